"""Planning poker by rules: what each specialist thinks a story costs, blind, and how the planner settles it.

Nobody looks at the planner's points or at another's card. Everybody sees the same story (its tasks, its criteria);
each adds what only its own field shows: the parts that meet, the tables and their conditions, the calls and errors.
"""

from statistics import median_high

from agents.offline.poker_fields import FIELDS, Ground, View
from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import AgentName
from plan.database import Database
from plan.estimates import APART, MOST_POINTS, SCALE, Dispute, Estimate, Settlement, on_scale, steps_apart
from plan.sprints import SprintPlan, Story

_LIMITS = (1.6, 2.7, 4.5, 7.5, 12.0)


def estimate_stories(
    agent: AgentName, sprints: SprintPlan, architecture: Architecture, database: Database, api: Api
) -> tuple[Estimate, ...]:
    """Return the card of `agent` for every story, in the order of the plan; it never looks at the plan's own points.

    The sprint planner has no card: its estimate is the plan. Asked for it, a ValueError is raised.
    """
    field = FIELDS.get(agent)
    if field is None:
        raise ValueError(f"{agent} has no field to estimate in; ask one of {', '.join(FIELDS)}.")
    ground = Ground(architecture, database, api)
    stories = (story for sprint in sprints.sprints for story in sprint.stories)
    return tuple(_card(story, field(ground, story)) for story in stories)


def _card(story: Story, view: View) -> Estimate:
    points = next((p for p, limit in zip(SCALE, _LIMITS, strict=False) if view.effort <= limit), SCALE[-1])
    reason = (
        view.reason if points < SCALE[-1] else f"Too big to be one story: {view.reason[:1].lower()}{view.reason[1:]}"
    )
    return Estimate(story=story.id, points=points, reason=reason)


def settle(dispute: Dispute) -> Settlement:
    """Return the points that the planner gives a story after it has seen every card, and why.

    The middle card counts, the higher of two, and the plan's own is one; whoever says that it is too big is heard: it
    gets the most that a story may have, and a word about splitting.
    """
    story, cards = dispute.story, dispute.cards
    low, high = min(cards, key=lambda c: c[1].points), max(cards, key=lambda c: c[1].points)
    middle = min(on_scale(median_high([*(card.points for _, card in cards), story.points])), MOST_POINTS)
    settled = max(middle, _least(story))
    if high[1].points > MOST_POINTS:
        settled = MOST_POINTS
        verdict = f"Kept at {settled}, the most one story may have: split it."
    elif steps_apart(low[1].points, high[1].points) <= APART:
        verdict = f"The plan's {story.points} stood alone, so the middle of all cards counts: {settled}."
    elif settled > middle:
        verdict = f"No less than {settled} for {len(set(story.endpoints))} endpoints, whatever the middle of the cards."
    else:
        verdict = f"The middle of all cards counts: {settled}."
    return Settlement(story=story.id, points=settled, reason=f"{_spread(low, high, story.points)} {verdict}")


def _least(story: Story) -> int:
    """Return the fewest points of a story that builds several endpoints: each has its rights, errors and tests."""
    built = len(set(story.endpoints))
    return min(on_scale(built), MOST_POINTS) if built > 2 else 0


def _spread(low: tuple[str, Estimate], high: tuple[str, Estimate], planned: int) -> str:
    if low[1].points == high[1].points:
        return f"Planned at {planned}, the others say {high[1].points}: {_clause(high[1].reason)}."
    return (
        f"{high[0]} says {high[1].points} ({_clause(high[1].reason)}), {low[0]} says {low[1].points} "
        f"({_clause(low[1].reason)})."
    )


def _clause(reason: str) -> str:
    text = reason.strip().rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
