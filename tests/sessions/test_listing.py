import shutil
from pathlib import Path

import pytest

from sessions.catalog import summarize
from sessions.compaction import compact
from sessions.errors import BadLineError
from sessions.glance import glance
from sessions.listing import arranged, looked_at
from sessions.moved import moved_path
from sessions.opening import open_session
from sessions.searching import search
from sessions.skimming import skim
from tests.sessions.build import new_session
from tests.sessions.every_event import started
from tests.sessions.files import FIXTURES, written


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return written(tmp_path_factory.mktemp("listing") / "s.jsonl").read_bytes().splitlines(keepends=True)


def test_what_is_skimmed_is_what_is_opened(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    for count in range(1, len(lines) + 1, 7):
        path.write_bytes(b"".join(lines[:count]))
        skimmed, opened = skim(path), open_session(path)
        assert (glance(skimmed.state), skimmed.place) == (glance(opened.state), opened.tail.place)
    for fixture in FIXTURES.glob("*.jsonl"):
        shutil.copy(fixture, path)
        assert glance(skim(path).state) == glance(open_session(path).state)


def test_any_altered_line_is_noticed(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    for at in range(0, len(lines), 5):
        middle = len(lines[at]) // 2
        bad = lines[at][:middle] + bytes([lines[at][middle] ^ 1]) + lines[at][middle + 1 :]
        path.write_bytes(b"".join([*lines[:at], bad, *lines[at + 1 :]]))
        with pytest.raises(BadLineError) as found:
            skim(path)
        assert found.value.number == at + 1


def test_several_processes_find_what_one_finds(lines: list[bytes], tmp_path: Path) -> None:
    paths = [tmp_path / f"s{number}.jsonl" for number in range(60)]
    for path in paths:
        path.write_bytes(b"".join(lines))
    paths[7].write_bytes(b"".join(lines).replace(b"Kept beside", b"Kept before"))
    alone = arranged(paths, looked_at(paths, "kept beside", 1000.0), "kept beside")
    together = arranged(paths, looked_at(paths, "kept beside", 0.0), "kept beside")
    assert together == alone
    assert [one.summary.path for one in alone] == [path for path in paths if path != paths[7]]
    assert all(one.hit == search(one.summary.path, "kept beside") for one in alone)


def test_a_list_says_what_is_missing_beside_a_session(lines: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_bytes(b"".join(lines))
    compact(path)
    (whole,) = looked_at([path])
    assert not whole.summary.problem
    moved_path(path).unlink()
    (without,) = looked_at([path])
    assert (
        without.summary.problem
        == "s.deltas is missing, so what agents wrote on the way cannot be shown; put it back from a copy."
    )


def test_a_draft_that_nobody_goes_on_with_is_listed_as_cut_off(tmp_path: Path) -> None:
    with new_session(tmp_path) as writer:
        writer.append(started("api", "a"), "api-architect")
        assert dict(summarize(writer.path).statuses)["api"] == "drafting"
    assert dict(summarize(writer.path).statuses)["api"] == "cancelled"
