"""Session files for tests: every event, written as an engine writes them."""

from collections.abc import Iterable
from pathlib import Path

from sessions.events import AnyPayload, SessionCreated
from sessions.file import SessionWriter
from tests.sessions.build import ticking
from tests.sessions.every_event import every_event

FIXTURES = Path(__file__).parent / "fixtures"


def written(path: Path, payloads: Iterable[AnyPayload] = ()) -> Path:
    """Write `payloads`, or every event, into a new session file."""
    first, *rest = payloads or every_event(40)
    assert isinstance(first, SessionCreated)
    with SessionWriter.create(path, first, ticking(70)) as writer:
        for data in rest:
            writer.append(data, "database-architect" if data.type.startswith("draft") else "ada")
    return path
