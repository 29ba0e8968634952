"""`planroom verify`, `recover` and `engines`: what they say, and how they end."""

import json
from pathlib import Path

import pytest

from sessions.events import NoteAdded
from sessions.home import sessions_folder
from tests.sessions.build import new_session
from tests.tui.cli.running import ran


def written(name: str = "loans") -> Path:
    with new_session(sessions_folder(), name) as writer:
        for text in ("one", "two", "three"):
            writer.append(NoteAdded(text=text), "me")
    return writer.path


def test_a_damaged_session_is_named_and_what_is_good_of_it_is_recovered() -> None:
    path = written()
    damaged = path.read_bytes().replace(b'"two"', b'"owt"')
    path.write_bytes(damaged)
    verified = ran("verify", "loans", "--json")
    assert verified.status == 4
    assert "`planroom recover loans`" in verified.stderr
    assert json.loads(verified.stdout) == {
        "session": "loans",
        "good": 2,
        "bad": 3,
        "lost": 0,
        "last": json.loads(damaged.splitlines()[1])["at"],
        "acknowledged": 4,
        "line_ends": "",
        "problem": "loans.jsonl: line 3 cannot be trusted: it was altered; lines 1 to 2 are good.",
    }
    recovered = ran("recover", "loans", "--session", "mended")
    assert (recovered.status, recovered.stdout) == (0, "mended: 2 lines of loans.jsonl, as they were written.\n")
    assert path.read_bytes() == damaged
    assert ran("verify", "mended").stdout.startswith(
        "mended.jsonl: all 3 lines are as they were written, the last at 20"
    )
    again = ran("recover", "loans", "--session", "mended")
    assert (again.status, "choose another name" in again.stderr) == (2, True)
    sound = ran("recover", "mended")
    assert (sound.status, "nothing is to recover" in sound.stderr) == (2, True)


def test_a_copy_that_was_cut_at_a_line_s_end_is_not_called_complete(tmp_path: Path) -> None:
    path, cut = written(), tmp_path / "cut.jsonl"
    *first, _ = path.read_bytes().splitlines(keepends=True)
    cut.write_bytes(b"".join(first))
    at = json.loads(first[-1])["at"]
    assert ran("verify", str(cut)).stdout == (
        f"cut.jsonl: all 3 lines are as they were written, the last at {at}.\n"
        "Whether it went on after that cannot be told without the number in cut.lock that says how far it went.\n"
    )
    told = json.loads(ran("verify", str(cut), "--json").stdout)
    assert (told["good"], told["bad"], told["last"], told["acknowledged"]) == (3, None, at, None)
    cut.with_suffix(".lock").write_bytes(path.with_suffix(".lock").read_bytes())
    done = ran("verify", str(cut))
    assert (done.status, "it ends with line 3, but line 4 was written too" in done.stderr) == (4, True)


@pytest.mark.parametrize(
    ("command", "status"), [("show", 0), ("check", 0), ("replay --headless", 0), ("verify", 4), ("pack", 4)]
)
@pytest.mark.parametrize(("cut", "said"), [(0, "line 4 was written too"), (9, "it was written whole")])
def test_a_session_that_ends_too_soon_is_used_with_a_word_as_the_readme_says(
    command: str, status: int, cut: int, said: str, tmp_path: Path
) -> None:
    path = written()
    *first, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(first) + last[:cut])
    name, *options = command.split()
    done = ran(name, "loans", *options, *(["-o", str(tmp_path / "loans.planroom")] if name == "pack" else []))
    assert (done.status, said in done.stderr) == (status, True)


def test_who_forks_or_compacts_what_was_cut_is_told(tmp_path: Path) -> None:
    path = written()
    *first, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(first) + last[:9])
    told = "it ends with line 3, but line 4 was written too"
    assert told in ran("fork", "loans").stderr
    assert ran("fork", "loans", "--at", "2").stderr == ""
    compacted = ran("compact", "loans").stderr
    assert told in compacted
    assert "its 9 bytes were set aside in loans.torn-1" in compacted
    assert f"{told}; lines 1 to 3 are good." in ran("verify", "loans").stderr


def test_a_session_whose_lines_end_in_cr_lf_is_good_and_told_so() -> None:
    path = written()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n")[:-1])
    done = ran("verify", "loans")
    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1] == (
        "Nothing is lost, but 3 of them end in CR LF now and the last lacks its newline, which the next `planroom "
        "open` puts back: an editor or a transfer changed where its lines begin and end."
    )
    assert json.loads(ran("show", "loans", "--json").stdout)["seq"] == 4


def test_engines_are_listed_and_stopped_by_name() -> None:
    path = written()
    assert ran("engines").stdout == "No engine runs.\n"
    assert ran("engines", "--stop", "--all").status == 0
    assert (ran("engines", "--stop").status, ran("engines", "--all").status) == (2, 2)
    refused = ran("engines", "--stop", "loans")
    assert (refused.status, "No engine runs for loans" in refused.stderr) == (2, True)
    with new_session(sessions_folder(), "here") as writer:
        (listed,) = json.loads(ran("engines", "--json").stdout)
        assert (listed["session"], listed["path"]) == ("here", str(writer.path))
        assert "answers no commands" in ran("engines").stdout
    assert path.exists()
