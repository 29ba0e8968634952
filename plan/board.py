"""Moving the stories of a sprint plan about: between sprints, up and down, and what each costs and is worth.

Every function returns a plan, and raises `BoardError` with one sentence where it cannot be done. Stories keep
their ids, and nothing else is put right: what a move breaks is for the checks to say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plan.parallel import among
from plan.requirements import PRIORITIES, Priority
from plan.sprints import POINTS, Sprint, SprintPlan, Story


class BoardError(ValueError):
    """A story cannot be moved or changed like that."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story stands: the sprint's place in the plan, and the story's in the sprint, both from 0."""

    sprint: int
    story: int


def place_of(plan: SprintPlan, story: str) -> Place:
    """Return where a story stands."""
    for at, sprint in enumerate(plan.sprints):
        for place, one in enumerate(sprint.stories):
            if one.id == story:
                return Place(at, place)
    raise BoardError(f"There is no story {story} on the board.")


def out_of_order(plan: SprintPlan, story: str) -> tuple[str, ...]:
    """Return the stories that a story waits for, or that wait for it, and that stand in the wrong sprint for that."""
    sprints = {one.id: at for at, sprint in enumerate(plan.sprints) for one in sprint.stories}
    every = {one.id: one for sprint in plan.sprints for one in sprint.stories}
    here = sprints[story]
    late = [name for name in every[story].depends_on if sprints.get(name, here) > here]
    early = [one.id for one in every.values() if story in one.depends_on and sprints[one.id] < here]
    return tuple(name for name in every if name in {*late, *early})


def moved_to_sprint(plan: SprintPlan, story: str, step: int) -> SprintPlan:
    """Return the plan with a story some sprints later (or earlier), at the same height."""
    at = place_of(plan, story)
    to = at.sprint + step
    if not 0 <= to < len(plan.sprints):
        raise BoardError(f"{story} is in the {'last' if step > 0 else 'first'} sprint already.")
    lots = lots_of(plan)
    lots[to].insert(min(at.story, len(lots[to])), lots[at.sprint].pop(at.story))
    return with_lots(plan, lots)


def moved_within_sprint(plan: SprintPlan, story: str, step: int) -> SprintPlan:
    """Return the plan with a story some places further down (or up) in its sprint."""
    at = place_of(plan, story)
    lots = lots_of(plan)
    lot = lots[at.sprint]
    to = at.story + step
    if not 0 <= to < len(lot):
        raise BoardError(f"{story} is the {'last' if step > 0 else 'first'} of its sprint already.")
    lot.insert(to, lot.pop(at.story))
    return with_lots(plan, lots)


def estimated(plan: SprintPlan, story: str, step: int) -> SprintPlan:
    """Return the plan with a story some steps of the scale dearer (or cheaper)."""

    def change(one: Story) -> Story:
        dearer = [points for points in POINTS if points > one.points]
        cheaper = [points for points in reversed(POINTS) if points < one.points]
        steps = dearer if step > 0 else cheaper
        if len(steps) < abs(step):
            raise BoardError(f"{story} has {one.points} points; they go from {POINTS[0]} to {POINTS[-1]}.")
        return one.model_copy(update={"points": steps[abs(step) - 1]})

    return _changed(plan, story, change)


def prioritised(plan: SprintPlan, story: str, priority: Priority) -> SprintPlan:
    """Return the plan with another priority of a story."""
    return _changed(plan, story, lambda one: one.model_copy(update={"priority": priority}))


def assigned(plan: SprintPlan, story: str, person: str) -> SprintPlan:
    """Return the plan with a story given to a person, or with `""` to nobody."""
    return _changed(plan, story, lambda one: one.model_copy(update={"assignee": person}))


def next_priority(priority: Priority) -> Priority:
    """Return the priority after this one, round and round."""
    return PRIORITIES[(PRIORITIES.index(priority) + 1) % len(PRIORITIES)]


def _changed(plan: SprintPlan, story: str, change: Callable[[Story], Story]) -> SprintPlan:
    at = place_of(plan, story)
    lots = lots_of(plan)
    lots[at.sprint][at.story] = change(lots[at.sprint][at.story])
    return with_lots(plan, lots)


def lots_of(plan: SprintPlan) -> list[list[Story]]:
    """Return the stories of each sprint."""
    return [list(sprint.stories) for sprint in plan.sprints]


def with_lots(plan: SprintPlan, lots: Sequence[Sequence[Story]]) -> SprintPlan:
    """Return the plan with these stories in its sprints; what is added up from them is added up anew."""
    sprints = tuple(_refilled(sprint, lot) for sprint, lot in zip(plan.sprints, lots, strict=True))
    return added_up(plan.model_copy(update={"sprints": sprints}))


def added_up(plan: SprintPlan) -> SprintPlan:
    """Return the plan with the velocity of every planned sprint as what its stories have in points."""
    totals = {sprint.number: sum(story.points for story in sprint.stories) for sprint in plan.sprints}
    velocity = tuple(
        v if v.forecast or v.sprint not in totals else v.model_copy(update={"points": totals[v.sprint]})
        for v in plan.velocity
    )
    return plan.model_copy(update={"velocity": velocity})


def _refilled(sprint: Sprint, lot: Sequence[Story]) -> Sprint:
    ids = {story.id for story in lot}
    return sprint.model_copy(update={"stories": tuple(lot), "parallel": among(sprint.parallel, ids)})
