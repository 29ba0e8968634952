"""An existing document stands in `openapi.yaml` as it is written; only what the plan changes is changed in it."""

import copy
import re
from pathlib import Path

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import JsonValue

from plan.api import Api, ErrorResponse
from plan.existing.openapi import read_openapi
from plan.existing.openapi_document import Object, object_of
from plan.exports.openapi import openapi
from tests.plan.checks.base import API
from tests.plan.checks.builders import endpoint, field, parameter

FOLDER = Path(__file__).parent.parent / "existing"
DESK, SHOP = ((FOLDER / f"{name}.openapi.yaml").read_text() for name in ("desk", "shop"))
MEDIA = "application/problem+json"
SHOP = re.sub(r"application/json:(?=\s+schema: {\$ref: '#/components/schemas/Problem'})", f"{MEDIA}:", SHOP)
OPTIONAL = field("more").model_copy(update={"required": False})


def planned(text: str) -> Api:
    """The plan that changes nothing of an existing API."""
    read = read_openapi(text)
    return API.model_copy(
        update={
            "endpoints": read.endpoints,
            "schemas": (*read.schemas, *API.schemas),
            "base_urls": read.base_urls,
            "authentication": read.access.authentication if read.access else API.authentication,
        }
    )


def changed(api: Api, number: int, **update: object) -> Api:
    endpoints = list(api.endpoints)
    endpoints[number] = endpoints[number].model_copy(update=update)
    return api.model_copy(update={"endpoints": tuple(endpoints)})


def written(api: Api, text: str) -> Object:
    document = openapi(api, "x", "", text)
    assert list(OpenAPIV31SpecValidator(copy.deepcopy(document)).iter_errors()) == []
    return document


def at(node: JsonValue, *steps: str) -> Object:
    for step in steps:
        assert isinstance(node, dict)
        node = node[step]
    assert isinstance(node, dict)
    return node


def test_a_plan_that_changes_nothing_leaves_the_document_as_it_is() -> None:
    own = yaml.safe_load(DESK)
    found = written(planned(DESK), DESK)
    assert {k: v for k, v in found.items() if k not in {"info", "paths", "components", "x-rate-limits"}} == {
        k: v for k, v in own.items() if k not in {"info", "paths", "components"}
    }
    assert at(found, "paths", "/tickets", "get") == own["paths"]["/tickets"]["get"]
    post = own["paths"]["/tickets"]["post"]
    assert at(found, "paths", "/tickets", "post") == {**post, "operationId": "postTickets"}
    assert at(found, "components", "securitySchemes") == own["components"]["securitySchemes"]
    assert at(found, "components", "schemas", "Ticket") == own["components"]["schemas"]["Ticket"]
    assert "servers" not in found


def test_one_more_parameter_changes_nothing_else() -> None:
    api = planned(DESK)
    more = (*api.endpoints[0].parameters, parameter("subject", required=False))
    own = yaml.safe_load(DESK)["paths"]["/tickets"]["get"]
    found = at(written(changed(api, 0, parameters=more), DESK), "paths", "/tickets", "get")
    parameters = found.pop("parameters")
    assert isinstance(parameters, list)
    assert parameters[:2] == own.pop("parameters")
    assert at(parameters[2])["name"] == "subject"
    assert found == own


def test_one_more_error_stands_beside_the_documents_own_answers() -> None:
    error = ErrorResponse(status=409, code="THERE", description="It is there already.")
    api = changed(planned(SHOP), 0, errors=(*planned(SHOP).endpoints[0].errors, error))
    first = api.endpoints[0]
    own = yaml.safe_load(SHOP)["paths"][first.path][first.method.lower()]["responses"]
    found = at(written(api, SHOP), "paths", first.path, first.method.lower(), "responses")
    conflict = at(found.pop("409"))
    assert found == own
    assert list(at(conflict, "content")) == [MEDIA]
    assert conflict["description"] == "It is there already."


def test_one_more_field_leaves_the_others_in_the_documents_words() -> None:
    api = planned(DESK)
    schemas = tuple(
        s.model_copy(update={"fields": (*s.fields, OPTIONAL)}) if s.name == "Ticket" else s for s in api.schemas
    )
    found = at(written(api.model_copy(update={"schemas": schemas}), DESK), "components", "schemas", "Ticket")
    properties = at(found.pop("properties"))
    assert at(properties.pop("more"))["type"] == "string"
    own = yaml.safe_load(DESK)["components"]["schemas"]["Ticket"]
    assert properties == own.pop("properties")
    assert found == own


def test_a_field_of_an_answer_without_a_name_is_added_where_the_answer_stands() -> None:
    api = planned(DESK)
    name = api.endpoints[0].responses[0].body
    schemas = tuple(
        s.model_copy(update={"fields": (*s.fields, OPTIONAL)}) if s.name == name else s for s in api.schemas
    )
    path = ("paths", "/tickets", "get", "responses", "200")
    found = at(written(api.model_copy(update={"schemas": schemas}), DESK), *path)
    assert found["headers"] == {"X-Next": {"schema": {"type": "string"}}}
    properties = at(found, "content", "application/json", "schema", "properties")
    assert list(properties) == ["items", "next", "more"]
    assert at(properties, "next")["type"] == ["string", "null"]
    assert "examples" in at(found, "content", "application/json")


def test_an_operation_that_the_plan_has_no_more_is_not_written() -> None:
    api = planned(DESK)
    found = written(api.model_copy(update={"endpoints": api.endpoints[:1]}), DESK)
    assert list(at(found, "paths", "/tickets")) == ["get"]


def test_new_operations_have_the_documents_errors_tags_and_names_of_parameters() -> None:
    api = planned(SHOP)
    tag = next(e.tag for e in api.endpoints if e.path.startswith("/orders"))
    new = endpoint("give-back", "POST", "/orders/{id}/returns", parameters=(parameter("id", place="path"),))
    new = new.model_copy(update={"tag": tag.upper()})
    api = api.model_copy(
        update={"error_format": api.error_format.model_copy(update={"body": read_openapi(SHOP).error_body})}
    )
    found = written(api.model_copy(update={"endpoints": (*api.endpoints, new)}), SHOP)
    (path,) = (path for path in at(found, "paths") if path.endswith("returns"))
    operation = at(found, "paths", path, "post")
    assert operation["tags"] == [tag]
    for status, answer in object_of(operation, "responses").items():
        if status >= "400":
            ref = str(at(answer).get("$ref", "")).rpartition("/")[2]
            error = at(found, "components", "responses", ref) if ref else at(answer)
            (media,) = at(error, "content")
            assert media == MEDIA
            for example in at(error, "content", media, "examples").values():
                value = at(example, "value")
                assert value["status"] == int(status)
                assert value["title"] not in {"text", ""}
    assert at(found, "components", "responses").items() >= yaml.safe_load(SHOP)["components"]["responses"].items()
