"""What can be wrong with a session.

SessionError
├── NoSessionError       nothing has that name
├── DamagedError         a line is altered, missing or not an event
│   └── BadLineError     which line, and why
├── GoneError            what was moved beside the log is not there
├── NewerFormatError     written by a later planroom
└── LockedError          another process writes to it

OSError
└── TouchedError         another program changed the file while it was written to
"""

from pathlib import Path


class SessionError(Exception):
    """Base of all; its text is one sentence for a person that says what to do."""


class NoSessionError(SessionError):
    """No session, or more than one, has the name asked for."""


class DamagedError(SessionError):
    """A session file cannot be trusted from some line on."""


class BadLineError(DamagedError):
    """The line of event `number` in a session file is not what its writer wrote, because of `why`.

    It is another `line` of the file where lines before it were moved out of that.
    """

    def __init__(self, number: int, why: str, line: int = 0) -> None:
        self.number = number
        self.why = why
        at = f"line {line} (event {number})" if line and line != number else f"line {number}"
        super().__init__(f"{at} cannot be trusted: {why}")


class GoneError(SessionError):
    """What was moved out of a session file cannot be read; the file itself is whole."""


class NewerFormatError(SessionError):
    """The file is of a format version that this planroom does not know, so it cannot be written to."""

    def __init__(self, path: Path, version: int, doing: str = "change") -> None:
        self.version = version
        super().__init__(
            f"{path.name} has session format {version}, which is newer than this planroom; update planroom to {doing} "
            "it."
        )


class LockedError(SessionError):
    """Another process holds the session's lock."""

    def __init__(self, path: Path, holder: str) -> None:
        self.holder = holder
        super().__init__(f"{path.name} is already being written by {holder}; use `planroom open`, or end that first.")


class TouchedError(OSError):
    """Another program changed, moved or replaced the file under its writer, who writes to it no more."""
