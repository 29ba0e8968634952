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


@pytest.mark.parametrize("width", [30, 60, 78, 120, 200])
@pytest.mark.parametrize("height", [8, 14, 20, 30, 200])
def test_the_view_drawing_is_named_for_what_only_it_shows(width: int, height: int) -> None:
    assert SAMPLE.architecture
    assert SAMPLE.database
    marks = {
        "keys": {"PK ", "FK "},
        "columns": {"email_verified", "last_name"},
        "technologies": {"nginx", "Redux", "Redis 7"},
    }
    fitted = (
        pictures.erd_picture(SAMPLE.database, width, height),
        pictures.components_picture(SAMPLE.architecture, width, height),
    )
    whole = pictures.erd_picture(SAMPLE.database, width), pictures.components_picture(SAMPLE.architecture, width)
    for here, there in zip(fitted, whole, strict=True):
        seen, more = ("\n".join(map(str, laid.lines)) for laid in (here, there))
        shown_there = [what for what, signs in marks.items() if any(sign in more for sign in signs)]
        only_there = [what for what in shown_there if not any(sign in seen for sign in marks[what])]
        assert here.more == (f"{' and '.join(only_there)}: view “drawing”" if only_there else "")
        assert not there.more
