"""Whatever is wrong with what a command is given: one sentence that says what, and what to do."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Called
from tests.tui.sessions import make_session


@pytest.fixture(autouse=True)
def folder(sessions_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make_session(sessions_home / "loans.jsonl", "full")
    damaged = make_session(sessions_home / "bad.jsonl", "full")
    damaged.write_bytes(damaged.read_bytes().replace(b"offline", b"online!", 1))
    (tmp_path / "folder").mkdir()
    (tmp_path / "bad.json").write_text('{"a": 1}')
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "brief.md").write_text("# Court\n\nAs a member, I want to book a court.\n")
    (tmp_path / "notes.txt").write_bytes(bytes(range(256)))
    return tmp_path


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("show loans --at abc", "--at takes a whole number from 1 on, not 'abc'"),
        ("show loans --at -3", "--at takes a whole number from 1 on, not '-3'"),
        ("graph loans --width 0", "--width takes a whole number from 20 on, not '0'"),
        ("replay loans --speed 100", "--speed takes a number from 0.25 to 64, not '100.0'"),
        ("draft loans api --timeout 0", "--timeout takes a number above 0 to 86,400, not '0.0'"),
        ("answer loans abc x", "N takes a whole number from 1 on, not 'abc'"),
        ("restore loans database 1", "Database r1 is the newest already, so there is nothing to restore"),
        ("restore loans database 0", "'0' is no revision; write r2 or 2"),
        (f"restore loans database {'9' * 5000}", "is no revision"),
        ("restore loans database 7", "Database has no r7; r1 is the only one."),
        ("diff loans database 7", "Database has no r7; r1 is the only one"),
        ("show ./folder", "./folder is a folder; name a session (`planroom sessions` lists them) or the path of"),
        ("check ./missing.json", "./missing.json is not there; name a session"),
        (
            "check bad.json",
            "bad.json holds no plan of this planroom (requirements: Field required); name a session, or",
        ),
        ("trace empty.json", "name a session, or a plan.json that `planroom export` wrote"),
        ("show ~nobody-of-that-name/loans.jsonl", "~nobody-of-that-name/loans.jsonl is not there; name a session"),
        ("verify ./notes.txt", "notes.txt is no session file; `planroom sessions` lists what there is."),
        *(
            (f"{command} notes.txt", "notes.txt is no session file; `planroom sessions` lists what there is.")
            for command in ("verify", "check", "trace", "recover", "show")
        ),
        ("edit loans database --file empty.json", "keeps empty.json from being the artifact: There is nothing in it"),
        ("run brief.md --out o --schema notes.txt", "notes.txt is a binary file; name the SQL that makes the tables"),
        ("run brief.md --out o --schema folder", "folder is a folder; name the SQL that makes the tables"),
        ("run brief.md --out o --openapi folder", "folder is a folder; name the OpenAPI document, as YAML or JSON"),
        ("new missing.md", "There is no file missing.md; check its name and folder."),
        ("edit loans database --file folder", "folder cannot be read (Is a directory); name a file, or -"),
        ("unpack folder", "folder is not a file that a pack could be in"),
    ],
    ids=lambda line: line[:40],
)
def test_it_is_one_sentence(called: Called, line: str, said: str) -> None:
    done = called(*line.split())
    assert (done.status, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 300


def test_a_damaged_session_is_named_with_what_saves_it(called: Called) -> None:
    more = {"draft": ["api"], "replay": ["--headless"]}
    for command in ("show", "check", "graph", "draft", "replay", "fork", "pack"):
        done = called(command, "bad", *more.get(command, []))
        assert (done.status, done.stdout) == (4, "")
        assert done.stderr == (
            "planroom: bad.jsonl: line 2 cannot be trusted: it was altered; line 1 is good. "
            "`planroom recover bad` writes what is good to a new session.\n"
        )


def planroom(
    *arguments: str, output: int = subprocess.PIPE, through: Sequence[str] = ()
) -> "subprocess.CompletedProcess[str]":
    command = [*through, sys.executable, "-m", "tui.cli", *arguments]
    root = str(Path(__file__).parents[3])
    return subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, cwd=root, timeout=60, check=False)


def test_a_full_disk_behind_the_output_is_no_fault_of_ours() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    done = planroom("sessions", output=full)
    os.close(full)
    assert done.returncode == 2
    assert done.stderr.startswith("planroom: The output cannot be written (No space left on device); free")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("show {locked}/loans.jsonl", "cannot be reached (Permission denied); name a session"),
        ("check {locked}/plan.json", "cannot be reached (Permission denied); name a session"),
        ("sessions", "cannot be read (Permission denied); set PLANROOM_HOME to a folder that can"),
        ("trash", "may not be used (Permission denied); mend its rights"),
    ],
)
def test_a_folder_that_may_not_be_entered_is_no_fault_of_ours(sessions_home: Path, line: str, said: str) -> None:
    # Root may enter all of them, unless it gives that up.
    mere = [] if os.getuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    home = sessions_home.parent
    home.chmod(0)
    try:
        done = planroom(*line.format(locked=sessions_home).split(), through=mere)
    finally:
        home.chmod(0o700)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_closed_output_takes_nothing_else_s_place(planroom_home: Path) -> None:
    shell = ["sh", "-c", '"$0" -m tui.cli doctor >&-', sys.executable]
    done = subprocess.run(
        shell, cwd=Path(__file__).parents[3], stderr=subprocess.PIPE, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
