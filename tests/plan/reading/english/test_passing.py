"""States that a sentence lets a thing pass through."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "A loan begins as a wish, becomes approved, is handed out and then returned, unless it is cancelled.": (
        "loan",
        "",
        {"loan": ("status (wish, approved, handed out, returned, cancelled)",)},
    ),
    "A ticket is first submitted and then either solved or refused by the desk, unless it has been withdrawn.": (
        "ticket",
        "",
        {"ticket": ("status (submitted, solved, refused, withdrawn)",)},
    ),
    "A diver is received, then invited or put on the reserve list.": (
        "diver",
        "",
        {"diver": ("status (received, invited, reserve list)",)},
    ),
    "In that time it can be accepted, declined by the landlord, or withdrawn by the tenant.": (
        "bid",
        "bid",
        {"bid": ("status (accepted, declined, withdrawn)",)},
    ),
    "It may also be dropped.": ("bid", "bid", {"bid": ("status (dropped)",)}),
    "After that it has expired.": ("bid", "bid", {"bid": ("status (expired)",)}),
    "It can be exported.": ("bid", "bid", {}),
    "The parcel is weighed and then the driver is informed.": ("parcel", "", {}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_what_people_did_is_the_state_that_it_is_left_in() -> None:
    sentence = "A seat is reserved at first, then confirmed, and later either they came or they were a no-show."
    assert told(sentence, "seat") == {"seat": ("status (reserved, confirmed, came, no-show)",)}
    assert told("Or they cancel.", "seat", "seat") == {"seat": ("status (cancelled)",)}


def test_where_it_goes_into_is_a_state_that_it_is_in() -> None:
    sentence = "Each loaf begins as a draft, goes into production, then into inspection and is finally sold."
    assert told(sentence, "loaf") == {"loaf": ("status (draft, in production, in inspection, sold)",)}


def test_what_it_is_at_first_may_stand_before_it() -> None:
    sentence = "At first a song is only an idea, later it's recorded, after that edited, and in the end it's published."
    assert told(sentence, "song") == {"song": ("status (idea, recorded, edited, published)",)}
