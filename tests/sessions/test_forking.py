from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.catalog import SessionSummary, as_tree
from sessions.compaction import compact
from sessions.errors import BadLineError, SessionError
from sessions.events import Event, SessionForked
from sessions.fold import fold_all
from sessions.forking import fork
from sessions.lock import lock_path
from sessions.opening import open_session
from sessions.reader import SessionReader
from sessions.state import Fork
from sessions.verification import verify
from tests.sessions.files import written


@pytest.fixture(scope="module", params=["plain", "compacted"])
def past(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = written(tmp_path_factory.mktemp("past") / "past.jsonl")
    if request.param == "compacted":
        compact(path)
    return path


@pytest.fixture(scope="module")
def events(past: Path) -> Sequence[Event]:
    return list(SessionReader(past).read())


@given(data=st.data())
def test_a_fork_folds_to_the_past_and_goes_on_from_there(
    past: Path, events: Sequence[Event], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(events)))
    to = tmp_path_factory.mktemp("fork") / "new.jsonl"
    assert fork(past, to, at).seq == at
    *shared, own = SessionReader(to).read()
    assert shared == events[:at]
    assert own.data == SessionForked(origin="past", seq=at, hash=events[at - 1].hash)
    then, now = fold_all(events[:at]), open_session(to).state
    assert now == replace(then, seq=now.seq, ms=now.ms, at=now.at, forked_from=Fork("past", at))
    assert verify(to).problem == ""


def test_all_of_it_is_shared_if_no_event_is_named(past: Path, tmp_path: Path) -> None:
    before = past.read_bytes()
    assert fork(past, tmp_path / "new.jsonl").seq == sum(1 for _ in SessionReader(past).read())
    assert past.read_bytes() == before


@pytest.mark.parametrize("at", [0, 100_000])
def test_an_event_that_is_not_there_is_said_and_nothing_is_left(past: Path, tmp_path: Path, at: int) -> None:
    to = tmp_path / "new.jsonl"
    with pytest.raises(SessionError, match="has events 1 to"):
        fork(past, to, at)
    assert not to.exists()


def test_a_session_that_is_there_is_not_written_over(past: Path, tmp_path: Path) -> None:
    to = tmp_path / "new.jsonl"
    to.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        fork(past, to)
    assert to.read_bytes() == b"mine"
    assert not lock_path(to).exists()


def test_a_damaged_past_is_not_forked(past: Path, tmp_path: Path) -> None:
    bad, to = tmp_path / "bad.jsonl", tmp_path / "new.jsonl"
    bad.write_bytes(past.read_bytes().replace(b"Library", b"Libraby", 1))
    with pytest.raises(BadLineError):
        fork(bad, to)
    assert not to.exists()


def listed(*pairs: tuple[str, str]) -> list[SessionSummary]:
    return [
        SessionSummary(name, Path(name), name, "", (), signed=False, live=False, cost=0.0, forked_from=origin)
        for name, origin in pairs
    ]


def shown(found: Sequence[SessionSummary]) -> list[str]:
    return ["  " * summary.depth + summary.name for summary in as_tree(found)]


def test_forks_stand_below_what_they_were_forked_from() -> None:
    found = listed(("d", "b"), ("c", "a"), ("b", "a"), ("a", ""), ("orphan", "gone"))
    assert shown(found) == ["a", "  c", "  b", "    d", "orphan"]


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["", *"abcdefg"])), unique_by=lambda pair: pair[0])
)
def test_every_session_is_listed_once_whatever_the_names_say(pairs: list[tuple[str, str]]) -> None:
    assert sorted(line.strip() for line in shown(listed(*pairs))) == sorted(name for name, _ in pairs)
