"""What somebody joins and leaves again."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "A rider can join a stable on one day and leave it on another.": (
        "rider, stable",
        "",
        {"stable membership": ("rider (reference)", "stable (reference)", "joined on", "left on (optional)")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_who_only_joins_is_no_member_for_a_time() -> None:
    assert "stable membership" not in told("A rider can join a stable on one day.", "rider, stable")
