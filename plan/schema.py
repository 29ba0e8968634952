"""The JSON schema that a provider is given for an answer: an artifact, or another closed model."""

from functools import cache

from pydantic import BaseModel, JsonValue

_DEFINITIONS = "#/$defs/"


@cache
def _generated(model: type[BaseModel]) -> dict[str, JsonValue]:
    schema: dict[str, JsonValue] = model.model_json_schema()
    return schema


def strict_schema(model: type[BaseModel]) -> dict[str, JsonValue]:
    """Return the schema of `model` as OpenAI's strict mode and Anthropic's structured outputs both take it.

    Definitions are put in the place of their references: strict mode allows no description beside a `$ref`, and
    what a field says of itself is what a model should read there. Titles, which only repeat names, are left out, and so
    are defaults, which are for files of before a field was there: strict mode wants every field.
    """
    schema = _generated(model)
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)
    plain = _plain({key: value for key, value in schema.items() if key != "$defs"}, definitions)
    assert isinstance(plain, dict)
    return plain


def _plain(node: JsonValue, definitions: dict[str, JsonValue]) -> JsonValue:
    """Return a schema without references and titles."""
    if isinstance(node, list):
        return [_plain(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    plain: dict[str, JsonValue] = {}
    reference = node.get("$ref")
    if isinstance(reference, str):
        definition = _plain(definitions[reference.removeprefix(_DEFINITIONS)], definitions)
        assert isinstance(definition, dict)
        plain |= definition
    for key, value in node.items():
        if key == "properties" and isinstance(value, dict):
            plain[key] = {name: _plain(field, definitions) for name, field in value.items()}
        elif key not in {"$ref", "title", "default"}:
            plain[key] = _plain(value, definitions)
    if isinstance(named := plain.get("properties"), dict):
        plain["required"] = list(named)
    return plain
