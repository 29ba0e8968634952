"""Playing a recording in a terminal."""

from collections.abc import Iterable

import pyte
from textual.geometry import Size


def played(texts: Iterable[str], size: Size) -> pyte.Screen:
    """Return a terminal of a size that got these texts."""
    screen = pyte.Screen(size.width, size.height)
    stream = pyte.Stream(screen)
    for text in texts:
        stream.feed(text)
    return screen
