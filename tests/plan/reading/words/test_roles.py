"""Who acts in a sentence, and what they do."""

import pytest

from plan.reading.words.roles import Roles, acts, is_person
from plan.requirements import Source
from tests.plan.reading.given import read

ACTING = {
    "At the handover the porter notes the mileage.": ("porter", "note the mileage, at the handover"),
    "To start a firing the potter selects the kiln and the glaze.": (
        "potter",
        "select the kiln and the glaze, to start a firing",
    ),
    "At the end the judge records the score.": ("judge", "record the score, at the end"),
}


@pytest.mark.parametrize(("sentence", "expected"), ACTING.items(), ids=ACTING)
def test_somebody_acts_behind_an_occasion(sentence: str, expected: tuple[str, str]) -> None:
    told = acts(sentence, frozenset())
    assert told is not None
    assert (told.subject, told.want) == expected


@pytest.mark.parametrize(
    "sentence", ["A list of the hives in use shall be maintained.", "During the run the water rises."]
)
def test_nobody_acts(sentence: str) -> None:
    assert acts(sentence, frozenset()) is None


@pytest.mark.parametrize("who", ["gardener or florist", "anyone on the ward"])
def test_some_are_people_by_what_their_words_say(who: str) -> None:
    assert is_person(who, frozenset())


def test_a_person_with_a_name_stands_for_all_who_are_the_same() -> None:
    roles, source = Roles(), Source(provenance="said", file="a.md", line=1)
    assert roles.id_of("Ruta, the helper", source) == roles.id_of("Ruta", source) == roles.id_of("helper", source)
    assert [role.name for role in roles.all()] == ["helper"]


def test_a_role_is_the_only_one_whose_name_ends_so() -> None:
    told = read(
        """\
# Lido

## User classes

| Class | Main use |
|---|---|
| Pool attendant | Towels |
| Night watchman | Gates |

## Requirements

- R-1 An attendant or watchman shall be able to lend a towel to a guest.
- R-2 Further attendants may help with a course.
- R-3 Anyone at the pool shall be able to report a leak.
"""
    )
    assert [story.role for story in told.stories[:3]] == ["pool-attendant", "pool-attendant", "anyone"]


def test_who_may_do_something_is_named_without_the_words_in_front() -> None:
    told = read(
        "# Kitchens\n\n## Requirements\n\n- During repairs a cook shall step in for another.\n"
        "- One clerk can have several desks.\n- As a cook, I want to see the orders so that I can start.\n"
    )
    assert {one.name.lower() for one in told.roles} <= {"cook", "clerk"}
