"""A pane: one part of the plan in a frame that says where it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on, work
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from plan.artifacts import Artifact, ArtifactName
from widgets.frame import titled, told
from widgets.item_view import ItemView
from widgets.marks import STATUS
from widgets.page import Laid, Page
from widgets.pane_view import Form, PaneName, PaneView
from widgets.selecting import Place, Way
from widgets.text import between, clip, joined, line

Draw = Callable[[], Laid]
Size = tuple[int, int | None]
"""The width of a drawing and, if it is to be seen whole, its height."""

MANY = 1_000
"""Items of a drawing that always comes from a thread."""

_BEING_DRAWN = Laid((line(("being drawn …", "$text-muted")),))
_DRAWN_AT_ONCE = 10
_BELOW = 1
"""A line below a drawing may say how more of it is seen."""


@dataclass
class Drew(Message):
    """A drawing of an artifact is finished."""

    of: Artifact
    size: Size
    laid: Laid
    kind: str


class Pane(ItemView):
    """Base of the five panes; a subclass says in `lay` what stands in it."""

    DEFAULT_CSS = """
    Pane {
        border: round $border-blurred;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        border-subtitle-align: right;
        background: $surface;
        padding: 0 1 0 0;
        width: 1fr;
        height: 1fr;
        &:focus {
            border: heavy $border;
            border-title-color: $text;
        }
        &.-drafting { border-title-color: $text-accent; }
    }
    """

    GUTTER = 1
    NAME: ClassVar[PaneName]
    TITLE: ClassVar[str]
    KEY: ClassVar[str]
    SOURCES: ClassVar[tuple[ArtifactName, ...]]
    ASPECTS: ClassVar[tuple[str, ...]] = ("all",)
    """The views that one can turn to; the first shows everything, and what stands at its top comes last of the others,
    so that every turn changes what is seen."""
    EMPTY: ClassVar[str]
    """What will be here, in a sentence."""

    view: reactive[PaneView] = reactive(PaneView, repaint=False)
    zoomed: reactive[bool] = reactive(False, repaint=False)
    form: reactive[Form] = reactive("whole", repaint=False)
    aspect: reactive[str] = reactive("all", repaint=False)
    words: reactive[str] = reactive("", repaint=False)
    """Only what says all of these is shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._framed: tuple[Content, Content] | None = None
        self._looked_at: set[str] = set()
        self._drawn: dict[str, Drew] = {}
        self._drawing: dict[str, tuple[Artifact, Size]] = {}
        self._outdated = False
        self._seen = 0
        self._chosen = ("", False)
        """What somebody selected before the view was turned, and whether as a box."""
        self._turned = ""
        """What of it was found where the view was turned to."""
        self._wanted: tuple[str, bool] | None = None
        """What is to be shown once the pane is laid out in the form that it was given."""
        self._pressed: list[Way] = []
        """Keys that wait for the first drawing."""
        self.set_reactive(Pane.aspect, self.ASPECTS[0])

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
        """Show another state of the artifact; what was looked at of another revision is to be looked at again."""
        if old.revision != new.revision:
            self._looked_at.clear()
        self._frame()
        self._lay_out()

    def watch_zoomed(self) -> None:
        """Lay out with more or less room."""
        self._frame()
        self._lay_out_later()

    def watch_form(self) -> None:
        """Say more or less."""
        self._lay_out_later()

    def _lay_out_later(self) -> None:
        """Lay out once the size is known that comes with another form; who is hidden is laid out when it is shown."""
        self._outdated = True
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        if self._outdated and self.display:
            self._lay_out()

    def reveal(self, pointer: str, boxed: bool = False) -> bool:
        """Mark an item and scroll there; who was only given another form has no line for it yet, and does so then."""
        self._wanted = (pointer, boxed) if self._outdated else None
        return super().reveal(pointer, boxed)

    def lay(self, page: Page) -> None:
        """Put what `view` holds on the page; only called when an artifact is there."""
        raise NotImplementedError

    def summary(self) -> str:
        """Return a few words about what is in the pane, for its frame."""
        return ""

    def gist(self) -> Content:
        """Return what is in the pane in one line, the most important first."""
        return Content("")

    def says(self, *texts: str) -> bool:
        """Return whether `texts` together say all the words that are looked for."""
        if not self.words:
            return True
        said = " ".join(texts).casefold()
        return all(word in said for word in self.words.casefold().split())

    def draws(self, told: Iterable[Iterable[str]]) -> bool:
        """Return whether a drawing stands here that names these items: while words are looked for, only where it is the
        whole view, for it cannot be shown in part, and one of them says the words."""
        if not self.words:
            return True
        return self.aspect != self.ASPECTS[0] and any(self.says(*texts) for texts in told)

    def said_in(self, laid: Laid) -> Laid:
        """Return of a text, drawn as lines, those that say the words that are looked for."""
        if not self.words or laid is _BEING_DRAWN:
            return laid
        return Laid(tuple(one for one in laid.lines if self.says(one.plain)))

    def shows(self, *aspects: str) -> bool:
        """Return whether one of these aspects is to be shown: that is so in the first, which shows everything."""
        return self.aspect == self.ASPECTS[0] or self.aspect in aspects

    def turn(self, step: int) -> None:
        """Turn to the next aspect, or to the one before."""
        place = self.ASPECTS.index(self.aspect) + step
        self.aspect = self.ASPECTS[place % len(self.ASPECTS)]

    def show_all(self) -> None:
        """Show everything, however it is turned and whatever is looked for."""
        self.words = ""
        self.aspect = self.ASPECTS[0]

    def copied(self) -> str:
        """Return the text of an aspect that is one text, to be copied as it is; `""` for all others."""
        return ""

    def watch_aspect(self) -> None:
        """Show another aspect, at the item that is selected if it stands there; otherwise from its beginning."""
        if self.selected != self._turned:
            self._chosen = (self.selected, self.boxed)
        self._pressed.clear()
        self._frame()
        self._lay_out()
        self.scroll_to(x=0, y=0, animate=False)
        self._turn_to_chosen()

    def _turn_to_chosen(self) -> None:
        self.reveal(*self._chosen)
        self._turned = self.selected

    def _select(self, way: Way) -> bool:
        """Select what is next; what comes with the first drawing is waited for, rather than gone past."""
        if not self.selected and self._drawing.keys() - self._drawn.keys():
            self._pressed.append(way)
            return True
        return super()._select(way)

    def watch_words(self) -> None:
        """Show what says the words."""
        self.selected = ""
        self._frame()
        self._lay_out()

    def watch_selected(self) -> None:
        """Mark another item; one that was selected is not new any more."""
        super().watch_selected()
        self._looked_at.add(self.selected)
        self._show_signs()

    def _show_signs(self) -> None:
        self.signs = {pointer: sign for pointer, sign in self.view.fresh.items() if pointer not in self._looked_at}
        self._frame()

    def room(self, page: Page) -> Size:
        """Return how wide a drawing may be and, unless the view shows nothing else, how high to be seen whole."""
        alone = self.aspect == "drawing"
        return page.width, None if alone else self.scrollable_content_region.height - page.height - _BELOW

    def drawing(self, of: Artifact, items: int, size: Size, draw: Draw, kind: str = "") -> Laid:
        """Return the drawing of an artifact with so many items.

        One that takes long comes later, from a thread; until then the one of another size stands there.
        """
        known = self._drawn.get(kind)
        if known is not None and known.of is of and known.size == size:
            self._drawing.pop(kind, None)
            return known.laid
        if items <= _DRAWN_AT_ONCE:
            self._drawn[kind] = Drew(of, size, draw(), kind)
            return self._drawn[kind].laid
        asked = self._drawing.get(kind)
        if asked is None or asked[0] is not of or asked[1] != size:
            self._drawing[kind] = (of, size)
            self._draw(of, size, draw, kind)
        if known is None:
            return _BEING_DRAWN
        # Boxes of another revision may name items that are gone or have another number now.
        return known.laid if known.of is of else Laid(known.laid.lines)

    def drawn_text(self, of: Artifact | None, kind: str) -> str:
        """Return a drawing as text; `""` while it is not finished."""
        known = self._drawn.get(kind)
        return "\n".join(str(one) for one in known.laid.lines) if known is not None and known.of is of else ""

    @work(thread=True, group="draw")
    def _draw(self, of: Artifact, size: Size, draw: Draw, kind: str) -> None:
        self.post_message(Drew(of, size, draw(), kind))

    @on(Drew)
    def _take_drawing(self, message: Drew) -> None:
        message.stop()
        if self._drawing.get(message.kind) != (message.of, message.size):
            return
        self._drawn[message.kind] = message
        self._lay_out()
        if not self.selected and self._chosen[0] and not self._turned:
            self._turn_to_chosen()
        pressed, self._pressed = self._pressed, []
        for way in pressed:
            super()._select(way)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width - self.GUTTER
        if width <= 0 or not self.is_attached:
            return
        self._outdated = False
        if self.form == "line":
            # The scrollbar of before, if there was one, goes with what it scrolled.
            self.laid = Laid((self._line(self.content_region.width - self.GUTTER),))
            return
        page = Page(width - (1 if self.show_vertical_scrollbar else 2), whole=self.zoomed)
        if self.view.notice:
            mark = STATUS.get(self.view.status, STATUS["empty"])
            page.prose(f"{mark.sign} {self.view.notice}", mark.style)
            page.gap()
        if any(artifact is not None for artifact in self.view.artifacts):
            self.lay(page)
            if not page.laid().lines:
                page.prose(self._nothing(), "$text-muted")
        elif not self.view.notice and self.view.status != "unread":
            page.prose(self.EMPTY, "$text-muted")
        before, top = self.place, self.scroll_offset.y
        self.laid = page.laid()
        self._show_signs()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.reveal(*wanted)
        else:
            self._stay(before, top)

    def _nothing(self) -> str:
        """Say why a pane with an artifact shows none of it."""
        if self.words:
            return f"Nothing here says “{self.words}”; Esc shows everything again."
        return f"The draft holds nothing for the view “{self.aspect}”; v turns to the next."

    def _stay(self, before: Place | None, top: int) -> None:
        """Keep the selected item where it is on the screen, whatever came above it."""
        now, height, self._seen = self.place, self._seen, self.scrollable_content_region.height
        if before is None or now is None or (before.pointer, before.boxed) != (now.pointer, now.boxed):
            return
        if not top <= before.region.y < top + height:
            return
        if moved := now.region.y - before.region.y:
            self.scroll_to(y=top + moved, animate=False, force=True, immediate=True)
        if height != self._seen:
            self.show_selected()

    def _line(self, width: int) -> Content:
        if self.view.notice:
            mark = STATUS.get(self.view.status, STATUS["empty"])
            return clip(line((f"{mark.sign} {self.view.notice}", mark.style)), width)
        if self.view.status == "unread":
            return Content("")
        gist = self.gist()
        if not gist.plain:
            return clip(line((self.EMPTY, "$text-muted")), width)
        amount = line((f"  {self.summary()}", "$text-muted"))
        fits = gist.cell_length + amount.cell_length <= width
        return between(gist, amount, width) if fits else clip(gist, width)

    def _frame(self) -> None:
        self.set_class(self.view.status == "drafting", "-drafting")
        self._set_border(titled(f"{self.KEY} {self.TITLE}", self.view, self.size.width - 4), self._about())

    def _about(self) -> Content:
        summary, number, last = self.summary(), self.ASPECTS.index(self.aspect) + 1, len(self.ASPECTS)
        turned = number > 1 or (self.zoomed and last > 1 and bool(summary))
        placed = {pointer for pointer, _ in (*self.laid.anchors, *self.laid.boxes)}
        signs = [sign for pointer, sign in self.signs.items() if pointer in placed]
        return told(self.words, f"{self.aspect} {number} of {last}" if turned else "", signs, summary)

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
