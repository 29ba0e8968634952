"""What the room writes to a terminal of few colours."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.end_to_end.conftest import EXAMPLES
from tests.end_to_end.terminal import PLANROOM, Terminal

_SGR = re.compile(rb"\x1b\[([0-9;]*)m")


def room_colours(folder: Path, **environment: str) -> Iterator[list[int]]:
    """Give the numbers of every sequence of colours and styles that the room writes in a 16-colour terminal."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLORTERM", "NO_COLOR")}
    command = [PLANROOM, "replay", str(EXAMPLES / "afternoon.jsonl")]
    home = {"PLANROOM_HOME": str(folder / "home")}
    with Terminal(command, {**inherited, **home, **environment}, folder, term="xterm") as terminal:
        terminal.until("Sprint board")
        for found in _SGR.findall(bytes(terminal.written)):
            yield [int(number or 0) for number in found.split(b";")]


def test_sixteen_colours_are_enough(tmp_path: Path) -> None:
    written = list(room_colours(tmp_path))
    assert written
    assert not [numbers for numbers in written if 38 in numbers or 48 in numbers]


def test_no_color_leaves_no_colour_at_all_and_tells_by_other_means(tmp_path: Path) -> None:
    written = [number for numbers in room_colours(tmp_path, NO_COLOR="1") for number in numbers]
    assert {1, 7} <= set(written)
    assert not [number for number in written if 30 <= number <= 49 or 90 <= number <= 107]
