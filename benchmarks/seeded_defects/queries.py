"""Defects of queries, and of the indexes that they need."""

import re
from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, columns, entries, tables
from plan.database import AccessPattern, ExpectedVolume
from plan.plan import Plan
from tests.plan.checks.builders import again, at, put, without

KINDS = Defects()
QUERIES = "database/access_patterns"


def queries(plan: Plan) -> Iterator[tuple[str, AccessPattern]]:
    """Yield each query with its path."""
    for path in entries(plan, QUERIES):
        pattern = at(plan, path)
        assert isinstance(pattern, AccessPattern)
        yield path, pattern


def mentions(sql: str, word: str) -> bool:
    """Return whether a word stands in a query."""
    return re.search(rf"\b{re.escape(word)}\b", sql) is not None


@KINDS.add("a query that stops in the middle", "DB-070")
def _(plan: Plan) -> Iterator[Plan]:
    for path, pattern in queries(plan):
        yield put(plan, f"{path}/sql", pattern.sql.rstrip(" ;") + " AND")


@KINDS.add("a query of a table that is not there", "DB-071")
def _(plan: Plan) -> Iterator[Plan]:
    for path, pattern in queries(plan):
        for _, table in tables(plan):
            if re.search(rf"(FROM|JOIN|INTO|UPDATE) {table.name}\b", pattern.sql):
                wrong = re.sub(rf"(FROM|JOIN|INTO|UPDATE) {table.name}\b", rf"\1 {table.name}_archive", pattern.sql)
                yield put(plan, f"{path}/sql", wrong)


@KINDS.add("a column of a query is renamed", "DB-072")
def _(plan: Plan) -> Iterator[Plan]:
    sql = " ".join(pattern.sql for _, pattern in queries(plan))
    names = [column.name for _, _, column in columns(plan)]
    for path, _table, column in columns(plan):
        if names.count(column.name) == 1 and mentions(sql, column.name):
            yield put(plan, f"{path}/name", f"{column.name}_value")


@KINDS.add("a query with an undescribed parameter", "DB-073")
def _(plan: Plan) -> Iterator[Plan]:
    for path, pattern in queries(plan):
        yield put(plan, f"{path}/parameters", pattern.parameters[:-1] if pattern.parameters else ("who",))


@KINDS.add("two queries of one id", "DB-074")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _pattern in queries(plan):
        yield again(plan, path)


@KINDS.add("a column that two tables of a query have", "DB-075")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _pattern in queries(plan):
        for _, one in tables(plan):
            for column in one.columns:
                other = column.references.table
                if other and other != one.name and any(c.name == "id" for c in one.columns):
                    join = (
                        f"FROM {one.name} JOIN {other} ON {other}.{column.references.column} = {one.name}.{column.name}"
                    )
                    if any(t.name == other and any(c.name == "id" for c in t.columns) for _, t in tables(plan)):
                        changed = put(plan, f"{path}/sql", f"SELECT id {join}")
                        yield put(changed, f"{path}/parameters", ())
                        break


@KINDS.add("an update of every row", "DB-076")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _pattern in queries(plan):
        for _, table in list(tables(plan))[:3]:
            changed = put(plan, f"{path}/sql", f"UPDATE {table.name} SET {table.columns[-1].name} = $1")
            yield put(changed, f"{path}/parameters", ("value",))


@KINDS.add("a query for a status that no row can have", "DB-077")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _pattern in queries(plan):
        for _, table in tables(plan):
            for check in table.checks:
                if found := re.match(r"(\w+) IN \('", check.expression):
                    sql = f"SELECT count(*) FROM {table.name} t WHERE t.{found[1]} = 'somewhere_else'"
                    yield put(put(plan, f"{path}/sql", sql), f"{path}/parameters", ())


@KINDS.add("an insert that leaves out what must be filled", "DB-078")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _pattern in queries(plan):
        for _, table in tables(plan):
            must = [
                c.name
                for c in table.columns
                if not c.nullable and not c.default and not {"serial", "bigserial", "identity"} & set(c.type.split())
            ]
            if len(must) > 1:
                given = ", ".join(f"${i}" for i in range(1, len(must)))
                sql = f"INSERT INTO {table.name} ({', '.join(must[1:])}) VALUES ({given})"
                yield put(put(plan, f"{path}/sql", sql), f"{path}/parameters", tuple(must[1:]))


@KINDS.add("a join of columns of different types", "DB-079")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _pattern in queries(plan):
        for _, table in tables(plan):
            uuid = next((c.name for c in table.columns if c.type == "uuid"), "")
            moment = next((c.name for c in table.columns if c.type in {"timestamptz", "date", "integer"}), "")
            if uuid and moment:
                sql = f"SELECT a.* FROM {table.name} a JOIN {table.name} b ON a.{uuid} = b.{moment} WHERE a.{uuid} = $1"
                yield put(put(plan, f"{path}/sql", sql), f"{path}/parameters", (uuid,))


@KINDS.add("the index of a large table's query is gone", "PIT-401")
def _(plan: Plan) -> Iterator[Plan]:
    """A query that filters or joins by the leading column of no other index or key, on a table that grows."""
    for path in entries(plan, "database/indexes"):
        name, leading = str(at(plan, f"{path}/table")), str(at(plan, f"{path}/columns/0/name"))
        wide = next((p for p, t in tables(plan) if t.name == name), "")
        for query, _pattern in list(queries(plan))[:1]:
            others = [p for p in entries(plan, "database/indexes") if at(plan, f"{p}/table") == name and p != path]
            keyed = any(
                column.unique or leading in t.primary_key or any(leading in group for group in t.unique)
                for _, t, column in columns(plan)
                if t.name == name and column.name == leading
            )
            if not wide or keyed or any(leading in str(at(plan, f"{p}/columns")) for p in others):
                continue
            sql = f"SELECT * FROM {name} WHERE {leading} = $1"
            changed = put(put(plan, f"{query}/sql", sql), f"{query}/parameters", (leading,))
            yield put(_growing(without(changed, path), name), f"{query}/frequency", "1,000 a day")


def _asked(plan: Plan, table: str, sql: str, *parameters: str) -> Iterator[Plan]:
    """The plan whose first query is `sql`, on a table that grows."""
    for path, _pattern in list(queries(plan))[:1]:
        changed = put(put(plan, f"{path}/sql", sql), f"{path}/parameters", parameters)
        yield _growing(changed, table)


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """A table and a column of text, for each table that has one."""
    for _, table in tables(plan):
        if name := next((c.name for c in table.columns if c.type.startswith(("varchar", "text"))), ""):
            yield table.name, name


@KINDS.add("a search for part of a text in a large table", "PIT-401")
def _(plan: Plan) -> Iterator[Plan]:
    for table, name in _texts(plan):
        yield from _asked(plan, table, f"SELECT * FROM {table} WHERE {name} ILIKE '%' || $1 || '%'", name)


@KINDS.add("a large table is searched by an expression", "PIT-401")
def _(plan: Plan) -> Iterator[Plan]:
    for table, name in _texts(plan):
        yield from _asked(plan, table, f"SELECT * FROM {table} t WHERE lower(t.{name}) = $1", name)


@KINDS.add("a large table is searched by the day of a moment", "PIT-401")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table, column in columns(plan):
        if column.type == "timestamptz":
            yield from _asked(plan, table.name, f"SELECT * FROM {table.name} WHERE {column.name}::date = $1", "day")


@KINDS.add("an OR with one side that has no index", "PIT-401")
def _(plan: Plan) -> Iterator[Plan]:
    for table, name in _texts(plan):
        key = next((t.primary_key[0] for _, t in tables(plan) if t.name == table and t.primary_key), "")
        if key and key != name:
            sql = f"SELECT * FROM {table} WHERE {key} = $1 OR upper({name}) = $2"
            yield from _asked(plan, table, sql, key, name)


@KINDS.add("the first rows of a large table in an order without index", "PIT-401")
def _(plan: Plan) -> Iterator[Plan]:
    for table, name in _texts(plan):
        yield from _asked(plan, table, f"SELECT * FROM {table} ORDER BY length({name}) DESC LIMIT 20")


@KINDS.add("a query of all rows of a large table", "PIT-401")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table in tables(plan):
        yield from _asked(plan, table.name, f"SELECT * FROM {table.name}")


@KINDS.add("a query of every pair of rows", "PIT-406")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table in tables(plan):
        yield from _asked(plan, table.name, f"SELECT count(*) FROM {table.name} one, {table.name} other")


def _growing(plan: Plan, table: str) -> Plan:
    volumes = [v for v in plan.database.volumes if v.table != table] if plan.database else []
    grown = ExpectedVolume(table=table, year_1=200_000, year_3=900_000, growth="with every visit")
    return put(plan, "database/volumes", (*volumes, grown))


@KINDS.add("a large table's foreign key without index", "PIT-402")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, column in columns(plan):
        if not column.references.table or column.unique or column.name == (*table.primary_key, "")[0]:
            continue
        if any(group and group[0] == column.name for group in table.unique):
            continue
        kept = tuple(
            i
            for i in (plan.database.indexes if plan.database else ())
            if not (i.table == table.name and i.columns and i.columns[0].name == column.name)
        )
        assert path
        yield _growing(put(plan, "database/indexes", kept), table.name)
