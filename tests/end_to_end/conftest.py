import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from sessions.home import session_paths, sessions_folder
from sessions.lock import holder
from tests.end_to_end.terminal import PLANROOM, Terminal
from tests.tui.cli.running import Ran, ran

Run = Callable[..., Ran]
Open = Callable[..., Terminal]
EXAMPLES = Path(__file__).parents[2] / "examples"
LIBRARY = EXAMPLES / "library-loans.md"


@pytest.fixture
def environment() -> dict[str, str]:
    """What the program sees: the test's own PLANROOM_HOME (set for every test), and a slow offline planner."""
    return {**os.environ, "PLANROOM_OFFLINE_PACE": "0", "COLUMNS": "", "LINES": ""}


@pytest.fixture(scope="session")
def drafted_once(shared_folder: Path) -> Path:
    """A folder with what one `planroom run` of the first example left: `home`, and its files in `out`."""
    folder = shared_folder / "drafted"
    folder.mkdir(exist_ok=True)
    environment = {**os.environ, "PLANROOM_HOME": str(folder / "home"), "PLANROOM_OFFLINE_PACE": "0"}
    command = [PLANROOM, "run", str(LIBRARY), "--out", str(folder / "out"), "--session", "drafted"]
    with (folder / "lock").open("w") as lock:
        # Of test processes that run side by side the first one drafts, and the others find it done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "out").exists():
            done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, timeout=120, check=False)
            assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture
def drafted(drafted_once: Path) -> Path:
    """The file of a session named `drafted` whose four artifacts are drafted, in the test's own PLANROOM_HOME."""
    folder = sessions_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(shutil.copy(drafted_once / "home" / "sessions" / "drafted.jsonl", folder))


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `planroom …` without a terminal, in a process that has not to load it first."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: ran(*arguments, **environment)


@pytest.fixture
def installed(environment: dict[str, str], tmp_path: Path) -> Run:
    """Run the installed `planroom …` without a terminal."""

    def run(*arguments: str | Path) -> Ran:
        command = [PLANROOM, *map(str, arguments)]
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def terminal(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Open `planroom …` in a terminal; every one is closed at the end, and its engine ended."""
    opened: list[Terminal] = []

    def open_terminal(
        *arguments: str | Path, size: tuple[int, int] = (120, 40), pace: float = 0, command: Sequence[str] = ()
    ) -> Terminal:
        command = command or [PLANROOM, *map(str, arguments)]
        screen = Terminal(command, {**environment, "PLANROOM_OFFLINE_PACE": str(pace)}, tmp_path, size)
        opened.append(screen)
        return screen

    yield open_terminal
    for screen in opened:
        screen.__exit__(None, None, None)
    for path in session_paths():
        who = holder(path).split()
        if who:
            subprocess.run(["kill", "-9", who[1]], check=False)
