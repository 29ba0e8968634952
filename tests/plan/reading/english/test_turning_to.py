"""The thing that a sentence without a verb turns to."""

import pytest

from plan.reading.english.turning_to import topic_named


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The kilns first.", "kiln"),
        ("Glazes!", "glaze"),
        ("Then the students who come every week.", "student"),
        ("Oh and the shelves.", "shelf"),
        ("Our exhibitions, then.", "exhibition"),
    ],
)
def test_several_named_alone_are_what_follows_is_about(sentence: str, name: str) -> None:
    noun = topic_named(sentence)
    assert noun is not None
    assert noun.name == name


@pytest.mark.parametrize(
    "sentence",
    ["Name, phone and e-mail.", "Kind regards", "The kilns are old.", "A kiln.", "Two kilns.", "Firings: one a day"],
)
def test_lists_greetings_and_what_has_a_verb_turn_to_nothing(sentence: str) -> None:
    assert topic_named(sentence) is None
