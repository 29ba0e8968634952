"""Who did something and when, as sentences say that it is kept."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "Whoever closes a ticket is recorded, with the time.": (
        "ticket",
        "",
        {"ticket": ("closed by (optional)", "closed at (optional)")},
    ),
    "Whoever approves it is noted.": ("order", "order", {"order": ("approved by (optional)",)}),
    "When it's handed back we note the day and the reason.": (
        "key",
        "key",
        {"key": ("handed back on (optional)", "reason (optional)")},
    ),
    "It must be recorded who checked the invoice, and when.": (
        "invoice",
        "",
        {"invoice": ("checked by (optional)", "checked at (optional)")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
