"""Nothing moves by itself: no animation, and a cursor that is seen and does not blink."""

from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.tui.driving import until
from tests.tui.test_room_keys import driven

FIELDS = {"feedback": ("i", TextArea), "words": ("slash", Input), "palette": ("ctrl+p", Input)}


def cursor_seen(field: Widget) -> bool:
    name = "text-area--cursor" if isinstance(field, TextArea) else "input--cursor"
    style = field.get_component_rich_style(name)
    strip = field.render_line(0)
    return any(part.style is not None and part.style.bgcolor == style.bgcolor for part in strip)


@pytest.mark.parametrize("where", FIELDS)
async def test_no_cursor_blinks_and_each_is_seen(sessions_home: Path, where: str) -> None:
    key, kind = FIELDS[where]
    async with driven(sessions_home, "full") as d:
        assert d.app.animation_level == "none"
        await d.press(key)
        await until(d.pilot, lambda: isinstance(d.app.focused, kind), where)
        field = d.app.focused
        assert isinstance(field, Input | TextArea)
        await until(d.pilot, lambda: not field.cursor_blink, "the cursor stands")
        await until(d.pilot, lambda: cursor_seen(field), "the cursor")


async def test_a_field_that_had_the_focus_for_a_moment_does_not_look_as_if_it_had_it(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("4", "down", "down", "s")
        await until(d.pilot, lambda: bool(d.app.screen.query(Input)), "the box")
        field = d.app.screen.query_one(Input)
        await until(d.pilot, lambda: not field.cursor_blink or not field.has_focus, "the list")
        await d.pilot.pause()
        assert d.app.focused is not field
        assert not field.has_focus
