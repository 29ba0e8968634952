"""What sentences say is recorded as a question."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "The system shall record which district a courier is in and from which day until which day, as they change.": (
        "district, courier",
        {"courier district": ("courier (reference)", "district (reference)", "start date", "end date")},
    ),
    "We note which tools a bench has.": (
        "tool, bench",
        {"bench tool": ("bench (reference)", "tool (reference)")},
    ),
    "We note which shelf a jar is on.": ("shelf, jar", {"jar": ("shelf (reference)",)}),
    "Whenever a rope is checked, the system shall record when, the result and the guide who did it.": (
        "rope",
        {"check": ("rope (reference)", "checked at", "result", "guide")},
    ),
    "Every time I ring a breeder about a lamb I write it down: the moment, whom I spoke to and what they said.": (
        "lamb, breeder",
        {"call": ("lamb (reference)", "happened at", "person spoken to", "answer")},
    ),
    "Each time we try to reach a breeder we note the day, whether it was by post or phone, and what came of it.": (
        "breeder",
        {"contact attempt": ("breeder (reference)", "day", "method (post, phone)", "outcome")},
    ),
    "Each time a kiln is fired, we note when and the temperature.": (
        "kiln",
        {"kiln log": ("kiln (reference)", "fired at", "temperature")},
    ),
    "I tick which spells a wizard may cast.": (
        "wizard",
        {"spell": ("name",), "wizard spell": ("wizard (reference)", "spell (reference)")},
    ),
    "For every broom I tick the charms it bears.": ("broom, charm", {"broom": ("charms (several)",)}),
    "Each time a stagehand polishes the gong, the day is saved along with how long it took.": (
        "gong",
        {"gong log": ("gong (reference)", "day", "duration")},
    ),
    "Each time we ring a witness we note it: the time, the length and what came of it.": (
        "witness",
        {"call": ("witness (reference)", "time", "length", "outcome")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, dict[str, tuple[str, ...]]]) -> None:
    things, expected = beside
    assert told(sentence, things) == expected


def test_which_of_one_go_with_which_of_the_other() -> None:
    told_of = told("We record which pumps feed which tanks.", "pump, tank")
    assert told_of == {"pump": ("tanks (several)",)}
