"""The log of one session and what it folds to: what the parts of the engine share."""

from contextlib import suppress

from sessions.errors import SessionError, TouchedError
from sessions.events import AnyPayload
from sessions.file import SessionWriter
from sessions.fold import fold
from sessions.log import LogWriter
from sessions.opening import open_session
from sessions.state import SessionState, broken_off
from sessions.touched import touched_sentence


class Ledger:
    """Appends events and knows what is true only from the events it appended, folded like everybody else does."""

    def __init__(self, writer: SessionWriter) -> None:
        self._writer: LogWriter = writer
        self.path = writer.path
        self.state: SessionState = open_session(self.path).state

    def append(self, data: AnyPayload, by: str) -> int:
        """Append an event and return its number; lasting ones are on disk then. Raises OSError if it cannot."""
        try:
            event = self._writer.append(data, by)
        except TouchedError:
            self._break_off()
            raise
        self.state = fold(self.state, event)
        return event.seq

    def holds(self) -> bool:
        """Return whether the file is still this session's own; once it is not, the state says so."""
        try:
            self._writer.check()
        except TouchedError:
            self._break_off()
        except OSError:
            pass  # whatever keeps it from being looked at is said by who writes to it
        return not self.state.touched

    def _break_off(self) -> None:
        if not self.state.touched:
            self.state = broken_off(self.state, touched_sentence(self.path))

    def close(self) -> None:
        """Let go of the session, and leave its state where the next who opens it finds it."""
        self._writer.close()
        with suppress(SessionError):
            open_session(self.path)
