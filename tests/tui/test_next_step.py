"""What is said to be next: more to who has decided nothing yet, and where it is."""

from pathlib import Path

import pytest

from sessions.fold import fold_all
from sessions.reader import SessionReader
from tests.tui.sessions import make_session
from tui.screens.next_step import goal, next_step


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
    step = next_step(state, gate_open)
    assert words in step.line.text
    assert (step.goal, goal(state, gate_open)) == (where, where)


def test_while_agents_draft_there_is_nothing_to_decide(tmp_path: Path) -> None:
    state = fold_all(SessionReader(make_session(tmp_path / "s.jsonl", "filling")).read())
    assert goal(state, gate_open=False) is None
