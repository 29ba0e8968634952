"""What `compact`, `verify`, `show` and `export` say of long, old and newer sessions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.events import VERSION
from sessions.moved import moved_path
from tests.sessions.files import written
from tests.sessions.test_formats import file_of
from tests.tui.cli.running import Ran
from tui.cli import main


@pytest.fixture
def path(planroom_home: Path) -> Path:
    (planroom_home / "sessions").mkdir()
    return written(planroom_home / "sessions" / "s.jsonl")


@pytest.fixture
def ran(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command line in this process: it is the same, and these tests start nothing."""

    def run(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run


def test_a_session_is_compacted_and_shows_the_same(path: Path, ran: Callable[..., Ran]) -> None:
    before = ran("show", "s", "--json").stdout
    assert "328 lines were moved into s.deltas; " in ran("compact", "s").stdout
    assert ran("show", "s", "--json").stdout == before
    assert "nothing that agents wrote can be moved" in ran("compact", "s").stdout
    assert ran("verify", "s").status == 0
    moved_path(path).unlink()
    shown = ran("show", "s", "--json")  # from a snapshot behind the missing lines
    assert shown.stdout == before
    assert shown.stderr.startswith(
        "planroom: s.deltas is missing, so what agents wrote on the way cannot be shown; put it "
    )
    done = ran("verify", "s")
    assert done.status == 4
    assert "s.deltas cannot be read" in done.stderr


def test_a_replay_without_the_app_says_what_is_gone_or_torn_though_all_of_it_is_known(
    path: Path, ran: Callable[..., Ran]
) -> None:
    ran("compact", "s")
    assert ran("replay", "s", "--headless").stderr == ""
    beside = moved_path(path).read_bytes()
    moved_path(path).unlink()
    assert "s.deltas is missing" in ran("replay", "s", "--headless").stderr
    moved_path(path).write_bytes(beside)
    with path.open("ab") as file:
        file.write(b'{"seq":')
    assert (
        ran("replay", "s", "--headless").stderr
        == "planroom: s.jsonl: the last line is only half written and was left out.\n"
    )


def test_a_newer_session_is_shown_exported_and_replayed_with_a_sentence_and_never_changed(
    path: Path, tmp_path: Path, ran: Callable[..., Ran]
) -> None:
    newer = file_of(path.with_name("newer.jsonl"), ("note.added", {"text": "hi"}), version=VERSION + 1)
    content = newer.read_bytes()
    for command in (
        ("show", "newer"),
        ("export", "newer", "--out", str(tmp_path / "out"), "--only", "plan"),
        ("replay", "newer", "--headless"),
        ("replay", "newer", "--cast", str(tmp_path / "newer.cast")),
        ("replay", "newer", "--svg", str(tmp_path / "pictures")),
    ):
        done = ran(*command)
        assert done.status == 0
        assert done.stderr.count(f"session format {VERSION + 1}, which is newer than this planroom") == 1
    assert (tmp_path / "out" / "plan.json").exists()
    done = ran("approve", "newer", "database")
    assert done.status == 2
    assert "update planroom to change it" in done.stderr
    assert "newer.jsonl has session format" in ran("fork", "newer").stderr
    assert newer.read_bytes() == content
