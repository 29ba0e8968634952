"""Models to choose from, one a row: what it reads, what it costs, what it can, whether its key is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from widgets.text import Part, clip, fit, line, safe

_ROOMY = 92


@dataclass(frozen=True, slots=True)
class ModelRow:
    """What is shown of a model. Prices are dollars per million tokens; None is unknown."""

    name: str
    note: str = ""
    key: str = ""
    context: int | None = None
    price_in: float | None = None
    price_out: float | None = None
    abilities: tuple[str, ...] = ()


class ModelList(OptionList):
    """A list to choose a model from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]
    DEFAULT_CSS = """
    ModelList {
        background: $surface;
        border: none;
        padding: 0;
        height: 1fr;
        min-height: 4;
        text-wrap: nowrap;
        scrollbar-gutter: stable;
        &:focus { border: none; background-tint: $surface 0%; }
    }
    """

    @property
    def row_width(self) -> int:
        """Cells that a row has within its padding."""
        return max(30, self.scrollable_content_region.width - 2)

    def fill(self, rows: Sequence[ModelRow]) -> None:
        """Show these models; the first is highlighted."""
        width = self.row_width
        self.clear_options()
        self.add_options([Option(row_content(row, width)) for row in rows])
        self.highlighted = 0 if rows else None


def row_content(row: ModelRow, width: int) -> Content:
    """Return a model in one line: its name, and in columns as many facts as there is room for."""
    parts: list[Part] = [(f"{_context(row.context):>6}", "$text-muted"), (f"{price(row):>16}", "$text-muted")]
    if width >= _ROOMY:
        parts.append((f"  {' '.join(row.abilities):<22}", "$text-muted"))
    missing = row.key == "no key"
    parts.append((f"  {row.key:<13}", "$text-warning" if missing else "$text-muted"))
    right = line(*parts)
    name = line((safe(row.name), "bold"), (f"  {safe(row.note)}" if row.note else "", "$text-muted"))
    return fit(clip(name, width - right.cell_length), width - right.cell_length) + right


def columns(width: int) -> Content:
    """Return the headings of what stands beside the names."""
    parts: list[Part] = [(f"{'reads':>6}", ""), (f"{'$ in / out a M':>16}", "")]
    if width >= _ROOMY:
        parts.append((f"  {'can':<22}", ""))
    right = line(*parts, (f"  {'':<13}", ""))
    return fit(Content("model"), width - right.cell_length) + right


def price(row: ModelRow) -> str:
    """Return what a million tokens cost, in and out."""
    if row.price_in is None or row.price_out is None:
        return "price unknown"
    if not row.price_in and not row.price_out:
        return "free"
    return f"${row.price_in:.4g} / ${row.price_out:.4g}"


def _context(tokens: int | None) -> str:
    if not tokens:
        return "?"
    return f"{tokens / 1_000_000:.3g}M" if tokens >= 1_000_000 else f"{tokens // 1000}k"
