"""Forks, restored revisions, packs, searching and replays on the command line."""

import json
import subprocess
import sys
from pathlib import Path

from sessions.reader import SessionReader
from tests.tui.cli.running import ran
from tests.tui.sessions import make_session


def test_a_fork_is_listed_below_its_origin_and_compared_with_it(planroom_home: Path) -> None:
    path = make_session(planroom_home / "sessions" / "loans.jsonl", "full")
    count = sum(1 for _ in SessionReader(path).read())
    assert (
        ran("fork", "loans", "--session", "other").stdout == f"other: begins with the first {count} events of loans.\n"
    )
    again = ran("fork", "loans", "--session", "other")
    assert (again.status, again.stdout) == (2, "")
    assert "choose another name with --session" in again.stderr
    lines = ran("sessions").stdout.splitlines()
    assert [line.split("  2")[0].rstrip() for line in lines] == ["loans", "  other"]
    (_, record) = json.loads(ran("sessions", "--json").stdout)
    assert record["forked_from"] == "loans"
    edited = ran("edit", "other", "database", "--print").stdout.replace("A person's account.", "A reader's account.")
    (planroom_home / "d.yaml").write_text(edited)
    assert ran("edit", "other", "database", "--file", str(planroom_home / "d.yaml")).status == 0
    said = ran("diff", "loans", "database", "--with", "other").stdout
    assert "Database loans r1 → other r2" in said
    assert "reader's account" in said
    assert ran("restore", "other", "database", "r1").stdout == "Database r3 says again what r1 says.\n"
    same = ran("diff", "loans", "database", "--with", "other", "--json").stdout
    assert json.loads(same)["changes"] == []
    assert "A person's account." in ran("show", "other", "database", "--revision", "r1").stdout
    second = ran("show", "other", "database", "--revision", "2").stdout
    assert second.startswith("Database r2 of other\n")
    assert "A reader's account." in second
    shown = json.loads(ran("show", "other", "database", "--json").stdout)
    assert (shown["artifact"], shown["revision"]) == ("database", 3)
    assert "there are r1 to r3" in ran("show", "other", "database", "--revision", "4").stderr
    assert "goes with an artifact" in ran("show", "other", "--revision", "1").stderr
    assert (
        ran("fork", "other", "--at", "1", "--session", "early").stdout
        == "early: begins with the first event of other.\n"
    )
    assert "Database of early has no revision yet" in ran("diff", "other", "database", "--with", "early").stderr


def test_a_session_moves_in_one_file(planroom_home: Path, tmp_path: Path) -> None:
    path = make_session(planroom_home / "sessions" / "loans.jsonl", "full")
    pack = tmp_path / "loans.planroom"
    assert ran("pack", "loans", "-o", str(pack)).status == 0
    assert ran("pack", "loans", "-o", str(pack)).status == 2
    assert ran("unpack", str(pack)).status == 2
    assert ran("unpack", str(pack), "--session", "here").stdout.startswith("here: ")
    assert (path.parent / "here.jsonl").read_bytes() == path.read_bytes()
    with pack.open("rb") as read:
        piped = subprocess.run(
            [sys.executable, "-m", "tui.cli", "unpack", "-", "--session", "piped"], stdin=read, timeout=60, check=False
        )
    assert (piped.returncode, (path.parent / "piped.jsonl").read_bytes()) == (0, path.read_bytes())
    refused = ran("unpack", str(path))
    assert (refused.status, refused.stdout) == (2, "")
    assert refused.stderr.endswith("is no pack of a session; `planroom pack` makes one.\n")
    assert ran("unpack", str(tmp_path / "nothing")).status == 2


def test_sessions_are_found_by_what_is_said_in_them(planroom_home: Path) -> None:
    make_session(planroom_home / "sessions" / "loans.jsonl", "full")
    make_session(planroom_home / "sessions" / "new.jsonl", "empty")
    found = ran("sessions", "--find", "PASSWORD_hash").stdout
    assert found.splitlines()[0].startswith("loans  ")
    assert "Database r1: " in found.splitlines()[1]
    assert "new" not in found
    assert ran("sessions", "--find", "nobody says this").stdout == "No session says 'nobody says this'.\n"
    (record,) = json.loads(ran("sessions", "--find", "password_hash", "--json").stdout)
    assert record["found"]["where"] == "Database r1"


def test_a_replay_without_a_terminal_says_what_was_shown(planroom_home: Path) -> None:
    path = make_session(planroom_home / "sessions" / "loans.jsonl", "full")
    shown = ran("replay", "loans", "--headless", "--at", "5", "--json")
    assert json.loads(shown.stdout) == json.loads(ran("show", "loans", "--at", "5", "--json").stdout)
    assert "Database" in ran("replay", str(path), "--headless", "--at", "database-architect").stdout
    nowhere = ran("replay", "loans", "--headless", "--at", "nobody says this")
    assert (nowhere.status, nowhere.stdout) == (2, "")
    assert nowhere.stderr.startswith("planroom: No event says 'nobody says this'; go to 12:30")
    assert ran("replay", "loans", "--at", "5").status == 2
    assert "replay loans --headless" in ran("replay", "loans").stderr


def test_a_replay_is_recorded_without_a_terminal(planroom_home: Path) -> None:
    make_session(planroom_home / "sessions" / "loans.jsonl", "empty")
    file = planroom_home / "loans.cast"
    recorded = ran("replay", "loans", "--cast", str(file), "--size", "80x24")
    assert (recorded.status, recorded.stderr) == (0, "")
    assert recorded.stdout.startswith(f"{file}: 2 s of 80x24, ")
    before = file.read_bytes()
    for wrong in (("--cast", str(file)), ("--size", "80x24"), ("--every", "3"), ("--cast", "x", "--size", "9x9")):
        refused = ran("replay", "loans", *wrong)
        assert (refused.status, refused.stdout) == (2, "")
    assert file.read_bytes() == before
