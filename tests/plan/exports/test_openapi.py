from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from plan.api import Api, BaseUrl, ErrorResponse, Schema, SchemaField
from plan.checks.openapi import fast_validator
from plan.exports.openapi import openapi, openapi_yaml
from plan.exports.openapi_paths import path_of
from plan.exports.standard_errors import StandardErrors
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


def check_examples(node: JsonValue, document: dict[str, JsonValue]) -> int:
    """Validate each example of a body, parameter or header against its schema; return how many there are."""
    found = 0
    for media in media_types(node):
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
    fast_validator()(document).validate()
    assert document == openapi(sample(), "Project", "What it is.")


def test_each_example_fits_its_schema() -> None:
    document = read(sample())
    bodies = sum(bool(one.request) + sum(bool(r.body) for r in one.responses) for one in sample().endpoints)
    assert bodies
    assert check_examples(at(document, "paths"), document) >= bodies
    answers = at(document, "components", "responses")
    assert check_examples(answers, document) == len(at_all(answers))
    assert check_examples(at(document, "components", "headers"), document) == 1 + len(sample().rate_limits.headers)


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
    assert operation["security"] == [{"bearerAuth": ["users.read"]}]
    assert str(operation["description"]).startswith("Needs the permission `users.read` (held by: ")
    headers = at(operation["responses"], "200", "headers")
    assert isinstance(headers, dict)
    assert list(headers) == ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"]
    login = at(document, "paths", "/auth/login", "post")
    assert at(login, "security") == []
    assert str(at(login, "description")).startswith("Needs no credential. Limited to 5 requests/minute")
    scheme = at(document, "components", "securitySchemes", "bearerAuth")
    assert at(scheme, "bearerFormat") == "JWT"
    assert at(scheme, "x-scopes", "users.read")
    assert "| `users.read` |" in str(at(scheme, "description"))
    assert at(document, "info", "version") == "1.0.0"


def test_pages_are_asked_for_with_parameters() -> None:
    parameters = at(read(sample()), "paths", "/users", "get", "parameters")
    assert isinstance(parameters, list)
    assert parameters[1] == {
        "name": "page_size",
        "in": "query",
        "required": False,
        "description": "Users a page",
        "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    }


def test_what_operations_share_is_said_once() -> None:
    first = next(one for one in sample().endpoints if one.path == "/users")
    second = first.model_copy(update={"id": "other", "path": "/others"})
    api = sample().model_copy(update={"endpoints": (first, second)})
    document = read(api)
    fast_validator()(document).validate()
    for path in ("/users", "/others"):
        operation = at(document, "paths", path, "get")
        parameters = at(operation, "parameters")
        assert isinstance(parameters, list)
        assert {"$ref": "#/components/parameters/PageSize"} in parameters
        assert at(operation, "responses", "401") == {"$ref": "#/components/responses/Unauthorized"}
    assert at(document, "components", "parameters", "PageSize", "name") == "page_size"


def test_answers_of_one_status_that_differ_have_names_of_their_own() -> None:
    conflicts = [{"status": 409, "code": code, "description": code} for code in ("A_TAKEN", "B_TAKEN")]
    first = sample().endpoints[0]
    endpoints = [
        first.model_copy(update={"id": f"e{at}", "path": f"/e{at}", "errors": (ErrorResponse(**conflicts[at % 2]),)})
        for at in range(4)
    ]
    components = at(read(sample().model_copy(update={"endpoints": tuple(endpoints)})), "components", "responses")
    assert isinstance(components, dict)
    assert {"ConflictATaken", "ConflictBTaken", "BadRequest", "TooManyRequests"} == set(components)


@pytest.mark.parametrize(
    ("change", "statuses"),
    [
        ({}, [400, 429]),
        ({"authenticated": True}, [400, 401, 429]),
        ({"permission": "users.read"}, [400, 401, 403, 429]),
        ({"path": "/users/{id}"}, [400, 404, 429]),
        ({"request": ""}, [429]),
    ],
)
def test_errors_that_follow_from_how_an_endpoint_is_reached(change: dict[str, object], statuses: list[int]) -> None:
    plain = {"authenticated": False, "permission": "", "errors": (), "parameters": (), "request": "RegisterRequest"}
    endpoint = sample().endpoints[0].model_copy(update={**plain, **change})
    errors = StandardErrors(sample()).of(endpoint)
    assert [error.status for error in errors] == statuses
    own = ErrorResponse(status=statuses[0], code="MINE", description="Mine")
    assert StandardErrors(sample()).of(endpoint.model_copy(update={"errors": (own,)}))[0] == own


def test_the_apis_own_words_are_used_for_what_follows() -> None:
    own = ErrorResponse(status=401, code="WHO_ARE_YOU", description="Say who you are.")
    first, second, *_ = sample().endpoints
    endpoints = (first.model_copy(update={"errors": (own,)}), second.model_copy(update={"authenticated": True}))
    second = endpoints[1].model_copy(update={"errors": ()})
    api = sample().model_copy(update={"endpoints": (endpoints[0], second)})
    assert own in StandardErrors(api).of(second)


def test_an_error_example_has_the_errors_own_code_and_field_errors_only_for_bad_input() -> None:
    document = read(sample())
    responses = at(document, "paths", "/auth/register", "post", "responses")
    conflict = at(responses, "409", "content", "application/json", "examples", "EMAIL_TAKEN", "value")
    assert conflict == {"error": {"code": "EMAIL_TAKEN", "message": "Email already exists"}}
    wrong = at(responses, "400", "content", "application/json", "examples", "VALIDATION_ERROR", "value", "error")
    assert at(wrong, "details") == [{"field": "email", "message": "Email is required"}]


def test_paths_that_differ_in_the_names_of_their_parameters_are_one() -> None:
    first = sample().endpoints[0].model_copy(update={"method": "GET", "path": "/users/{id}", "request": ""})
    second = first.model_copy(update={"id": "other", "method": "DELETE", "path": "/users/:user_id"})
    document = read(sample().model_copy(update={"endpoints": (first, second)}))
    fast_validator()(document).validate()
    operations = at(document, "paths")
    assert isinstance(operations, dict)
    assert list(operations) == ["/users/{id}"]
    path = operations["/users/{id}"]
    assert isinstance(path, dict)
    assert list(path) == ["get", "delete"]


def test_servers() -> None:
    urls = ("http://localhost:8000/api/v1", "https://api.example.com/v1", "https://api.shop.test/v1", "/v1")
    bases = tuple(BaseUrl(environment=f"E{at}", url=url) for at, url in enumerate(urls))
    servers = at(read(sample().model_copy(update={"base_urls": bases})), "servers")
    assert isinstance(servers, list)
    assert [at(server, "url") for server in servers] == [
        *("http://{host}/api/v1", "https://{host}/v1", "https://api.shop.test/v1", "/v1")
    ]
    assert at(servers[1], "variables", "host", "default") == "api.example.com"


@pytest.mark.parametrize(
    ("method", "name", "kind"),
    [
        ("JWT (JSON Web Tokens)", "bearerAuth", {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}),
        ("HTTP Basic", "basicAuth", {"type": "http", "scheme": "basic"}),
        ("Session cookie", "cookieAuth", {"type": "apiKey", "in": "cookie", "name": "session"}),
        ("API key", "apiKeyAuth", {"type": "apiKey", "in": "header", "name": "Authorization"}),
        ("", "bearerAuth", {"type": "http", "scheme": "bearer"}),
    ],
)
def test_security_schemes(method: str, name: str, kind: dict[str, str]) -> None:
    authentication = sample().authentication.model_copy(update={"method": method})
    document = read(sample().model_copy(update={"authentication": authentication}))
    fast_validator()(document).validate()
    scheme = at(document, "components", "securitySchemes", name)
    assert isinstance(scheme, dict)
    assert {key: value for key, value in scheme.items() if key not in {"description", "x-scopes"}} == kind


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
    fast_validator()(document).validate()
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
    fast_validator()(document).validate()
    check_examples(document, document)
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


def test_of_fields_that_share_a_name_the_first_is_described_and_shown() -> None:
    text, number = (field("f", kind, example='"a"') for kind in ("string", "integer"))
    assert example_of_request(with_schemas(Schema(name="S", description="", fields=(text, number)))) == {"f": "a"}


NAMES = st.sampled_from(["A", "B", "a b", "/x/{y}", ":id", "{", "}", "integer", "date", "#", "'", '"', "1", "é", ""])
TEXTS = NAMES | st.text(max_size=5)


@settings(max_examples=60)
@given(artifacts("api", TEXTS))
def test_any_api_becomes_a_document_that_validates(api: Api) -> None:
    document = read(api)
    fast_validator()(document).validate()
    check_examples(document, document)


def test_hostile_text_stays_text() -> None:
    hostile = "x: &a [*a]\n!!python/object/apply:os.system ['id']\u2028\x07\ud7ff# ' \" `"
    endpoint = sample().endpoints[0].model_copy(update={"summary": hostile, "tag": hostile})
    document = read(sample().model_copy(update={"endpoints": (endpoint,)}))
    assert at(document, "paths", "/auth/register", "post", "summary") == hostile
