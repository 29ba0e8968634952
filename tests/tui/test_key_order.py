"""Keys one after the other, and what the app does where Textual's own modules are not what they were."""

import sys
from math import inf
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tests.tui.driving import ScriptedLink, in_room, screen_text, until
from tests.tui.sessions import session
from tui.app import PlanroomApp
from tui.key_order import tell_escape_from_digits
from tui.terminal import set_up_textual


def test_escape_and_a_digit_right_after_it_are_no_sign_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    tell_escape_from_digits()
    parser = XTermParser()
    found = list(parser.feed("\x1b4"))
    monkeypatch.setattr("textual._parser.get_time", lambda: inf)
    keys = [one for one in (*found, *parser.tick()) if isinstance(one, events.Key)]
    assert [(key.key, key.character) for key in keys] == [("alt+4", "4")]


async def test_without_the_private_modules_of_textual_the_app_is_plain_but_works(
    sessions_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "tui.painted", raising=False)
    monkeypatch.setitem(sys.modules, "textual._ansi_sequences", None)
    with monkeypatch.context() as gone:
        gone.setitem(sys.modules, "textual._compositor", None)
        set_up_textual()
        with session(sessions_home / "full.jsonl", "full") as author:
            app = PlanroomApp(author.path, ScriptedLink(author).open)
    assert app._painted is None
    async with app.run_test(size=(120, 40)) as pilot:
        await in_room(pilot, app)
        await pilot.press("ctrl+l", "2", "z")
        await until(pilot, lambda: "v all 1 of" in screen_text(app), "a pane")
