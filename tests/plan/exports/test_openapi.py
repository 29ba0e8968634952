from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate as validate_openapi
from pydantic import JsonValue

from plan.api import Api, Schema, SchemaField
from plan.exports.openapi import openapi, openapi_yaml, path_of
from tests.plan.artifact_strategies import artifacts
from tests.plan.json_schema import validate
from tests.plan.sample import sample_plan


def sample() -> Api:
    api = sample_plan().api
    assert api is not None
    return api


def read(api: Api) -> dict[str, JsonValue]:
    document = yaml.safe_load(openapi_yaml(api, "Project", "What it is."))
    assert isinstance(document, dict)
    return document


def at(document: JsonValue, *steps: str) -> JsonValue:
    for step in steps:
        assert isinstance(document, dict), step
        document = document[step]
    return document


def media_types(node: JsonValue) -> Iterator[dict[str, JsonValue]]:
    if isinstance(node, dict):
        if "schema" in node and ("example" in node or "examples" in node):
            yield node
        for value in node.values():
            yield from media_types(value)
    elif isinstance(node, list):
        for value in node:
            yield from media_types(value)


def check_examples(document: dict[str, JsonValue]) -> int:
    """Validate each example of a body, parameter or header against its schema; return how many there are."""
    found = 0
    for media in media_types(document):
        schema, examples = media["schema"], media.get("examples", {})
        assert isinstance(schema, dict)
        assert isinstance(examples, dict)
        values = [at(one, "value") for one in examples.values()] + ([media["example"]] if "example" in media else [])
        for value in values:
            validate(value, {**schema, "components": document.get("components", {})})
            found += 1
    return found


def test_the_samples_document_validates() -> None:
    document = read(sample())
    validate_openapi(document)
    assert document == openapi(sample(), "Project", "What it is.")


def test_each_example_fits_its_schema() -> None:
    bodies = sum(bool(one.request) + sum(bool(r.body) for r in one.responses) for one in sample().endpoints)
    errors = sum(len(one.errors) for one in sample().endpoints)
    assert check_examples(read(sample())) == bodies + errors + len(sample().rate_limits.headers)


def test_each_fields_example_fits_it() -> None:
    document = read(sample())
    schemas = at(document, "components", "schemas")
    assert isinstance(schemas, dict)
    for schema in schemas.values():
        properties = at(schema, "properties")
        assert isinstance(properties, dict)
        for field in properties.values():
            assert isinstance(field, dict)
            examples = field.get("examples", [])
            assert isinstance(examples, list)
            for example in examples:
                validate(example, {**field, "components": at(document, "components")})


def test_what_an_operation_says() -> None:
    document = read(sample())
    operation = at(document, "paths", "/users", "get")
    assert isinstance(operation, dict)
    assert operation["operationId"] == "listUsers"
    assert operation["tags"] == ["User Management"]
    assert operation["security"] == [{"credentials": ["users.read"]}]
    parameters = operation["parameters"]
    assert isinstance(parameters, list)
    assert parameters[1] == {
        "name": "page_size",
        "in": "query",
        "required": False,
        "description": "Users a page",
        "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    }
    headers = at(operation["responses"], "200", "headers")
    assert isinstance(headers, dict)
    assert list(headers) == ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]
    assert at(document, "paths", "/auth/login", "post", "security") == []
    assert at(document, "components", "securitySchemes", "credentials", "bearerFormat") == "JWT"
    assert at(document, "info", "version") == "v1"


def test_an_error_example_has_the_errors_own_code_and_field_errors_only_for_bad_input() -> None:
    responses = at(read(sample()), "paths", "/auth/register", "post", "responses")
    conflict = at(responses, "409", "content", "application/json", "examples", "EMAIL_TAKEN", "value")
    assert conflict == {"error": {"code": "EMAIL_TAKEN", "message": "Email already exists"}}
    wrong = at(responses, "400", "content", "application/json", "examples", "VALIDATION_ERROR", "value", "error")
    assert at(wrong, "details") == [{"field": "email", "message": "Email is required"}]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/users/{id}", "/users/{id}"),
        ("users/:id/roles", "/users/{id}/roles"),
        ("/a b/{x}?q=1#f", "/a%20b/{x}"),
        ("//x/{ y }", "/x/{y}"),
        ("/{}", "/{id}"),
        ("/<script>", "/%3Cscript%3E"),
    ],
)
def test_paths(written: str, path: str) -> None:
    assert path_of(sample().endpoints[0].model_copy(update={"path": written})) == path


def test_operation_ids_are_never_the_same() -> None:
    endpoints = tuple(one.model_copy(update={"id": "same-id"}) for one in sample().endpoints)
    paths = at(read(sample().model_copy(update={"endpoints": endpoints})), "paths")
    assert isinstance(paths, dict)
    operations = [at(operation, "operationId") for path in paths.values() for operation in at_all(path)]
    assert sorted(map(str, operations)) == ["sameId", *(f"sameId{number}" for number in range(2, 8))]


def at_all(node: JsonValue) -> list[JsonValue]:
    assert isinstance(node, dict)
    return list(node.values())


def test_a_path_parameter_that_nobody_declares_is_there_all_the_same() -> None:
    endpoint = sample().endpoints[0].model_copy(update={"path": "/things/{thing}"})
    document = read(sample().model_copy(update={"endpoints": (endpoint,)}))
    validate_openapi(document)
    assert at(document, "paths", "/things/{thing}", "post", "parameters") == [
        {"name": "thing", "in": "path", "required": True, "schema": {"type": "string"}}
    ]


def field(name: str, kind: str = "object", **more: object) -> SchemaField:
    empty = {"format": "", "items": "", "ref": "", "required": True, "nullable": False, "values": (), "example": ""}
    return SchemaField.model_validate({"name": name, "type": kind, "description": "", **empty, **more})


def with_schemas(*schemas: Schema) -> Api:
    endpoint = sample().endpoints[0].model_copy(update={"request": schemas[0].name, "responses": (), "errors": ()})
    return sample().model_copy(update={"schemas": schemas, "endpoints": (endpoint,)})


def example_of_request(api: Api) -> JsonValue:
    document = read(api)
    validate_openapi(document)
    check_examples(document)
    media = at(document, "paths", "/auth/register", "post", "requestBody", "content", "application/json")
    return at(media, "example") if isinstance(media, dict) and "example" in media else None


def test_a_schema_that_holds_itself_has_an_example_that_ends() -> None:
    children = field("children", "array", items="Node")
    parent = field("parent", ref="Node", required=False)
    other = field("other", ref="Node", nullable=True)
    node = Schema(name="Node", description="", fields=(field("id", "integer", example="7"), children, parent, other))
    assert example_of_request(with_schemas(node)) == {"id": 7, "children": [], "other": None}


def test_a_schema_that_needs_itself_has_no_example() -> None:
    node = Schema(name="Node", description="", fields=(field("next", ref="Node"),))
    assert example_of_request(with_schemas(node)) is None


@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        (field("f", "integer", example='"x"'), 1),
        (field("f", "string", example="not JSON", format="uuid"), "550e8400-e29b-41d4-a716-446655440000"),
        (field("f", "string", example='"x"', format="date"), "2026-01-15"),
        (field("f", "string", example='"z"', values=("a", "b")), "a"),
        (field("f", "array", items="string", example="[1]"), []),
        (field("f", "number", example="NaN"), 1.5),
        (field("f", "string", example='"2026-01-01T10:00:00Z"', format="date-time"), "2026-01-01T10:00:00Z"),
    ],
)
def test_an_example_that_does_not_fit_is_replaced(wrong: SchemaField, shown: JsonValue) -> None:
    assert example_of_request(with_schemas(Schema(name="S", description="", fields=(wrong,)))) == {"f": shown}


NAMES = st.sampled_from(["A", "B", "a b", "/x/{y}", ":id", "{", "}", "integer", "date", "#", "'", '"', "1", "é", ""])
TEXTS = NAMES | st.text(max_size=5)


@settings(max_examples=60, deadline=None)
@given(artifacts("api", TEXTS))
def test_any_api_becomes_a_document_that_validates(api: Api) -> None:
    document = read(api)
    validate_openapi(document)
    check_examples(document)


def test_hostile_text_stays_text() -> None:
    hostile = "x: &a [*a]\n!!python/object/apply:os.system ['id']\u2028\x07\ud7ff# ' \" `"
    endpoint = sample().endpoints[0].model_copy(update={"summary": hostile, "tag": hostile})
    document = read(sample().model_copy(update={"endpoints": (endpoint,)}))
    assert at(document, "paths", "/auth/register", "post", "summary") == hostile
