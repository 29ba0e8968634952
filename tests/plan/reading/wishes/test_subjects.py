"""Whom a demand is made of."""

import pytest

from plan.reading.text.numbered import demand
from plan.reading.wishes.subjects import is_somebody
from tests.plan.reading.given import read


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("The mate shall be able to check in passengers.", True),
        ("The mate shall check in passengers.", False),
        ("A booking shall be able to cover several sailings.", False),
        ("The system shall be able to print labels.", False),
        ("It must be able to work offline.", False),
        ("Members can renew a loan.", True),
    ],
)
def test_who_shall_be_able_to_do_something_wants_it(text: str, somebody: bool) -> None:
    told = demand(text)
    assert told is not None
    assert is_somebody(told.subject, told, frozenset()) is somebody


def test_a_glossary_in_quotes_names_people() -> None:
    told = read(
        '# Desk\n\n## Definitions\n\n1.1 "Mate" means the crew member in charge; "Agent" means an employee who sells.'
        "\n\n## Requirements\n\n2.1 The Mate shall check in passengers.\n"
    )
    assert {"mate", "agent"} <= {role.id for role in told.roles}
