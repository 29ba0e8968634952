"""What things are called, and what names nothing."""

import pytest

from plan.reading.fields.thing_names import bare_name, is_no_name, is_no_phrase


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("the anchor", "anchor"),
        ("attempt to dock", "attempt"),
        ("berth assignment details", "berth assignment"),
        ("ropes register", "rope"),
        ("harbour's cranes", "cranes"),
        ("our pilots", "pilots"),
        ("soundings recorded", "soundings"),
        ("tide table", "tide table"),
        ("simple logbook", "logbook"),
        ("older skippers", "skippers"),
        ("sounding it takes", "sounding"),
        ("logbook of the harbour", "logbook"),
    ],
)
def test_a_name_goes_without_what_stands_around_it(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    "name",
    ["berths are ours", "per skipper", "the later one", "after another", "crew list that", "per cent", "by pilot"],
)
def test_a_piece_of_a_sentence_is_no_name(name: str) -> None:
    assert is_no_phrase(name)
    assert is_no_name(name)


@pytest.mark.parametrize("name", ["come out", "curves over"])
def test_what_happens_is_no_name(name: str) -> None:
    assert is_no_name(name)


@pytest.mark.parametrize(
    "name", ["after school club", "in house course", "bill of lading", "check out", "stand by crew"]
)
def test_a_name_may_have_small_words(name: str) -> None:
    assert not is_no_phrase(name)
