from pathlib import Path

import pytest

from sessions.compaction import compact
from sessions.errors import NoSessionError
from sessions.file import SessionWriter
from sessions.home import session_paths
from sessions.opening import open_session
from sessions.trash import TrashError, bring_back, delete, deleted, find_deleted, trash_folder
from sessions.verification import verify
from tests.sessions.files import written


@pytest.fixture
def path(planroom_home: Path) -> Path:
    (planroom_home / "sessions").mkdir(parents=True)
    return written(planroom_home / "sessions" / "s.jsonl")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_deleted_session_comes_back_byte_for_byte(path: Path) -> None:
    compact(path)
    path.with_suffix(".torn-1").write_bytes(b"half")
    path.with_suffix(".compacting").write_bytes(b"killed")
    other = path.with_name("s.other.jsonl")
    other.write_bytes(path.read_bytes())
    before, state = contents(path.parent), open_session(path).state
    gone = delete(path)
    assert session_paths() == [other]
    assert sorted(file.name for file in path.parent.iterdir()) == [other.name]
    assert (gone.name, [one.name for one in deleted()]) == ("s", ["s"])
    assert bring_back(find_deleted("s")) == path
    assert contents(path.parent) == before
    assert open_session(path).state == state
    assert deleted() == []
    assert list(trash_folder().iterdir()) == []


def test_one_name_can_be_deleted_twice_and_brought_back_under_another(path: Path) -> None:
    delete(path)
    written(path)
    assert delete(path).name == "s-2"
    assert bring_back(find_deleted("s")) == path
    with pytest.raises(TrashError, match="a session s already"):
        bring_back(find_deleted("s-2"))
    back = bring_back(find_deleted("s-2"), "again")
    assert verify(back).problem == ""
    assert {one.stem for one in session_paths()} == {"s", "again"}
    with pytest.raises(NoSessionError, match="planroom trash"):
        find_deleted("s")


def test_a_link_is_dated_by_when_it_was_deleted(path: Path, tmp_path: Path) -> None:
    target = path.rename(tmp_path / "elsewhere.jsonl")
    path.symlink_to(target)
    gone = delete(path)
    target.chmod(0o640)
    assert deleted() == [gone]


def test_what_is_being_written_to_or_lies_elsewhere_stays(path: Path, tmp_path: Path) -> None:
    with SessionWriter.open(path), pytest.raises(TrashError, match="engines --stop s"):
        delete(path)
    elsewhere = written(tmp_path / "t.jsonl")
    with pytest.raises(TrashError, match="not one of the saved sessions"):
        delete(elsewhere)
    assert path.exists()
    assert elsewhere.exists()


def test_what_a_crash_left_half_moved_is_brought_back_whole(path: Path) -> None:
    compact(path)
    before = contents(path.parent)
    gone = delete(path)
    beside = gone.path.with_suffix(".deltas")
    beside.rename(path.with_suffix(".deltas"))
    bring_back(gone)
    assert contents(path.parent) == before


def test_nothing_in_the_way_is_written_over(path: Path) -> None:
    compact(path)
    gone = delete(path)
    path.with_suffix(".deltas").write_bytes(b"of another")
    with pytest.raises(TrashError, match="in the way"):
        bring_back(gone)
    assert path.with_suffix(".deltas").read_bytes() == b"of another"
    assert deleted() == [gone]
