"""States that a bare list names."""

import pytest

from plan.reading.words.states import states_in


@pytest.mark.parametrize("text", ["name, e-mail and phone", "red or green", "it works, offline too, or not at all"])
def test_what_is_no_list_of_states_has_none(text: str) -> None:
    assert states_in(text) == ()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("requested, approved or declined", ("requested", "approved", "declined")),
        ("draft -> proposed -> accepted or declined", ("draft", "proposed", "accepted", "declined")),
        ("in the cabinet, handed out, lost", ("in the cabinet", "handed out", "lost")),
        ("opened, then under review, then resolved", ("opened", "under review", "resolved")),
    ],
)
def test_participles_and_words_of_standing_are_states(text: str, states: tuple[str, ...]) -> None:
    assert states_in(text) == states
