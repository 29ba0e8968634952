"""Fields of the API's schemas from the columns of the tables, with an example for each."""

import json
import re

from plan.api import FieldType, Schema, SchemaField
from plan.database import Column, Table

_IN = re.compile(r"^\(?(\w+) IN \((.*)\)\)?$", re.IGNORECASE | re.DOTALL)
_LITERAL = re.compile(r"'((?:[^']|'')*)'")
_SAMPLES = {
    "email": "user@example.com",
    "correo": "user@example.com",
    "phone": "+1 555 0100",
    "celular": "+1 555 0100",
    "telefono": "+1 555 0100",
    "name": "Alex Morgan",
    "first_name": "Alex",
    "last_name": "Morgan",
    "surname": "Morgan",
    "nachname": "Morgan",
    "vorname": "Alex",
    "apellido": "Morgan",
    "full_name": "Alex Morgan",
    "nombre": "Alex Morgan",
    "username": "alex",
    "isbn": "9780306406157",
    "url": "https://example.com/",
}
UUID = "550e8400-e29b-41d4-a716-446655440000"
_TYPED: dict[str, tuple[FieldType, str, str | int | float | bool]] = {
    "uuid": ("string", "uuid", UUID),
    "boolean": ("boolean", "", True),
    "bool": ("boolean", "", True),
    "date": ("string", "date", "2026-03-02"),
    "time": ("string", "time", "08:30:00Z"),
    "timestamp": ("string", "date-time", "2026-03-02T10:00:00Z"),
    **dict.fromkeys(
        ("integer", "int", "smallint", "bigint", "serial", "bigserial", "smallserial", "int2", "int4", "int8"),
        ("integer", "", 3),
    ),
    **dict.fromkeys(("numeric", "decimal", "real", "double precision", "float", "money"), ("number", "", 12.5)),
}


def field(
    name: str,
    kind: FieldType,
    description: str,
    example: str = "",
    *,
    fmt: str = "",
    items: str = "",
    ref: str = "",
    required: bool = True,
    nullable: bool = False,
    values: tuple[str, ...] = (),
) -> SchemaField:
    """Return a field; `example` is JSON text."""
    return SchemaField(
        name=name,
        type=kind,
        format=fmt,
        items=items,
        ref=ref,
        required=required,
        nullable=nullable,
        values=values,
        example=example,
        description=description,
    )


def schema(name: str, description: str, *fields: SchemaField) -> Schema:
    """Return a named schema."""
    return Schema(name=name, description=description, fields=fields)


def allowed(table: Table, column: str) -> tuple[str, ...]:
    """Return the only values that a check allows in a column; empty if any."""
    for check in table.checks:
        match = _IN.match(check.expression.strip())
        if match and match.group(1) == column:
            return tuple(value.replace("''", "'") for value in _LITERAL.findall(match.group(2)))
    return ()


def column_field(table: Table, column: Column, *, required: bool, nullable: bool | None = None) -> SchemaField:
    """Return the field that shows a column."""
    kind, fmt, example = typed(column, allowed(table, column.name))
    if fmt == "" and (column.name == "email" or column.name.endswith("_email")):
        fmt = "email"
    return field(
        column.name,
        kind,
        column.description or column.name,
        json.dumps(example, ensure_ascii=False),
        fmt=fmt,
        required=required,
        nullable=column.nullable if nullable is None else nullable,
        values=allowed(table, column.name),
    )


def typed(column: Column, values: tuple[str, ...]) -> tuple[FieldType, str, str | int | float | bool]:
    """Return JSON type, format and an example for a column."""
    sql = column.type.lower().strip()
    base = sql.partition("(")[0].strip()
    known = _TYPED.get("timestamp" if base.startswith("timestamp") else base)
    if known is not None:
        return known
    if values:
        return "string", "", values[0]
    size = re.search(r"\((\d+)\)", sql)
    sample = _SAMPLES.get(column.name) or _SAMPLES.get(column.name.rpartition("_")[2])
    sample = sample or column.name.replace("_", " ").capitalize()
    return "string", "", sample[: int(size.group(1))] if size and int(size.group(1)) else sample
