"""Every key of the room: what it sends, where it goes, and what it says when it means nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from agents.commands import (
    Approve,
    ApproveGate,
    Assign,
    Cancel,
    DraftAll,
    DraftOne,
    Iterate,
    Override,
    ReopenGate,
    Resume,
)
from plan.plan import Plan
from sessions.events import AgentAssigned
from tests.plan.sample import sample_plan
from tests.tui.driving import ScriptedLink, in_room, notices, screen_text, until
from tests.tui.sessions import session
from tui.app import PlanroomApp
from tui.screens.findings import FindingsScreen
from tui.screens.gate import GateScreen
from tui.screens.graph import GraphScreen
from tui.screens.help import HelpScreen
from tui.screens.live import LiveScreen
from tui.screens.requirements import RequirementsScreen
from tui.screens.room import RoomScreen
from widgets.agent_rail import AgentCell, AgentFacts
from widgets.row_view import RowView


class Driven:
    """An app on a session, its room and its link."""

    def __init__(self, app: PlanroomApp, pilot: Pilot[None], room: RoomScreen, link: ScriptedLink) -> None:
        self.app, self.pilot, self.room, self.link = app, pilot, room, link

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def said(self, words: str) -> None:
        await until(self.pilot, lambda: any(words in one for one in notices(self.app)), f"{words!r}")

    async def sent(self, number: int = 1) -> None:
        await until(self.pilot, lambda: len(self.link.commands) == number, "the command")


@asynccontextmanager
async def driven(
    folder: Path,
    stage: str,
    size: tuple[int, int] = (120, 40),
    draft: bool = False,
    plan: Plan | None = None,
    notifications: bool = False,
) -> AsyncIterator[Driven]:
    with session(folder / f"{stage}.jsonl", stage, plan) as author:
        link = ScriptedLink(author)
        app = PlanroomApp(author.path, link.open, draft=draft)
        async with app.run_test(size=size, notifications=notifications) as pilot:
            yield Driven(app, pilot, await in_room(pilot, app), link)


async def test_a_approves_the_revision_that_is_seen(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("3", "a")
        await d.said("API r1 is approved")
        assert d.link.commands == [Approve(artifact="api", revision=1)]
        await until(d.pilot, lambda: d.room.state and d.room.state.status("api") == "approved")
        assert "3 of 4 approved" in screen_text(d.app)


@pytest.mark.parametrize(
    ("stage", "keys", "words"),
    [
        ("full", ["1", "a"], "Architecture r1 is approved already"),
        ("full", ["5", "a"], "Risks come from the architecture and the sprint plan"),
        ("empty", ["4", "a"], "Sprint plan has no draft to approve yet"),
        ("empty", ["4", "i"], "Sprint plan has no draft to send back yet"),
        ("empty", ["x"], "Nothing is being drafted"),
        ("filling", ["3", "x"], "API is not being drafted; Architecture and Database are"),
        ("filling", ["a"], "Architecture is still being drafted"),
        ("filling", ["r"], "Architecture is being drafted already"),
        ("failed", ["a"], "Architecture has no finished draft to approve"),
        ("stale", ["3", "a"], "API is stale"),
        ("signed", ["a"], "The plan is signed"),
        ("empty", ["D"], "There are no stories to draw yet"),
        ("full", ["1", "C"], "no draft that stopped before its end"),
        ("failed", ["1", "C"], "offline planner writes everything anew"),
        ("filling", ["1", "C"], "Architecture is being drafted already"),
        ("full", ["escape"], "You are in the room already"),
        ("full", ["w"], "w means nothing here; ? shows the keys."),
        ("signed", ["4", "plus"], "The plan is signed"),
    ],
)
async def test_a_key_that_means_nothing_says_why(sessions_home: Path, stage: str, keys: list[str], words: str) -> None:
    async with driven(sessions_home, stage) as d:
        await d.press(*keys)
        await d.said(words)
        assert not d.link.commands


async def test_after_each_approval_one_key_goes_to_what_is_next(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("n")
        assert d.room.current == "endpoints"
        await d.press("n")
        await d.said("API is what is to be decided next; you are looking at it.")
        await d.press("a")
        await d.said("API r1 is approved; n goes on to Sprint plan.")
        await until(d.pilot, lambda: d.room.state and d.room.state.status("api") == "approved")
        await d.press("n", "a")
        await d.said("Sprint plan r1 is approved; n opens the gate.")
        await until(d.pilot, lambda: d.room.gate and d.room.gate.open)
        await d.press("n")
        assert isinstance(d.app.screen, GateScreen)


@pytest.mark.parametrize(
    ("stage", "keys", "there", "gone"),
    [
        ("full", ["3"], "a approve", "n next"),
        ("full", ["1"], "n next", "a approve  i send"),
        ("full", ["g"], "Esc back", "s sign"),
        ("approved", ["g"], "s sign", "o reopen"),
        ("signed", ["g"], "o reopen", "s sign"),
        ("signed", ["question_mark"], "The gate", "Approve what"),
    ],
)
async def test_footer_and_help_offer_what_means_something(
    sessions_home: Path, stage: str, keys: list[str], there: str, gone: str
) -> None:
    async with driven(sessions_home, stage, (80, 24)) as d:
        await d.press(*keys)
        await until(d.pilot, lambda: there in screen_text(d.app), there)
        assert gone not in screen_text(d.app)


async def test_a_refusal_is_said_as_it_is(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        d.link.refuses = "The engine is [bold]busy[/bold]; try again."
        await d.press("3", "a")
        await d.said("The engine is [bold]busy[/bold]; try again.")


@pytest.mark.parametrize("send", ["ctrl+d", "f2", "button"])
async def test_i_sends_an_artifact_back_with_feedback(sessions_home: Path, send: str) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("2", "i", *"Soft", "enter", *"delete")
        await (d.pilot.click("#send") if send == "button" else d.press(send))
        await d.sent()
        assert d.link.commands == [Iterate(artifact="database", feedback="Soft\ndelete")]
        await until(d.pilot, lambda: d.room.state and d.room.state.status("database") == "drafting")
        assert d.app.screen is d.room


async def test_feedback_that_is_left_is_kept_and_nothing_is_sent(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("2", "i", *"Soft", "escape")
        assert d.app.screen is d.room
        await d.press("i")
        assert d.app.screen.query_one(TextArea).text == "Soft"
        assert "The offline planner drafts this; it costs nothing." in screen_text(d.app)
        await d.press("escape", "3", "i", "ctrl+d")
        assert "Write what should be different" in screen_text(d.app)
        assert not d.link.commands


@pytest.mark.parametrize(
    ("stage", "key", "command"),
    [
        ("full", "3", DraftOne(artifact="api")),
        ("empty", "1", DraftAll()),
        ("failed", "2", DraftAll()),
        ("stale", "4", DraftAll()),
    ],
)
async def test_r_drafts(sessions_home: Path, stage: str, key: str, command: object) -> None:
    async with driven(sessions_home, stage) as d:
        await d.press(key, "r")
        await d.sent()
        assert d.link.commands == [command]


async def test_c_resumes_what_broke_off(sessions_home: Path) -> None:
    async with driven(sessions_home, "failed") as d:
        assert d.room.state is not None
        before = d.room.state.seq
        d.link.author.writer.append(AgentAssigned(agent="tech-lead-orchestrator", model="openai/gpt-4o"), "ana")
        await until(d.pilot, lambda: d.room.state and d.room.state.seq > before)
        await d.press("1", "C")
        await d.said("Architecture goes on where it stopped")
        assert d.link.commands == [Resume(artifact="architecture")]


async def test_x_cancels_and_what_was_written_stays(sessions_home: Path) -> None:
    async with driven(sessions_home, "filling") as d:
        d.link.running["database"] = "d2"
        await until(d.pilot, lambda: "users" in screen_text(d.app), "the first table")
        await d.press("2", "x")
        await d.said("Database is cancelled")
        assert d.link.commands == [Cancel(artifact="database")]
        await until(d.pilot, lambda: "What it wrote is" in screen_text(d.app))
        assert "users" in screen_text(d.app)


async def test_m_assigns_what_was_changed(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("2", "m")
        await until(d.pilot, lambda: d.app.focused is d.app.screen.query_one("#search", Input))
        await d.press(*"nothing", "enter")
        assert "type a model as PROVIDER/MODEL" in screen_text(d.app)
        d.app.screen.query_one("#search", Input).value = ""
        await d.press(*"openai/gpt", "enter")
        await d.sent()
        assert d.link.commands == [Assign(agent="database-architect", model="openai/gpt")]
        await until(d.pilot, lambda: "gpt" in screen_text(d.app))


async def test_the_gate_says_why_it_is_closed(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("g")
        await until(d.pilot, lambda: "The gate is closed" in screen_text(d.app))
        assert "API is not approved yet" in screen_text(d.app)
        assert "20 of 20" in screen_text(d.app)
        await d.press("s")
        await d.said("The gate is closed: API is not approved yet.")
        await d.press("escape")
        assert d.app.screen is d.room
        assert not d.link.commands


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_tab_goes_to_the_folder_before_it_goes_to_the_button(sessions_home: Path, size: tuple[int, int]) -> None:
    async with driven(sessions_home, "approved", size=size) as d:
        await d.press("g")
        await until(d.pilot, lambda: "The gate is open" in screen_text(d.app))
        met = []
        for _ in range(3):
            await d.press("tab")
            met.append(d.app.screen.focused.id if d.app.screen.focused else "")
        assert met.index("folder") < met.index("sign-button")


@pytest.mark.parametrize("sign", ["s", "enter"])
async def test_the_gate_signs_into_the_folder_and_can_be_reopened(
    sessions_home: Path, tmp_path: Path, sign: str
) -> None:
    async with driven(sessions_home, "approved") as d:
        await d.press("g")
        await until(d.pilot, lambda: "The gate is open" in screen_text(d.app))
        folder = d.app.screen.query_one("#folder", Input)
        folder.value = str(tmp_path / "out")
        if sign == "enter":
            folder.focus()
        await d.press(sign)
        await d.said(f"Signed; the files are in {tmp_path / 'out'}")
        assert d.link.commands == [ApproveGate(folder=str(tmp_path / "out"))]
        await until(d.pilot, lambda: "✓ Signed" in screen_text(d.app))
        d.app.screen.query_one("#verdict").focus()
        await d.press("o", *"late", "enter")
        await d.sent(2)
        assert d.link.commands[1] == ReopenGate(reason="late")


async def test_findings_jump_to_their_place(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        assert d.room.findings
        place = d.room.findings[0]
        await d.press("c")
        assert isinstance(d.app.screen, FindingsScreen)
        await until(d.pilot, lambda: place.code in screen_text(d.app))
        await d.press("enter")
        await until(d.pilot, lambda: d.app.screen is d.room)
        assert d.room.artifact_in_focus() == place.artifact
        await until(d.pilot, lambda: d.room.pane.found >= 0, "the place")
        anchors = dict(d.room.pane.laid.anchors)
        assert anchors[place.pointer].y == d.room.pane.found


def with_an_error() -> Plan:
    plan = sample_plan()
    assert plan.architecture
    first, *rest = plan.architecture.components
    broken = (first.model_copy(update={"depends_on": ("nowhere",)}), *rest)
    architecture = plan.architecture.model_copy(update={"components": broken})
    return plan.model_copy(update={"architecture": architecture})


async def test_an_error_is_overridden_with_a_reason(sessions_home: Path) -> None:
    async with driven(sessions_home, "full", plan=with_an_error()) as d:
        assert d.room.findings
        worst = d.room.findings[0]
        assert worst.severity == "error"
        await d.press("c")
        await until(d.pilot, lambda: worst.code in screen_text(d.app))
        await d.press("o", *"known", "enter")
        await d.sent()
        assert d.link.commands == [Override(finding=worst.key, reason="known")]
        await until(d.pilot, lambda: "overridden: known" in screen_text(d.app))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_closed_gate_leads_to_what_keeps_it_closed(sessions_home: Path, size: tuple[int, int]) -> None:
    async with driven(sessions_home, "approved", size=size, plan=with_an_error(), notifications=True) as d:
        assert d.room.findings
        worst = d.room.findings[0]
        await d.press("g")
        gate = d.app.screen
        await until(d.pilot, lambda: "o there answers for an error" in " ".join(screen_text(d.app).split()))
        assert "c findings" in screen_text(d.app).splitlines()[-1]
        await d.press("s")
        await d.said("The gate is closed")
        await until(d.pilot, lambda: any(toast.region.area for toast in gate.query("Toast")), "the notice")
        assert not gate.query_one("Toast").region.overlaps(gate.query_one("#sign").region)
        await d.press("c", "o", *"known", "enter")
        await d.sent()
        await until(d.pilot, lambda: "overridden: known" in screen_text(d.app))
        await d.press("escape")
        await until(
            d.pilot, lambda: d.app.screen is gate and "The gate is open" in screen_text(d.app), "the gate, open"
        )
        assert d.link.commands == [Override(finding=worst.key, reason="known")]


async def test_a_finding_of_the_gate_is_gone_to(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        assert d.room.findings
        assert len(d.room.findings) > 1
        place = d.room.findings[1]
        await d.press("g", "down", "down", "enter")
        await until(d.pilot, lambda: isinstance(d.app.screen, FindingsScreen) and place.code in screen_text(d.app))
        await until(d.pilot, lambda: d.app.screen.query_one(OptionList).highlighted == 1, "the finding")
        await d.press("enter")
        await until(d.pilot, lambda: d.app.screen is d.room, "the room")
        assert d.room.artifact_in_focus() == place.artifact


@pytest.mark.parametrize(
    ("key", "screen", "words"),
    [
        ("D", GraphScreen, "Critical path"),
        ("R", RequirementsScreen, "US-01"),
        ("t", LiveScreen, "Pattern"),
        ("question_mark", HelpScreen, "Approve what the focused pane shows"),
    ],
)
async def test_a_screen_opens_and_closes(sessions_home: Path, key: str, screen: type, words: str) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press(key)
        assert isinstance(d.app.screen, screen)
        await until(d.pilot, lambda: words in screen_text(d.app), words)
        await d.press("escape")
        assert d.app.screen is d.room


async def test_the_live_text_shows_reasoning_apart_and_goes_round_the_agents(sessions_home: Path) -> None:
    with session(sessions_home / "s.jsonl", "empty") as author:
        draft = author.start("database")
        author.write("database", draft, 0.02, reasoning="Members come first, loans after.")
        app = PlanroomApp(author.path, mode="watch")
        async with app.run_test(size=(100, 30)) as pilot:
            await in_room(pilot, app)
            await pilot.press("2", "t")
            await until(pilot, lambda: "Entities" in screen_text(app))
            assert '"entities"' not in screen_text(app), "what it says, not how it is written"
            await pilot.press("v")
            await until(pilot, lambda: '"entities"' in screen_text(app))
            await pilot.press("t")
            await until(pilot, lambda: "Members come first, loans after." in screen_text(app))
            await pilot.press("tab")
            await until(pilot, lambda: "api-architect" in screen_text(app))
            assert "Nothing was drafted" in screen_text(app)


async def test_the_live_text_of_a_finished_draft_is_read_from_its_beginning(sessions_home: Path) -> None:
    async with driven(sessions_home, "full", size=(80, 24)) as d:
        await d.press("t")
        await until(d.pilot, lambda: "Pattern" in screen_text(d.app), "its beginning")
        view = d.app.screen.query_one(RowView)
        await d.press("G")
        await until(d.pilot, lambda: view.scroll_offset.y == view.max_scroll_y > 0, "its end")
        await d.press("tab")
        await until(d.pilot, lambda: "Entities" in screen_text(d.app) and view.scroll_offset.y == 0, "the next one")


async def test_numbers_tab_and_mouse_go_to_panes(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        for number, name in enumerate(("architecture", "erd", "endpoints", "board", "risks"), start=1):
            await d.press(str(number))
            assert d.room.current == name
            assert d.app.focused is d.room.pane
        for key, name in (("tab", "architecture"), ("shift+tab", "risks")):
            await d.press(key)
            assert d.room.current == name
        await d.pilot.click("#erd")
        assert d.room.pane.NAME == "erd"


@pytest.mark.parametrize("key", ["z", "enter"])
async def test_zoom_and_back(sessions_home: Path, key: str) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("3", key)
        assert not d.room.query_one("#erd").display
        assert "takes RegisterRequest" in screen_text(d.app)
        await d.press("escape")
        assert all(pane.display for pane in d.room.query("Pane"))
        assert d.app.focused is d.room.pane


async def test_vi_keys_and_arrows_select_and_the_item_stays_selected_while_more_comes(sessions_home: Path) -> None:
    async with driven(sessions_home, "filling") as d:
        await until(d.pilot, lambda: d.room.query_one("#erd").virtual_size.height > 25)
        await d.press("2", "j", "j", "down", "k")
        pane = d.room.pane
        assert pane.selected == "/tables/0/columns/0"
        height = pane.virtual_size.height
        text = d.link.author.plan.database
        assert text is not None
        whole = text.model_dump_json(indent=1)
        from sessions.events import DraftDelta

        d.link.author.writer.append(
            DraftDelta(draft="d2", text=whole[int(len(whole) * 0.4) : int(len(whole) * 0.8)]), "database-architect"
        )
        await until(d.pilot, lambda: pane.virtual_size.height > height, "more rows")
        assert pane.selected == "/tables/0/columns/0"
        assert pane.found == dict(pane.laid.anchors)[pane.selected].y


async def test_drafting_begins_at_once_when_asked(sessions_home: Path) -> None:
    async with driven(sessions_home, "empty", draft=True) as d:
        await d.sent()
        assert d.link.commands == [DraftAll(first=True)]
        await until(d.pilot, lambda: d.room.state and len(d.room.state.drafting()) == 2)


async def test_escape_and_q_right_after_it_take_back_what_was_looked_for_and_leave(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("slash", *"plan", "enter")
        d.app.post_message(events.Key("alt+q", "q"))
        await until(d.pilot, lambda: d.app._exit, "the end")


async def test_q_leaves_agents_that_draft_only_when_pressed_again(sessions_home: Path) -> None:
    async with driven(sessions_home, "filling") as d:
        await d.press("q")
        await d.said("q again leaves")
        assert not d.app._exit
        await d.press("q")
        await until(d.pilot, lambda: d.app._exit)
    assert d.link.closed
    assert d.app.seen == (d.room.path, "live")
    assert d.app.return_code == 0


async def test_the_palette_finds_an_action(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("3", "ctrl+p", *"approve what")
        await until(d.pilot, lambda: "Approve what the focused pane shows" in screen_text(d.app))
        await d.press("enter")
        await until(d.pilot, lambda: bool(d.link.commands), "the command")
        assert d.link.commands == [Approve(artifact="api", revision=1)]


async def test_an_agent_is_clickable_and_a_click_beside_a_box_closes_it(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.pilot.click(list(d.room.query(AgentCell))[1])
        assert d.room.current == "erd"
        await d.press("question_mark")
        await until(d.pilot, lambda: isinstance(d.app.screen, HelpScreen), "the help")
        await d.pilot.click(offset=(60, 20))
        assert isinstance(d.app.screen, HelpScreen)
        await d.pilot.click(offset=(1, 20))
        await until(d.pilot, lambda: d.app.screen is d.room, "the room")


async def test_a_click_on_an_agent_while_the_session_opens_does_nothing(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        cell = list(d.room.query(AgentCell))[1]
        cell.facts = AgentFacts("", "", "empty")  # as it is until the session is read
        await d.pilot.click(cell)
        assert d.app.is_running
        assert d.room.current == "architecture"


async def test_what_is_next_is_said_from_the_pane_that_one_is_in(sessions_home: Path) -> None:
    async with driven(sessions_home, "stale") as d:
        await d.press("1")
        await until(d.pilot, lambda: "n goes there, r draws it again" in screen_text(d.app))
        await d.press("n")
        await until(d.pilot, lambda: "something that has changed; r draws it again" in screen_text(d.app))


async def test_the_footer_is_clickable(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        text = screen_text(d.app).splitlines()[-1]
        await d.pilot.click("KeyFooter", offset=(text.index("g gate"), 0))
        assert isinstance(d.app.screen, GateScreen)


async def test_a_screen_over_the_room_shows_what_is_known_last(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("g")
        await until(d.pilot, lambda: "API is not approved yet" in screen_text(d.app))
        gate = d.app.screen
        assert isinstance(gate, GateScreen)
        before = gate.known
        await d.press("?")
        assert isinstance(d.app.screen, HelpScreen)
        d.link.author.approve("api")
        await until(d.pilot, lambda: d.room.state and d.room.state.status("api") == "approved", "the approval")
        await d.press("escape")
        await until(d.pilot, lambda: "API is not approved yet" not in screen_text(d.app))

        after, gate.known = gate.known, before
        gate.show_known()
        gate.known = after
        await d.pilot.pause()
        assert "API is not approved yet" not in screen_text(d.app)


@pytest.mark.parametrize("text", ["Add a column, drop zig", "3 and more"])
async def test_keys_that_come_in_one_go_are_for_the_screen_that_the_first_one_opens(
    sessions_home: Path, text: str
) -> None:
    async with driven(sessions_home, "full") as d:
        await d.pilot.press("2")
        for character in f"i{text}":
            d.app.post_message(events.Key("space" if character == " " else character, character))
        d.app.post_message(events.Key("ctrl+d", None))
        await until(d.pilot, lambda: d.link.commands)
        assert d.link.commands == [Iterate(artifact="database", feedback=text)]
        assert d.room.current == "erd"
        assert not [one for one in notices(d.app) if "means nothing" in one]


async def test_the_palette_finds_the_actions_of_the_screen_below_it(sessions_home: Path) -> None:
    async with driven(sessions_home, "approved") as d:
        await d.press("g")
        await until(d.pilot, lambda: isinstance(d.app.screen, GateScreen))
        await d.press("ctrl+p", *"sign the")
        await until(d.pilot, lambda: "Sign the plan and write its files" in screen_text(d.app))
        assert "🔎" not in screen_text(d.app), "no emoji"


async def test_a_box_lays_out_nothing_that_is_below_it(sessions_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(sessions_home, "full") as d:
        laid: list[RoomScreen] = []
        monkeypatch.setattr(RoomScreen, "_refresh_layout", lambda room, *_: laid.append(room))
        await d.press("question_mark")
        await until(d.pilot, lambda: "Approve what the focused pane shows" in screen_text(d.app))
        await d.pilot.pause()
        assert not laid


async def test_a_box_that_leaves_only_the_edges_of_a_screen_leaves_nothing_of_it(sessions_home: Path) -> None:
    async with driven(sessions_home, "full", (80, 24)) as d:
        await d.press("question_mark")
        await until(d.pilot, lambda: "Esc closes" in screen_text(d.app), "the keys")
        assert all(row.strip(" ")[:1] in {"", "╭", "│", "╰"} for row in screen_text(d.app).splitlines())
        await d.press("escape", "slash")
        await until(d.pilot, lambda: "Find in" in screen_text(d.app), "a small box")
        assert "1 Architecture" in screen_text(d.app), "what it is about is seen above it"
