"""The log of one session and what it folds to: what the parts of the engine share."""

from contextlib import suppress

from sessions.errors import SessionError
from sessions.events import AnyPayload
from sessions.file import SessionWriter
from sessions.fold import fold
from sessions.log import LogWriter
from sessions.opening import open_session
from sessions.state import SessionState


class Ledger:
    """Appends events and knows what is true only from the events it appended, folded like everybody else does."""

    def __init__(self, writer: SessionWriter) -> None:
        self._writer: LogWriter = writer
        self.path = writer.path
        self.state: SessionState = open_session(self.path).state

    def append(self, data: AnyPayload, by: str) -> int:
        """Append an event and return its number; lasting ones are on disk then. Raises OSError if it cannot."""
        event = self._writer.append(data, by)
        self.state = fold(self.state, event)
        return event.seq

    def close(self) -> None:
        """Let go of the session, and leave its state where the next who opens it finds it."""
        self._writer.close()
        with suppress(SessionError):
            open_session(self.path)
