"""Every code: a plan that shows it, and one nearly like it that does not."""

from collections import Counter

import pytest

from plan.checks import check
from plan.checks.registry import rules
from tests.plan.checks import (
    cases_api,
    cases_architecture,
    cases_between,
    cases_database,
    cases_exclusions,
    cases_existing,
    cases_needs,
    cases_pitfalls,
    cases_promises,
    cases_published,
    cases_requirements,
    cases_sprints,
    cases_statements,
)
from tests.plan.checks.base import PLAN
from tests.plan.checks.case import Case

CASES = (
    *cases_requirements.CASES,
    *cases_architecture.CASES,
    *cases_database.CASES,
    *cases_api.CASES,
    *cases_sprints.CASES,
    *cases_between.CASES,
    *cases_needs.CASES,
    *cases_pitfalls.CASES,
    *cases_promises.CASES,
    *cases_published.CASES,
    *cases_statements.CASES,
    *cases_existing.CASES,
    *cases_exclusions.CASES,
)
_SEEN: Counter[str] = Counter()


def _name(case: Case) -> str:
    _SEEN[case.code] += 1
    return f"{case.code}-{_SEEN[case.code]}"


def test_the_base_plan_holds() -> None:
    assert check(PLAN) == ()


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_defect_is_found_and_a_near_miss_is_not(case: Case) -> None:
    found = check(case.defect(PLAN))
    assert {f.code for f in found} == {case.code} | case.also, found
    near = check(case.near_miss(PLAN))
    assert case.code not in {f.code for f in near}, near


def test_every_code_has_a_case() -> None:
    assert {rule.code for rule in rules()} - {case.code for case in CASES} == set()
