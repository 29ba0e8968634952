"""The recorded session that is shipped: whole, small, with all that an afternoon brings, and left as it is."""

import shutil
from pathlib import Path

from sessions.events import AgentAssigned, ArtifactMerged, ArtifactReturned, DraftFailed
from sessions.opening import open_session
from sessions.reader import SessionReader
from sessions.seeking import Seeker
from sessions.verification import verify

RECORDED = Path(__file__).parents[2] / "examples" / "afternoon.jsonl"


def test_an_afternoon_is_shipped(tmp_path: Path) -> None:
    path = tmp_path / "afternoon.jsonl"
    shutil.copy(RECORDED, path)
    assert path.stat().st_size < 2_000_000
    assert verify(path).problem == ""
    events = [event.data for event in SessionReader(path).read()]
    for happened in (AgentAssigned, DraftFailed, ArtifactReturned, ArtifactMerged):
        assert any(isinstance(data, happened) for data in events)
    state = open_session(path).state
    assert state.signed is not None
    assert "recorded by a program" in state.notes[0]
    assert len({assignment.model for assignment in state.agents.values()}) == 2


def test_it_is_played_where_nothing_can_be_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "afternoon.jsonl"
    shutil.copy(RECORDED, path)
    in_the_way = path.with_suffix(".derived")
    in_the_way.write_text("no folder")
    seeker = Seeker(path)
    assert seeker.length_ms > 60_000
    assert seeker.state_at(seeker.last).signed is not None
    assert in_the_way.read_text() == "no folder"
