"""Disks that are full, broken or write-protected: drafts stop with a sentence, and what was acknowledged stays."""

import asyncio
import contextlib
import errno
import os
import pty
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from agents.client import EngineClient
from agents.commands import AddNote, DraftOne, RefusedError
from agents.engine import Engine
from agents.server import EngineServer
from agents.socket_path import socket_path
from sessions.errors import LockedError
from sessions.events import DraftDelta, NoteAdded
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.lock import holder, lock_path
from sessions.reader import SessionReader
from sessions.verification import verify
from tests.faults.agents import PLAN, ScriptedAgents
from tests.sessions.build import new_session

Fault = Callable[[SessionWriter], AbstractContextManager[None]]


@contextmanager
def in_place_of_the_file(writer: SessionWriter, stand_in: int) -> Iterator[None]:
    """Let what is written go to another open file of the system, whose own errors come back."""
    descriptor = writer._file
    kept = os.dup(descriptor)
    os.dup2(stand_in, descriptor, inheritable=False)
    try:
        yield
    finally:
        os.dup2(kept, descriptor, inheritable=False)
        os.close(kept)
        os.close(stand_in)


def full(writer: SessionWriter) -> AbstractContextManager[None]:
    return in_place_of_the_file(writer, os.open("/dev/full", os.O_WRONLY))


def broken(writer: SessionWriter) -> AbstractContextManager[None]:
    """A terminal whose other end is gone answers every write with EIO."""
    master, slave = pty.openpty()
    os.close(master)
    return in_place_of_the_file(writer, slave)


@contextmanager
def not_synced(writer: SessionWriter) -> Iterator[None]:
    """A pipe takes everything, and cannot be synced."""
    reading, writing = os.pipe()
    with in_place_of_the_file(writer, writing):
        yield
    os.close(reading)


@contextmanager
def limited(writer: SessionWriter) -> Iterator[None]:
    """The file may grow by 50 bytes: the next line is half written, then refused."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (writer.path.stat().st_size + 50, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


FAULTS: dict[str, tuple[Fault, str]] = {
    "full": (full, os.strerror(errno.ENOSPC)),
    "broken": (broken, os.strerror(errno.EIO)),
    "not synced": (not_synced, os.strerror(errno.EINVAL)),
    "limited": (limited, os.strerror(errno.EFBIG)),
}


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[SessionWriter]:
    with new_session(tmp_path, "disk", PLAN.requirements) as writer:
        yield writer


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.002)


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_disk_that_does_not_take_a_word_stops_the_draft_and_loses_nothing(
    writer: SessionWriter, fault: str
) -> None:
    path, (strike, why) = writer.path, FAULTS[fault]
    engine = Engine(writer, ScriptedAgents(0, 0.2).ask)
    seq = await engine.handle(AddNote(text="acknowledged"))
    await engine.handle(DraftOne(artifact="database"))
    await until(lambda: engine.state.seq > seq + 3)
    with strike(writer):
        with pytest.raises(RefusedError, match=why):
            await engine.handle(AddNote(text="never acknowledged"))
        await until(lambda: not engine.busy)
    said = fold_all(SessionReader(path).read())
    assert said == engine.state, "the file says what the engine knows, in the middle of it too"
    assert await engine.handle(AddNote(text="after")) > seq
    draft = engine.state.artifacts["database"].draft
    assert draft is not None
    assert draft.notice.endswith("draft it again.")
    assert draft.text
    await engine.handle(DraftOne(artifact="database"))
    await engine.idle()
    assert engine.state.status("database") == "drafted"
    await engine.close()
    assert verify(path).problem == ""
    notes = [event.data.text for event in SessionReader(path).read() if isinstance(event.data, NoteAdded)]
    assert notes == ["acknowledged", "after"]


async def test_that_a_draft_stopped_is_said_as_soon_as_there_is_room(
    writer: SessionWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agents.server.GRACE_SECONDS", 0.02)
    engine, listening = Engine(writer, ScriptedAgents(0, 0.2).ask), asyncio.Event()
    serving = asyncio.create_task(EngineServer(engine, socket_path(writer.path), listening.set).serve())
    await listening.wait()
    client = await EngineClient.connect_or_start(writer.path)
    seq = await client.send(DraftOne(artifact="database"))
    await until(lambda: engine.state.seq > seq + 3)
    with full(writer):
        await until(lambda: not engine.busy)
        assert engine.state.drafting(), "there was no room to say so"
    await until(lambda: not engine.state.drafting())
    assert fold_all(SessionReader(writer.path).read()).status("database") == "failed"
    await client.close()
    await serving
    await engine.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, bool]]:
    """A disk of 9 MB where one can be mounted, else a folder; and which of both."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=9m", "tmpfs", str(folder)]
    mounted = os.getuid() == 0 and subprocess.run(command, check=False, capture_output=True).returncode == 0
    yield folder, mounted
    if mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def write_protected(folder: Path, mounted: bool) -> Iterator[None]:
    """Take the right to write: from the disk where that is possible, else from the files."""
    if mounted:
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield
        return
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500)
    yield
    folder.chmod(0o700)


async def test_a_disk_that_fills_up_stops_the_draft_while_there_is_room_to_say_so(
    small_disk: tuple[Path, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, mounted = small_disk
    if not mounted:
        # Where nothing can be mounted, the last of the room is far above what is free.
        monkeypatch.setattr("agents.runs._ROOM_BYTES", 0)
    with new_session(folder, "filling", PLAN.requirements) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path), ScriptedAgents(0, 0.2).ask)
    seq = await engine.handle(DraftOne(artifact="database"))
    await until(lambda: engine.state.seq > seq + 3)
    ballast = folder / "ballast"
    if mounted:
        ballast.write_bytes(bytes(shutil.disk_usage(folder).free - (1 << 19)))
    else:
        monkeypatch.setattr("agents.runs._LAST_BYTES", 1 << 62)
    await engine.idle()
    draft = fold_all(SessionReader(path).read()).artifacts["database"].draft
    assert draft is not None
    assert (draft.reason, os.strerror(errno.ENOSPC) in draft.notice) == ("disk", True)
    await engine.handle(AddNote(text="there is room for a decision"))
    with contextlib.suppress(FileNotFoundError):
        ballast.unlink()
    monkeypatch.undo()
    await engine.handle(DraftOne(artifact="database"))
    await engine.idle()
    assert engine.state.status("database") == "drafted"
    await engine.close()
    assert verify(path).problem == ""


def test_what_is_write_protected_is_read_and_not_written(small_disk: tuple[Path, bool]) -> None:
    folder, mounted = small_disk
    with new_session(folder, "kept") as writer:
        path = writer.path
    whole = path.read_bytes()
    # Root may write whatever a file's mode says, unless that right is taken from it.
    mere = [] if mounted or os.getuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    with write_protected(folder, mounted):
        assert holder(path) == ""
        assert verify(path).problem == ""
        draft = [*mere, sys.executable, "-m", "tui.cli", "draft", str(path), "database"]
        refused = subprocess.run(draft, capture_output=True, text=True, timeout=120, check=False)
        assert (refused.returncode, "mend that, then try again" in refused.stderr) == (2, True), refused.stderr
    assert path.read_bytes() == whole


def test_a_failed_write_that_cannot_be_taken_back_is_taken_back_before_the_next(writer: SessionWriter) -> None:
    with not_synced(writer), pytest.raises(OSError, match=r"."):
        writer.append(NoteAdded(text="lost"), "me")
    with writer.path.open("ab") as file:
        file.write(b'{"seq":2,"at":"half of what was')
    writer.append(NoteAdded(text="after"), "me")
    assert [event.seq for event in SessionReader(writer.path).read()] == [1, 2]


def test_what_is_taken_back_is_never_another_file(writer: SessionWriter) -> None:
    with not_synced(writer), pytest.raises(OSError, match=r"."):
        writer.append(NoteAdded(text="lost"), "me")
    writer.path.rename(writer.path.with_suffix(".old"))
    writer.path.write_bytes(b"mine, and longer than nothing")
    with pytest.raises(OSError, match="replaced"):
        writer.append(NoteAdded(text="where?"), "me")
    assert writer.path.read_bytes() == b"mine, and longer than nothing"


def test_a_file_that_another_program_changed_is_written_to_no_more(writer: SessionWriter) -> None:
    with writer.path.open("ab") as file:
        file.write(b"\n")
    for _ in range(2):
        with pytest.raises(OSError, match="another program"):
            writer.append(DraftDelta(draft="d", text="x"), "me")
    assert writer.path.read_bytes().endswith(b"\n\n")


@pytest.mark.parametrize("moved", [True, False])
def test_a_file_that_is_gone_is_not_written_to_where_nobody_finds_it(writer: SessionWriter, moved: bool) -> None:
    writer.path.rename(writer.path.with_suffix(".old"))
    if not moved:
        shutil.copy(writer.path.with_suffix(".old"), writer.path)
    with pytest.raises(OSError, match=r"."):
        writer.append(NoteAdded(text="where?"), "me")


def test_a_lock_that_was_deleted_lets_no_second_writer_in(writer: SessionWriter) -> None:
    lock_path(writer.path).unlink()
    with pytest.raises(LockedError):
        SessionWriter.open(writer.path)


def test_a_link_to_a_session_is_no_second_session(writer: SessionWriter, tmp_path: Path) -> None:
    link = tmp_path / "link.jsonl"
    link.symlink_to(writer.path)
    with pytest.raises(LockedError, match=str(os.getpid())):
        SessionWriter.open(link)
