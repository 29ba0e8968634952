"""What a plan takes for granted although nobody said it."""

from collections import Counter

from plan.requirements import BusinessRule, Constraint, Requirements, Role, UserStory, Volume


def assumptions(requirements: Requirements) -> tuple[str, ...]:
    """Return everything that is assumed, a sentence each, so that a person can sign knowingly."""
    team = requirements.team
    found = [_role(role) for role in requirements.roles if _assumed(role)]
    found += [
        sentence
        for source, sentence in (
            (team.size_source, f"The team has {team.size} developer{'s' * (team.size != 1)}."),
            (team.velocity_source, f"The team finishes {team.velocity} points a sprint."),
            (team.sprint_days_source, f"A sprint takes {team.sprint_days} days."),
            (team.start_source, f"The first sprint starts on {team.start}."),
        )
        if source == "assumed"
    ]
    found += [f"{volume.text.rstrip('.')}." for volume in requirements.volumes if _assumed(volume)]
    found += [rule.text for rule in requirements.rules if _assumed(rule)]
    found += [constraint.text for constraint in requirements.constraints if _assumed(constraint)]
    found += [f"{story.id} is wanted: {story.title}" for story in requirements.stories if _assumed(story)]
    found += _priorities(requirements)
    return tuple(found)


def _assumed(statement: Role | Volume | BusinessRule | Constraint | UserStory) -> bool:
    return statement.source.provenance == "assumed"


def _role(role: Role) -> str:
    return f"{role.name} is a role: {role.description}" if role.description else f"{role.name} is a role."


def _priorities(requirements: Requirements) -> list[str]:
    """One sentence for all priorities that nobody gave, however many stories there are."""
    guessed = [story for story in requirements.stories if story.priority_source == "assumed"]
    if not guessed:
        return []
    counts = Counter(story.priority for story in guessed)
    few = f"{len(guessed)} of {len(requirements.stories)} stories have no priority of their own"
    who = "No story has a priority of its own" if len(guessed) == len(requirements.stories) else few
    words = ", ".join(f"{number} {_PRIORITY[priority]}" for priority, number in counts.items())
    return [f"{who}; taken as {words}."]


_PRIORITY = {"must": "must", "should": "should", "could": "could", "wont": "won't"}
