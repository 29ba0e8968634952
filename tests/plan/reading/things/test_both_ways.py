"""Two things of which sentences say that several of each go together, though nothing else speaks of them."""

import pytest

from plan.reading.things.both_ways import both_ways

BOTH = {
    "A choir is made up of singers, and the same singer may be in other choirs.": ("choir", "singer"),
    "A drug has side effects, and a side effect may be caused by many drugs.": ("drug", "side effect"),
    "A teacher teaches one or more subjects, and every subject is taught by more than one teacher.": (
        "teacher",
        "subject",
    ),
    "The climber can have more than one coach, and each coach has some ten climbers.": ("climber", "coach"),
}
NOTHING = (
    "A hall has several courts, and each court has several lamps.",
    "A recipe has several steps.",
    "Each parcel lies in one district, and a district has many parcels.",
    "The same mistake is made again and again.",
)


@pytest.mark.parametrize(("sentence", "pair"), BOTH.items())
def test_a_sentence_that_goes_both_ways_names_two_things(sentence: str, pair: tuple[str, str]) -> None:
    assert [set(told) for told in both_ways(sentence)] == [set(pair)]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_has_parts_of_its_own_goes_one_way(sentence: str) -> None:
    assert both_ways(sentence) == ()
