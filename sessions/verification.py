"""Is a session file what its writer wrote?"""

import re
from dataclasses import dataclass
from pathlib import Path

from sessions.errors import BadLineError, DamagedError
from sessions.lock import holder, missing_lines, promised
from sessions.reader import Tail

_NUMBER = re.compile(rb'\{"seq":(\d{1,15}),')


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: `good` lines, `good_bytes` of them, can be trusted; `problem` is one sentence, empty if all is well.

    `bad` is the number of the first line that cannot be trusted, 0 if there is none.
    """

    good: int
    good_bytes: int
    problem: str
    bad: int = 0


def verify(path: Path) -> Verification:
    """Check number, hash and form of every line; raises NoSessionError or NewerFormatError."""
    last = promised(path)
    tail = Tail(path)
    try:
        for _ in tail.read():
            pass
    except BadLineError as error:
        bad = BadLineError(error.number, _damage(path, tail) or error.why)
        return Verification(tail.seq, tail.good_bytes, f"{path.name}: {bad}; {_good(tail.seq)}.", error.number)
    except DamagedError as error:
        return Verification(tail.seq, tail.good_bytes, str(error), tail.seq + 1)
    if tail.seq == 0:
        return Verification(0, 0, f"{path.name} is not a session file: it has no complete first line.", 1)
    if tail.torn and not holder(path):
        problem = (
            f"{path.name}: line {tail.seq + 1}, the last, is only half written ({len(tail.torn)} bytes); "
            f"{_good(tail.seq)}, and the next `planroom open` sets it aside."
        )
        return Verification(tail.seq, tail.good_bytes, problem, tail.seq + 1)
    if tail.gone:
        problem = f"{path.name}: {tail.gone}; everything else is as it was written."
        return Verification(tail.seq, tail.good_bytes, problem, tail.gone_from)
    missing = missing_lines(path, tail.seq, last)
    return Verification(tail.seq, tail.good_bytes, missing, tail.seq + 1 if missing else 0)


def _damage(path: Path, tail: Tail) -> str:
    """Return what seems to have happened to the line behind the good ones, or `""` if that cannot be told."""
    due = tail.seq + 1
    with path.open("rb") as file:
        file.seek(tail.good_bytes)
        line = file.readline()
        if not line.endswith(b'"}\n'):
            return "it is not whole"
        number = _number(line)
        if number == due:
            return "it was altered"
        if 0 < number < due:
            return f"it is line {number} once more"
        if number > due:
            if any(_number(later) == due for later in file):
                return f"line {number} stands in its place, and it stands further down"
            return f"it is missing, and line {number} stands in its place"
    return ""


def _number(line: bytes) -> int:
    found = _NUMBER.match(line)
    return int(found[1]) if found else 0


def _good(count: int) -> str:
    if not count:
        return "nothing before it is left"
    return "line 1 is good" if count == 1 else f"lines 1 to {count} are good"
