"""Where a replay is, and how fast it goes."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.figures import clock
from widgets.text import between, line


@dataclass(frozen=True, slots=True)
class Transport:
    """A replay at one moment."""

    position_ms: int = 0
    length_ms: int = 0
    speed: float = 1.0
    paused: bool = False
    event: int = 0
    """Number of the last event that is shown."""
    marks: tuple[tuple[int, str], ...] = ()
    """When drafts began and ended and people decided, and what it was."""


_SIGNS = {
    "draft.started": "┬",
    "draft.finished": "┴",
    "draft.failed": "x",
    "draft.cancelled": "x",
    "artifact.approved": "✓",
    "gate.approved": "✓",
    "artifact.returned": "↺",
    "agent.assigned": "m",
    **dict.fromkeys(
        ("artifact.edited", "artifact.merged", "question.answered", "finding.overridden", "gate.reopened"), "┿"
    ),
}


class TransportLine(Widget):
    """A bar from the beginning to the end: `┬` a draft begins, `┴` ends, `x` fails, `✓` an approval, `↺` feedback.

    `m` is another model, `┿` any other decision.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TransportLine { height: 1; padding: 0 1; text-wrap: nowrap; background: $panel; }
    """

    transport: reactive[Transport] = reactive(Transport)

    def render(self) -> Content:
        """Render the line."""
        now, width = self.transport, self.content_size.width
        ended = now.length_ms > 0 and now.position_ms >= now.length_ms
        word = "at the end" if ended else "paused" if now.paused else "playing"
        left = line(
            (f"{'=' if now.paused else '▸'} ", "bold $text-accent"),
            (f"{word:<10} ", "bold"),
            f"{clock(now.position_ms)} ",
            ("of ", "$text-muted"),
            f"{clock(now.length_ms)}  ",
        )
        right = line(
            (f"  #{now.event}" if width > 60 else "", "$text-muted"),
            (f"  ×{now.speed:g}", "bold"),
            ("  space  + - ← →  /" if width > 78 else "", "$text-muted"),
        )
        room = width - left.cell_length - right.cell_length
        return between(left + _bar(now, max(0, room)), right, width)


def _bar(now: Transport, width: int) -> Content:
    if width < 4 or not now.length_ms:
        return Content("")
    at = min(width - 1, width * now.position_ms // now.length_ms)
    signs = {width - 1 if mark >= now.length_ms else width * mark // now.length_ms: kind for mark, kind in now.marks}
    cells = [_SIGNS.get(signs.get(i, ""), "━" if i <= at else "─") for i in range(width)]
    return line(
        ("".join(cells[:at]), "$text-primary"),
        (cells[at], "reverse bold"),
        ("".join(cells[at + 1 :]), "$text-disabled"),
    )
