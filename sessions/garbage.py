"""How often Python looks for garbage."""

import gc

_NEW_OBJECTS = 50_000


def collect_rarely() -> None:
    """Look for garbage only after many new objects.

    A session is many small objects without cycles, which counting references frees; looking through them every 700, as
    Python does by itself, is nearly half of what opening a long session takes.
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
