"""Where a replay is, how fast it goes, and what happened when."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from widgets.figures import clock, span
from widgets.text import between, fit, line


@dataclass(frozen=True, slots=True)
class Transport:
    """A replay at one moment."""

    position_ms: int = 0
    speed: float = 1.0
    paused: bool = False
    event: int = 0
    """Number of the last event that is shown."""
    skipping: bool = True
    gap_ms: int = 0
    """How long the wait is that is being skipped; 0 if none is."""


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Something that happened: a type of event, or `gap` where a wait is skipped."""

    at_ms: int
    kind: str


@dataclass(frozen=True, slots=True)
class Track:
    """One agent: when it drafted, and what else there is about its artifact."""

    label: str
    spans: tuple[tuple[int, int], ...]
    marks: tuple[TimeMark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A session from its beginning to its end."""

    length_ms: int = 0
    events: int = 0
    """Number of the last event."""
    marks: tuple[TimeMark, ...] = ()
    tracks: tuple[Track, ...] = ()


_SIGNS = {
    "draft.failed": "x",
    "draft.cancelled": "x",
    "gate.approved": "✓",
    "artifact.returned": "↺",
    "artifact.approved": "✓",
    "agent.assigned": "m",
    **dict.fromkeys(
        ("gate.reopened", "finding.overridden", "artifact.merged", "artifact.edited", "question.answered"), "┿"
    ),
    "draft.finished": "]",
    "draft.started": "[",
    "gap": "┊",
}
"""The gravest first: what falls into one cell is shown as the gravest of it."""
_RANK = {kind: rank for rank, kind in enumerate(_SIGNS)}
_TRACKS = 4
_ROOMY = 100
"""So many cells there are where a wait that is skipped is said in words."""
_ROOMY_WORD, _WORD, _SPEED = len("23 h 59 min later"), len("+23 h 59 min"), len("×0.25")


class TransportLine(Widget):
    """A bar from the beginning to the end: `[` a draft begins, `]` ends, `x` fails, `✓` an approval, `↺` feedback.

    `m` is another model, `┿` any other decision, `┊` a wait that is skipped. Where there is room, each agent has a line
    below it, which is heavy while it drafts. A click goes there.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TransportLine {
        height: 1; padding: 0 1; text-wrap: nowrap; background: $panel;
        &.-tracks { height: 5; }
    }
    """
    TRACKS_HEIGHT: ClassVar[int] = 38
    """So many lines a wide terminal has at least that shows the agents' lines."""

    transport: reactive[Transport] = reactive(Transport)
    timeline: reactive[Timeline] = reactive(Timeline)

    @dataclass
    class Sought(Message):
        """The timeline was clicked at a place."""

        position_ms: int

    def render(self) -> Content:
        """Render the line, and the agents' where there is room."""
        left, right, width = self._frame()
        rows = [between(left + _bar(self.transport, self.timeline, width) + right, line(""), self.content_size.width)]
        if self.content_size.height > 1:
            reached = _cell(self.transport.position_ms, self.timeline.length_ms, width)
            for track in self.timeline.tracks[:_TRACKS]:
                label = fit(line((f"  {track.label}", "$text-muted")), left.cell_length)
                rows.append(label + _track(track, self.timeline.length_ms, width, reached))
        return Content("\n").join(rows)

    def on_click(self, event: events.Click) -> None:
        """Go where the bar was clicked: to what is marked there, or to that time."""
        offset = event.get_content_offset(self)
        left, _, width = self._frame()
        length = self.timeline.length_ms
        if offset is None or not length or not 0 <= (cell := offset.x - left.cell_length) < width:
            return
        marked = [one for one in self.timeline.marks if _cell(one.at_ms, length, width) == cell]
        share = 1.0 if cell == width - 1 else cell / width
        there = min(marked, key=lambda one: _RANK[one.kind]).at_ms if marked else round(length * share)
        self.post_message(self.Sought(there))

    def _frame(self) -> tuple[Content, Content, int]:
        """Return what stands before and behind the bar, and how wide the bar is."""
        now, length, width = self.transport, self.timeline.length_ms, self.content_size.width
        ended = length > 0 and now.position_ms >= length
        roomy = width >= _ROOMY
        said = span(now.gap_ms) if now.gap_ms and not now.paused else ""
        later = (f"{said} later" if roomy else f"+{said}") if said else ""
        word = later or ("at the end" if ended else "paused" if now.paused else "playing")
        # Whatever is said, the bar is as wide as before: a mark must not wander while the replay goes on.
        place, last = f"{clock(length)}", f"{self.timeline.events}"
        left = line(
            (f"{'=' if now.paused else '▸'} ", "bold $text-accent"),
            (f"{word:<{_ROOMY_WORD if roomy else _WORD}} ", "bold $text-accent" if later else "bold"),
            f"{clock(now.position_ms):>{len(place)}} ",
            ("of ", "$text-muted"),
            f"{place}  ",
        )
        right = line(
            (f"  {f'#{now.event}':<{len(last) + 1}}" if width > 60 else "", "$text-muted"),
            (f"  {f'×{now.speed:g}':<{_SPEED}}", "bold"),
            ("" if now.skipping else "  no skip", "bold $text-accent"),
            ("  space  + - ← →  /" if width > 78 else "", "$text-muted"),
        )
        return left, right, max(0, width - left.cell_length - right.cell_length)


def _cell(at_ms: int, length_ms: int, width: int) -> int:
    return max(0, min(width - 1, width * at_ms // length_ms)) if length_ms else 0


def _marked(marks: Iterable[TimeMark], length_ms: int, cells: list[str]) -> list[str]:
    """Return `cells` with the signs of `marks`; of several in one cell the gravest."""
    for mark in sorted(marks, key=lambda one: -_RANK[one.kind]):
        cells[_cell(mark.at_ms, length_ms, len(cells))] = _SIGNS[mark.kind]
    return cells


def _bar(now: Transport, timeline: Timeline, width: int) -> Content:
    if width < 4 or not timeline.length_ms:
        return Content(" " * width)
    at = _cell(now.position_ms, timeline.length_ms, width)
    cells = _marked(timeline.marks, timeline.length_ms, ["━" if i <= at else "─" for i in range(width)])
    styles = ["$text-primary"] * at + ["reverse bold"] + ["$text-disabled"] * (width - at - 1)
    runs = groupby(zip(cells, styles, strict=True), key=itemgetter(1))
    return line(*(("".join(cell for cell, _ in run), style) for style, run in runs))


def _track(track: Track, length_ms: int, width: int, reached: int) -> Content:
    if width < 4 or not length_ms:
        return Content("")
    cells = ["·"] * width
    for begin, end in track.spans:
        for cell in range(_cell(begin, length_ms, width), _cell(end, length_ms, width) + 1):
            cells[cell] = "━"
    _marked(track.marks, length_ms, cells)
    return line(("".join(cells[: reached + 1]), "$text-primary"), ("".join(cells[reached + 1 :]), "$text-disabled"))
