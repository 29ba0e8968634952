"""What a planted defect is, and where in a plan it can be planted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from plan.api import Endpoint
from plan.database import Column, Table
from plan.plan import Plan
from plan.sprints import Sprint, Story

Plant = Callable[[Plan], Iterator[Plan]]
Ground = Callable[[Plan], Plan]

MOST = 200
"""Places in one plan that are looked at."""


def as_it_is(plan: Plan) -> Plan:
    """Return the plan itself: the ground of a defect that needs nothing that exists already."""
    return plan


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of mistake; `plant` gives one plan for each place where it can be made, `codes` say it rightly.

    `ground` makes of a plan the one that it is planted in, which holds as well.
    """

    kind: str
    codes: frozenset[str]
    plant: Plant
    ground: Ground = as_it_is

    def planted(self, plan: Plan, places: int) -> tuple[Plan, ...]:
        """Return the ground `plan` with the defect at up to so many places, spread evenly over all there are."""
        every = list(islice(self.plant(plan), MOST))
        step = max(1, len(every) / places)
        return tuple(every[int(i * step)] for i in range(min(places, len(every))))


class Defects:
    """The defects of one module, in the order in which they are written."""

    def __init__(self, ground: Ground = as_it_is) -> None:
        self._ground = ground
        self.all: list[Defect] = []

    def add(self, kind: str, *codes: str) -> Callable[[Plant], Plant]:
        """Make the decorated function a kind of defect, to be found under one of the codes."""

        def added(plant: Plant) -> Plant:
            self.all.append(Defect(kind, frozenset(codes), plant, self._ground))
            return plant

        return added


def tables(plan: Plan) -> Iterator[tuple[str, Table]]:
    """Yield each table with its path."""
    for i, table in enumerate(plan.database.tables if plan.database else ()):
        yield f"database/tables/{i}", table


def columns(plan: Plan) -> Iterator[tuple[str, Table, Column]]:
    """Yield each column with its path and table."""
    for at, table in tables(plan):
        for i, column in enumerate(table.columns):
            yield f"{at}/columns/{i}", table, column


def foreign_keys(plan: Plan) -> Iterator[tuple[str, Table, Column]]:
    """Yield each column that is a foreign key with its path and table."""
    return ((at, table, column) for at, table, column in columns(plan) if column.references.table)


def endpoints(plan: Plan) -> Iterator[tuple[str, Endpoint]]:
    """Yield each endpoint with its path."""
    for i, endpoint in enumerate(plan.api.endpoints if plan.api else ()):
        yield f"api/endpoints/{i}", endpoint


def stories(plan: Plan) -> Iterator[tuple[str, Sprint, Story]]:
    """Yield each story of the sprint plan with its path and sprint."""
    for i, sprint in enumerate(plan.sprints.sprints if plan.sprints else ()):
        for j, story in enumerate(sprint.stories):
            yield f"sprints/sprints/{i}/stories/{j}", sprint, story


def entries(plan: Plan, path: str) -> Iterator[str]:
    """Yield the path of each entry of the list at a path such as `database/indexes`."""
    artifact = getattr(plan, path.partition("/")[0])
    if artifact is not None:
        for step in path.split("/")[1:]:
            artifact = getattr(artifact, step)
        yield from (f"{path}/{i}" for i in range(len(artifact)))
