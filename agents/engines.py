"""The engines that run now: which there are, what they are at, and how to stop them."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from agents.commands import Describe, EngineStatus, RefusedError, Reply, Stop
from agents.socket_path import socket_path, sockets
from sessions.errors import NoSessionError
from sessions.home import find_session, named, session_paths
from sessions.lock import holder

ANSWER_SECONDS = 3.0
STOP_SECONDS = 20.0
_POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Writing:
    """A session that somebody writes to; `status` is None for one that answers no commands, as `planroom run`."""

    path: Path
    who: str
    status: EngineStatus | None = None


async def running_engines() -> tuple[Writing, ...]:
    """Return everybody who writes to a session of this user's; dead engines' sockets are passed over."""
    places = tuple(sockets())
    answers = await asyncio.gather(*(_status(place) for place in places))
    found = {}
    for place, status in zip(places, answers, strict=True):
        # The folder for long paths has engines of other data folders, too; those are found from there.
        if status is not None and socket_path(path := Path(status.session)) == place:
            found[path] = Writing(path, f"process {status.pid}", status)
    for path in session_paths():
        if path.resolve() not in found and (who := holder(path)):
            found[path.resolve()] = Writing(path, who)
    return tuple(found[path] for path in sorted(found))


async def find_writing(name: str) -> Path:
    """Return the session that `name` means, also one whose file is gone while an engine runs for it.

    Raises NoSessionError.
    """
    try:
        return find_session(name)
    except NoSessionError as error:
        running = {
            key: writing.path for writing in await running_engines() for key in (writing.path.stem, writing.path)
        }
        return named(name, {str(key): path for key, path in running.items()}, str(error))


async def stop_engine(path: Path) -> EngineStatus:
    """Have the engine of the session at `path` end what it drafts, keeping what was written, and wait until it has.

    Returns what it was at. Raises RefusedError with one sentence.
    """
    who = holder(path)
    status = await _status(socket_path(path))
    if status is None and not who:
        raise RefusedError(f"No engine runs for {path.stem}; `planroom engines` lists those that do.")
    if status is None:
        raise RefusedError(f"{path.stem} is written by {who}, which answers no commands; end that process itself.")
    await _exchange(socket_path(path), Stop())
    deadline = asyncio.get_running_loop().time() + STOP_SECONDS
    while holder(path):
        if asyncio.get_running_loop().time() > deadline:
            raise RefusedError(f"The engine of {path.stem} did not end in time; `kill {status.pid}` ends it at once.")
        await asyncio.sleep(_POLL_SECONDS)
    return status


async def _status(path: Path) -> EngineStatus | None:
    reply = await _exchange(path, Describe())
    return reply.engine if reply is not None else None


async def _exchange(path: Path, request: Describe | Stop) -> Reply | None:
    """Ask the engine that listens at `path`; None if nobody does, or nobody answers."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            reader, writer = await asyncio.open_unix_connection(path)
            try:
                writer.write(request.model_dump_json().encode() + b"\n")
                return Reply.model_validate_json(await reader.readline())
            finally:
                writer.close()
    except (OSError, TimeoutError, ValidationError):
        return None
