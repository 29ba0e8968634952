"""A sample of the benchmark of planted defects: each kind once, in the first hand-written plan that has room for it."""

import pytest

from benchmarks.seeded_defects.defect import Defect
from benchmarks.seeded_defects.measure import KINDS
from plan.checks import check
from plan.checks.registry import rules
from plan.plan import Plan
from tests.plan.checks.base import PLAN
from tests.plan.sample import sample_plan
from tests.plan.written import PLANS

WRITTEN = (PLAN, sample_plan(), *PLANS.values())


def first_planted(kind: Defect) -> tuple[Plan, Plan] | None:
    for plan in WRITTEN:
        ground = kind.ground(plan)
        if planted := kind.planted(ground, 1):
            return ground, planted[0]
    return None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_planted_defect_is_found_with_its_code(kind: Defect) -> None:
    found = first_planted(kind)
    if found is None:  # some need more stories than a plan written by hand has; the benchmark plants them
        return
    before, planted = found
    known = {finding.key for finding in check(before)}
    assert kind.codes & {finding.code for finding in check(planted) if finding.key not in known}


def test_every_code_has_a_kind_and_nearly_every_kind_is_planted_here() -> None:
    assert sum(first_planted(kind) is not None for kind in KINDS) >= len(KINDS) - 6
    codes = {rule.code for rule in rules()}
    assert {code for kind in KINDS for code in kind.codes} == codes
    assert len(KINDS) == len({kind.kind for kind in KINDS}) >= 80
