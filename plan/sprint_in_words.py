"""What a sprint says for a person who reads it, and its stories to go to."""

from collections import Counter
from collections.abc import Iterator, Mapping

from plan.items import PlanItem, Relation
from plan.requirements import Priority
from plan.spelled_out import Saying
from plan.sprints import Sprint, Story

_PRIORITIES: Mapping[Priority, str] = {"must": "must", "should": "should", "could": "could", "wont": "won't"}


def sprint_in_words(sprint: Sprint) -> tuple[Saying, ...]:
    """Return what a sprint says besides its name and its stories."""
    return tuple(Saying(label, entries, label == "parallel") for label, entries in _said(sprint) if all(entries))


def _said(sprint: Sprint) -> Iterator[tuple[str, tuple[str, ...]]]:
    points = sum(story.points for story in sprint.stories)
    over = f", {points - sprint.capacity} over" if points > sprint.capacity else ""
    yield "goal", (sprint.goal,)
    yield "dates", (" to ".join(filter(None, (sprint.start, sprint.end))),)
    yield "points", (f"{points} of {sprint.capacity}{over}",)
    counted = Counter(story.priority for story in sprint.stories)
    yield "priorities", (", ".join(f"{counted[one]} {word}" for one, word in _PRIORITIES.items() if counted[one]),)
    if sprint.parallel:
        yield "parallel", tuple(", ".join(group) for group in sprint.parallel)


def stories_of(sprint: Sprint, pointer: str) -> Relation:
    """Return the stories of the sprint at a JSON pointer, each with its points, its priority and who does it."""
    return Relation(
        "Stories",
        tuple(
            PlanItem("story", story.id, story.id, _story(story), "sprints", f"{pointer}/stories/{at}")
            for at, story in enumerate(sprint.stories)
        ),
    )


def _story(story: Story) -> str:
    points = "1 point" if story.points == 1 else f"{story.points} points"
    return " · ".join(filter(None, (story.title, points, _PRIORITIES[story.priority], story.assignee)))
