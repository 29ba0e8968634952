"""Answering for errors from the command line: all of a code, or one at its place, with a reason that is kept."""

from pathlib import Path

import pytest

from agents.review import error_findings
from sessions.opening import open_session
from tests.plan.checks.builders import put
from tests.plan.sample import sample_plan
from tests.tui.cli.conftest import Called
from tests.tui.sessions import Author, drafted, make_session


@pytest.fixture
def loans(sessions_home: Path) -> Path:
    """A session whose plan has two tables without a key."""
    plan = sample_plan()
    for place in (0, 1):
        plan = put(plan, f"database/tables/{place}/primary_key", ())
    author = Author(sessions_home / "loans.jsonl", plan)
    drafted(author)
    author.close()
    return author.path


def overridden(path: Path) -> dict[str, str]:
    return dict(open_session(path).state.overrides)


def test_an_error_is_overridden_at_its_place_and_then_all_of_its_code(loans: Path, called: Called) -> None:
    first, second = (f for f in error_findings(open_session(loans).state.plan()) if f.code == "DB-004")
    done = called("override", "loans", f"db-004{second.pointer}", "--reason", " It is a log. ")
    assert done.status == 0
    assert done.stdout.startswith(f"DB-004 is overridden: {second.message}\nThe gate is still closed: ")
    assert overridden(loans) == {second.key: "It is a log."}
    assert called("override", "loans", "DB-004", "DB-004", "--reason", "Both are logs.").status == 0
    assert overridden(loans) == {first.key: "Both are logs.", second.key: "Both are logs."}
    assert "overridden: Both are logs." in called("check", "loans").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("DB-004",), "Say why with --reason"),
        (("DB-004", "--reason", " "), "Say why with --reason"),
        (("DB-999", "--reason", "x"), "The plan has no error DB-999; `planroom check loans` lists those it has"),
        (("DB-004/tables/99", "--reason", "x"), "The plan has no error DB-004/tables/99"),
        (("DB-004", "XX", "--reason", "x"), "The plan has no error XX"),
    ],
)
def test_what_cannot_be_overridden_is_refused_whole(
    loans: Path, called: Called, arguments: tuple[str, ...], said: str
) -> None:
    done = called("override", "loans", *arguments)
    assert (done.status, done.stdout) == (2, "")
    assert said in done.stderr
    assert overridden(loans) == {}


def test_a_signed_plan_says_how_it_is_opened(sessions_home: Path, called: Called) -> None:
    make_session(sessions_home / "signed.jsonl", "signed")
    done = called("override", "signed", "DB-004", "--reason", "x")
    assert (done.status, "`planroom reopen signed`" in done.stderr) == (2, True)
