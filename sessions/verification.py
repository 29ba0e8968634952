"""Is a session file what its writer wrote?"""

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sessions.errors import BadLineError
from sessions.events import LogCut, SessionForked
from sessions.lines import only_blank
from sessions.lock import holder, missing_lines, promised
from sessions.moved import moved_path
from sessions.reader import Tail

_CHUNK = 1 << 20
_NUMBER = re.compile(rb'\{"seq":(\d{1,15}),')


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: `good` events, `good_bytes` in so many `lines`, can be trusted; `damage` says what is wrong behind.

    It is empty if all is well. `bad` is the number of the first event that cannot be trusted, 0 if there is none.
    """

    file: str
    """The name of the session's file."""
    good: int
    good_bytes: int
    damage: str
    bad: int = 0
    gone: str = ""
    """The file beside it that is missing or damaged, where that is all that is wrong."""
    lost: int = 0
    """How many of the good lines say only that they are not there: whoever copied the session found them gone."""
    last_at: str = ""
    """When the last good event happened."""
    odd_ends: str = ""
    """What is unusual about where its lines begin and end, and loses nothing; else empty."""
    cut: bool = False
    """Whether its end was lost before somebody went on with it."""
    promised: int = 0
    """Up to which event the file is known to have been written; 0 if nothing beside it says so."""
    lines: int = 0
    """How many lines of the file are good: fewer than events where what agents wrote was moved out of it."""

    @property
    def problem(self) -> str:
        """The damage as one sentence that names the file, empty if all is well."""
        return f"{self.file}: {self.damage}." if self.damage else ""

    @property
    def holds(self) -> bool:
        """Whether every line that is there is as it was written, though others may be missing."""
        return self.bad <= self.good

    @property
    def doubt(self) -> str:
        """What cannot be told of a good file, as one sentence: any beginning of a session is a session; else empty."""
        if self.damage or self.promised:
            return ""
        beside = Path(self.file).with_suffix(".lock").name
        return f"Whether it went on after that cannot be told without the number in {beside} that says how far it went."

    def advice(self, name: str) -> str:
        """Return one sentence on what to do about the damage, where commands call the session `name`."""
        if self.gone:
            return (
                f"Put {self.gone} back from a copy; without it the session still opens and its plan is whole, and "
                f"`planroom recover {name}` writes a new session of all that is there."
            )
        if self.cut and self.holds:
            return (
                "A copy from before may have what is missing; "
                f"`planroom recover {name}` writes a new session of what is there."
            )
        if self.good:
            return f"`planroom recover {name}` writes what is good to a new session."
        return "Nothing of it can be recovered; put a copy of it back if there is one."


def verify(path: Path) -> Verification:
    """Check number, hash and form of every line; raises NoSessionError or NewerFormatError."""
    last = promised(path)
    tail, at = Tail(path), ""
    cuts: list[tuple[int, int]] = []
    try:
        for event in tail.read():
            at = event.at
            if isinstance(event.data, LogCut):
                cuts.append((event.seq, event.data.promised))
            elif isinstance(event.data, SessionForked):
                cuts.clear()
    except BadLineError as error:
        why = _damage(path, tail, "line" if tail.lines == tail.seq else "event") or error.why
        bad = BadLineError(error.number, why, tail.lines + 1)
        damage = "; ".join(filter(None, (str(bad), _gone_on_with(cuts), _good(tail))))
        return Verification(
            path.name,
            tail.seq,
            tail.good_bytes,
            damage,
            error.number,
            last_at=at,
            cut=bool(cuts),
            promised=last,
            lines=tail.lines,
        )
    if tail.seq == 0:
        return Verification(path.name, 0, 0, "it is not a session file: it has no complete first line", 1)
    damage, bad_line = _beyond(path, tail, last)
    gone = moved_path(path).name if tail.gone and bad_line == tail.gone_from else ""
    if cuts:
        good = "" if damage else _good(tail)
        damage = "; ".join(filter(None, (damage, _gone_on_with(cuts), good)))
        bad_line = bad_line or cuts[0][0]
    return Verification(
        path.name,
        tail.seq,
        tail.good_bytes,
        damage,
        bad_line,
        gone,
        tail.lost,
        at,
        _odd_ends(path, tail),
        bool(cuts),
        last,
        tail.lines,
    )


def _beyond(path: Path, tail: Tail, last: int) -> tuple[str, int]:
    """Return what is wrong where all lines that were read are good, and which line that is; `""` and 0 if nothing."""
    due = tail.seq + 1
    if missing := missing_lines(tail.seq, last, torn=bool(tail.torn), lines=tail.lines):
        return f"{missing}; {_good(tail)}", due
    if tail.torn and not holder(path):
        half = f"line {tail.lines + 1}, the last, is only half written ({len(tail.torn)} bytes)"
        return f"{half}; {_good(tail)}, and the next `planroom open` sets it aside", due
    return (f"{tail.gone}; everything else is as it was written", tail.gone_from) if tail.gone else ("", 0)


def _odd_ends(path: Path, tail: Tail) -> str:
    """Return what an editor or a transfer seems to have done to where lines begin and end, or `""`."""
    ends, before = 0, b""
    with path.open("rb") as file:
        marked = file.read(len(BOM_UTF8)) == BOM_UTF8
        left = tail.good_bytes - file.tell()
        while chunk := file.read(min(_CHUNK, left)):
            ends += chunk.count(b"\r\n") + (before.endswith(b"\r") and chunk.startswith(b"\n"))
            before = chunk[-1:]
            left -= len(chunk)
        blank = only_blank(file, tail.good_bytes)
    said = ["a byte-order mark stands before the first"] if marked else []
    if ends:
        said.append(f"{ends} of them end{'s' if ends == 1 else ''} in CR LF now")
    if blank:
        said.append("empty lines stand behind the last, which the next `planroom open` takes away")
    if tail.good_bytes > path.stat().st_size:
        said.append("the last lacks its newline, which the next `planroom open` puts back")
    return " and ".join(said)


def _gone_on_with(cuts: Sequence[tuple[int, int]]) -> str:
    """Return that the file was cut and gone on with, or `""`; `cuts` are its first and last numbers."""
    what = [f"line {first}" if first == last else f"lines {first} to {last}" for first, last in cuts]
    lost = " and as ".join(what)
    return f"it was cut and gone on with, and what was written as {lost} is missing" if cuts else ""


def _damage(path: Path, tail: Tail, each: str) -> str:
    """Return what seems to have happened to the line behind the good ones, or `""` if that cannot be told.

    `each` is what the numbers in the lines count.
    """
    due = tail.seq + 1
    with path.open("rb") as file:
        file.seek(tail.good_bytes)
        line = file.readline()
        if not line.endswith((b'"}\n', b'"}\r\n')):
            return "it is not whole"
        number = _number(line)
        if number == due:
            return "it was altered"
        if 0 < number < due:
            return f"it is {each} {number} once more"
        if number > due:
            if any(_number(later) == due for later in file):
                return f"{each} {number} stands in its place, and it stands further down"
            return f"it is missing, and {each} {number} stands in its place"
    return ""


def _number(line: bytes) -> int:
    found = _NUMBER.match(line)
    return int(found[1]) if found else 0


def _good(tail: Tail) -> str:
    if not tail.lines:
        return "no line is good"
    events = f" (events 1 to {tail.seq})" if tail.seq != tail.lines else ""
    return f"line 1{events} is good" if tail.lines == 1 else f"lines 1 to {tail.lines}{events} are good"
