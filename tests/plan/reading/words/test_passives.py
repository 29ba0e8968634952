"""What a sentence demands to be done to its subject."""

import pytest

from plan.reading.words.passives import undergone
from plan.reading.words.verbs import active

ROLES = frozenset(("customer", "clerk"))


@pytest.mark.parametrize(
    ("text", "want", "by"),
    [
        ("A patient can be marked as deceased, with the date", "mark a patient as deceased, with the date", ""),
        ("Files such as X-rays and photos can be attached to a visit", "attach files to a visit", ""),
        ("Confirmed bookings may be cancelled by the customer", "cancel confirmed bookings", "customer"),
        ("When a sailing is late, its guests shall be told", "tell its guests, when a sailing is late", ""),
        ("VAT must be shown on each line", "show VAT on each line", ""),
        ("Parts used must be booked on the work order", "record parts used on the work order", ""),
        ("Goods must be checked in by a clerk", "check in goods", "clerk"),
    ],
)
def test_what_is_done_stands_as_a_wish(text: str, want: str, by: str) -> None:
    assert undergone(text, ROLES) == (want, by)


@pytest.mark.parametrize(
    "text",
    [
        "An appointment shall be booked, checked in or cancelled",
        "Bookings can only be made within opening hours",
        "The code must be unique",
        "Anybody can say where a case is and when it will be finished",
        "It can be used offline",
    ],
)
def test_states_limits_and_other_sentences_are_no_wish(text: str) -> None:
    assert undergone(text, ROLES) is None


@pytest.mark.parametrize(
    ("participle", "verb"),
    [
        ("deactivated", "deactivate"),
        ("retired", "retire"),
        ("arranged", "arrange"),
        ("edited", "edit"),
        ("monitored", "monitor"),
        ("licensed", "license"),
        ("exceeded", "exceed"),
    ],
)
def test_a_verb_is_spelt_as_it_stands_after_to(participle: str, verb: str) -> None:
    assert active(participle) == verb
