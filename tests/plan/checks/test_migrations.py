"""What migrations are taken for that do what only looks wrong."""

import pytest

from plan.checks import check
from plan.checks.values import misfit
from plan.sqltext import expression, pg_type
from tests.plan.checks.base import PLAN
from tests.plan.checks.builders import column, put
from tests.plan.checks.builders import to as ref


def test_tables_that_point_to_each_other_are_created_in_any_order() -> None:
    linked = column("last_loan_id", "uuid", null=True, to=ref("loans"))
    found = check(put(PLAN, "database/tables/0/columns/+", linked))
    assert "DB-054" not in {finding.code for finding in found}


@pytest.mark.parametrize("value", ["1", "true", "'x'"])
def test_the_default_of_a_domain_may_be_a_value_of_any_type(value: str) -> None:
    assert misfit(expression(value), pg_type("positive_int", frozenset({"positive_int"}))) == ""
