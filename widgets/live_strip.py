"""The end of what agents write, as they write it; or, when nobody writes, what can be done next."""

import re
from dataclasses import dataclass
from typing import Literal

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.text import clip, fit, line, safe

_TAIL = 900
_PAIR = re.compile(r'"(?P<key>\w+)":\s*(?P<value>"(?:[^"\\]|\\.)*"?|[\w.]+)')
_NOTHING = frozenset({"false", "null", "0"})


@dataclass(frozen=True, slots=True)
class LiveLine:
    """The end of one agent's text, or a sentence."""

    label: str
    text: str
    kind: Literal["content", "reasoning", "hint", "problem"] = "content"


class LiveStrip(Widget):
    """One line an agent."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LiveStrip {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        background: $background;
    }
    """

    lines: reactive[tuple[LiveLine, ...]] = reactive(())

    def render(self) -> Content:
        """Render as many lines as there is room for."""
        width, height = self.content_size
        shown = [_render(one, width) for one in self.lines[:height]]
        return Content("\n").join(shown)


def _render(one: LiveLine, width: int) -> Content:
    if one.kind in {"hint", "problem"}:
        style = "$text-muted" if one.kind == "hint" else "$text-warning"
        return clip(line((f"{one.label} " if one.label else "", "bold"), (one.text, style)), width)
    label = line(
        (f"{one.label} ", "bold $text-accent"), ("thinks " if one.kind == "reasoning" else "", "italic $text-muted")
    )
    room = max(0, width - label.cell_length)
    return label + fit(line((tail(one.text, room), "italic" if one.kind == "reasoning" else "$text-muted")), room)


def tail(text: str, width: int) -> str:
    """Return the end of a text in one line of at most `width` characters, beginning with `…` where it was cut.

    Of JSON, which is what agents mostly write, it returns what is said in it.
    """
    end = safe(text[-_TAIL:])
    pairs = [(match["key"], match["value"].strip('"')) for match in _PAIR.finditer(end)]
    if pairs:
        end = " · ".join(f"{key} {value}" for key, value in pairs if value and value not in _NOTHING)
    if len(end) <= width and len(text) <= _TAIL:
        return end
    return "…" + end[-max(0, width - 1) :] if width > 1 else ""
