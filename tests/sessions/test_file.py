import asyncio
import fcntl
import os
import resource
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import BadLineError, DamagedError, LockedError, NoSessionError
from sessions.events import DraftDelta, Event, NoteAdded
from sessions.file import SessionWriter
from sessions.lock import holder, lock_path
from sessions.reader import SessionReader, Tail
from tests.sessions.build import created, new_session, ticking


def notes(path: Path) -> list[str]:
    return [event.data.text for event in SessionReader(path).read() if isinstance(event.data, NoteAdded)]


def test_what_is_appended_is_read_in_order(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        written = [writer.append(NoteAdded(text=str(n)), "me") for n in range(5)]
    read = list(SessionReader(writer.path).read(after=1))
    assert read == written
    assert [event.seq for event in read] == [2, 3, 4, 5, 6]
    assert [event.ms for event in read] == sorted(event.ms for event in read)


def test_the_file_is_private_and_says_what_it_is(tmp_path: Path) -> None:
    with new_session(tmp_path / "deep") as writer:
        pass
    assert writer.path.stat().st_mode & 0o777 == 0o600
    assert b'"format":"planroom/session"' in writer.path.read_bytes().splitlines()[0]


def test_a_session_is_never_overwritten(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        pass
    before = writer.path.read_bytes()
    with pytest.raises(FileExistsError):
        SessionWriter.create(writer.path, created("Another"))
    assert writer.path.read_bytes() == before


@pytest.mark.parametrize("room", [0, 100])
def test_a_beginning_that_fails_leaves_nothing_behind(tmp_path: Path, room: int) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(OSError, match=r"."):
            new_session(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []


def test_going_on_continues_the_chain_and_the_clock(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        last = writer.append(NoteAdded(text="before"), "me")
    with SessionWriter.open(writer.path, ticking()) as again:
        event = again.append(NoteAdded(text="after"), "me")
    assert (event.seq, event.ms >= last.ms) == (3, True)
    assert notes(writer.path) == ["before", "after"]


def test_a_clock_that_is_set_back_does_not_turn_time(tmp_path: Path) -> None:
    moments = [ticking(1000)() for _ in range(3)]
    clock = iter([moments[0], moments[0], *reversed(moments), moments[0]])
    with SessionWriter.create(tmp_path / "s.jsonl", created(), lambda: next(clock)) as writer:
        times = [writer.append(NoteAdded(text=""), "me").ms for _ in range(3)]
    assert times == sorted(times)


def test_one_writer_at_a_time_and_the_other_is_named(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        assert str(os.getpid()) in holder(writer.path)
        with pytest.raises(LockedError, match=f"process {os.getpid()}"):
            SessionWriter.open(writer.path)
    assert holder(writer.path) == ""
    SessionWriter.open(writer.path).close()


@given(cut=st.integers(1, 60))
@settings(max_examples=30)
def test_a_torn_last_line_is_set_aside_and_said_so(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    with new_session(tmp_path_factory.mktemp("torn")) as writer:
        writer.append(NoteAdded(text="whole"), "me")
        writer.append(NoteAdded(text="torn"), "me")
    whole = writer.path.read_bytes()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    torn = whole[start : start + cut]
    writer.path.write_bytes(whole[:start] + torn)
    with SessionWriter.open(writer.path) as again:
        assert f"{cut} bytes" in again.recovered
        again.append(NoteAdded(text="next"), "me")
    assert notes(writer.path) == ["whole", "next"]
    assert [path.read_bytes() for path in writer.path.parent.glob("*.torn-1")] == [torn]


def test_a_damaged_file_is_named_and_not_touched(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        writer.append(NoteAdded(text="due on Friday"), "me")
        writer.append(NoteAdded(text="last"), "me")
    altered = writer.path.read_bytes().replace(b"Friday", b"Monday")
    writer.path.write_bytes(altered)
    with pytest.raises(BadLineError, match="line 2"):
        SessionWriter.open(writer.path)
    with pytest.raises(BadLineError, match="line 2"):
        notes(writer.path)
    assert writer.path.read_bytes() == altered
    assert holder(writer.path) == ""


def test_a_missing_line_is_noticed(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        for text in "abc":
            writer.append(NoteAdded(text=text), "me")
    lines = writer.path.read_bytes().splitlines(keepends=True)
    writer.path.write_bytes(b"".join(lines[:2] + lines[3:]))
    with pytest.raises(BadLineError, match="line 3"):
        notes(writer.path)


@pytest.mark.parametrize("content", [b"", b"hello", b"{", b'{"seq":1'])
def test_what_is_no_session_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(DamagedError):
        SessionWriter.open(path)
    assert path.read_bytes() == content
    with pytest.raises(NoSessionError):
        SessionWriter.open(tmp_path / "missing.jsonl")


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        size = writer.path.stat().st_size
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, limits[1]))
        try:
            with pytest.raises(OSError, match=r"."):
                writer.append(NoteAdded(text="x" * 1000), "me")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert writer.path.stat().st_size == size
        writer.append(NoteAdded(text="after"), "me")
    assert notes(writer.path) == ["after"]


async def test_followers_see_what_is_appended_while_they_look(tmp_path: Path) -> None:
    seen: list[Event] = []
    with new_session(tmp_path) as writer:

        async def look() -> None:
            async for batch in SessionReader(writer.path).follow(after=1):
                seen.extend(batch)
                if len(seen) == 20:
                    return

        looking = asyncio.create_task(look())
        for n in range(20):
            writer.append(DraftDelta(draft="d", text=str(n)), "me")
            await asyncio.sleep(0)
        await asyncio.wait_for(looking, 30)
    assert [event.data.text for event in seen if isinstance(event.data, DraftDelta)] == [str(n) for n in range(20)]


def test_a_reader_takes_only_whole_lines(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        writer.append(NoteAdded(text="a"), "me")
    whole = writer.path.read_bytes()
    growing = tmp_path / "growing.jsonl"
    tail, seqs = Tail(growing), []
    for end in range(0, len(whole) + 1, 7):
        growing.write_bytes(whole[:end])
        seqs += [event.seq for event in tail.read()]
    growing.write_bytes(whole)
    seqs += [event.seq for event in tail.read()]
    assert seqs == [1, 2]
    assert tail.torn == b""


def test_a_reader_goes_on_after_a_torn_line_was_set_aside(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        pass
    with writer.path.open("ab") as file:
        file.write(b'{"seq":2,"at"')
    tail = Tail(writer.path)
    assert [event.seq for event in tail.read()] == [1]
    with SessionWriter.open(writer.path) as again:
        again.append(NoteAdded(text="after"), "me")
    assert [event.seq for event in tail.read()] == [2]


def test_a_writer_waits_for_somebody_who_only_asks_who_writes(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        pass
    asking = os.open(lock_path(writer.path), os.O_RDWR)
    fcntl.flock(asking, fcntl.LOCK_SH)
    gone = threading.Timer(0.1, os.close, [asking])
    gone.start()
    with SessionWriter.open(writer.path) as again:
        again.append(NoteAdded(text="went on"), "me")
    gone.join()
    assert notes(writer.path) == ["went on"]


def test_time_goes_on_after_a_clock_was_set_back(tmp_path: Path) -> None:
    hour = timedelta(hours=1)
    late, tick = ticking(0)(), timedelta(milliseconds=20)
    clock = iter([late, late, late + tick, late - hour, late - hour + tick, late - hour + 2 * tick])
    with SessionWriter.create(tmp_path / "s.jsonl", created(), lambda: next(clock)) as writer:
        times = [writer.append(NoteAdded(text=""), "me").ms for _ in range(4)]
    assert times == [20, 20, 40, 60]


def test_time_goes_on_after_a_machine_slept(tmp_path: Path) -> None:
    start, night = ticking(0)(), timedelta(hours=9)
    clock = iter([start, start, start + night])
    with SessionWriter.create(tmp_path / "s.jsonl", created(), lambda: next(clock)) as writer:
        assert writer.append(NoteAdded(text=""), "me").ms == 9 * 3600 * 1000
