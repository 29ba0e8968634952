"""Another program touches the session file while agents draft: they end at once, and everybody is told why."""

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from agents.client import EngineClient
from agents.commands import AddNote, Cancel, DraftAll, DraftOne, RefusedError, Stop
from agents.drafting import DraftJob
from agents.engine import Engine
from agents.engines import find_writing, running_engines, stop_engine
from agents.job import A, Answered, Emit, Job
from agents.server import EngineServer
from agents.socket_path import socket_path
from sessions.errors import NoSessionError, TouchedError
from sessions.events import NoteAdded
from sessions.file import SessionWriter
from sessions.home import sessions_folder
from sessions.lock import holder
from sessions.touched import touched
from tests.faults.agents import PLAN, ScriptedAgents
from tests.faults.test_disk import until
from tests.sessions.build import new_session
from tui.foreground import carry_out


def append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"hello\n")


def replace(path: Path) -> None:
    shutil.copy(path, path.with_suffix(".t"))
    path.with_suffix(".t").replace(path)


def move(path: Path) -> None:
    path.rename(path.with_suffix(".elsewhere"))


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 200)


TOUCHES: dict[str, Callable[[Path], None]] = {
    "appended": append,
    "replaced": replace,
    "moved": move,
    "truncated": truncate,
}


class Silent:
    """A model that never says a word; `cancelled` once nobody waits for it any more."""

    def __init__(self) -> None:
        self.asked = False
        self.cancelled = False

    async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
        self.asked = True
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        raise AssertionError("nobody waits so long")


@pytest.fixture(params=TOUCHES)
def touch(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    return TOUCHES[request.param]


@pytest.fixture
def session() -> Path:
    with new_session(sessions_folder(), "loans", PLAN.requirements) as writer:
        return writer.path


async def test_the_engine_ends_and_the_model_is_asked_no_more(session: Path, touch: Callable[[Path], None]) -> None:
    model, listening = Silent(), asyncio.Event()
    engine = Engine(SessionWriter.open(session), model.ask)
    serving = asyncio.create_task(EngineServer(engine, socket_path(session), listening.set).serve())
    await listening.wait()
    client = await EngineClient.connect_or_start(session)
    await client.send(DraftOne(artifact="database"))
    await until(lambda: model.asked)
    touch(session)
    before = monotonic()
    await serving
    await engine.close()
    assert monotonic() - before < 2
    assert model.cancelled
    draft = engine.state.artifacts["database"].draft
    assert draft is not None
    assert (draft.status, draft.reason, draft.notice) == ("failed", "disk", touched(session))
    for said in ("Another program", "`planroom verify loans`", "`planroom recover loans`"):
        assert said in draft.notice
    assert "free some space" not in draft.notice
    await client.close()


async def test_a_draft_that_writes_fails_with_its_next_word(session: Path, touch: Callable[[Path], None]) -> None:
    engine = Engine(SessionWriter.open(session), ScriptedAgents(0, 1).ask)
    seq = await engine.handle(DraftOne(artifact="database"))
    await until(lambda: engine.state.seq > seq + 3)
    touch(session)
    await engine.idle()
    assert (engine.state.status("database"), engine.state.drafting()) == ("failed", ())
    for command in (AddNote(text="x"), Cancel(artifact="database"), DraftOne(artifact="database")):
        with pytest.raises(RefusedError) as refused:
            await engine.handle(command)
        assert str(refused.value) == touched(session)
    await engine.handle(Stop())
    assert engine.stopping.is_set()
    await engine.close()


async def test_who_is_asked_about_the_stories_is_asked_no_more(
    session: Path, touch: Callable[[Path], None], capfd: pytest.CaptureFixture[str]
) -> None:
    class Touching(ScriptedAgents):
        touched = False

        async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
            if not isinstance(job, DraftJob) and not self.touched:
                self.touched = True
                touch(session)
            return await super().ask(job, emit)

    engine = Engine(SessionWriter.open(session), Touching(0, 0).ask)
    await engine.handle(DraftAll())
    await engine.idle()
    assert engine.state.status("sprints") == "drafted"
    consultation = engine.state.consultation
    assert consultation is not None
    assert (consultation.waiting, set(consultation.failures.values())) == ((), {engine.state.touched})
    assert "Traceback" not in capfd.readouterr().err
    await engine.close()


async def test_an_engine_is_stopped_by_name_also_where_its_file_is_gone(
    session: Path, touch: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agents.engine._LOOK_SECONDS", 60)  # an engine that has not noticed yet
    engine, listening = Engine(SessionWriter.open(session), Silent().ask), asyncio.Event()

    async def serve() -> None:
        await EngineServer(engine, socket_path(session), listening.set).serve()
        await engine.close()

    serving = asyncio.create_task(serve())
    await listening.wait()
    await engine.handle(DraftOne(artifact="database"))
    assert len(await running_engines()) == 1
    touch(session)
    before = monotonic()
    assert await find_writing("loans") == session
    assert (await stop_engine(await find_writing("loan"))).drafting == ("database",)
    assert monotonic() - before < 2
    await serving
    assert await running_engines() == ()
    with pytest.raises(NoSessionError, match="No session is named 'nothing'"):
        await find_writing("nothing")


def test_a_draft_in_the_foreground_fails(
    session: Path, touch: Callable[[Path], None], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Touching(ScriptedAgents):
        async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
            touch(session)
            return await super().ask(job, emit)

    monkeypatch.setattr("agents.asking.ask", lambda job, emit, **_: Touching(0, 1).ask(job, emit))
    state = carry_out(session, [DraftOne(artifact="database")], ("database",))
    assert (state.status("database"), holder(session)) == ("failed", "")
    assert touched(session) in capfd.readouterr().err


def test_what_was_said_of_the_file_holds_until_somebody_writes_to_it_again(session: Path) -> None:
    with SessionWriter.open(session) as writer:
        replace(session)
        for _ in range(2):
            with pytest.raises(TouchedError, match="replaced"):
                writer.append(NoteAdded(text="x"), "ada")
        assert touched(session)
    assert touched(session)
    with SessionWriter.open(session) as writer:
        assert not touched(session)
        writer.append(NoteAdded(text="x"), "ada")
    assert not touched(session)
