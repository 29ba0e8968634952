"""Each artifact's schema against the rules that OpenAI's strict mode and Anthropic's structured outputs publish.

OpenAI, "Structured outputs", supported schemas: the root is an object and no `anyOf`; every object is closed and
requires all of its properties; up to 5,000 properties, 10 levels, 120,000 characters of names and enum values, 1,000
enum values, and 15,000 characters in an enum of more than 250 values; nothing stands beside `$ref`; `allOf`, `not`,
`if`, `dependentRequired`, `dependentSchemas` and `default` are refused.
Anthropic, "Structured outputs", JSON schema limitations: objects closed, no recursion, no numeric or length limits, no
`minItems` above 1, no outer `$ref`; at most 24 optional parameters and 16 with union types.
"""

import json
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from plan.artifacts import ARTIFACTS, MODELS, ArtifactName
from plan.schema import strict_schema
from tests.plan.json_schema import validate
from tests.plan.sample import sample_plan

Node = dict[str, JsonValue]

ALLOWED = frozenset({"type", "properties", "required", "additionalProperties", "items", "enum", "const", "description"})
"""What both providers take and we have a use for; every other keyword is a violation."""


def properties(node: Node) -> dict[str, JsonValue]:
    found = node.get("properties", {})
    assert isinstance(found, dict)
    return found


def nodes(node: JsonValue, path: str = "", depth: int = 1) -> Iterator[tuple[str, Node, int]]:
    """Every schema within a schema, with its path and the levels of objects and arrays around it."""
    assert isinstance(node, dict)
    yield path, node, depth
    for name, field in properties(node).items():
        yield from nodes(field, f"{path}/{name}", depth + 1)
    if "items" in node:
        yield from nodes(node["items"], f"{path}/*", depth + 1)


def violations(schema: Node) -> list[str]:
    found: list[str] = []
    if schema.get("type") != "object" or "anyOf" in schema:
        found.append("the root is no plain object")
    names, enums, strings, levels = 0, 0, 0, 0
    for path, node, depth in nodes(schema):
        found += [f"{path}: keyword {keyword}" for keyword in node.keys() - ALLOWED]
        if not isinstance(node.get("type"), str):
            found.append(f"{path}: a union, or no type")
        if node.get("type") == "object":
            if node.get("additionalProperties") is not False:
                found.append(f"{path}: not closed")
            if node.get("required") != list(properties(node)):
                found.append(f"{path}: optional properties")
            if not properties(node):
                found.append(f"{path}: an object without properties")
        found += [f"{path}/{name}: not described" for name, field in properties(node).items() if not described(field)]
        values = node.get("enum", [])
        assert isinstance(values, list)
        names += len(properties(node))
        enums += len(values)
        strings += sum(map(len, properties(node))) + sum(len(str(value)) for value in values)
        levels = max(levels, depth)
    limits = {"properties": (names, 5000), "enum values": (enums, 1000), "name characters": (strings, 120_000)}
    limits["levels"] = (levels, 10)
    found += [f"{count} {what}, more than {limit}" for what, (count, limit) in limits.items() if count > limit]
    return found


def described(field: JsonValue) -> bool:
    return isinstance(field, dict) and bool(field.get("description"))


@pytest.mark.parametrize("name", ARTIFACTS)
def test_the_schema_keeps_to_what_providers_publish(name: ArtifactName) -> None:
    assert violations(strict_schema(MODELS[name])) == []


@pytest.mark.parametrize("name", ARTIFACTS)
def test_the_schema_is_a_schema_and_the_sample_fits_it(name: ArtifactName) -> None:
    schema = strict_schema(MODELS[name])
    artifact = sample_plan().artifact(name)
    assert artifact is not None
    validate(json.loads(artifact.model_dump_json()), schema)


@pytest.mark.parametrize("name", ARTIFACTS)
def test_the_schema_says_the_same_as_the_model(name: ArtifactName) -> None:
    generated = MODELS[name].model_json_schema()
    assert list(properties(strict_schema(MODELS[name]))) == list(properties(generated))
    assert "$ref" not in json.dumps(strict_schema(MODELS[name]))
    assert strict_schema(MODELS[name]) == strict_schema(MODELS[name])


def test_a_fields_own_description_wins_over_its_types() -> None:
    columns = strict_schema(MODELS["database"])["properties"]
    assert isinstance(columns, dict)
    text = json.dumps(columns)
    assert "Where it points if it is a foreign key." in text
    assert "The foreign key that a column is." not in text


class Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")

    optional: str = "x"
    bounded: int = Field(ge=1, description="A number.")
    union: str | None = Field(description="A union.")
    free: dict[str, str] = Field(description="Free-form.")


def test_the_rules_find_what_they_are_for() -> None:
    found = "\n".join(violations(Loose.model_json_schema()))
    for words in ("not closed", "optional properties", "keyword minimum", "keyword anyOf", "keyword default"):
        assert words in found
    assert "/union: a union" in found
    assert "/optional: not described" in found
    assert "/free: an object without properties" in found


def test_the_rules_find_too_much_of_everything() -> None:
    leaf: Node = {"type": "string", "description": "x", "enum": [str(i) for i in range(1001)]}
    deep: Node = {"type": "object", "properties": {"x" * 13_000: leaf}, "additionalProperties": False}
    for level in range(10):
        deep = {"type": "object", "properties": {f"{level}" * 13_000: deep}, "additionalProperties": False}
    wide: Node = {"type": "object", "properties": {str(i): {"type": "string"} for i in range(5001)}}
    assert "12 levels, more than 10" in violations(deep)
    assert "1001 enum values, more than 1000" in violations(deep)
    assert any("name characters" in words for words in violations(deep))
    assert "5001 properties, more than 5000" in violations(wide)
