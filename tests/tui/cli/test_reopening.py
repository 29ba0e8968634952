"""A signed plan is opened again from the command line, and every refusal says how."""

from pathlib import Path

import pytest

from sessions.opening import open_session
from tests.tui.cli.conftest import Called
from tests.tui.sessions import make_session

HOW = "`planroom reopen loans`"


@pytest.fixture
def loans(sessions_home: Path) -> Path:
    return make_session(sessions_home / "loans.jsonl", "signed")


def test_what_a_signed_plan_refuses_names_the_way(loans: Path, called: Called) -> None:
    for refused in (
        ("draft", "loans", "database"),
        ("iterate", "loans", "database", "Smaller."),
        ("approve", "loans"),
        ("edit", "loans", "database", "--file", "any.yaml"),
        ("restore", "loans", "database", "1"),
    ):
        done = called(*refused)
        assert (done.status, done.stdout) == (2, "")
        assert HOW in done.stderr, refused
    assert HOW in called("show", "loans").stdout
    assert "`planroom reopen other`" in called("fork", "loans", "--session", "other").stdout


def test_a_signed_plan_is_opened_again_with_a_reason(loans: Path, called: Called) -> None:
    unsaid = called("reopen", "loans", "--reason", " ")
    assert (unsaid.status, unsaid.stderr) == (
        2,
        "planroom: Say why with --reason; it is kept in the log; `planroom reopen --help` tells how.\n",
    )
    done = called("reopen", "loans", "--reason", "The volumes changed.")
    assert (done.status, done.stdout) == (
        0,
        "The plan of loans is open again; `planroom approve loans` signs it again.\n",
    )
    assert open_session(loans).state.signed is None
    again = called("reopen", "loans", "--reason", "Once more.")
    assert (again.status, "is not signed, so there is nothing to reopen" in again.stderr) == (2, True)


def test_a_session_elsewhere_is_named_by_its_path(tmp_path: Path, called: Called) -> None:
    path = make_session(tmp_path / "their loans.jsonl", "signed")
    assert f"`planroom reopen '{path}'`" in called("draft", path, "database").stderr
