"""Where only one pane fits: a line that says which, and how the others stand."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from widgets.marks import STATUS
from widgets.page import squeeze
from widgets.text import clip, line


@dataclass(frozen=True, slots=True)
class Tab:
    """One pane in the line."""

    name: str
    key: str
    title: str
    status: str


class TabLine(Widget):
    """The five panes; the current one is reversed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; text-wrap: nowrap; background: $surface; }
    """

    tabs: reactive[tuple[Tab, ...]] = reactive(())
    current: reactive[str] = reactive("architecture")

    @dataclass
    class Picked(Message):
        """A pane was clicked."""

        line: "TabLine"
        name: str

        @property
        def control(self) -> "TabLine":
            """The line."""
            return self.line

    def render(self) -> Content:
        """Render the line."""
        return line(" ").join([shown for _, shown in self._shown()])

    def _shown(self) -> list[tuple[Tab, Content]]:
        """Return how each tab is shown: with its title, where that fits; otherwise the others' give way."""
        roomy = [(tab, self._tab(tab, tab.title)) for tab in self.tabs]
        room = self.content_size.width - sum(shown.cell_length + 1 for _, shown in roomy) + 1
        if room >= 0:
            return roomy
        others = [tab for tab in self.tabs if tab.name != self.current]
        # Without the cells beside them, which keep titles apart where there is room.
        left = sum(len(tab.title) for tab in others) + room + 2 * len(others)
        titles = dict(zip(others, squeeze([len(tab.title) for tab in others], left), strict=True))
        return [(tab, self._tab(tab, tab.title, titles.get(tab))) for tab in self.tabs]

    def _tab(self, tab: Tab, title: str, most: int | None = None) -> Content:
        mark = STATUS.get(tab.status, STATUS["empty"])
        if tab.name == self.current:
            return line((f" {tab.key} {mark.sign} {title} ", "bold reverse"))
        if most is not None:
            return line((f"{tab.key} ", "$text-muted"), (mark.sign, mark.style), " ", clip(line(title), most))
        return line((f" {tab.key} ", "$text-muted"), (mark.sign, mark.style), f" {title} ")

    def on_click(self, event: events.Click) -> None:
        """Pick the pane under the pointer."""
        x = event.x - 1
        for tab, shown in self._shown():
            if 0 <= x < shown.cell_length:
                self.post_message(self.Picked(self, tab.name))
                return
            x -= shown.cell_length + 1
