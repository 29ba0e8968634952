"""What prose says is written down of what was spoken of last."""

import pytest

from plan.reading.english.jotting import jotted, lent
from tests.plan.reading.given import read

WRITTEN = {
    "Write down when it was cleaned and whether it leaked.": ("cleaned at", "leaked (boolean)"),
    "Name, a phone number, which I insist on, and an e-mail if they have one.": (
        "Name",
        "phone number",
        "e-mail (optional)",
    ),
    "I'd like to know where it is kept, what colour it is and why it was returned.": ("location", "colour", "reason"),
    "What it is called and what we paid would be useful.": ("name", "price paid"),
    "What it cost would be handy.": ("cost",),
    "For a tent I look at the number (we paint it on every spring), the colour and when we bought it.": (
        "number",
        "colour",
        "bought on",
    ),
    "Name, e-mail (their log-in), weight, and whether she is insured.": (
        "Name",
        "e-mail (their log-in)",
        "weight",
        "insured (boolean)",
    ),
    "First and last name and a phone number we insist on.": ("First name", "last name", "phone number"),
    "What it cost would be handy, though nobody knows it for the older ones.": ("cost (optional)",),
}


@pytest.mark.parametrize(("sentence", "fields"), WRITTEN.items(), ids=WRITTEN)
def test_what_was_spoken_of_has_the_fields(sentence: str, fields: tuple[str, ...]) -> None:
    shape = jotted(sentence, "tent", "")
    assert shape is not None
    assert (shape.name, shape.fields) == ("tent", fields)


def test_what_is_done_to_it_has_the_fields_of_that_deed() -> None:
    shape = jotted("Note down when it was done and whether it passed.", "tent", "inspection")
    assert shape is not None
    assert (shape.name, shape.fields) == ("inspection", ("tent (reference)", "done at", "passed (boolean)"))


@pytest.mark.parametrize("sentence", ["Bring the tents.", "The tents are green, grey and blue.", "Write to the owner."])
def test_what_asks_for_no_fields_tells_nothing(sentence: str) -> None:
    assert jotted(sentence, "tent", "") is None


def test_what_somebody_takes_and_brings_back_is_lent() -> None:
    shape = lent(
        "When somebody takes a tent we want to know who it was, when it is due and when it came back.",
        frozenset({"tent"}),
    )
    assert shape is not None
    assert (shape.name, shape.fields) == ("loan", ("tent (reference)", "borrower (a user)", "due date", "returned at"))
    assert lent("When somebody takes a tent we want to know what colour it is.", frozenset({"tent"})) is None


def test_what_is_handed_out_and_taken_back_is_lent() -> None:
    shape = lent("I hand out a tent to someone and take it back.", frozenset({"tent"}))
    assert shape is not None
    assert shape.name == "hand-out"
    assert shape.fields == ("tent (reference)", "borrower (a user)", "handed out at", "returned at (optional)")
    assert lent("I give a tent to someone.", frozenset({"tent"})) is None


def test_a_letter_turns_from_one_thing_to_the_next() -> None:
    told = read(
        "We rent tents. A tent has a colour.\n\n"
        "Then the customers. Name, a phone number and an e-mail if they have one.\n\n"
        "Invoices: we send one a month. It needs a number, a date and the amount.\n\n"
        "As a clerk, I want to print an invoice.\n",
        "letter.md",
    )
    fields = {shape.name: shape.fields for shape in told.data}
    assert fields["customer"] == ("Name", "phone number", "e-mail (optional)")
    assert set(fields["invoice"]) >= {"date", "amount"}


def test_a_list_without_a_verb_is_of_what_the_heading_names_first() -> None:
    told = read(
        "# Rink\n\nSkaters come with a coach.\n\nAs a clerk, I want to book a slot.\n\n## Skaters and coaches\n\n"
        "First and last name and a phone number we insist on. Date of birth and club are nice to have.\n",
        "rink.md",
    )
    skater = next(shape for shape in told.data if shape.name == "skater")
    told_of = {"First name", "last name", "phone number", "date of birth (optional)", "club (optional)"}
    assert set(skater.fields) >= told_of
