"""From item to item: selecting, what hangs together, jumping there and back, views, words, copying."""

from pathlib import Path

import pytest
from textual.command import CommandList

from agents.commands import Iterate
from plan.artifact_text import item_text
from tests.plan.sample import sample_plan
from tests.tui.driving import in_room, screen_text, until
from tests.tui.sessions import make_session
from tests.tui.test_room_keys import driven
from tui.app import PlanroomApp
from tui.screens.item import ItemScreen
from tui.screens.requirements import RequirementsScreen
from tui.view_state import ViewState, keep, kept
from widgets.item_view import ItemView


async def test_enter_shows_what_hangs_together_goes_there_and_backspace_comes_back(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("3", "down", "down")
        assert d.room.pane.selected == "/endpoints/0"
        await d.press("enter")
        assert isinstance(d.app.screen, ItemScreen)
        await until(d.pilot, lambda: "Tables" in screen_text(d.app), "what it is traced to")
        first = next(i for i, item in enumerate(d.app.screen.listed) if item.kind == "table")
        view = d.app.screen.query_one(ItemView)
        while view.selected != str(first):
            await d.press("down")
        await d.press("enter")
        await until(d.pilot, lambda: d.room.pane.NAME == "erd" and d.room.pane.selected, "the table")
        item = d.room.selected_item()
        assert item is not None
        assert item.kind == "table"
        await d.press("backspace")
        await until(d.pilot, lambda: d.room.pane.NAME == "endpoints" and d.room.pane.selected == "/endpoints/0")
        await d.press("backspace")
        await d.said("There is no jump to come back from")


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (120, 40)])
async def test_a_place_in_a_pane_that_was_not_open_is_seen_at_once(sessions_home: Path, size: tuple[int, int]) -> None:
    async with driven(sessions_home, "full", size) as d:
        api = sample_plan().api
        assert api is not None
        last = len(api.endpoints) - 1
        await d.press("5", "c")
        d.app.pop_screen()
        d.room.show_place("api", f"/endpoints/{last}")
        await until(d.pilot, lambda: d.room.pane.selected == f"/endpoints/{last}", "the endpoint")
        await d.pilot.pause()
        pane = d.room.pane
        assert pane.place is not None
        assert pane.scroll_offset.y <= pane.place.region.y < pane.scroll_offset.y + pane.size.height


async def test_the_palette_finds_an_item_and_goes_there(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("ctrl+p", *"S2-01")
        await until(d.pilot, lambda: "S2-01" in screen_text(d.app) and "story" in screen_text(d.app), "the item")
        await d.press("enter")
        await until(d.pilot, lambda: d.room.pane.selected == "/sprints/1/stories/0", "the story")


async def test_the_palette_opens_on_the_same_harmless_entry_every_time(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        for _ in range(3):
            await d.press("ctrl+p")
            await until(d.pilot, lambda: len(hits(d.app)) > 20, "the list")
            assert hits(d.app)[0].startswith("Show the keys of this place")
            assert hits(d.app)[-1].startswith("Quit")
            await d.press("escape")


async def test_the_palette_finds_words_and_says_each_item_in_a_line(sessions_home: Path) -> None:
    async with driven(sessions_home, "full", (80, 24)) as d:
        await d.press("ctrl+p", *"theme")
        await until(d.pilot, lambda: len(hits(d.app)) == 1, "what says the word, and nothing else")
        assert hits(d.app)[0].startswith("Theme")
        await d.press(*["backspace"] * 5, *"user")
        await until(d.pilot, lambda: len(hits(d.app)) > 5, "items")
        assert all("user" in hit.casefold() for hit in hits(d.app))
        assert max(len(row) for hit in hits(d.app) for row in hit.splitlines()) <= 76


def hits(app: PlanroomApp) -> list[str]:
    listed = app.screen.query_one(CommandList)
    return [str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count)]


async def test_a_requirement_is_shown_where_it_was_read(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        assert d.room.state is not None
        last = d.room.state.requirements.stories[-1]
        d.room.show_place("requirements", f"/stories/{len(d.room.state.requirements.stories) - 1}")
        await until(d.pilot, lambda: isinstance(d.app.screen, RequirementsScreen) and last.title in screen_text(d.app))
        await d.press("backspace")
        assert d.app.screen is d.room


async def test_y_copies_what_is_selected(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("2", "y")
        await d.said("Nothing is selected")
        d.room.pane.reveal("/tables/0")
        await d.press("y")
        await d.said("Copied: ")
        assert d.room.state is not None
        latest = d.room.state.artifacts["database"].latest
        assert latest is not None
        assert d.app.clipboard == item_text(latest.content, "/tables/0")
        assert d.app.clipboard.startswith("name: ")


async def test_feedback_begins_with_what_is_selected(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        d.room.current = "endpoints"
        await d.pilot.pause()
        d.room.pane.reveal("/endpoints/0")
        await d.press("i", *"too long", "ctrl+d")
        await d.sent()
        assert d.link.commands == [Iterate(artifact="api", feedback="POST /auth/register: too long")]


async def test_slash_leaves_what_says_the_words_and_escape_brings_all_back(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("3", "z", "slash", *"post auth", "enter")
        await until(d.pilot, lambda: "/post auth" in screen_text(d.app), "the words in the frame")
        text = screen_text(d.app)
        assert "/auth/register" in text
        assert "GET " not in text
        await d.press("escape")
        assert d.room.zoomed
        await until(d.pilot, lambda: "GET " in screen_text(d.app), "everything")


async def test_v_turns_to_the_sql_and_y_copies_it(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("2", "z", "v", "v")
        await until(d.pilot, lambda: 'CREATE TABLE "' in screen_text(d.app), "the SQL")
        await d.press("y")
        await d.said("Copied: SQL")
        assert d.app.clipboard.count("CREATE TABLE") == 6
        await d.press("V", "V", "V")
        await until(d.pilot, lambda: "drawing 6 of 6" in screen_text(d.app), "the view before")
        await d.press("5", "v")
        await d.said("Risks has one view only.")


async def test_who_opens_a_session_again_is_where_they_were(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("2", "z", "v", "j", "j")
        selected = d.room.pane.selected
        assert selected
        path = d.room.path
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=(120, 40)) as pilot:
        room = await in_room(pilot, app)
        assert (room.current, room.zoomed, room.pane.aspect) == ("erd", True, "tables")
        await until(pilot, lambda: room.pane.selected == selected, "what was selected")


async def test_a_view_that_is_no_view_is_none(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    keep(path, ViewState(pane="board", aspect="no such view"))
    app = PlanroomApp(path, mode="watch")
    async with app.run_test(size=(120, 40)) as pilot:
        room = await in_room(pilot, app)
        assert (room.current, room.pane.aspect) == ("board", "all")
    (path.with_suffix(".derived") / "view.json").write_text('{"pane": "nowhere"}')
    assert kept(path) == ViewState()


async def test_boxes_of_drawings_are_selected_traced_and_copied(sessions_home: Path) -> None:
    async with driven(sessions_home, "full", size=(200, 50)) as d:
        await d.press("2", "z", "V")
        pane = d.room.pane
        await until(d.pilot, lambda: pane.laid.boxes, "the drawing")
        await d.press("down")
        first = pane.place
        await d.press("j")
        below = pane.place
        assert first is not None
        assert below is not None
        assert first.boxed
        assert below.boxed
        assert below.region.y >= first.region.bottom
        await until(d.pilot, lambda: "╔" in screen_text(d.app), "a border that is double")
        item = d.room.selected_item()
        assert item is not None
        await d.press("y")
        await d.said(f"Copied: {item.name}")
        await d.press("enter")
        assert isinstance(d.app.screen, ItemScreen)
        await until(d.pilot, lambda: "Is pointed to by" in screen_text(d.app) or "Points to" in screen_text(d.app))
        await d.press("enter")
        await until(d.pilot, lambda: d.app.screen is d.room and pane.place != below, "another place")
        await d.press("backspace")
        await until(d.pilot, lambda: pane.place == below, "the box again")
        pointer, box = pane.laid.boxes[0]
        await d.pilot.click(type(pane), offset=box.offset - pane.scroll_offset + (4, 2))
        assert (pane.selected, pane.boxed) == (pointer, True)
        await d.press("i", *"too wide", "ctrl+d")
        await d.sent()
        assert d.link.commands == [Iterate(artifact="database", feedback="users: too wide")]


async def test_nothing_moves_by_itself(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("3", "z", "pagedown")
        pane = d.room.pane
        assert pane.scroll_offset.y == pane.scroll_target_y > 0


async def test_a_sprint_leads_to_each_of_its_stories(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("4")
        d.room.pane.reveal("/sprints/1")
        await d.press("enter")
        await until(d.pilot, lambda: isinstance(d.app.screen, ItemScreen), "the sprint")
        shown = screen_text(d.app)
        assert "Sprint 2" in shown
        assert "points ·" in shown
        assert "acceptance" not in shown.lower()
        await d.press("down", "enter")
        await until(d.pilot, lambda: d.app.screen is d.room, "the board")
        await until(d.pilot, lambda: d.room.pane.selected == "/sprints/1/stories/1", "the story")
        await d.press("backspace")
        await until(d.pilot, lambda: d.room.pane.selected == "/sprints/1", "the sprint again")
