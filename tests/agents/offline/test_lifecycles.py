"""The state that a thing is in before anything was decided of it."""

import pytest

from plan.database import Table
from tests.agents.offline.drafts import drafted
from tests.plan.reading.given import read

DOCUMENT = """# Allotments

A {thing} has a number and a date.

{told}

As a warden, I want to see every {thing}.
"""


def _states(thing: str, told: str) -> str:
    plan = drafted(read(DOCUMENT.format(thing=thing, told=told), "allotments.md")).database
    assert plan is not None
    table: Table = next(one for one in plan.tables if one.name == f"{thing}s")
    return next((check.expression for check in table.checks if check.expression.startswith("status")), "")


@pytest.mark.parametrize(
    ("thing", "told", "expected"),
    [
        ("booking", "The warden confirms or refuses a booking.", "'pending', 'confirmed', 'refused'"),
        ("booking", "A booking can be cancelled. It becomes lapsed after a day.", "'booked', 'cancelled', 'lapsed'"),
        ("abstract", "The chair accepts or rejects an abstract.", "'pending', 'accepted', 'rejected'"),
        ("plot", "A plot becomes blocked in winter. It is marked as given up.", "'blocked', 'given_up'"),
    ],
)
def test_what_may_be_refused_waits_at_first(thing: str, told: str, expected: str) -> None:
    assert _states(thing, told) == f"status IN ({expected})"


def test_nothing_is_acknowledged_from_the_start() -> None:
    assert "'open', 'acknowledged', 'cleared'" in _states(
        "alarm", "The warden acknowledges an alarm. It becomes cleared when the tap is shut."
    )
