"""The first line: which project, and how it stands."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.text import between, clip, count, line


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """What the header tells."""

    title: str = ""
    badge: str = ""
    approved: int = 0
    findings: int | None = None
    errors: int = 0
    cost: str = ""
    time: str = ""


class HeaderBar(Widget):
    """Project at the left; approvals, findings, cost and time at the right."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    HeaderBar {
        height: 1;
        width: 1fr;
        background: $panel;
        padding: 0 1;
        text-wrap: nowrap;
    }
    """

    facts: reactive[HeaderFacts] = reactive(HeaderFacts)

    def render(self) -> Content:
        """Render the line."""
        facts, width = self.facts, self.content_size.width
        name, title = line(("planroom", "bold $text-primary"), "  "), line((facts.title, "bold"))
        badge = line("  ", (f" {facts.badge} ", "reverse")) if facts.badge else Content("")
        left = title.cell_length + badge.cell_length
        right = self._right(width >= 100)
        if name.cell_length + left + right.cell_length > width:
            right = self._right(wide=False)
        if name.cell_length + left + right.cell_length > width:
            # What is said of the plan is said nowhere else; the program's own name gives way, then the title.
            name = Content("")
            title = clip(title, width - right.cell_length - badge.cell_length)
        return between(name + title + badge, right, width)

    def _right(self, wide: bool) -> Content:
        facts = self.facts
        if not facts.time:
            return Content("")
        approved = f"{facts.approved} of 4 approved" if wide else f"{facts.approved}/4 ✓"
        parts = [line((approved, "$text-success" if facts.approved == 4 else ""))]
        if facts.findings is not None:
            style = "bold $text-error" if facts.errors else "$text-warning" if facts.findings else "$text-muted"
            parts.append(line((count(facts.findings, "finding"), style)))
        if facts.cost:
            parts.append(line(facts.cost))
        parts.append(line(facts.time))
        return line(" ") + line((" · ", "$text-muted")).join(parts)
