"""Wishes that prose only tells, and what it tells that is none."""

import pytest

from plan.reading.wishes.prose import spoken_of, wishes_told
from tests.plan.reading.given import read

KNOWN = frozenset(("seller", "buyer", "tutor", "parent", "walker"))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("You pick a category.", [("", "pick a category")]),
        (
            "The seller enters a tracking number when they've posted it.",
            [("seller", "enter a tracking number when they've posted it")],
        ),
        (
            "Either you pay the asking price or make an offer.",
            [("", "pay the asking price"), ("", "make an offer")],
        ),
        (
            "After each lesson the tutor writes a report, and parents can read it.",
            [("tutor", "write a report"), ("parent", "read a report")],
        ),
        (
            "Either side can call it off until the walker has set out.",
            [("", "call a walk off until the walker has set out")],
        ),
        (
            "After a walk the owner gives one to five stars and a comment.",
            [("owner", "give one to five stars and a comment")],
        ),
        ("The tutor rates the skill and adds a comment.", [("tutor", "rate the skill, and add a comment")]),
        ("We look up who had which plot last, because people forget.", []),
        ("We print an invoice for each parent because the bank wants one.", [("", "print an invoice for each parent")]),
    ],
)
def test_each_deed_is_a_wish(said: str, wanted: list[tuple[str, str]]) -> None:
    known = KNOWN | {"owner"}
    assert [(one.who, one.want) for one in wishes_told(said, known, "walk")] == wanted


@pytest.mark.parametrize(
    "said",
    [
        "Two coordinators run it from a spreadsheet at the moment.",
        "We placed 212 pupils last year.",
        "A tutor teaches one or more subjects.",
        "A walker has a name and a phone number.",
        "We keep fifteen percent.",
        "We note the day and the reason.",
        "We open Tuesdays and Thursdays.",
        "Can you tell me by Friday how long that takes?",
        "Nobody may book a walk twice.",
        "The gutter leaks into the cellar.",
    ],
)
def test_how_things_are_is_no_wish(said: str) -> None:
    assert wishes_told(said, KNOWN) == ()


def test_it_means_what_the_sentence_before_was_about() -> None:
    assert spoken_of("A listing starts as a draft, then it's live.", KNOWN) == "listing"
    assert spoken_of("Nobody knows.", KNOWN) == ""


NOTES = """# Pear Tree

Everybody here has a ladder and half a shed of tools. I want a small app for lending them.

## How it works

You sign up with your e-mail and a display name. To lend something, you put up an offer: title, description and a
photo. An offer starts as a draft, then it is open. The lender can also withdraw it. A borrower sends a request for an
offer, and the lender accepts or declines. If something breaks, the borrower can open a dispute. Afterwards both sides
rate each other, one to five stars and a sentence or two.

Also:

- people have to be able to ask the lender a question on an offer
- It would be nice if borrowers could mark favourite lenders
- there needs to be a button to hide an offer
- a map of all the sheds is for later
- no idea about the tech
"""


def test_a_founders_note_is_read_sentence_by_sentence() -> None:
    told = read(NOTES)
    wants = {(one.role, one.want, one.priority) for one in told.stories}
    assert wants >= {
        ("user", "put up an offer", "must"),
        ("lender", "withdraw an offer", "must"),
        ("borrower", "open a dispute", "must"),
        ("user", "rate each other, one to five stars and a sentence or two", "must"),
        ("user", "ask the lender a question on an offer", "must"),
        ("borrower", "mark favourite lenders", "could"),
    }
    assert any("hide an offer" in one.want for one in told.stories)
    assert not any("ladder" in one.want or "app for lending" in one.want for one in told.stories)
    assert told.exclusions == ("a map of all the sheds is for later",)
    data = {one.name: one.fields for one in told.data}
    assert data["dispute"][0] == "borrower (reference)"
    assert data["rating"][:2] == ("stars", "comment (optional)")
    assert {"lender (reference)", "offer (reference)", "text"} <= set(data["question"])
