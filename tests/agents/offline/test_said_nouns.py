"""Words that the stories of a document never say as nouns."""

import pytest

from agents.offline.said_nouns import is_said_as_noun
from tests.agents.offline.documents import story
from tests.agents.offline.drafts import drafted
from tests.plan.reading.given import read


@pytest.mark.parametrize(
    ("word", "want", "noun"),
    [
        ("sign", "sign up with an e-mail address", False),
        ("sign", "put up a sign", True),
        ("allow", "hold the stages and allow the office to add others", False),
        ("apiary", "register an apiary with its location and adds hives to it", True),
        ("firing", "log firings of a kiln", True),
        ("tour", "put everything aside", True),
    ],
)
def test_a_word_is_a_noun_where_a_story_says_it_as_one(word: str, want: str, noun: bool) -> None:
    assert is_said_as_noun(word, (story("R1", "", want),)) is noun


def test_a_listing_that_somebody_adds_is_kept_and_a_listing_of_things_is_how_they_are_shown() -> None:
    added = drafted(read("# Fair\n\nAs a seller, I want to add a listing.\n"))
    shown = drafted(
        read("# Fair\n\nAs a seller, I want to add a lamp.\n\nAs a seller, I want to see a listing of lamps.\n")
    )
    names = [{table.name for table in plan.database.tables} for plan in (added, shown) if plan.database]
    assert ["listings" in one for one in names] == [True, False]
