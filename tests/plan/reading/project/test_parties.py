"""Who a contract is between."""

import pytest

from plan.reading.project.parties import Parties, parties_of
from tests.plan.reading.given import read

CONTRACT = """# Statement of Work: Booking Desk for Tours

**Client:** Arrin Canoe Club
**Contractor:** to be named on signature

## 1. Scope of work

1.1 The Contractor shall provide a register of our boats.

1.2 The booking desk shall hold the tours.

1.3 The Client shall be able to add boats.

1.4 The Client shall name a contact person by May.
"""


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (CONTRACT, Parties("contractor", "client")),
        ('Between X Ltd. ("the Client") and the firm on the form ("the Supplier").', Parties("supplier", "client")),
        ("The client and the contractor meet.", Parties()),
        ("**Client:** Arrin Canoe Club", Parties()),
    ],
)
def test_a_contract_names_both_sides(text: str, parties: Parties) -> None:
    assert parties_of(text) == parties


def test_what_is_demanded_of_the_maker_is_demanded_of_the_system() -> None:
    told = read(CONTRACT)
    roles = {story.id: story.role for story in told.stories}
    assert (roles["1.1"], roles["1.2"], roles["1.3"]) == ("", "", "client")
    assert told.project == "Booking Desk for Tours"


def test_people_whom_a_document_is_named_after_are_people() -> None:
    told = read("# Dog walkers\n\n## Requirements\n\n- Dog walkers must be able to enter a walk.\n")
    assert [story.role for story in told.stories] == ["dog-walker"]


def test_what_the_client_owes_is_no_wish() -> None:
    told = read(CONTRACT)
    assert "1.4" not in {story.id for story in told.stories}
