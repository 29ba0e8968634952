"""The engine as a process of its own: `python -m agents.server SESSION_FILE`.

It listens on a Unix socket for commands as lines of JSON, answers each with a `Reply`, and ends itself when nothing
is drafted and nobody is attached.
"""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from agents import litellm_setup
from agents.asking import ask
from agents.cache import AnswerCache
from agents.commands import REQUEST, Command, Describe, EngineStatus, RefusedError, Reply
from agents.engine import Engine
from agents.failures import redact
from agents.peer import peer_user
from agents.socket_path import socket_path
from sessions.collecting import collect_seldom
from sessions.errors import SessionError
from sessions.file import SessionWriter, now, stamp

PACE_VARIABLE = "PLANROOM_OFFLINE_PACE"
"""Environment variable: the offline planner's speed in the app, in tokens a second; 0 for as fast as it can."""

DEFAULT_PACE = 1500.0
FIRST_GRACE_SECONDS = 15.0
GRACE_SECONDS = 2.0
_LINE_LIMIT = 32 << 20


class EngineServer:
    """Serves one engine on one socket."""

    def __init__(self, engine: Engine, path: Path, listening: Callable[[], None]) -> None:
        self._engine = engine
        self._path = path
        self._listening = listening
        self._attached: set[asyncio.StreamWriter] = set()
        self._attachment = asyncio.Event()
        self._since = stamp(now())

    async def serve(self) -> None:
        """Listen until the engine is told to stop, is idle with nobody attached, or its file is no more its own."""
        # The session's lock is held by now, so a socket that is there already is a dead engine's.
        self._path.unlink(missing_ok=True)
        server = await asyncio.start_unix_server(self._converse, self._path, limit=_LINE_LIMIT)
        self._path.chmod(0o600)
        self._listening()
        try:
            async with server:
                await self._until_done()
        finally:
            self._path.unlink(missing_ok=True)

    async def _until_done(self) -> None:
        stop = asyncio.create_task(self._engine.stopping.wait())
        lonely = asyncio.create_task(self._until_lonely())
        touched = asyncio.create_task(self._engine.touched())
        await asyncio.wait({stop, lonely, touched}, return_when=asyncio.FIRST_COMPLETED)
        for task in (stop, lonely, touched):
            task.cancel()
        # From Python 3.12 on a server waits at its end for everybody who is attached.
        for writer in tuple(self._attached):
            writer.close()

    async def _until_lonely(self) -> None:
        grace = FIRST_GRACE_SECONDS
        while True:
            self._attachment.clear()
            try:
                await asyncio.wait_for(self._attachment.wait(), grace)
                grace = GRACE_SECONDS
            except TimeoutError:
                # A draft that a full disk ended has its end in the log as soon as there is room again.
                with contextlib.suppress(OSError):
                    self._engine.end_orphans()
                if not self._attached and not self._engine.busy:
                    return

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._attached.add(writer)
        self._attachment.set()
        try:
            if peer_user(writer.get_extra_info("socket")) not in (None, os.getuid()):
                return
            while line := await reader.readline():
                writer.write(await self._answer(line))
                await writer.drain()
        except (ConnectionError, ValueError):
            pass
        finally:
            self._attached.discard(writer)
            self._attachment.set()
            writer.close()

    async def _answer(self, line: bytes) -> bytes:
        try:
            reply = await self._reply(REQUEST.validate_json(line))
        except RefusedError as refusal:
            reply = Reply(error=str(refusal))
        except ValidationError as error:
            reply = Reply(error=f"That is no command of this planroom: {error.errors()[0]['msg']}.")
        except Exception as error:  # noqa: BLE001 - a command that meets a fault of ours is answered all the same
            sys.stderr.write(redact(traceback.format_exc()))
            reply = Reply(error=f"planroom failed ({type(error).__name__}); this is its own fault, please report it.")
        return reply.model_dump_json(exclude_none=True).encode() + b"\n"

    async def _reply(self, request: Command | Describe) -> Reply:
        if isinstance(request, Describe):
            return Reply(engine=self._status())
        return Reply(seq=await self._engine.handle(request))

    def _status(self) -> EngineStatus:
        return EngineStatus(
            session=str(self._engine.path),
            pid=os.getpid(),
            since=self._since,
            drafting=self._engine.state.drafting(),
            consulting=bool(self._engine.state.consulting()),
            attached=len(self._attached) - 1,
        )


async def serve_session(session: Path, pace: float, listening: Callable[[], None]) -> None:
    """Run the engine of `session` until it is done, calling `listening` once it can be reached.

    Raises SessionError or OSError if the session cannot be written.
    """
    writer = SessionWriter.open(session)
    engine = Engine(writer, partial(ask, cache=AnswerCache()), pace)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, engine.stopping.set)
    loop.add_signal_handler(signal.SIGHUP, lambda: None)
    try:
        await EngineServer(engine, socket_path(session), listening).serve()
    finally:
        await engine.close()
        await litellm_setup.close()


def _pace() -> float:
    try:
        return max(0.0, float(os.environ.get(PACE_VARIABLE, DEFAULT_PACE)))
    except ValueError:
        return DEFAULT_PACE


def main() -> int:
    """Detach, and return once the engine listens: 0, or 1 with one sentence on stderr if it cannot."""
    parser = argparse.ArgumentParser(prog="planroom-engine")
    parser.add_argument("session", type=Path)
    session: Path = parser.parse_args().session
    news, teller = os.pipe()
    if os.fork():
        # The engine is nobody's child from here on: no zombie is left in the app that started it.
        os.close(teller)
        return 0 if os.read(news, 1) else 1
    os.close(news)
    collect_seldom()
    try:
        asyncio.run(serve_session(session, _pace(), partial(_tell, teller)))
    except SessionError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{session} cannot be written to ({error.strerror or error}); mend that, then try again.\n")
        return 1
    return 0


def _tell(teller: int) -> None:
    os.write(teller, b"1")
    os.close(teller)


if __name__ == "__main__":
    sys.exit(main())
