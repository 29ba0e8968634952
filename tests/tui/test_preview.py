"""What is shown of a session before it is opened."""

from pathlib import Path

from tests.tui.sessions import make_session, session
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


def test_a_draft_that_nobody_goes_on_with_is_not_called_running(sessions_home: Path) -> None:
    path = sessions_home / "s.jsonl"
    with session(path, "filling"):
        assert "● drafting" in preview(path)
    text = preview(path)
    assert "drafting" not in text
    assert "– cut off" in text


def test_what_was_left_to_the_recommendation_is_not_called_answered(sessions_home: Path) -> None:
    path = sessions_home / "s.jsonl"
    with session(path, "empty") as author:
        author.ask()
        author.answer(1, "By email")
        author.take_recommendations()
    assert "1 of 3 questions answered, 2 left to the recommendation" in preview(path)


def preview(path: Path) -> str:
    return "\n".join(str(line) for line in read_preview(path, 80).lines)
