"""What clauses say is written, put or marked beside known things."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "I put a guest on the waiting list for a cabin.": (
        "guest, cabin",
        "",
        {"waiting list entry": ("cabin (reference)", "guest (reference)", "position", "added at")},
    ),
    "It's marked with the seasons it is good for.": ("plant", "plant", {"plant": ("seasons (several)",)}),
    "The dances we teach (waltz, tango) are on a list with the tempo in which each is danced.": (
        "dance",
        "",
        {"dance": ("name", "tempo")},
    ),
    "It then stays in the file, with the day it was revoked.": (
        "permit",
        "permit",
        {"permit": ("revoked on (optional)",)},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_what_is_written_about_somebody_is_theirs() -> None:
    found = told(
        "Rangers can add notes about a climber, each with its text and the ranger who wrote it.", "climber, ranger, hut"
    )
    assert found["climber note"][:2] == ("climber (reference)", "ranger (reference)")


def test_what_has_a_name_of_its_own_is_written_by_that_name() -> None:
    told_of = told("Wardens write an incident report note for every patrol.", "patrol, incident report note")
    assert "incident report note" in told_of
    assert "patrol (reference)" in told_of["incident report note"]


def test_an_addendum_is_of_what_was_spoken_of() -> None:
    assert told("Only an addendum can be attached.", "verdict", "verdict") == {
        "verdict addendum": ("verdict (reference)", "text")
    }
