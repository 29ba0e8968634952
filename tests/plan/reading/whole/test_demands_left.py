"""Sentences of prose that demand something and found no other place."""

import pytest

from plan.reading.whole.demands_left import demands


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody may have more than two turns in a week for the same plot.",
        "Harbour masters see their own quays.",
        "The phone number has to be there, that's rather the point.",
        "For the bride we need a name, a phone number and the date.",
        "Pilots who give up are to stay in the book, only not on the rota.",
    ],
)
def test_what_must_be_is_demanded(sentence: str) -> None:
    assert demands(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Must we keep the paper lists?",
        "Priorities are Must, Should and Could.",
        "Last year we had to ring everybody on Good Friday.",
        "Please let me have your comments by Friday.",
        "There is no need to configure the roles of people.",
        "I'd like to keep that.",
        "Recruiters must be able to do the following:",
    ],
)
def test_what_was_or_is_asked_or_is_said_of_the_project_is_not(sentence: str) -> None:
    assert not demands(sentence)
