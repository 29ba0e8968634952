"""The way from the screen to the engine: commands go out, nothing comes back but the number of an event.

What is true is read from the session file; see `tui.feed`.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from agents.commands import Command


class EngineLink(Protocol):
    """An attachment to the engine of one session."""

    async def send(self, command: "Command") -> int:
        """Return the number of the event that a command became.

        Raises agents.commands.RefusedError with one sentence if the engine does not take it.
        """
        ...

    async def close(self) -> None:
        """Detach."""
        ...


EngineLinkFactory = Callable[[Path], Awaitable[EngineLink]]


async def attach(session: Path) -> EngineLink:
    """Attach to the session's engine, starting it if none runs; raises agents.commands.RefusedError."""
    from agents.client import EngineClient

    return await EngineClient.connect_or_start(session)
