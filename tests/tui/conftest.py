"""What every screen test shares: one time zone, a terminal with colours and UTF-8."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.sessions import make_session


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take away what a developer's terminal would change in a picture."""
    for name in ("NO_COLOR", "LC_ALL", "LC_CTYPE", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.chdir("/")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def sessions_home(planroom_home: Path) -> Path:
    """Return the folder of the session files."""
    folder = planroom_home / "sessions"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def full_session(sessions_home: Path) -> Path:
    """Return a session with all four artifacts drafted and two approved."""
    return make_session(sessions_home / "full.jsonl", "full")
