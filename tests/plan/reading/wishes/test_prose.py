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


BULLETS = """# Choir library

We are a choir of 45 and own about 600 scores.

- Keep all our scores, each with its composer and number of copies
- Let the librarian lend copies to singers and take them back after the concert
- Show singers which copies they still hold
- Plan concerts with date and venue
- Give the conductor an overview of who will be there
- Never show recordings to people outside the choir
- Nice to have: a suggestion box where singers propose pieces
"""


def test_each_bullet_of_a_plain_list_is_a_wish_of_its_own() -> None:
    told = read(BULLETS)
    assert [one.title for one in told.stories] == [
        "Keep all our scores, each with its composer and number of copies",
        "Lend copies to singers and take them back after the concert",
        "Show singers which copies they still hold",
        "Plan concerts with date and venue",
        "Give the conductor an overview of who will be there",
        "A suggestion box where singers propose pieces",
    ]
    assert not any(one.acceptance for one in told.stories)
    assert [one.text for one in told.rules] == ["Never show recordings to people outside the choir"]


def test_what_breaks_off_is_completed_only_where_that_is_a_sentence() -> None:
    told = read(BULLETS.replace("We are a choir of 45 and own about 600 scores.", "The system should:"))
    assert not any("system should a" in f"{one.want} {one.acceptance}" for one in told.stories)


CRIB = """# Memo

**Why.** Nobody knows who has what.

**Tools.** Every tool has an asset number and a maker. The attendant marks it as broken.

**Calibration.** Every Monday the quality engineer gets a list of what is due. She sends a batch to the laboratory.

**Reports.** The shop manager wants to see which tools are overdue. He exports these as CSV.

**Leaving.** People who leave must no longer be able to take a tool. I want the list to be on the wall.
"""


def test_they_are_those_who_were_spoken_of_last() -> None:
    told = read(CRIB)
    wants = {(one.role, one.want) for one in told.stories}
    assert ("quality-engineer", "send a batch to the laboratory") in wants
    assert ("shop-manager", "see which tools are overdue") in wants
    assert any(role == "shop-manager" and want.startswith("export") for role, want in wants)
    assert not any("no longer" in want or "on the wall" in want for _, want in wants)
    assert any("no longer" in one.text for one in told.rules)
