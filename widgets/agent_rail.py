"""The agents side by side: who drafts, with which model, how fast and for how much."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sessions.dollars import rounded
from widgets.figures import clock, tokens
from widgets.marks import STATUS
from widgets.pane_view import PaneName
from widgets.spark import spark
from widgets.text import between, clip, joined, line

_WIDE = 48
_ROOMY = 40
_NARROW = 24
_SHORTEST_NAMES = {"tech lead": "lead", "database": "data", "sprints": "sprint"}
"""What leaves room for a word on the state in a quarter of 80 columns."""
_FIGURES = 18
"""So much is kept free beside the whole name of a model: `1.5k $0.01 00:04`."""
_LEAST_FIGURES = 14
"""And beside its last part: `≈$12.34 00:04`; one less where no costs are shown."""
_SHORTEST_PULSE = 4


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """What is known about one agent."""

    name: str
    short: str
    status: str
    pane: PaneName | None = None
    """Which pane shows what the agent drafts."""
    revision: int = 0
    model: str = ""
    tokens: float = 0
    exact: bool = False
    rate: float = 0
    cost: float | None = None
    estimated: bool = False
    """Whether tokens and cost are an estimate in part."""
    expected_cost: float | None = None
    """What the draft is likely to cost, while it is written."""
    unpriced: bool = False
    first_ms: int = 0
    """How long the first token took; 0 before it came."""
    cached: bool = False
    ms: int = 0
    attempt: int = 1
    waits_for: tuple[str, ...] = ()
    notice: str = ""
    pulse: tuple[int, ...] = ()
    """Characters in each of the last seconds, while it is written."""


class AgentCell(Widget):
    """One agent in two lines, or in one where there is no more room."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    AgentCell {
        width: 1fr;
        height: 2;
        padding: 0 1;
        text-wrap: nowrap;
        border-left: vkey $border-blurred;
        &.-drafting { background: $accent 10%; }
    }
    """

    facts: reactive[AgentFacts] = reactive(lambda: AgentFacts("", "", "empty"))

    @dataclass
    class Picked(Message):
        """An agent was clicked, whose work `pane` shows."""

        cell: "AgentCell"
        pane: PaneName

        @property
        def control(self) -> "AgentCell":
            """The agent's cell."""
            return self.cell

    def on_click(self) -> None:
        """Say which agent was clicked; a cell that no agent is known of yet says nothing."""
        if self.facts.pane is not None:
            self.post_message(self.Picked(self, self.facts.pane))

    def watch_facts(self, facts: AgentFacts) -> None:
        """Colour the agent that writes."""
        self.set_class(facts.status == "drafting", "-drafting")

    def render(self) -> Content:
        """Render the lines."""
        width, height = self.content_size
        if height == 1:
            return clip(self._only(width), width)
        return Content("\n").join([clip(self._first(width), width), clip(self._second(width), width)])

    def _only(self, width: int) -> Content:
        facts, mark = self.facts, STATUS[self.facts.status]
        name = facts.short if width >= _NARROW else _SHORTEST_NAMES.get(facts.short, facts.short)
        left = line((f"{mark.sign} ", mark.style), (name, "bold"))
        word = mark.word if left.cell_length + len(mark.word) < width else mark.word.removeprefix("to ")
        said = [line((f" {word}", mark.style))]
        if facts.waits_for:
            said.insert(0, line((f" for {joined(facts.waits_for)}", "$text-muted")))
        elif facts.status == "drafting":
            shorter = f"{facts.rate:.0f}/s" if facts.rate else clock(facts.ms)
            written = (self._figures(_NARROW)[0], self._figures(0)[0]) if facts.tokens else (mark.word,)
            said = [line((f" {one}", mark.style)) for one in (*written, shorter)]
        elif facts.revision:
            said.insert(0, line((f" r{facts.revision}", "$text-muted"), " ") + line((mark.word, mark.style)))
        fitting = (one for one in said if left.cell_length + one.cell_length <= width)
        # The sign alone tells the state as well.
        return between(left, next(fitting, Content("")), width)

    def _first(self, width: int) -> Content:
        facts, mark = self.facts, STATUS[self.facts.status]
        shortest = _SHORTEST_NAMES.get(facts.short, facts.short)
        name = facts.name if width >= _ROOMY else facts.short if width >= _NARROW else shortest
        revision = f" r{facts.revision}" if facts.revision else ""
        left = line((f"{mark.sign} ", mark.style), (name, "bold"))
        word = line((f" {mark.word}", mark.style))
        if room := self._room_for_pulse(width - left.cell_length - len(revision) - word.cell_length):
            word = line((f" {spark(facts.pulse[-room:])}", mark.style)) + word
        if left.cell_length + len(revision) + word.cell_length <= width:
            return between(left + line((revision, "$text-muted")), word, width)
        # The sign alone tells the state as well; what fits beside the name is said in words.
        if left.cell_length + word.cell_length > width:
            word = line((f" {mark.word.removeprefix('to ')}", mark.style))
        return between(left, word, width) if left.cell_length + word.cell_length <= width else left

    def _room_for_pulse(self, free: int) -> int:
        """Return how many seconds of the pulse are shown where `free` columns are."""
        if not any(self.facts.pulse) or free <= _SHORTEST_PULSE:
            return 0
        return min(free - 1, len(self.facts.pulse))

    def _second(self, width: int) -> Content:
        facts = self.facts
        style = STATUS[facts.status].style
        if facts.waits_for:
            sources = joined(facts.waits_for)
            return line((f"{'  ' if len(sources) + 6 <= width else ''}for {sources}", "$text-muted"))
        if facts.notice and facts.status in {"failed", "cancelled", "cut off"}:
            return line((f"  {facts.notice}", style))
        # By the room and not by the figures of the moment: one model has one name in all cells, and keeps it.
        whole = len(facts.model) + _FIGURES + 2 <= width
        model = facts.model if whole else facts.model.rpartition("/")[2]
        longest = width - 2 - _LEAST_FIGURES + (width < _NARROW)
        room = width - 2 - len(model) if len(model) <= longest else width
        told = next((one for one in self._figures(width) if len(one) < room), "")
        figures = line((f" {told}", "" if facts.status == "drafting" else "$text-muted"))
        if width < _NARROW and len(model) > longest:
            model = ""
        return between(line((f"  {model}", "$text-muted")), figures, width)

    def _figures(self, width: int) -> tuple[str, ...]:
        """Return the figures that there is room for, and what is left of them where a long name takes its share."""
        facts = self.facts
        running = facts.status == "drafting"
        if not facts.tokens and not running:
            return ()
        amount = f"{'' if facts.exact else '≈'}{tokens(facts.tokens)}"
        rate = f"{facts.rate:.0f}/s" if facts.rate and running else ""
        first = f"first {facts.first_ms / 1000:.1f} s" if facts.first_ms and running and width >= _WIDE else ""
        again = f"attempt {facts.attempt}" if facts.attempt > 1 and running else ""
        time = clock(facts.ms) if facts.ms else ""
        if width < _NARROW:
            written = rate or (f"{amount} tok" if facts.tokens else "")
            # Of who still writes, how long it has; of who is done, how much.
            fewer = joined((rate, time), " ") if running else written
            return (again or joined((written, time), " ")), (again or fewer or time)
        less = (
            joined((again or amount, rate or self._cost(), time), " "),
            joined((rate or self._cost() or amount, time), " "),
        )
        if width < _ROOMY:
            return less
        return joined((again, f"{amount} tok", rate, first, self._cost(), time), "  "), *less

    def _cost(self) -> str:
        facts = self.facts
        if facts.cached:
            return "cached"
        if facts.cost:
            return f"{'≈' if facts.estimated else ''}{rounded(facts.cost)}"
        if facts.expected_cost:
            return f"≈{rounded(facts.expected_cost)}"
        return "price unknown" if facts.unpriced else ""


class AgentRail(HorizontalGroup):
    """The four agents."""

    DEFAULT_CSS = """
    AgentRail { height: 2; background: $background; }
    """

    agents: reactive[tuple[AgentFacts, ...]] = reactive((), repaint=False)

    def compose(self) -> ComposeResult:
        """Make a cell for each agent."""
        for _ in range(4):
            yield AgentCell()

    def watch_agents(self, agents: tuple[AgentFacts, ...]) -> None:
        """Hand each cell its facts; a cell whose facts are the same is not painted again."""
        for cell, facts in zip(self.query(AgentCell), agents, strict=False):
            cell.facts = facts
