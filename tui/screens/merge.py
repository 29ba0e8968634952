"""What the last draft proposes against a person's hand work, to take or leave item by item."""

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from agents.commands import Merge
from plan.artifacts import TITLES, ArtifactName
from plan.change_words import change_in_words
from plan.changes import Change
from sessions.proposals import differences, open_proposals
from tui.actions import Place, bindings
from tui.change_lines import MARKS
from tui.screens.diff import STYLES
from tui.screens.followed import KnowingScreen, Known
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.listing import Listing
from widgets.text import clip, line, safe, wrap

if TYPE_CHECKING:
    from tui.screens.revising import RevisingScreen

Choice = Literal["open", "take", "leave", "keep"]
_LABELS: dict[Choice, tuple[str, str]] = {
    "open": ("undecided", "$text-accent"),
    "take": ("take     ", "$text-success"),
    "leave": ("leave    ", "$text-warning"),
    "keep": ("yours    ", "$text-muted"),
}
_NEXT: dict[Choice, Choice] = {"open": "take", "take": "leave", "leave": "open", "keep": "take"}
_RESTORED = (
    "What follows is where the agent's own draft says something else than r{again}, which was brought back. That "
    "stands until you take the draft's word: {choose} takes or leaves, {apply} applies, {back} leaves all as it is."
)
_ABOUT = (
    "What follows is where the agent's own draft says something else than you. Yours stands until you take its word: "
    "{choose} takes or leaves, {apply} applies, {back} leaves everything as it is."
)

_MOST = 8
"""So many lines of what somebody has, or of what the draft says, are shown to be compared."""


class MergeScreen(KnowingScreen):
    """A list of differences; Space chooses, Enter applies."""

    PLACE: ClassVar[Place] = "merge"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("merge")]
    DEFAULT_CSS = """
    MergeScreen {
        Listing { height: 1fr; padding: 0 1; }
        #about { padding: 1 2 1 2; color: $text-muted; height: auto; background: $surface; }
    }
    """

    def __init__(self, room: "RevisingScreen", name: ArtifactName) -> None:
        super().__init__()
        self._room = room
        self._name: ArtifactName = name
        self._revision = 0
        self._shown: tuple[Change, ...] = ()
        self._choices: dict[str, Choice] = {}
        self._proposed: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield Static("", id="about", markup=False)
        yield Listing(id="proposals")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Let the keys choose."""
        self.set_focus(self.query_one(OptionList))

    def watch_known(self, known: Known | None) -> None:
        """Show the differences, what is proposed first; choices hold as long as the revision does."""
        if known is None or not self.is_mounted:
            return
        held = known.state.artifacts[self._name]
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{known.state.title} · {TITLES[self._name]} · proposals")
        proposed = frozenset(open_proposals(held))
        if held.number == self._revision and proposed == self._proposed:
            return
        self._revision, self._proposed = held.number, proposed
        again = held.latest.restored if held.latest else 0
        keys = {name: self.key_of(name) for name in ("choose", "apply", "back")}
        about = _RESTORED.format(again=again, **keys) if again else _ABOUT.format(**keys)
        self.query_one("#about", Static).update(about)
        self._shown = tuple(sorted(differences(held), key=lambda change: change.key not in self._proposed))
        self._choices = {c.key: "open" if c.key in self._proposed else "keep" for c in self._shown}
        self._list(0)

    def _list(self, at: int) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        width = max(30, self.app.size.width - 6)
        listed.add_options([Option(proposal_content(c, self._choices[c.key], width)) for c in self._shown])
        if self._shown:
            listed.highlighted = min(at, len(self._shown) - 1)

    def action_choose(self) -> None:
        """Take what is highlighted, leave it, or leave it open."""
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._shown):
            self.say("There is nothing to choose here.", problem=True)
            return
        key = self._shown[at].key
        chosen = _NEXT[self._choices[key]]
        if key not in self._proposed and chosen == "leave":
            chosen = "keep"
        self._choices[key] = chosen
        width = max(30, self.app.size.width - 6)
        self.query_one(OptionList).replace_option_prompt_at_index(at, proposal_content(self._shown[at], chosen, width))

    @on(OptionList.OptionSelected)
    def _apply_selected(self) -> None:
        self.action_apply()

    def action_apply(self) -> None:
        """Apply what was chosen."""
        taken, left = (tuple(k for k, c in self._choices.items() if c == word) for word in ("take", "leave"))
        if not taken and not left:
            self.say(
                f"Nothing is chosen yet; {self.key_of('choose')} takes or leaves what is highlighted.", problem=True
            )
            return
        command = Merge(artifact=self._name, base=self._revision, take=taken, leave=left)
        self.dismiss()
        self._room.call_later(self._room.decide_proposals, command)


def proposal_content(change: Change, choice: Choice, width: int) -> Content:
    """Return a difference: what is chosen, where it is, what is yours and what the draft says."""
    label, style = _LABELS[choice]
    head = line((label, style), f"  {MARKS[change.kind]} ", (safe(change_in_words(change.key)), "bold"))
    yours = "nothing" if change.kind == "added" else change.old or "nothing"
    drafts = "nothing" if change.kind == "removed" else change.new or "nothing"
    lines = [clip(head, width)]
    for word, text, colour in (("yours", yours, STYLES["removed"]), ("draft", drafts, STYLES["added"])):
        for number, part in enumerate(wrap(safe(text), width - 20, _MOST)):
            lines.append(line("           ", (f"{word if number == 0 else '':<7}", "$text-muted"), (part, colour)))
    return Content("\n").join([*lines, Content("")])
