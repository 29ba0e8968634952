"""By what a sentence says that things are told apart."""

from datetime import date

import pytest

from plan.reading.frames.uniqueness import told_apart
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument


def said(sentence: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple((one.thing, one.field, one.within) for one in told_apart(sentence).apart)


@pytest.mark.parametrize(
    ("sentence", "field", "within"),
    [
        ("Kiln names shall be unique.", "kiln name", ()),
        ("A badge occurs once only.", "badge", ()),
        ("Shelf labels don't repeat within a rack.", "shelf label", ("rack",)),
        ("The same peg name can't be in the list twice for one rack.", "peg name", ("rack",)),
        ("No position is given twice within a choir.", "position", ("choir",)),
        ("With any one mill a sack number is unique.", "sack number", ("mill",)),
        (
            "The same tag may lie in two sheds, but not twice for one plot in one shed.",
            "tag",
            ("plot", "shed"),
        ),
        ("Peg numbers are unique only per rack, two racks have used the same one.", "peg number", ("rack",)),
    ],
)
def test_a_field_and_within_what_it_is_unique(sentence: str, field: str, within: tuple[str, ...]) -> None:
    assert said(sentence) == (("", field, within),)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("No two kilns shall have the same stamp, and that includes old ones.", ("kiln", "stamp", ())),
        ("No two loaves of one batch have the same position.", ("loaf", "position", ("batch",))),
        ("Naturally no two kilns share one.", ("kiln", "", ())),
        (
            "Choir, season and voice number together shall identify a part.",
            ("part", "voice number", ("choir", "season")),
        ),
        ("Loaves are numbered within their batch, beginning with 1.", ("loaf", "number", ("batch",))),
        ("An inquiry leads to one tour at most.", ("tour", "inquiry", ())),
    ],
)
def test_a_thing_by_its_name(sentence: str, told: tuple[str, str, tuple[str, ...]]) -> None:
    assert said(sentence) == (told,)


def test_the_rest_of_a_sentence_is_left() -> None:
    told = told_apart("Each has a name and a slug for its page, and the slug is unique.")
    assert told.rest == "Each has a name and a slug for its page"
    assert told.apart[0].field == "slug"


def test_what_was_named_last_is_meant_by_a_pronoun() -> None:
    (told,) = told_apart("A member picks a login and a nickname, and neither may be in use already.").apart
    assert (told.field, told.several, told.before) == ("", 2, "A member picks a login and a nickname, ")


@pytest.mark.parametrize(
    "sentence",
    [
        "Name, strength and form shall occur only once.",
        "A kiln is fired twice a week.",
        "The same baker works in two shops.",
    ],
)
def test_what_tells_nothing_apart(sentence: str) -> None:
    assert told_apart(sentence) == (sentence, ())


def fields(text: str, thing: str) -> tuple[str, ...]:
    document = f"## What we keep\n\nA rack has a name.\n\n{text}\n\nAs a baker I want to see a peg.\n"
    data = read_requirements([SourceDocument("a.md", document)], date(2026, 1, 1)).data
    return next(one.fields for one in data if one.name == thing)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A peg has a colour and a code of its own.", ("colour", "code (unique)")),
        ("A peg has a colour and a code, likewise unique.", ("colour", "code (unique)")),
        ("Each peg has a code (one peg per code) and a colour.", ("code (unique)", "colour")),
        (
            "A peg is on one rack and has a number. Numbers don't repeat within a rack.",
            ("rack (reference)", "number (unique per rack)"),
        ),
        (
            "A peg is on one rack and has a number. It is identified by its number, which is unique within the rack.",
            ("rack (reference)", "number (unique per rack)"),
        ),
    ],
)
def test_the_thing_that_has_the_field(text: str, found: tuple[str, ...]) -> None:
    assert fields(text, "peg") == found
