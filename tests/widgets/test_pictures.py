"""Drawings on the screen of a terminal without UTF-8: what the command line prints, and nothing translated after."""

import pytest

from plan import erd
from plan import pictures as drawn
from plan.plan import Plan
from tests.plan.test_pictures import SAMPLE
from widgets import pictures
from widgets.ascii import to_ascii


def _pairs(plan: Plan) -> list[tuple[list[str], list[str]]]:
    assert plan.architecture
    assert plan.database
    assert plan.sprints
    shown = (
        pictures.components_picture(plan.architecture, 78),
        pictures.erd_picture(plan.database, 78),
        pictures.stories_picture(plan.sprints, 78),
    )
    wanted = (
        drawn.components_picture(plan.architecture, 78, ascii_only=True),
        erd.erd_picture(plan.database, 78, ascii_only=True),
        drawn.stories_picture(plan.sprints, 78, ascii_only=True),
    )
    return [
        ([to_ascii(str(one)).rstrip() for one in laid.lines], drawing.lines())
        for laid, drawing in zip(shown, wanted, strict=True)
    ]


def test_a_terminal_without_utf_8_shows_the_drawings_of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    for shown, wanted in _pairs(SAMPLE):
        assert shown == wanted
