"""From any old set of tables to any new one: what the migrations make is what the plan means, and rows stay."""

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.database import Column, Database, ReferentialAction, Table
from plan.existing.difference import alterations
from plan.existing.schema import existing_schema
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from tests.plan.existing.test_alterations import catalog
from tests.plan.exports.databases import column, database, index, table
from tests.plan.postgres import Postgres

WIDER = {
    "varchar(20)": ("varchar(20)", "varchar(40)", "text"),
    "smallint": ("smallint", "integer", "bigint"),
    "text": ("text",),
    "boolean": ("boolean",),
    "timestamptz": ("timestamptz",),
    "numeric(8,2)": ("numeric(8,2)", "numeric(12,2)"),
}
DEFAULTS = {
    "varchar(20)": "'a b''c'",
    "smallint": "7",
    "text": "''",
    "boolean": "false",
    "timestamptz": "now()",
    "numeric(8,2)": "1.50",
}
VALUES = {
    "varchar(20)": "'row ' || n",
    "smallint": "n",
    "text": "'x' || n",
    "boolean": "true",
    "timestamptz": "TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 day'",
    "numeric(8,2)": "n + 0.25",
}
NAMES = ("one", "two", "three", "four", "Group", "été")


@dataclass(frozen=True)
class Case:
    old: Database
    new: Database

    @property
    def kept(self) -> dict[str, list[Column]]:
        """Columns by table that are in both."""
        after = {t.name: {c.name for c in t.columns} for t in self.new.tables}
        return {t.name: [c for c in t.columns if c.name in after[t.name]] for t in self.old.tables if t.name in after}


@st.composite
def a_column(draw: st.DrawFn, name: str) -> Column:
    kind = draw(st.sampled_from(list(WIDER)))
    default = DEFAULTS[kind] if draw(st.booleans()) else ""
    unique = draw(st.integers(0, 4)) == 0 and kind != "boolean"
    return column(name, kind, nullable=draw(st.booleans()), unique=unique, default=default)


@st.composite
def a_table(draw: st.DrawFn, name: str, before: list[str]) -> Table:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=4))
    columns = [column("id", "integer", nullable=False), *(draw(a_column(n)) for n in names)]
    linked = draw(st.booleans())
    if before and linked:
        to = draw(st.sampled_from(before))
        actions: list[ReferentialAction] = ["cascade", "restrict", "no action"]
        action = draw(st.sampled_from(actions))
        nullable = draw(st.booleans())
        columns.append(column(f"{to}_id", "integer", nullable=nullable, to=f"{to}.id", on_delete=action))
    positive = draw(st.booleans())
    checks = [(f"{name}_positive", "id > 0")] if positive else []
    return table(name, *columns, checks=checks)


@st.composite
def changed(draw: st.DrawFn, old: Table, before: list[str]) -> Table:
    """The table with columns widened, loosened, held to more, added or left out."""
    columns = [old.columns[0]]
    for was in old.columns[1:]:
        if was.references.table:
            columns += [was] if was.references.table in before else []
            continue
        if draw(st.integers(0, 5)) == 0:
            continue
        default = draw(st.sampled_from([was.default, DEFAULTS[was.type]]))
        nullable = was.nullable if not default else draw(st.booleans())
        unique = was.unique or (was.type != "boolean" and draw(st.integers(0, 5)) == 0)
        kind = draw(st.sampled_from(WIDER[was.type]))
        columns.append(
            was.model_copy(update={"type": kind, "default": default, "nullable": nullable, "unique": unique})
        )
    for name in draw(st.lists(st.sampled_from(("new", "more", "über")), unique=True, max_size=2)):
        made = draw(a_column(name))
        columns.append(made.model_copy(update={"unique": False, "nullable": made.nullable or not made.default}))
    if before and draw(st.integers(0, 2)) == 0:
        columns.append(column("link_id", "integer", to=f"{draw(st.sampled_from(before))}.id", on_delete="set null"))
    checks = [("id_not_seven", "id <> 77")] if draw(st.booleans()) else []
    extra = table("x", checks=checks).checks
    return old.model_copy(update={"columns": tuple(columns), "checks": (*old.checks, *extra)})


@st.composite
def cases(draw: st.DrawFn) -> Case:
    names = ["alpha", "beta", "gamma"][: draw(st.integers(1, 3))]
    old = [draw(a_table(name, names[:i])) for i, name in enumerate(names)]
    new: list[Table] = []
    for was in old:
        if not (len(old) > 1 and draw(st.integers(0, 6)) == 0):
            new.append(draw(changed(was, [t.name for t in new])))
    if draw(st.booleans()):
        new.append(draw(a_table("delta", [t.name for t in new])))
    lead = [(t.name, c.name) for t in new for c in t.columns[1:]]
    indexes = [index(f"idx_{t}_{c}", t, c) for t, c in lead if draw(st.integers(0, 3)) == 0]
    return Case(database(old), database(new, indexes))


def filled(old: Database) -> str:
    """Three rows in each table, with another value in each."""
    lines = []
    for item in old.tables:
        names = ", ".join(f'"{c.name}"' for c in item.columns)
        values = ", ".join("n" if c.type == "integer" else VALUES[c.type] for c in item.columns)
        lines.append(f'INSERT INTO "{item.name}" ({names}) SELECT {values} FROM generate_series(1, 3) n;')
    return "\n".join(lines)


def content(postgres: Postgres, name: str, case: Case) -> str:
    asked = [
        f'SELECT {", ".join(chr(34) + c.name + chr(34) for c in columns)} FROM "{table_name}" ORDER BY id;'
        for table_name, columns in case.kept.items()
    ]
    return postgres.psql("SET timezone = 'UTC';" + "\n".join(asked), name)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(case=cases())
def test_any_schema_is_led_to_any_other_and_back(case: Case, postgres: Postgres) -> None:
    text = schema_sql(case.old, "old", "postgres")
    old = existing_schema(text)
    assert old.unread == ()
    plan = case.new.model_copy(update={"migrations": alterations(old, case.new)})
    made = migration_files(plan, "postgres", old)
    ups = "\n".join(sql for name, sql in made.items() if name.endswith(".up.sql"))
    downs = "\n".join(reversed([sql for name, sql in made.items() if name.endswith(".down.sql")]))
    name, fresh = postgres.new_database(), postgres.new_database()
    postgres.psql(text + filled(case.old), name)
    before, kept = catalog(postgres, name), content(postgres, name, case)
    postgres.psql(ups, name)
    postgres.psql(schema_sql(plan, "new", "postgres", old), fresh)
    assert catalog(postgres, name) == catalog(postgres, fresh)
    assert content(postgres, name, case) == kept
    dropped = any(m.phase == "Contract" and "Drops" in m.description for m in plan.migrations)
    postgres.psql(downs, name)
    if not dropped:
        assert catalog(postgres, name) == before
    assert content(postgres, name, case) == kept
    postgres.psql(f'DROP DATABASE "{name}";', "postgres")
    postgres.psql(f'DROP DATABASE "{fresh}";', "postgres")
