"""The way from the screen to the engine: commands go out, nothing comes back but the number of an event.

What is true is read from the session file; see `tui.feed`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from agents.commands import Command

_SILENT_SECONDS = 3.0
_SILENT = "The engine does not answer; this waits for it, and `planroom engines` shows which process it is."


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


async def answer(sending: Awaitable[int], say: Callable[[str], None]) -> int:
    """Return the answer to a command that is being sent, and `say` once if that takes long.

    It is waited for all the same: the engine carries the command out as soon as it goes on.
    """
    silence = asyncio.get_running_loop().call_later(_SILENT_SECONDS, say, _SILENT)
    try:
        return await sending
    finally:
        silence.cancel()
