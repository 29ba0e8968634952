"""No false alarm on plans that a senior engineer would sign."""

import pytest

from plan.checklist import checklist
from plan.checks import check
from plan.plan import Plan
from tests.plan.written import PLANS


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_plan_that_holds_has_no_error_and_no_warning(plan: Plan) -> None:
    assert [f for f in check(plan) if f.severity != "note"] == []


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_all_boxes_are_ticked(plan: Plan) -> None:
    assert [box for box in checklist(plan) if not box.done] == []
