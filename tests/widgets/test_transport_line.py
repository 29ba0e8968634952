"""The line of a replay: nothing that happened is lost in it, in few cells and in ASCII, and a click finds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from sessions.replay import MARKS
from widgets.ascii import to_ascii
from widgets.figures import span
from widgets.transport_line import _SIGNS, Timeline, TimeMark, Track, Transport, TransportLine

KINDS = list(_SIGNS)
SIGNS = tuple(TimeMark(at * 1000, kind) for at, kind in enumerate(KINDS))
TIMELINE = Timeline(
    60_000, 1_000_000, SIGNS, (Track("database", ((10_000, 30_000),), (TimeMark(40_000, "artifact.approved"),)),)
)


class Line(App[None]):
    """A transport line alone."""

    def __init__(self, transport: Transport, timeline: Timeline = TIMELINE, classes: str = "") -> None:
        super().__init__()
        self._shown = transport, timeline, classes
        self.sought: list[int] = []

    def compose(self) -> ComposeResult:
        shown = TransportLine(classes=self._shown[2])
        shown.transport, shown.timeline = self._shown[:2]
        yield shown

    def on_transport_line_sought(self, message: TransportLine.Sought) -> None:
        self.sought.append(message.position_ms)

    @property
    def rows(self) -> list[str]:
        return str(self.query_one(TransportLine).render()).split("\n")


@given(st.lists(st.tuples(st.integers(0, 1000), st.sampled_from(KINDS)), max_size=12), st.integers(4, 40))
def test_of_what_falls_into_one_cell_the_gravest_is_shown(marks: list[tuple[int, str]], width: int) -> None:
    from widgets.transport_line import _cell, _marked

    cells = _marked([TimeMark(*mark) for mark in marks], 1000, [" "] * width)
    for cell in range(width):
        there = [kind for at, kind in marks if _cell(at, 1000, width) == cell]
        assert cells[cell] == (_SIGNS[min(there, key=KINDS.index)] if there else " ")


def test_everything_that_is_marked_has_a_sign() -> None:
    assert set(KINDS) == MARKS | {"gap"}


def test_every_sign_is_another_in_ascii() -> None:
    plain = {sign: to_ascii(sign) for sign in (*_SIGNS.values(), "━", "─")}
    assert len(set(plain.values())) == len(plain)


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (45_999, "45 s"),
        (24 * 60_000, "24 min"),
        (7_800_000, "2 h 10 min"),
        (7_200_000, "2 h"),
        (273_600_000, "3 d 4 h"),
    ],
)
def test_a_wait_is_said_in_words(ms: int, said: str) -> None:
    assert span(ms) == said


@pytest.mark.parametrize(("columns", "said"), [(80, "+2 h 10 min"), (120, "2 h 10 min later")])
async def test_whatever_is_said_the_bar_and_its_marks_stay_where_they_are(columns: int, said: str) -> None:
    marks = TimeMark(10_000, "draft.failed"), TimeMark(50_000, "artifact.returned")
    app = Line(Transport(), Timeline(60_000, 1_000_000, marks))
    async with app.run_test(size=(columns, 4)):
        shown, bars = app.query_one(TransportLine), set()
        for now in (
            Transport(20_000, 1, event=3),
            Transport(20_000, 0.25, event=1_000_000, gap_ms=7_800_000),
            Transport(20_000, 16, event=54_321, paused=True, gap_ms=7_800_000),
        ):
            shown.transport = now
            (row,) = app.rows
            assert len(row) == columns - 2
            assert (said in row) == (now.gap_ms > 0 and not now.paused), "who stands there is told that"
            assert f"×{now.speed:g} " in f"{row} "
            bars.add((row.index("x"), row.index("↺")))
        assert len(bars) == 1


async def test_a_click_goes_to_what_is_marked_there_or_to_that_time() -> None:
    app = Line(Transport(), Timeline(60_000, 9, (TimeMark(30_500, "draft.failed"),)), "-tracks")
    async with app.run_test(size=(120, 8)) as pilot:
        bar = app.rows[0].index("x")
        for x in (bar, bar + 10, 0):
            await pilot.click(TransportLine, offset=(x + 1, 0))
        assert app.sought[0] == 30_500
        assert 35_000 < app.sought[1] < 50_000
        assert len(app.sought) == 2


async def test_an_agent_has_a_line_where_there_is_room() -> None:
    app = Line(Transport(60_000), classes="-tracks")
    async with app.run_test(size=(120, 8)):
        first, track = app.rows
        assert first.index("x") == track.index("·")
        drafts = track.strip().removeprefix("database").strip()
        assert (drafts.strip("·").partition("·")[0].strip("━"), drafts.count("✓")) == ("", 1)
