"""Opening the app, where there is a terminal to open it in."""

import os
import signal
import sys
from pathlib import Path

import click

from tui.modes import NORMAL, Mode, Pace


def require_terminal(instead: str) -> None:
    """Raise a usage error that names `instead` unless standard input and output are a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(f"This needs a terminal; without one, use `{instead}`")


def require_screen(instead: str) -> None:
    """Raise a usage error that names `instead` unless there is a terminal, even if standard input is a pipe."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        require_terminal(instead)
    if not sys.stdout.isatty():
        raise click.UsageError(f"This needs a terminal; without one, use `{instead}`")


def read_keys_from_screen() -> None:
    """Let standard input be the terminal again, after a document was read from a pipe."""
    if sys.stdin.isatty():
        return
    terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    os.dup2(terminal, 0)
    os.close(terminal)


def set_up_textual() -> None:
    """Set what Textual holds for the whole process: how scrollbars look, and which keys a terminal sends."""
    from textual.scrollbar import ScrollBar

    from tui.key_order import tell_escape_from_digits
    from widgets.scroll_line import ScrollLine

    ScrollBar.renderer = ScrollLine
    tell_escape_from_digits()


def open_app(session: Path | None = None, mode: Mode = "live", pace: Pace = NORMAL, draft: bool = False) -> None:
    """Run the full-screen app on a session, or on its home screen; with `draft`, start drafting at once.

    Raises SessionError if the session cannot be read, and whatever else ended the app.
    """
    from tui.app import PlanroomApp
    from tui.hang_up import end_on_hang_up

    # Whoever starts it with nohup still wants it to end with its terminal: it would read the end of its input forever.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    end_on_hang_up(sys.stdin.fileno())
    set_up_textual()
    app = PlanroomApp(session=session, mode=mode, pace=pace, draft=draft)
    app.run()
    if app.failure is not None:
        raise app.failure
    if app.seen is not None:
        from tui.farewell import farewell

        for line in farewell(*app.seen):
            click.echo(line)
