"""A defect planted in the plan that holds, and a plan nearly like it that does hold."""

from collections.abc import Callable
from dataclasses import dataclass

from plan.plan import Plan
from tests.plan.checks.builders import again, put, without

Change = Callable[[Plan], Plan]


@dataclass(frozen=True)
class Case:
    """`also` names the other codes that the same defect shows."""

    code: str
    defect: Change
    near_miss: Change
    also: frozenset[str] = frozenset()


def case(code: str, defect: Change, near_miss: Change, *also: str) -> Case:
    return Case(code, defect, near_miss, frozenset(also))


def to(path: str, value: object) -> Change:
    """The change that puts `value` at a path."""
    return lambda plan: put(plan, path, value)


def copy(path: str, **changes: object) -> Change:
    """The change that adds a changed copy of the entry at a path to its list."""
    return lambda plan: again(plan, path, **changes)


def drop(path: str) -> Change:
    """The change that takes the entry at a path out of its list."""
    return lambda plan: without(plan, path)


def all_of(*changes: Change) -> Change:
    """All changes, one after the other."""

    def change(plan: Plan) -> Plan:
        for one in changes:
            plan = one(plan)
        return plan

    return change


def nothing(plan: Plan) -> Plan:
    """No change: the plan that holds is the near miss."""
    return plan
