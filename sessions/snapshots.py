"""The folded state of a session at some of its events, kept beside its log: not all of it need be folded again.

They stand far enough apart that all of them together take less than a share of what the log takes, and seeking folds
little. The newest stands at the end of what somebody folded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sessions import derived
from sessions.derived import Derived, derived_folder
from sessions.place import START, Place
from sessions.state import SessionState

_LEAST_BYTES = 1 << 20
_EVENT_BYTES = 200
_WEIGHT = 1
_SUFFIX = ".state"
_NAME = re.compile(r"\d{12,18}-\d{1,18}-\d{1,18}\.state", re.ASCII)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A session's state, and the place in its file that it was folded up to; `weight` is its size in bytes of JSON."""

    place: Place
    state: SessionState
    weight: int = 0


@dataclass(frozen=True, slots=True)
class _Kept:
    """A snapshot's file; its name says which event it stands at, where in the log that ends, and its weight."""

    file: Path
    place: Place
    weight: int


def save(path: Path, place: Place, state: SessionState) -> Snapshot:
    """Keep a snapshot of the session at `path`, and return it; nothing is kept if it cannot be written.

    The last before it goes, unless it stands far enough from the one before that.
    """
    before = _kept(path, place.seq)
    content = _states().dump_json(state, fallback=dict, warnings=False, exclude_defaults=True)
    file = derived_folder(path) / f"{place.seq:012}-{place.offset}-{len(content)}{_SUFFIX}"
    if derived.write(file, path, Derived(place, None), content) and before and before[0].file != file:
        last, *rest = before
        if not far(last.weight, rest[0].place if rest else START, last.place):
            derived.drop(last.file)
    return Snapshot(place, state, len(content))


def far(weight: int, since: Place, place: Place) -> bool:
    """Return whether what lies between two places is worth a snapshot that stays, where one weighs `weight`.

    To read one takes as long as to fold a log of about its size.
    """
    # Events that were moved beside the log take their time, too.
    span = max(place.offset - since.offset, (place.seq - since.seq) * _EVENT_BYTES)
    return span >= max(_LEAST_BYTES, _WEIGHT * weight)


def nearest(path: Path, seq: int | None = None) -> Snapshot | None:
    """Return the last snapshot of the session at `path`, at event `seq` or before; the ones that do not fit go."""
    for kept in _kept(path, seq):
        if (found := derived.read(kept.file, path)) is not None:
            try:
                return Snapshot(found[0].place, _states().validate_json(found[1]), len(found[1]))
            except ValidationError:
                pass
        derived.drop(kept.file)
    return None


def place_before(path: Path, seq: int) -> Place:
    """Return where the session at `path` can be read on from to come to what follows event `seq`."""
    for kept in _kept(path, seq) if seq else ():
        if (found := derived.head(kept.file, path)) is not None:
            return found.place
    return START


def forget(path: Path) -> None:
    """Throw away all that is derived from the session at `path`."""
    folder = derived_folder(path)
    for file in folder.iterdir() if folder.is_dir() else ():
        derived.drop(file)


def _kept(path: Path, seq: int | None = None) -> list[_Kept]:
    """Return the snapshots up to event `seq`, the newest first."""
    found = [kept for kept in _named(derived_folder(path)) if seq is None or kept.place.seq <= seq]
    return sorted(found, key=lambda kept: (kept.place.seq, kept.place.offset), reverse=True)


def _named(folder: Path) -> Iterator[_Kept]:
    try:
        names = list(folder.iterdir())
    except OSError:
        return
    for file in names:
        if _NAME.fullmatch(file.name):
            seq, offset, weight = map(int, file.stem.split("-"))
            yield _Kept(file, Place(seq, offset=offset), weight)


@cache
def _states() -> TypeAdapter[SessionState]:
    return TypeAdapter(SessionState)
