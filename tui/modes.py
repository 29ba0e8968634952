"""How a session is looked at."""

from typing import Literal

Mode = Literal["live", "watch", "replay"]
"""With the engine at hand, following without touching, or played again."""
