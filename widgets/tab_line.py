"""Where only one pane fits: a line that says which, and how the others stand."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from widgets.marks import STATUS
from widgets.text import line


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
        return line(" ").join([self._tab(tab) for tab in self.tabs])

    def _tab(self, tab: Tab) -> Content:
        mark = STATUS.get(tab.status, STATUS["empty"])
        if tab.name == self.current:
            return line((f" {tab.key} {mark.sign} {tab.title} ", "bold reverse"))
        return line((f" {tab.key} ", "$text-muted"), (mark.sign, mark.style), f" {tab.title} ")

    def on_click(self, event: events.Click) -> None:
        """Pick the pane under the pointer."""
        x = event.x - 1
        for tab in self.tabs:
            width = self._tab(tab).cell_length
            if 0 <= x < width:
                self.post_message(self.Picked(self, tab.name))
                return
            x -= width + 1
