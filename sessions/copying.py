"""A new session that begins with the lines of another."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from sessions.events import AnyPayload
from sessions.file import SessionWriter, sync, sync_folder, user
from sessions.home import private_folder
from sessions.lock import lock_path


def begin_with(to: Path, write: Callable[[BinaryIO], Sequence[AnyPayload]]) -> None:
    """Begin the session `to` with the lines that `write` puts into it, and go on with the events that it returns.

    Raises FileExistsError, OSError, or what `write` and `SessionWriter.open` raise; then nothing of `to` is left.
    """
    private_folder(to.parent)
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as copy:
            then = write(copy)
            copy.flush()
            sync(copy.fileno())
        sync_folder(to.parent)
        with SessionWriter.open(to) as writer:
            for data in then:
                writer.append(data, user())
    except BaseException:
        to.unlink(missing_ok=True)
        lock_path(to).unlink(missing_ok=True)
        raise
