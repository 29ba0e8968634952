"""What a story is about."""

import pytest

from plan.reading.words.topics import kept_topic, topic
from tests.plan.reading.given import read

ABOUT = {
    ("enter the terms of the school year", "Terms"): "term",
    ("add my children as pupils", "Add pupils to the family"): "pupil",
    ("tick who was there", "Attendance"): "attendance",
    ("see whether I am free", "When carers can work"): "carer availability",
    ("ask for leave on the phone and see the answer", "Leave"): "leave",
    ("write down what we did", "Lesson notes and homework"): "lesson note",
    ("have the carers' details in one place", "Carer record"): "carer",
    ("record risks (falls, skin)", "Risk assessments"): "risk assessment",
    ("suspend visits while somebody is in hospital", "Stays in hospital"): "stay",
    ("know the funder of each client", "Who pays"): "funder",
    ("Book", "Book"): "booking",
    ("Maschinen erfassen", "Maschinen erfassen"): "maschine",
    ("Einweisungstermine anbieten", "Einweisungen"): "einweisungstermin",
    ("reserve a tool for a weekend", "Reserve a tool"): "reservation",
    ("work through the orders", "Work through the orders"): "order",
    ("Take money", "Take money"): "payment",
    ("register our family once", "Register a family"): "family",
    ("book a guest in with a guide", "Book an appointment"): "appointment",
    ("move the ticket along", "Work on a ticket"): "ticket",
    ("note down the keepers of a zebra", "Note down a zebra's keepers"): "keeper",
    ("see the current permits of our drivers", "See who may drive"): "permit",
}


@pytest.mark.parametrize(("said", "name"), ABOUT.items(), ids=str)
def test_a_story_is_about_what_its_want_makes_or_its_title_names(said: tuple[str, str], name: str) -> None:
    want, title = said
    assert topic(want, title) == name


@pytest.mark.parametrize(
    ("want", "title"),
    [
        ("enter the times at which I can come", "What suits me"),
        ("see a report", "Reports"),
        ("name who may collect my child", "Who may collect the child"),
        ("registrar os pagamentos", "Pagamentos"),
        ("sich zu einem Kurs anmelden", "Anmelden"),
    ],
)
def test_a_question_a_page_or_another_language_names_nothing(want: str, title: str) -> None:
    assert topic(want, title) == ""


@pytest.mark.parametrize(
    ("want", "name"),
    [
        ("register a falcon", "falcon"),
        ("draw up an estimate for a customer", "estimate"),
        ("take in a saw", "saw"),
        ("keep a profile for each falconer", "falconer"),
        ("see the falcons", ""),
        ("record the return of a saw", ""),
        ("make a falcon inactive", ""),
        ("reserve a saw", ""),
    ],
)
def test_what_a_story_makes_is_what_its_criteria_are_about(want: str, name: str) -> None:
    assert kept_topic(want, want.capitalize()) == name


def test_a_type_is_one_of_those_that_its_story_is_about() -> None:
    told = read(
        "# Rides\n\n## Stories\n\n### Maintain the carriage types myself\nAs a stable owner I want to maintain the "
        "carriage types myself.\n\n- A type has a name, a number of seats and a colour.\n"
    )
    assert [one.name for one in told.data] == ["carriage type"]


def test_of_two_verbs_the_last_says_what_a_title_is_about() -> None:
    assert topic("weigh and register foals", "Weigh and register foals") == "foal"
