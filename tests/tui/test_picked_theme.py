"""A theme that was picked in the palette comes back, until config.toml names another."""

from pathlib import Path

from tests.tui.driving import screen_text, until
from tui.app import PlanroomApp
from tui.picked_theme import keep_theme, theme_of


async def test_a_picked_theme_comes_back_at_the_next_start(sessions_home: Path) -> None:
    app = PlanroomApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"theme")
        await until(pilot, lambda: "Change the colours" in screen_text(app), "the palette")
        await pilot.press("enter")
        await until(pilot, lambda: "Search for themes" in screen_text(app), "the themes")
        await pilot.press(*"planroom-light")
        await until(pilot, lambda: "textual-dark" not in screen_text(app), "the one theme")
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "planroom-light", "the theme")
    again = PlanroomApp()
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: again.theme == "planroom-light", "the theme again")


def test_config_toml_that_names_another_theme_since_then_comes_first(planroom_home: Path) -> None:
    assert theme_of(None) is None
    keep_theme("nord", None)
    assert (theme_of(None), theme_of("planroom-light")) == ("nord", "planroom-light")
    keep_theme("nord", "planroom-light")
    assert (theme_of("planroom-light"), theme_of("planroom-dark"), theme_of(None)) == ("nord", "planroom-dark", None)
    (planroom_home / "theme.json").write_text("no theme")
    assert theme_of("planroom-light") == "planroom-light"
