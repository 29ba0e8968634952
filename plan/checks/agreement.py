"""Checks of whether the artifacts agree with each other and with what exists (XP-020 to XP-029)."""

import re
from collections.abc import Iterator

from sqlglot import exp

from plan.checks.lookup import Lookup
from plan.checks.paths import shape
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.sqltext import SqlTextError, folded, pg_type, statements_of

_STYLES = {"rest": re.compile(r"\brest(?:ful)?\b"), "graphql": re.compile(r"graphql"), "grpc": re.compile(r"\bgrpc\b")}
_DROPS = re.compile(r"\b(?:drop\s+(?:table|column|schema|database)|truncate)\b", re.IGNORECASE)
_DELETES = re.compile(r"\bdelete\s+from\s+[\w.\"]+\s*(?:;|$)", re.IGNORECASE)


@rule(
    "XP-020",
    "error",
    "database",
    mend="Keep the table in the schema; if it has to go, override this finding with the person's word for it.",
    example="The existing table `customers` is not in the schema.",
)
def existing_table_dropped(look: Lookup) -> Iterator[Problem]:
    """A table that exists already is not in the schema.

    Whatever is in it is lost, and whatever reads it breaks.
    """
    if look.plan.database is None:
        return
    kept = {t.name.lower() for _, t in look.every_table}
    for name in look.existing:
        if name not in kept:
            yield Problem("/tables", f"The existing table {named(name)} is not in the schema.")


@rule(
    "XP-021",
    "error",
    "database",
    mend="Keep the column, nullable if it is no longer filled.",
    example="The existing column `customers.fax` is not in the schema.",
)
def existing_column_dropped(look: Lookup) -> Iterator[Problem]:
    """A column that exists already is not in the schema.

    Whatever is in it is lost, and whatever reads it breaks.
    """
    for at, table in look.every_table:
        kept = {c.name.lower() for c in table.columns}
        if gone := [c for c in look.existing.get(table.name.lower(), {}) if c not in kept]:
            yield Problem(at, f"The existing table {named(table.name)} loses {listed(gone)}.")


@rule(
    "XP-022",
    "error",
    "database",
    mend="Keep the type, or add a new column beside the old one and move the values over.",
    example="`customers.id` is `bigint` in the existing schema and `uuid` in the new one.",
)
def existing_column_retyped(look: Lookup) -> Iterator[Problem]:
    """A column that exists already gets a type of another kind.

    Its values cannot be taken over as they are.
    """
    for at, table, column in look.every_column:
        old = look.existing.get(table.name.lower(), {}).get(column.name.lower())
        new = look.known_type_of(column)
        if old is None or new is None:
            continue
        try:
            was = pg_type(old, look.declared_types)
        except SqlTextError:
            continue
        if was.family != new.family:
            where = f"{named(table.name)}.{named(column.name)}"
            yield Problem(
                at, f"{where} is {named(old)} in the existing schema and {named(column.type)} in the new one."
            )


@rule(
    "XP-023",
    "error",
    "api",
    mend="Keep the operation; if it has to go, override this finding with the person's word for it.",
    example="The existing operation `GET /customers` is not in the API.",
)
def existing_operation_dropped(look: Lookup) -> Iterator[Problem]:
    """An operation that exists already is not in the API.

    Whoever calls it breaks.
    """
    if look.plan.api is None:
        return
    kept = {(e.method, shape(e.path)) for _, e in look.every_endpoint}
    for method, path in look.existing_operations:
        if (method, shape(path)) not in kept:
            yield Problem("/endpoints", f"The existing operation {method} {named(path)} is not in the API.")


@rule(
    "XP-024",
    "error",
    "database",
    mend="Expand first: add what is new, move the data, and leave the old in place until nothing uses it.",
    example="A `sql` step drops the column `customers.fax`.",
)
def destructive_step(look: Lookup) -> Iterator[Problem]:
    """A migration destroys data.

    Its way back can restore the table, but not what was in it.
    """
    for at, migration, step in look.every_step:
        if step.action == "sql" and (what := _destroys(step.up)):
            yield Problem(at, f"Migration {named(migration.name)} {what}.")


def _destroys(sql: str) -> str:
    try:
        for read in statements_of(sql):
            if isinstance(read, exp.Drop) and str(read.args.get("kind")).upper() in {"TABLE", "SCHEMA", "DATABASE"}:
                return f"drops {str(read.args['kind']).lower()} {_target(read)}"
            if isinstance(read, exp.TruncateTable):
                return f"empties {_target(read)}"
            if isinstance(read, exp.Delete) and not read.args.get("where"):
                return f"deletes every row of {named(folded(read.this))}"
            if isinstance(read, exp.Alter) and any(_drops_column(action) for action in read.args.get("actions") or ()):
                return f"drops a column of {named(folded(read.this))}"
            if isinstance(read, exp.Command) and (_DROPS.search(read.sql()) or _DELETES.search(read.sql())):
                return "drops or empties something"
    except SqlTextError:
        return "drops or empties something" if _DROPS.search(sql) or _DELETES.search(sql) else ""
    return ""


def _target(read: exp.Expr) -> str:
    table = read.find(exp.Table)
    return named(folded(table)) if table else "something"


def _drops_column(action: object) -> bool:
    return isinstance(action, exp.Drop) and str(action.args.get("kind")).upper() == "COLUMN"


@rule(
    "XP-025",
    "warning",
    "api",
    mend="Name roles of the requirements, or rows of the table that holds roles.",
    example="`users.delete` is given to `superadmin`, who is nowhere else.",
)
def permission_role_unknown(look: Lookup) -> Iterator[Problem]:
    """A permission is given to a role that nothing else knows.

    Nobody will ever have the role.
    """
    if look.plan.api is None or not look.plan.requirements.roles:
        return
    known = {text.lower() for r in look.plan.requirements.roles for text in (r.id, r.name)}
    seeded = {v.strip().strip("'").lower() for _, t in look.every_table for r in t.seed.rows for v in r.values}
    allowed = {v.lower() for _, t in look.every_table for c in t.checks for v in re.findall(r"'([^']+)'", c.expression)}
    known |= seeded | allowed
    for i, permission in enumerate(look.plan.api.permissions):
        unknown = [r for r in dict.fromkeys(permission.roles) if r and not _is_known(r.lower(), known)]
        if unknown:
            what = f"{listed(unknown)}, whom nothing else knows"
            yield Problem(f"/permissions/{i}", f"The permission {named(permission.name)} is given to {what}.")


def _is_known(role: str, known: set[str]) -> bool:
    spellings = {role, role.replace(" ", "-"), role.replace("_", "-"), role.replace("-", " "), role.replace("-", "_")}
    return bool(spellings & known)


@rule(
    "XP-026",
    "warning",
    "api",
    mend="Let the two agree, or say in the architecture where each is used.",
    example="The architecture says GraphQL, and the API is REST.",
)
def style_mismatch(look: Lookup) -> Iterator[Problem]:
    """The API has another style than the architecture says.

    Two teams will build two different things.
    """
    if look.plan.architecture is None or look.plan.api is None:
        return
    said = f"{look.plan.architecture.pattern.communication} {look.plan.architecture.pattern.style}".lower()
    promised = {name for name, word in _STYLES.items() if word.search(said)}
    given = {name for name, word in _STYLES.items() if word.search(look.plan.api.style.lower())}
    if promised and given and not promised & given:
        says = f"the architecture says {named(look.plan.architecture.pattern.communication)}"
        yield Problem("/style", f"The API is {named(look.plan.api.style)}, but {says}.")


@rule(
    "XP-027",
    "warning",
    "architecture",
    mend="Add a component of kind `data` for the database.",
    example="There are eight tables and no component that keeps them.",
)
def no_data_component(look: Lookup) -> Iterator[Problem]:
    """There are tables, and no component keeps data.

    Nobody sets the database up, pays for it or watches it.
    """
    architecture = look.plan.architecture
    parts = architecture.components if architecture else ()
    if parts and look.tables and not any(c.kind == "data" for c in parts):
        yield Problem("/components", "There are tables, but no component keeps data.")


@rule(
    "XP-028",
    "warning",
    "architecture",
    mend="Add a component of kind `external` and its integration point, or an integration of the API.",
    example="The requirements name Stripe, and neither the architecture nor the API has it.",
)
def integration_forgotten(look: Lookup) -> Iterator[Problem]:
    """Nothing in the plan talks to an outside system that the requirements name.

    Integrations take longer than anybody thinks; this one is not even planned.
    """
    if look.plan.architecture is None or look.plan.api is None:
        return
    parts = look.plan.architecture.components
    points = look.plan.architecture.integration_points
    texts = [f"{c.id} {c.name} {c.technology} {' '.join(c.responsibilities)}" for c in parts]
    texts += [p.purpose for p in points] + [f"{i.name} {i.purpose}" for i in look.plan.api.integrations]
    planned = _letters(" ".join(texts))
    for i, wanted in enumerate(look.plan.requirements.integrations):
        name = _letters(wanted.name)
        if name and name not in planned:
            message = f"Nothing in the plan talks to {named(wanted.name)}."
            yield Problem(f"/integrations/{i}", message, artifact="requirements")


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


@rule(
    "XP-029",
    "warning",
    "api",
    mend="Name a permission of its own for each role, or take the role's rights from another.",
    example="The role `auditor` has no permission.",
)
def role_without_permission(look: Lookup) -> Iterator[Problem]:
    """A role wants something and has no permission, although others have.

    It cannot do what it wants.
    """
    api = look.plan.api
    if api is None or not any(p.roles for p in api.permissions):
        return
    wanting = {s.role for s in look.plan.requirements.stories if s.priority == "must"}
    given = {r.lower() for p in api.permissions for r in p.roles}
    open_to = {s for _, e in look.every_endpoint if not e.permission for s in e.stories}
    for i, role in enumerate(look.plan.requirements.roles):
        stories = {s.id for s in look.plan.requirements.stories if s.role == role.id}
        if role.name.lower() in {"user", "users"} and len(look.plan.requirements.roles) > 1:
            continue  # the documents' word for anybody who signs in, whatever else he is
        named_so = _is_known(role.id.lower(), given) or role.name.lower() in given
        if role.id in wanting and not named_so and not stories & open_to:
            yield Problem(f"/roles/{i}", f"The role {named(role.id)} has no permission.", artifact="requirements")
