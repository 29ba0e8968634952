"""The pitfall of under-estimated complexity (PIT-201 to PIT-299)."""

from collections.abc import Iterator

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import counted, named

LARGEST_STORY = 8


@rule(
    "PIT-201",
    "warning",
    "sprints",
    mend="Split it along its acceptance criteria.",
    example="`S1-02` has 13 points.",
)
def story_too_large(look: Lookup) -> Iterator[Problem]:
    """A story has more than 8 points: under-estimated complexity.

    An estimate of that size says that nobody knows; it hides the surprise that will fill the sprint.
    """
    for at, _, story in look.planned:
        if story.points > LARGEST_STORY:
            yield Problem(at, f"Story {named(story.id)} has {story.points} points.")


@rule(
    "PIT-202",
    "warning",
    "sprints",
    mend="Raise the estimate or split the story.",
    example="`S1-02` builds six endpoints for 2 points.",
)
def story_too_cheap(look: Lookup) -> Iterator[Problem]:
    """A story builds more endpoints than it has points: under-estimated complexity.

    Each endpoint has its validation, its rights, its errors and its tests.
    """
    for at, _, story in look.planned:
        built = [e for e in dict.fromkeys(story.endpoints) if e in look.endpoints]
        if len(built) > 2 and len(built) > story.points > 0:
            for_points = counted(story.points, "point")
            yield Problem(at, f"Story {named(story.id)} builds {len(built)} endpoints for {for_points}.")


@rule(
    "PIT-203",
    "warning",
    "sprints",
    mend="Raise the estimate, or move some of the requirements to a story of their own.",
    example="`S1-02` covers five requirements for 2 points.",
)
def story_covers_too_much(look: Lookup) -> Iterator[Problem]:
    """A story covers more requirements than it has points, and more than two: under-estimated complexity.

    Each has acceptance criteria of its own that somebody has to fulfil and show.
    """
    wanted = look.user_stories
    for at, _, story in look.planned:
        covered = [r for r in dict.fromkeys(story.requirements) if r in wanted]
        does = bool(story.endpoints)  # a review or a test run covers all of them, and builds none
        if does and len(covered) > 2 and len(covered) > story.points > 0:
            for_points = counted(story.points, "point")
            yield Problem(at, f"Story {named(story.id)} covers {len(covered)} requirements for {for_points}.")
