"""Example values for the API's schemas, put together from the examples of their fields."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from pydantic import JsonValue

from plan.api import FieldType, Schema, SchemaField

_PLACEHOLDERS: Mapping[str, str] = {
    "uuid": "550e8400-e29b-41d4-a716-446655440000",
    "email": "user@example.com",
    "date-time": "2026-01-15T09:30:00Z",
    "date": "2026-01-15",
    "time": "09:30:00Z",
    "uri": "https://example.com/",
    "password": "correct horse battery staple",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.com",
    "duration": "P1D",
}
_DEFAULTS: Mapping[FieldType, JsonValue] = {
    "string": "text",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "object": {},
    "array": [],
}
JSON_TYPES: tuple[FieldType, ...] = ("string", "integer", "number", "boolean", "object", "array")


class NoExampleError(Exception):
    """A schema holds itself without end, so no finite example fits it."""


def fields_by_name(schema: Schema) -> dict[str, SchemaField]:
    """Return a schema's fields, of those that share a name the first."""
    fields: dict[str, SchemaField] = {}
    for field in schema.fields:
        fields.setdefault(field.name, field)
    return fields


def example_of(
    name: str, schemas: Mapping[str, Schema], *, lists: bool = True, within: tuple[str, ...] = ()
) -> dict[str, JsonValue]:
    """Return a value that fits the schema called `name`; an optional part that would hold itself is left out.

    Without `lists`, lists that need not be there are left out too, and all others are empty.

    Raises NoExampleError if there is none.
    """
    if name in within:
        raise NoExampleError(name)
    found: dict[str, JsonValue] = {}
    schema = schemas.get(name)
    for field in () if schema is None else fields_by_name(schema).values():
        if field.type == "array" and not field.required and not lists:
            continue
        try:
            found[field.name] = _field_example(field, schemas, lists, (*within, name))
        except NoExampleError:
            if field.nullable:
                found[field.name] = None
            elif field.required:
                raise
    return found


def _field_example(
    field: SchemaField, schemas: Mapping[str, Schema], lists: bool, within: tuple[str, ...]
) -> JsonValue:
    if field.type == "object" and field.ref in schemas:
        return example_of(field.ref, schemas, lists=lists, within=within)
    if field.type == "array" and not lists:
        return []
    if field.type == "array" and field.items in schemas:
        try:
            return [example_of(field.items, schemas, lists=lists, within=within)]
        except NoExampleError:
            return []
    own = own_example(field)
    return _placeholder(field) if own is None else own


def own_example(field: SchemaField) -> JsonValue:
    """Return the field's own example if it is JSON and fits the field, else None."""
    value = parsed(field.example)
    if value is None or not fits(value, field.type, field.format):
        return None
    if field.values and value not in typed_values(field.values, field.type):
        return None
    if isinstance(value, list) and (item := array_item_type(field)) is not None:
        return value if all(fits(one, item, "") for one in value) else None
    return value


def _placeholder(field: SchemaField) -> JsonValue:
    values = typed_values(field.values, field.type)
    if values:
        return values[0]
    if field.type == "string":
        return _PLACEHOLDERS.get(field.format, "text")
    return _DEFAULTS[field.type]


def array_item_type(field: SchemaField) -> FieldType | None:
    """Return the JSON type of an array's items, or None if they are of a named schema or of any type."""
    return next((kind for kind in JSON_TYPES if kind == field.items), None)


def typed_values(values: tuple[str, ...], kind: str) -> list[JsonValue]:
    """Return the allowed values, written as text, as values of the JSON type `kind`; all or none."""
    if kind == "string":
        return [_unquoted(value) for value in dict.fromkeys(values)]
    read = [parsed(value) for value in dict.fromkeys(values)]
    return read if all(value is not None and fits(value, kind, "") for value in read) else []


def _unquoted(text: str) -> str:
    value = parsed(text)
    return value if isinstance(value, str) else text


def parsed(text: str) -> JsonValue:
    """Return the value of a JSON text; None if it is none."""
    try:
        value: JsonValue = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def fits(value: JsonValue, kind: str, format_name: str) -> bool:
    """Return whether a value is of a JSON type and, as far as we can tell, of a format."""
    if isinstance(value, bool):
        return kind == "boolean"
    types: Mapping[str, tuple[type, ...]] = {
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "object": (dict,),
        "array": (list,),
    }
    return isinstance(value, types.get(kind, ())) and (not isinstance(value, str) or _has_format(value, format_name))


def _has_format(text: str, format_name: str) -> bool:
    try:
        if format_name == "uuid":
            return str(UUID(text)) == text.lower()
        if format_name == "date":
            return date.fromisoformat(text).isoformat() == text
        if format_name == "date-time":
            return datetime.fromisoformat(text).tzinfo is not None and "T" in text.upper()
    except ValueError:
        return False
    return format_name != "email" or "@" in text
