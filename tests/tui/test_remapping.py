"""Keys that a person gave to actions: they work, and are what footer and help show."""

from pathlib import Path

import pytest

from agents.commands import Approve
from tests.tui.driving import notices, screen_text, until
from tests.tui.test_room_keys import driven
from tui.actions import actions
from tui.remapping import ROOM_KEYS, key_of, keymap_of, remapped


@pytest.fixture
def configured(planroom_home: Path) -> None:
    """A config.toml with a theme, a key, and a name that nothing has."""
    planroom_home.mkdir(parents=True, exist_ok=True)
    said = 'theme = "planroom-light"\n[keys]\n"room.approve" = "A"\n"room.nothing" = "b"\n'
    (planroom_home / "config.toml").write_text(said)


def test_a_key_that_is_given_away_is_taken_from_what_had_it() -> None:
    keymap, problems = keymap_of({"room.approve": "r", "room.gate": ["g", "f5"], "room.aprove": "b"})
    found = {action.name: action.keys for action in remapped(actions("room"), keymap)}
    assert found["approve"] == ("r",)
    assert found["gate"] == ("g", "f5")
    assert "redraft" not in found
    assert problems == (
        "[keys] in config.toml names room.aprove, and there is no such action; did you mean room.approve?",
    )


def test_sentences_name_the_key_that_was_given_or_the_palette_where_it_was_given_away() -> None:
    key = key_of({"room.gate": ("ctrl+g",), "room.approve": ("r", "f5")}, "room", "board")
    assert [key(name) for name in ("gate", "approve", "redraft", "cancel")] == ["Ctrl+G", "r", "Ctrl+P", "x"]
    assert [ROOM_KEYS(name) for name in ("gate", "approve", "redraft", "item")] == ["g", "a", "r", "Enter"]


@pytest.mark.usefixtures("configured")
async def test_the_room_obeys_and_shows_the_keys_and_the_theme_of_the_config(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await until(d.pilot, lambda: d.app.theme == "planroom-light", "the theme")
        await until(d.pilot, lambda: any("room.nothing" in one for one in notices(d.app)), "what is wrong")
        await d.press("3")
        await until(d.pilot, lambda: "A approve" in screen_text(d.app), "the key in the footer")
        await d.press("a")
        await d.said("a means nothing here")
        await until(d.pilot, lambda: "A approves, i sends back" in screen_text(d.app), "the key in a sentence")
        await d.press("A")
        await d.said("API r1 is approved")
        assert d.link.commands == [Approve(artifact="api", revision=1)]
