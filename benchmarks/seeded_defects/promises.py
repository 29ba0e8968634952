"""Defects of what one artifact promises and another cannot keep."""

from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, columns, endpoints, entries, stories, tables
from plan.api import SchemaField
from plan.checks.columns import allowed_values
from plan.database import Column, Table
from plan.plan import Plan
from plan.requirements import Integration, Volume
from tests.plan.checks.builders import SAID, at, put, without

KINDS = Defects()


def shown(plan: Plan) -> Iterator[tuple[str, SchemaField, Table, Column]]:
    """Yield each field that an answer alone has, with its path, and the only column that it can show."""
    read = {e.request for _, e in endpoints(plan)}
    for i, schema in enumerate(plan.api.schemas if plan.api else ()):
        answering = [e for _, e in endpoints(plan) if schema.name in {r.body for r in e.responses if r.status < 400}]
        reached = {t for e in answering for t in e.tables}
        for j, field in enumerate(schema.fields):
            holders = [(t, c) for _, t in tables(plan) if t.name in reached for c in t.columns if c.name == field.name]
            if answering and schema.name not in read and len(holders) == 1:
                yield f"api/schemas/{i}/fields/{j}", field, *holders[0]


@KINDS.add("an outside system that the API does not mention", "XP-054")
def _(plan: Plan) -> Iterator[Plan]:
    asked = Integration(name="Zephyrpay", purpose="Zephyrpay takes the fees", source=SAID)
    for path in entries(plan, "architecture/components"):
        wanted = put(plan, "requirements/integrations/+", asked)
        yield put(wanted, f"{path}/responsibilities/+", "Calls Zephyrpay")
    for path in entries(plan, "api/integrations"):
        name = str(at(plan, f"{path}/name"))
        if any(i.name == name for i in plan.requirements.integrations):
            yield without(plan, path)


@KINDS.add("an answer that lacks a value of the table", "XP-055")
def _(plan: Plan) -> Iterator[Plan]:
    for path, field, table, column in shown(plan):
        allowed = allowed_values(table).get(column.name, ())
        kept = tuple(v for v in field.values if v.strip('"') != allowed[-1]) if allowed else ()
        if kept and len(kept) < len(field.values):
            yield put(put(plan, f"{path}/values", kept), f"{path}/example", f'"{kept[0]}"')


@KINDS.add("an answer that is never empty over a column that may be", "XP-056")
def _(plan: Plan) -> Iterator[Plan]:
    for path, field, table, column in shown(plan):
        if column.nullable and field.nullable and not column.default and column.name not in table.primary_key:
            yield put(put(plan, f"{path}/nullable", False), f"{path}/required", True)


@KINDS.add("a store that does not speak the schema's SQL", "XP-057")
def _(plan: Plan) -> Iterator[Plan]:
    stores = [p for p in entries(plan, "architecture/components") if at(plan, f"{p}/kind") == "data"]
    for path in stores:
        others = " ".join(str(at(plan, f"{p}/technology")) for p in stores if p != path)
        if "postgres" not in others.lower():
            yield put(plan, f"{path}/technology", "MySQL 8")


@KINDS.add("a table that is expected to stay far too small", "XP-058")
def _(plan: Plan) -> Iterator[Plan]:
    for volume in plan.database.volumes if plan.database else ():
        if "_" not in volume.table and len(volume.table) > 5:
            amount = 10 * max(volume.year_1, volume.year_3, 1)
            said = Volume(
                subject=volume.table, amount=amount, per="total", when="", text=f"{amount} {volume.table}", source=SAID
            )
            yield put(plan, "requirements/volumes/+", said)


@KINDS.add("a story for what the documents rule out", "XP-059")
def _(plan: Plan) -> Iterator[Plan]:
    ruled_out = put(plan, "requirements/exclusions/+", "Zeppelin rides")
    for path, _sprint, story in stories(plan):
        yield put(ruled_out, f"{path}/title", f"{story.title}: Zeppelin rides API"[-80:])


@KINDS.add("an access token that is good for years", "API-045")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/authentication/lifetimes"):
        if "access" in str(at(plan, f"{path}/token")).lower():
            yield put(plan, f"{path}/lifetime", "10 years")


@KINDS.add("a moment without its time zone", "DB-013")
def _(plan: Plan) -> Iterator[Plan]:
    moments = [path for path, _, column in columns(plan) if column.type == "timestamptz"]
    if len(moments) > 2:
        for path in moments:
            yield put(plan, f"{path}/type", "timestamp")


@KINDS.add("a weekly backup where five minutes may be lost", "DB-089")
def _(plan: Plan) -> Iterator[Plan]:
    if plan.database:
        yield put(put(plan, "database/backup/frequency", "Weekly full backup"), "database/backup/rpo", "5 minutes")


@KINDS.add("one-to-many that allows one", "DB-090")
def _(plan: Plan) -> Iterator[Plan]:
    held = {e.name: e.table for e in (plan.database.entities if plan.database else ())}
    for path in entries(plan, "database/relationships"):
        one, many = (held.get(str(at(plan, f"{path}/{end}")), "") for end in ("source", "target"))
        keys = [p for p, t, c in columns(plan) if t.name == many and c.references.table == one]
        if at(plan, f"{path}/cardinality") == "one-to-many" and len(keys) == 1 and one != many:
            yield put(plan, f"{keys[0]}/unique", True)


@KINDS.add("a screen that no longer depends on its API of an earlier sprint", "PIT-304")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(stories(plan))
    for path, sprint, story in every:
        own = set(story.requirements)
        builders = [(s.id, o.number) for _, o, s in every if s.endpoints and own <= set(s.requirements)]
        waiting = {i for i, _ in builders} & set(story.depends_on)
        earlier = builders and all(number < sprint.number for _, number in builders)
        others = any(
            s.id != story.id and any(d == b and n < o.number for b, n in ((x.id, y.number) for _, y, x in every))
            for _, o, s in every
            for d in s.depends_on
        )
        if own and waiting and earlier and others and "frontend" in story.title.lower() and not story.endpoints:
            yield put(plan, f"{path}/depends_on", ())


def _listed(plan: Plan, column: str, change: str) -> Iterator[Plan]:
    """The plan whose first query goes on behind the last row seen, for each table that is listed by page numbers."""
    numbered = {
        e.path.rpartition("/")[2].replace("-", "_")
        for _, e in endpoints(plan)
        if e.method == "GET" and any(p.name == "page" for p in e.parameters)
    }
    for path in list(entries(plan, "database/access_patterns"))[:1]:
        for _, table in tables(plan):
            names = {c.name for c in table.columns}
            if table.name not in numbered or not {column, "id"} <= names:
                continue
            sql = f"SELECT id FROM {table.name} WHERE {change} LIMIT $2"
            changed = put(put(plan, f"{path}/sql", sql), f"{path}/parameters", ("the last one seen", "page size"))
            others = [
                p
                for p in entries(plan, "database/access_patterns")
                if p != path and table.name in str(at(plan, f"{p}/sql")).split()
            ]
            for other in reversed(others):
                changed = without(changed, other)
            yield changed


@KINDS.add("a list that goes on behind what rows can share", "DB-091")
def _(plan: Plan) -> Iterator[Plan]:
    yield from _listed(plan, "created_at", "created_at < $1 ORDER BY created_at DESC")


@KINDS.add("a list that is paged in two ways", "XP-060")
def _(plan: Plan) -> Iterator[Plan]:
    yield from _listed(plan, "id", "id > $1 ORDER BY id")
