"""Whether the OpenAPI document that an API becomes is valid (API-070)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plan.api import Api, Endpoint, Parameter, Schema, SchemaField
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

    error = next(iter(fast_validator()(openapi(one_of_each_kind(api), "API", "")).iter_errors()), None)
    return "" if error is None else error.message


def one_of_each_kind(api: Api) -> Api:
    """Return `api` with one endpoint of each kind, and with one parameter and one field of each kind in all.

    Parameters of a path stay with it. Wherever a schema is named, a schema that is still there is named.
    """
    kept: list[Schema] = []
    seen: set[str] = set()
    for schema in first_by(lambda s: s.name, api.schemas).values():
        fields = tuple(first_by(_field_kind, (f for f in schema.fields if _field_kind(f) not in seen)).values())
        seen.update(map(_field_kind, fields))
        if fields or not kept or schema.name == api.error_format.body:
            kept.append(schema.model_copy(update={"fields": fields}))
    stand_in = _StandIn(frozenset(s.name for s in api.schemas), frozenset(s.name for s in kept))
    schemas = [s.model_copy(update={"fields": tuple(stand_in.field(f) for f in s.fields)}) for s in kept]
    endpoints = [stand_in.endpoint(e) for e in _endpoints(api.endpoints)]
    realtime = [c.model_copy(update={"payload": stand_in.name(c.payload)}) for c in api.realtime]
    update = {"endpoints": tuple(endpoints), "schemas": tuple(schemas), "realtime": tuple(realtime)}
    return api.model_copy(update=update)


def _endpoints(endpoints: Iterable[Endpoint]) -> Iterator[Endpoint]:
    kinds: set[str] = set()
    seen: set[str] = set()
    for endpoint in endpoints:
        new = {kind for p in endpoint.parameters if (kind := _parameter_kind(p)) not in seen}
        if not new and _endpoint_kind(endpoint) in kinds:
            continue
        kept = [p for p in endpoint.parameters if p.place == "path" or _parameter_kind(p) in new]
        kinds.add(_endpoint_kind(endpoint))
        seen |= new
        yield endpoint.model_copy(update={"parameters": tuple(kept)})


@dataclass(frozen=True, slots=True)
class _StandIn:
    """Names a schema that was kept for one that was not."""

    declared: frozenset[str]
    kept: frozenset[str]

    def name(self, schema: str) -> str:
        return min(self.kept) if schema in self.declared - self.kept else schema

    def field(self, field: SchemaField) -> SchemaField:
        return field.model_copy(update={"ref": self.name(field.ref), "items": self.name(field.items)})

    def endpoint(self, endpoint: Endpoint) -> Endpoint:
        responses = tuple(r.model_copy(update={"body": self.name(r.body)}) for r in endpoint.responses)
        return endpoint.model_copy(update={"request": self.name(endpoint.request), "responses": responses})


def _endpoint_kind(endpoint: Endpoint) -> str:
    answers = [(r.status, bool(r.body)) for r in endpoint.responses]
    errors = [(e.status, bool(e.code)) for e in endpoint.errors]
    access = (endpoint.authenticated, bool(endpoint.permission), bool(endpoint.rate_limit))
    return repr((endpoint.method, bool(endpoint.request), answers, errors, access))


def _parameter_kind(parameter: Parameter) -> str:
    return repr(parameter.model_dump(exclude={"name", "description"}))


def _field_kind(f: SchemaField) -> str:
    return repr((f.type, f.format, bool(f.items), bool(f.ref), f.required, f.nullable, f.values, bool(f.example)))


@cache
def fast_validator() -> type["OpenAPIV31SpecValidator"]:
    """Return the validator with OpenAPI's own schema behind a reference to it.

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
