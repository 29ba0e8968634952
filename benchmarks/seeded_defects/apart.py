"""Defects of what keeps rows apart in time, in plans where each table with two days or moments has such a rule."""

from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, endpoints, tables
from plan.api import ErrorResponse
from plan.database import Exclusion, Table
from plan.plan import Plan
from plan.ranges import time_type
from tests.plan.checks.builders import put

_TAKEN = ErrorResponse(status=409, code="TIME_TAKEN", description="It overlaps another.")


def held_apart(plan: Plan) -> Plan:
    """Return the plan in which rows that have two times of one type do not overlap, and the API says so."""
    held: set[str] = set()
    for path, table in tables(plan):
        if (one := exclusion_for(table)) is not None:
            plan = put(plan, f"{path}/exclusions", (one,))
            held.add(table.name)
    for path, endpoint in endpoints(plan):
        if endpoint.tables and endpoint.tables[0] in held and 409 not in {error.status for error in endpoint.errors}:
            plan = put(plan, f"{path}/errors/+", _TAKEN)
    return plan


def exclusion_for(table: Table) -> Exclusion | None:
    """Return a rule that keeps the rows of a table apart, None if it has no two times of one type."""
    kinds: dict[str, list[str]] = {}
    for column in table.columns:
        kinds.setdefault(time_type(column.type), []).append(column.name)
    pair = next((names[:2] for kind, names in kinds.items() if kind and len(names) > 1), None)
    if pair is None or table.unique:
        return None
    whose = tuple(column.name for column in table.columns if column.references.table)[:1]
    return Exclusion(
        name=f"{table.name}_apart", columns=whose, starts=pair[0], ends=pair[1], end_included=False, where=""
    )


KINDS = Defects(held_apart)


def _exclusions(plan: Plan) -> Iterator[tuple[str, Table, Exclusion]]:
    for path, table in tables(plan):
        for i, one in enumerate(table.exclusions):
            yield f"{path}/exclusions/{i}", table, one


@KINDS.add("a time that ends in a column that is not there", "DB-092")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, _one in _exclusions(plan):
        yield put(plan, f"{path}/ends", "the_end_of_it")


@KINDS.add("a time of which nobody has the owner", "DB-092")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, _one in _exclusions(plan):
        yield put(plan, f"{path}/columns", ("ghost_id",))


@KINDS.add("a time that ends in a text", "DB-093")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, _one in _exclusions(plan):
        other = next((c.name for c in table.columns if c.type.startswith(("varchar", "text", "integer"))), "")
        if other:
            yield put(plan, f"{path}/ends", other)


@KINDS.add("rows kept apart while a moment lasts", "DB-094")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, one in _exclusions(plan):
        yield put(plan, f"{path}/where", f"{one.ends} > CURRENT_TIMESTAMP")


@KINDS.add("an exclusion by the name of its table", "DB-095")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, _one in _exclusions(plan):
        yield put(plan, f"{path}/name", table.name)


@KINDS.add("a unique group beside an exclusion that says more", "DB-096")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, one in _exclusions(plan):
        yield put(plan, f"{path.rpartition('/exclusions')[0]}/unique", ((*one.columns, one.starts),))


@KINDS.add("an endpoint that is silent about a time that is taken", "XP-063")
def _(plan: Plan) -> Iterator[Plan]:
    held = {table.name for _, table, _ in _exclusions(plan)}
    for path, endpoint in endpoints(plan):
        makes = endpoint.method == "POST" and any(r.status == 201 for r in endpoint.responses)
        if makes and endpoint.tables[:1] and endpoint.tables[0] in held:
            yield put(plan, f"{path}/errors", tuple(error for error in endpoint.errors if error.status != 409))
