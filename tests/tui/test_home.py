"""Home: what is listed, what opens, and what is said of what cannot be."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from sessions.listing import Growing, growing_list
from tests.tui.driving import ScriptedLink, in_room, notices, room_of, screen_text, until
from tests.tui.sessions import Author, make_session, session
from tui.app import PlanroomApp
from tui.screens.find import FindScreen
from tui.screens.help import HelpScreen
from tui.screens.home import HomeScreen
from tui.screens.new import NewScreen
from tui.screens.room import RoomScreen


async def test_without_sessions_it_says_what_to_do() -> None:
    app = PlanroomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "planroom new REQUIREMENTS.md" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: notices(app) == ["There is no session to open yet; n begins one."])
        keys = screen_text(app).splitlines()[-1]
        assert "n new" in keys
        assert "delete" not in keys, "there is nothing to delete"
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("j", "j means nothing yet: the saved sessions are still being read."),
        ("down", "↓ means nothing yet: the saved sessions are still being read."),
        ("pagedown", "PgDn means nothing yet: the saved sessions are still being read."),
        ("slash", "The saved sessions are still being read."),
        ("enter", "The saved sessions are still being read."),
    ],
)
async def test_a_key_of_the_list_before_there_is_one_says_why(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch, key: str, said: str
) -> None:
    make_session(sessions_home / "loans.jsonl", "full")
    go_on = Event()

    def slowly(words: str) -> Iterator[Growing]:
        go_on.wait(30)
        yield from growing_list(words)

    monkeypatch.setattr("sessions.listing.growing_list", slowly)
    app = PlanroomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        try:
            await pilot.press(key)
            await until(pilot, lambda: notices(app) == [said])
        finally:
            go_on.set()
        await until(pilot, lambda: "loans" in screen_text(app), "the list")
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, FindScreen), "what to find")


async def test_it_lists_sessions_opens_one_and_comes_back(sessions_home: Path) -> None:
    make_session(sessions_home / "old.jsonl", "signed")
    with session(sessions_home / "new.jsonl", "full") as author:
        link = ScriptedLink(author)
        app = PlanroomApp(link=link.open)
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, lambda: "signed" in screen_text(app))
            text = screen_text(app)
            assert text.index("live") < text.index("signed")
            assert "✓ architecture   ✓ database   ◆ api   ◆ sprints" in text
            await until(pilot, lambda: "new  To review: the API and the sprint plan." in screen_text(app))
            await pilot.press("down")
            await until(pilot, lambda: "old  It is signed." in screen_text(app))
            await pilot.press("up")
            await pilot.press("enter")
            room = await in_room(pilot, app)
            assert room.path == author.path
            await pilot.press("q")
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            await pilot.press("question_mark")
            assert isinstance(app.screen, HelpScreen)


@pytest.fixture
def unreadable_home(sessions_home: Path) -> Path:
    sessions_home.rmdir()
    sessions_home.symlink_to(sessions_home)
    return sessions_home


@pytest.mark.usefixtures("unreadable_home")
async def test_a_folder_that_cannot_be_read_is_named() -> None:
    app = PlanroomApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "cannot be read (Too many levels of" in " ".join(screen_text(app).split()))
        assert "planroom new" not in screen_text(app)


async def test_a_damaged_session_is_named_and_not_opened(sessions_home: Path) -> None:
    path = make_session(sessions_home / "bad.jsonl", "full")
    path.write_bytes(path.read_bytes().replace(b"offline", b"online!", 1))
    app = PlanroomApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "damaged: line 2" in screen_text(app))
        assert "bad" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: any("line 2 cannot be trusted" in one for one in notices(app)))
        assert isinstance(app.screen, HomeScreen)


async def test_n_begins_a_session_and_drafts(
    sessions_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Author(sessions_home / "begun.jsonl")
    link = ScriptedLink(begun)
    monkeypatch.setattr("tui.screens.new._begin_session", lambda document: (begun.path, ""))
    app = PlanroomApp(link=link.open)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "live" in screen_text(app))
        await pilot.press("n", *"req.md", "enter")
        await until(pilot, lambda: any(isinstance(s, RoomScreen) for s in app.screen_stack))
        await until(pilot, lambda: bool(link.commands))
        assert room_of(app).path == begun.path
    begun.close()


async def test_a_document_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    app = PlanroomApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "no session yet" in screen_text(app))
        await pilot.press("n", "enter")
        assert "Type the path of a requirements document." in screen_text(app)
        app.screen.query_one(Input).value = str(tmp_path / "none.md")
        await pilot.press("enter")
        await until(pilot, lambda: "none.md" in str(app.screen.query_one("#problem").render()))
        assert isinstance(app.screen, NewScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_f_forks_and_the_fork_stands_below(sessions_home: Path) -> None:
    make_session(sessions_home / "loans.jsonl", "full")
    app = PlanroomApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "User management" in screen_text(app))
        await pilot.press("f")
        await until(pilot, lambda: "Fork this session?" in screen_text(app), "the question")
        assert "└─" not in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: "└─ User management" in screen_text(app))
        assert any("begins where that one stands" in one for one in notices(app))


async def test_slash_lists_the_sessions_that_say_something(sessions_home: Path) -> None:
    make_session(sessions_home / "full.jsonl", "full")
    make_session(sessions_home / "new.jsonl", "empty")
    app = PlanroomApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: screen_text(app).count("of 4 approved") == 2)
        await pilot.press("slash", *"password_hash", "enter")
        await until(pilot, lambda: "Database r1:" in screen_text(app))
        assert screen_text(app).count("of 4 approved") == 1
        await pilot.press("slash", *"zzz", "enter")
        await until(pilot, lambda: "No session says “zzz”" in screen_text(app))
        for key in ("enter", "f", "x"):
            await pilot.press(key)
            await until(pilot, lambda: notices(app) == ["No session is listed; Esc shows all."])
            app.clear_notifications()
        await pilot.press("escape")
        await until(pilot, lambda: screen_text(app).count("of 4 approved") == 2)


async def test_x_asks_once_and_moves_a_session_to_the_trash(sessions_home: Path) -> None:
    path = make_session(sessions_home / "loans.jsonl", "empty")
    app = PlanroomApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "User management" in screen_text(app))
        for key in ("escape", "enter"):
            assert path.exists()
            await pilot.press("x")
            await until(pilot, lambda: "Delete this session?" in screen_text(app))
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: "There is no session yet" in screen_text(app))
        assert "trash --restore loans" in notices(app)[-1]
    assert (sessions_home.parent / "trash" / "loans" / "loans.jsonl").exists()
