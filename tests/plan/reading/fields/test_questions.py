"""Fields that a list puts as a question."""

import pytest

from plan.reading.fields.phrases import field_phrases


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("the amount and the date by which it has to be returned", ("amount", "due date")),
        ("a title and from which day the tariff is valid", ("title", "valid from")),
        ("the item, since which day it has been missing", ("item", "missing since")),
        ("a name and how they are related to the pupil (aunt, neighbour)", ("name", "relationship (aunt, neighbour)")),
        ("what the driver is licensed for (car, bus or tram) and a date", ("licensed for (car, bus, tram)", "date")),
        ("the dose and how many times a day", ("dose", "times per day")),
        (
            "the date, the amount and whether it came by post, courier or rail",
            ("date", "amount", "method (post, courier, rail)"),
        ),
        ("the amount and whether it was paid in cash or by cheque", ("amount", "method (cash, cheque)")),
        ("the tree, after how many months and a note", ("tree", "interval in months", "note")),
        ("whom I spoke to, what they promised and a date", ("person spoken to", "answer", "date")),
        ("the date and what came out of it", ("date", "outcome")),
        ("the amount, the date and what it was for", ("amount", "date", "purpose")),
        ("the date and what it is about", ("date", "subject")),
        ("the day on which the form came in and a name", ("came in on", "name")),
        ("a name and the time it usually takes in the kiln", ("name", "duration")),
        ("a name and the minutes it takes", ("name", "duration in minutes")),
        ("the name and whether somebody is a pilot or a steward", ("name", "kind (pilot, steward)")),
    ],
)
def test_a_question_is_a_field(text: str, fields: tuple[str, ...]) -> None:
    assert field_phrases(text) == fields
