"""What is kept though it goes, anywhere in a document."""

import pytest

from tests.plan.reading.given import read

NOTES = """# Notes of a bell foundry

Each mould has a number and a price. A caster has a name and a phone number.

{}

As a caster I want to see all moulds.
"""


def _fields(sentence: str, name: str) -> tuple[str, ...]:
    found = {shape.name: shape.fields for shape in read(NOTES.format(sentence), "bells.md").data}
    return found.get(name, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Cracked moulds remain in the system, greyed out.",
        "When we sell a mould, it disappears from the picker, though the old invoices must still show it.",
        "Nobody may wipe a mould.",
    ],
)
def test_a_thing_is_marked_once(sentence: str) -> None:
    assert _fields(f"{sentence} Moulds are never deleted.", "mould") == ("number", "price", "archived at (optional)")


def test_what_has_a_mark_needs_no_other() -> None:
    told = "A mould is active or not. Moulds are archived, not deleted. Deleted moulds can be restored."
    assert _fields(told, "mould")[2:] == ("archived at (optional)",)


def test_people_who_leave() -> None:
    assert _fields("Casters who leave are switched to inactive.", "caster")[-1] == "archived at (optional)"
