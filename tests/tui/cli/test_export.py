import os
from pathlib import Path

import pytest

from plan.exports import KINDS
from sessions.opening import open_session
from tests.tui.cli.conftest import Called
from tests.tui.sessions import make_session
from tui.cli import main


def test_the_help_names_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["export", "--help"])
    assert exit_.value.code == 0
    words = capsys.readouterr().out.split()
    assert set(KINDS) <= set(words)


def test_an_unknown_kind_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["export", "nothing", "--out", "nowhere", "--only", "pdf"])
    assert exit_.value.code == 2
    error = capsys.readouterr().err
    assert "No kind is named 'pdf'; there are plan, " in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("out", ["/proc/nothing", "/etc/passwd", "/etc/passwd/plan", "x" * 300, ""])
def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_done(
    out: str, tmp_path: Path, sessions_home: Path, called: Called
) -> None:
    (tmp_path / "in.md").write_text("As a guest I want to order coffee so that I am awake.")
    done = called("run", tmp_path / "in.md", "--out", out)
    assert (done.status, done.stdout) == (2, "")
    assert "--out" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(sessions_home.iterdir()) == []
    path = make_session(sessions_home / "loans.jsonl", "full")
    before = path.read_bytes()
    assert called("approve", "loans", "--out", out).status == 2
    assert path.read_bytes() == before


def test_files_that_cannot_be_written_after_all_leave_what_was_approved(
    tmp_path: Path, sessions_home: Path, called: Called
) -> None:
    path = make_session(sessions_home / "loans.jsonl", "full")
    (tmp_path / "out" / "plan.json").mkdir(parents=True)
    done = called("approve", "loans", "--out", tmp_path / "out")
    assert done.status == 2
    assert "What was approved is kept; `planroom approve loans --out DIR` writes the files." in done.stderr
    state = open_session(path).state
    assert (state.status("api"), state.signed) == ("approved", None)
    signed = called("approve", "loans", "--out", tmp_path / "other")
    assert (signed.status, signed.stdout.endswith(f" files in {tmp_path / 'other'}. Signed.\n")) == (0, True)


def test_a_session_that_may_only_be_read_is_exported_and_keeps_no_word_of_it(
    tmp_path: Path, sessions_home: Path, called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_session(sessions_home / "loans.jsonl", "full")
    before, access = path.read_bytes(), os.access
    monkeypatch.setattr("os.access", lambda file, how: access(file, how) and not (file == path and how == os.W_OK))
    done = called("export", "loans", "--out", tmp_path / "out", "--only", "plan")
    assert (done.status, done.stdout) == (0, f"1 file in {tmp_path / 'out'}.\n")
    assert done.stderr == (
        "planroom: loans.jsonl may only be read, so it keeps no word of this export; mend its rights if it should.\n"
    )
    assert (path.read_bytes(), (tmp_path / "out" / "plan.json").exists()) == (before, True)
