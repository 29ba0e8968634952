"""Only what differs is written to the terminal, and what then stands there is what a whole write would leave."""

from collections.abc import Sequence

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.painted import Painted

WIDTH, HEIGHT = 12, 3
CONSOLE = Console(force_terminal=True, color_system="truecolor")
STYLES = (Style(color="#ff0000"), Style(color="#00ff00", bgcolor="#000080"), Style(bold=True))

assert CONSOLE._color_system is ColorSystem.TRUECOLOR

Cells = Sequence[tuple[str, int]]
cells = st.lists(st.tuples(st.sampled_from("ab "), st.sampled_from(range(3))), min_size=WIDTH, max_size=WIDTH)
screens = st.lists(cells, min_size=HEIGHT, max_size=HEIGHT)
spans = st.tuples(st.integers(0, WIDTH - 1), st.integers(1, WIDTH)).map(lambda s: (min(s[0], s[1] - 1), s[1]))
updates = st.lists(st.tuples(screens, st.none() | st.tuples(st.integers(0, HEIGHT - 1), spans)), min_size=1, max_size=6)


def _strip(line: Cells) -> Strip:
    return Strip([Segment(text, STYLES[style]) for text, style in line], len(line))


def _whole(screen: Sequence[Cells], cut: int = WIDTH // 2) -> LayoutUpdate:
    return LayoutUpdate([[_strip(line[:cut]), _strip(line[cut:])] for line in screen], Region(0, 0, WIDTH, HEIGHT))


def _part(screen: Sequence[Cells], y: int, start: int, end: int) -> ChopsUpdate:
    cut = WIDTH // 2
    chops = [{0: _strip(line[:cut]), cut: _strip(line[cut:])} for line in screen]
    return ChopsUpdate(chops, [(y, start, end)], [[cut, WIDTH]] * HEIGHT)


def _write(stream: pyte.Stream, update: object) -> str:
    assert isinstance(update, CompositorUpdate)
    text = update.render_segments(CONSOLE)
    stream.feed(text.replace("\n", ""))
    return text


@given(updates)
def test_what_stands_in_the_terminal_is_what_was_painted(
    painting: Sequence[tuple[Sequence[Cells], tuple[int, tuple[int, int]] | None]],
) -> None:
    terminal, wanted = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    painted, ours, whole = Painted(), pyte.Stream(terminal), pyte.Stream(wanted)
    for screen, span in painting:
        update = _whole(screen) if span is None else _part(screen, span[0], *span[1])
        _write(whole, update)
        _write(ours, painted.update(update))
        assert terminal.buffer == wanted.buffer


def test_what_stands_there_already_is_not_written_again() -> None:
    line = [("a", 0)] * WIDTH
    changed = [*line[:3], ("b", 1), *line[4:]]
    painted, stream = Painted(), pyte.Stream(pyte.Screen(WIDTH, HEIGHT))
    _write(stream, painted.update(_whole([line] * HEIGHT)))
    assert _write(stream, painted.update(_whole([line] * HEIGHT))) == ""
    assert _write(stream, painted.update(_part([line] * HEIGHT, 1, 0, WIDTH))) == ""
    text = _write(stream, painted.update(_whole([line, changed, line])))
    assert text.count("b") == 1
    assert "a" not in text


def test_a_terminal_that_another_program_wrote_to_is_painted_whole() -> None:
    screen = [[("a", 0)] * WIDTH] * HEIGHT
    painted, stream = Painted(), pyte.Stream(pyte.Screen(WIDTH, HEIGHT))
    _write(stream, painted.update(_whole(screen)))
    painted.forget()
    assert _write(stream, painted.update(_whole(screen))).count("a") == WIDTH * HEIGHT
