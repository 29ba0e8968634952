"""One sentence, the promised exit status, no traceback, and nothing left behind."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.home import session_paths
from tests.end_to_end.conftest import EXAMPLES, Run
from tests.end_to_end.terminal import PLANROOM


def empty(folder: Path) -> Path:
    (folder / "in.md").write_text("")
    return folder / "in.md"


def binary(folder: Path) -> Path:
    (folder / "in.md").write_bytes(bytes(range(256)) * 20)
    return folder / "in.md"


def huge(folder: Path) -> Path:
    with (folder / "in.md").open("wb") as file:
        file.truncate(50 << 20)
    return folder / "in.md"


def a_folder_without_documents(folder: Path) -> Path:
    (folder / "in").mkdir()
    return folder / "in"


def missing(folder: Path) -> Path:
    return folder / "missing.md"


def unreadable(folder: Path) -> Path:
    if os.geteuid() == 0:
        # Root may read every file there is; this one answers with an input/output error.
        return Path("/proc/self/mem")
    (folder / "in.md").write_text("As a guest I want coffee.")
    (folder / "in.md").chmod(0)
    return folder / "in.md"


def no_stories(folder: Path) -> Path:
    (folder / "in.md").write_text("# Shopping\n\nMilk.\n")
    return folder / "in.md"


@pytest.mark.parametrize(
    "make",
    [empty, binary, huge, a_folder_without_documents, unreadable, missing, no_stories],
    ids=lambda make: make.__name__,
)
def test_a_document_that_cannot_be_read(run: Run, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    done = run("run", make(tmp_path), "--out", tmp_path / "out")
    assert done.status == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert session_paths() == []
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["run"],
        ["run", "x.md"],
        ["run", EXAMPLES / "library-loans.md", "--out", "o", "--agent-model", "nobody=x"],
        ["run", EXAMPLES / "library-loans.md", "--out", "o", "--agent-model", "database=groq/no-key-is-there"],
        ["show", "no-such-session"],
        ["show", "--json", "no-such-session"],
        ["draft", "no-such-session", "database"],
        ["replay", "x", "--speed", "fast"],
        ["check", "missing.json"],
        ["export", "x", "--out", "o", "--only", "poems"],
        ["open"],
        ["new", EXAMPLES / "library-loans.md"],
        [],
    ],
    ids=lambda arguments: " ".join(str(part) for part in arguments)[-40:] or "nothing",
)
def test_bad_use(run: Run, arguments: list[str | Path]) -> None:
    done = run(*arguments)
    assert done.status == 2, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert session_paths() == []


def test_a_home_that_cannot_be_written_is_said_before_anything_is_drafted(
    run: Run, tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "file").write_text("")
    environment["PLANROOM_HOME"] = str(tmp_path / "file" / "home")
    done = run("run", EXAMPLES / "library-loans.md", "--out", tmp_path / "out")
    assert done.status == 2
    assert "PLANROOM_HOME" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_home_that_is_a_file_is_said(run: Run, tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "file").write_text("")
    environment["PLANROOM_HOME"] = str(tmp_path / "file")
    done = run("sessions")
    assert done.status == 2
    assert done.stdout == ""
    assert "PLANROOM_HOME" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.usefixtures("drafted")
def test_a_reader_that_goes_away_ends_it_quietly(environment: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [PLANROOM, "show", "drafted", "--json"]
    done = subprocess.run(command, env=environment, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_plan_file_of_another_kind(run: Run, tmp_path: Path) -> None:
    for text in ("", "[]", '{"format": "something"}', '{"format":"planroom/plan","version":9}'):
        (tmp_path / "plan.json").write_text(text)
        done = run("check", tmp_path / "plan.json")
        assert done.status == 2
        assert len(done.stderr.strip().splitlines()) == 1
