"""A session file with one thing wrong with it: it is named, nothing of it is used silently, the good part is kept."""

import asyncio
import contextlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from agents.commands import AddNote, Approve, DraftAll
from agents.engine import Engine
from sessions.catalog import summarize
from sessions.errors import DamagedError
from sessions.events import Event, NoteAdded
from sessions.file import SessionWriter
from sessions.lock import lock_path
from sessions.reader import SessionReader
from sessions.recovery import SoundError, recover
from sessions.verification import verify
from tests.faults.agents import PLAN, ScriptedAgents
from tests.sessions.build import new_session

PLACES = ("session.created", "draft.started", "draft.delta", "draft.finished", "artifact.approved", "note.added")
BIT_FLIPS = 60

Harm = Callable[[list[bytes], int], bytes]


def swapped_bytes(line: bytes, old: bytes, new: bytes) -> bytes:
    assert old in line
    return line.replace(old, new, 1)


def with_line(lines: list[bytes], at: int, line: bytes) -> bytes:
    return b"".join([*lines[:at], line, *lines[at + 1 :]])


SAID = {
    "altered": "it was altered",
    "of another hash": "it was altered",
    "without a hash": "it is not whole",
    "missing": "it is missing, and line|was cut|not a session file",
    "doubled": "once more",
    "after the next": "it stands further down",
    "torn, with more behind it": "it is not whole",
    "joined with the next": "it was altered|half written",
    "torn, and the last": "half written|not a session file",
    "cut off with all behind it": "was cut|not a session file",
    "zeroes": "it is not whole",
}

HARMS: dict[str, Harm] = {
    "altered": lambda lines, at: with_line(lines, at, swapped_bytes(lines[at], b'"at":"2', b'"at":"3')),
    "of another hash": lambda lines, at: with_line(lines, at, lines[at][:-4] + b'z"}\n'),
    "without a hash": lambda lines, at: with_line(lines, at, lines[at][: lines[at].rindex(b',"hash"')] + b"}\n"),
    "missing": lambda lines, at: with_line(lines, at, b""),
    "doubled": lambda lines, at: with_line(lines, at, lines[at] * 2),
    "after the next": lambda lines, at: b"".join(
        [*lines[:at], *reversed(lines[max(0, at - (at + 1 == len(lines))) :][:2]), *lines[at + 2 :]]
        if at + 1 < len(lines)
        else [*lines[: at - 1], lines[at], lines[at - 1]]
    ),
    "torn, with more behind it": lambda lines, at: with_line(lines, at, lines[at][: len(lines[at]) // 2] + b"\n"),
    "joined with the next": lambda lines, at: with_line(lines, at, lines[at][:-1]),
    "torn, and the last": lambda lines, at: b"".join([*lines[:at], lines[at][: len(lines[at]) // 2]]),
    "cut off with all behind it": lambda lines, at: b"".join(lines[:at]),
    "zeroes": lambda lines, at: with_line(lines, at, bytes(len(lines[at]) - 1) + b"\n"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with new_session(tmp_path_factory.mktemp("sound"), "sound", PLAN.requirements) as writer:
        path = writer.path

    async def draft() -> None:
        engine = Engine(SessionWriter.open(path), ScriptedAgents(0, 0).ask)
        await engine.handle(DraftAll())
        await engine.idle()
        await engine.handle(Approve(artifact="architecture", revision=1))
        await engine.handle(AddNote(text="The last word."))
        await engine.close()

    asyncio.run(draft())
    return path


def damaged(sound: Path, folder: Path, content: bytes) -> Path:
    """A copy of the session, its lock with what was promised, and `content` instead of its own."""
    path = folder / "damaged.jsonl"
    shutil.copy(lock_path(sound), lock_path(path))
    path.write_bytes(content)
    return path


def used(path: Path) -> list[Event]:
    """What a reader gets before it is told that something is wrong."""
    events: list[Event] = []
    with contextlib.suppress(DamagedError):
        events.extend(SessionReader(path).read())
    return events


def examine(sound: Path, folder: Path, content: bytes, written: list[Event], said: str = "") -> int:
    """Check that the damage is named and nothing of it used; return the number of the line that is named."""
    path = damaged(sound, folder, content)
    found = verify(path)
    assert found.problem, "used silently"
    assert found.bad == found.good + 1
    assert re.search(said, found.problem), found.problem
    assert used(path) == written[: found.good], "a reader got what was not written"
    lines = sound.read_bytes().splitlines(keepends=True)
    new = folder / "new.jsonl"
    if found.good:
        recovered = recover(path, new)
        assert new.read_bytes().startswith(b"".join(lines[: found.good]))
        assert verify(new).problem == ""
        *good, note = SessionReader(new).read()
        assert good == written[: recovered.good]
        assert isinstance(note.data, NoteAdded)
        assert found.problem in note.data.text
    else:
        with pytest.raises(DamagedError, match="nothing of it can be recovered"):
            recover(path, new)
        assert not new.exists()
    assert path.read_bytes() == content, "the damaged file was touched"
    try:
        with SessionWriter.open(path) as writer:
            # Only an end that is torn or missing can be gone on from, and the session then says so.
            assert writer.recovered
            assert content.startswith(b"".join(lines[: found.good]))
    except DamagedError:
        assert path.read_bytes() == content
        assert summarize(path).problem
    shutil.rmtree(folder)
    folder.mkdir()
    return found.bad


@pytest.mark.parametrize("harm", HARMS)
def test_a_line_that_is(harm: str, sound: Path, tmp_path: Path) -> None:
    written = list(SessionReader(sound).read())
    lines = sound.read_bytes().splitlines(keepends=True)
    types = [event.data.type for event in written]
    for place in PLACES:
        at = types.index(place)
        if harm == "joined with the next" and at + 1 == len(lines):
            continue  # only its newline is missing: nothing of it
        content = HARMS[harm](lines, at)
        bad = examine(sound, tmp_path, content, written, SAID[harm])
        # A duplicate is the first line that is wrong, and a line that moved up stands where the other stood.
        before_last = harm == "after the next" and at + 1 == len(lines)
        assert bad == at + 1 + (harm == "doubled") - before_last, place


def test_any_bit_that_flips_is_noticed(sound: Path, tmp_path: Path) -> None:
    random = Random(5)
    written = list(SessionReader(sound).read())
    whole = sound.read_bytes()
    for _ in range(BIT_FLIPS):
        at, bit = random.randrange(len(whole)), random.randrange(8)
        content = bytearray(whole)
        content[at] ^= 1 << bit
        bad = examine(sound, tmp_path, bytes(content), written)
        assert bad == whole.count(b"\n", 0, at) + 1


def test_what_was_appended_by_another_program_is_noticed(sound: Path, tmp_path: Path) -> None:
    written = list(SessionReader(sound).read())
    assert examine(sound, tmp_path, sound.read_bytes() + b'{"seq":1}\n', written) == len(written) + 1


def test_a_sound_session_is_not_recovered(sound: Path, tmp_path: Path) -> None:
    with pytest.raises(SoundError, match="as they were written"):
        recover(sound, tmp_path / "new.jsonl")
    assert not list(tmp_path.iterdir())


def test_recovering_writes_over_nothing(sound: Path, tmp_path: Path) -> None:
    path = damaged(sound, tmp_path, sound.read_bytes()[:-2])
    (tmp_path / "there.jsonl").write_text("mine")
    with pytest.raises(FileExistsError):
        recover(path, tmp_path / "there.jsonl")
    assert (tmp_path / "there.jsonl").read_text() == "mine"
