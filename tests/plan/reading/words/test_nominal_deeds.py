"""Wishes whose deeds are nouns."""

import pytest

from plan.reading.words.nominal_deeds import told_verbally
from tests.plan.reading.given import read


@pytest.mark.parametrize(
    ("want", "told"),
    [
        ("allow creation and editing of bell details", "create and edit bell details"),
        ("allow entry of ringers", "enter ringers"),
        ("allow adding bells under a tower", "add bells under a tower"),
        ("support the management of towers", "manage towers"),
        ("provide deletion/archiving of bells", "delete/archive bells"),
        ("report the strokes of a week", "show the strokes of a week"),
        ("support scheduling", "support scheduling"),
        ("allow booking systems to connect", "allow booking systems to connect"),
        ("report to the bishop", "report to the bishop"),
    ],
)
def test_the_deed_is_told_by_a_verb(want: str, told: str) -> None:
    assert told_verbally(want) == told


def test_only_of_the_system() -> None:
    told = read(
        "# Belfry\n\n- [FR-1] The system shall allow creation of bells.\n- [FR-2] The member can report a crack.\n"
    )
    assert [story.want for story in told.stories] == ["create bells", "report a crack"]
