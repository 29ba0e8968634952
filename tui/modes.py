"""How a session is looked at."""

from dataclasses import dataclass
from typing import Literal

from sessions.replay import IDLE_LIMIT_MS

Mode = Literal["live", "watch", "replay"]
"""With the engine at hand, following without touching, or played again."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a replay begins: how fast, whether longer waits than `idle_ms` are skipped, whether it stands."""

    speed: float = 1.0
    idle_ms: int = IDLE_LIMIT_MS
    skipping: bool = True
    paused: bool = False


NORMAL = Pace()
"""As it happened, without the long waits."""
