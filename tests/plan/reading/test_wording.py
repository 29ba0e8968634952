"""What is said in several words, put as one."""

import pytest

from plan.reading.wording import in_plain_names

PLAIN = {
    "two members of staff": "two staff members",
    "make a singer inactive who has moved": "deactivate a singer who has moved",
    "record our helpers, meaning the cooks and drivers, by name": "record our helpers, by name",
    "follow a parcel until it is delivered": "see a parcel until it is delivered",
}


@pytest.mark.parametrize(("said", "plain"), PLAIN.items(), ids=PLAIN)
def test_several_words_are_one(said: str, plain: str) -> None:
    assert in_plain_names(said) == plain


@pytest.mark.parametrize("said", ["follow a shop", "make a list of inactive singers", "the meaning of a word"])
def test_what_means_something_else_stays(said: str) -> None:
    assert in_plain_names(said) == said
