"""How much work something is, told by the processor's time, whatever the machine's pace and whatever else runs on it."""

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

_ROUNDS = 400_000
_USUAL_SECONDS = 0.04
"""What the yardstick takes where the limits of the tests were found."""


def worked(work: Callable[[], Result]) -> tuple[float, Result]:
    """Do some work, and return how many seconds it takes a machine of usual pace, with what it gives.

    The machine's own pace is measured right before and right after it, since a neighbour slows both alike.
    """
    before = _yardstick()
    began = time.process_time()
    result = work()
    took = time.process_time() - began
    return took * _USUAL_SECONDS / max(before, _yardstick()), result


def _yardstick() -> float:
    began, total = time.process_time(), 0
    for number in range(_ROUNDS):
        total += number * number
    return time.process_time() - began
