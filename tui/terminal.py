"""Opening the app, where there is a terminal to open it in."""

import sys
from pathlib import Path
from typing import Literal

import click

Mode = Literal["live", "watch", "replay"]


def require_terminal(instead: str) -> None:
    """Raise a usage error that names `instead` unless standard input and output are a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(f"This needs a terminal; without one, use `{instead}`")


def open_app(session: Path | None = None, mode: Mode = "live", speed: float = 1.0, draft: bool = False) -> None:
    """Run the full-screen app on a session, or on its home screen; with `draft`, start drafting at once.

    Raises SessionError if the session cannot be read, and whatever else ended the app.
    """
    from tui.app import PlanroomApp

    app = PlanroomApp(session=session, mode=mode, speed=speed, draft=draft)
    app.run()
    if app.failure is not None:
        raise app.failure
