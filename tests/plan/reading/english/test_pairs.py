"""What is kept for each of several that go with another."""

import pytest

from plan.reading.english.clauses import told
from plan.reading.english.known import Known
from plan.reading.english.pairs import Pair, fields_each_time, fields_of_pair, pair_of

KNOWN = Known(frozenset(("contractor", "application", "court", "interpreter")), frozenset(), frozenset())


def test_what_may_go_together_several_times_is_a_pair() -> None:
    assert pair_of(told("An application may name several contractors."), KNOWN) == Pair(
        "application", "contractor", "name"
    )
    assert pair_of(told("An application has a date."), KNOWN) is None


@pytest.mark.parametrize(
    ("sentence", "name", "fields"),
    [
        ("For each of them the trade and the date shall be recorded.", "application contractor", ("trade", "date")),
        ("For each contractor the amount is noted.", "application contractor", ("amount",)),
        (
            "For each such pairing it shall record the trade, and whether that person may sign.",
            "application contractor",
            ("trade", "may sign (boolean)"),
        ),
        (
            "For each one I set the number of hours, the tools and how many times a week.",
            "application contractor",
            ("number of hours", "tools", "times per week"),
        ),
        (
            "For each one I note the level at which they work: basic, skilled or expert.",
            "application contractor",
            ("level (basic, skilled, expert)",),
        ),
    ],
)
def test_a_sentence_about_each_gives_the_pair_fields(sentence: str, name: str, fields: tuple[str, ...]) -> None:
    shape = fields_of_pair(sentence, Pair("application", "contractor", "name"), KNOWN)
    assert shape is not None
    assert shape.name == name
    assert shape.fields == ("application (reference)", "contractor (reference)", *fields)


def test_each_of_something_else_is_no_pair() -> None:
    assert fields_of_pair("For each invoice the amount is noted.", Pair("application", "contractor"), KNOWN) is None
    assert fields_of_pair("For each of them the trade is recorded.", None, KNOWN) is None


def test_what_is_picked_goes_with_what_was_spoken_of() -> None:
    known = Known(KNOWN.things, frozenset(), frozenset(), "application")
    assert pair_of(told("I can tick one or more contractors."), known) == Pair("application", "contractor", "tick")


@pytest.mark.parametrize(
    ("sentence", "name", "fields"),
    [
        (
            "A stagehand may work on several shows, each time in a certain role and at a day rate.",
            "stagehand show",
            ("role", "day rate"),
        ),
        (
            "A puppeteer can play in many shows, and in every show has a puppet name.",
            "puppeteer show",
            ("puppet name",),
        ),
        ("A glaze is made from several oxides with a percentage each.", "glaze oxide", ("percentage",)),
    ],
)
def test_a_sentence_says_by_itself_what_is_kept_each_time(sentence: str, name: str, fields: tuple[str, ...]) -> None:
    known = Known(frozenset(("stagehand", "show", "puppeteer", "glaze", "oxide")), frozenset(), frozenset())
    shape = fields_each_time(sentence, told(sentence), known)
    assert shape is not None
    assert (shape.name, shape.fields[2:]) == (name, fields)


def test_what_is_known_of_a_thing_itself_is_not_kept_of_the_pair() -> None:
    pair = Pair("application", "contractor", "name")
    assert fields_of_pair("For each contractor we keep the name and the phone number.", pair, KNOWN) is None
