from math import inf

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tui.key_order import tell_escape_from_digits


def test_escape_and_a_digit_right_after_it_are_no_sign_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    tell_escape_from_digits()
    parser = XTermParser()
    found = list(parser.feed("\x1b4"))
    monkeypatch.setattr("textual._parser.get_time", lambda: inf)
    keys = [one for one in (*found, *parser.tick()) if isinstance(one, events.Key)]
    assert [(key.key, key.character) for key in keys] == [("alt+4", "4")]
