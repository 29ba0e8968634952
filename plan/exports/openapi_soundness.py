"""References of an existing OpenAPI document that lead nowhere, which a new one must not have."""

from collections.abc import Iterator

from pydantic import JsonValue

from plan.existing.openapi_document import Object, References, is_object, schema_name
from plan.exports.openapi_upgrade import upgraded

_DEEPEST = 60
"""How deep references to what is no schema are written out; deeper ones go in circles."""


def sound(node: JsonValue, references: References, depth: int = 0) -> bool:
    """Whether every reference within a value leads to something, those to schemas as far as the schema."""
    if depth > _DEEPEST:
        return False
    if isinstance(node, list):
        return all(sound(one, references, depth + 1) for one in node)
    if not is_object(node):
        return True
    if isinstance(node.get("$ref"), str):
        target = references.resolved(node)
        return target is not None and (bool(schema_name(node["$ref"])) or sound(target, references, depth + 1))
    return all(sound(one, references, depth + 1) for one in node.values())


def mended(node: JsonValue, new: References, old: References, depth: int = 0) -> JsonValue:
    """Return a value in which references that lead nowhere in the new document are what they are in the old one.

    What is in neither may be anything.
    """
    if isinstance(node, list):
        return [mended(one, new, old, depth) for one in node]
    if not is_object(node):
        return node
    if isinstance(node.get("$ref"), str) and new.resolved(node) is None:
        target = old.resolved(node) if depth < _DEEPEST else None
        return {} if target is None else mended(upgraded(target), new, old, depth + 1)
    return {key: mended(value, new, old, depth) for key, value in node.items()}


def referred(node: JsonValue) -> Iterator[str]:
    """Yield every reference within a value."""
    if isinstance(node, list):
        for one in node:
            yield from referred(one)
    elif is_object(node):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference
        for value in node.values():
            yield from referred(value)


def used_components(node: JsonValue, components: Object) -> frozenset[str]:
    """Return the references that a value leads to within components, through other components."""
    references = References({"components": components})
    found: dict[str, None] = {}
    waiting = list(referred(node))
    while waiting:
        reference = waiting.pop()
        if reference not in found:
            found[reference] = None
            waiting += referred(references.resolved({"$ref": reference}))
    return frozenset(found)
