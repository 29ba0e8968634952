"""An existing API is read from any document, and documents that are none end in a sentence."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from plan.existing.compatibility import breaks
from plan.existing.openapi import ExistingApi, existing_api, read_openapi
from plan.existing.openapi_document import OpenApiError
from plan.exports.openapi import openapi
from tests.plan.checks.base import API

TEXT = (Path(__file__).parent / "shop.openapi.yaml").read_text()
SHOP = read_openapi(TEXT)
BY_ID = {endpoint.id: endpoint for endpoint in SHOP.endpoints}
SCHEMAS = {schema.name: {field.name: field for field in schema.fields} for schema in SHOP.schemas}
PLANNED = API.model_copy(update={"endpoints": SHOP.endpoints, "schemas": SHOP.schemas})


def document(paths: str, more: str = "") -> str:
    return f"openapi: 3.1.0\ninfo: {{title: x, version: '1'}}\npaths:\n{paths}\n{more}"


def get(schema: str, more: str = "") -> ExistingApi:
    """The API of one operation that answers this schema."""
    answer = f"{{'200': {{description: It, content: {{application/json: {{schema: {schema}}}}}}}}}"
    return read_openapi(document(f"  /it: {{get: {{operationId: it, responses: {answer}}}}}", more))


def lost(api: ExistingApi) -> set[str]:
    return {loss.what for loss in api.losses}


def test_every_operation_is_read_with_what_it_takes_and_answers() -> None:
    paths = yaml.safe_load(TEXT)["paths"]
    written = {(m.upper(), path) for path, item in paths.items() for m in item if m != "parameters"}
    assert {(e.method, e.path) for e in SHOP.endpoints} == written
    products = BY_ID["list-products"]
    limit = products.parameters[0]
    assert (limit.name, limit.type, limit.minimum, limit.maximum, limit.default) == (
        "limit",
        "integer",
        "1",
        "200",
        "50",
    )
    assert products.parameters[3].values == ("name", "price")
    assert not products.authenticated
    assert BY_ID["get-order"].authenticated
    assert [(p.name, p.place, p.format) for p in BY_ID["replace-product"].parameters] == [
        ("productId", "path", "int64")
    ]
    assert BY_ID["replace-product"].request == "ProductInput"
    assert [(r.status, r.body) for r in BY_ID["list-products"].responses] == [(200, "ProductList")]
    assert [e.status for e in BY_ID["place-order"].errors] == [400, 401]
    assert {p.name: p.values for p in BY_ID["list-orders"].parameters}["status"] == (
        "placed",
        "paid",
        "shipped",
        "cancelled",
    )


def test_schemas_keep_names_required_fields_and_values() -> None:
    assert list(SCHEMAS["Product"]) == ["name", "price", "categoryId", "id", "createdAt"]
    assert [name for name, f in SCHEMAS["Product"].items() if f.required] == ["name", "price", "id", "createdAt"]
    assert SCHEMAS["Product"]["categoryId"].nullable
    assert SCHEMAS["Money"]["currency"].values == ("EUR", "GBP")
    assert SCHEMAS["Category"]["children"].items == "Category"
    lines = SCHEMAS["PlaceOrderRequest"]["lines"]
    assert list(SCHEMAS[lines.items]) == ["productId", "quantity"]
    assert SHOP.error_body == "Problem"
    assert SHOP.base_urls[0].url == "https://api.shop.example.com/v1"


def test_json_says_the_same_as_yaml() -> None:
    assert read_openapi(json.dumps(yaml.safe_load(TEXT))) == SHOP


def test_what_a_plan_has_no_words_for_is_listed() -> None:
    places = {loss.what: loss.places for loss in SHOP.losses}
    assert places["a body that is a list"] == ("GET /categories (200)",)
    assert places["`pattern`"] == ("Money.amount",)
    assert places["headers of an answer"] == ("POST /products (201)",)
    more = get("{oneOf: [{type: object}, {type: string}]}", "webhooks: {gone: {}}")
    assert "`webhooks`" in lost(more)
    assert ("GET", "/it") in more.unsaid
    cookie = document("  /it: {get: {parameters: [{name: s, in: cookie}]}, head: {}}")
    assert {"a parameter in a cookie", "an operation whose method is none of a plan's"} <= lost(read_openapi(cookie))


@pytest.mark.parametrize(
    "schema",
    [
        "{type: object, properties: {a: {type: [string, 'null']}}}",
        "{type: object, properties: {a: {anyOf: [{type: string}, {type: 'null'}]}}}",
        "{type: object, properties: {a: {type: string, nullable: true}}}",
        "{allOf: [{type: object, properties: {a: {type: string, nullable: true}}}]}",
    ],
)
def test_null_is_read_however_it_is_written(schema: str) -> None:
    (field,) = get(schema).schemas[0].fields
    assert (field.type, field.nullable, field.required) == ("string", True, False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no OpenAPI document"),
        ("# A list\n- of: things", "no OpenAPI document"),
        ("a: [", "no YAML or JSON"),
        ('{"openapi": "3.1.0", "paths": ', "no YAML or JSON"),
        ("\x00", "no YAML or JSON"),
        ("when: 2026-13-45", "cannot read"),
        ("swagger: '2.0'\npaths: {}", "Swagger 2.0"),
        ("openapi: 4.0.0\npaths: {}", "version"),
        ("openapi: {a: 1}\npaths: {}", "version"),
        ("openapi: 3.1.0\ninfo: {}", "without `paths`"),
        ("openapi: 3.0.0\npaths: []", "without `paths`"),
        ("openapi: 3.0.0\npaths: {}", "without any operation"),
        ("a: &a [*a]\nopenapi: 3.1.0\npaths: {}", "without end"),
        ("openapi: 3.1.0\npaths: " + "[" * 5000, "no YAML or JSON"),
        ('{"openapi": "3.1.0", "paths": ' + '{"a":' * 5000 + "1" + "}" * 5001, "without end"),
        (
            "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{b}: &{b} [{','.join(['*' + a] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
            "aliases",
        ),
    ],
    ids=lambda value: value[:30].replace("\n", " ").replace("\0", "NUL"),
)
def test_what_is_no_openapi_document_ends_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(OpenApiError, match=says) as caught:
        read_openapi(text)
    assert "\n" not in str(caught.value)
    assert existing_api(text) == ExistingApi()


@pytest.mark.parametrize(
    "schemas",
    [
        "{A: {$ref: '#/components/schemas/A'}}",
        "{A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}",
        "{A: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}}",
        "{A: {type: object, properties: {a: {$ref: '#/components/schemas/A/properties/a'}}}}",
        "{A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/A'}}}}",
        "{A: {properties: {a: {type: array, items: {allOf: [{$ref: '#/components/schemas/A'}]}}}}}",
        "{A: {properties: {a: {properties: {b: {$ref: '#/components/schemas/A/properties/a'}, "
        "c: {$ref: '#/components/schemas/A/properties/a'}}}}}}",
        "{A: {$ref: 'https://example.com/a.yaml'}}",
        "{A: {$ref: 'file:///etc/passwd'}}",
        "{A: {$ref: '#/paths/~1it/get/responses/200/content/application~1json/schema'}}",
        "{A: {properties: {a: {$ref: '#/nowhere'}}}}",
        "{A: 3}",
    ],
)
def test_references_in_circles_or_out_of_the_document_end(schemas: str) -> None:
    text = document(
        "  /it: {get: {responses: {'200': {description: It, content: {application/json: {schema: "
        "{$ref: '#/components/schemas/A'}}}}}}}",
        f"components: {{schemas: {schemas}}}",
    )
    api = read_openapi(text)
    assert [(e.method, e.path) for e in api.endpoints] == [("GET", "/it")]
    planned = API.model_copy(update={"endpoints": api.endpoints, "schemas": api.schemas})
    assert breaks(api, planned) == ()
    assert "/it" in str(openapi(planned, "x", "", text)["paths"])


def test_ten_thousand_operations_are_read_and_compared_in_seconds() -> None:
    body = {
        "200": {"description": "It", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
    }
    tree = {
        "openapi": "3.0.0",
        "paths": {f"/things{i}/{{id}}": {m: {"responses": body} for m in ("get", "put")} for i in range(5000)},
        "components": {"schemas": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}}},
    }
    begin = datetime.now(UTC)
    api = read_openapi(json.dumps(tree))
    planned = API.model_copy(update={"endpoints": api.endpoints, "schemas": api.schemas})
    assert breaks(api, planned) == ()
    assert len({e.id for e in api.endpoints}) == 10_000
    assert (datetime.now(UTC) - begin).total_seconds() < 10


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 700) | st.text(max_size=6) | st.just("#/components/schemas/Order"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["$ref", "type", "properties", "allOf", "items", "enum", "in", "name", "schema", "content", "x"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@settings(max_examples=30)
@given(st.data())
def test_a_document_with_anything_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    tree: JsonValue = yaml.safe_load(TEXT)
    node = tree
    for _ in range(data.draw(st.integers(0, 8))):
        inside = node[key] if isinstance(node, dict) and (key := data.draw(st.sampled_from(sorted(node)))) else None
        if not isinstance(inside, dict) or not inside:
            break
        node = inside
    assert isinstance(node, dict)
    node[data.draw(st.sampled_from(sorted(node)))] = data.draw(JUNK)
    text = json.dumps(tree)
    try:
        api = read_openapi(text)
    except OpenApiError:
        return
    planned = API.model_copy(update={"endpoints": api.endpoints, "schemas": api.schemas})
    assert breaks(api, planned) == ()
    assert openapi(planned, "x", "", text)["paths"]


def test_a_parameter_without_a_name_is_kept_as_it_is() -> None:
    tree = yaml.safe_load(TEXT)
    tree["paths"]["/invoices/{invoiceId}/pdf"]["get"]["parameters"] = [{}]
    api = read_openapi(json.dumps(tree))
    written = openapi(API.model_copy(update={"endpoints": api.endpoints}), "x", "", json.dumps(tree))
    assert '"parameters": [{}]' in json.dumps(written)


def test_an_operation_that_the_plan_changes_is_written_from_the_plan() -> None:
    orders = BY_ID["get-order"]
    changed = orders.model_copy(update={"responses": (orders.responses[0].model_copy(update={"body": "Money"}),)})
    endpoints = tuple(changed if e is orders else e for e in SHOP.endpoints)
    planned = PLANNED.model_copy(update={"endpoints": endpoints})
    written = openapi(planned, "x", "", TEXT)["paths"]
    assert isinstance(written, dict)
    assert "schemas/Money" in str(written["/orders/{orderId}"])
    assert "'type': 'array'" in str(written["/categories"])
    assert "application/pdf" in str(written["/invoices/{invoiceId}/pdf"])
