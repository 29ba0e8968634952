import json
import os
import resource
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.compaction import compact
from sessions.errors import DamagedError
from sessions.events import NoteAdded
from sessions.file import SessionWriter
from sessions.lock import promised
from sessions.moved import moved_path
from sessions.packing import MANIFEST, PackError, pack, packed_name, unpack
from sessions.reader import SessionReader
from tests.sessions.files import written


@pytest.fixture(scope="module", params=["plain", "compacted"])
def session(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = written(tmp_path_factory.mktemp("packing") / "loans.jsonl")
    if request.param == "compacted":
        compact(path)
    return path


@pytest.fixture(scope="module")
def packed(session: Path) -> Path:
    pack(session, session.with_suffix(".planroom"))
    return session.with_suffix(".planroom")


def test_it_arrives_as_it_was(session: Path, packed: Path, tmp_path: Path) -> None:
    to = tmp_path / "there" / "loans.jsonl"
    events = list(SessionReader(session).read())
    assert packed_name(packed) == "loans"
    assert unpack(packed, to).good == len(events)
    assert list(SessionReader(to).read()) == events
    assert to.read_bytes() == session.read_bytes()
    assert moved_path(to).exists() == moved_path(session).exists()
    assert promised(to) == promised(session)
    assert to.stat().st_mode & 0o777 == 0o600
    with SessionWriter.open(to) as writer:
        assert not writer.recovered
        writer.append(NoteAdded(text="Here now."), "ada")


def test_the_same_session_gives_the_same_bytes(session: Path, packed: Path, tmp_path: Path) -> None:
    pack(session, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == packed.read_bytes()


def test_nothing_is_written_over(session: Path, packed: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.jsonl"
    there.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        unpack(packed, there)
    with pytest.raises(FileExistsError):
        pack(session, there)
    assert there.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [there]


def test_a_session_that_is_written_to_is_not_packed(session: Path, tmp_path: Path) -> None:
    with SessionWriter.open(session), pytest.raises(PackError, match="planroom engines --stop loans"):
        pack(session, tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_damaged_session_is_not_packed(session: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(session.read_bytes()[:-40] + b"x" * 40)
    with pytest.raises(DamagedError, match="planroom recover"):
        pack(bad, tmp_path / "x")
    assert not (tmp_path / "x").exists()


Members = dict[str, bytes]


def _manifest(members: Members, change: Callable[[dict[str, object]], object]) -> None:
    manifest = json.loads(members[MANIFEST])
    change(manifest)
    members[MANIFEST] = json.dumps(manifest).encode()


def _outside(members: Members) -> None:
    _manifest(members, lambda found: found.update(files={"../../evil.jsonl": {"size": 1, "digest": ""}}))
    members["../../evil.jsonl"] = b"x"


def _bomb(members: Members) -> None:
    members["session.jsonl"] = b"\0" * (200 << 20)


def _other_log(members: Members) -> None:
    first, _, rest = members["session.jsonl"].partition(b"\n")
    members["session.jsonl"] = first + b"\n"
    assert rest


HOSTILE: dict[str, Callable[[Members], object]] = {
    "a name outside the folder": _outside,
    "far more than it says": _bomb,
    "without its log": lambda members: members.pop("session.jsonl"),
    "without a manifest": lambda members: members.pop(MANIFEST),
    "another log": _other_log,
    "a newer kind of pack": lambda members: _manifest(members, lambda found: found.update(version=2)),
    "something that does not belong": lambda members: members.update({"notes.txt": b"x"}),
    "no log promised": lambda members: _manifest(members, lambda found: found.update(files={})),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_pack_that_is_not_what_it_says_leaves_nothing(packed: Path, tmp_path: Path, kind: str) -> None:
    with zipfile.ZipFile(packed) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    HOSTILE[kind](members)
    bad, folder = tmp_path / "bad", tmp_path / "sessions"
    with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(PackError):
        unpack(bad, folder / "new.jsonl")
    assert not folder.exists() or not list(folder.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) in (["bad"], ["bad", "sessions"])


@settings(max_examples=60)
@given(at=st.floats(0, 1, exclude_max=True), to=st.binary(min_size=1, max_size=20))
def test_a_pack_with_other_bytes_is_refused_or_the_same(
    packed: Path, tmp_path_factory: pytest.TempPathFactory, at: float, to: bytes
) -> None:
    whole = packed.read_bytes()
    place = int(at * len(whole))
    folder = tmp_path_factory.mktemp("bytes")
    bad = folder / "bad"
    bad.write_bytes(whole[:place] + to + whole[place + len(to) :])
    try:
        unpack(bad, folder / "new.jsonl")
    except PackError:
        assert [path.name for path in folder.iterdir()] == ["bad"]
    else:
        assert (folder / "new.jsonl").read_bytes() == packed.with_suffix(".jsonl").read_bytes()
    shutil.rmtree(folder)


def test_what_is_in_it_twice_is_refused(packed: Path, tmp_path: Path) -> None:
    twice = Path(shutil.copy(packed, tmp_path / "twice"))
    with zipfile.ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("session.jsonl", b"another")
    with pytest.raises(PackError, match="holds 'session\\.jsonl' twice"):
        unpack(twice, tmp_path / "new.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["twice"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PackError, match="planroom unpack -"):
        packed_name(tmp_path / "pipe")


def test_a_disk_that_does_not_take_it_is_not_the_packs_fault(packed: Path, tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            unpack(packed, tmp_path / "loans.jsonl")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not list(tmp_path.iterdir())
