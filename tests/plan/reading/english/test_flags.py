"""What clauses say a thing is marked as, or hidden."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "An order can be marked as urgent.": ("order", "", {"order": ("urgent (boolean)",)}),
    "Some rooms are noisy, and these have to be flagged as such.": ("room", "", {"room": ("noisy (boolean)",)}),
    "We tick them as blocked.": ("guest", "guest", {"guest": ("blocked (boolean)",)}),
    "We tick them as barred and write down the reason.": (
        "guest",
        "guest",
        {"guest": ("barred (boolean)", "barred reason (optional)")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_a_state_is_no_flag() -> None:
    assert told("An order can be marked as paid.", "order") == {}
