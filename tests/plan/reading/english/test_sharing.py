"""What sentences say lies in several others, or is the same in several of them."""

import pytest

from plan.reading.english.known import Known
from plan.reading.english.sharing import shared_by

SHARED = {
    "One poem can be in several anthologies.": ("poem", "anthology"),
    "The same clip turns up in many films.": ("clip", "film"),
    "The same riddle is used in lots of contests.": ("riddle", "contest"),
    "A tea blend is mixed from several herbs, with the weight of each.": ("tea blend", "herb"),
    "A choir may have more than one conductor, and conductors move between choirs.": ("choir", "conductor"),
    "A pilot collects ratings over the years, and most ratings are held by many of us.": None,
    "A diver gathers badges, and most badges are worn by many of the divers.": ("diver", "badge"),
    "A pupil may have several guardians, and a guardian often has more than one child at the school.": (
        "pupil",
        "guardian",
    ),
    "A stall can stand at several fairs.": ("stall", "fair"),
}
"""Sentences, and the two of which several of each go together; nothing where they are not told plainly enough."""
NOTHING = (
    "A crate stands in one cellar.",
    "A house has several rooms, and a room has several windows.",
    "The same error appears on many pages.",
    "A machine is built up of assemblies.",
    "A guest can be in several places at once.",
    "An album consists of several songs.",
    "Coaches move between courts during the day.",
)


@pytest.mark.parametrize(("sentence", "pair"), SHARED.items())
def test_several_of_each_go_together(sentence: str, pair: tuple[str, str] | None) -> None:
    assert pairs(sentence) == ([pair] if pair else [])


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_part_or_a_place_goes_with_one(sentence: str) -> None:
    assert pairs(sentence) == []


def pairs(sentence: str) -> list[tuple[str, str]]:
    found = shared_by(sentence, Known(frozenset(("pupil", "guardian")), frozenset(), frozenset()))
    return [(one.name, many.name) for one, many in found]
