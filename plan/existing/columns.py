"""Columns that number themselves: the sequences that a dump spells out, as the types that stand for them."""

import re
from dataclasses import replace

from plan.existing.apart import PART
from plan.existing.schema import ColumnDef, Schema, TableDef

_SEQUENCE = re.compile(
    rf"(?:create|alter)\s+sequence\s+(?:if\s+(?:not\s+)?exists\s+)?(?:{PART}\.)*(?P<name>{PART})", re.IGNORECASE
)
_OPTIONS = re.compile(rf"create\s+sequence\s+(?:if\s+not\s+exists\s+)?(?:{PART}\.)*{PART}", re.IGNORECASE)
_NEXT = re.compile(r"nextval\((?:CAST\()?'(?:\"?\w+\"?\.)?\"?(?P<name>[^'\"]+)\"?'(?: AS REGCLASS\))?\)", re.IGNORECASE)
_SERIALS = {"integer": "serial", "bigint": "bigserial", "smallint": "smallserial"}
PLAIN = {serial: plain for plain, serial in _SERIALS.items()}


def sequence_of(text: str) -> str | None:
    """Return the sequence that a statement makes or changes, as it is written there."""
    found = _SEQUENCE.match(text)
    return found["name"] if found else None


_USUAL = re.compile(
    r"\bstart\s+(?:with\s+)?1\b(?!\d)|\bincrement\s+(?:by\s+)?1\b(?!\d)|\bno\s+(?:minvalue|maxvalue|cycle)\b|\bcache\s+1\b(?!\d)|"
    r"\bas\s+(?:integer|bigint|smallint)\b|\bowned\s+by\s+none\b",
    re.IGNORECASE,
)


def numbering(options: str, usual: str) -> str:
    """Return what options say of a sequence beyond what every one does; `usual` is the name that it has anyway."""
    left = _USUAL.sub(" ", options)
    left = re.sub(rf"\bsequence\s+name\s+(?:{PART}\.)*\"?{re.escape(usual)}\"?(?=\s|$)", " ", left, flags=re.IGNORECASE)
    return " ".join(left.split())


def with_sequences(schema: Schema) -> Schema:
    """Return the schema with the columns that a sequence of their own numbers as serials."""
    used: set[str] = set()
    tables = {name: _table(table, schema, used) for name, table in schema.tables.items()}
    left = {
        name: made or f'CREATE SEQUENCE "{name.replace(chr(34), chr(34) * 2)}";'
        for name, made in schema.sequences.items()
        if name not in used
    }
    apart = tuple(one for one in schema.apart if one.kind != "sequence" or one.name not in used)
    return replace(schema, tables=tables, sequences=left, apart=apart)


def _table(table: TableDef, schema: Schema, used: set[str]) -> TableDef:
    columns = []
    for column in table.columns:
        if column.identity:
            used.add(f"{table.name}_{column.name}_seq")
        columns.append(_column(table, column, schema, used))
    return replace(table, columns=tuple(columns))


def _column(table: TableDef, column: ColumnDef, schema: Schema, used: set[str]) -> ColumnDef:
    found = _NEXT.fullmatch(column.default)
    if column.type in PLAIN:
        return replace(column, nullable=False)
    if found is None or column.type not in _SERIALS or column.nullable:
        return column
    name = found["name"].rpartition(".")[2]
    if name != f"{table.name}_{column.name}_seq" or name not in schema.sequences:
        return column
    if numbering(_OPTIONS.sub("", schema.sequences[name]).rstrip("; "), name):
        return column
    used.add(name)
    return replace(column, type=_SERIALS[column.type], default="")
