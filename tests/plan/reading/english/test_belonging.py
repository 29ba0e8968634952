"""What clauses say one thing belongs to."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "Songs are grouped into cycles.": ("song", "", {"cycle": ("name",), "song": ("cycle (reference)",)}),
    "Songs are sorted in cycles, and cycles in other cycles.": (
        "song",
        "",
        {"cycle": ("name", "parent"), "song": ("cycle (reference)",)},
    ),
    "I think of them in groups, ballads, hymns and so on.": (
        "song",
        "song",
        {"group": ("name",), "song": ("group (reference)",)},
    ),
    "The system sorts the songs by names.": ("song", "", {}),
    "A song belongs to no cycle.": ("song,cycle", "", {}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
