"""What an agent writes, gathered into events of at most one every 50 ms."""

import asyncio
from collections.abc import Callable
from typing import Literal

from sessions.events import DraftDelta

INTERVAL = 0.05
Kind = Literal["content", "reasoning"]


class DeltaBatch:
    """Gathers pieces of text and emits them as `draft.delta`; nothing waits longer than INTERVAL.

    What `emit` raises reaches the caller at the next call of `add` or `flush`, even if a timer met it.
    """

    def __init__(self, draft: str, emit: Callable[[DraftDelta], None]) -> None:
        self._draft = draft
        self._emit = emit
        self._loop = asyncio.get_running_loop()
        self._pieces: list[str] = []
        self._kind: Kind = "content"
        self._emitted = self._loop.time() - INTERVAL
        self._timer: asyncio.TimerHandle | None = None
        self._error: Exception | None = None

    def add(self, kind: Kind, text: str) -> None:
        """Take a piece; it is emitted at once if the last event is long enough ago, otherwise by a timer."""
        if kind != self._kind:
            self.flush()
            self._kind = kind
        self._pieces.append(text)
        due = self._emitted + INTERVAL
        if self._error or self._loop.time() >= due:
            self.flush()
        elif self._timer is None:
            self._timer = self._loop.call_at(due, self._on_timer)

    def flush(self) -> None:
        """Emit what was gathered."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._error:
            raise self._error
        if self._pieces:
            text = "".join(self._pieces)
            self._pieces.clear()
            self._emitted = self._loop.time()
            self._emit(DraftDelta(draft=self._draft, kind=self._kind, text=text))

    def _on_timer(self) -> None:
        self._timer = None
        try:
            self.flush()
        except Exception as error:  # noqa: BLE001 - raised to the caller by the next flush
            self._error = error
