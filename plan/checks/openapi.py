"""Whether the OpenAPI document that an API becomes is valid (API-070)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from plan.api import Api
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import named

if TYPE_CHECKING:
    from openapi_spec_validator import OpenAPIV31SpecValidator


@lru_cache(maxsize=8)
def document_problem(api: Api) -> str:
    """Return what is wrong with the OpenAPI document of `api` in the validator's words; empty if nothing is."""
    from plan.exports.openapi import openapi

    error = next(iter(_validator()(openapi(api, "API", "")).iter_errors()), None)
    return "" if error is None else error.message


@cache
def _validator() -> type["OpenAPIV31SpecValidator"]:
    """The validator with OpenAPI's own schema behind a reference to it.

    As the root schema it would be searched for anchors anew at each of them, which takes three times as long.
    """
    from jsonschema import Draft202012Validator
    from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]  # it has no types
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
