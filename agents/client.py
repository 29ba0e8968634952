"""The way to a session's engine: attach to the one that runs, or start one that outlives this process."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Self

from agents.commands import Command, RefusedError, Reply
from agents.socket_path import socket_path
from sessions.home import data_folder, private_folder
from sessions.lock import holder

START_SECONDS = 20.0
OTHER_STARTER_SECONDS = 3.0
_POLL_SECONDS = 0.05
_LINE_LIMIT = 1 << 20
_TURNS = 2
"""Turns of the event loop, one that looks at the socket and one that takes in what it has seen there."""


class EngineClient:
    """An attachment to an engine; while one is open, the engine stays."""

    def __init__(self, session: Path, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._session = session
        self._reader = reader
        self._writer = writer
        self._turn = asyncio.Lock()

    @classmethod
    async def connect_or_start(cls, session: Path) -> Self:
        """Attach to the engine of `session`, starting a detached one if none runs.

        Raises RefusedError if it cannot be started, for example because another process writes to the session.
        """
        reader, writer = await _connect(session) or await _start(session)
        return cls(session, reader, writer)

    async def send(self, command: Command) -> int:
        """Have a command carried out; return the number of the event it became.

        An engine that has ended meanwhile is started again; one that ends over the command is not asked twice, because
        it may have carried it out. Raises RefusedError with one sentence.
        """
        async with self._turn:
            if await self._has_ended():
                self._writer.close()
                self._reader, self._writer = await _connect(self._session) or await _start(self._session)
            answer = await self._exchange(command.model_dump_json().encode() + b"\n")
        if not answer:
            raise RefusedError("The engine ended before it answered; look whether it happened, then try again.")
        reply = Reply.model_validate_json(answer)
        if reply.error:
            raise RefusedError(reply.error)
        return reply.seq

    async def close(self) -> None:
        """Detach; the engine goes on while it drafts."""
        self._writer.close()

    async def _has_ended(self) -> bool:
        """Whether the engine has ended so far, even where nothing was awaited since."""
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        # What dies with a command unread resets the connection, which is an exception and no end of the file.
        return self._reader.at_eof() or self._reader.exception() is not None

    async def _exchange(self, line: bytes) -> bytes:
        try:
            self._writer.write(line)
            await self._writer.drain()
            return await self._reader.readline()
        except OSError:
            return b""


async def _connect(session: Path) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
    try:
        return await asyncio.open_unix_connection(socket_path(session), limit=_LINE_LIMIT)
    except PermissionError as error:
        raise RefusedError(f"The engine's socket cannot be used: {error}.") from error
    except OSError:
        return None


async def _start(session: Path) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    try:
        problem = await asyncio.to_thread(_spawn, session)
    except subprocess.TimeoutExpired:
        problem = "The engine did not start in time; try again."
    except OSError as error:
        problem = f"The engine cannot be started ({error.strerror or error}); mend that, then try again."
    loop = asyncio.get_running_loop()
    deadline = loop.time() + OTHER_STARTER_SECONDS
    while True:
        if connection := await _connect(session):
            return connection
        # Somebody else may be starting the same engine, or the last one may be about to end.
        if not problem or not holder(session) or loop.time() > deadline:
            raise RefusedError(problem or "The engine ended at once; try again.")
        await asyncio.sleep(_POLL_SECONDS)


def _spawn(session: Path) -> str:
    """Start a detached engine and wait until it listens; return one sentence if it does not come to that."""
    log = data_folder() / "engine.log"
    private_folder(log.parent)
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
        said_before = file.tell()
        started = subprocess.run(
            # -P keeps a folder named `agents` in the working directory from being imported instead of ours.
            [sys.executable, "-P", "-m", "agents.server", str(session.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            cwd="/",
            start_new_session=True,
            timeout=START_SECONDS,
            check=False,
        )
    return _last_words(log, said_before) if started.returncode else ""


def _last_words(log: Path, start: int) -> str:
    with log.open("rb") as file:
        file.seek(start)
        lines = file.read(65536).decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "The engine did not start; try again."
