"""Hand work in the app and on the command line, with the engine that really merges."""

import json
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from agents.commands import Command, DraftOne, Iterate
from agents.engine import Engine
from plan.artifact_text import artifact_text, by_kind
from plan.change_words import change_in_words
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.reader import SessionReader
from sessions.state import SessionState
from tests.agents.engine.test_merging import DATABASE, SAMPLE, TABLE, Agents, described, do, edit
from tests.sessions.build import new_session, ticking
from tests.tui.driving import in_room, notices, screen_text, until
from tui.app import PlanroomApp
from tui.cli import main
from tui.editing import EditFile, edit_of
from tui.screens.asking import AskScreen
from tui.screens.diff import DiffScreen
from tui.screens.merge import MergeScreen
from tui.screens.room import RoomScreen


class EngineHere:
    """The way to an engine in this process."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    async def open(self, session: Path) -> "EngineHere":
        return self

    async def send(self, command: Command) -> int:
        return await self.engine.handle(command)

    async def close(self) -> None:
        pass


async def worked_on(folder: Path, conflicting: bool = True) -> Path:
    """A session whose database has hand work; with a redraft that proposes something else, if `conflicting`."""
    with new_session(folder, read=SAMPLE.requirements) as writer:
        path = writer.path
    agents = Agents()
    engine = Engine(SessionWriter.open(path, ticking()), agents.ask)
    await do(engine, DraftOne(artifact="database"))
    await do(engine, edit(engine, described(DATABASE, "By hand.")))
    await do(engine, edit(engine, described(DATABASE, "By hand.", "Buy a bigger one.")))
    if conflicting:
        agents.answers["database"] = described(DATABASE, "By the agent.")
        await do(engine, Iterate(artifact="database", feedback="Describe it."))
    await engine.close()
    return path


@asynccontextmanager
async def room_on(
    path: Path, size: tuple[int, int]
) -> AsyncIterator[tuple[PlanroomApp, Pilot[None], RoomScreen, Engine]]:
    engine = Engine(SessionWriter.open(path, ticking()), Agents().ask)
    app = PlanroomApp(path, EngineHere(engine).open)
    async with app.run_test(size=size) as pilot:
        yield app, pilot, await in_room(pilot, app), engine
    await engine.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_proposals_are_announced_and_taken_item_by_item(sessions_home: Path, size: tuple[int, int]) -> None:
    path = await worked_on(sessions_home)
    async with room_on(path, size) as (app, pilot, _, engine):
        await pilot.press("2")
        await until(pilot, lambda: "The redraft proposes 2 changes" in screen_text(app), "the notice")
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, MergeScreen) and "undecided" in screen_text(app))
        shown = screen_text(app)
        assert f"{change_in_words(TABLE)} · description" in shown
        assert "By hand." in shown
        assert "By the agent." in shown
        await pilot.press("enter")
        await until(pilot, lambda: any("Nothing is chosen" in one for one in notices(app)))
        await pilot.press("space")
        await until(pilot, lambda: "take " in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: engine.state.artifacts["database"].number == 6)
        await until(pilot, lambda: any("1 taken" in one for one in notices(app)))
        latest = engine.state.artifacts["database"].latest
        assert latest is not None
        assert latest.content == described(DATABASE, "By the agent.", "Buy a bigger one.")
        (left,) = engine.state.artifacts["database"].proposals
        assert left.startswith("scaling/"), "what the agent saw and took back is proposed too"


async def test_d_shows_what_changed_and_the_hand_work(sessions_home: Path) -> None:
    path = await worked_on(sessions_home, conflicting=False)
    async with room_on(path, (80, 24)) as (app, pilot, _, _engine):
        await pilot.press("2", "d")
        await until(pilot, lambda: "r2 → r3" in screen_text(app))
        assert "Your hand work, since the draft r1" in screen_text(app)
        await pilot.press("escape", "1", "d")
        await until(pilot, lambda: any("nothing to compare" in one for one in notices(app)))


async def test_an_earlier_revision_is_looked_at_and_restored(sessions_home: Path) -> None:
    path = await worked_on(sessions_home, conflicting=False)
    async with room_on(path, (120, 40)) as (app, pilot, room, _engine):
        await pilot.press("2", "d")
        await until(pilot, lambda: "r2 → r3" in screen_text(app))
        await pilot.press("left")
        await until(pilot, lambda: "r1 → r3" in screen_text(app))
        assert "r1  drafted by database-architect" in screen_text(app)
        await pilot.press("left")
        await until(pilot, lambda: "r1 is the first revision." in notices(app))
        await pilot.press("enter")
        await until(
            pilot, lambda: "Database r1 of r3" in screen_text(app) and "earlier r1, to be read only" in screen_text(app)
        )
        assert "Enter" not in screen_text(app).splitlines()[-1]
        await pilot.press("right")
        await until(pilot, lambda: "Database r2 of r3" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DiffScreen))
        await pilot.press("R")
        await until(pilot, lambda: "Database r4 will say what r1 says." in screen_text(app), "the question")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DiffScreen))
        await pilot.press("R", "enter")
        await until(pilot, lambda: "Database r4 says again what r1 says." in notices(app))
        await until(pilot, lambda: "r3 → r4" in screen_text(app), "what the restoring changed, in place")
        assert room.state is not None
        assert room.state.artifacts["database"].number == 4


async def test_a_terminal_that_cannot_be_left_is_named_with_the_command_that_needs_none(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    path = await worked_on(sessions_home, conflicting=False)
    async with room_on(path, (80, 24)) as (app, pilot, _, _engine):
        await pilot.press("2", "e")
        await until(pilot, lambda: any("planroom edit" in one for one in notices(app)))


def state_of(path: Path) -> SessionState:
    return fold_all(SessionReader(path).read())


def an_editor(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let the person's editor be a `sed` script."""
    program = folder / "editor"
    program.write_text(f'#!/bin/sh\nsed -i -e "{script}" "$1"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(program))


async def test_an_edit_that_does_not_hold_is_kept_with_its_lines_marked(
    sessions_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await worked_on(sessions_home)
    held = state_of(path).artifacts["database"]
    assert held.latest is not None
    file = EditFile(path, held)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    an_editor(tmp_path, monkeypatch, "s/By hand./By me./; 0,/nullable: false/s//nullable: perhaps/")
    file.run_editor()
    edited = file.read()
    assert [p.sentence.partition(": ")[2] for p in edited.problems] == ["this should be true or false."]
    assert "#! planroom: tables[0].columns[0].nullable" in file.path.read_text()
    again = EditFile(path, held)
    assert again.resumed
    an_editor(tmp_path, monkeypatch, "s/nullable: perhaps/nullable: false/")
    again.run_editor()
    edited = again.read()
    assert edited.content is not None
    command = edit_of(held, again.base, edited.content)
    assert command is not None
    assert command.database == described(held.latest.content, "By me.")
    again.done()
    assert not again.path.exists()


async def test_an_edit_with_a_mistake_in_very_many_lines_is_gone_on_with(
    sessions_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await worked_on(sessions_home)
    held = state_of(path).artifacts["database"]
    assert held.latest is not None
    file = EditFile(path, held)
    an_editor(tmp_path, monkeypatch, "s/By hand./By me./; s/: false$/: perhaps/")
    file.run_editor()
    edited = file.read()
    text = file.path.read_text()
    assert len(edited.problems) == text.count(": perhaps\n") == text.count("#! planroom: ") > 30
    assert sum("more: nullable: this should be true or false." in said for said in by_kind(edited.problems)) == 1
    again = EditFile(path, held)
    assert (again.resumed, again.set_aside) == (True, None)
    an_editor(tmp_path, monkeypatch, "s/: perhaps/: false/")
    again.run_editor()
    assert again.read().content == described(held.latest.content, "By me.")


@pytest.mark.parametrize("script", ["1d; s/By hand./By me./; 0,/nullable: false/s//nullable: perhaps/", "1i{"])
async def test_an_edit_is_gone_on_with_whatever_became_of_its_first_line(
    sessions_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    path = await worked_on(sessions_home)
    held = state_of(path).artifacts["database"]
    file = EditFile(path, held)
    an_editor(tmp_path, monkeypatch, script)
    file.run_editor()
    assert file.read().problems
    kept = file.path.read_text()
    again = EditFile(path, held)
    assert again.resumed
    assert again.path.read_text() == kept


async def test_a_file_that_was_emptied_changes_nothing_and_leaves_nothing_behind(
    sessions_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await worked_on(sessions_home)
    held = state_of(path).artifacts["database"]
    file = EditFile(path, held)
    an_editor(tmp_path, monkeypatch, "d")
    file.run_editor()
    edited = file.read()
    assert (edited.content, edited.problems) == (None, ())
    again = EditFile(path, held)
    assert (again.resumed, again.set_aside) == (False, None)
    assert "tables:" in again.path.read_text()


async def test_the_box_of_mistakes_counts_them_all_and_names_the_file(sessions_home: Path) -> None:
    path = await worked_on(sessions_home)
    async with room_on(path, (120, 40)) as (app, pilot, room, _engine):
        file = EditFile(path, state_of(path).artifacts["database"])
        text = file.path.read_text()
        file.path.write_text(text.replace(": false\n", ": perhaps\n"))
        room._take_edit("database", file)
        await until(pilot, lambda: isinstance(app.screen, AskScreen), "the box")
        shown = str(app.screen.query_one(".box Static", Static).content)
        assert f"and {text.count('nullable: false') - 3} more: nullable: this should be true or false." in shown
        assert f"Your text is kept in {file.path};" in shown.replace("/\n", "/"), "a long path is broken after slashes"


async def test_texts_that_cannot_be_gone_on_with_are_all_kept_and_named(sessions_home: Path) -> None:
    path = await worked_on(sessions_home)
    held = state_of(path).artifacts["database"]
    asides = []
    for text in (b"mine: 1\n", b"mine: 2\n", b"mine: \xe9\n"):
        EditFile(path, held).path.write_bytes(text)
        begun = EditFile(path, held)
        assert begun.set_aside is not None
        assert begun.set_aside.read_bytes() == text
        asides.append(begun.set_aside)
    assert len(set(asides)) == 3


async def test_a_text_in_another_encoding_is_kept_as_it_is(sessions_home: Path) -> None:
    path = await worked_on(sessions_home)
    held = state_of(path).artifacts["database"]
    file = EditFile(path, held)
    mine = file.path.read_bytes().replace(b"By hand.", b"\xc0 la main.")
    file.path.write_bytes(mine)
    assert "no UTF-8" in str(file.read().problems[0])
    assert EditFile(path, held).resumed
    assert file.path.read_bytes() == mine


async def test_the_file_names_the_words_that_fields_may_have(sessions_home: Path) -> None:
    path = await worked_on(sessions_home)
    text = EditFile(path, state_of(path).artifacts["database"]).path.read_text()
    assert "# cardinality is one-to-one, one-to-many or many-to-many.\n" in text


async def test_an_edit_of_another_session_of_the_name_is_not_gone_on_with(sessions_home: Path, tmp_path: Path) -> None:
    path = await worked_on(sessions_home)
    file = EditFile(path, state_of(path).artifacts["database"])
    file.path.write_text(file.path.read_text().replace("By hand.", "Of another project."))
    (tmp_path / "elsewhere").mkdir()
    other = await worked_on(tmp_path / "elsewhere")
    assert other.stem == path.stem
    begun = EditFile(other, state_of(other).artifacts["database"])
    assert not begun.resumed
    assert "Of another project." not in begun.path.read_text()
    assert EditFile(path, state_of(path).artifacts["database"]).resumed


def test_what_is_printed_is_what_is_there_to_the_last_unseen_character(
    sessions_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import asyncio

    path = asyncio.run(worked_on(sessions_home))
    file = tmp_path / "mine.yaml"
    file.write_text(artifact_text(described(DATABASE, "می\u200cخواهم")))
    assert run("edit", path, "database", "--file", file) == 0
    capsys.readouterr()
    assert run("edit", path, "database", "--print") == 0
    file.write_text(capsys.readouterr().out)
    assert run("edit", path, "database", "--file", file) == 0
    assert "says just that already" in capsys.readouterr().out


async def test_an_edit_of_what_moved_on_meanwhile_is_merged(sessions_home: Path) -> None:
    path = await worked_on(sessions_home)
    held = state_of(path).artifacts["database"]
    mine = described(held.revisions[0].content, "Mine.")
    command = edit_of(held, held.revisions[0], mine)
    assert command is not None
    assert held.latest is not None
    assert (command.base, command.database) == (held.number, described(held.latest.content, "Mine."))


async def test_an_editor_that_changes_nothing_changes_nothing(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await worked_on(sessions_home)
    monkeypatch.setenv("VISUAL", "true")
    file = EditFile(path, state_of(path).artifacts["database"])
    file.run_editor()
    edited = file.read()
    assert (edited.content, edited.problems) == (None, ())


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as exit_:
        main([*map(str, arguments)])
    assert isinstance(exit_.value.code, int)
    return exit_.value.code


@pytest.fixture
def command_line_session(sessions_home: Path) -> Path:
    import asyncio

    return asyncio.run(worked_on(sessions_home))


def test_what_a_person_made_true_is_not_there_to_take(
    command_line_session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = command_line_session
    file = tmp_path / "mine.yaml"
    draft = state_of(path).artifacts["database"].last_draft
    assert draft is not None
    file.write_text(artifact_text(draft.content))
    assert run("edit", path, "database", "--file", file) == 0
    assert run("merge", path, "database", "--take-all") == 2
    assert "Nothing is proposed for Database that is not decided" in capsys.readouterr().err


def test_the_command_line_edits_shows_and_merges(
    command_line_session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = command_line_session
    assert run("diff", path, "database", "--hand", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["from"], found["to"]) == (4, 5)
    assert [c["new"] for c in found["changes"]] == ["By hand.", "Buy a bigger one."]
    assert run("merge", path, "database", "--take", f"{TABLE}/description") == 0
    assert "1 changed" in capsys.readouterr().out
    file = tmp_path / "mine.yaml"
    file.write_text(artifact_text(described(DATABASE, "From a file.")))
    assert run("edit", path, "database", "--file", file) == 0
    assert "From a file." in capsys.readouterr().out
    latest = state_of(path).artifacts["database"].latest
    assert latest is not None
    assert (latest.number, latest.content) == (7, described(DATABASE, "From a file."))
    assert run("edit", path, "database", "--print") == 0
    assert capsys.readouterr().out == file.read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diff", "database", "r9"], "Database has no r9; there are r1 to r5"),
        (["diff", "api"], "API has no revision yet"),
        (["diff", "database", "x"], "'x' is no revision"),
        (["merge", "database", "--take", "nobody"], "in nothing that is called nobody"),
        (["edit", "api", "--file", "-"], "API has no draft to edit yet"),
        (["edit", "database", "--file", "/nowhere"], "/nowhere cannot be read"),
        (["edit", "database"], "This needs a terminal; without one, use"),
    ],
)
def test_bad_use_is_one_sentence(
    command_line_session: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments[0], command_line_session, *arguments[1:]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1


async def test_revisions_stand_side_by_side_where_the_screen_is_wide(sessions_home: Path) -> None:
    path = await worked_on(sessions_home, conflicting=False)
    async with room_on(path, (140, 40)) as (app, pilot, _, _engine):
        await pilot.press("2", "d")
        await until(pilot, lambda: "with your hand work" in screen_text(app), "two columns")
        await pilot.resize_terminal(139, 40)
        await until(pilot, lambda: "with your hand work" not in screen_text(app), "one column")
        assert "Your hand work, since the draft r1" in screen_text(app)
