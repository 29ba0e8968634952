"""What cannot be changed any more once something was done to it."""

import pytest

from tests.plan.reading.english.given import told

TOLD = {
    "once signed it can't be edited any more.": ("verdict", {"verdict": ("signed at (optional)",)}),
    "Once it has been published, a menu can no longer be changed.": ("", {"menu": ("published at (optional)",)}),
    "As soon as it is approved it is locked.": ("menu", {"menu": ("approved at (optional)",)}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_when_it_was_done_is_kept(sentence: str, beside: tuple[str, dict[str, tuple[str, ...]]]) -> None:
    spoken, expected = beside
    assert told(sentence, "verdict, menu", spoken) == expected


def test_what_may_still_be_changed_is_not_locked() -> None:
    assert told("Once signed it can be edited.", "verdict", "verdict") == {}
