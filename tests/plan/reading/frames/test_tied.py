"""With one of which others a known thing is said to go."""

import pytest

from plan.reading.frames.tied import tied
from tests.plan.reading.given import read

THINGS = frozenset(("lease", "tenant", "row house", "agent", "key"))


@pytest.mark.parametrize(
    ("said", "others"),
    [
        (
            "The lease ties together a tenant, a row house and the agent in charge.",
            ("tenant", "row house", "agent"),
        ),
        ("A lease belongs to a tenant and to a row house.", ("tenant", "row house")),
        (
            "A lease is for a tenant, is on a date, in a row house and with an agent.",
            ("tenant", "row house", "agent"),
        ),
        ("The lease names the tenant and the agent.", ("tenant", "agent")),
        ("A lease has a tenant and a key.", ()),
        ("A lease may not go to a tenant and an agent.", ()),
        ("The tenant gets a key.", ()),
    ],
)
def test_one_thing_goes_with_one_of_each(said: str, others: tuple[str, ...]) -> None:
    assert tuple(name for found in tied(said, THINGS) for name, _ in found.others) == others


def test_it_points_to_each_of_them() -> None:
    letting = read(
        "# Letting\n\n## What we keep\n\nA tenant has a name and a phone number. A row house has a number and a size. "
        "A rental lease has a number and a start date. The lease ties together a tenant and a row house.\n\n"
        "- As an agent, I want to enter a rental lease.\n"
    )
    (lease,) = (one for one in letting.data if one.name == "rental lease")
    assert {"tenant (reference)", "row house (reference)"} <= set(lease.fields), lease
