"""What a wish records, with the list of what is given with it."""

import pytest

from plan.reading.english.known import Known
from plan.reading.english.recorded import recorded
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key

THINGS = "animal order shift member book reader invoice exercise locker turbine"
PEOPLE = "vet technician volunteer tenant instructor"
KNOWN = Known(frozenset(map(key, THINGS.split())), frozenset(map(key, PEOPLE.split())), frozenset())


@pytest.mark.parametrize(
    ("sentence", "name", "fields"),
    [
        (
            "As a farmer, I want to record a treatment of an animal, noting the drug, the dose and the vet.",
            "treatment",
            ("animal (reference)", "drug", "dose", "vet (reference)"),
        ),
        (
            "Take a locker out: who, when, what for.",
            "locker withdrawal",
            ("locker (reference)", "person (a user)", "happened at", "purpose"),
        ),
        (
            "FR-3 Clerks can take a return against its order, with the quantity returned and the refund amount.",
            "return",
            ("order (reference)", "quantity returned", "refund amount"),
        ),
        (
            "I want to assign a volunteer to a shift with a role and a meeting point so that nobody stands around.",
            "shift assignment",
            ("volunteer (reference)", "shift (reference)", "role", "meeting point"),
        ),
        (
            "Log each maintenance visit to a turbine: technician, arrival date, departure date, work done.",
            "maintenance visit",
            ("turbine (reference)", "technician (reference)", "arrival date", "departure date", "work done"),
        ),
        ("Register a dog (name, breed, chip number)", "dog", ("name", "breed", "chip number")),
        (
            "We want to lend a book to a reader and note the day it went out and the day it is due back.",
            "loan",
            ("book (reference)", "reader (reference)", "went out on", "due back on"),
        ),
        (
            "The office books a credit note against its invoice with the amount and the reason (wrong price, return).",
            "credit note",
            ("invoice (reference)", "amount", "reason (wrong price, return)"),
        ),
        (
            "The trainer builds a plan out of exercises, each with the number of sets and the break in seconds.",
            "plan exercise",
            ("plan (reference)", "exercise (reference)", "number of sets", "break in seconds"),
        ),
        (
            "The school gives out a locker to an instructor and notes the PIN, the season and the state of the lock.",
            "locker handout",
            ("locker (reference)", "instructor (reference)", "PIN", "season", "state of the lock"),
        ),
        (
            "Change a member's fee class, with the date from which it applies and the reason.",
            "fee class change",
            ("member (reference)", "applies from", "reason"),
        ),
        ("Close an order with a remark.", "order", ("remark (optional)",)),
    ],
)
def test_a_record_has_what_is_given_with_it(sentence: str, name: str, fields: tuple[str, ...]) -> None:
    assert tuple(recorded(sentence, KNOWN))[-1] == Shape(name, fields)


@pytest.mark.parametrize(
    "sentence",
    [
        "The nurse can open a file with one click.",
        "A member can register with the help of a clerk and a doctor.",
        "Staff can find a book with a search box and filters.",
        "About sixty practices send us work: crowns, bridges, dentures, splints.",
        "Officers list the structures on a plot: sheds, greenhouses, ponds, hen houses.",
        "I want to print a list of orders with the amount and the date.",
        "If a pupil is late, the time of arrival shall be recorded with the mark.",
    ],
)
def test_how_something_is_done_and_which_kinds_there_are_is_no_record(sentence: str) -> None:
    assert tuple(recorded(sentence, KNOWN)) == ()
