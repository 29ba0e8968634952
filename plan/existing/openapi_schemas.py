"""The schemas of an existing OpenAPI document as a plan holds them: named objects of typed fields."""

import json
import re

from pydantic import JsonValue

from plan.api import FieldType, Schema, SchemaField
from plan.existing.openapi_document import (
    Object,
    OpenApiError,
    References,
    is_object,
    list_of,
    object_of,
    schema_name,
    text_of,
)
from plan.exports.examples import JSON_TYPES, fits

_DEEPEST = 30
_MOST = 20_000
_LIMITS = (
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "default",
    "const",
    "readOnly",
    "writeOnly",
    "deprecated",
    "discriminator",
    "xml",
    "not",
    "if",
    "patternProperties",
    "prefixItems",
)
"""What a plan's field has no place for."""


class Losses:
    """What a plan has no words for, by kind, and where it stands."""

    def __init__(self) -> None:
        self.places: dict[str, dict[str, None]] = {}

    def add(self, kind: str, where: str) -> None:
        """Keep that something of this kind stands there."""
        self.places.setdefault(kind, {})[where] = None


class Schemas:
    """Turns the schemas of a document into the plan's, those without a name under one of their own."""

    def __init__(self, references: References, components: Object, losses: Losses) -> None:
        self._references = references
        self._components = components
        self._losses = losses
        self.found: dict[str, Schema] = {}
        self.inline: dict[str, None] = {}
        """Names of schemas that have none in the document."""
        self._doing: set[str] = set()
        self._unnamed_ones: dict[int, str] = {}

    def add_components(self) -> None:
        """Take over every named object of the document, whether an operation uses it or not."""
        for name, node in self._components.items():
            resolved = self._references.resolved(node)
            if resolved is not None and self._is_object(resolved):
                self._named(name, resolved)

    def body(self, node: JsonValue, wanted: str, where: str) -> str | None:
        """Return the name of the schema of a body; None for one that is no object of known fields."""
        name = self._component(node)
        resolved = self._references.resolved(node)
        if resolved is None:
            self._losses.add("a reference that leads nowhere or out of the document", where)
            return None
        if not self._is_object(resolved):
            what = "a list" if self._type(resolved, where)[0] == "array" else "no object of known fields"
            self._losses.add(f"a body that is {what}", where)
            return None
        return self._named(name, resolved) if name else self._unnamed(wanted, resolved, 0)

    def scalar(self, node: Object, where: str) -> tuple[FieldType, str, tuple[str, ...]]:
        """Return type, format and allowed values of a parameter's schema."""
        resolved = self._single(self._references.resolved(node) or {}, where)[0]
        return self._type(resolved, where)[0], text_of(resolved, "format"), _values(resolved)

    def _component(self, node: JsonValue) -> str:
        """Return the name of the object that a reference means, through references to references."""
        name = ""
        for _ in range(10):
            if not is_object(node) or "$ref" not in node:
                return name
            name = schema_name(node["$ref"])
            node = self._components.get(name)
        return name

    def _is_object(self, node: Object, within: tuple[int, ...] = ()) -> bool:
        if id(node) in within or len(within) > _DEEPEST:
            return False
        kind = node.get("type")
        if kind is not None and kind != "object" and not (isinstance(kind, list) and "object" in kind):
            return False
        if object_of(node, "properties"):
            return True
        # The same part twice says no more than once, and a part that holds itself would be asked without end.
        parts = {id(part): part for one in list_of(node, "allOf") if (part := self._references.resolved(one))}
        return any(self._is_object(part, (*within, id(node))) for part in parts.values())

    def _unnamed(self, wanted: str, node: Object, depth: int) -> str:
        if id(node) in self._unnamed_ones:
            return self._unnamed_ones[id(node)]
        base = re.sub(r"[^A-Za-z0-9]+", "", wanted)[:120] or "Body"
        number, free = 1, base
        while free in self.found or free in self._components or free in self._doing:
            number += 1
            free = f"{base}{number}"
        self.inline[free] = None
        self._unnamed_ones[id(node)] = free
        return self._named(free, node, depth)

    def _named(self, name: str, node: Object, depth: int = 0) -> str:
        if name in self.found or name in self._doing:
            return name
        if len(self._doing) >= _MOST:
            raise OpenApiError(f"It has more than {_MOST} schemas: give a part of it, or mend references in circles.")
        self._doing.add(name)
        # The place is kept before what it holds, so that a schema comes before those that it is made of.
        self.found[name] = Schema(name=name, description="", fields=())
        properties, required = self._merged(node, name, set())
        fields = tuple(
            self._field(key, value, key in required, name, depth) for key, value in properties.items() if key
        )
        self.found[name] = Schema(name=name, description=_described(node) or "Exists already.", fields=fields)
        return name

    def _merged(self, node: Object, where: str, seen: set[int]) -> tuple[Object, set[str]]:
        """Return the properties of an object and of all that it is put together from, and which are required."""
        properties: Object = {}
        required: set[str] = set()
        if id(node) in seen:
            return properties, required
        seen.add(id(node))
        for part in list_of(node, "allOf"):
            resolved = self._references.resolved(part)
            if resolved is None:
                self._losses.add("a reference that leads nowhere or out of the document", where)
                continue
            inner, needed = self._merged(resolved, where, seen)
            properties |= inner
            required |= needed
        for word in ("oneOf", "anyOf"):
            if word in node:
                self._losses.add("alternatives (`oneOf`, `anyOf`)", where)
        extra = node.get("additionalProperties")
        if is_object(extra) and extra:
            self._losses.add("fields of any name (`additionalProperties`)", where)
        self._note_limits(node, where)
        return properties | object_of(node, "properties"), required | set(map(str, list_of(node, "required")))

    def _note_limits(self, node: Object, where: str) -> None:
        for word in _LIMITS:
            if word in node:
                self._losses.add(f"`{word}`", where)

    def _single(self, node: Object, where: str) -> tuple[Object, bool, str]:
        """Return what a value is, whether it may be null, and its name: `anyOf` with null, or one part of `allOf`."""
        nullable, name = node.get("nullable") is True, ""
        for word in ("anyOf", "oneOf", "allOf"):
            parts = list_of(node, word)
            kept = [part for part in parts if not (is_object(part) and part.get("type") == "null")]
            nullable = nullable or len(kept) < len(parts)
            if len(kept) == 1 and not object_of(node, "properties"):
                inner = self._references.resolved(kept[0]) or {}
                name = self._component(kept[0])
                nullable = nullable or inner.get("nullable") is True
                said: Object = {key: node[key] for key in ("description", "example", "enum") if key in node}
                node = {**inner, **said}
                break
            if kept and word != "allOf":
                self._losses.add("alternatives (`oneOf`, `anyOf`)", where)
        return node, nullable, name

    def _field(self, name: str, node: JsonValue, required: bool, owner: str, depth: int) -> SchemaField:
        where = f"{owner}.{name}"
        target = self._component(node)
        resolved = self._references.resolved(node)
        if resolved is None:
            if node is not True and node != {}:
                self._losses.add("a reference that leads nowhere or out of the document", where)
            resolved = {}
        resolved, nullable, other = self._single(resolved, where)
        target = other or target
        kind, null = self._type(resolved, where)
        ref = items = ""
        if depth > _DEEPEST:
            self._losses.add("objects within objects without end", where)
        elif kind == "object":
            ref = self._object(target, resolved, f"{owner}{_pascal(name)}", where, depth)
        elif kind == "array":
            items = self._items(resolved, f"{owner}{_pascal(name)}Item", where, depth)
        self._note_limits(resolved, where)
        values = _values(resolved) if kind not in {"object", "array"} else ()
        described = text_of(node, "description") if is_object(node) else ""
        return SchemaField(
            name=name,
            type=kind,
            format=text_of(resolved, "format"),
            items=items,
            ref=ref,
            required=required,
            nullable=nullable or null,
            values=values,
            example="" if ref or (items and items not in JSON_TYPES) else _example(resolved, kind),
            description=described or _described(resolved) or "Exists already.",
        )

    def _object(self, target: str, node: Object, wanted: str, where: str, depth: int) -> str:
        if not self._is_object(node):
            if any(word in node for word in ("additionalProperties", "oneOf", "anyOf", "allOf")):
                self._losses.add("an object without known fields", where)
            return ""
        return self._named(target, node, depth + 1) if target else self._unnamed(wanted, node, depth + 1)

    def _items(self, node: Object, wanted: str, where: str, depth: int) -> str:
        item = node.get("items")
        if not is_object(item) or not item:
            return "object" if isinstance(item, dict) else ""
        target = self._component(item)
        resolved, _, other = self._single(self._references.resolved(item) or {}, where)
        kind = self._type(resolved, where)[0]
        if kind == "object" and self._is_object(resolved):
            return self._object(other or target, resolved, wanted, where, depth)
        if _values(resolved):
            self._losses.add("the allowed values of a list's entries", where)
        if kind == "array":
            self._losses.add("lists of lists", where)
        return kind

    def _type(self, node: Object, where: str) -> tuple[FieldType, bool]:
        """Return the JSON type and whether null is one too; what has none is told by what it holds."""
        given = node.get("type")
        written = [given] if isinstance(given, str) else list_of(node, "type")
        known = [kind for kind in JSON_TYPES if kind in written]
        if len(known) > 1:
            self._losses.add("values of several types", where)
        if known:
            return known[0], "null" in written
        if "properties" in node or "additionalProperties" in node or "allOf" in node:
            return "object", False
        if "items" in node:
            return "array", False
        values = list_of(node, "enum") or [node[key] for key in ("const", "example", "default") if key in node]
        fitting = [kind for kind in JSON_TYPES if values and all(fits(one, kind, "") for one in values)]
        if fitting:
            return fitting[0], False
        if "enum" not in node:
            self._losses.add("values of any type", where)
        return ("object" if "oneOf" in node or "anyOf" in node else "string"), False


def _described(node: Object) -> str:
    return text_of(node, "description") or text_of(node, "title")


def _values(node: Object) -> tuple[str, ...]:
    values = list_of(node, "enum") or ([node["const"]] if "const" in node else [])
    return tuple(one if isinstance(one, str) else json.dumps(one) for one in values if one is not None)


def _example(node: Object, kind: FieldType) -> str:
    """Return the document's own example as JSON text; empty if it has none that fits."""
    examples = list_of(node, "examples")
    for value in (node.get("example"), *examples, node.get("default")):
        if value is not None and fits(value, kind, text_of(node, "format")):
            return json.dumps(value, ensure_ascii=False)
    return ""


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", name))
