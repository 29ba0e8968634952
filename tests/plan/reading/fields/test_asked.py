"""What a list of questions wants to be known, as names of fields."""

import pytest

from plan.reading.fields.asked import asked_field

ASKED = {
    "when it starts": "start",
    "when he took it": "taken at",
    "when it was bought": "bought on",
    "when it really came back": "returned at",
    "when the next one is due": "next due date",
    "what day it is supposed to be back": "due date",
    "whether it passed": "passed (boolean)",
    "what we paid for it": "price paid",
    "what it is called": "name",
    "what colour it is": "colour",
    "where it hangs": "location",
    "why they left": "reason",
    "who it was": "person",
    "who wrote it": "written by",
    "how many people": "number of people",
    "how many working days I need before it is done": "number of working days",
    "which of us granted it": "granted by",
    "who of us wrote it": "written by",
    "what's wrong": "fault",
    "what is to be done": "work",
    "how many": "quantity",
    "how many days they have to pay": "days to pay",
    "how many hours beforehand we must ring": "hours beforehand",
    "when it should be served": "served at",
    "when it was mended (optional)": "mended at (optional)",
    "in which shed (may be empty)": "shed (may be empty)",
    "which kind of rope": "rope kind",
    "where it was seen": "location",
    "what was covered": "content",
    "what we charge for it": "price",
    "whether they're salaried or voluntary": "salaried (boolean)",
}


@pytest.mark.parametrize(("asked", "field"), ASKED.items(), ids=ASKED)
def test_a_question_is_the_field_that_answers_it(asked: str, field: str) -> None:
    assert asked_field(asked) == field


def test_a_question_that_no_field_answers_has_none() -> None:
    assert asked_field("what the weather will be like") == ""


def test_what_is_no_question_is_none() -> None:
    assert asked_field("a phone number") is None
