"""Where sessions live, and how one is found by name."""

import contextlib
import errno
import os
import re
import secrets
import shlex
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeVar

from sessions.errors import NoSessionError, SessionError

SUFFIX = ".jsonl"
LONGEST_NAME = 100
"""Letters of a session's name: what stands beside its file is called after it, and file systems take 255 bytes."""
Thing = TypeVar("Thing")


def data_folder() -> Path:
    """Return planroom's data folder: `$PLANROOM_HOME`, or the platform's place for user data."""
    home = os.environ.get("PLANROOM_HOME")
    if home:
        return _expanded(home)
    import platformdirs

    return Path(platformdirs.user_data_dir("planroom", appauthor=False))


def _expanded(path: str) -> Path:
    # pathlib's own raises for `~somebody` who is not there.
    return Path(os.path.expanduser(path))


def private_folder(folder: Path) -> Path:
    """Return `folder`, made for this user alone, with every folder above it that is missing; raises OSError."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sessions_folder() -> Path:
    """Return the folder that holds the session files; it may not exist yet."""
    return data_folder() / "sessions"


def slug(title: str) -> str:
    """Return `title` as a file name part: ASCII letters, digits and hyphens, at most 40 of them, never empty."""
    return _spelled(title)[:40].rstrip("-") or "session"


def _spelled(name: str) -> str:
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")


def session_name(name: str) -> str:
    """Return a name that a person gave as a file name part, never cut; raises SessionError for what is none."""
    spelled = _spelled(name)
    if not spelled:
        raise SessionError(f"A session cannot be called {name[:40]!r}; name it with letters or digits.")
    if len(spelled) > LONGEST_NAME:
        raise SessionError(
            f"A session's name has at most {LONGEST_NAME} letters, and “{spelled[:20]}…” has {len(spelled)}; "
            "choose a shorter one."
        )
    return spelled


def new_path(title: str, name: str = "") -> Path:
    """Return the path of a session that does not exist yet, named after `title` or exactly `name`.

    Raises SessionError if `name` is no name that a session can have.
    """
    if name:
        return sessions_folder() / (session_name(name) + SUFFIX)
    return sessions_folder() / f"{slug(title)}-{secrets.token_hex(3)}{SUFFIX}"


def session_paths() -> list[Path]:
    """Return all session files, newest change first; raises SessionError if their folder may not be looked into."""
    folder = sessions_folder()
    try:
        there = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise SessionError(
            f"{folder} cannot be read ({error.strerror or error}); set PLANROOM_HOME to a folder that can, or name a "
            "session by the path of its file."
        ) from error
    found = []
    for path in there:
        if path.suffix != SUFFIX:
            continue
        # Somebody may move one away meanwhile. A name with a dot is one that is just being unpacked.
        with contextlib.suppress(OSError):
            if not path.name.startswith(".") and stat.S_ISREG((at := path.stat()).st_mode):
                found.append((at.st_mtime, path))
    return [path for _, path in sorted(found, key=lambda pair: (-pair[0], pair[1].name))]


def name_of(path: Path) -> str:
    """Return what a person types to mean the session at `path`: its name, or its path where it lies elsewhere."""
    return path.stem if is_saved(path) else shlex.quote(str(path))


def is_saved(path: Path) -> bool:
    """Return whether `path` is one of the sessions in the sessions folder, or would be."""
    saved = sessions_folder()
    return path.suffix == SUFFIX and (path.parent == saved or path.parent.resolve() == saved.resolve())


def find_session(name: str = "") -> Path:
    """Return the session file that `name` means: a name, an unambiguous prefix, a path; the newest if empty.

    Raises NoSessionError with a sentence that says what there is.
    """
    if os.sep in name or name.endswith(SUFFIX):
        direct = _expanded(name)
        what = _no_file(direct)
        if not what:
            return direct
        raise NoSessionError(f"{name} {what}; name a session (`planroom sessions` lists them) or the path of its file.")
    paths = session_paths()
    if not name:
        if paths:
            return paths[0]
        raise NoSessionError("There is no session yet; start one with `planroom new REQUIREMENTS`.")
    none = f"No session is named {name!r}; `planroom sessions` lists what there is."
    try:
        return named(name, {path.stem: path for path in paths}, none)
    except NoSessionError as error:
        # A file of that name is what is meant, though it may be no session's: who reads it says so.
        if str(error) == none and not _no_file(there := _expanded(name)):
            return there
        raise


def _no_file(path: Path) -> str:
    """Return what is wrong with `path` as a file, or `""` if it is one."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "is not there"
    except OSError as error:
        return f"cannot be reached ({error.strerror or error})"
    if stat.S_ISREG(mode):
        return ""
    return "is a folder" if stat.S_ISDIR(mode) else "is no file"


def _begun(name: str, things: Collection[str]) -> list[str]:
    """Return the name, if there is one, or else those that begin so."""
    return [name] if name in things else sorted(known for known in things if known.startswith(name))


def named(name: str, things: Mapping[str, Thing], none: str) -> Thing:
    """Return the thing of that name, or the only one whose name begins so; a name is also one as it was given.

    Raises NoSessionError with a sentence; `none` is the one that is said where there is nothing of the kind.
    """
    matches = _begun(name, things)
    if not matches and (spelled := _spelled(name)):
        matches = _begun(spelled, things)
    if len(matches) > 1:
        raise NoSessionError(f"{name!r} could be {', '.join(matches[:5])}; type more of the name.")
    if not matches:
        raise NoSessionError(none)
    return things[matches[0]]
