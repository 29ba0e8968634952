"""The API's schemas as OpenAPI 3.1 component schemas."""

import re
from collections import deque
from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from plan.api import Schema, SchemaField
from plan.exports.examples import (
    NoExampleError,
    array_item_type,
    example_of,
    fields_by_name,
    own_example,
    typed_values,
)
from plan.exports.markdown import inline

_FORMAT = re.compile(r"[a-z][a-z0-9-]{0,30}")


class SchemaIndex:
    """The schemas of an API by name, and the component keys they are found under."""

    def __init__(self, schemas: Iterable[Schema]) -> None:
        self.by_name: dict[str, Schema] = {}
        for schema in schemas:
            self.by_name.setdefault(schema.name, schema)
        self._keys = component_keys(self.by_name)
        self._fields: dict[str, list[SchemaField]] = {}
        for field in (field for schema in self.by_name.values() for field in schema.fields):
            self._fields.setdefault(field.name, []).append(field)

    def reference(self, name: str) -> dict[str, JsonValue]:
        """Return a reference to a schema; any object for a name that no schema has."""
        if name not in self._keys:
            return {"type": "object"}
        return {"$ref": f"#/components/schemas/{self._keys[name]}"}

    def example(self, name: str, *, lists: bool = True) -> dict[str, JsonValue] | None:
        """Return an example that fits a schema, as `example_of`, or None if there is none."""
        if name not in self.by_name:
            return None
        try:
            return example_of(name, self.by_name, lists=lists)
        except NoExampleError:
            return None

    def reached(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the schemas of these names and those that they are made of, each once, nearest first."""
        found: dict[str, None] = {}
        queue = deque(names)
        while queue:
            name = queue.popleft()
            if name in self.by_name and name not in found:
                found[name] = None
                queue.extend(part for field in self.by_name[name].fields for part in (field.ref, field.items))
        return tuple(found)

    def takes(self, field_name: str, text: str) -> bool:
        """Return whether any field of this name may hold this text."""
        return all(
            field.type != "string" or (not field.values and not field.format) or text in field.values
            for field in self._fields.get(field_name, ())
        )

    def components(self) -> dict[str, JsonValue]:
        """Return all schemas by component key."""
        return {self._keys[name]: self._object(schema) for name, schema in self.by_name.items()}

    def _object(self, schema: Schema) -> JsonValue:
        fields = fields_by_name(schema)
        required: list[JsonValue] = [name for name, field in fields.items() if field.required]
        found: dict[str, JsonValue] = {"type": "object"}
        if self._keys[schema.name] != schema.name:
            found["title"] = inline(schema.name)
        if schema.description:
            found["description"] = inline(schema.description)
        found["properties"] = {name: self._field(field) for name, field in fields.items()}
        if required:
            found["required"] = required
        return found

    def _field(self, field: SchemaField) -> JsonValue:
        if field.type == "object" and field.ref:
            found = self.reference(field.ref)
            if field.nullable:
                found = {"anyOf": [found, {"type": "null"}]}
            return found | ({"description": inline(field.description)} if field.description else {})
        found = {"type": [field.type, "null"] if field.nullable else field.type}
        found |= format_of(field.format)
        if field.type == "array":
            item = array_item_type(field)
            found["items"] = {"type": item} if item is not None else self.reference(field.items) if field.items else {}
        values = typed_values(field.values, field.type)
        if values:
            found["enum"] = [*values, None] if field.nullable else values
        if field.description:
            found["description"] = inline(field.description)
        example = own_example(field)
        if example is not None:
            found["examples"] = [example]
        return found


def format_of(written: str) -> dict[str, JsonValue]:
    """Return the `format` keyword for a format's name; nothing if it is none."""
    return {"format": written} if _FORMAT.fullmatch(written) else {}


def component_keys(names: Iterable[str]) -> dict[str, str]:
    """Return a component key for each name: its own wherever OpenAPI takes it, and never the same twice."""
    keys: dict[str, str] = {}
    for name in dict.fromkeys(names):
        bare = re.sub(r"[^A-Za-z0-9._-]+", "_", name).strip("_") or "Schema"
        number, free = 1, bare
        while free in keys.values():
            number += 1
            free = f"{bare}_{number}"
        keys[name] = free
    return keys


def with_values(example: Mapping[str, JsonValue], values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Return an example in which the first field of each given name and type of value, at any depth, has the value."""
    remaining = dict(values)

    def replaced(node: JsonValue) -> JsonValue:
        if not isinstance(node, dict):
            return node
        return {
            key: remaining.pop(key) if key in remaining and type(remaining[key]) is type(value) else replaced(value)
            for key, value in node.items()
        }

    found = replaced(dict(example))
    assert isinstance(found, dict)
    return found
