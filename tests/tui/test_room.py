"""The room in every size, watching, replaying, failing, and with a plan that means harm."""

import asyncio
import re
import shutil
import threading
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual import events
from textual.screen import Screen

from agents.commands import Command, DraftAll, RefusedError
from plan.artifacts import AGENTS
from plan.plan import Plan
from sessions.errors import TouchedError
from sessions.events import VERSION, AgentAssigned, NoteAdded
from sessions.opening import Opened, open_session
from sessions.state import left_behind
from sessions.touched import touched_sentence
from tests.plan.sample import sample_plan
from tests.sessions.test_formats import file_of
from tests.tui.driving import ScriptedLink, in_room, notices, screen_text, until
from tests.tui.sessions import make_session, session
from tui.app import PlanroomApp
from tui.engine_link import EngineLinkFactory
from tui.modes import Mode
from tui.screens.findings import FindingsScreen
from tui.screens.room_layout import SMALLEST, STACKED
from tui.screens.room_view import engine_ended, notice
from widgets.architecture_pane import ArchitecturePane
from widgets.pane import Pane
from widgets.transport_line import TransportLine


@pytest.mark.parametrize("size", [(200, 50), (160, 45), (120, 40), (100, 30), (80, 24), (60, 15)])
@pytest.mark.parametrize("stage", ["empty", "filling", "full", "failed"])
async def test_every_size_shows_something_of_use(sessions_home: Path, stage: str, size: tuple[int, int]) -> None:
    path = make_session(sessions_home / "s.jsonl", stage)
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=size) as pilot:
        room = await in_room(pilot, app)
        shown = [pane for pane in room.query("Pane") if pane.display and pane.region]
        assert len(shown) == (5 if size[0] >= STACKED.width and size[1] >= STACKED.height else 1)
        lines = screen_text(app).splitlines()
        assert len(lines) == size[1]
        assert "User man" in lines[0]
        assert lines[-1].endswith("? keys")


@pytest.mark.parametrize("size", [(59, 24), (80, 14), (20, 5), (2, 1)])
async def test_a_terminal_that_is_too_small_gets_a_sentence(sessions_home: Path, size: tuple[int, int]) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=size) as pilot:
        room = await in_room(pilot, app)
        if size[0] > 10:
            assert f"{SMALLEST.width} × {SMALLEST.height}" in " ".join(screen_text(app).split())
        await pilot.press("2", "z", "g", "w", "escape", "ctrl+p")
        assert app.screen is room, "no key acts behind the sentence"
        assert (room.current, room.zoomed, len(app._notifications)) == ("architecture", False, 0)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "4 Sprint board" in screen_text(app))


@pytest.mark.parametrize("mode", ["live", "watch", "replay"])
async def test_the_first_frame_of_a_room_knows_its_session(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    frames: list[str] = []
    display = PlanroomApp._display

    def filmed(app: PlanroomApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        display(app, screen, renderable)
        frames.append(screen_text(app))

    monkeypatch.setattr(PlanroomApp, "_display", filmed)
    with session(sessions_home / "s.jsonl", "full") as author:
        app = PlanroomApp(author.path, ScriptedLink(author).open, mode)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "User management" in screen_text(app))
    room = [frame for frame in frames if "1 Architecture" in frame]
    assert room
    assert not [frame for frame in room if "being read" in frame or "User management" not in frame]


async def test_a_room_that_takes_long_to_read_says_so_meanwhile(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()

    def opened(path: Path) -> Opened:
        assert may_read.wait(30)
        return open_session(path)

    monkeypatch.setattr("tui.screens.followed._FIRST_SECONDS", 0.01)
    monkeypatch.setattr("tui.feed.open_session", opened)
    app = PlanroomApp(make_session(sessions_home / "s.jsonl", "full"), mode="watch")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "being read" in screen_text(app))
        may_read.set()
        await until(pilot, lambda: "User management" in screen_text(app))
        assert "being read" not in screen_text(app)


async def test_resizing_keeps_the_pane_its_focus_and_the_selected_item_in_sight(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=(200, 50)) as pilot:
        room = await in_room(pilot, app)
        await pilot.press("4", *["down"] * 6)
        assert room.pane.selected == "/sprints/0/stories/5"
        for size in ((80, 24), (60, 15), (40, 10), (120, 40), (100, 30), (160, 45)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert (room.current, room.pane.selected) == ("board", "/sprints/0/stories/5")
            if size != (40, 10):
                await until(pilot, lambda: "S1-06" in screen_text(app), f"the story at {size}")
                await until(pilot, lambda: app.focused is room.pane, "the focus")


async def test_where_panes_are_stacked_one_is_open_and_the_others_say_what_matters_most(sessions_home: Path) -> None:
    app = PlanroomApp(make_session(sessions_home / "s.jsonl", "full"), mode="watch")
    async with app.run_test(size=(80, 24)) as pilot:
        room = await in_room(pilot, app)
        heights = {pane.NAME: pane.outer_size.height for pane in room.query(Pane)}
        assert heights == {"architecture": 12, "erd": 2, "endpoints": 2, "board": 2, "risks": 2}
        for words in ("users, roles, user_roles", "Authentication 3", "Sprint 1 21/21", "R1 "):
            assert words in screen_text(app)
        await pilot.click("#board", offset=(74, 1))
        await until(pilot, lambda: "S2-06" in screen_text(app), "the board, open")
        assert room.current == "board"
        assert "Microservices · REST API" in screen_text(app)
        await pilot.press("z")
        await until(pilot, lambda: "Microservices" not in screen_text(app), "the board alone")
        await pilot.press("z")
        await until(pilot, lambda: "Microservices" in screen_text(app), "all of them again")


async def test_watching_decides_nothing(sessions_home: Path) -> None:
    with session(sessions_home / "s.jsonl", "full") as author:
        link = ScriptedLink(author)
        app = PlanroomApp(author.path, link.open, mode="watch")
        async with app.run_test(size=(120, 40)) as pilot:
            await in_room(pilot, app)
            for key in ("a", "i", "r", "x", "m"):
                app.clear_notifications()
                await pilot.press("3", key)
                await until(pilot, lambda: len(notices(app)) == 1)
                assert notices(app) == ["You are only watching this session; `planroom open` lets you decide."]
            assert not link.commands


async def test_a_replay_shows_where_it_is_and_obeys_its_keys(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    seconds = [0.0]
    app = PlanroomApp(path, mode="replay", clock=lambda: seconds[0])
    async with app.run_test(size=(120, 40)) as pilot:
        room = await in_room(pilot, app)
        await until(pilot, lambda: re.search(r"playing +00:00 of", screen_text(app)))
        await pilot.press("plus", "plus", "minus")
        await until(pilot, lambda: "×2" in screen_text(app), "the speed")
        seconds[0] += 1000
        await until(pilot, lambda: "at the end" in screen_text(app))
        await until(pilot, lambda: room.state and room.state.status("sprints") == "drafted")
        await pilot.press("left", "left", "left")
        await until(pilot, lambda: "paused" in screen_text(app))
        await until(pilot, lambda: room.state and room.state.status("sprints") != "drafted")
        await pilot.press("right", "a")
        await until(pilot, lambda: any("This is a replay" in one for one in notices(app)))
        await pilot.press("less_than_sign", "s")
        await until(pilot, lambda: "no skip" in screen_text(app))
        await until(pilot, lambda: room.state and len(room.state.drafting()) == 1)
        await pilot.press("space")
        assert "playing" in screen_text(app)
        await pilot.click(TransportLine, offset=(74, 1))
        await until(pilot, lambda: room.state and not room.state.drafting())


async def test_a_failure_is_said_with_what_was_kept(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "failed")
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=(120, 40)) as pilot:
        await in_room(pilot, app)
        await pilot.press("2")
        await until(pilot, lambda: "users" in screen_text(app), "what was kept")
        text = " ".join(screen_text(app).replace("│", " ").replace("┃", " ").split())
        assert "There is no key for openai" in text
        assert "✗ failed" in text


async def test_a_session_that_is_damaged_while_it_is_watched_says_so(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=(120, 40)) as pilot:
        await in_room(pilot, app)
        with path.open("ab") as file:
            file.write(b'{"seq":1}\n')
        await until(pilot, lambda: any("cannot be trusted" in one for one in notices(app)))
        assert "4 Sprint board" in screen_text(app)


def unreachable(sentence: str) -> EngineLinkFactory:
    """Return a way to an engine that is refused."""

    async def refuse(session: Path) -> ScriptedLink:
        raise RefusedError(sentence)

    return refuse


async def test_that_a_command_was_refused_stays_longer_than_other_notices(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    app = PlanroomApp(path, mode="live", link=unreachable("The engine did not start in time; try again."))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_room(pilot, app)
        await until(pilot, lambda: any("did not start in time" in one for one in notices(app)))
        (refused,) = app._notifications
        await pilot.press("w")
        await until(pilot, lambda: not any("did not start in time" in one for one in notices(app)))
        (told,) = app._notifications
        assert refused.timeout > 4 * told.timeout


async def test_a_draft_whose_engine_was_gone_before_is_not_watched_as_if_it_went_on(sessions_home: Path) -> None:
    app = PlanroomApp(make_session(sessions_home / "s.jsonl", "filling"), mode="watch")
    async with app.run_test(size=(120, 40)) as pilot:
        await in_room(pilot, app)
        await until(pilot, lambda: "The engine has ended over" in screen_text(app))
        assert "drafting" not in screen_text(app)
        assert "– cut off" in screen_text(app)
        assert "ancelled" not in screen_text(app), "nobody did"
        assert "The engine ended while it drafted this." in screen_text(app)


@pytest.mark.parametrize(("model", "goes_on"), [("offline/planner", False), ("openai/gpt-4o", True)])
def test_going_on_is_offered_to_who_can(sessions_home: Path, model: str, goes_on: bool) -> None:
    with session(sessions_home / "s.jsonl", "filling") as author:
        for agent in AGENTS.values():
            author.writer.append(AgentAssigned(agent=agent, model=model), "ada")
    state = open_session(author.path).state
    over, state = state.drafting(), left_behind(state)
    assert ("C goes on" in engine_ended(state, over, "live").text) is goes_on
    assert all(("C goes on" in notice(state, name)) is goes_on for name in over)


@pytest.mark.parametrize("mode", ["live", "watch"])
async def test_a_file_that_another_program_replaced_ends_what_is_drafted_and_every_decision(
    sessions_home: Path, mode: Mode
) -> None:
    with session(sessions_home / "s.jsonl", "filling") as author:
        link = ScriptedLink(author)
        app = PlanroomApp(author.path, link.open, mode=mode)
        async with app.run_test(size=(120, 40)) as pilot:
            room = await in_room(pilot, app)
            await until(pilot, lambda: room.engine_seen)
            copy = author.path.with_suffix(".t")
            shutil.copy(author.path, copy)
            copy.replace(author.path)
            with pytest.raises(TouchedError):
                author.writer.check()
            await until(pilot, lambda: "Another program changed the file" in screen_text(app))
            sentence = touched_sentence(author.path)
            assert notices(app) == [sentence]
            assert ("failed" in screen_text(app), "drafting" in screen_text(app)) == (True, False)
            for key in "raix":
                await pilot.press(key)
            room.send(DraftAll(), "")
            await until(pilot, lambda: set(notices(app)) == {sentence})
            app.clear_notifications()
            room.action_cancel()
            room.action_redraft()
            await until(pilot, lambda: set(notices(app)) == {sentence})
            assert link.commands == []
            assert "`planroom verify`" in screen_text(app)


async def test_a_session_of_a_newer_format_opens_to_be_read_and_asks_no_engine(sessions_home: Path) -> None:
    path = file_of(sessions_home / "newer.jsonl", ("note.added", {"text": "hi"}), version=VERSION + 1)
    app = PlanroomApp(path, unreachable("nobody asks"))
    async with app.run_test(size=(120, 40)) as pilot:
        room = await in_room(pilot, app)
        await until(pilot, lambda: any("cannot be changed" in one for one in notices(app)))
        assert "r draft" not in screen_text(app)
        app.clear_notifications()
        room.action_redraft()
        await until(pilot, lambda: notices(app))
        assert notices(app) == [f"Session format {VERSION + 1} is newer than this planroom; update planroom to decide."]


async def test_an_engine_that_cannot_be_reached_is_said(sessions_home: Path) -> None:
    sentence = "full.jsonl is already being written by process 7 on host."
    app = PlanroomApp(make_session(sessions_home / "full.jsonl", "full"), unreachable(sentence))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_room(pilot, app)
        await until(pilot, lambda: notices(app) == [sentence])


async def test_an_engine_that_does_not_start_again_can_be_started_once_more(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence, writer = "The engine did not start in time; try again.", ["process 7 on host"]
    monkeypatch.setattr("tui.screens.deciding.holder", lambda path: writer[0])
    app = PlanroomApp(make_session(sessions_home / "s.jsonl", "filling"), unreachable(sentence))
    async with app.run_test(size=(120, 40)) as pilot:
        room = await in_room(pilot, app)
        await until(pilot, lambda: room.engine_seen)
        writer[0] = ""
        for _ in range(2):
            await until(pilot, lambda: "The engine has ended over Architecture and Database" in screen_text(app))
            app.clear_notifications()
            await pilot.press("r")
            await until(pilot, lambda: sentence in notices(app))


async def test_an_engine_that_does_not_answer_is_said_and_waited_for(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.engine_link._SILENT_SECONDS", 0.1)
    goes_on = asyncio.Event()

    class SilentLink(ScriptedLink):
        async def send(self, command: Command) -> int:
            await goes_on.wait()
            return await super().send(command)

    with session(sessions_home / "s.jsonl", "empty") as author:
        link = SilentLink(author)
        app = PlanroomApp(author.path, link.open)
        async with app.run_test(size=(120, 40)) as pilot:
            room = await in_room(pilot, app)
            room.action_redraft()
            await until(pilot, lambda: any(one.startswith("The engine does not answer; ") for one in notices(app)))
            assert link.commands == []
            goes_on.set()
            await until(pilot, lambda: link.commands == [DraftAll()])


async def test_a_key_over_an_engine_that_has_ended_is_carried_out(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = [""]

    class StartingLink(ScriptedLink):
        async def send(self, command: Command) -> int:
            writer[0] = "process 8 on host"
            return await super().send(command)

    with session(sessions_home / "s.jsonl", "filling") as author:
        link = StartingLink(author)
        app = PlanroomApp(author.path, link.open)
        async with app.run_test(size=(120, 40)) as pilot:
            room = await in_room(pilot, app)
            await until(pilot, lambda: room.state and room.state.drafting())
            monkeypatch.setattr("tui.screens.deciding.holder", lambda path: writer[0])
            await until(pilot, lambda: "The engine has ended over Architecture and Database" in screen_text(app))
            await pilot.press("r")
            await until(pilot, lambda: link.commands == [DraftAll()], "the first r")
            await until(pilot, lambda: "The engine has ended" not in screen_text(app))


async def test_an_engine_that_ends_while_nothing_is_drafted_is_told_of_once(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence, writer = "The engine has ended; what you decide next starts it again.", ["process 7 on host"]
    monkeypatch.setattr("tui.screens.deciding.holder", lambda path: writer[0])
    with session(sessions_home / "s.jsonl", "full") as author:
        app = PlanroomApp(author.path, ScriptedLink(author).open)
        async with app.run_test(size=(120, 40)) as pilot:
            room = await in_room(pilot, app)
            await until(pilot, lambda: room.state is not None and room.engine_seen)
            room._look_after_engine()
            assert sentence not in notices(app)
            writer[0] = ""
            await until(pilot, lambda: sentence in notices(app))
            app.clear_notifications()
            room._look_after_engine()
            await pilot.pause()
            assert sentence not in notices(app)


async def test_one_notice_takes_the_place_of_the_one_before(sessions_home: Path) -> None:
    app = PlanroomApp(make_session(sessions_home / "full.jsonl", "full"), mode="watch")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await in_room(pilot, app)
        for key in "jkvbé":
            app.post_message(events.Key(key, key))
        await until(pilot, lambda: "é means nothing here" in screen_text(app))
        assert screen_text(app).count("means nothing here") == 1


HOSTILE = "\x1b[31m\x1b]0;owned\x07[red on white]x[/] \u202egnp.exe\u202c\u200b[@click=app.quit]y[/]"
LONG = "W" * 10_000


def hostile(plan: Plan) -> Plan:
    """Return the plan with harm in every text that is shown."""

    def spoil(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: spoil(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spoil(v, key) for v in value]
        spared = key in SPARED or not isinstance(value, str)
        return value if spared else f"{value}{HOSTILE}{LONG if key == 'title' else ''}"

    return Plan.model_validate(spoil(plan.model_dump(mode="json")))


SPARED = {
    *("format", "version", "id", "kind", "method", "place", "type", "likelihood", "impact", "priority", "direction"),
    *("cardinality", "on_delete", "action", "per", "provenance", "priority_source", "size_source", "velocity_source"),
    *("sprint_days_source", "start_source"),
}


@pytest.mark.parametrize("size", [(200, 50), (80, 24)])
async def test_a_hostile_plan_changes_nothing_outside_its_cells(sessions_home: Path, size: tuple[int, int]) -> None:
    path = make_session(sessions_home / "s.jsonl", "full", hostile(sample_plan()))
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=size) as pilot:
        room = await in_room(pilot, app)
        for keys in (("1",), ("2",), ("3",), ("4",), ("5",), ("g",), ("c",), ("D",), ("R",), ("t",)):
            await pilot.press(*keys)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            text = "\n".join("".join(segment.text for segment in strip) for strip in strips)
            assert not set(text) & set("\x1b\x07\u202e\u202c\u200b")
            assert all(strip.cell_length == size[0] for strip in strips)
            assert not any("@click" in segment.style.meta for strip in strips for segment in strip if segment.style)
            await pilot.press("escape")
        assert app.screen is room
        assert "[red on white]x[/]" in str(room.query_one(ArchitecturePane).laid.lines)


async def test_a_notice_takes_the_place_of_the_one_before(sessions_home: Path) -> None:
    app = PlanroomApp(make_session(sessions_home / "s.jsonl", "full"), mode="watch")
    async with app.run_test(size=SMALLEST) as pilot:
        await in_room(pilot, app)
        await pilot.press("z", "w", "z")
        (notice,) = app._notifications
        assert "one pane at a time" in notice.message


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_notice_covers_no_line_that_says_what_is_next_and_stays_on_its_screen(
    sessions_home: Path, size: tuple[int, int]
) -> None:
    app = PlanroomApp(make_session(sessions_home / "s.jsonl", "full"), mode="watch")
    async with app.run_test(size=size, notifications=True) as pilot:
        await in_room(pilot, app)
        await pilot.press("w")
        await until(pilot, lambda: "w means nothing here" in screen_text(app))
        assert "z zooms a pane, c lists the findings, R what was read." in screen_text(app)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, FindingsScreen) and "means nothing" not in screen_text(app))
        assert not app._notifications


async def test_why_an_engine_drafts_no_more_is_said(sessions_home: Path) -> None:
    with session(sessions_home / "s.jsonl", "full") as author:
        app = PlanroomApp(author.path, mode="watch")
        async with app.run_test(size=(120, 40)) as pilot:
            await in_room(pilot, app)
            author.writer.append(NoteAdded(text="Mine."), "ada")
            author.writer.append(NoteAdded(text="The disk is full."), "engine")
            await until(pilot, lambda: notices(app))
            assert notices(app) == ["The disk is full."]
