"""Whether the OpenAPI document that an API becomes is valid (API-070)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plan.api import Api, Endpoint, Schema
from plan.checks.lookup import Lookup, first_by
from plan.checks.rule import Problem, rule
from plan.checks.wording import named

if TYPE_CHECKING:
    from openapi_spec_validator import OpenAPIV31SpecValidator


@lru_cache(maxsize=8)
def document_problem(api: Api) -> str:
    """Return what is wrong with the OpenAPI document of `api` in the validator's words; empty if nothing is.

    The validator takes milliseconds for each operation and schema. What differs from another one only in its names and
    words is valid or invalid as the other is, so that one of each kind is enough; that names are there once, and are
    there at all, is for the other rules.
    """
    from plan.exports.openapi import openapi

    error = next(iter(_validator()(openapi(one_of_each_kind(api), "API", "")).iter_errors()), None)
    return "" if error is None else error.message


def one_of_each_kind(api: Api) -> Api:
    """Return `api` with one endpoint of each kind, and one schema of each kind beside those that the rest refers to."""
    endpoints = first_by(_endpoint_kind, api.endpoints).values()
    schemas = first_by(lambda s: s.name, api.schemas)
    waiting = [s.name for s in first_by(_schema_kind, schemas.values()).values()]
    waiting += [api.error_format.body, *(c.payload for c in api.realtime)]
    waiting += [name for e in endpoints for name in (e.request, *(r.body for r in e.responses))]
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in schemas and name not in needed:
            needed.add(name)
            waiting += [other for f in schemas[name].fields for other in (f.ref, f.items)]
    kept = tuple(schema for schema in schemas.values() if schema.name in needed)
    return api.model_copy(update={"endpoints": tuple(endpoints), "schemas": kept})


def _endpoint_kind(endpoint: Endpoint) -> str:
    parameters = [p.model_dump(exclude={"name", "description"}) for p in endpoint.parameters]
    answers = [(r.status, bool(r.body)) for r in endpoint.responses]
    errors = [(e.status, bool(e.code)) for e in endpoint.errors]
    access = (endpoint.authenticated, bool(endpoint.permission), bool(endpoint.rate_limit))
    return repr((endpoint.method, bool(endpoint.request), parameters, answers, errors, access))


def _schema_kind(schema: Schema) -> str:
    return repr(
        [
            (f.type, f.format, bool(f.items), bool(f.ref), f.required, f.nullable, f.values, bool(f.example))
            for f in schema.fields
        ]
    )


@cache
def _validator() -> type["OpenAPIV31SpecValidator"]:
    """The validator with OpenAPI's own schema behind a reference to it.

    As the root schema it would be searched for anchors anew at each of them, which takes three times as long.
    """
    from jsonschema import Draft202012Validator
    from jsonschema_specifications import REGISTRY
    from openapi_spec_validator import OpenAPIV31SpecValidator
    from openapi_spec_validator.schemas import schema_v31
    from referencing import Resource

    schema = dict(schema_v31)
    registry = REGISTRY.with_resource(schema["$id"], Resource.from_contents(schema)).crawl()
    root = {"$schema": schema["$schema"], "$ref": schema["$id"]}

    class Validator(OpenAPIV31SpecValidator):
        schema_validator = Draft202012Validator(root, registry=registry)

    return Validator


@rule(
    "API-070",
    "error",
    "api",
    mend="Mend what the validator names.",
    example="The default of an `int32` parameter is 99999999999.",
    fallback=True,
)
def document_invalid(look: Lookup) -> Iterator[Problem]:
    """The OpenAPI document that the API becomes is not valid.

    Generators of clients, servers and documentation refuse it. The document is looked at once the API has no other
    error.
    """
    if look.plan.api and (problem := document_problem(look.plan.api)):
        yield Problem("/endpoints", f"The OpenAPI document is not valid: {named(problem)}.")
