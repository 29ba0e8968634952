"""What is taken otherwise than it was typed is said."""

from pathlib import Path

import pytest

from tests.tui.cli.running import ran
from tests.tui.sessions import Author
from tui.options import begin_session


def test_a_number_that_names_no_option_is_said_to_be_the_answer(sessions_home: Path) -> None:
    author = Author(sessions_home / "court.jsonl")
    author.ask()
    author.close()
    counted = next(question for question in author.asked if question.topic == "team")
    done = ran("answer", "court", str(counted.number), "17")
    assert done.stderr == f"planroom: 17 is taken as the answer itself; 1 to {len(counted.options)} name the options.\n"
    assert done.status == 0
    assert not ran("answer", "court", str(counted.number), "1").stderr


def test_a_name_that_is_spelled_otherwise_is_said(
    sessions_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text("# Court\n\nAs a member, I want to book a court.\n")
    assert begin_session([brief], None, None, {}, "a/b").stem == "a-b"
    assert capsys.readouterr().err == "The session is named a-b: a name has small letters, digits and hyphens.\n"
    assert begin_session([brief], None, None, {}, "court").stem == "court"
    assert capsys.readouterr().err == ""
