"""What is wanted where a sentence only tells how things are."""

import pytest

from plan.reading.wishes.narrated import narrated

KNOWN = frozenset(("keeper",))


@pytest.mark.parametrize(
    ("sentence", "who", "want"),
    [
        ("For every hive we hold a number.", "", "hold a number for every hive"),
        ("When a swarm leaves we strike the hive off.", "", "strike the hive off when a swarm leaves"),
        ("I can move a hive to another stand.", "", "move a hive to another stand"),
        ("Honey is stored by harvest and by jar.", "", "store honey by harvest and by jar"),
        ("A hive is looked over by one keeper.", "keeper", "look over a hive"),
        ("Hives we gave up are archived.", "", "archive hives we gave up"),
    ],
)
def test_what_is_done_is_wanted(sentence: str, who: str, want: str) -> None:
    told = narrated(sentence, KNOWN)
    assert (told.who, told.want) == (who, want)


@pytest.mark.parametrize(
    "sentence",
    [
        "Whatever leaves the shed is an issue",
        "A stand is never sold",
        "A name is required",
        "We don't sell wax",
        "Keepers don't see the prices",
    ],
)
def test_what_is_so_stays_a_sentence(sentence: str) -> None:
    assert narrated(sentence, KNOWN).want == sentence


def test_whom_it_is_for_wants_it() -> None:
    told = narrated("For our keepers: to be able to name the mother of a queen", KNOWN)
    assert (told.who, told.want) == ("keepers", "name the mother of a queen")
