"""What is said to be next: more to who has decided nothing yet, and where it is."""

from pathlib import Path

import pytest

from plan.artifacts import ARTIFACTS, ArtifactName
from sessions.events import DraftCancelled
from sessions.fold import fold_all
from sessions.reader import SessionReader
from tests.tui.sessions import make_session, session
from tui.screens.next_step import goal, next_step
from tui.screens.room_view import notice


@pytest.mark.parametrize(
    ("stage", "gate_open", "words", "where"),
    [
        ("full", False, "API and Sprint plan. a approves, i sends back.", "api"),
        ("approved", True, "g opens the gate", "gate"),
        ("approved", False, "but the gate is closed", "gate"),
        ("failed", False, "failed; r drafts again", "database"),
        ("stale", False, "is drawn from something that has changed", "api"),
        ("signed", False, "g shows the gate.", "gate"),
        ("drafted", False, "All four. ↑ ↓ select, Enter opens; a approves, i sends back.", "architecture"),
    ],
)
def test_the_next_step_and_where_it_is(tmp_path: Path, stage: str, gate_open: bool, words: str, where: str) -> None:
    state = fold_all(SessionReader(make_session(tmp_path / "s.jsonl", stage)).read())
    step = next_step(state, gate_open, focused=next((name for name in ARTIFACTS if name == where), None))
    assert words in step.line.text
    assert (step.goal, goal(state, gate_open)) == (where, where)


@pytest.mark.parametrize(
    ("stage", "focused", "words"),
    [
        ("failed", "database", "failed; r drafts again"),
        ("failed", "architecture", "failed; r drafts again"),
        ("failed", None, "failed; n goes there, r drafts again"),
        ("stale", "architecture", "has changed; n goes there, r draws it again"),
        ("empty", "sprints", "has no draft yet; r drafts everything that is missing"),
        ("empty", None, "has no draft yet; n goes there, r drafts everything that is missing"),
    ],
)
def test_a_key_that_drafts_elsewhere_is_named_with_the_way_there(
    tmp_path: Path, stage: str, focused: ArtifactName | None, words: str
) -> None:
    state = fold_all(SessionReader(make_session(tmp_path / "s.jsonl", stage)).read())
    assert words in next_step(state, gate_open=False, focused=focused).line.text


def test_a_draft_that_was_stopped_with_its_engine_says_so_and_which_key_starts_it_again(tmp_path: Path) -> None:
    with session(tmp_path / "s.jsonl", "empty") as author:
        draft = author.start("database")
        author.writer.append(DraftCancelled(draft=draft, artifact="database", engine=True), "engine")
    state = fold_all(SessionReader(author.path).read())
    step = next_step(state, gate_open=False, focused="database")
    assert step.line.text == "was being drafted when the engine was stopped; r starts it again and drafts."
    assert notice(state, "database").startswith("The engine was stopped while it drafted this. r drafts again")
    assert notice(state, "database", mode="watch") == "The engine was stopped while it drafted this."


@pytest.mark.parametrize(("stage", "name"), [("failed", "database"), ("failed", "architecture"), ("stale", "api")])
def test_who_only_watches_is_told_no_keys_that_decide(tmp_path: Path, stage: str, name: ArtifactName) -> None:
    state = fold_all(SessionReader(make_session(tmp_path / "s.jsonl", stage)).read())
    told, watched = (notice(state, name, lambda action: f"<{action}>", mode) for mode in ("live", "watch"))
    assert "<redraft>" in told
    assert "<" not in watched
    assert watched.endswith(".")


def test_while_agents_draft_there_is_nothing_to_decide(tmp_path: Path) -> None:
    state = fold_all(SessionReader(make_session(tmp_path / "s.jsonl", "filling")).read())
    assert goal(state, gate_open=False) is None
