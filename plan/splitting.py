"""A story split in two: what the second one gets, and what waits for which of them then.

The second stands right behind the first, in the same sprint, and both are done by whoever was to do the one. Nothing
of the story is lost, and nothing that waited for it can start before all of it is done.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal, TypeAlias

from plan.board import BoardError, lots_of, place_of, with_lots
from plan.plan import Plan
from plan.sprints import POINTS, Sprint, SprintPlan, Story

Part = Literal["acceptance", "endpoints", "tables", "tasks"]
PARTS: Mapping[Part, str] = {
    "acceptance": "Acceptance criteria",
    "endpoints": "Endpoints",
    "tables": "Tables",
    "tasks": "Tasks",
}
"""What of a story is given to one of two, as people call it."""

Entry: TypeAlias = tuple[Part, int]
"""One entry of a story's lists: which list, and its place in it from 0."""


@dataclass(frozen=True, slots=True)
class Split:
    """How a story is split: what its second part gets, is called and costs, and whether it waits for the first."""

    given: frozenset[Entry]
    title: str
    points: tuple[int, int]
    waits: bool = True


def entries(story: Story) -> tuple[Entry, ...]:
    """Return what of a story can be given to its second part."""
    return tuple((part, at) for part in PARTS for at in range(len(_list(story, part))))


def said(story: Story, entry: Entry) -> str:
    """Return the text of an entry."""
    part, at = entry
    return _list(story, part)[at]


def halves(points: int) -> tuple[int, int]:
    """Return what two parts of a story are likely to cost, the first at least as much as the second."""
    second = max((one for one in POINTS if one * 2 <= points), default=POINTS[0])
    first = next((one for one in POINTS if one >= points - second), POINTS[-1])
    return first, second


def second_id(plan: SprintPlan, story: str) -> str:
    """Return the id of a story's second part: `S1-03b` for `S1-03`, the next free letter if there is one already."""
    taken = {one.id for sprint in plan.sprints for one in sprint.stories}
    first = story[:-1] if story[-1:] in ascii_lowercase and story[:-1] in taken else story
    return next(name for name in _names(first) if name not in taken)


def _names(first: str) -> Iterator[str]:
    stem = first if first[-1:].isdigit() else f"{first}-"
    yield from (f"{stem}{letter}" for letter in ascii_lowercase[1:])
    number = 2
    while True:
        yield f"{first}-{number}"
        number += 1


def split(plan: Plan, story: str, how: Split) -> SprintPlan:
    """Return the sprint plan with a story split; raises BoardError with one sentence where it cannot be."""
    if plan.sprints is None:
        raise BoardError("There is no sprint plan yet.")
    at = place_of(plan.sprints, story)
    whole = plan.sprints.sprints[at.sprint].stories[at.story]
    everything = frozenset(entries(whole))
    second = second_id(plan.sprints, story)
    if not how.given & everything:
        raise BoardError(f"Nothing goes to {second} yet.")
    if everything <= how.given:
        raise BoardError(f"All of {story} would go to {second}; leave something.")
    if any(points not in POINTS for points in how.points):
        raise BoardError(f"A story has {', '.join(map(str, POINTS[:-1]))} or {POINTS[-1]} points.")
    one, two = _parts(plan, whole, second, how)
    lots = lots_of(plan.sprints)
    lots[at.sprint][at.story : at.story + 1] = [one, two]
    waiting = [[_waiting_for_both(each, story, second) for each in lot] for lot in lots]
    waiting[at.sprint][at.story + 1] = two
    changed = with_lots(plan.sprints, waiting)
    return changed if how.waits else _side_by_side(changed, at.sprint, story, second)


def _parts(plan: Plan, whole: Story, second: str, how: Split) -> tuple[Story, Story]:
    after = (*whole.depends_on, whole.id) if how.waits else whole.depends_on
    one = whole.model_copy(update={**_share(whole, how.given, taken=False), "points": how.points[0]})
    fields = {"id": second, "title": how.title, "points": how.points[1], "depends_on": after}
    two = whole.model_copy(update={**_share(whole, how.given, taken=True), **fields})
    served, others = _served(plan, one), _served(plan, two)
    return (
        one.model_copy(update={"requirements": _due(whole.requirements, served, others)}),
        two.model_copy(update={"requirements": _due(whole.requirements, others, served)}),
    )


def _share(whole: Story, given: frozenset[Entry], taken: bool) -> dict[str, object]:
    """Return what of a story's lists is given, or what is left of them."""
    return {
        part: tuple(text for at, text in enumerate(_list(whole, part)) if ((part, at) in given) is taken)
        for part in PARTS
    }


def _served(plan: Plan, story: Story) -> frozenset[str]:
    """Return the requirements that a part can be seen to serve: by its endpoints, its tables or its criteria."""
    endpoints = plan.api.endpoints if plan.api else ()
    asked = [
        name
        for one in endpoints
        if one.id in story.endpoints or set(one.tables) & {*story.tables}
        for name in one.stories
    ]
    wanted = [one.id for one in plan.requirements.stories if set(one.acceptance) & {*story.acceptance}]
    return frozenset((*asked, *wanted))


def _due(names: Sequence[str], own: frozenset[str], others: frozenset[str]) -> tuple[str, ...]:
    """Return the requirements of a part: those that it serves, and those of which nobody can see who does."""
    found = tuple(name for name in names if name in own or name not in others)
    return found or tuple(names)


def _waiting_for_both(story: Story, first: str, second: str) -> Story:
    if first not in story.depends_on:
        return story
    both = [name for one in story.depends_on for name in ((one, second) if one == first else (one,))]
    return story.model_copy(update={"depends_on": tuple(dict.fromkeys(both))})


def _side_by_side(plan: SprintPlan, at: int, first: str, second: str) -> SprintPlan:
    """Return the plan with the second part beside the first in the groups that can be worked on at the same time."""

    def widened(sprint: Sprint) -> Sprint:
        groups = (
            tuple(name for one in group for name in ((one, second) if one == first else (one,)))
            for group in sprint.parallel
        )
        return sprint.model_copy(update={"parallel": tuple(groups)})

    sprints = tuple(widened(sprint) if number == at else sprint for number, sprint in enumerate(plan.sprints))
    return plan.model_copy(update={"sprints": sprints})


def _list(story: Story, part: Part) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(story, part)
    return found
