"""Differences between two revisions as lines of text."""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import click

from plan.changes import Change, Kind
from sessions.text import plain

MARKS: dict[Kind, str] = {"added": "+", "changed": "~", "removed": "-", "moved": "»"}
Part = Literal["added", "changed", "removed", "moved", "open"]
COLOURS: dict[Part, str] = {
    "added": "green",
    "changed": "yellow",
    "removed": "red",
    "moved": "cyan",
    "open": "magenta",
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A line and how it is meant: what was and what is there have their own lines where they need the room."""

    part: Part
    text: str


def counts(changes: Iterable[Change]) -> str:
    """Return how many differences there are of each kind: `2 added, 1 changed`."""
    kinds = [change.kind for change in changes]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in MARKS if kind in kinds) or "no difference"


def change_lines(
    changes: Iterable[Change],
    width: int,
    undecided: Collection[str] = (),
    *,
    cut: bool = True,
    place: Callable[[str], str] = str,
) -> Iterator[ChangeLine]:
    """Yield differences, each in one line where it fits; what is `undecided` is marked with `?`.

    A line that does not fit is cut, unless it is to be wrapped by who shows it. `place` says where a key leads; on the
    command line keys stay as they are, because commands take them.
    """
    longest = width if cut else sys.maxsize
    for change in changes:
        mark = "?" if change.key in undecided else MARKS[change.kind]
        part: Part = "open" if change.key in undecided else change.kind
        head = f"{mark} {_safe(place(change.key))}"
        old, new = _safe(change.old), _safe(change.new)
        if change.kind in {"added", "removed"}:
            said = new or old
            yield ChangeLine(part, _cut(f"{head}  {said}" if said else head, longest))
        elif len(head) + len(old) + len(new) + 5 <= width:
            yield ChangeLine(part, f"{head}  {old or '–'} → {new or '–'}")
        else:
            yield ChangeLine(part, _cut(head, longest))
            yield ChangeLine("removed", _cut(f"    - {old or '–'}", longest))
            yield ChangeLine("added", _cut(f"    + {new or '–'}", longest))


def _safe(text: str) -> str:
    return plain(text, newlines=False)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: max(1, width - 1)]}…"


def say_changes(title: str, changes: Sequence[Change]) -> None:
    """Print differences under a title; coloured on a terminal that wants colours."""
    click.echo(plain(f"{title}: {counts(changes)}", newlines=False))
    columns = shutil.get_terminal_size().columns if os.isatty(1) else 1000
    coloured = not os.environ.get("NO_COLOR")
    for line in change_lines(changes, max(40, columns)):
        click.echo(click.style(line.text, fg=COLOURS[line.part]) if coloured else line.text)
