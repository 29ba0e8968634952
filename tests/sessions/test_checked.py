"""What a list says of sessions: kept while nobody touches a file, and never said of a file that was."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.catalog import summarize
from sessions.checked import Checked, Marks, keep, known
from sessions.derived import derived_folder
from sessions.events import NoteAdded
from sessions.file import SessionWriter
from sessions.glance import glance
from sessions.lock import lock_path
from sessions.opening import open_session
from sessions.skimming import skim
from tests.sessions.files import written

LATER = 3_000_000_000


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("checked") / "s.jsonl")


@pytest.fixture
def session(whole: Path, tmp_path: Path) -> Path:
    """Return a session of which a list has kept what it says."""
    path = Path(shutil.copy(whole, tmp_path))
    shutil.copy(lock_path(whole), lock_path(path))
    skimmed = skim(path)
    checked = Checked(glance(skimmed.state), skimmed.moved_end, Marks.of(path))
    keep(path, skimmed.place, checked, lambda: time.time_ns() + LATER)
    assert known(path) == checked
    assert checked.glance == glance(open_session(path).state)
    return path


def test_what_was_kept_is_said_without_reading(session: Path) -> None:
    expected = glance(open_session(session).state)
    forget_states(session)
    assert (summarize(session).statuses, summarize(session).problem) == (expected.statuses, "")
    assert not list(derived_folder(session).glob("*.state")), "opening would have left one"


def forget_states(path: Path) -> None:
    for file in derived_folder(path).glob("*.state"):
        file.unlink()


def test_what_was_written_just_now_is_not_kept(session: Path) -> None:
    with session.open("r+b") as file:
        file.write(b"{")
    skimmed = skim(session)
    keep(session, skimmed.place, Checked(glance(skimmed.state), 0, Marks.of(session)))
    assert known(session) is None


def flipped(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def cut(content: bytes) -> bytes:
    return b"".join(content.splitlines(keepends=True)[:-2])


def torn(content: bytes) -> bytes:
    return content[:-9]


@pytest.mark.parametrize(
    ("damage", "said"), [(flipped, "it was altered; lines 1 to"), (cut, "it was cut"), (torn, "only half written")]
)
def test_damage_is_seen_behind_the_back_of_what_was_kept(
    session: Path, damage: Callable[[bytes], bytes], said: str
) -> None:
    before = session.stat()
    session.write_bytes(damage(session.read_bytes()))
    os.utime(session, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = summarize(session)
    assert found.problem.startswith("damaged: ")
    assert said in found.problem
    assert found.opens == (damage is not flipped)
    assert summarize(session) == found


def test_a_session_that_is_written_to_is_listed_as_it_grows(session: Path) -> None:
    with SessionWriter.open(session) as writer:
        event = writer.append(NoteAdded(text="later"), "me")
        summary = summarize(session)
        assert (summary.changed_at, summary.live, summary.problem) == (event.at, True, "")
