"""Lists anywhere in a sentence, and what they may be of."""

import pytest

from plan.reading.english.enumerations import enumerations


@pytest.mark.parametrize(
    ("sentence", "text", "first"),
    [
        ("Rower and weight are painted on the oar.", "Rower and weight", "oar"),
        (
            "Nobody rents a sledge without seeing its length, weight and colour.",
            "its length, weight and colour",
            "sledge",
        ),
        ("The ferryman shouts the mare's name, height and owner.", "name, height and owner", "mare"),
        ("The list gives tonnage, port and flag of each barge.", "tonnage, port and flag", "barge"),
        ("The lake has buoys, of which depth and colour must be known.", "depth and colour", "buoy"),
    ],
)
def test_a_list_is_found_with_what_it_is_of(sentence: str, text: str, first: str) -> None:
    found = enumerations(sentence)
    assert [one.text for one in found] == [text]
    assert first in found[0].owners


@pytest.mark.parametrize(
    "sentence",
    ["The bell rings at noon.", "A sexton has a key, and people know him by it.", "Of all bells one is cracked."],
)
def test_a_sentence_without_a_list_has_none(sentence: str) -> None:
    assert enumerations(sentence) == ()


def test_what_follows_in_another_clause_is_no_part_of_a_list() -> None:
    assert [one.text for one in enumerations("A bell has a name and a tone, and people know it by that.")] == [
        "a name and a tone"
    ]


@pytest.mark.parametrize(
    ("sentence", "may_be"),
    [
        ("The warden sees the takings per tent, month and year.", False),
        ("The warden can search by name, date and tent.", False),
        ("Tents are identified by colour, size and number.", True),
    ],
)
def test_what_is_counted_or_looked_for_is_not_what_is_kept(sentence: str, may_be: bool) -> None:
    assert any(one.may_be for one in enumerations(sentence)) == may_be
