"""Defects of a data model: tables, keys, columns, foreign keys, first rows."""

import re
from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, columns, foreign_keys, tables
from plan.database import Check, Reference, Seed, SeedRow
from plan.plan import Plan
from tests.plan.checks.builders import again, put, without
from tests.plan.checks.builders import column as plain

KINDS = Defects()


@KINDS.add("a table is there twice", "DB-001")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table in tables(plan):
        yield again(plan, at)


@KINDS.add("a column is there twice", "DB-002")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, _column in columns(plan):
        yield again(plan, at)


@KINDS.add("a table without columns", "DB-003")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table in tables(plan):
        yield put(plan, f"{at}/columns", ())


@KINDS.add("the primary key is dropped", "DB-004")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table in tables(plan):
        yield put(plan, f"{at}/primary_key", ())


@KINDS.add("the primary key names another column", "DB-005")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        yield put(plan, f"{at}/primary_key", (f"{table.name}_key",))


@KINDS.add("the primary key may be empty", "DB-006")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table, column in columns(plan):
        if column.name in table.primary_key:
            yield put(plan, f"{at}/nullable", True)


@KINDS.add("a name of 70 letters", "DB-007")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table in tables(plan):
        yield put(plan, f"{at}/columns/+", plain("a_column_with_a_name_" + "that_goes_on_" * 5, "text", null=True))


@KINDS.add("a column in camelCase", "DB-008")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table in tables(plan):
        yield put(plan, f"{at}/columns/+", plain("lastChangedBy", "text", null=True))


@KINDS.add("a unique group that is the key", "DB-009")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        yield put(plan, f"{at}/unique/+", table.primary_key)


@KINDS.add("money as a floating-point number", "DB-010")
def _(plan: Plan) -> Iterator[Plan]:
    for place, (at, _table) in enumerate(tables(plan)):
        name = ("price", "total_amount", "monthly_fee", "unit_price", "amount_paid", "discount_amount")[place % 6]
        yield put(plan, f"{at}/columns/+", plain(name, ("double precision", "real", "float8")[place % 3], null=True))


@KINDS.add("passwords as they are", "DB-011")
def _(plan: Plan) -> Iterator[Plan]:
    for place, (at, _table) in enumerate(tables(plan)):
        yield put(
            plan,
            f"{at}/columns/+",
            plain(("password", "user_password", "passwd")[place % 3], "varchar(255)", null=True),
        )


@KINDS.add("two checks of one name", "DB-012")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        check = Check(name="same", expression=f"{table.columns[0].name} IS NOT NULL")
        yield put(put(plan, f"{at}/checks/+", check), f"{at}/checks/+", check)


@KINDS.add("a type that PostgreSQL lacks", "DB-020")
def _(plan: Plan) -> Iterator[Plan]:
    for place, (at, _table) in enumerate(tables(plan)):
        yield put(
            plan,
            f"{at}/columns/+",
            plain("extra", ("datetime", "string", "nvarchar(20)", "double")[place % 4], null=True),
        )


@KINDS.add("a text default without quotes", "DB-021")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, column in columns(plan):
        if column.default.startswith("'") and column.default.strip("'").isalpha():
            yield put(plan, f"{at}/default", column.default.strip("'"))


@KINDS.add("a default of another type", "DB-022")
def _(plan: Plan) -> Iterator[Plan]:
    wrong = {"boolean": "1", "integer": "'none'", "timestamptz": "0", "uuid": "'new'", "date": "0", "numeric": "'free'"}
    for at, _table, column in columns(plan):
        if (kind := column.type.split("(")[0]) in wrong:
            yield put(plan, f"{at}/default", wrong[kind])


@KINDS.add("a check that is no SQL", "DB-023")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        yield put(plan, f"{at}/checks/+", Check(name="odd", expression=f"{table.columns[0].name} > AND 1"))


@KINDS.add("a checked column is renamed", "DB-024")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table, column in columns(plan):
        if any(column.name in c.expression.replace("(", " ").split() for c in table.checks):
            yield put(plan, f"{at}/name", f"{column.name}_now")


@KINDS.add("a default that a check forbids", "DB-025")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table, column in columns(plan):
        if any(c.expression.startswith(f"{column.name} IN (") for c in table.checks):
            yield put(plan, f"{at}/default", "'nowhere_near'")


@KINDS.add("a status longer than its column", "DB-027")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table, column in columns(plan):
        if any(c.expression.startswith(f"{column.name} IN ('") for c in table.checks):
            yield put(plan, f"{at}/type", "varchar(2)")


@KINDS.add("a foreign key to a table that is gone", "DB-030")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, column in foreign_keys(plan):
        yield put(plan, f"{at}/references/table", f"{column.references.table}_old")


@KINDS.add("a referenced table is dropped", "DB-030")
def _(plan: Plan) -> Iterator[Plan]:
    pointed = {
        column.references.table for _, table, column in foreign_keys(plan) if column.references.table != table.name
    }
    for at, table in tables(plan):
        if table.name in pointed and any(
            c.references.table == table.name and t.name != table.name for _, t, c in foreign_keys(plan)
        ):
            yield without(plan, at)


@KINDS.add("a foreign key to a column that is not there", "DB-031")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, _column in foreign_keys(plan):
        yield put(plan, f"{at}/references/column", "identifier")


@KINDS.add("a foreign key of another type", "DB-032")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, column in foreign_keys(plan):
        yield put(plan, f"{at}/type", "integer" if column.type in {"uuid", "text"} else "uuid")


@KINDS.add("a foreign key of another size", "DB-033")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, column in foreign_keys(plan):
        if column.type in {"integer", "bigint"}:
            yield put(plan, f"{at}/type", "smallint")


@KINDS.add("set null on a column that must be filled", "DB-034")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, column in foreign_keys(plan):
        if not column.nullable:
            yield put(plan, f"{at}/references/on_delete", "set null")


@KINDS.add("set default without a default", "DB-035")
def _(plan: Plan) -> Iterator[Plan]:
    for at, _table, column in foreign_keys(plan):
        if not column.nullable and not column.default:
            yield put(plan, f"{at}/references/on_delete", "set default")


@KINDS.add("a foreign key to a column that is not unique", "DB-036")
def _(plan: Plan) -> Iterator[Plan]:
    every = dict(tables(plan))
    for at, _table, column in foreign_keys(plan):
        other = next((t for t in every.values() if t.name == column.references.table), None)
        loose = [c for c in other.columns if not c.unique and c.name not in other.primary_key] if other else []
        if loose:
            yield put(put(plan, f"{at}/references/column", loose[-1].name), f"{at}/type", loose[-1].type)


@KINDS.add("two tables that need each other first", "DB-037")
def _(plan: Plan) -> Iterator[Plan]:
    places = {table.name: at for at, table in tables(plan)}
    for _at, table, column in foreign_keys(plan):
        to = column.references.table
        if not column.nullable and to in places and to != table.name and len(table.primary_key) == 1:
            key = next(c for c in table.columns if c.name == table.primary_key[0])
            back = Reference(table=table.name, column=key.name, on_delete="restrict")
            yield put(plan, f"{places[to]}/columns/+", plain("first_id", key.type, to=back))


@KINDS.add("a parent that every row must have", "DB-038")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        if len(table.primary_key) == 1:
            key = next(c for c in table.columns if c.name == table.primary_key[0])
            up = Reference(table=table.name, column=key.name, on_delete="restrict")
            kind = {"serial": "integer", "bigserial": "bigint"}.get(key.type, key.type)
            yield put(plan, f"{at}/columns/+", plain("parent_id", kind, to=up))


@KINDS.add("a key that people change", "DB-026")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        for name in ("email", "name", "title"):
            if any(c.name == name and not c.nullable for c in table.columns):
                yield put(plan, f"{at}/primary_key", (name,))


@KINDS.add("first rows for an unknown column", "DB-060")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        for i, _ in enumerate(table.seed.columns):
            yield put(plan, f"{at}/seed/columns/{i}", "label_text")


@KINDS.add("a first row with a value too many", "DB-061")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        for i, _ in enumerate(table.seed.rows):
            yield put(plan, f"{at}/seed/rows/{i}/values/+", "'more'")


@KINDS.add("first rows that leave out what must be filled", "DB-062")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        if table.seed.rows:
            yield put(plan, f"{at}/columns/+", plain("country_code", "char(2)"))


@KINDS.add("a first row's text without quotes", "DB-063")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        for i, row in enumerate(table.seed.rows):
            for j, value in enumerate(row.values):
                if value.startswith("'") and value.strip("'").isalpha():
                    yield put(plan, f"{at}/seed/rows/{i}/values/{j}", value.strip("'"))


@KINDS.add("a first row is there twice", "DB-064")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        unique = {*table.primary_key, *(c.name for c in table.columns if c.unique)} & set(table.seed.columns)
        if table.seed.rows and unique:
            yield again(plan, f"{at}/seed/rows/0")


@KINDS.add("a first row that points to no row", "DB-086")
def _(plan: Plan) -> Iterator[Plan]:
    every = {t.name: t for _, t in tables(plan)}
    for at, table, column in foreign_keys(plan):
        other = every.get(column.references.table)
        if other is None or column.type != "integer" or not table.seed.rows or column.name not in table.seed.columns:
            continue
        place = table.seed.columns.index(column.name)
        yield put(plan, f"{at.rpartition('/columns')[0]}/seed/rows/0/values/{place}", "999")


@KINDS.add("a join table that allows the same pair twice", "DB-087")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        keys = [c for c in table.columns if c.references.table]
        pure = all(c.references.table or "timestamp" in c.type for c in table.columns)
        if len(keys) == 2 and pure and set(table.primary_key) == {c.name for c in keys}:
            surrogate = plain("id", "bigserial")
            changed = put(plan, f"{at}/columns", (surrogate, *table.columns))
            yield put(put(changed, f"{at}/primary_key", ("id",)), f"{at}/unique", ())


@KINDS.add("a first row that a check forbids", "DB-025")
def _(plan: Plan) -> Iterator[Plan]:
    for at, table in tables(plan):
        for check in table.checks:
            if found := re.match(r"(\w+) IN \('", check.expression):
                seed = Seed(columns=(found[1],), rows=(SeedRow(values=("'nowhere_near'",)),))
                yield put(plan, f"{at}/seed", seed)


@KINDS.add("a name with an invisible character", "DB-088")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, column in columns(plan):
        yield put(plan, f"{path}/name", f"{column.name[:2]}\u200b{column.name[2:]}")
    for i, index in enumerate(plan.database.indexes if plan.database else ()):
        yield put(plan, f"database/indexes/{i}/name", f"{index.name}\u202e")
