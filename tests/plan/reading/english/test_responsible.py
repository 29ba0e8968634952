"""Who clauses say looks after a thing."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "One warden is in charge of the dormitory.": ("warden, dormitory", "", {"dormitory": ("warden (reference)",)}),
    "A curator looks after each gallery.": ("curator, gallery", "", {"gallery": ("curator (reference)",)}),
    "A manager is responsible for each depot.": ("depot", "", {"depot": ("manager (reference)",)}),
    "The manager who issued it is named on it.": ("permit", "permit", {"permit": ("manager (reference)",)}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_what_heads_another_thing_does_not_belong_to_it() -> None:
    assert "train" not in told("A wagon heads one train.", "wagon, train")
