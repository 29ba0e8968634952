from pathlib import Path

import pytest

from sessions.derived import derived_folder
from sessions.events import GateReopened, NoteAdded, QuestionAnswered, QuestionAsked
from sessions.file import SessionWriter
from sessions.searching import Hit, search
from tests.sessions.files import written


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return written(tmp_path / "s.jsonl")


def test_what_is_said_is_found_where_it_is_said(session: Path) -> None:
    assert search(session, "LOANS begin") == Hit("feedback on Sprint plan r2", "Begin with the loans.")
    assert search(session, "kept beside") == Hit("note", "Kept beside the log.")
    found = search(session, "password_hash varchar")
    assert found is not None
    assert found.where == "Database r1"
    assert search(session, "nobody says this") is None
    assert search(session, "  ") is None


def test_what_was_added_is_found_too(session: Path) -> None:
    assert search(session, "pigeons") is None
    with SessionWriter.open(session) as writer:
        writer.append(NoteAdded(text="What about the\tcarrier pigeons?\n\x1b[31m"), "ada")
    assert search(session, "pigeons") == Hit("note", "What about the carrier pigeons? \x1b[31m")


def test_reasons_and_answers_are_found(session: Path) -> None:
    with SessionWriter.open(session) as writer:
        writer.append(GateReopened(reason="The library moves to Ghent."), "ada")
        writer.append(
            QuestionAsked(number=9, text="Who pays?", options=("The borrower", "The town"), recommended=0), "planner"
        )
        writer.append(QuestionAnswered(number=9, answer="A benefactor", assumed=False), "ada")
    assert search(session, "ghent") == Hit("reopening", "The library moves to Ghent.")
    assert search(session, "benefactor") == Hit("answer 9", "Who pays? A benefactor")


def test_what_is_kept_for_searching_is_not_trusted(session: Path) -> None:
    assert search(session, "loans") is not None
    (kept,) = derived_folder(session).glob("words*")
    kept.write_bytes(kept.read_bytes()[:-5] + b"loans")
    assert search(session, "loans begin") is not None


def test_a_session_that_cannot_be_read_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("loans\n")
    assert search(tmp_path / "bad.jsonl", "loans") is None


def test_words_may_be_said_in_several_places(session: Path) -> None:
    found = search(session, "password_hash kept beside")
    assert found is not None
    assert found == Hit("note", "Kept beside the log."), "the place that has the most of them"
    assert search(session, "password_hash pigeons") is None
    assert search(session, "r4") is None, "only the name of a place"
