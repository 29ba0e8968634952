"""Defects between the artifacts."""

import re
from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, columns, endpoints, entries, stories, tables
from plan.api import Permission
from plan.plan import Plan
from plan.requirements import Constraint, Integration, UserStory
from tests.plan.checks.builders import SAID, again, at, put, without
from tests.plan.checks.builders import story as another

KINDS = Defects()


def wanted(plan: Plan) -> Iterator[tuple[str, UserStory]]:
    """Yield each user story with its path."""
    for i, story in enumerate(plan.requirements.stories):
        yield f"requirements/stories/{i}", story


def forgotten(plan: Plan, id_: str) -> Plan:
    """Return the plan in which no story covers a requirement."""
    for path, _, story in stories(plan):
        plan = put(plan, f"{path}/requirements", tuple(r for r in story.requirements if r != id_))
    return plan


def unserved(plan: Plan, id_: str) -> Plan:
    """Return the plan in which no endpoint names a requirement; one that named no other is given to another."""
    for path, endpoint in endpoints(plan):
        others = tuple(s for s in endpoint.stories if s != id_)
        spare = next((s.id for s in plan.requirements.stories if s.id != id_), "")
        plan = put(plan, f"{path}/stories", others or (spare,) if id_ in endpoint.stories else endpoint.stories)
    return plan


@KINDS.add("a must-have that no story covers", "XP-001")
def _(plan: Plan) -> Iterator[Plan]:
    for _, story in wanted(plan):
        if story.priority == "must":
            yield forgotten(plan, story.id)


@KINDS.add("a should-have that no story covers", "XP-015")
def _(plan: Plan) -> Iterator[Plan]:
    for path, story in wanted(plan):
        if any(story.id in one.requirements for _, _, one in stories(plan)):
            yield forgotten(put(plan, f"{path}/priority", "should"), story.id)


@KINDS.add("a must-have that is only looked over", "XP-018")
def _(plan: Plan) -> Iterator[Plan]:
    last = next(reversed(list(entries(plan, "sprints/sprints"))), "")
    for _, wish in wanted(plan):
        if last and wish.priority == "must":
            review = another("S9-99", "Code review", 1, requirements=(wish.id,))
            review = review.model_copy(update={"agents": ("code-reviewer",)})
            yield put(forgotten(plan, wish.id), f"{last}/stories/+", review)


@KINDS.add("a technology that is demanded and not used", "XP-019")
def _(plan: Plan) -> Iterator[Plan]:
    for kind, text in (("data", "Everything is kept in Oracle."), ("frontend", "The client is written in WPF.")):
        if plan.architecture and any(c.kind == kind and c.technology for c in plan.architecture.components):
            given = Constraint(id="C-404", kind="technology", text=text, source=SAID)
            yield put(plan, "requirements/constraints/+", given)


@KINDS.add("a story for no requirement", "XP-002")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/requirements/+", "R-404")


@KINDS.add("an endpoint for no requirement", "XP-003")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/stories/+", "R-404")


@KINDS.add("an endpoint on no table", "XP-004")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/tables/+", "ghosts")


@KINDS.add("a table of endpoints is dropped", "XP-004")
def _(plan: Plan) -> Iterator[Plan]:
    used = {t for _, e in endpoints(plan) for t in e.tables}
    for path, table in tables(plan):
        if table.name in used:
            yield without(plan, path)


@KINDS.add("an endpoint that no story builds", "XP-005")
def _(plan: Plan) -> Iterator[Plan]:
    for _, endpoint in endpoints(plan):
        left = plan
        for path, _, story in stories(plan):
            left = put(left, f"{path}/endpoints", tuple(e for e in story.endpoints if e != endpoint.id))
        yield left


@KINDS.add("a table that no story builds", "XP-006")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table in tables(plan):
        left = plan
        for path, _, story in stories(plan):
            left = put(left, f"{path}/tables", tuple(t for t in story.tables if t != table.name))
        yield left


@KINDS.add("a story that builds what is not designed", "XP-007")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/endpoints/+", "ghosts-list")


@KINDS.add("an endpoint that two stories build", "XP-008")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(stories(plan))
    for _, _, story in every:
        for endpoint in story.endpoints:
            yield put(plan, f"{next(p for p, _, s in every if s.id != story.id)}/endpoints/+", endpoint)


@KINDS.add("a table that two stories build", "XP-017")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(stories(plan))
    for _, _, story in every:
        for table in story.tables:
            yield put(plan, f"{next(p for p, _, s in reversed(every) if s.id != story.id)}/tables/+", table)


@KINDS.add("a story of an agent that nobody knows", "XP-009")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _sprint, _story in stories(plan):
        yield put(plan, f"{path}/agents/+", "cobol-expert")


@KINDS.add("an endpoint that nobody asked for", "XP-010")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _endpoint in endpoints(plan):
        yield put(plan, f"{path}/stories", ())


def lonely(plan: Plan) -> Iterator[Plan]:
    """Yield the plan with one more table, which no other one is joined to, for each that it has."""
    for _, table in tables(plan):
        bare = tuple(c for c in table.columns if not c.references.table)
        if bare:
            key = {"name": "lonely_things", "columns": bare, "primary_key": (bare[0].name,), "unique": (), "checks": ()}
            empty = table.seed.model_copy(update={"columns": (), "rows": ()})
            yield put(plan, "database/tables/+", table.model_copy(update={**key, "seed": empty}))


@KINDS.add("a table that is read and never filled", "XP-050")
def _(plan: Plan) -> Iterator[Plan]:
    posts = [e for _, e in endpoints(plan) if e.method == "POST" and not e.path.startswith("/auth/")]
    with_table = next(lonely(plan), None)
    for path, endpoint in endpoints(plan):
        if posts and with_table is not None and endpoint.method == "GET":
            yield put(with_table, f"{path}/tables", ("lonely_things",))


@KINDS.add("a table that nothing touches", "XP-011")
def _(plan: Plan) -> Iterator[Plan]:
    if any(e.tables for _, e in endpoints(plan)):
        yield from lonely(plan)


SIGN_IN = re.compile(r"sign|log|regist|auth|account|token|password|anmeld|sesi|iniciar|session", re.IGNORECASE)
PUSHED = re.compile(r"remind|notif|e-?mail|alert|message", re.IGNORECASE)


@KINDS.add("a must-have that no endpoint serves", "XP-012")
def _(plan: Plan) -> Iterator[Plan]:
    """Its endpoints are gone from the API and from the stories that built them."""
    for _, story in wanted(plan):
        serving = [e.id for _, e in endpoints(plan) if e.stories == (story.id,)]
        others = [e for _, e in endpoints(plan) if story.id in e.stories and e.stories != (story.id,)]
        if story.priority != "must" or not story.role or not serving or others or PUSHED.search(story.want):
            continue
        if plan.api is None or len(plan.api.endpoints) <= len(serving):
            continue
        cut = put(plan, "api/endpoints", tuple(e for e in plan.api.endpoints if e.id not in serving))
        for path, _, one in stories(plan):
            cut = put(cut, f"{path}/endpoints", tuple(e for e in one.endpoints if e not in serving))
        yield cut


@KINDS.add("a must-have that only signing in serves", "XP-013")
def _(plan: Plan) -> Iterator[Plan]:
    """The requirement is named by the sign-in or health endpoint alone, and by the story that builds that."""
    gate = next((path for path, e in endpoints(plan) if re.search(r"/login|/sessions|/token|/health", e.path)), "")
    if not gate:
        return
    for _, story in wanted(plan):
        named = SIGN_IN.search(f"{story.title} {story.want} {' '.join(story.acceptance)}")
        if story.priority == "must" and story.role and not named and not PUSHED.search(story.want):
            moved = forgotten(unserved(plan, story.id), story.id)
            built = next((p for p, _, s in stories(plan) if at(plan, f"{gate}/id") in s.endpoints), "")
            if built:
                yield put(put(moved, f"{gate}/stories/+", story.id), f"{built}/requirements/+", story.id)


@KINDS.add("a must-have that is covered by something else", "XP-014")
def _(plan: Plan) -> Iterator[Plan]:
    """A wish that names a table, given to endpoints and a story that have nothing to do with that table."""
    for path, story in wanted(plan):
        if story.priority != "must" or not story.role:
            continue
        for _, table in tables(plan):
            far = next(
                (
                    p
                    for p, e in endpoints(plan)
                    if e.tables and table.name not in e.tables and not _near(plan, e.tables, table.name)
                ),
                "",
            )
            mine = [e for _, e in endpoints(plan) if story.id in e.stories]
            if not far or not mine or not all(table.name in e.tables for e in mine):
                continue
            other = next((p for p, _, s in stories(plan) if at(plan, f"{far}/id") in s.endpoints), "")
            singular = table.name.replace("_", " ").removesuffix("s")
            if not other or len(singular) < 4:
                continue
            moved = forgotten(unserved(plan, story.id), story.id)
            moved = put(put(moved, f"{far}/stories/+", story.id), f"{other}/requirements/+", story.id)
            renamed = put(put(moved, f"{path}/want", f"record each {singular}"), f"{path}/title", f"Every {singular}")
            yield put(renamed, f"{path}/acceptance", (f"The {singular} is kept",))


def _near(plan: Plan, names: tuple[str, ...], table: str) -> bool:
    """Whether one of the tables points to `table`, or `table` to it."""
    return any(
        (t.name in names and c.references.table == table) or (t.name == table and c.references.table in names)
        for _, t, c in columns(plan)
    )


@KINDS.add("acceptance criteria that no story has", "XP-016")
def _(plan: Plan) -> Iterator[Plan]:
    for path, story in wanted(plan):
        if story.acceptance and story.priority == "must":
            odd = ("A quarterly zebra audit is archived within nine fortnights", "Purple umbrellas are tallied")
            yield put(plan, f"{path}/acceptance", odd)


@KINDS.add("a role that nothing knows", "XP-025")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "api/permissions"):
        yield put(plan, f"{path}/roles/+", "galactic-overlord")


@KINDS.add("an API of another style", "XP-026")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "api/style", "GraphQL")


@KINDS.add("no component keeps data", "XP-027")
def _(plan: Plan) -> Iterator[Plan]:
    left = plan
    for i, part in enumerate(plan.architecture.components if plan.architecture else ()):
        if part.kind == "data":
            left = put(left, f"architecture/components/{i}/kind", "backend")
    yield left


@KINDS.add("an outside system that is forgotten", "XP-028")
def _(plan: Plan) -> Iterator[Plan]:
    for name in ("Zephyrpay", "National address register", "Acme Fax"):
        yield put(
            plan, "requirements/integrations/+", Integration(name=name, purpose=f"{name} has to be told", source=SAID)
        )


@KINDS.add("a role without rights", "XP-029")
def _(plan: Plan) -> Iterator[Plan]:
    for i, role in enumerate(plan.requirements.roles):
        mine = {s.id for s in plan.requirements.stories if s.role == role.id and s.priority == "must"}
        every = {s.id for s in plan.requirements.stories if s.role == role.id}
        open_ = any(not e.permission and every & set(e.stories) for _, e in endpoints(plan))
        held = any(role.id in p.roles or role.name in p.roles for p in (plan.api.permissions if plan.api else ()))
        if mine and held and not open_ and i < 9:
            cut = plan
            for path in entries(plan, "api/permissions"):
                roles = at(plan, f"{path}/roles")
                assert isinstance(roles, tuple)
                cut = put(cut, f"{path}/roles", tuple(r for r in roles if r not in {role.id, role.name}))
            if any(p.roles for p in (cut.api.permissions if cut.api else ())):
                yield cut


@KINDS.add("a value that the table forbids", "XP-030")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table in tables(plan):
        for check in table.checks:
            if not (found := re.match(r"(\w+) IN \('", check.expression)):
                continue
            for i, schema in enumerate(plan.api.schemas if plan.api else ()):
                uses = {
                    t
                    for _, e in endpoints(plan)
                    if schema.name in {e.request, *(r.body for r in e.responses)}
                    for t in e.tables
                }
                holders = [
                    t.name for _, t in tables(plan) if t.name in uses and any(c.name == found[1] for c in t.columns)
                ]
                for j, one in enumerate(schema.fields):
                    if holders == [table.name] and one.name == found[1] and one.values:
                        yield put(plan, f"api/schemas/{i}/fields/{j}/values/+", "elsewhere")


@KINDS.add("an existing table is dropped", "XP-020")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "requirements/existing_schema", "CREATE TABLE legacy_orders (id bigint PRIMARY KEY, note text);")


@KINDS.add("an existing column is dropped", "XP-021")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table in tables(plan):
        yield put(
            plan, "requirements/existing_schema", f"CREATE TABLE {table.name} ({table.primary_key[0]} uuid, fax text);"
        )


@KINDS.add("an existing column changes its type", "XP-022")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table, column in columns(plan):
        if column.type == "uuid":
            sql = f"CREATE TABLE {table.name} ({column.name} bigint);"
            yield put(plan, "requirements/existing_schema", sql)


@KINDS.add("an existing operation is dropped", "XP-023")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "requirements/existing_openapi", "openapi: 3.1.0\npaths: {/legacy: {get: {responses: {}}}}\n")


@KINDS.add("performance is asked for and never tested", "PIT-404")
def _(plan: Plan) -> Iterator[Plan]:
    for path in list(entries(plan, "requirements/constraints"))[:1]:
        asked = put(plan, f"{path}/kind", "performance")
        calm = asked
        for i, _ in enumerate(plan.api.testing if plan.api else ()):
            calm = put(calm, f"api/testing/{i}/level", "Unit tests")
            calm = put(calm, f"api/testing/{i}/scope", "Each handler")
        for story, _, _ in stories(plan):
            calm = put(put(calm, f"{story}/tasks", ("Build it",)), f"{story}/acceptance", ("It is there",))
            calm = put(calm, f"{story}/title", "Part of it")
        yield calm


@KINDS.add("a permission of a role nobody has", "API-038", "XP-025")
def _(plan: Plan) -> Iterator[Plan]:
    used = next((e.permission for _, e in endpoints(plan) if e.permission), "")
    if used:
        yield again(
            put(plan, "api/permissions/+", Permission(name="x.y", description="", roles=("ghost-writer",))),
            "api/permissions/0",
            name="y.z",
        )
