"""The theme that a person picked in the palette, kept in the data folder; losing it loses nothing.

config.toml is the person's own text and is never written by planroom. What was picked holds until config.toml names
another theme than it did then.
"""

import contextlib
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sessions.home import data_folder, private_folder

_LONGEST = 1_000


class PickedTheme(BaseModel):
    """A theme, and what config.toml said when it was picked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    theme: str
    instead_of: str | None = None


def theme_of(configured: str | None) -> str | None:
    """Return the theme to begin with: the one that was picked, unless config.toml has named another since."""
    try:
        with _file().open("rb") as file:
            picked = PickedTheme.model_validate_json(file.read(_LONGEST))
    except (OSError, ValidationError):
        return configured
    return picked.theme if picked.instead_of == configured else configured


def keep_theme(theme: str, configured: str | None) -> None:
    """Keep what was picked; where nothing can be written, nothing is kept."""
    with contextlib.suppress(OSError):
        private_folder(_file().parent)
        with open(os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(PickedTheme(theme=theme, instead_of=configured).model_dump_json().encode())


def _file() -> Path:
    return data_folder() / "theme.json"
