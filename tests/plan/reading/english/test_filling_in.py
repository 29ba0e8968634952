"""What a criterion says that somebody fills in, or that a form asks for or shows, of what the story makes."""

import pytest

from tests.plan.reading.english.given import told

OF_A_FOSSIL: dict[str, tuple[str, ...]] = {
    "I enter the finder, the stratum and the number of fragments.": ("finder", "stratum", "number of fragments"),
    "I can add a remark.": ("remark (optional)",),
    "I give it a label.": ("label",),
    "I describe it in my own words.": ("description",),
    "The form asks for the finder and the weight.": ("finder", "weight"),
    "The sketch is copied onto the fossil.": ("sketch",),
    "The next inspection date is shown at the top.": ("next inspection date",),
    "Its length and its width are on the card.": ("length", "width"),
    "There is room for a conservation note, which most fossils won't need.": ("conservation note (optional)",),
    "There's a box for the weight and one for the age.": ("weight", "age"),
    "There is a free text field for cleaning instructions.": ("cleaning instructions",),
    "I tick whether the fossil is restored.": ("restored (boolean)",),
    "Profile has age, weight and depth.": ("age", "weight", "depth"),
    "The colouring is judged from 1 to 5.": ("colouring (1 to 5)",),
    "The hardness is a number from 1 to 10.": ("hardness (1 to 10)",),
    "The opening and the closing are dates.": ("opening (date)", "closing (date)"),
    "Once it is sold, the closing date appears.": ("closing date (optional)",),
    "The screen shows the level: low, medium or high.": ("level (low, medium, high)",),
    "I see at a glance weight and age.": ("weight", "age"),
    "Finder and layer have to be there.": ("finder", "layer"),
    "If it was bought, I type in the invoice number.": ("invoice number (optional)",),
    "A sketch may be uploaded.": ("sketch (optional)",),
    "Layer and trench are welcome.": ("Layer (optional)", "Trench (optional)"),
}


@pytest.mark.parametrize(("sentence", "fields"), OF_A_FOSSIL.items(), ids=OF_A_FOSSIL)
def test_a_criterion_says_what_is_kept_of_what_the_story_makes(sentence: str, fields: tuple[str, ...]) -> None:
    found = told(sentence, "fossil", "fossil", about="fossil")
    assert {name: tuple(one.casefold() for one in told) for name, told in found.items()} == {
        "fossil": tuple(one.casefold() for one in fields)
    }


@pytest.mark.parametrize(
    ("sentence", "name", "fields"),
    [
        ("I can write a remark with a line.", "crate line", ("remark (optional)",)),
        ("The amount goes on the parcel, with the day it was paid.", "parcel", ("amount", "paid on")),
        ("I give the crate a title and a date.", "crate", ("title", "date")),
        ("On the parcel I note the weight in kilos.", "parcel", ("weight",)),
        ("I choose the courier and the size.", "crate", ("courier (reference)", "size")),
    ],
)
def test_or_of_what_it_is_said_to_stand_on(sentence: str, name: str, fields: tuple[str, ...]) -> None:
    assert told(sentence, "crate, parcel, courier", "crate", about="crate") == {name: fields}


@pytest.mark.parametrize(
    "sentence",
    [
        "I see the crates.",
        "I add the visitors.",
        "The list is shown.",
        "Crates are kept for ten years.",
        "The reason for a refusal is noted.",
        "We do it.",
    ],
)
def test_what_is_no_field_is_not_taken(sentence: str) -> None:
    assert told(sentence, "crate", "crate", about="crate") == {}


def test_in_prose_without_a_story_nothing_is_filled_in() -> None:
    assert told("I enter the warehouse.", "crate", "crate") == {}
