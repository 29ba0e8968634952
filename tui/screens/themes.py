"""The palette of themes: one that is picked there is kept for the next start."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from textual.theme import ThemeProvider


@runtime_checkable
class PicksThemes(Protocol):
    """An app that keeps the theme that a person picks."""

    def pick_theme(self, name: str) -> None:
        """Take a theme and keep it."""


class ThemesProvider(ThemeProvider):
    """Finds themes."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """Return the themes, each with what picks it."""
        app = self.app
        if not isinstance(app, PicksThemes):
            return super().commands
        return [(name, partial(app.pick_theme, name)) for name in sorted(app.available_themes)]
