"""Things that only the words of a plain wish name, in documents that spell out what they keep."""

from agents.offline.reading import read_domain
from tests.plan.reading.given import read

SPELLED_OUT = """# Planetarium

- A dome has a name and a number of seats.
- A show has a title and a length in minutes.
- A showing has a start time and a language.
- A ticket has a number and a price.
- A projector has a serial number and a purchase date.

1. Must: record the twilight.
2. Must: plan the showings of a week.

As a host, I want to maintain souvenirs so that the shop is never empty.
"""
SHORT = """# Planetarium

As a host I want to plan the week.

1. Must: record the twilight.
"""


def _tables(text: str) -> set[str]:
    return {thing.table for thing in read_domain(read(text)).things}


def test_what_only_a_plain_wish_names_is_not_kept() -> None:
    tables = _tables(SPELLED_OUT)
    assert {"domes", "shows", "showings", "tickets", "projectors"} <= tables
    assert "twilights" not in tables


def test_what_somebody_in_a_role_asks_for_is_kept() -> None:
    assert "souvenirs" in _tables(SPELLED_OUT)


def test_a_document_that_spells_out_little_keeps_what_its_wishes_name() -> None:
    assert "twilights" in _tables(SHORT)
