"""Deleting a session on the command line, and bringing it back."""

import json
from pathlib import Path

import pytest

from tests.tui.sessions import make_session
from tui.cli import main


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    text = capsys.readouterr()
    return int(ended.value.code or 0), text.out, text.err


def test_a_session_goes_to_the_trash_and_comes_back(planroom_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = make_session(planroom_home / "sessions" / "loans.jsonl", "empty")
    before = path.read_bytes()
    assert said(capsys, "trash") == (0, "The trash is empty.\n", "")
    gone = "loans is in the trash; `planroom trash --restore loans` brings it back.\n"
    assert said(capsys, "delete", "loans") == (0, gone, "")
    (record,) = json.loads(said(capsys, "trash", "--json")[1])
    assert (record["name"], Path(record["path"]).read_bytes()) == ("loans", before)
    assert said(capsys, "trash")[1].startswith("loans  deleted 20")
    assert said(capsys, "delete", "loans")[0] == 2
    assert said(capsys, "trash", "--restore", "loans", "--session", "Late Loans")[1].startswith("late-loans is back; ")
    assert path.with_stem("late-loans").read_bytes() == before
    assert said(capsys, "trash", "--session", "x")[0] == 2
