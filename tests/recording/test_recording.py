"""The recorded session that is shipped: whole, small, with all that an afternoon brings, and left as it is."""

import json
import shutil
from pathlib import Path

import pytest

from sessions.derived import derived_folder
from sessions.events import AgentAssigned, ArtifactMerged, ArtifactReturned, DraftFailed
from sessions.opening import open_session
from sessions.reader import SessionReader
from sessions.seeking import Seeker
from sessions.verification import verify
from tests.screenshots.__main__ import AFTERNOON_PACE, AFTERNOON_SIZE, FOLDER
from tests.tui.playing import played
from tui.recording import recorder

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


async def test_the_recording_of_it_shows_what_the_app_shows_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    path = tmp_path / "afternoon.jsonl"
    shutil.copy(RECORDED, path)
    file = FOLDER / "afternoon.cast"
    assert file.stat().st_size < 1_000_000
    head, *rest = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert 50 < head["duration"] < 70
    async with recorder(path, AFTERNOON_SIZE, AFTERNOON_PACE) as replay:
        for seconds in (20.0, 40.0, replay.seconds):
            shown = played((text for at, _, text in rest if at <= round(seconds, 3)), AFTERNOON_SIZE)
            now = [strip.text for strip in await replay.at(seconds)]
            assert shown.display == now, "`make screenshots` records it anew"


def test_it_is_played_where_nothing_can_be_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "afternoon.jsonl"
    shutil.copy(RECORDED, path)
    in_the_way = derived_folder(path)
    in_the_way.parent.mkdir()
    in_the_way.write_text("no folder")
    seeker = Seeker(path)
    assert seeker.length_ms > 60_000
    assert seeker.state_at(seeker.last).signed is not None
    assert in_the_way.read_text() == "no folder"
