from hypothesis import given
from hypothesis import strategies as st

from widgets.scroll_line import ScrollLine


def _drawn(size: int, virtual: float, window: float, position: float) -> str:
    bar = ScrollLine.render_bar(size, virtual, window, position, vertical=False)
    return "".join(segment.text for segment in bar.segments).rstrip("\n")


def test_the_heavy_stretch_is_where_one_is() -> None:
    assert _drawn(10, 100, 50, 0) == "━━━━━─────"
    assert _drawn(10, 100, 50, 50) == "─────━━━━━"
    assert _drawn(10, 100, 100, 0) == " " * 10


@given(st.integers(1, 200), st.integers(1, 5000), st.integers(0, 5000), st.floats(-10, 6000))
def test_a_bar_fills_its_room(size: int, virtual: int, window: int, position: float) -> None:
    drawn = _drawn(size, virtual, window, position)
    assert len(drawn) == size
    assert "━" in drawn or window == 0 or window >= virtual
