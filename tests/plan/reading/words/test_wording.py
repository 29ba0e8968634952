"""What is said in several words, put as one."""

import pytest

from plan.reading.words.wording import in_plain_names, in_plain_order

PLAIN = {
    "two members of staff": "two staff members",
    "make a singer inactive who has moved": "deactivate a singer who has moved",
    "record our helpers, meaning the cooks and drivers, by name": "record our helpers, by name",
    "follow a parcel until it is delivered": "see a parcel until it is delivered",
    "Deeds should be attachable to a plot": "Deeds can be attached to a plot",
    "We group them in song families": "They are grouped in song families",
    "I sort the scores into boxes": "The scores are sorted in boxes",
    "Remarks should be possible on a verse": "Remarks can be recorded on a verse",
}


@pytest.mark.parametrize(("said", "plain"), PLAIN.items(), ids=PLAIN)
def test_several_words_are_one(said: str, plain: str) -> None:
    assert in_plain_names(said) == plain


@pytest.mark.parametrize("said", ["follow a shop", "make a list of inactive singers", "the meaning of a word"])
def test_what_means_something_else_stays(said: str) -> None:
    assert in_plain_names(said) == said


STANDING = {
    "On each line stands the part and the price.": "each line contains the part and the price.",
    "At the top of the card of a kiln stand the maker and the year.": "each kiln contains the maker and the year.",
    "It is a card. Below it stand the allergies.": "It is a card. it contains the allergies.",
    "On the sheet of a boat you find the class and the length.": "each boat contains the class and the length.",
}


@pytest.mark.parametrize(("said", "plain"), STANDING.items(), ids=STANDING)
def test_what_stands_on_something_is_in_it(said: str, plain: str) -> None:
    assert in_plain_order(said) == plain


@pytest.mark.parametrize("said", ["On Mondays the office is open.", "In the list I look for a boat."])
def test_where_somebody_does_something_is_no_container(said: str) -> None:
    assert in_plain_order(said) == said
