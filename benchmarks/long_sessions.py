"""Sessions of any length for the benchmarks: four agents that draft again and again, in pieces as models send them."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from plan.artifacts import AGENTS, ARTIFACTS
from plan.plan import Plan
from sessions.events import AnyPayload, DraftDelta, DraftFinished, DraftStarted, NoteAdded, SessionCreated, Usage
from sessions.line import GENESIS, encode

ROOT = Path(__file__).parent.parent
PIECE = 16
"""Characters of a delta: what a model writes in a twentieth of a second."""
STEP_MS = 50


def payloads() -> Iterator[tuple[str, AnyPayload]]:
    """Yield authors and what they do, for ever: each draft writes its artifact, piece by piece."""
    plan = Plan.model_validate_json((ROOT / "examples" / "sample-plan.json").read_text(encoding="utf-8"))
    yield "ada", SessionCreated(title="Long", requirements=plan.requirements, documents=())
    for revision in count(1):
        for name in ARTIFACTS:
            draft, artifact = f"{name}-{revision}", plan.artifact(name)
            assert artifact is not None
            started = {"draft": draft, "artifact": name, "model": "m", "requirements": 1, "inputs": {}}
            yield AGENTS[name], DraftStarted.model_validate(started)
            text = json.dumps(artifact.model_dump(mode="json"), ensure_ascii=False, indent=1)
            for begin in range(0, len(text), PIECE):
                yield AGENTS[name], DraftDelta(draft=draft, text=text[begin : begin + PIECE])
            content = {"draft": draft, "artifact": name, "revision": revision, name: artifact}
            told = {"usage": Usage(), "cost": 0.1, "duration_ms": 1, "first_token_ms": 1, "cached": False}
            yield AGENTS[name], DraftFinished.model_validate({**content, **told})


def write_session(path: Path, events: int) -> Path:
    """Write a session of that many events, and return `path`."""
    previous = GENESIS
    with path.open("wb") as file:
        for seq, (by, data) in zip(range(1, events + 1), payloads(), strict=False):
            at = f"2026-11-23T{seq // 72000 % 24:02}:{seq // 1200 % 60:02}:{seq // 20 % 60:02}.{seq % 20 * STEP_MS:03}Z"
            line, event = encode(seq, at, seq * STEP_MS, by, data, previous)
            previous = event.hash
            file.write(line)
    return path


def add_note(path: Path, text: str) -> None:
    """Add a note to the session at `path`, which no writer holds."""
    last = path.read_bytes().rstrip(b"\n").rpartition(b"\n")[2]
    record = json.loads(last)
    line, _ = encode(record["seq"] + 1, record["at"], record["ms"], "ada", NoteAdded(text=text), record["hash"])
    with path.open("ab") as file:
        file.write(line)
