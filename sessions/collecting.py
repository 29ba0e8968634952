"""How often Python looks for garbage in a process of planroom: seldom, for nearly everything it makes it keeps."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_seldom() -> None:
    """Look at the youngest objects every 50,000, not every 700.

    A session is many small objects without cycles, which counting references frees: looking through them was nearly
    half of what opening a long session takes, and a fifth of a start, a draft and a screen.
    """
    gc.set_threshold(50_000, 10, 10)


@contextmanager
def all_is_kept() -> Iterator[None]:
    """Look for no garbage while the block makes what lives as long as the process, such as modules, nor among that."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
