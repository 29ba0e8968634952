"""A command that drafts is told to end: the request ends, what was written is kept, and it is said how to go on."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest

from agents.client import EngineClient
from agents.commands import AddNote
from agents.engines import stop_engine
from plan.plan import Plan
from sessions.events import DraftCancelled, DraftDelta, SessionCreated
from sessions.file import SessionWriter
from sessions.lock import holder
from sessions.opening import open_session
from sessions.reader import SessionReader
from tests.wire.dialect import Script
from tests.wire.openai_chat import OpenAIChat
from tests.wire.plans import library_plan
from tests.wire.server import wire_server
from tui.foreground import _way_on, carry_out


def _session(home: Path, plan: Plan) -> Path:
    path = home / "sessions" / "loans.jsonl"
    path.parent.mkdir(exist_ok=True)
    first = SessionCreated(title="Loans", requirements=plan.requirements, documents=())
    SessionWriter.create(path, first).close()
    return path


def test_what_was_written_is_kept(planroom_home: Path) -> None:
    plan = library_plan()
    assert plan.architecture
    path = _session(planroom_home, plan)
    script = Script(text=plan.architecture.model_dump_json(), pieces=60, between=1.0)
    with wire_server() as server:
        base = server.route("model", OpenAIChat(), [script])
        command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]  # as a script starts what goes on in the background
        command += [sys.executable, "-m", "tui.cli", "draft", "loans", "architecture", "--no-cache"]
        command += ["--model", "openai/gpt-4o", "--api-base", base]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
            assert process.stderr
            said = process.stderr.readline() + process.stderr.readline()
            reader = SessionReader(path)
            while not any(isinstance(event.data, DraftDelta) for event in reader.read()):
                assert process.poll() is None
                time.sleep(0.05)
            process.send_signal(signal.SIGTERM)  # which ends it as Ctrl+C does
            said += process.stderr.read()
    assert process.returncode == 130
    assert "Stopped; what was written is kept, `planroom draft loans AGENT --resume` goes on from there." in said
    assert "Traceback" not in said
    cancelled = list(reader.read())[-1].data
    assert isinstance(cancelled, DraftCancelled)
    assert cancelled.usage.prompt_tokens > 1000


def test_who_stops_the_offline_planner_is_not_told_to_go_on(planroom_home: Path) -> None:
    path = _session(planroom_home, library_plan())
    state = open_session(path).state
    assert _way_on(path, state, ("architecture",)) == "`planroom draft loans AGENT` drafts again"


def test_an_engine_that_was_stopped_in_its_tracks_is_said_and_waited_for(
    planroom_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.engine_link._SILENT_SECONDS", 0.3)
    path = _session(planroom_home, library_plan())
    asyncio.run(_attached(path))
    engine = int(holder(path).split()[1])
    os.kill(engine, signal.SIGSTOP)
    goes_on = Timer(1.5, os.kill, (engine, signal.SIGCONT))
    goes_on.start()
    try:
        state = carry_out(path, [AddNote(text="waited")])
    finally:
        goes_on.join()
    assert capsys.readouterr().err.count("planroom: The engine does not answer; this waits for it") == 1
    assert state.notes == ("waited",)
    asyncio.run(stop_engine(path))


async def _attached(path: Path) -> None:
    """Let an engine run, which stays for a while after nobody is attached any more."""
    client = await EngineClient.connect_or_start(path)
    await client.close()
