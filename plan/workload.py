"""Who does how much: the stories that are assigned to people, sprint by sprint."""

from collections.abc import Iterable
from dataclasses import dataclass

from plan.sprints import SprintPlan

NOBODY = ""
"""Who the stories belong to that are assigned to nobody."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one person has: stories, and points in each sprint of the plan."""

    person: str
    stories: int
    points: tuple[int, ...]

    @property
    def total(self) -> int:
        """The points of all sprints."""
        return sum(self.points)


def workload(plan: SprintPlan) -> tuple[Load, ...]:
    """Return what each person has, the busiest first and what nobody has last; nothing where nobody has any."""
    found: dict[str, tuple[int, list[int]]] = {}
    for at, sprint in enumerate(plan.sprints):
        for story in sprint.stories:
            count, points = found.get(story.assignee, (0, [0] * len(plan.sprints)))
            points[at] += story.points
            found[story.assignee] = count + 1, points
    if set(found) <= {NOBODY}:
        return ()
    loads = [Load(person, count, tuple(points)) for person, (count, points) in found.items()]
    return tuple(sorted(loads, key=lambda load: (load.person == NOBODY, -load.total)))


def people(plan: SprintPlan, team: Iterable[str] = ()) -> tuple[str, ...]:
    """Return who a story can be given to: who has one already, in the plan's order, then the rest of the team."""
    having = (story.assignee for sprint in plan.sprints for story in sprint.stories)
    return tuple(name for name in dict.fromkeys((*having, *team)) if name)
