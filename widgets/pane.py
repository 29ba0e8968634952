"""A pane: one part of the plan in a frame that says where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events, on, work
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from plan.artifacts import Artifact, ArtifactName
from plan.estimates import Estimation
from plan.requirements import Requirements
from widgets.marks import STATUS
from widgets.page import Page
from widgets.row_view import RowView
from widgets.text import joined, line

Lines = tuple[Content, ...]
Draw = Callable[[], Lines]

_DRAWN_AT_ONCE = 10

PaneName = Literal["architecture", "erd", "endpoints", "board", "risks"]


@dataclass(frozen=True, slots=True)
class PaneView:
    """What a pane shows: the artifacts it draws (None where there is nothing yet), and where they stand."""

    status: str = "empty"
    revision: int = 0
    remark: str = ""
    """What is to be said of the revision, in two words."""
    partial: bool = False
    notice: str = ""
    artifacts: tuple[Artifact | None, ...] = ()
    requirements: Requirements | None = None
    estimation: Estimation | None = None


@dataclass
class Drew(Message):
    """A drawing of an artifact is finished."""

    of: Artifact
    width: int
    lines: Lines


class Pane(RowView):
    """Base of the five panes; a subclass says in `lay` what stands in it."""

    DEFAULT_CSS = """
    Pane {
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        border-subtitle-align: right;
        background: $surface;
        padding: 0 1;
        width: 1fr;
        height: 1fr;
        &:focus {
            border: heavy $border;
            border-title-color: $text;
        }
        &.-drafting { border-title-color: $text-accent; }
    }
    """

    NAME: ClassVar[PaneName]
    TITLE: ClassVar[str]
    KEY: ClassVar[str]
    SOURCES: ClassVar[tuple[ArtifactName, ...]]
    EMPTY: ClassVar[str]
    """What will be here, in a sentence."""

    view: reactive[PaneView] = reactive(PaneView, repaint=False)
    zoomed: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._framed: tuple[Content, Content] | None = None
        self._drawn: Drew | None = None
        self._drawing: tuple[Artifact, int] | None = None

    @dataclass
    class Picked(Message):
        """The pane was picked with the mouse."""

        pane: "Pane"

        @property
        def control(self) -> "Pane":
            """The pane."""
            return self.pane

    def on_mount(self) -> None:
        """Show the frame before anything is known."""
        self._frame()

    def on_mouse_down(self) -> None:
        """Tell who is picked: focus follows, and comes too late to be asked who has it."""
        self.post_message(self.Picked(self))

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew at another width."""
        self._frame()
        self._lay_out()

    def watch_view(self, old: PaneView, new: PaneView) -> None:
        """Show another state of the artifact."""
        self._frame()
        self._lay_out()

    def watch_zoomed(self) -> None:
        """Lay out with more or less room."""
        self._lay_out()

    def lay(self, page: Page) -> None:
        """Put what `view` holds on the page; only called when an artifact is there."""
        raise NotImplementedError

    def summary(self) -> str:
        """Return a few words about what is in the pane, for its frame."""
        return ""

    def drawing(self, of: Artifact, items: int, width: int, draw: Draw) -> Lines:
        """Return the drawing of an artifact with so many items; one that takes long comes later, from a thread."""
        known = self._drawn
        if known is not None and known.of is of and known.width == width:
            return known.lines
        if items <= _DRAWN_AT_ONCE:
            self._drawn = Drew(of, width, draw())
            return self._drawn.lines
        if self._drawing is None or self._drawing[0] is not of or self._drawing[1] != width:
            self._drawing = (of, width)
            self._draw(of, width, draw)
        return (line(("being drawn …", "$text-muted")),)

    @work(thread=True, group="draw", exclusive=True)
    def _draw(self, of: Artifact, width: int, draw: Draw) -> None:
        self.post_message(Drew(of, width, draw()))

    @on(Drew)
    def _take_drawing(self, message: Drew) -> None:
        message.stop()
        self._drawn = message
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0 or not self.is_attached:
            return
        page = Page(width - (1 if self.show_vertical_scrollbar else 2))
        if self.view.notice:
            mark = STATUS.get(self.view.status, STATUS["empty"])
            page.prose(f"{mark.sign} {self.view.notice}", mark.style)
            page.gap()
        if any(artifact is not None for artifact in self.view.artifacts):
            self.lay(page)
        elif not self.view.notice:
            page.prose(self.EMPTY, "$text-muted")
        self.laid = page.laid()

    def _frame(self) -> None:
        mark = STATUS.get(self.view.status, STATUS["empty"])
        self.set_class(self.view.status == "drafting", "-drafting")
        revision = f" r{self.view.revision}" if self.view.revision else ""
        name = line((f"{self.KEY} {self.TITLE} ", "bold"))
        status = line((f"{mark.sign} {mark.word}{revision}", mark.style))
        remark = line((f", {self.view.remark}", "$text-muted")) if self.view.remark else Content("")
        forms = (name + status + remark, name + status, name + line((f"{mark.sign}{revision}", mark.style)))
        room = self.size.width - 4
        title = next((form for form in forms if room < 0 or form.cell_length <= room), forms[-1])
        self._set_border(title, line(self.summary()))

    def _set_border(self, title: Content, subtitle: Content) -> None:
        if self._framed is not None and all(
            new.is_same(old) for new, old in zip((title, subtitle), self._framed, strict=True)
        ):
            return
        self._framed = (title, subtitle)
        # Content, not text: Textual reads text given to a border as markup.
        self.border_title = title
        self.border_subtitle = subtitle


def arrow(sources: tuple[str, ...]) -> str:
    """Return ids that something points to, as `→ a, b`; empty if there are none."""
    return f"→ {joined(sources)}" if sources else ""
