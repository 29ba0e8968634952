"""States that a document writes in another way than its other words."""

import pytest

from plan.reading.english.clauses import told
from plan.reading.english.known import Known
from plan.reading.english.marked_states import marked_states
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.markup import set_apart
from tests.plan.reading.given import read

STATES = {
    "The parcel is now sealed.": ("parcel", ("sealed",)),
    "The porter marks it as lost property.": ("parcel", ("lost property",)),
    "Once the fee has come in, it becomes ready.": ("parcel", ("ready",)),
    "It turns overdue by itself at noon.": ("parcel", ("overdue",)),
    "It starts out open.": ("parcel", ("open",)),
}


@pytest.mark.parametrize(("sentence", "expected"), STATES.items(), ids=STATES)
def test_a_state_that_is_set_apart(sentence: str, expected: tuple[str, tuple[str, ...]]) -> None:
    name, states = expected
    known = Known(frozenset({"parcel"}), frozenset(), frozenset(), "parcel", marked=frozenset(states))
    assert list(marked_states(sentence, told(sentence), known)) == [Shape(name, (f"status ({states[0]})",))]


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("The parcel is open until the porter has either kept or sold it.", ("open", "kept", "sold")),
        ("For each parcel somebody decides: held first, then kept or sold.", ("held", "kept", "sold")),
        ("The porter marks a parcel full, half full or empty.", ("full", "half full", "empty")),
        ("The parcel is saved as hidden, whereupon it becomes shown.", ("hidden", "shown")),
        ("He may pull it back before that (withdrawn).", ("withdrawn",)),
    ],
)
def test_several_that_are_set_apart(sentence: str, states: tuple[str, ...]) -> None:
    known = Known(frozenset({"parcel"}), frozenset(), frozenset(), "parcel", marked=frozenset(states))
    assert list(marked_states(sentence, told(sentence), known)) == [Shape("parcel", (f"status ({', '.join(states)})",))]


@pytest.mark.parametrize(
    "sentence",
    ["A parcel is one of two kinds: small or large.", "The parcel bears the words (wedding, please) in red."],
)
def test_kinds_and_words_that_are_set_apart_are_no_states(sentence: str) -> None:
    marked = frozenset({"small", "large", "wedding, please"})
    known = Known(frozenset({"parcel"}), frozenset(), frozenset(), "parcel", marked=marked)
    assert list(marked_states(sentence, told(sentence), known)) == []


def test_a_thing_that_is_set_apart_is_no_state() -> None:
    sentence = "From then on there is a grant."
    known = Known(frozenset({"parcel"}), frozenset(), frozenset(), "parcel", marked=frozenset({"grant"}))
    assert list(marked_states(sentence, told(sentence), known)) == []


def test_words_in_italics_as_code_and_in_quotes_are_set_apart() -> None:
    text = 'It is *on loan* or _lost_, `Sold` or "torn". **Bold** 2*3*4 a_b_c'
    assert set_apart(text) == {"on loan", "lost", "sold", "torn", "bold"}


def test_states_that_are_told_one_after_the_other_are_the_states_of_one_thing() -> None:
    told_of = read(
        "# Post room\n\nA parcel has a weight, a sender and a price.\n\n- A parcel starts out *here*.\n"
        "- The porter marks it *gone*.\n- If nobody comes it is marked as *left over*.\n\n"
        "As a porter, I want to see all parcels so that I find them."
    )
    (parcel,) = (one for one in told_of.data if one.name == "parcel")
    assert "status (here, gone, left over)" in parcel.fields


def test_what_somebody_did_to_it_is_no_state_of_the_one_who_did_it() -> None:
    told_of = read(
        "# Post room\n\nA parcel has a weight, a sender and a price. A parcel starts out *here*. When the driver has "
        "handed it over it is *gone*. Drivers come twice a day.\n\n"
        "As a driver, I want to see all parcels so that I find them."
    )
    (parcel,) = (one for one in told_of.data if one.name == "parcel")
    assert "status (here, gone)" in parcel.fields
