"""The whole job without a terminal, as a script does it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from sessions.creation import create_session
from sessions.home import session_paths, sessions_folder
from tests.end_to_end.conftest import EXAMPLES, LIBRARY, Run
from tui.cli import COMMANDS

AS_INSTALLED = """
0 engines
0 config
0 cache
0 models
0 check drafted
0 trace drafted
0 graph drafted
0 answer drafted
0 verify drafted
0 export drafted --out out
0 edit drafted database --print
0 fork drafted --session other
0 pack drafted -o drafted.planroom
2 recover other
0 compact other
0 approve drafted database
2 diff drafted architecture
0 merge drafted architecture
2 restore drafted architecture 1
2 iterate drafted nobody more
2 override drafted DB-999 --reason because
2 reopen drafted because
0 delete other
0 trash
"""
STARTED_ELSEWHERE = {"new", "open", "watch", "replay", "run", "sessions", "show", "unpack", "draft", "doctor"}
"""Commands that another test starts as they are: in a terminal, by `drafted_once`, on a broken output, from a pipe."""
DOCUMENTS = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in {".md", ".feature"})


@pytest.mark.usefixtures("drafted")
def test_every_command_begins_as_it_is_installed(installed: Run) -> None:
    steps = [line.split() for line in AS_INSTALLED.split("\n") if line]
    assert {step[1] for step in steps} | STARTED_ELSEWHERE == set(COMMANDS)
    for status, *arguments in steps:
        done = installed(*arguments)
        assert done.status == int(status), (arguments, done.output)
        assert "Traceback" not in done.output


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_becomes_signed_deliverables(run: Run, tmp_path: Path, document: str) -> None:
    out = tmp_path / "out"
    done = run("run", EXAMPLES / document, "--out", out, "--approve", "--session", "mine")
    assert done.status == 0, done.stderr
    assert str(out) in done.stdout
    assert "Signed" in done.stdout
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert names >= {
        "plan.json",
        "architecture.md",
        "database.md",
        "schema.sql",
        "erd.mmd",
        "api.md",
        "openapi.yaml",
        "sprint-plan.md",
        "stories.csv",
        "dependencies.mmd",
        "risks.md",
        "checklist.md",
    }
    assert any(name.startswith("migrations/") and name.endswith(".down.sql") for name in names)
    plan = Plan.model_validate_json((out / "plan.json").read_bytes())
    assert plan.sprints is not None
    assert run("check", out / "plan.json").status == 0
    assert run("check", "mine").status == 0
    assert run("verify", "mine").status == 0


def test_the_same_document_gives_the_same_bytes(run: Run, tmp_path: Path, drafted_once: Path) -> None:
    assert run("run", LIBRARY, "--out", tmp_path / "out").status == 0
    first, second = (
        {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (drafted_once / "out", tmp_path / "out")
    )
    assert first
    assert first == second


@pytest.mark.usefixtures("drafted")
def test_one_step_at_a_time(run: Run, tmp_path: Path) -> None:
    assert run("iterate", "drafted", "database-architect", "Add a column note to members.").status == 0
    shown = json.loads(run("show", "drafted", "--json").stdout)
    assert list(shown) == [
        "session",
        "title",
        "seq",
        "live",
        "requirements",
        "questions",
        "assumptions",
        "artifacts",
        "spent",
        "findings",
        "counts",
        "checklist",
        "gate",
    ]
    assert shown["artifacts"]["database"]["revision"] == 2
    assert shown["artifacts"]["api"]["status"] == "stale"
    closed = run("approve", "drafted", "--out", tmp_path / "signed")
    assert closed.status == 3
    assert "stale" in closed.stderr
    assert run("draft", "drafted", "api").status == 0
    assert run("draft", "drafted", "sprints").status == 0
    signed = run("approve", "drafted", "--out", tmp_path / "signed")
    assert signed.status == 0, signed.stderr
    assert (tmp_path / "signed" / "openapi.yaml").is_file()
    refused = run("iterate", "drafted", "api", "more")
    assert refused.status == 2
    assert "signed" in refused.stderr


def test_run_says_what_it_assumed_and_an_answer_makes_the_drafts_stale(run: Run, tmp_path: Path) -> None:
    done = run("run", EXAMPLES / "clinic-appointments.md", "--out", tmp_path / "out", "--session", "clinic")
    assert done.status == 0, done.stderr
    assert "  assumed: The team finishes 21 points a sprint." in done.stderr.splitlines()
    assert "planroom answer clinic" in done.stderr
    shown = json.loads(run("show", "clinic", "--json").stdout)
    assert all(question["assumed"] for question in shown["questions"])
    assert "The team finishes 21 points a sprint." in shown["assumptions"]
    assert "~ The team finishes 21 points a sprint." in run("show", "clinic").stdout
    (team,) = (question for question in shown["questions"] if question["topic"] == "team")
    listed = run("answer", "clinic").stdout
    assert all(option in listed for option in team["options"])
    assert "(recommended)" in listed

    answered = run("answer", "clinic", str(team["number"]), "30 points a sprint")
    assert answered.status == 0, answered.stderr
    assert "stale" in answered.stdout
    after = json.loads(run("show", "clinic", "--json").stdout)
    assert "The team finishes 21 points a sprint." not in after["assumptions"]
    assert after["requirements"]["team"]["velocity_source"] == "answered"
    assert {artifact["status"] for artifact in after["artifacts"].values()} == {"stale"}
    (record,) = json.loads(run("answer", "clinic", str(team["number"]), "1", "--json").stdout)
    assert record["answer"] == team["options"][0]


def test_a_step_of_a_script_waits_for_the_answers(run: Run) -> None:
    text = "# Court\n\nAs a player, I want to book a court.\nAs a caretaker, I want to close a court.\n"
    path = create_session(read_requirements([SourceDocument("court.md", text)], date(2026, 11, 23)), (), {}, "court")
    assert path in session_paths()
    refused = run("draft", "court", "architecture")
    assert refused.status == 2
    assert "questions are open; answer them with `planroom answer court`" in refused.stderr
    for bad in (["99", "x"], ["1"], ["1", "2", "--recommended"]):
        done = run("answer", "court", *bad)
        assert (done.status, done.stdout) == (2, ""), done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    assert run("answer", "court", "1", "2").status == 0
    taken = run("answer", "court", "--recommended")
    assert "(assumed)" in taken.stdout
    assert run("draft", "court", "architecture").status == 0


@pytest.mark.usefixtures("drafted")
def test_show_at_an_event_is_the_state_then(run: Run) -> None:
    shown = json.loads(run("show", "drafted", "--at", "1", "--json").stdout)
    assert shown["seq"] == 1
    assert all(artifact["content"] is None for artifact in shown["artifacts"].values())
    assert run("show", "drafted", "--at", "999999").status == 2


@pytest.mark.usefixtures("drafted")
def test_export_can_be_asked_for_one_kind(run: Run, tmp_path: Path) -> None:
    assert run("export", "drafted", "--out", tmp_path / "api", "--only", "openapi").status == 0
    assert [path.name for path in (tmp_path / "api").iterdir()] == ["openapi.yaml"]


def test_sessions_are_listed(run: Run, drafted_once: Path) -> None:
    assert "planroom new" in run("sessions").stdout
    assert json.loads(run("sessions", "--json").stdout) == []
    sessions_folder().mkdir(parents=True)
    shutil.copy(drafted_once / "home" / "sessions" / "drafted.jsonl", sessions_folder())
    (listed,) = json.loads(run("sessions", "--json").stdout)
    assert listed["session"] == "drafted"
    assert "drafted" in run("sessions").stdout


def test_damage_is_named_and_never_used(run: Run, tmp_path: Path, drafted: Path) -> None:
    good = drafted.read_bytes()
    altered = good.replace(b'"must"', b'"wont"', 1)
    drafted.write_bytes(altered)
    for command in (["verify", "drafted"], ["show", "drafted"], ["check", "drafted"], ["draft", "drafted", "api"]):
        done = run(*command)
        assert done.status == 4, command
        assert "line 1" in done.stderr
        assert all(line.startswith("planroom: ") for line in done.stderr.strip().splitlines())
    assert drafted.read_bytes() == altered
    drafted.write_bytes(good[:-20])
    assert run("verify", "drafted").status == 4
    shown = run("show", "drafted")
    assert shown.status == 0
    assert "half written" in shown.stderr
    again = run("export", "drafted", "--out", tmp_path / "again")
    assert again.status == 0
    assert "set aside" in again.stderr
    assert run("verify", "drafted").status == 0


def test_a_dead_provider_keeps_the_session_and_says_what_to_do(run: Run, tmp_path: Path) -> None:
    done = run(
        "run",
        LIBRARY,
        "--out",
        tmp_path / "out",
        "--model",
        "openai/some-model",
        "--api-base",
        "http://127.0.0.1:9/v1",
    )
    assert done.status == 5, done.stderr
    assert "Traceback" not in done.stderr
    assert "planroom open" in done.stderr
    assert not (tmp_path / "out").exists()
    assert len(session_paths()) == 1
