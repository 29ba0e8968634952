"""The text of a draft on the whole screen: nothing of it is cut, however long its lines."""

import pytest

from sessions.state import Draft
from tests.tui.sessions import long_plan
from tui.screens.live import text_page
from widgets.page import Laid


def squeezed(text: str) -> str:
    return "".join(text.split())


def draft_of(text: str) -> Draft:
    return Draft("d", "sprints", "offline/planner", {}, 1, "", 0, text=text)


def shown(laid: Laid) -> str:
    return squeezed("".join(str(one) for one in laid.lines))


@pytest.mark.parametrize("width", [60, 120])
def test_a_long_text_in_one_line_is_shown_whole(width: int) -> None:
    plan = long_plan(300).sprints
    assert plan is not None
    text = plan.model_dump_json()
    assert "\n" not in text
    assert squeezed(text) in shown(text_page(draft_of(text), False, width, verbatim=True))
    said = shown(text_page(draft_of(text), False, width))
    for story in (story for sprint in plan.sprints for story in sprint.stories):
        assert squeezed(f"{story.id} {story.title}") in said
    assert '":' not in said


def test_what_is_no_json_is_shown_as_it_was_written() -> None:
    said = [str(one) for one in text_page(draft_of("I cannot.\n\n  Ask a person."), False, 60).lines]
    assert said[-3:] == ["I cannot.", "", "  Ask a person."]
