"""Work is done to its end, though nobody reads what it prints."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.fold import fold_all
from sessions.home import session_paths
from sessions.reader import SessionReader


def unread(environment: dict[str, str], *arguments: str, streams: tuple[str, ...] = ("stdout", "stderr")) -> int:
    """Run `planroom` with its output going to pipes that nobody reads, and return its status."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "tui.cli", *arguments]
    stderr = writing if "stderr" in streams else subprocess.DEVNULL
    done = subprocess.run(command, env=environment, check=False, stdout=writing, stderr=stderr)
    os.close(writing)
    return done.returncode


@pytest.mark.parametrize("streams", [("stdout",), ("stdout", "stderr")])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_run_whose_reader_went_away_writes_and_signs(
    environment: dict[str, str], tmp_path: Path, streams: tuple[str, ...], unbuffered: str
) -> None:
    out, document = tmp_path / "plan", tmp_path / "court.md"
    document.write_text("# Court\n\nAs a player, I want to book a court.\nAs a caretaker, I want to close a court.\n")
    status = unread(
        {**environment, "PYTHONUNBUFFERED": unbuffered},
        *("run", str(document), "--out", str(out), "--approve"),
        streams=streams,
    )
    assert status == 0
    assert list(out.iterdir())
    assert fold_all(SessionReader(session_paths()[0]).read()).signed


def test_a_listing_ends_quietly(environment: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", "config"],
        env=environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_failure_keeps_its_status(environment: dict[str, str]) -> None:
    assert unread(environment, "show", "nothing-like-it") == 2


def test_work_outlasts_a_terminal_that_is_closed(tmp_path: Path) -> None:
    """What writes to a terminal that is gone gets EIO, and no EPIPE."""
    main, terminal = os.openpty()
    code = (
        "import sys; from tui.outlasting import outlast_readers; outlast_readers();"
        "print('ready', file=sys.stderr, flush=True); input();"
        "print('x', flush=True); open(sys.argv[1], 'w').close()"
    )
    done = tmp_path / "done"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code, str(done)], stdin=pipe, stdout=terminal, stderr=pipe) as work:
        assert work.stdin is not None
        assert work.stderr is not None
        assert work.stderr.readline() == b"ready\n"
        os.close(terminal)
        os.close(main)
        work.stdin.write(b"\n")
        work.stdin.close()
        assert work.wait(timeout=30) == 0
    assert done.exists()
