"""What clauses say that each of a kind belongs to one of."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "A wardrobe stands in one dressing room.": (
        "",
        {"wardrobe": ("dressing room (reference)",), "dressing room": ()},
    ),
    "Every wig belongs to one wigmaker.": ("", {"wig": ("wigmaker (reference)",), "wigmaker": ()}),
    "Each spotlight is wired to one dimmer.": ("", {"spotlight": ("dimmer (reference)",), "dimmer": ()}),
    "A buoy is moored in a bay.": ("buoy", {"buoy": ("bay (reference)",), "bay": ()}),
    "A claim comes from a policyholder.": ("claim", {"claim": ("policyholder (reference)",), "policyholder": ()}),
    "A parade is led by one of the marshals.": ("parade", {"parade": ("marshal (reference)",), "marshal": ()}),
    "Each depot has several trams.": ("tram", {"depot": ()}),
    "A weather buoy sends a bulletin every hour.": (
        "bulletin",
        {"bulletin": ("weather buoy (reference)",), "weather buoy": ()},
    ),
    "Each pageant is given a float and three marshals.": (
        "float",
        {"pageant": ("float (reference)", "marshals (several)"), "float": (), "marshal": ()},
    ),
    "We may need four rehearsals for one scene.": ("rehearsal, scene", {"rehearsal": ("scene (reference)",)}),
    "Each melting goes with the furnace it was made in.": (
        "melting",
        {"melting": ("furnace (reference)",), "furnace": ()},
    ),
    "When a lamp fails, whoever is responsible for the pier gets a text.": (
        "pier",
        {"pier": ("responsible (a user)",)},
    ),
    "Each apprentice has one master.": ("apprentice", {"apprentice": ("master (reference)",), "master": ()}),
    "A choir has a single conductor.": ("choir", {"choir": ("conductor (reference)",), "conductor": ()}),
    "Every recipe has exactly one author.": ("recipe", {"recipe": ("author (a user)",)}),
    "Each team has one assistant coach.": ("team, coach", {"team": ("assistant coach (a coach)",)}),
}
"""Sentences, what is known beside them, and the fields of each thing that they tell of."""


@pytest.mark.parametrize(("sentence", "things", "fields"), [(one, *both) for one, both in TOLD.items()])
def test_what_each_belongs_to_one_of_is_kept(sentence: str, things: str, fields: dict[str, tuple[str, ...]]) -> None:
    assert told(sentence, things) == fields


@pytest.mark.parametrize(
    "sentence",
    [
        "The office is in a quiet street.",
        "A wig may hang on one hook or another.",
        "Wigs are washed by hand.",
        "The parade starts in one hour.",
    ],
)
def test_what_is_said_of_nothing_that_is_kept_makes_nothing(sentence: str) -> None:
    assert told(sentence, "wig") == {}


def test_what_was_spoken_of_points_to_the_one_before_it() -> None:
    told_of = told("A new one is drawn, which points back to the one it replaces.", "map", "map")
    assert told_of == {"map": ("replaced map (a map, optional)",)}


def test_one_is_one_of_another() -> None:
    assert told("One entry is one voyage.", "entry") == {"entry": ("voyage (reference)",), "voyage": ()}


def test_some_have_one_of_those_that_have_names() -> None:
    sentence = "That's a normal trip, only with one of the two cabins (Heron and Kite) and the treats: cake, balloons."
    assert told(sentence, "trip") == {"cabin": ("name",), "trip": ("cabin (reference, optional)", "treats (several)")}
