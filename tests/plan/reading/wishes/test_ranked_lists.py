"""Wishes in one line behind their priority."""

import pytest

from plan.reading.words.verbs import plain_verb
from tests.plan.reading.given import read

MINUTES = """# Observatory, minutes

## What we need

As an astronomer, I want to book a telescope so that nobody else does.

Must: finding a free night; writing down what was seen (with the weather). Should: guest passes, repairs and telescopes.
Could: printing star charts; a wall clock.

Could come later: sending postcards, printing tickets.
"""


def test_a_line_behind_a_priority_lists_wishes() -> None:
    told = read(MINUTES)
    assert [(one.want, one.priority) for one in told.stories if not one.want.startswith("manage the ")] == [
        ("book a telescope", "should"),
        ("find a free night", "must"),
        ("write down what was seen", "must"),
        ("manage guest passes", "should"),
        ("manage repairs", "should"),
        ("print star charts", "could"),
        ("manage wall clock", "could"),
        ("send postcards", "could"),
        ("print tickets", "could"),
    ]


def test_what_somebody_cannot_do_without_is_a_list_of_wishes() -> None:
    told = read(
        "# Observatory\n\n## Money and wishes\n\nWe have two domes.\n\nWhat I can't live without is booking a dome, "
        "cancelling a booking and recording payments. The shop could wait.\n"
    )
    assert [(one.want, one.priority) for one in told.stories[:3]] == [
        ("book a dome", "must"),
        ("cancel a booking", "must"),
        ("record payments", "must"),
    ]


def test_a_sentence_behind_a_priority_is_no_list() -> None:
    told = read("# Shop\n\n## Features\n\n- Must: the clerk can rent out tools, and they come back clean.\n")
    assert len(told.stories) == 1


@pytest.mark.parametrize(
    ("gerund", "verb"), [("finding", "find"), ("writing", "write"), ("putting", "put"), ("wing", ""), ("open", "")]
)
def test_a_gerund_has_its_verb(gerund: str, verb: str) -> None:
    assert plain_verb(gerund) == verb


def test_one_wish_with_what_it_refuses_is_one_story() -> None:
    told = read(
        "# Observatory\n\nA night has a date.\n\n1. MUST: import a batch of plates, refusing doubles and stains.\n"
        "2. MUST: correct a plate without losing its date.\n3. MAY: draw the plates on a map.\n"
    )
    assert [(one.want, one.priority) for one in told.stories if not one.want.startswith("manage the ")] == [
        ("import a batch of plates, refusing doubles and stains", "must"),
        ("correct a plate without losing its date", "must"),
        ("draw the plates on a map", "could"),
    ]
