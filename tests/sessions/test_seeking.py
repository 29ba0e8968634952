from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions import seeking
from sessions.compaction import compact
from sessions.derived import derived_folder
from sessions.events import NoteAdded
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.reader import SessionReader
from sessions.replay import GAP_MS, MARKS
from sessions.seeking import Seeker, index_of
from tests.sessions.files import written
from tests.sessions.timeline import Timeline, timeline
from tests.tui.sessions import Clock, session


@pytest.fixture(scope="module", params=["plain", "compacted"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = written(tmp_path_factory.mktemp("seeking") / "s.jsonl")
    if request.param == "compacted":
        compact(found)
    return found


@pytest.fixture(scope="module")
def whole(path: Path) -> Timeline:
    return timeline(SessionReader(path).read(), 50)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeking, "_BLOCK", 16)


@settings(max_examples=50)
@given(st.data())
def test_seeking_gives_what_the_whole_log_gives(path: Path, whole: Timeline, data: st.DataObject) -> None:
    seeker, count = Seeker(path, 50), len(whole.events)
    assert (seeker.last, seeker.length_ms) == (count, whole.length)
    assert [step.when.seq for step in seeker.index.steps] == [e.seq for e in whole.events if e.data.type in MARKS]
    for _ in range(4):
        after, until = (data.draw(st.integers(0, count)) for _ in range(2))
        assert tuple(seeker.events_between(after, until)) == whole.events[after:until]
        ms = data.draw(st.floats(0, whole.length + 10))
        assert seeker.at(ms).seq == whole.count_at(ms)
        assert seeker.moment(until or 1).replay_ms == whole.moments[(until or 1) - 1]
        assert seeker.state_at(until or 1) == fold_all(whole.events[: until or 1])


def test_without_skipping_it_goes_by_the_session_s_own_clock(path: Path) -> None:
    seeker = Seeker(path, 50, skipping=False)
    whole = timeline(SessionReader(path).read(), 10**9)
    began = whole.events[0].ms
    assert seeker.length_ms == whole.length + began
    for ms in range(0, whole.length + 500, 333):
        assert seeker.at(ms).seq == max(1, whole.count_at(ms - began))


def test_a_skipped_wait_is_known_while_it_is_skipped_and_a_while_after(tmp_path: Path) -> None:
    path, clock = tmp_path / "s.jsonl", Clock()
    with session(path, "empty"):
        pass
    with SessionWriter.open(path, clock) as writer:
        for wait in (GAP_MS - 1, 7_800_000, 1000):
            clock.move(wait)
            writer.append(NoteAdded(text="later"), "me")
    index = Seeker(path).index
    (gap,) = index.gaps
    assert (gap.ms, gap.end.seq, gap.end.replay_ms) == (7_800_000, index.last.seq - 1, 4000)
    for replay_ms, known in ((2000, False), (2001, True), (4000, True), (4001, False)):
        assert (index.gap(replay_ms, 0) is gap) == known
    assert index.gap(5000, 3000) is gap
    assert Seeker(path, 10**9).index.gaps == ()


def test_an_index_grows_with_its_log_and_survives_what_happens_to_it(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    before = index_of(path)[0]
    seeker = Seeker(path)
    compact(path)
    with SessionWriter.open(path) as writer:
        writer.append(NoteAdded(text="later"), "me")
    events = list(SessionReader(path).read())
    assert list(seeker.events_between(99, 300)) == events[99:300]
    grown = index_of(path)[0]
    assert grown.last.seq == before.last.seq + 1
    file = derived_folder(path) / "index-2000"
    assert index_of(path)[0] == grown
    file.write_bytes(b"damaged")
    assert index_of(path)[0] == grown
    assert len(file.read_bytes()) > 100
