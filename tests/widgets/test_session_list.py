"""A saved session in a list: told apart from its like by its name, and what to do with it."""

from dataclasses import replace

import pytest

from plan.artifacts import ARTIFACTS
from tui.remapping import ROOM_KEYS
from widgets.next_step import next_step
from widgets.session_list import SessionRow, row_content

DRAFTED = tuple((name, "drafted") for name in ARTIFACTS)
ROW = SessionRow("library-loans-3f2a1c", "Library loans", "", DRAFTED, signed=False, live=False, cost=0.0)


@pytest.mark.parametrize("width", [74, 114])
def test_two_runs_of_one_document_do_not_look_alike(width: int) -> None:
    lines = row_content(ROW, width).split("\n")
    other = row_content(replace(ROW, name="library-loans-9b01d4"), width)
    assert lines[1].plain.rstrip().endswith(ROW.name)
    assert all(part.cell_length <= width for part in lines)
    assert other.plain != row_content(ROW, width).plain


@pytest.mark.parametrize("width", [52, 54, 72])
def test_title_state_and_name_do_not_collide_in_a_narrow_terminal(width: int) -> None:
    head, marks = row_content(
        replace(ROW, title="Sample tracking for a water quality laboratory of a county"), width
    ).split("\n")
    assert "…  0" in head.plain
    assert head.cell_length == marks.cell_length == width
    assert marks.plain.rstrip().endswith("loans-3f2a1c")


def test_of_a_long_name_the_end_is_shown() -> None:
    row = replace(ROW, name="a-library-that-lends-books-in-many-plac-3f2a1c", cost=1.25)
    marks = row_content(row, 74).split("\n")[1]
    assert "$1.25" in marks.plain
    assert marks.plain.rstrip().endswith("-3f2a1c")
    assert marks.cell_length == 74


@pytest.mark.parametrize(
    ("statuses", "signed", "live", "said"),
    [
        ((), False, False, "`planroom recover library-loans-3f2a1c`"),
        (("approved",) * 4, True, False, "It is signed."),
        (("approved",) * 4, False, False, "where you sign"),
        (("approved", "drafted", "drafted", "empty"), False, False, "To review: the database and the API."),
        (("approved", "approved", "stale", "drafted"), False, False, "What the API was drawn from has changed."),
        (("drafting", "drafted", "empty", "empty"), False, True, "An agent writes the architecture."),
        (("drafting", "drafted", "empty", "empty"), False, False, "Nothing came of the last draft of the arch"),
        (("drafted", "failed", "empty", "empty"), False, False, "in it, r drafts again."),
        (("empty",) * 4, False, False, "There is no draft of the architecture, the database, the API and"),
    ],
)
def test_what_comes_next_is_said(statuses: tuple[str, ...], signed: bool, live: bool, said: str) -> None:
    row = replace(ROW, statuses=tuple(zip(ARTIFACTS, statuses, strict=False)), signed=signed, live=live)
    assert said in next_step(row, "Enter", ROOM_KEYS)


def test_a_short_name_stands_where_a_long_one_has_no_room() -> None:
    short, long = replace(ROW, name="aft"), replace(ROW, name="library-loans-3f2a1c")
    room = next(width for width in range(40, 90) if "3f2a1c" in row_content(long, width).plain)
    assert "aft" in row_content(short, room - 1).plain
