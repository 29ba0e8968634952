"""Files that say nothing new of a session: derived from its log, and thrown away when in doubt.

They are beside a saved session. Those of one that lies elsewhere are in the data folder: looking at a file leaves
nothing beside it. Each names the line it was derived up to and the code that derived it, and carries a hash of its own.
One that does not fit the log, or is of other code, or is not whole, is as good as none.
"""

import contextlib
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from pydantic import JsonValue, TypeAdapter, ValidationError

from sessions.home import data_folder, is_saved, private_folder
from sessions.place import Place

FORMAT = 1
CODE = {
    "plan": (
        "api",
        "architecture",
        "artifacts",
        "board",
        "database",
        "estimates",
        "item",
        "parallel",
        "plan",
        "requirements",
        "sprints",
    ),
    "sessions": (
        "checked",
        "errors",
        "events",
        "fold",
        "glance",
        "line",
        "place",
        "pulse",
        "replay",
        "searching",
        "seeking",
        "skimming",
        "state",
    ),
}
"""The modules that decide what is derived from a log."""

MOST_ELSEWHERE = 32
"""Of so many files outside the saved sessions, what was derived is kept."""
_PLACE = TypeAdapter(Place)


@dataclass(frozen=True, slots=True)
class Derived:
    """What such a file says of itself: where in the log it stands, and `about`, which can be read without the rest."""

    place: Place
    about: JsonValue


@cache
def code() -> str:
    """Return a digest of the code that derives: a state that other code folded may be another."""
    digest = blake2b(digest_size=16)
    for package, modules in CODE.items():
        for module in modules:
            digest.update((files(package) / f"{module}.py").read_bytes())
    return digest.hexdigest()


def derived_folder(path: Path) -> Path:
    """Return the folder that holds what is derived from the session at `path`; it may not exist yet."""
    if is_saved(path):
        return path.with_suffix(".derived")
    return data_folder() / "derived" / blake2b(os.fsencode(path.resolve()), digest_size=16).hexdigest()


def write(file: Path, log: Path, derived: Derived, content: bytes) -> bool:
    """Keep `content` of the session at `log` in `file`, whole or not at all; return whether it is there.

    Only the user whose log it is leaves anything there.
    """
    packed = zlib.compress(content)
    head = {"format": FORMAT, "code": code(), **asdict(derived), "content": _hash(packed)}
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    whole = b"%s %s\n%s" % (_hash(line).encode(), line, packed)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        if log.stat().st_uid != os.geteuid():
            return False
        _make(file.parent, log)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(whole)
        draft.replace(file)
    except OSError:
        # Somebody who may only read, or a full disk: it is derived anew the next time.
        with contextlib.suppress(OSError):
            draft.unlink()
        return False
    return True


def _make(folder: Path, log: Path) -> None:
    if folder.is_dir():
        return
    private_folder(folder)
    if not is_saved(log):
        # Nobody else removes what was derived from a file that is gone.
        known = sorted(folder.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in known[MOST_ELSEWHERE:]:
            shutil.rmtree(old, ignore_errors=True)


def head(file: Path, log: Path) -> Derived | None:
    """Return what `file` says of itself if it fits the session at `log` as it is now, or None."""
    return next(_read(file, log, content=False), (None, b""))[0]


def read(file: Path, log: Path) -> tuple[Derived, bytes] | None:
    """Return what `file` says of itself, and what it holds, if it fits the session at `log` as it is now, or None."""
    return next(_read(file, log, content=True), None)


def drop(file: Path) -> None:
    """Throw a file away; it is derived anew when somebody needs it."""
    with contextlib.suppress(OSError):
        file.unlink()


def _read(file: Path, log: Path, *, content: bool) -> Iterator[tuple[Derived, bytes]]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, ValidationError, zlib.error):
        with file.open("rb") as whole:
            check, _, line = whole.readline().rstrip(b"\n").partition(b" ")
            packed = whole.read() if content else b""
        said = json.loads(line)
        fits = check.decode() == _hash(line) and said["format"] == FORMAT and said["code"] == code()
        place = _PLACE.validate_python(said["place"])
        with log.open("rb") as lines:
            if not fits or not place.holds(lines):
                return
        if content and said["content"] != _hash(packed):
            return
        yield Derived(place, said["about"]), zlib.decompress(packed) if content else b""


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
