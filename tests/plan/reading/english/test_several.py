"""What sentences say that there are several of for one of another."""

import pytest

from plan.reading.english.several import several_of


def pairs(text: str, *, doing: bool = False) -> list[tuple[str, str]]:
    return [(one.name, other.name) for one, other in several_of(text, doing=doing)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A visit has one or more carers and a carer has many visits.", [("visit", "carer"), ("carer", "visit")]),
        ("A visit has a carer.", []),
        ("A note is read by several people.", [("note", "person")]),
    ],
)
def test_what_one_has_several_of(text: str, told: list[tuple[str, str]]) -> None:
    assert pairs(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A teacher can teach several subjects.", [("teacher", "subject")]),
        ("Parents can be linked to more than one child.", [("parent", "child")]),
        ("A member can book several rooms.", []),
    ],
)
def test_what_goes_on_for_several_at_once_is_both_ways(text: str, told: list[tuple[str, str]]) -> None:
    assert pairs(text, doing=True) == told
