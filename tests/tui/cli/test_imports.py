"""What a start brings in: litellm costs seconds and memory, so the UI's process must never import it."""

import subprocess
import sys
from pathlib import Path

from sessions.events import DraftFinished, DraftStarted, Usage
from sessions.file import SessionWriter
from tests.plan.sample import sample_plan
from tests.sessions.build import created

HEAVY = ("litellm", "openai", "aiohttp", "diskcache", "tiktoken")

LIVE_IN_THE_ROOM = """
import asyncio, sys
from pathlib import Path
from tui.app import PlanroomApp

async def live() -> None:
    app = PlanroomApp(session=Path(sys.argv[1]), mode="watch")
    async with app.run_test(size=(160, 48)) as pilot:
        for key in "1 z escape 2 3 4 5 c escape g escape D escape question_mark".split():
            await pilot.press(key)
            await pilot.pause()

asyncio.run(live())
print(*sorted(sys.modules))
"""

HOME = """
import importlib, sys
import tui.cli, tui.app
for module in tui.cli.COMMANDS.values():
    importlib.import_module(module)
print(*sorted(sys.modules))
"""

DRAFT_OFFLINE = """
import asyncio, sys
import agents.server
from agents.asking import ask
from agents.drafting import DraftJob
from tests.agents.offline.documents import LIBRARY

for artifact in ("architecture", "database"):
    job = DraftJob(draft="d", model="offline/planner", artifact=artifact, requirements=LIBRARY)
    assert asyncio.run(ask(job, lambda event: None)).content
print(*sorted(sys.modules))
"""


def loaded(program: str, *arguments: str) -> set[str]:
    """Return the modules that `program` has imported at its end, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def room(folder: Path) -> Path:
    """Write a session with everything drafted."""
    plan = sample_plan()
    with SessionWriter.create(folder / "room.jsonl", created()) as writer:
        for name in ("architecture", "database", "api", "sprints"):
            writer.append(DraftStarted(draft=name, artifact=name, model="m", requirements=1, inputs={}), "me")
            finished = {"draft": name, "artifact": name, "revision": 1, name: plan.artifact(name)}
            rest = {"usage": Usage(), "duration_ms": 1, "first_token_ms": 1, "cached": False}
            writer.append(DraftFinished.model_validate(finished | rest), "me")
    return writer.path


def test_living_in_the_room_never_imports_litellm(tmp_path: Path) -> None:
    modules = loaded(LIVE_IN_THE_ROOM, str(room(tmp_path)))
    assert "plan.checks" in modules, "the room was really used"
    assert not modules & set(HEAVY)


def test_neither_the_home_screen_nor_the_help_waits_for_the_domain() -> None:
    modules = loaded(HOME)
    assert "textual.app" in modules
    assert not modules & {
        *HEAVY,
        "pydantic",
        "networkx",
        "sqlglot",
        "plan.plan",
        "sessions.state",
        "openapi_spec_validator",
    }


def test_what_the_offline_planner_drafts_waits_for_no_model_and_reads_nothing_again() -> None:
    modules = loaded(DRAFT_OFFLINE)
    assert {"agents.server", "agents.offline.planner"} <= modules
    assert not modules & {"litellm", "openai", "aiohttp", "tiktoken", "spacy"}
