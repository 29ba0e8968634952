"""The registry holds together: every action exists, no key means two things, no key that terminals swallow."""

from pathlib import Path

import pytest

from tui.actions import ACTIONS, Action, Place, actions, bindings, footer, shown
from tui.keys_page import PLACES, keys_page
from tui.screens.asking import AskScreen
from tui.screens.diff import DiffScreen
from tui.screens.feedback import FeedbackScreen
from tui.screens.findings import FindingsScreen
from tui.screens.gate import GateScreen
from tui.screens.graph import GraphScreen
from tui.screens.help import help_page
from tui.screens.home import HomeScreen
from tui.screens.live import LiveScreen
from tui.screens.merge import MergeScreen
from tui.screens.model import ModelScreen
from tui.screens.new import NewScreen
from tui.screens.questions import QuestionsScreen
from tui.screens.replay import ReplayScreen
from tui.screens.requirements import RequirementsScreen
from tui.screens.revision import RevisionScreen
from tui.screens.room import RoomScreen
from tui.screens.split import SplitScreen

SCREENS: dict[Place, type] = {
    "home": HomeScreen,
    "room": RoomScreen,
    "replay": ReplayScreen,
    "gate": GateScreen,
    "findings": FindingsScreen,
    "merge": MergeScreen,
    "diff": DiffScreen,
    "revision": RevisionScreen,
    "reading": RequirementsScreen,
    "graph": GraphScreen,
    "live": LiveScreen,
    "board": RoomScreen,
    "questions": QuestionsScreen,
    "feedback": FeedbackScreen,
    "model": ModelScreen,
    "form": NewScreen,
    "ask": AskScreen,
    "split": SplitScreen,
}
SWALLOWED = {"ctrl+j", "ctrl+s", "ctrl+q", "ctrl+enter", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+z", "shift+enter"}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: f"{a.place}.{a.name}")
def test_every_action_is_one_of_its_screen(action: Action) -> None:
    assert hasattr(SCREENS[action.place], f"action_{action.name.partition('(')[0]}")


@pytest.mark.parametrize("places", [(place,) for place in SCREENS] + [("replay", "room")], ids=" ".join)
def test_no_key_means_two_things(places: tuple[Place, ...]) -> None:
    keys = [key for action in actions(*places) for key in action.keys]
    assert len(keys) == len(set(keys))
    assert len({b.id for b in bindings(*places)}) == len(bindings(*places))


def test_no_key_is_one_that_terminals_swallow() -> None:
    assert not SWALLOWED & {key for action in ACTIONS for key in action.keys}


@pytest.mark.parametrize(
    ("key", "said"),
    [("f2", "F2"), ("f", "f"), ("D", "D"), ("ctrl+p", "Ctrl+P"), ("shift+left", "Shift+←"), ("question_mark", "?")],
)
def test_a_key_is_shown_as_people_write_it(key: str, said: str) -> None:
    assert shown(key) == said


def test_the_footer_is_not_overcrowded() -> None:
    for place in SCREENS:
        assert len(footer(actions(place))) <= 13


@pytest.mark.parametrize("place", SCREENS)
def test_the_help_of_a_place_has_all_its_actions(place: Place) -> None:
    text = "\n".join(str(line) for line in help_page(actions(place)).lines)
    for action in actions(place):
        assert action.about in text


def test_the_page_of_keys_is_made_from_the_bindings() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8") == keys_page(), "run: python -m tui.keys_page > docs/keys.md"
    assert set(PLACES) == {action.place for action in ACTIONS}
