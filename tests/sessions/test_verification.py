from pathlib import Path

import pytest

from agents.commands import AddNote
from agents.engine import Engine
from sessions.catalog import summarize
from sessions.events import NoteAdded
from sessions.file import SessionWriter
from sessions.forking import fork
from sessions.packing import pack, unpack
from sessions.recovery import recover
from sessions.verification import verify
from tests.faults.agents import ScriptedAgents
from tests.sessions.build import new_session


def written(folder: Path) -> Path:
    with new_session(folder) as writer:
        for text in ("one", "two"):
            writer.append(NoteAdded(text=text), "me")
    return writer.path


def test_a_good_file_is_good(tmp_path: Path) -> None:
    assert verify(written(tmp_path)).problem == ""
    assert verify(tmp_path / "loans.jsonl").good == 3


def test_the_first_bad_line_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"eno"'))
    found = verify(path)
    assert found.good == 1
    assert "line 2" in found.problem


def test_half_a_line_is_damage_unless_it_is_being_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-5])
    assert "half written" in verify(path).problem
    path.write_bytes(b"")
    assert "no complete first line" in verify(path).problem
    with new_session(tmp_path, "live") as writer:
        with writer.path.open("ab") as other:
            other.write(b'{"seq"')
        assert verify(writer.path).problem == ""


def test_a_file_that_was_cut_at_a_line_s_end_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    found = verify(path)
    assert (found.good, "line 3 was written too" in found.problem) == (2, True)
    with SessionWriter.open(path) as writer:
        assert "was cut" in writer.recovered


async def gone_on_with(path: Path) -> None:
    engine = Engine(SessionWriter.open(path), ScriptedAgents(0, 0).ask)
    await engine.handle(AddNote(text="on"))
    await engine.close()


@pytest.mark.parametrize("torn", [0, 9])
async def test_what_a_cut_took_is_named_after_it_was_gone_on_with_until_it_is_recovered(
    tmp_path: Path, torn: int
) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1][:torn])
    for _ in range(2):
        await gone_on_with(path)
        found = verify(path)
        assert "what was written as lines 2 to 3 is missing; lines 1 to" in found.problem
        assert "recover loans" in found.advice("loans")
        assert "verify loans` says what is missing" in summarize(path).problem
        assert (found.bad, found.good, found.holds) == (2, len(path.read_bytes().splitlines()), True)
    assert "lines 2 to 3" in pack(path, tmp_path / "packed")
    assert unpack(tmp_path / "packed", tmp_path / "there" / "loans.jsonl").bad == 2
    fork(path, tmp_path / "forked.jsonl")
    recovered = recover(path, tmp_path / "recovered.jsonl")
    assert "lines 2 to 3" in recovered.problem
    assert recovered.path.read_bytes().startswith(path.read_bytes())
    for new in (tmp_path / "forked.jsonl", recovered.path):
        assert verify(new).problem == summarize(new).problem == ""
    path.write_bytes(path.read_bytes().replace(b'"on"', b'"no"', 1))
    damaged = verify(path)
    assert (damaged.bad, damaged.holds) == (damaged.good + 1, False)
    assert "was altered; it was cut and gone on with" in damaged.problem
    assert verify(recover(path, tmp_path / "again.jsonl").path).problem == ""


@pytest.mark.parametrize(("line", "said"), [(2, "line 3 was written too; line 1 is good"), (3, "it was written whole")])
def test_a_file_that_was_cut_within_a_line_says_what_else_was_written(tmp_path: Path, line: int, said: str) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: line - 1]) + lines[line - 1][:-5])
    problem = verify(path).problem
    assert f"line {line}, the last, is only half written, but {said}" in problem
