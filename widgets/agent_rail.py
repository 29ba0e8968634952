"""The agents side by side: who drafts, with which model, how fast and for how much."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.figures import clock, money, tokens
from widgets.marks import STATUS
from widgets.text import Part, between, clip, joined, line

_ROOMY = 40


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """What is known about one agent."""

    name: str
    short: str
    status: str
    revision: int = 0
    model: str = ""
    tokens: float = 0
    exact: bool = False
    rate: float = 0
    cost: float | None = None
    cached: bool = False
    ms: int = 0
    attempt: int = 1
    waits_for: tuple[str, ...] = ()
    notice: str = ""


class AgentCell(Widget):
    """One agent in two lines."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    AgentCell {
        width: 1fr;
        height: 2;
        padding: 0 1;
        text-wrap: nowrap;
        border-left: inner $panel;
        &.-drafting { background: $accent 10%; }
    }
    """

    facts: reactive[AgentFacts] = reactive(lambda: AgentFacts("", "", "empty"))

    def watch_facts(self, facts: AgentFacts) -> None:
        """Colour the agent that writes."""
        self.set_class(facts.status == "drafting", "-drafting")

    def render(self) -> Content:
        """Render both lines."""
        width = self.content_size.width
        return Content("\n").join([clip(self._first(width), width), clip(self._second(width), width)])

    def _first(self, width: int) -> Content:
        facts, mark = self.facts, STATUS[self.facts.status]
        name = facts.name if width >= _ROOMY else facts.short
        word = f" r{facts.revision}" if facts.revision else ""
        left = line((f"{mark.sign} ", mark.style), (name, "bold"), (word, "$text-muted"))
        return between(left, line((f" {mark.word}", mark.style)), width)

    def _second(self, width: int) -> Content:
        facts = self.facts
        if facts.waits_for:
            return line((f"  waits for {joined(facts.waits_for, ' and ')}", "$text-muted"))
        if facts.notice and facts.status in {"failed", "cancelled"}:
            return line((f"  {facts.notice}", STATUS[facts.status].style))
        model = facts.model if width >= _ROOMY or len(facts.model) <= width // 2 else facts.model.rpartition("/")[2]
        parts: list[Part] = [(f"  {model}", "$text-muted")]
        figures = self._figures(width)
        return between(line(*parts), line((f" {figures}", "" if facts.status == "drafting" else "$text-muted")), width)

    def _figures(self, width: int) -> str:
        facts = self.facts
        if not facts.tokens and facts.status != "drafting":
            return ""
        amount = f"{'' if facts.exact else '≈'}{tokens(facts.tokens)} tok"
        rate = f"{facts.rate:.0f}/s" if facts.rate and facts.status == "drafting" else ""
        cost = "cached" if facts.cached else money(facts.cost) if facts.cost else ""
        again = f"attempt {facts.attempt}" if facts.attempt > 1 and facts.status == "drafting" else ""
        time = clock(facts.ms) if facts.ms else ""
        if width < 24:
            return rate or time or amount
        return joined(
            (again, amount, rate, cost, time) if width >= _ROOMY else (again or amount, rate or cost, time), " "
        )


class AgentRail(HorizontalGroup):
    """The four agents."""

    DEFAULT_CSS = """
    AgentRail { height: 2; background: $background; }
    """

    agents: reactive[tuple[AgentFacts, ...]] = reactive(())

    def compose(self) -> ComposeResult:
        """Make a cell for each agent."""
        for _ in range(4):
            yield AgentCell()

    def watch_agents(self, agents: tuple[AgentFacts, ...]) -> None:
        """Hand each cell its facts; a cell whose facts are the same is not painted again."""
        for cell, facts in zip(self.query(AgentCell), agents, strict=False):
            cell.facts = facts
