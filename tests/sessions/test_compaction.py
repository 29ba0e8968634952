import asyncio
import json
import os
import re
import resource
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from subprocess import Popen
from sys import executable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.compaction import compact
from sessions.errors import DamagedError, LockedError, SessionError
from sessions.events import AnyPayload, DraftDelta, Event, LogCompacted, NoteAdded
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.forking import fork
from sessions.lock import left_out
from sessions.moved import compacting_path, moved_path
from sessions.opening import open_session, state_at
from sessions.originals import original_lines
from sessions.packing import pack, unpack
from sessions.reader import SessionReader, Tail
from sessions.recovery import recover
from sessions.verification import verify
from tests.sessions.build import created
from tests.sessions.every_event import deltas, finished, started
from tests.sessions.files import FIXTURES, written


def events(path: Path) -> list[Event]:
    return list(SessionReader(path).read())


def test_a_compacted_session_reads_as_it_did(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    before, text = events(path), path.read_bytes()
    done = compact(path)
    assert done.lines > 200
    assert done.after < done.before
    assert b"Members borrow" in text
    assert path.read_bytes().count(b"\n") == text.count(b"\n") - done.lines + path.read_bytes().count(b"log.compacted")
    assert events(path) == before
    assert open_session(path).state == fold_all(before)
    assert [state_at(path, seq).seq for seq in (1, 20, len(before))] == [1, 20, len(before)]
    assert verify(path).good == len(before)
    assert (path.stat().st_mode | moved_path(path).stat().st_mode) & 0o777 == 0o600
    assert b"".join(one.line for one in original_lines(path)) == text
    assert compact(path).lines == 0


def test_what_a_draft_that_came_to_nothing_wrote_stays(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl", [created(), started("api", "api-1"), *deltas("api-1", 40), NoteAdded(text="")])
    assert compact(path).lines == 0
    assert not moved_path(path).exists()
    with SessionWriter.open(path) as writer:
        for data in (started("api", "api-2", continues="api-1", kept=9), *deltas("api-2", 40)):
            writer.append(data, "api-architect")
    assert compact(path).lines == 0
    with SessionWriter.open(path) as writer:
        writer.append(finished("api", "api-2"), "api-architect")
    assert compact(path).lines == 82


def test_without_its_second_file_a_session_still_folds_and_says_what_is_missing(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    whole = fold_all(events(path))
    compact(path)
    kept = moved_path(path).read_bytes()
    for damage in (b"", kept[: len(kept) // 2], kept[:40] + bytes([kept[40] ^ 1]) + kept[41:]):
        moved_path(path).write_bytes(damage)
        state = fold_all(events(path))
        assert state.plan() == whole.plan()
        assert "is missing beside the log" in state.notes[0]
        assert "is not what was written" in verify(path).problem
    moved_path(path).unlink()
    assert "cannot be read" in verify(path).problem
    with SessionWriter.open(path) as writer:
        for data in (started("api", "api-9"), *deltas("api-9", 9), finished("api", "api-9", 2)):
            writer.append(data, "me")
    content = path.read_bytes()
    with pytest.raises(DamagedError, match=r"put s\.deltas back"):
        compact(path)
    assert path.read_bytes() == content
    moved_path(path).write_bytes(kept)
    assert compact(path).lines == 10
    assert verify(path).problem == ""


def test_a_line_that_stands_for_others_cannot_be_altered(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    compact(path)
    lines = path.read_bytes().split(b"\n")
    place = next(n for n, line in enumerate(lines) if b"log.compacted" in line)
    lines[place] = lines[place].replace(b'"offset":0', b'"offset":1')
    path.write_bytes(b"\n".join(lines))
    assert f"line {place + 1} cannot be trusted" in verify(path).problem


def test_damage_behind_moved_lines_is_named_by_the_line_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    compact(path)
    lines = path.read_bytes().split(b"\n")
    seq = json.loads(lines[-2])["seq"]
    at = len(lines) - 1
    assert seq > at
    path.write_bytes(b"\n".join([*lines[:-2], lines[-2].replace(b'"at":"2', b'"at":"1'), b""]))
    assert verify(path).problem == (
        f"s.jsonl: line {at} (event {seq}) cannot be trusted: it was altered; "
        f"lines 1 to {at - 1} (events 1 to {seq - 1}) are good."
    )
    assert recover(path, tmp_path / "new.jsonl").good == at - 1
    path.write_bytes(b"\n".join([*lines[:-2], b""]))
    cut = f"it was cut: it ends with line {at - 1} (event {seq - 1}), but event {seq} was written too"
    assert cut in verify(path).problem
    assert cut in left_out(path, seq - 1, seq)


def test_what_is_recovered_of_a_compacted_session_replays(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    before = events(path)
    compact(path)
    path.write_bytes(path.read_bytes().replace(b"Kept beside the log.", b"Kept before the log."))
    new = recover(path, tmp_path / "new.jsonl").path
    assert events(new)[:-1] == before[:-1]
    assert verify(new).problem == ""


async def test_a_follower_goes_on_where_it_was(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    before = events(path)
    tail, part = Tail(path), Tail(path)
    assert list(tail.read()) == before
    seen = list(islice(part.read(), len(before) // 3))
    following = SessionReader(path).follow()
    assert [event for batch in [await anext(following)] for event in batch] == before
    compact(path)
    with SessionWriter.open(path) as writer:
        after = writer.append(NoteAdded(text="after"), "me")
    assert list(tail.read()) == [after]
    assert seen + list(part.read()) == [*before, after]
    assert await asyncio.wait_for(anext(following), 30) == (after,)


def test_a_follower_notices_another_session_in_the_place_of_its_own(tmp_path: Path) -> None:
    path, other = (
        written(tmp_path / "s.jsonl"),
        written(tmp_path / "other.jsonl", [created("Other"), *deltas("d", 600)]),
    )
    tail = Tail(path)
    seen = sum(1 for _ in tail.read())
    other.replace(path)
    with pytest.raises(DamagedError, match=f"line {seen} cannot be trusted"):
        list(tail.read())


def test_nobody_else_may_write_meanwhile_and_an_older_format_stays(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    with SessionWriter.open(path), pytest.raises(LockedError):
        compact(path)
    older = tmp_path / "v1.jsonl"
    older.write_bytes((FIXTURES / "v1.jsonl").read_bytes())
    with pytest.raises(SessionError, match="session format 1"):
        compact(older)
    assert older.read_bytes() == (FIXTURES / "v1.jsonl").read_bytes()


def test_a_disk_that_does_not_take_it_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    open_session(path)
    whole, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        with pytest.raises(SessionError, match="is as it was"):
            compact(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == whole
    assert {file.suffix for file in tmp_path.iterdir()} == {".jsonl", ".lock"}


def test_a_compaction_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    whole = written(
        tmp_path / "whole.jsonl", [created(), started("api", "a"), *deltas("a", 1500), finished("api", "a")]
    )
    before = events(whole)
    script = "import sys; from pathlib import Path; from sessions.compaction import compact\n"
    script += "for path in sys.argv[1:]: compact(Path(path))"
    for number in range(2):
        paths = [tmp_path / f"{number}-{copy}.jsonl" for copy in range(4)]
        for path in paths:
            path.write_bytes(whole.read_bytes())
        with Popen([executable, "-c", script, *map(str, paths)]) as compacting:
            # At work on one of them, and each time further.
            while compacting.poll() is None and not paths[2 * number].with_suffix(".compacting").exists():
                pass
            compacting.kill()
        for path in paths:
            assert events(path) == before
            compact(path)
            assert events(path) == before
        assert any(moved_path(path).stat().st_size for path in paths)


@given(st.data())
def test_compacted_equals_uncompacted(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    pieces: list[AnyPayload] = [created()]
    for number in range(data.draw(st.integers(1, 4))):
        draft = f"api-{number}"
        pieces.append(started("api", draft))
        pieces += [DraftDelta(draft=draft, text=str(n)) for n in range(data.draw(st.integers(0, 30)))]
        pieces += data.draw(st.sampled_from(([], [finished("api", draft)], [NoteAdded(text="")])))
    path = written(tmp_path_factory.mktemp("c") / "s.jsonl", pieces)
    before = events(path)
    compact(path)
    assert events(path) == before
    after = data.draw(st.integers(0, len(before)))
    assert list(SessionReader(path).read(after)) == before[after:]


def test_who_may_read_a_session_still_may(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    path.chmod(0o640)
    group = next((number for number in os.getgroups() if number != path.stat().st_gid), path.stat().st_gid)
    os.chown(path, -1, group)
    compact(path)
    for file in (path, moved_path(path)):
        assert (file.stat().st_mode & 0o777, file.stat().st_gid) == (0o640, group)


def _gone(path: Path) -> None:
    moved_path(path).unlink()


def _flipped(path: Path) -> None:
    """Damage the last of the blocks only."""
    kept = moved_path(path).read_bytes()
    moved_path(path).write_bytes(kept[:-9] + bytes([kept[-9] ^ 1]) + kept[-8:])


@pytest.mark.parametrize("harm", [_gone, _flipped])
def test_behind_a_gap_a_session_is_forked_packed_and_recovered(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path = written(tmp_path / "s.jsonl")
    before = events(path)
    compact(path)
    harm(path)
    shared = fork(path, tmp_path / "fork.jsonl")
    recovered = recover(path, tmp_path / "recovered.jsonl")
    assert re.search(
        r"^s\.deltas .*, so [\d,]+ lines of what agents wrote on the way are missing, from line", shared.missing
    )
    assert shared.missing in recovered.problem
    assert "s.deltas" in pack(path, tmp_path / "packed")
    arrived = unpack(tmp_path / "packed", tmp_path / "there" / "s.jsonl")
    assert (arrived.good, arrived.gone) == (len(before), "s.deltas")
    for new in (tmp_path / "fork.jsonl", recovered.path):
        found = verify(new)
        assert (found.problem, found.good, found.lost > 0) == ("", len(before) + 1, True)
        kept = [event for event in events(new) if not isinstance(event.data, LogCompacted)][:-1]
        assert kept == [event for event in events(path) if not isinstance(event.data, LogCompacted)]
        assert open_session(new).state.plan() == fold_all(before).plan()
        assert not fork(new, tmp_path / "again.jsonl").missing
        assert not pack(new, tmp_path / "again.pack")
        compact(new)
        assert verify(new).problem == ""
        assert verify(tmp_path / "again.jsonl").lost == found.lost
        for left in ("again.jsonl", "again.lock", "again.pack"):
            (tmp_path / left).unlink()


def test_a_fork_in_the_midst_of_what_is_gone_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    compact(path)
    moved_path(path).unlink()
    gap = next(event for event in events(path) if isinstance(event.data, LogCompacted))
    assert isinstance(gap.data, LogCompacted)
    through = gap.data.through
    with pytest.raises(SessionError, match=rf"up to event {through} is gone.*name event {through}"):
        fork(path, tmp_path / "new.jsonl", gap.seq)
    assert not (tmp_path / "new.jsonl").exists()
    assert fork(path, tmp_path / "new.jsonl", through).seq == through


def test_what_a_killed_compaction_left_is_removed_by_the_next_writer(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    before = events(path)
    for left in (b"", b"left behind"):
        moved_path(path).write_bytes(left)
        compacting_path(path).write_bytes(b"half")
        SessionWriter.open(path).close()
        assert not moved_path(path).exists()
        assert not compacting_path(path).exists()
    compact(path)
    whole = moved_path(path).read_bytes()
    moved_path(path).write_bytes(whole + b"left behind")
    SessionWriter.open(path).close()
    assert moved_path(path).read_bytes() == whole
    assert events(path) == before


def test_nothing_is_removed_beside_a_log_that_was_cut(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    compact(path)
    beside, lines = moved_path(path).read_bytes(), path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]))
    for _ in range(3):
        with SessionWriter.open(path) as writer:
            writer.append(writer.cut or NoteAdded(text="on"), "ada")
        assert moved_path(path).read_bytes() == beside


def test_a_damaged_session_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    path.write_bytes(path.read_bytes().replace(b"Kept beside the log.", b"Kept before the log."))
    with pytest.raises(DamagedError, match=r"s\.jsonl: line .*planroom recover"):
        compact(path)
