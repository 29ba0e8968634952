"""Defects of a plan for an API that others call already."""

from collections.abc import Iterator

import yaml

from benchmarks.seeded_defects.defect import Defects, endpoints
from benchmarks.seeded_defects.settled import settled
from plan.api import Schema
from plan.plan import Plan
from tests.plan.checks.builders import field, parameter, put, without

KINDS = Defects(settled)
METHODS = frozenset(("get", "post", "put", "patch", "delete"))


def taken(plan: Plan) -> Iterator[tuple[str, Schema]]:
    """Yield each schema that callers send with its path."""
    return _schemas(plan, {e.request for _, e in endpoints(plan)})


def answered(plan: Plan) -> Iterator[tuple[str, Schema]]:
    """Yield each schema that a success answers with its path."""
    return _schemas(plan, {r.body for _, e in endpoints(plan) for r in e.responses})


def _schemas(plan: Plan, names: set[str]) -> Iterator[tuple[str, Schema]]:
    for i, schema in enumerate(plan.api.schemas if plan.api else ()):
        if schema.name in names:
            yield f"api/schemas/{i}", schema


@KINDS.add("a field that callers did not have to send", "API-080")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _ in taken(plan):
        yield put(plan, f"{path}/fields/+", field("fax_number"))


@KINDS.add("a parameter that callers did not have to send", "API-080")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _ in endpoints(plan):
        yield put(plan, f"{path}/parameters/+", parameter("since_when", required=True))


@KINDS.add("a parameter that is no longer taken", "API-081")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        for i, one in enumerate(endpoint.parameters):
            if one.place == "query":
                yield without(plan, f"{path}/parameters/{i}")


@KINDS.add("a field that is no longer answered", "API-082")
def _(plan: Plan) -> Iterator[Plan]:
    for path, schema in answered(plan):
        if len(schema.fields) > 1:
            yield without(plan, f"{path}/fields/{len(schema.fields) - 1}")


@KINDS.add("a success of another status", "API-083")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if len(endpoint.responses) == 1:
            yield put(plan, f"{path}/responses/0/status", 202 if endpoint.responses[0].status != 202 else 200)


@KINDS.add("an open operation that needs a credential", "API-084")
def _(plan: Plan) -> Iterator[Plan]:
    for path, endpoint in endpoints(plan):
        if not endpoint.authenticated:
            yield put(plan, f"{path}/authenticated", value=True)


@KINDS.add("an answered value that is dropped", "API-085")
def _(plan: Plan) -> Iterator[Plan]:
    for path, schema in answered(plan):
        for i, one in enumerate(schema.fields):
            if len(one.values) > 1:
                yield put(plan, f"{path}/fields/{i}/values", one.values[:-1])


@KINDS.add("something published that a plan has no words for", "API-086")
def _(plan: Plan) -> Iterator[Plan]:
    text = plan.requirements.existing_openapi
    for path, operations in yaml.safe_load(text)["paths"].items():
        for method in sorted(METHODS & set(operations)):
            document = yaml.safe_load(text)
            document["paths"][path][method]["callbacks"] = {"done": {"{$request.body#/url}": {"post": {}}}}
            yield put(plan, "requirements/existing_openapi", yaml.safe_dump(document))


@KINDS.add("a change that the document's own words have no place for", "API-087")
def _(plan: Plan) -> Iterator[Plan]:
    for path, schema in answered(plan):
        document = yaml.safe_load(plan.requirements.existing_openapi)
        schemas = document["components"]["schemas"]
        schemas[schema.name] = {"allOf": [schemas[schema.name]]}
        put_together = put(plan, "requirements/existing_openapi", yaml.safe_dump(document))
        yield put(put_together, f"{path}/fields/0/description", "Said otherwise.")
