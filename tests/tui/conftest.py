"""What every screen test shares: one time zone, a terminal with colours and UTF-8."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.pilot import Pilot
from textual.screen import Screen

from tests.tui.sessions import make_session
from tui.terminal import set_up_textual


@pytest.fixture(autouse=True, scope="session")
def styles_parsed_once() -> Iterator[None]:
    """Parse each sheet of styles once for each theme, and not once for each app: that is a tenth of a small test."""
    parse = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def parse_once(
        self: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        key = (css, read_from, is_default_rules, tie_breaker, scope, *self._variables.items())
        if key not in known:
            known[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(autouse=True, scope="session")
def painted_where_it_is_waited_for() -> Iterator[None]:
    """Paint what no terminal shows once a test waits for it, and not each step on the way: a third of a small test."""
    paint, pause = Compositor.render_update, Pilot.pause

    def paint_later(
        self: Compositor, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        unseen = self.root is not None and self.root.app.is_headless and not full
        return None if unseen else paint(self, full, screen_stack, simplify)

    async def pause_and_paint(self: Pilot[object], delay: float | None = None) -> None:
        await pause(self, delay)
        compositor = self.app.screen._compositor
        if compositor._dirty_regions:
            paint(compositor, screen_stack=self.app._background_screens)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", paint_later)
        patch.setattr(Pilot, "pause", pause_and_paint)
        yield


@pytest.fixture(autouse=True, scope="session")
def textual_set_up() -> None:
    """Let Textual be as where the app is opened."""
    set_up_textual()


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
