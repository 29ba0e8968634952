"""Sentences that demand something."""

import pytest

from plan.reading.text.numbered import demand
from tests.plan.reading.given import read


@pytest.mark.parametrize(
    ("said", "subject", "want"),
    [
        ("So basically people should be able to hire a tent.", "people", "hire a tent"),
        ("And the system must count the tents.", "system", "count the tents"),
        ("Until it is pitched the camper can cancel it.", "camper", "cancel it"),
        ("When a tent leaks the warden has to mend it at once.", "warden", "mend it at once"),
    ],
)
def test_what_only_joins_a_sentence_is_no_part_of_who_acts(said: str, subject: str, want: str) -> None:
    found = demand(said)
    assert found is not None
    assert (found.subject, found.want) == (subject, want)


def test_what_not_everyone_may_do_is_forbidden() -> None:
    found = demand("Not everyone may light a fire.")
    assert found is not None
    assert found.forbids


def test_the_paragraph_of_a_ranked_requirement_is_its_conditions() -> None:
    camp = read(
        "# Camp\n\n### Part E. Tents\n\n"
        "E1 (MUST) Wardens can hire out a tent. The camper signs for it. It comes back dry.\n"
    )
    (story,) = (one for one in camp.stories if one.id == "E1")
    assert len(story.acceptance) == 2, story
    assert not camp.unplaced


def test_a_clause_names_no_role() -> None:
    camp = read(
        "# Camp\n\nBehind a tent there are people: we call them campers.\n\n- As a camper, I want to pitch a tent.\n"
    )
    assert [one.name for one in camp.roles] == ["camper"]


def test_it_is_what_was_spoken_of() -> None:
    camp = read(
        "# Camp\n\n## Tents\n\n- As a camper, I want to see a tent.\n- As a warden, I want to count a tent.\n"
        "- As a warden, I want to mend a tent.\n\n## Bookings\n\nA booking has a start date and an end date. "
        "Until it is paid the camper can cancel it. A camper can have several bookings. "
        "It must be possible to remind campers. We must be able to call a camper.\n"
    )
    wants = [one.want for one in camp.stories]
    assert any(one.startswith("cancel a booking") for one in wants), wants
    assert {"remind campers", "call a camper"} <= set(wants), wants
    assert not any(one.startswith("have several") for one in wants)


def test_they_are_the_people_that_were_spoken_of_last() -> None:
    camp = read(
        "# Camp\n\n## Tents\n\n- As a warden, I want to count a tent.\n- As a camper, I want to see a tent.\n"
        "- As a warden, I want to mend a tent.\n\n## Campers\n\nCampers register with name and e-mail. "
        "They can save several home addresses, each with a street and a town.\n"
    )
    assert ("camper", "save several home addresses") in [(one.role, one.want[:27]) for one in camp.stories]


def test_a_letter_with_chapter_and_number_begins_a_requirement() -> None:
    camp = read(
        "# Requirements\n\n## A new ledger for the camp\n\nVersion 0.3\n\n---\n\n## 3. Tents\n\n"
        "P3.1 The system shall keep the tents with number and colour. A warden may well have two or three tents. "
        "Neither may occur twice. [M]\n\n"
        "P3.2 Furthermore, every camper shall be able to rent a tent. [S]\n\n"
        "P3.3 Mr. Pole needs a list of the tents that are out. [C]\n"
    )
    assert camp.project == "A new ledger for the camp"
    assert [(one.id, one.priority) for one in camp.stories][:3] == [
        ("P3.1", "must"),
        ("P3.2", "should"),
        ("P3.3", "could"),
    ]
    assert {one.name for one in camp.roles} & {"Neither", "tent"} == set()
    assert [one.text for one in camp.rules] == [
        "A warden may well have two or three tents.",
        "Neither may occur twice.",
    ]


@pytest.mark.parametrize("word", ["further", "also", "of course"])
def test_a_word_before_the_modal_is_no_part_of_who_acts(word: str) -> None:
    told = demand(f"The skipper {word} can moor a barge.")
    assert told is not None
    assert (told.subject, told.want) == ("skipper", "moor a barge")


def test_only_somebody_is_that_somebody() -> None:
    told = demand("Only the seller can accept an offer.")
    assert told is not None
    assert told.subject == "seller"
