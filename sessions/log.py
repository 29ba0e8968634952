"""The seam between a session and where it is stored.

A file today (`sessions.file`); a shared store can take its place behind the same few calls.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Protocol

from sessions.events import AnyPayload, Event


class LogReader(Protocol):
    """Reads a log from any event on."""

    def read(self, after: int = 0) -> Iterator[Event]:
        """Yield the events with `seq > after` that are there now."""
        ...

    def follow(self, after: int = 0) -> AsyncIterator[tuple[Event, ...]]:
        """Yield batches of events with `seq > after`, for ever, as they come."""
        ...


class LogWriter(Protocol):
    """The one writer of a log."""

    def append(self, data: AnyPayload, by: str) -> Event:
        """Write one event; when this returns, it is as durable as its type promises. Raises OSError."""
        ...

    def check(self) -> None:
        """Raise TouchedError if another program changed the log: nothing can be appended to it any more."""
        ...

    def close(self) -> None:
        """Let go of the log."""
        ...
