from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from subprocess import run
from sys import executable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions import derived, snapshots
from sessions.catalog import summarize
from sessions.derived import CODE, derived_folder
from sessions.errors import BadLineError, DamagedError
from sessions.events import NoteAdded
from sessions.file import SessionWriter
from sessions.fold import fold, fold_all
from sessions.home import sessions_folder
from sessions.lock import lock_path
from sessions.opening import open_session, state_at
from sessions.reader import SessionReader, Tail
from sessions.snapshots import nearest, place_before, save
from sessions.state import SessionState
from tests.sessions.files import written


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("snapshots") / "s.jsonl")


@pytest.fixture(scope="module")
def states(session: Path) -> list[SessionState]:
    found: list[SessionState] = []
    for event in SessionReader(session).read():
        found.append(fold(found[-1] if found else None, event))
    return found


@pytest.fixture(autouse=True)
def _fresh(session: Path) -> Iterator[None]:
    yield
    snapshots.forget(session)


def kept(path: Path) -> list[Path]:
    folder = derived_folder(path)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_a_session_is_opened_from_its_snapshot(session: Path, states: list[SessionState]) -> None:
    assert open_session(session).state == states[-1]
    (file,) = kept(session)
    assert file.stat().st_mode & 0o777 == 0o600
    found = nearest(session)
    assert found is not None
    assert (found.state, found.place.seq) == (states[-1], len(states))
    assert list(open_session(session).tail.read()) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_snapshot_and_the_rest_fold_to_the_same(
    session: Path, states: list[SessionState], data: st.DataObject
) -> None:
    stands, wanted = (data.draw(st.integers(1, len(states))) for _ in range(2))
    tail = Tail(session)
    state = fold_all(islice(tail.read(), stands))
    assert state == states[stands - 1]
    snapshots.forget(session)
    save(session, tail.place, state)
    assert state_at(session, wanted) == states[wanted - 1]
    assert place_before(session, wanted).seq in {0, tail.seq}
    for whole in (False, True):
        assert open_session(session, whole=whole).state == states[-1]


def test_snapshots_stay_where_seeking_needs_them(
    session: Path, states: list[SessionState], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_LEAST_BYTES", 20_000)
    monkeypatch.setattr(snapshots, "_WEIGHT", 0)
    monkeypatch.setattr("sessions.opening._RUN", 8)
    open_session(session)
    assert len(kept(session)) > 3
    for seq in range(1, len(states) + 1, 31):
        assert state_at(session, seq) == states[seq - 1]
        assert list(SessionReader(session).read(seq)) == list(SessionReader(session).read())[seq:]


@pytest.mark.parametrize("damage", [b"", b"x", b"\n", b"{}\n"])
def test_a_snapshot_that_is_not_whole_is_none(session: Path, states: list[SessionState], damage: bytes) -> None:
    open_session(session)
    (file,) = kept(session)
    file.write_bytes(damage)
    assert open_session(session).state == states[-1]
    assert file.read_bytes() != damage


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_flipped_bit_in_a_snapshot_is_noticed(session: Path, states: list[SessionState], data: st.DataObject) -> None:
    open_session(session)
    (file,) = kept(session)
    content = bytearray(file.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(content)
    assert open_session(session).state == states[-1]


def test_a_snapshot_of_other_code_or_another_log_is_none(
    session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_session(session)
    other = written(tmp_path / "s.jsonl")
    with SessionWriter.open(other) as writer:
        writer.append(NoteAdded(text="x" * 400), "me")
    snapshots.forget(other)
    for file in kept(session):
        (derived_folder(other) / file.name).write_bytes(file.read_bytes())
    assert open_session(other).state.notes[-1] == "x" * 400
    assert nearest(session) is not None
    monkeypatch.setattr(derived, "code", lambda: "another")
    assert nearest(session) is None


def test_an_altered_line_before_the_snapshot_is_named_when_the_whole_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    state = open_session(path).state
    path.write_bytes(path.read_bytes().replace(b"How many members?", b"How many readers?"))
    assert open_session(path).state == state
    with pytest.raises(BadLineError, match="line 2"):
        open_session(path, whole=True)


def test_a_snapshot_on_the_way_leaves_the_one_at_the_end(session: Path, states: list[SessionState]) -> None:
    open_session(session)
    tail = Tail(session)
    state = fold_all(islice(tail.read(), 9))
    save(session, tail.place, state)
    assert [int(file.name[:12]) for file in kept(session)] == [9, len(states)]


@settings(max_examples=40)
@given(st.data())
def test_a_flipped_bit_in_a_log_with_a_snapshot_is_never_used(
    session: Path, states: list[SessionState], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("flipped") / "s.jsonl"
    content = bytearray(session.read_bytes())
    path.write_bytes(content)
    tail = Tail(path)
    state = fold_all(islice(tail.read(), data.draw(st.integers(1, len(states)))))
    save(path, tail.place, state)
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    with suppress(DamagedError):
        found = open_session(path).state
        assert found == states[found.seq - 1]
    with suppress(DamagedError):
        opened = open_session(path, whole=True)
        assert (opened.state.seq, bool(opened.tail.torn)) == (len(states) - 1, True), "used silently"


def test_a_list_is_right_about_a_session_that_grew(tmp_path: Path) -> None:
    path = written(tmp_path / "s.jsonl")
    before = summarize(path)
    with SessionWriter.open(path) as writer:
        event = writer.append(NoteAdded(text="later"), "me")
        assert summarize(path).changed_at == event.at != before.changed_at
        assert summarize(path).live
    assert len(kept(path)) == 1


def test_looking_at_a_file_elsewhere_leaves_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "MOST_ELSEWHERE", 2)
    for name in ("one", "two", "three"):
        path = written(tmp_path / f"{name}.jsonl")
        lock_path(path).unlink()
        assert open_session(path).state == open_session(path).state
        assert kept(path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".jsonl"}
    assert not kept(tmp_path / "one.jsonl"), "what is kept of other people's files must not grow for ever"
    saved = written(sessions_folder() / "s.jsonl")
    open_session(saved)
    assert list(saved.with_suffix(".derived").glob("*.state"))


def test_who_may_only_read_needs_no_snapshot(session: Path, states: list[SessionState], tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_bytes(session.read_bytes())
    derived_folder(path).parent.mkdir()
    derived_folder(path).write_text("in the way")
    assert open_session(path).state == states[-1]
    assert state_at(path, 9) == states[8]
    assert derived_folder(path).read_text() == "in the way"


def test_all_the_code_that_decides_what_a_state_is_counts() -> None:
    script = (
        "import sys, sessions.fold, sessions.glance; print(*(n for n in sys.modules if n[:5] in ('plan.', 'sessi')))"
    )
    loaded = run([executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    counted = {f"{package}.{module}" for package, modules in CODE.items() for module in modules}
    assert {name for name in loaded if "." in name} <= counted
