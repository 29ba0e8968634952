"""The engine as a process of its own, reached through its socket."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agents.client import EngineClient
from agents.commands import AddNote, Approve, Cancel, DraftAll, DraftOne, RefusedError, Reply, Stop
from agents.socket_path import socket_path
from sessions.errors import LockedError
from sessions.file import SessionWriter
from sessions.fold import fold, fold_all
from sessions.home import sessions_folder
from sessions.lock import holder
from sessions.reader import SessionReader
from sessions.state import SessionState
from tests.sessions.build import new_session


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANROOM_OFFLINE_PACE", "400")
    with new_session(sessions_folder()) as writer:
        return writer.path


@pytest.fixture
async def client(session: Path) -> AsyncIterator[EngineClient]:
    client = await EngineClient.connect_or_start(session)
    yield client
    if holder(session):
        await client.send(Stop())
    await client.close()
    await ended(session)


async def ended(session: Path) -> None:
    async with asyncio.timeout(60):
        while holder(session):
            await asyncio.sleep(0.02)


async def until(session: Path, status: str) -> SessionState:
    state: SessionState | None = None
    async with asyncio.timeout(60):
        async for batch in SessionReader(session).follow():
            for event in batch:
                state = fold(state, event)
                draft = state.artifacts["database"].draft
                if status == "writing" and draft is not None and len(draft.text) > 200:
                    return state
                if state.status("database") == status:
                    return state
    raise AssertionError("never")


def pid(session: Path) -> int:
    return int(holder(session).split()[1])


async def test_a_command_becomes_an_event_that_is_on_disk_when_it_is_answered(
    client: EngineClient, session: Path
) -> None:
    seq = await client.send(AddNote(text="hello"))
    (event,) = SessionReader(session).read(after=seq - 1)
    assert event.seq == seq
    with pytest.raises(RefusedError, match="no draft"):
        await client.send(Approve(artifact="api", revision=1))


async def test_two_clients_share_one_engine(client: EngineClient, session: Path) -> None:
    other = await EngineClient.connect_or_start(session)
    assert await other.send(AddNote(text="b")) == await client.send(AddNote(text="a")) - 1
    await other.close()


async def test_two_who_attach_at_once_share_one_engine(session: Path) -> None:
    one, two = await asyncio.gather(EngineClient.connect_or_start(session), EngineClient.connect_or_start(session))
    assert await one.send(AddNote(text="a")) < await two.send(AddNote(text="b"))
    await one.send(Stop())
    await one.close()
    await two.close()
    await ended(session)


async def test_the_engine_is_this_user_s_alone(client: EngineClient, session: Path) -> None:
    path = socket_path(session)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


async def test_a_second_writer_is_told_who_holds_the_session(client: EngineClient, session: Path) -> None:
    with pytest.raises(LockedError, match=f"process {pid(session)}"):
        SessionWriter.open(session)


async def test_the_engine_ends_when_nobody_is_attached_and_nothing_runs(session: Path) -> None:
    client = await EngineClient.connect_or_start(session)
    await client.close()
    await ended(session)
    assert not socket_path(session).exists()


async def test_a_draft_goes_on_without_anybody(session: Path) -> None:
    client = await EngineClient.connect_or_start(session)
    await client.send(DraftOne(artifact="database"))
    await client.close()
    state = await until(session, "drafted")
    assert state.artifacts["database"].number == 1
    await ended(session)


async def test_hanging_up_does_not_end_the_engine(client: EngineClient, session: Path) -> None:
    await client.send(DraftOne(artifact="database"))
    os.kill(pid(session), signal.SIGHUP)
    await until(session, "drafted")


async def test_a_killed_engine_loses_no_acknowledged_word(session: Path) -> None:
    client = await EngineClient.connect_or_start(session)
    await client.send(DraftAll())
    before = await until(session, "writing")
    os.kill(pid(session), signal.SIGKILL)
    await ended(session)
    seq = await client.send(AddNote(text="a new engine took over"))
    assert seq > before.seq
    after = await until(session, "failed")
    draft, was = after.artifacts["database"].draft, before.artifacts["database"].draft
    assert draft is not None
    assert was is not None
    assert draft.text.startswith(was.text)
    assert draft.reason == "engine"
    await client.send(DraftAll())
    await client.send(Cancel(artifact="database"))
    await client.send(Stop())
    await client.close()
    await ended(session)


async def test_a_command_right_behind_the_end_of_an_engine_starts_another(client: EngineClient, session: Path) -> None:
    seq = await client.send(AddNote(text="before"))
    os.kill(pid(session), signal.SIGKILL)
    _outlive_engine(session)
    assert await client.send(AddNote(text="behind")) > seq


async def test_an_engine_that_dies_with_a_command_unread_is_started_again_by_the_next(
    client: EngineClient, session: Path
) -> None:
    await client.send(AddNote(text="read"))
    engine = pid(session)
    os.kill(engine, signal.SIGSTOP)
    unread = asyncio.create_task(client.send(AddNote(text="unread")))
    for _ in range(10):
        await asyncio.sleep(0)  # it is written within a few turns, and nobody reads it
    os.kill(engine, signal.SIGKILL)
    with pytest.raises(RefusedError, match="ended before it answered"):
        await unread
    assert await client.send(AddNote(text="again"))


def _outlive_engine(session: Path) -> None:
    """Wait until nobody listens any more, without a turn of the event loop."""
    while True:
        with socket.socket(socket.AF_UNIX) as one:
            if one.connect_ex(str(socket_path(session))):
                return
        time.sleep(0.01)


async def test_stopping_ends_what_runs_and_keeps_it(client: EngineClient, session: Path) -> None:
    await client.send(DraftAll())
    await until(session, "writing")
    await client.send(Stop())
    await ended(session)
    state = fold_all(SessionReader(session).read())
    assert state.status("database") == "cancelled"
    assert not state.drafting()


async def test_what_is_no_command_is_answered_with_a_sentence(client: EngineClient, session: Path) -> None:
    reader, writer = await asyncio.open_unix_connection(socket_path(session))
    for line in (b"hello\n", b"{}\n", b'{"command":"draft","artifact":"poem"}\n', b"\xff\n"):
        writer.write(line)
        reply = Reply.model_validate_json(await reader.readline())
        assert reply.seq == 0
        assert "no command" in reply.error
    writer.close()


async def test_a_stale_socket_is_not_in_the_way(session: Path) -> None:
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(str(socket_path(session)))
    stale.close()
    client = await EngineClient.connect_or_start(session)
    assert await client.send(AddNote(text="here")) > 0
    await client.send(Stop())
    await client.close()
    await ended(session)


async def test_an_engine_that_cannot_start_says_why(session: Path) -> None:
    with SessionWriter.open(session), pytest.raises(RefusedError, match="already being written"):
        await EngineClient.connect_or_start(session)
