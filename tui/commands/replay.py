"""`planroom replay`: a session on another clock, in the app, as text, or as a recording."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.show import say_state
from tui.loading import naming_damage
from tui.modes import NORMAL, Pace
from tui.options import json_option
from tui.terminal import open_app, require_terminal

if TYPE_CHECKING:
    from textual.geometry import Size

    from sessions.seeking import Seeker

_SIZE = re.compile(r"(\d{1,3})x(\d{1,3})", re.ASCII)


class TerminalSize(click.ParamType["Size"]):
    """COLUMNSxROWS of a terminal in which the room can be shown."""

    name = "COLSxROWS"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> "Size":
        """Return the size that `value` says."""
        from textual.geometry import Size

        from tui.screens.room_layout import SMALLEST

        if isinstance(value, Size):
            return value
        found = _SIZE.fullmatch(str(value))
        if found is None:
            self.fail(f"{value!r} is no size; write it as 120x40", param, ctx)
        size = Size(int(found[1]), int(found[2]))
        if size.width < SMALLEST.width or size.height < SMALLEST.height:
            self.fail(f"planroom needs {SMALLEST.width}x{SMALLEST.height} at least", param, ctx)
        return size


@click.command("replay")
@click.argument("session")
@click.option("--speed", default=NORMAL.speed, type=click.FloatRange(0.25, 64), help="How fast; 1 is as it happened.")
@click.option(
    "--idle",
    default=NORMAL.idle_ms / 1000,
    type=click.FloatRange(0.1, 86_400),
    metavar="SECONDS",
    help="Longest wait that is not skipped; 2 if none is given.",
)
@click.option("--no-skip", is_flag=True, help="Skip no wait.")
@click.option("--headless", is_flag=True, help="Without the app: print what it showed at one place.")
@click.option("--at", "wanted", metavar="PLACE", help="With --headless: where, as / in the app; the end if none.")
@click.option(
    "--cast", "cast_file", type=click.Path(path_type=Path), metavar="FILE", help="Write an asciinema recording."
)
@click.option("--svg", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Write a picture of each mark.")
@click.option("--every", type=click.IntRange(1), metavar="N", help="With --svg: of every Nth event instead.")
@click.option("--size", type=TerminalSize(), default="120x40", help="With --cast or --svg: the size of the terminal.")
@json_option
@click.pass_context
def replay_command(
    ctx: click.Context,
    session: str,
    speed: float,
    idle: float,
    no_skip: bool,
    headless: bool,
    wanted: str | None,
    cast_file: Path | None,
    folder: Path | None,
    every: int | None,
    size: "Size",
    as_json: bool,
) -> None:
    """Show again how SESSION went, or record it.

    --headless prints what was shown at one place; a recording needs no terminal.
    """
    from sessions.home import find_session

    recording = cast_file is not None or folder is not None
    if headless and recording:
        raise click.UsageError("--headless prints one place; leave it out to write a recording")
    if not headless and (wanted or as_json):
        raise click.UsageError("--at and --json go with --headless")
    if every and folder is None:
        raise click.UsageError("--every goes with --svg")
    if not recording and ctx.get_parameter_source("size") != click.core.ParameterSource.DEFAULT:
        raise click.UsageError("--size goes with --cast and --svg; the app has the size of its terminal")
    path = find_session(session)
    pace = Pace(speed, round(idle * 1000), skipping=not no_skip)
    with naming_damage(path):
        if headless:
            _print(path, wanted, pace, as_json=as_json)
        elif recording:
            _seeker(path, pace)
            if cast_file is not None:
                _write_cast(path, cast_file, size, pace)
            if folder is not None:
                _write_frames(path, folder, size, pace, every or 0)
        else:
            require_terminal(f"planroom replay {session} --headless")
            open_app(path, mode="replay", pace=pace)


def _print(path: Path, wanted: str | None, pace: Pace, *, as_json: bool) -> None:
    from sessions.destination import destination
    from sessions.seeking import Moment

    seeker = _seeker(path, pace)
    when = destination(seeker, wanted, Moment(0, 0, 0)) if wanted else seeker.index.last
    state = seeker.state_at(when.seq)
    say_state(path.stem, state, written=False, past=True, as_json=as_json)


def _seeker(path: Path, pace: Pace) -> "Seeker":
    """Return what walks through the session at `path`; say what of it cannot be shown."""
    from sessions.seeking import Seeker
    from sessions.text import plain

    seeker = Seeker(path, pace.idle_ms, skipping=pace.skipping)
    if seeker.notice:
        click.echo(f"planroom: {plain(seeker.notice, newlines=False)}", err=True)
    return seeker


@contextmanager
def _progress(label: str) -> "Iterator[Callable[[float], None]]":
    """Give what shows on a terminal which share of something is done."""
    hidden = not sys.stderr.isatty()
    # As wide as the terminal, and no wider: a longer line would stand below the one before.
    with click.progressbar(length=100, label=label, file=sys.stderr, hidden=hidden, width=0) as bar:
        yield lambda share: bar.update(round(share * 100) - bar.pos)


def _write_cast(path: Path, to: Path, size: "Size", pace: Pace) -> None:
    from tui.recording import write_cast

    try:
        with _progress("Recording") as tell:
            seconds = write_cast(path, to, size, pace, tell)
    except FileExistsError as error:
        raise click.UsageError(f"{to} exists already; name another file with --cast") from error
    except OSError as error:
        raise click.UsageError(f"{to} cannot be written ({error.strerror or error})") from error
    kilobytes = to.stat().st_size / 1024
    click.echo(f"{to}: {seconds:.0f} s of {size.width}x{size.height}, {kilobytes:,.0f} KB. `asciinema play` shows it.")


def _write_frames(path: Path, folder: Path, size: "Size", pace: Pace, every: int) -> None:
    from tui.recording import write_frames

    try:
        with _progress("Pictures") as tell:
            count = write_frames(path, folder, size, pace, every, tell)
    except FileExistsError as error:
        raise click.UsageError(f"{folder} is no empty folder; name another with --svg") from error
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written to ({error.strerror or error})") from error
    click.echo(f"{folder}: {count} pictures of {size.width}x{size.height}.")
