"""A draft that broke off is gone on with from the command line, over a real wire."""

import json
from pathlib import Path

from agents.calling import WORTH_KEEPING
from agents.seam import whole_part
from sessions.fold import fold_all
from sessions.reader import SessionReader
from tests.plan.sample import sample_plan
from tests.tui.cli.running import Ran, ran
from tests.wire.dialect import Script
from tests.wire.openai_chat import OpenAIChat
from tests.wire.server import wire_server

MODEL = "openai/gpt-4o"


def planroom(*arguments: str) -> Ran:
    return ran(*arguments, OPENAI_API_KEY="sk-nobody-s-key-at-all")


def written(home: Path) -> bool:
    """Whether so much of the architecture is in the session that a cut does not begin it anew."""
    for path in (home / "sessions").glob("notes*.jsonl"):
        draft = fold_all(SessionReader(path).read()).artifacts["architecture"].draft
        return draft is not None and len(draft.text) > WORTH_KEEPING
    return False


def test_draft_resume(planroom_home: Path, tmp_path: Path) -> None:
    architecture = sample_plan().architecture
    assert architecture is not None
    text = architecture.model_dump_json()
    cut = len(text) // 2
    kept = whole_part(text[:cut])
    document = tmp_path / "notes.md"
    document.write_text("# Notes\n\n- As a writer, I want to keep notes so that I find them again.\n")
    with wire_server() as server:
        broken = Script(text=text[: 2 * cut], drop=True, pieces=200, between=0.002, read=lambda: written(planroom_home))
        poor = Script(status=402, error="Insufficient credits.")
        # The database architect begins at the same time: whoever comes first, both are cut off, and nobody pays.
        base = server.route("first", OpenAIChat(), [broken, broken, poor])
        other = server.route("second", OpenAIChat(), [Script(text=text[len(kept) :])])
        options = ("--session", "notes", "--out", str(tmp_path / "out"))
        failed = planroom("run", str(document), *options, "--model", MODEL, "--api-base", base)
        assert failed.status == 5, failed.stderr
        assert "no credit left" in failed.stderr
        assert "planroom draft notes" in failed.stderr
        assert "tech-lead-orchestrator will read and write about" in failed.stderr
        (path,) = (planroom_home / "sessions").glob("notes*.jsonl")
        before = fold_all(SessionReader(path).read()).artifacts["architecture"].draft
        assert before is not None
        assert text.startswith(before.text)
        kept = whole_part(before.text)
        server.routes["second"].scripts[0] = Script(text=text[len(kept) :])
        resumed = planroom("draft", "notes", "architecture", "--resume", "--api-base", other)
        assert resumed.status == 0, resumed.stderr
        asked = server.routes["second"].asked[0]["messages"]
        assert isinstance(asked, list)
        assert kept in json.dumps(asked[-2], ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")
    state = fold_all(SessionReader(path).read())
    assert state.artifacts["architecture"].latest is not None
    assert state.artifacts["architecture"].latest.content == architecture
    refused = planroom("draft", "notes", "architecture", "--resume")
    assert refused.status == 2
    assert "no draft that stopped before its end" in refused.stderr
