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
    marks: tuple[int, ...] = ()
    """When drafts ended and people decided."""


class TransportLine(Widget):
    """A bar from the beginning to the end, with a mark for each decision."""

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
        right = line((f"  ×{now.speed:g}", "bold"), ("  space  + - ← →" if width > 70 else "", "$text-muted"))
        room = width - left.cell_length - right.cell_length
        return between(left + _bar(now, max(0, room)), right, width)


def _bar(now: Transport, width: int) -> Content:
    if width < 4 or not now.length_ms:
        return Content("")
    at = min(width - 1, width * now.position_ms // now.length_ms)
    steps = {min(width - 1, width * mark // now.length_ms) for mark in now.marks}
    cells = ["┿" if i in steps else "━" if i <= at else "─" for i in range(width)]
    return line(("".join(cells[: at + 1]), "$text-primary"), ("".join(cells[at + 1 :]), "$text-disabled"))
