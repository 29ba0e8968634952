"""Which engines run, how they are stopped, and who may talk to them."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from agents.client import EngineClient
from agents.commands import AddNote, DraftOne, RefusedError
from agents.engine import Engine
from agents.engines import running_engines, stop_engine
from agents.peer import peer_user
from agents.server import EngineServer
from agents.socket_path import socket_path
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.home import sessions_folder
from sessions.reader import SessionReader
from tests.faults.agents import PLAN, ScriptedAgents
from tests.sessions.build import new_session


@asynccontextmanager
async def serving(name: str) -> AsyncIterator[Path]:
    """An engine in this process, with agents that need no model."""
    with new_session(sessions_folder(), name, PLAN.requirements) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path), ScriptedAgents(0, 30).ask)
    listening = asyncio.Event()

    async def serve() -> None:
        try:
            await EngineServer(engine, socket_path(path), listening.set).serve()
        finally:
            await engine.close()

    server = asyncio.create_task(serve())
    await listening.wait()
    yield path
    engine.stopping.set()
    await server


async def test_engines_say_what_they_are_at() -> None:
    async with serving("one") as one, serving("two") as two:
        client = await EngineClient.connect_or_start(two)
        await client.send(DraftOne(artifact="database"))
        first, second = await running_engines()
        assert (first.path, second.path) == (one, two)
        assert first.status is not None
        assert second.status is not None
        assert (first.status.pid, first.status.drafting, first.status.attached) == (os.getpid(), (), 0)
        assert (second.status.drafting, second.status.attached) == (("database",), 1)
        assert second.status.since.endswith("Z")
        await client.close()


async def test_an_engine_that_is_stopped_keeps_what_was_written() -> None:
    async with serving("one") as path:
        client = await EngineClient.connect_or_start(path)
        await client.send(DraftOne(artifact="database"))
        status = await stop_engine(path)
        assert status.drafting == ("database",)
        assert await running_engines() == ()
        state = fold_all(SessionReader(path).read())
        draft = state.artifacts["database"].draft
        assert draft is not None
        assert (state.status("database"), draft.engine) == ("cancelled", "stopped")
        assert draft.notice.startswith("The engine was stopped")
        with pytest.raises(RefusedError, match="No engine runs for one"):
            await stop_engine(path)
        await client.close()


async def test_who_writes_without_a_socket_is_listed_and_not_stopped() -> None:
    with new_session(sessions_folder(), "run") as writer:
        (found,) = await running_engines()
        assert (found.path, found.status) == (writer.path, None)
        with pytest.raises(RefusedError, match=f"process {os.getpid()}"):
            await stop_engine(writer.path)


async def test_a_dead_engine_s_socket_is_passed_over() -> None:
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(str(socket_path(sessions_folder() / "dead.jsonl")))
    stale.close()
    assert await running_engines() == ()


def test_the_other_end_of_a_socket_is_known() -> None:
    one, other = socket.socketpair()
    assert peer_user(one) == os.getuid()
    one.close()
    other.close()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be another user")
async def test_another_user_is_not_answered() -> None:
    async with serving("mine") as path:
        # Everything that keeps others out but the last: the look at who is there.
        where = socket_path(path)
        where.chmod(0o777)
        for folder in where.parents:
            folder.chmod(folder.stat().st_mode | 0o711)
        said = await asyncio.to_thread(_ask_as_nobody, where)
        assert said == b""
        where.parent.chmod(0o700)
        client = await EngineClient.connect_or_start(path)
        assert await client.send(AddNote(text="still here")) == 2
        await client.close()


_ASK_AS_NOBODY = """
import contextlib, os, socket, sys
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
with contextlib.suppress(ConnectionError):
    connection.sendall(b'{"command":"describe"}\\n')
    sys.stdout.buffer.write(connection.recv(4096))
"""


def _ask_as_nobody(where: Path) -> bytes:
    command = [sys.executable, "-c", _ASK_AS_NOBODY, str(where)]
    return subprocess.run(command, capture_output=True, check=True, timeout=30).stdout


async def test_a_session_whose_path_is_too_long_for_a_socket_has_one_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PLANROOM_HOME", str(tmp_path / ("deep" * 30)))
    async with serving("long") as path:
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        (found,) = await running_engines()
        assert found.path == path
        assert found.status is not None
        where = socket_path(path)
        assert len(os.fsencode(where)) < 100
        assert (where.parent.stat().st_mode & 0o777, where.stat().st_mode & 0o777) == (0o700, 0o600)
        with tempfile.TemporaryDirectory() as short:
            monkeypatch.setenv("PLANROOM_HOME", short)
            assert await running_engines() == ()
