"""What is shown of a session before it is opened."""

from pathlib import Path

from tests.tui.sessions import make_session
from tui.preview import read_preview


def test_a_preview_says_what_a_session_holds_and_where_it_stands(sessions_home: Path) -> None:
    path = make_session(sessions_home / "signed.jsonl", "signed")
    lines = [str(line) for line in read_preview(path, 60).lines]
    text = "\n".join(lines)
    assert "Sprint plan" in text
    assert " stories · " in text
    assert "✓ approved" in text
    assert max(map(len, lines)) <= 60


def test_a_session_without_a_draft_has_a_preview_too(sessions_home: Path) -> None:
    path = make_session(sessions_home / "empty.jsonl", "empty")
    assert "○ no draft" in "\n".join(str(line) for line in read_preview(path, 60).lines)
