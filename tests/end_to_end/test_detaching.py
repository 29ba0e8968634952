"""Whatever happens to the terminal, the draft goes on."""

import contextlib
import os
import shlex
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.events import DraftStarted
from sessions.fold import fold_all
from sessions.home import session_paths, sessions_folder
from sessions.lock import holder
from sessions.reader import SessionReader
from sessions.state import SessionState
from tests.end_to_end.conftest import LIBRARY
from tests.end_to_end.sshd import sshd
from tests.end_to_end.terminal import PLANROOM, Terminal
from tests.sessions.build import new_session

pytestmark = pytest.mark.terminal

Open = Callable[..., Terminal]
PACE = "300"


def remote(environment: dict[str, str], *command: str) -> str:
    """A command line for the other end, which knows nothing of this end's environment."""
    settings = {"PLANROOM_HOME": environment["PLANROOM_HOME"], "PLANROOM_OFFLINE_PACE": PACE, "LANG": "C.UTF-8"}
    return shlex.join(["env", *(f"{name}={value}" for name, value in settings.items()), *command])


def written(screen: Terminal, than: int = 0) -> int:
    """Wait until the database architect has written more than that, and return how much."""
    screen.until(lambda _: len(words()) > than)
    return len(words())


def words() -> str:
    draft = state().artifacts["database"].draft if session_paths() else None
    return draft.text if draft is not None else ""


def state() -> SessionState:
    return fold_all(SessionReader(session_paths()[0]).read())


def test_a_draft_outlives_the_line_and_the_tmux_it_was_begun_in(
    environment: dict[str, str], terminal: Open, tmp_path: Path
) -> None:
    tmux = ["tmux", "-L", f"planroom-{os.getpid()}", "-f", "/dev/null"]
    with sshd(tmp_path / "ssh") as line:
        begin = remote(environment, PLANROOM, "new", str(LIBRARY), "--session", "night")
        screen = terminal(command=line.command(shlex.join([*tmux, "new-session", begin])))
        try:
            screen.until("1 of 1")
            screen.press("S")
            before = written(screen)
            engine = holder(session_paths()[0])
            screen.kill()

            again = terminal(command=line.command(shlex.join([*tmux, "attach-session"])))
            again.until("drafting")
            before = written(again, than=before)
            again.kill()
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):
                subprocess.run([*tmux, "kill-server"], check=True)

        opened = terminal(command=line.command(remote(environment, PLANROOM, "open", "night")))
        opened.until(lambda text: "1 Architecture" in text and "drafting" in text)
        written(opened, than=before)
        assert holder(session_paths()[0]) == engine, "it is the engine that was started first"
        opened.kill()
    subprocess.run([PLANROOM, "engines", "--stop", "night"], check=True, env=environment, capture_output=True)
    assert not holder(session_paths()[0])
    assert len(words()) > before


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be another user")
def test_another_user_watches_what_may_only_be_read(terminal: Open, planroom_home: Path) -> None:
    with new_session(sessions_folder(), "watched") as writer:
        there = {file: file.stat().st_mtime_ns for file in planroom_home.rglob("*")}
        # Nobody may read everything, wherever the tests are, and may write nowhere.
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        reading = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
        nowhere = ["env", "PLANROOM_HOME=/nonexistent/planroom", "HOME=/nonexistent"]
        watching = terminal(command=[*nobody, *reading, *nowhere, PLANROOM, "watch", str(writer.path)])
        watching.until(lambda text: "watching" in text and "no draft" in text)
        assert {file: file.stat().st_mtime_ns for file in planroom_home.rglob("*")} == there
        started = DraftStarted(draft="d", artifact="database", model="offline/planner", requirements=1, inputs={})
        writer.append(started, "database-architect")
        watching.until("drafting")
        watching.press("q")
        assert watching.wait() == 0
        assert set(planroom_home.rglob("*")) == set(there)


def test_the_app_ends_with_its_terminal_even_under_nohup(terminal: Open) -> None:
    screen = terminal(command=["env", "--ignore-signal=HUP", PLANROOM])
    screen.until("no session yet")
    assert screen.hang_up() == -signal.SIGHUP


@pytest.mark.parametrize("command", [[], ["new", str(LIBRARY)]])
def test_the_app_ends_with_its_terminal_though_another_leads_its_session(terminal: Open, command: list[str]) -> None:
    waiting = shlex.join([PLANROOM, *command])
    screen = terminal(command=["bash", "-c", f"trap : HUP; {waiting}; exit $?"])
    screen.until("1 of 1" if command else "no session yet")
    assert screen.hang_up() == 128 + signal.SIGHUP
