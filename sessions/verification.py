"""Is a session file what its writer wrote?"""

from dataclasses import dataclass
from pathlib import Path

from sessions.errors import BadLineError, DamagedError
from sessions.lock import holder, missing_lines, promised
from sessions.reader import Tail


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: `good` lines can be trusted; `problem` is one sentence, empty if all is well."""

    good: int
    problem: str


def verify(path: Path) -> Verification:
    """Check number, hash and form of every line; raises NoSessionError or NewerFormatError."""
    last = promised(path)
    tail = Tail(path)
    try:
        for _ in tail.read():
            pass
    except BadLineError as error:
        return Verification(tail.seq, f"{path.name}: {error}; the {tail.seq} lines before it are good.")
    except DamagedError as error:
        return Verification(tail.seq, str(error))
    if tail.seq == 0:
        return Verification(0, f"{path.name} is not a session file: it has no complete first line.")
    if tail.torn and not holder(path):
        return Verification(
            tail.seq,
            f"{path.name}: the last line is only half written ({len(tail.torn)} bytes); the {tail.seq} lines before "
            "it are good, and the next `planroom open` sets it aside.",
        )
    if tail.gone:
        return Verification(tail.seq, f"{path.name}: {tail.gone}; everything else is as it was written.")
    return Verification(tail.seq, missing_lines(path, tail.seq, last))
