"""The graph of the stories: selecting, what hangs together, jumping there and back, finding."""

from pathlib import Path

from textual import events

from tests.tui.driving import screen_text, until
from tests.tui.sessions import long_plan
from tests.tui.test_room_keys import Driven, driven
from tui.screens.graph import GraphScreen
from tui.screens.item import ItemScreen
from tui.screens.requirements import RequirementsScreen
from widgets.item_view import ItemView


async def _graph(d: Driven) -> ItemView:
    await d.press("D")
    await until(d.pilot, lambda: isinstance(d.app.screen, GraphScreen), "the graph")
    view = d.app.screen.query_one(ItemView)
    await until(d.pilot, lambda: bool(view.laid.boxes), "the drawing")
    return view


async def test_a_story_is_selected_and_its_lines_are_lit(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        view = await _graph(d)
        await d.press("down", "down")
        assert view.place is not None
        second = view.laid.boxes[1][0]
        assert (view.selected, view.boxed) == (second, True)
        lit = [y for y in range(len(view.laid.lines)) if list(view.laid.wires.spans(second, y))]
        assert lit
        wire = view.get_component_rich_style("row-view--wire", partial=True).color
        top = view.scroll_offset.y
        strip = view.render_line(next(y for y in lit if y != view.place.region.y) - top)
        assert wire is not None
        assert any(segment.style and segment.style.color == wire for segment in strip)


async def test_enter_goes_to_what_a_story_hangs_together_with_and_backspace_comes_back(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        view = await _graph(d)
        await d.press("enter")
        await d.said("No story is selected")
        await d.press("slash", *"s2-01", "enter", "enter")
        assert isinstance(d.app.screen, ItemScreen)
        await d.press("enter")
        await until(d.pilot, lambda: view.selected not in {"", "/sprints/1/stories/0"}, "the story before it")
        await d.press("backspace")
        await until(d.pilot, lambda: view.selected == "/sprints/1/stories/0", "back")
        await d.press("enter")
        screen = d.app.screen
        assert isinstance(screen, ItemScreen)
        at = next(at for at, item in enumerate(screen.listed) if item.kind == "endpoint")
        await d.press(*["down"] * at, "enter")
        await until(d.pilot, lambda: d.app.screen is d.room and d.room.pane.NAME == "endpoints", "the endpoint")
        await d.press("backspace")
        await until(d.pilot, lambda: isinstance(d.app.screen, GraphScreen), "the graph again")
        again = d.app.screen.query_one(ItemView)
        await until(d.pilot, lambda: again.selected == "/sprints/1/stories/0", "with its story")
        await d.press("backspace")
        await until(d.pilot, lambda: d.app.screen is d.room, "the room")


async def test_words_find_one_story_after_the_other_in_a_large_graph(sessions_home: Path) -> None:
    async with driven(sessions_home, "full", plan=long_plan(300)) as d:
        view = await _graph(d)
        assert view.virtual_size.width <= view.size.width
        await d.press("slash", *"-07", "enter")
        seen = [view.selected]
        await d.press("n")
        seen.append(view.selected)
        assert [pointer.rpartition("/")[2] for pointer in seen] == ["6", "6"]
        assert len(set(seen)) == 2
        assert view.place is not None
        assert view.scroll_offset.y <= view.place.region.y < view.scroll_offset.y + view.size.height
        await d.press("slash", *["backspace"] * 3, *"nobody", "enter")
        await d.said("No story says")
        assert "links" in screen_text(d.app)


async def test_a_page_further_the_first_story_in_sight_is_selected(sessions_home: Path) -> None:
    async with driven(sessions_home, "full", size=(80, 24), plan=long_plan(100)) as d:
        view = await _graph(d)
        await d.press("pagedown")
        assert view.place is not None
        first = view.selected
        await d.press("pagedown")
        assert view.selected != first
        assert view.place.region.y >= view.scroll_target_y
        last = view.selected
        await d.press("pageup", "pageup")
        assert view.selected not in {"", last}


async def test_escape_and_a_key_right_after_it_are_both_meant(sessions_home: Path) -> None:
    """Terminals send Esc and D, typed fast, as what Alt and Shift and D are."""
    async with driven(sessions_home, "full") as d:
        await _graph(d)
        d.app.post_message(events.Key("alt+shift+r", "R"))
        await until(d.pilot, lambda: isinstance(d.app.screen, RequirementsScreen), "the requirements")
        d.app.post_message(events.Key("alt+shift+d", "D"))
        await until(d.pilot, lambda: isinstance(d.app.screen, GraphScreen), "the graph")
        d.app.post_message(events.Key("alt+question_mark", "?"))
        await until(d.pilot, lambda: not isinstance(d.app.screen, GraphScreen), "the help of the room")
