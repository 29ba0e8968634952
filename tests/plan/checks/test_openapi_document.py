"""One endpoint and schema of each kind stand for all of them."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from plan.api import Api
from plan.checks.openapi import document_problem, fast_validator, one_of_each_kind
from plan.exports.openapi import openapi
from tests.plan.checks import cases_api
from tests.plan.checks.base import PLAN
from tests.plan.checks.case import Change
from tests.plan.checks.test_check import large_plan

CHANGES = [change for case in cases_api.CASES for change in (case.defect, case.near_miss)]


@pytest.mark.parametrize("change", CHANGES)
def test_the_short_document_is_valid_if_the_whole_one_is(change: Change) -> None:
    api = change(PLAN).api
    assert api is not None
    assert bool(document_problem(api)) == bool(problem(fast_validator(), api))


def problem(validator: type[OpenAPIV31SpecValidator], api: Api) -> str:
    error = next(iter(validator(openapi(api, "API", "")).iter_errors()), None)
    return "" if error is None else error.message


def test_the_fast_validator_says_what_the_usual_one_says() -> None:
    assert PLAN.api is not None
    first, *rest = PLAN.api.endpoints
    parameters = first.model_copy(update={"parameters": _out_of_range(PLAN.api)})
    nameless = [schema.model_copy(update={"name": "no name!"}) for schema in PLAN.api.schemas]
    faulty = PLAN.api.model_copy(update={"endpoints": (parameters, *rest)})
    for api in (
        PLAN.api,
        faulty,
        PLAN.api.model_copy(update={"schemas": nameless}),
        Api.model_construct(**{**dict(PLAN.api), "endpoints": ()}),
    ):
        assert problem(fast_validator(), api) == problem(OpenAPIV31SpecValidator, api)
    assert problem(fast_validator(), faulty)


def test_a_fault_in_the_last_of_many_endpoints_is_seen() -> None:
    api = large_plan(300, 100).api
    assert api is not None
    assert document_problem(api) == ""
    faulty = api.endpoints[-1].model_copy(update={"parameters": _out_of_range(PLAN.api)})
    assert "int32" in document_problem(api.model_copy(update={"endpoints": (*api.endpoints[:-1], faulty)}))


def _out_of_range(api: Api | None) -> object:
    assert api is not None
    path, page, _ = api.endpoints[2].parameters
    return (path, page.model_copy(update={"format": "int32", "default": "99999999999"}))


def test_most_endpoints_of_a_large_api_are_of_few_kinds() -> None:
    api = large_plan(300, 100).api
    assert api is not None
    short = one_of_each_kind(api)
    assert len(short.endpoints) == 3
    assert {e.request for e in short.endpoints} <= {s.name for s in short.schemas} | {""}
