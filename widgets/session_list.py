"""Saved sessions, one a row: title, when, where the four artifacts stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets.option_list import Option

from sessions.dollars import rounded
from widgets.figures import date_time
from widgets.listing import Listing
from widgets.marks import STATUS
from widgets.text import Part, between, clip, fit, line

_SHORT: Mapping[str, str] = {"architecture": "arch", "database": "data", "api": "api", "sprints": "sprints"}
_LEAST_NAME, _ROOMY_NAME = 8, 20
_NARROW = 60
"""Below this width what is said of a session's approvals is short."""
_PADDING = 2
"""What each row of the list keeps free at its sides."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """What is shown of a session."""

    name: str
    title: str
    changed_at: str
    statuses: tuple[tuple[str, str], ...]
    signed: bool
    live: bool
    cost: float
    problem: str = ""
    depth: int = 0
    """How many sessions of the list it was forked from, one from the other."""
    found: str = ""
    """Where what was looked for is said."""


class SessionList(Listing):
    """A list to choose a session from."""

    DEFAULT_CSS = """
    SessionList {
        background: $background;
        padding: 0 1;
        scrollbar-gutter: stable;
        & > .option-list--separator { color: $panel; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows: Sequence[SessionRow] = ()
        self._shown: tuple[str, ...] = ()

    def on_resize(self) -> None:
        """Lay out the rows anew."""
        self.fill(self._rows)

    def fill(self, rows: Sequence[SessionRow]) -> None:
        """Show these sessions; what was highlighted stays so."""
        self._rows = rows
        at = self.highlighted
        held = self._shown[at] if at is not None and at < len(self._shown) else ""
        width = max(40, self.scrollable_content_region.width - _PADDING)
        self.clear_options()
        for row in rows:
            self.add_options([Option(row_content(row, width)), None])
        self._shown = tuple(row.name for row in rows)
        if rows:
            self.highlighted = self._shown.index(held) if held in self._shown else min(at or 0, len(rows) - 1)


def row_content(row: SessionRow, width: int) -> Content:
    """Return a session in two lines: title and time; where it stands, and its name."""
    if not row.statuses:
        return Content("\n").join(
            [
                clip(line((f" {row.name}", "bold")), width),
                clip(line((f" ✗ {row.problem}", "$text-error")), width),
            ]
        )
    approved = sum(status == "approved" for _, status in row.statuses)
    drafting = row.live and any(status == "drafting" for _, status in row.statuses)
    done = f"{approved}/4 ✓" if width < _NARROW else f"{approved} of 4 approved"
    word = "signed" if row.signed else "drafting now" if drafting else f"{done}{', live' * row.live}"
    right: list[Part] = [
        "  ",
        (word, "bold $text-success" if row.signed else "$text-accent" if drafting else "$text-muted"),
    ]
    right += [("  ", ""), (date_time(row.changed_at), "$text-muted"), " "]
    end = line(*right)
    indent = f" {'   ' * (row.depth - 1)}{'└─ ' * (row.depth > 0)}"
    head = fit(line((indent, "$text-muted"), (row.title, "bold")), width - end.cell_length) + end
    forms = (_marks(row, len(indent), names, gap) for names, gap in (({}, "   "), ({}, "  "), (_SHORT, "  ")))
    lines = [head, _with_name(tuple(forms), row.name, width)]
    if row.problem:
        lines.append(clip(line((f"{' ' * len(indent)}✗ {row.problem}", "$text-error")), width))
    if row.found:
        lines.append(clip(line((f"{' ' * len(indent)}{row.found}", "$text-accent")), width))
    return Content("\n").join(lines)


def _marks(row: SessionRow, indent: int, names: Mapping[str, str], gap: str) -> Content:
    """Return where the artifacts stand, and what the session cost."""
    parts: list[Part] = [" " * indent]
    for name, status in row.statuses:
        mark = STATUS.get(status, STATUS["empty"])
        parts += [(f"{mark.sign} ", mark.style), (f"{names.get(name, name)}{gap}", "$text-muted")]
    if row.cost:
        parts.append((rounded(row.cost), "$text-muted"))
    return line(*parts)


def _with_name(forms: Sequence[Content], name: str, width: int) -> Content:
    """Return where a session stands, in the first form that leaves room for its name, and that; of a long one its end,
    which tells it from others of the title."""
    wanted = min(_ROOMY_NAME, len(name)) + _PADDING
    marks = next((one for one in forms if width - one.cell_length >= wanted), forms[-1])
    room = width - marks.cell_length - _PADDING
    if room < min(_LEAST_NAME, len(name)):
        return clip(marks, width)
    shown = name if len(name) <= room else f"…{name[1 - room :]}"
    return between(marks, line((f"{shown} ", "$text-muted")), width)
