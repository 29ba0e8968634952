"""What sentences ask to hide rather than to delete."""

import pytest

from tests.plan.reading.english.given import told

HIDDEN = {
    "A lane that is no longer used is taken out of service.": "lane",
    "Organs that nobody plays any more are retired.": "organ",
}


@pytest.mark.parametrize(("sentence", "thing"), HIDDEN.items(), ids=HIDDEN)
def test_what_is_no_longer_used_is_put_away(sentence: str, thing: str) -> None:
    assert told(sentence, thing) == {thing: ("archived at (optional)",)}


def test_those_who_leave_are_some_of_what_was_spoken_of() -> None:
    assert told("Leavers are deactivated.", "singer", "singer") == {"singer": ("archived at (optional)",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "When folk move away I don't want to lose them, just get them out of sight.",
        "They leave in autumn, but their names should stay on the old lists, just not be in the list to pick from.",
    ],
)
def test_who_goes_is_put_away(sentence: str) -> None:
    assert told(sentence, "singer", "singer") == {"singer": ("archived at (optional)",)}
