"""Feeds: a file that grows, and one that is played again on a clock that tests hold."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sessions.compaction import compact
from sessions.errors import SessionError
from sessions.events import VERSION
from sessions.fold import fold_all
from sessions.moved import moved_path
from sessions.reader import SessionReader
from sessions.replay import DRAFTS
from sessions.state import SessionState
from tests.sessions.test_formats import file_of
from tests.tui.sessions import make_session, session
from tui.feed import FASTEST, SLOWEST, Batch, LiveFeed, ReplayFeed
from tui.modes import Pace


class HeldClock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Watched:
    """Takes batches from a feed and folds them."""

    def __init__(self, batches: AsyncIterator[Batch]) -> None:
        self._batches = batches
        self.state: SessionState | None = None
        self.jumps = 0

    async def next(self) -> SessionState:
        batch = await asyncio.wait_for(anext(self._batches), 30)
        self.jumps += batch.base is not None
        self.state = batch.folded(self.state)
        return self.state


async def test_a_live_feed_gives_what_is_there_and_then_what_comes(sessions_home: Path) -> None:
    with session(sessions_home / "s.jsonl", "empty") as author:
        watched = Watched(LiveFeed(author.path).batches())
        assert (await watched.next()).status("database") == "empty"
        author.start("database")
        assert (await watched.next()).status("database") == "drafting"


@pytest.mark.parametrize("replayed", [False, True])
async def test_a_feed_says_what_is_missing_at_the_end(sessions_home: Path, replayed: bool) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    feed = ReplayFeed(path) if replayed else LiveFeed(path)
    first = await anext(feed.batches())
    assert f"ends with line {len(lines) - 1}, but line {len(lines)} was written too" in first.notice


@pytest.mark.parametrize("replayed", [False, True])
async def test_a_feed_that_begins_behind_what_was_moved_misses_it_all_the_same(
    sessions_home: Path, replayed: bool
) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    compact(path)
    for there in (True, False):
        feed = ReplayFeed(path) if replayed else LiveFeed(path)
        assert ("s.deltas is missing" in (await anext(feed.batches())).notice) is not there
        moved_path(path).unlink(missing_ok=True)


@pytest.mark.parametrize("replayed", [False, True])
async def test_a_feed_of_a_newer_format_says_that_it_is_only_read(sessions_home: Path, replayed: bool) -> None:
    path = file_of(sessions_home / "newer.jsonl", ("note.added", {"text": "hi"}), version=VERSION + 1)
    feed = ReplayFeed(path) if replayed else LiveFeed(path)
    assert "cannot be changed" in (await anext(feed.batches())).notice


async def test_a_live_feed_of_no_session_says_so(sessions_home: Path) -> None:
    with pytest.raises(SessionError):
        await anext(LiveFeed(sessions_home / "none.jsonl").batches())


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def replayed(sessions_home: Path, clock: HeldClock) -> ReplayFeed:
    return ReplayFeed(make_session(sessions_home / "s.jsonl", "full"), clock=clock)


async def test_a_replay_goes_with_its_clock_and_ends_where_the_session_is(
    replayed: ReplayFeed, clock: HeldClock
) -> None:
    watched = Watched(replayed.batches())
    assert (await watched.next()).seq < 10
    clock.seconds += replayed.length_ms / 2000
    halfway = (await watched.next()).seq
    clock.seconds += 1000
    end = await watched.next()
    assert halfway < end.seq
    assert end.status("sprints") == "drafted"
    assert replayed.ended
    assert replayed.position_ms == replayed.length_ms


async def test_speed_is_bounded_and_does_not_move_the_position(replayed: ReplayFeed, clock: HeldClock) -> None:
    await Watched(replayed.batches()).next()
    clock.seconds += 1
    before = replayed.position_ms
    for _ in range(20):
        replayed.set_speed(replayed.speed * 2)
    assert replayed.speed == FASTEST
    assert replayed.position_ms == before
    clock.seconds += 0.01
    assert replayed.position_ms == pytest.approx(before + 640, abs=1)
    replayed.set_speed(0)
    assert replayed.speed == SLOWEST


async def test_a_paused_replay_stands_and_goes_on_from_there(replayed: ReplayFeed, clock: HeldClock) -> None:
    await Watched(replayed.batches()).next()
    clock.seconds += 1
    replayed.toggle()
    clock.seconds += 50
    assert replayed.position_ms == 1000
    replayed.toggle()
    clock.seconds += 1
    assert replayed.position_ms == 2000


async def test_steps_go_to_drafts_and_decisions_and_back(replayed: ReplayFeed, clock: HeldClock) -> None:
    watched = Watched(replayed.batches())
    await watched.next()
    replayed.step(1)
    assert (await watched.next()).drafting() == ("architecture",)
    replayed.step(1)
    assert (await watched.next()).status("architecture") == "drafted"
    replayed.step(-1)
    assert (await watched.next()).drafting() == ("architecture",)
    assert watched.jumps == 1
    assert replayed.paused


async def test_drafts_alone_are_stepped_through(replayed: ReplayFeed) -> None:
    watched = Watched(replayed.batches())
    await watched.next()
    drafting = []
    for _ in range(8):
        replayed.step(1, DRAFTS)
        drafting.append(len((await watched.next()).drafting()))
    assert drafting == [1, 0] * 4


async def test_long_waits_are_skipped_and_told_unless_they_are_wanted(sessions_home: Path, clock: HeldClock) -> None:
    with session(sessions_home / "s.jsonl", "empty") as author:
        author.clock.move(7_800_000)
        author.draft("architecture")
        feed = ReplayFeed(author.path, clock=clock)
        watched = Watched(feed.batches())
        before = (await watched.next()).seq
        assert feed.gap_ms == 0
        clock.seconds += 1
        assert feed.gap_ms == 7_800_300
        skipped = feed.length_ms
        feed.toggle_skipping()
        assert (feed.event, feed.gap_ms, feed.skipping) == (before, 0, False)
        assert feed.length_ms == skipped + 7_800_300 - 2000
        feed.go(7_800_299)
        assert feed.since_ms == 7_800_299
        feed.go(7_800_300)
        assert (await watched.next()).seq == before + 1
        feed.toggle_skipping()
        assert (feed.event, feed.position_ms, feed.gap_ms) == (before + 1, 2000, 7_800_300)


async def test_a_place_in_a_wait_is_gone_on_from(sessions_home: Path, clock: HeldClock) -> None:
    with session(sessions_home / "s.jsonl", "empty") as author:
        author.clock.move(7_800_000)
        author.draft("architecture")
        feed = ReplayFeed(author.path, Pace(skipping=False), clock)
        watched = Watched(feed.batches())
        before = (await watched.next()).seq
        for minutes in (5, 10, 15):
            await feed.seek("+5m")
            assert (feed.position_ms, feed.event, feed.since_ms) == (minutes * 60_000, before, minutes * 60_000)
        feed.toggle_skipping()
        assert (feed.event, feed.position_ms) == (before, 1999)
        feed.toggle_skipping()
        assert (feed.event, feed.position_ms) == (before, 900_000)
        feed.toggle()
        clock.seconds += 6000
        assert feed.position_ms == 6_900_000
        feed.toggle_skipping()
        assert (feed.event, feed.position_ms) == (before, 1999)
        await feed.seek("0:01")
        await feed.seek("-5s")
        assert (feed.event, feed.position_ms) == (1, 0)


async def test_from_the_end_it_begins_again(replayed: ReplayFeed, clock: HeldClock) -> None:
    watched = Watched(replayed.batches())
    await watched.next()
    clock.seconds += 10_000
    await watched.next()
    replayed.toggle()
    assert (await watched.next()).seq < 10
    assert watched.jumps == 1


async def test_a_replay_is_sent_to_events_times_and_words(replayed: ReplayFeed) -> None:
    watched = Watched(replayed.batches())
    await watched.next()
    await replayed.seek("6")
    assert (await watched.next()).seq == replayed.event == 6
    await replayed.step_event(1)
    await replayed.step_event(1)
    assert (await watched.next()).seq == 8
    await replayed.step_event(-1)
    assert (await watched.next()).seq == 7
    replayed.step(1, {"artifact.approved"})
    assert (await watched.next()).status("architecture") == "approved"
    with pytest.raises(SessionError, match="No event says"):
        await replayed.seek("nobody says this")
    assert replayed.paused


async def test_a_replay_shows_at_each_event_what_was_live_then(sessions_home: Path, clock: HeldClock) -> None:
    path = make_session(sessions_home / "s.jsonl", "stale")
    feed = ReplayFeed(path, Pace(paused=True), clock)
    watched = Watched(feed.batches())
    events = list(SessionReader(path).read())
    await watched.next()
    for number in (len(events), 3, len(events) // 2, 4, len(events) - 1):
        await feed.seek(str(number))
        assert await watched.next() == fold_all(events[:number])
