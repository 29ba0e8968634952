"""The states that clauses say a thing passes through."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "An inspection shall pass through the states requested, scheduled, passed, failed and cancelled.": (
        "inspection",
        "",
        {"inspection": ("status (requested, scheduled, passed, failed, cancelled)",)},
    ),
    "Loaves progress through four stages, namely mixed, raised, baked and sold.": (
        "loaf",
        "",
        {"loaf": ("status (mixed, raised, baked, sold)",)},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
