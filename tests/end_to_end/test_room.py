"""The whole way in a real terminal, as a person goes it."""

import json
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from plan.artifacts import ARTIFACTS, ArtifactName
from plan.estimates import disputes
from sessions.fold import fold, fold_all
from sessions.home import session_paths
from sessions.lock import holder
from sessions.reader import SessionReader, Tail
from sessions.state import SessionState
from tests.end_to_end.conftest import EXAMPLES, LIBRARY, Run
from tests.end_to_end.terminal import PLANROOM, Terminal

pytestmark = pytest.mark.terminal

Open = Callable[..., Terminal]
CLINIC = EXAMPLES / "clinic-appointments.md"
SIZES = [(80, 24), (200, 50)]


def state() -> SessionState:
    return fold_all(SessionReader(session_paths()[0]).read())


def wait_for(screen: Terminal, holds: Callable[[SessionState], bool]) -> SessionState:
    """Wait for the log, not for the clock."""

    tail: Tail | None = None
    session: SessionState | None = None

    def reached() -> bool:
        nonlocal tail, session
        if tail is None and session_paths():
            tail = Tail(session_paths()[0])
        for event in tail.read() if tail is not None else ():
            session = fold(session, event)
        return session is not None and holds(session)

    screen.wait_for(reached, "a state")
    assert session is not None
    return session


def all_drafted(session: SessionState) -> bool:
    return all(session.status(name) == "drafted" for name in ARTIFACTS) and estimated(session)


def estimated(session: SessionState) -> bool:
    """Whether planning poker is over: all cards are there, and what they dispute is settled."""
    round_, sprints = session.consultation, session.plan().sprints
    if round_ is None or sprints is None or round_.waiting:
        return False
    return bool(round_.settlements) or not disputes(sprints, round_.estimation().cards)


def to_review(session: SessionState, name: ArtifactName) -> re.Pattern[str]:
    """How a pane's title says that the artifact's newest revision can be approved."""
    return re.compile(rf"◆ (to review )?r{session.artifacts[name].number}\b")


def writing(session: SessionState) -> bool:
    draft = session.artifacts["database"].draft
    return session.status("database") == "drafting" and draft is not None and len(draft.text) > 500


def words(session: SessionState) -> dict[str, str]:
    return {name: held.draft.text for name, held in session.artifacts.items() if held.draft is not None}


def begin(terminal: Open, *options: str, size: tuple[int, int] = (120, 40), pace: float = 0) -> Terminal:
    """Begin a session and take the recommendations for what its document leaves open."""
    screen = terminal("new", LIBRARY, *options, size=size, pace=pace)
    screen.until("1 of 1")
    screen.press("S")
    return screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_from_a_document_to_signed_files_and_back_again(terminal: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    screen = begin(terminal, "--session", "way", size=size)
    wait_for(screen, all_drafted)
    screen.until(lambda text: "to review" in text)

    screen.press("2", "i")
    screen.until("Send Database")
    screen.press("Add a column shelf_mark to copies.", "ctrl+d")
    session = wait_for(screen, lambda s: s.artifacts["database"].number == 2 and s.status("database") == "drafted")
    assert [f.text for f in session.artifacts["database"].feedback] == ["Add a column shelf_mark to copies."]
    database = session.plan().database
    assert database is not None
    copies = next(table for table in database.tables if table.name == "copies")
    assert "shelf_mark" in [column.name for column in copies.columns]

    screen.until("stale")
    screen.press("3", "a")
    screen.until("is stale")
    assert state().status("api") == "stale"
    screen.press("r")
    session = wait_for(screen, all_drafted)

    for pane, name in zip("1234", ARTIFACTS, strict=True):
        screen.press(pane)
        # What is in the file is on the screen a moment later, and only what is on the screen can be approved.
        title = to_review(session, name)
        screen.until(lambda text, title=title: title.search(text) is not None)  # type: ignore[misc]
        screen.press("a")
        wait_for(screen, lambda s, name=name: s.status(name) == "approved")  # type: ignore[misc]
    screen.press("g")
    screen.until("The gate is open")
    screen.press("s")
    session = wait_for(screen, lambda s: s.signed is not None)
    folder = Path(session.exports[-1].folder)
    assert (folder / "schema.sql").read_text().count("shelf_mark") == 1
    assert (folder / "openapi.yaml").is_file()
    screen.press("esc")
    screen.until("leave")
    screen.press("q")
    assert screen.wait() == 0

    again = terminal("replay", "way", "--speed", "64", size=size)
    again.until(lambda text: "4 of 4" in text or "4/4" in text)
    again.press("a")
    again.until("replay")
    again.press("q")
    assert again.wait() == 0
    assert state().seq == session.seq, "a replay changes nothing"


def test_questions_come_before_the_first_draft_and_wait_for_who_leaves(terminal: Open, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.md"
    fee = "\n## Could have\n\n- As a receptionist, I want to note the fee of an appointment.\n"
    clinic.write_text(CLINIC.read_text(encoding="utf-8") + fee, encoding="utf-8")
    screen = terminal("new", clinic, "--session", "asked", size=(80, 24))
    screen.until("1 of 3")
    screen.press("esc")
    screen.until("3 questions are open")
    screen.press("q")
    assert screen.wait() == 0
    assert not any(held.draft for held in state().artifacts.values())

    again = terminal("open", "asked", size=(80, 24))
    again.until("1 of 3")
    again.press("2")
    again.until("2 of 3")
    again.press("o")
    again.until("type your answer")
    again.press("4 developers, 44 points", "enter")
    again.until("3 of 3")
    again.press("s")
    session = wait_for(again, all_drafted)
    assert [question.assumed for question in session.questions] == [False, False, True]
    assert session.questions[0].answer == session.questions[0].options[1]
    team = session.requirements.team
    assert (team.size, team.velocity, team.velocity_source) == (4, 44, "answered")
    again.until("to review")
    again.press("g")
    again.until("It rests on 1 assumption")


def test_a_killed_screen_loses_nothing(terminal: Open) -> None:
    screen = begin(terminal, pace=2500)
    before = wait_for(screen, writing)
    screen.kill()
    assert holder(session_paths()[0]), "the engine goes on"
    again = terminal("open")
    again.until("drafting")
    session = wait_for(again, lambda s: s.artifacts["database"].number == 1)
    assert words(session)["database"].startswith(words(before)["database"])
    assert not any(
        event.data.type in {"draft.failed", "draft.cancelled"} for event in SessionReader(session_paths()[0]).read()
    )
    again.press("q", "q")
    assert again.wait() == 0


def test_a_killed_engine_keeps_what_was_drafted_and_r_goes_on(terminal: Open) -> None:
    screen = begin(terminal, pace=900)
    before = wait_for(screen, writing)
    os.kill(int(holder(session_paths()[0]).split()[1]), signal.SIGKILL)
    screen.kill()
    again = terminal("open", pace=0)
    session = wait_for(again, lambda s: s.status("database") == "failed")
    assert words(session)["database"].startswith(words(before)["database"])
    again.until(lambda text: re.search(r"database\s+failed", text) is not None and "The engine has ended" not in text)
    again.press("2", "r")
    wait_for(again, all_drafted)
    again.press("q", "q")
    assert again.wait() == 0


def test_an_engine_that_is_killed_under_the_screen_is_seen_and_r_drafts_again(terminal: Open, run: Run) -> None:
    screen = begin(terminal, "--session", "cut", pace=900)
    before = wait_for(screen, writing).artifacts["database"].draft
    screen.until("drafting")
    screen.until(lambda _: bool(holder(session_paths()[0])))
    os.kill(int(holder(session_paths()[0]).split()[1]), signal.SIGKILL)
    screen.until("The engine has ended over Architecture and Database: n goes there, r drafts again")
    assert "cut off" in run("show", "cut").stdout
    assert json.loads(run("show", "cut", "--json").stdout)["live"] is False
    screen.press("r")
    assert before is not None
    wait_for(screen, lambda s: (now := s.artifacts["database"].draft) is not None and now.id != before.id)
    screen.until(lambda text: "The engine has ended" not in text)
    screen.press("q", "q")
    assert screen.wait() == 0


def test_a_document_from_a_pipe_is_read_and_the_terminal_is_used(terminal: Open, tmp_path: Path) -> None:
    (tmp_path / "court.md").write_text("# Court\n\nAs a player, I want to book a court.\n")
    script = 'cat court.md | "$0" new - --session piped'
    screen = terminal(command=["sh", "-c", script, PLANROOM])
    screen.until("1 of ")
    screen.press("esc")
    screen.until("open: Q answers")
    screen.press("q")
    assert screen.wait() == 0
    assert state().requirements.stories


def test_leaving_while_agents_draft_says_that_they_go_on(terminal: Open) -> None:
    screen = begin(terminal, pace=2500)
    wait_for(screen, writing)
    screen.press("q")
    screen.until("q again leaves")
    screen.press("q")
    screen.until(lambda text: "open" in text and "draft" in text)
    assert screen.wait() == 0
    again = terminal("open")
    wait_for(again, lambda s: s.artifacts["database"].number == 1)


@pytest.mark.usefixtures("drafted")
def test_two_screens_on_one_session(terminal: Open) -> None:
    one = terminal("open")
    one.until("to review")
    two = terminal("open")
    two.until("to review")
    two.press("1", "a")
    one.until(lambda text: "1 of 4" in text or "1/4" in text)
    assert state().artifacts["architecture"].approved == 1


@pytest.mark.usefixtures("drafted")
def test_home_lists_what_there_is(terminal: Open) -> None:
    home = terminal()
    home.until("Library loans")
    home.press("enter")
    home.until("zoom")
    home.press("q")
    home.until("n new")
    home.press("q")
    assert home.wait() == 0


def test_a_damaged_session_is_not_opened(terminal: Open, drafted: Path) -> None:
    altered = drafted.read_bytes().replace(b'"must"', b'"wont"', 1)
    drafted.write_bytes(altered)
    again = terminal("open", "drafted")
    again.until("line 1")
    assert again.wait() == 4
    assert drafted.read_bytes() == altered
