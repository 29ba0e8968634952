"""OpenAPI 3.0 said in 3.1: what JSON Schema says otherwise there."""

from pydantic import JsonValue

_VALUES = frozenset({"example", "default", "enum", "const", "value", "examples"})
"""Keys that hold data, in which a word of a schema means nothing."""
_MAPS = frozenset({"properties", "patternProperties", "headers", "responses", "content", "callbacks", "links"})
"""Keys whose own keys are names that somebody chose."""

Object = dict[str, JsonValue]


def upgraded(node: JsonValue) -> JsonValue:
    """Return a part of a document of OpenAPI 3.0 or 3.1 as 3.1 has it; what is so already stays."""
    if isinstance(node, list):
        return [upgraded(one) for one in node]
    if not isinstance(node, dict):
        return node
    found: Object = {}
    for key, value in node.items():
        if key in _MAPS and isinstance(value, dict):
            found[key] = {name: upgraded(one) for name, one in value.items()}
        else:
            found[key] = value if key in _VALUES else upgraded(value)
    return _nullable(_bounds(found))


def _nullable(schema: Object) -> Object:
    if not isinstance(schema.get("nullable"), bool):
        return schema
    null = schema.pop("nullable")
    if not null:
        return schema
    kind, values = schema.get("type"), schema.get("enum")
    if isinstance(values, list) and None not in values:
        schema["enum"] = [*values, None]
    if isinstance(kind, str):
        schema["type"] = [kind, "null"]
    elif kind is None and any(key in schema for key in ("$ref", "allOf", "oneOf", "anyOf")):
        said: Object = {key: schema.pop(key) for key in ("description", "example") if key in schema}
        either: Object = {"anyOf": [schema, {"type": "null"}]}
        return either | said
    return schema


def _bounds(schema: Object) -> Object:
    for word, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        flag = schema.get(word)
        if isinstance(flag, bool):
            del schema[word]
            if flag and bound in schema:
                schema[word] = schema.pop(bound)
    return schema
