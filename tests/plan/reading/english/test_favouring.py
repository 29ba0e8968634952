"""What people mark for themselves."""

import pytest

from plan.reading.english.favouring import favours
from plan.reading.english.known import Known

MARKED = {
    "Anyone signed in can star a poem.": ("favourite", ("user (reference)", "poem (reference)")),
    "As a walker, I want to bookmark lodges so that I find them again.": (
        "bookmark",
        ("walker (reference)", "lodge (reference)"),
    ),
    "Buyers may add lamps to their wish list.": ("wish list entry", ("buyer (reference)", "lamp (reference)")),
    "A walker can put a hut on his favourites.": ("favourite", ("walker (reference)", "hut (reference)")),
}
NOTHING = (
    "Products have a rating of one to five stars.",
    "The clerk adds a note to the order.",
    "We put the keys in our drawer.",
)


@pytest.mark.parametrize(("sentence", "entry"), MARKED.items())
def test_each_mark_is_somebodys_and_of_one_thing(sentence: str, entry: tuple[str, tuple[str, ...]]) -> None:
    assert [(one.name, one.fields) for one in favours(sentence, known())][-1:] == [entry]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_else_is_a_mark(sentence: str) -> None:
    assert list(favours(sentence, known())) == []


def known() -> Known:
    return Known(frozenset(), frozenset(("walker", "buyer")), frozenset())
