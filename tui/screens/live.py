"""What an agent writes, or wrote, on the whole screen; its reasoning apart."""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from plan.artifacts import AGENTS, ARTIFACTS, ArtifactName
from plan.outline import Outlined, outline
from sessions.dollars import rounded
from sessions.state import Draft
from tui.actions import Place, bindings
from tui.screens.followed import KnowingScreen, Known
from widgets.figures import tokens
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.page import Laid, Page
from widgets.row_view import RowView

_KEPT = 16_384
"""So many lines' worth of a text that is written are not laid out again."""
_PIECE = 4_000
"""A line that is longer, as JSON mostly is, is laid out in pieces: nothing of it is cut."""


class LiveScreen(KnowingScreen):
    """The text of one draft; it follows the end while it is written, until somebody scrolls up."""

    PLACE: ClassVar[Place] = "live"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("live")]

    def __init__(self, name: ArtifactName) -> None:
        super().__init__()
        self._name: ArtifactName = name
        self._reasoning = False
        self._verbatim = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield RowView(classes="page")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.set_focus(self.query_one(RowView))

    def action_reasoning(self) -> None:
        """Show what the agent thinks, or what it writes."""
        self._reasoning = not self._reasoning
        self._show(anew=True)

    def action_verbatim(self) -> None:
        """Show the text as it came from the model, or as an outline."""
        self._verbatim, self._reasoning = not self._verbatim, False
        self._show(anew=True)

    def action_next_agent(self) -> None:
        """Show the next agent's text."""
        self._name = ARTIFACTS[(ARTIFACTS.index(self._name) + 1) % len(ARTIFACTS)]
        self._reasoning = False
        self._show(anew=True)

    def watch_known(self, known: Known | None) -> None:
        """Show the text."""
        self._show()

    def _show(self, *, anew: bool = False) -> None:
        """Show the text where it is being read; `anew`, what is written from its end, what is finished from its
        beginning."""
        known = self.known
        if known is None or not self.is_mounted:
            return
        kind = "reasoning" if self._reasoning else "draft, as written" if self._verbatim else "draft"
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{known.state.title} · {AGENTS[self._name]} · {kind}")
        view = self.query_one(RowView)
        width = max(20, view.scrollable_content_region.width - 1)
        draft = known.state.artifacts[self._name].draft
        runs = draft is not None and draft.status == "running"
        at_end = anew or view.scroll_offset.y >= view.max_scroll_y
        view.laid = text_page(draft, self._reasoning, width, verbatim=self._verbatim)
        if runs and at_end:
            self.call_after_refresh(view.scroll_end, animate=False)
        elif anew:
            self.call_after_refresh(view.scroll_home, animate=False)


def facts_line(draft: Draft) -> str:
    """Return who writes, and what it took so far: tokens by kind, money, time to the first token, attempts."""
    used, expected = draft.usage, draft.expected
    read = used.prompt_tokens or (expected.prompt_tokens if expected else 0)
    price = draft.cost if draft.cost is not None else draft.expected_cost
    parts = (
        draft.model,
        f"{tokens(read)} read" if read else "",
        f"{tokens(used.cached_tokens)} of them cached" if used.cached_tokens else "",
        f"{tokens(used.completion_tokens)} written" if used.completion_tokens else "",
        f"{tokens(used.reasoning_tokens)} of them reasoning" if used.reasoning_tokens else "",
        "from the cache" if draft.cached else "",
        f"{'' if draft.cost is not None and not used.estimated else '≈'}{rounded(price)}" if price else "",
        "price unknown" if price is None and (expected or used.completion_tokens) else "",
        f"first token after {(draft.first_ms - draft.started_ms) / 1000:.1f} s" if draft.first_ms else "",
        f"attempt {draft.attempt}" if draft.attempt > 1 else "",
    )
    return " · ".join(part for part in parts if part)


def text_page(draft: Draft | None, reasoning: bool, width: int, *, verbatim: bool = False) -> Laid:
    """Return what a draft says in lines: its JSON as an outline, everything else, and if `verbatim` that too, as it was
    written."""
    page = Page(width, whole=True)
    if draft is None:
        page.prose("Nothing was drafted in this session yet.", "$text-muted")
        return page.laid()
    page.prose(facts_line(draft), "$text-muted")
    if draft.notice:
        page.prose(draft.notice, "$text-warning" if draft.status == "running" else "$text-muted")
    page.gap()
    text = draft.reasoning if reasoning else draft.text
    if not text:
        hint = "It gave no reasoning." if reasoning else "It has not written anything yet."
        page.prose(hint, "$text-muted")
    found = () if reasoning or verbatim else outline(text)
    if found:
        _outline(found, page)
    else:
        _verbatim(text, "italic" if reasoning else "", page)
    return page.laid()


def _outline(found: Sequence[Outlined], page: Page) -> None:
    for one in found:
        if one.depth == 0 and not one.text:
            page.heading(one.label.capitalize())
        else:
            page.picture(_entry(one, page.width))


@lru_cache(_KEPT)
def _entry(one: Outlined, width: int) -> tuple[Content, ...]:
    """Return an entry in lines; they are kept, for a text that is written is laid out anew many times a second."""
    page = Page(width, whole=True)
    indent = min(2 * one.depth, width // 3)
    first, *more = one.text.splitlines() or [""]
    if one.item:
        page.line(("· ", "$text-muted"), (one.label, "bold"), "  " if one.label else "", first, indent=indent)
    else:
        page.line((f"{one.label}  ", "$text-muted"), first, indent=indent)
    for part in more:
        page.line(part, indent=indent + 2)
    return page.laid().lines


def _verbatim(text: str, style: str, page: Page) -> None:
    for one in text.split("\n"):
        if not one.strip():
            page.gap()
        for start in range(0, len(one), _PIECE):
            page.picture(_piece(one[start : start + _PIECE], style, page.width))


@lru_cache(_KEPT)
def _piece(text: str, style: str, width: int) -> tuple[Content, ...]:
    page = Page(width)
    page.prose(text, style, indent=min(len(text) - len(text.lstrip(" ")), width // 3))
    return page.laid().lines
