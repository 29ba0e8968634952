"""The architecture: its pattern, its parts and how they meet, decisions, routing and execution."""

from collections.abc import Mapping

from textual.content import Content

from plan.architecture import Architecture, Component
from widgets.amounts import amount
from widgets.page import Page
from widgets.pane import Pane
from widgets.pictures import components_picture
from widgets.sought import Says, sought
from widgets.text import joined, line

KINDS: Mapping[str, str] = {
    "frontend": "Frontend",
    "backend": "Backend services",
    "data": "Data",
    "infrastructure": "Infrastructure",
    "external": "Outside systems",
}


class ArchitecturePane(Pane):
    """What the tech lead drafts."""

    NAME = "architecture"
    TITLE = "Architecture"
    KEY = "1"
    SOURCES = ("architecture",)
    ASPECTS = ("all", "components", "decisions", "work", "drawing")
    EMPTY = "The pattern, the components and how they meet will stand here."

    @property
    def architecture(self) -> Architecture | None:
        """The artifact."""
        found = self.view.artifacts[0] if self.view.artifacts else None
        return found if isinstance(found, Architecture) else None

    def summary(self) -> str:
        """Return how much there is."""
        return amount(self.architecture)

    def lay(self, page: Page) -> None:
        """Lay out the artifact."""
        found = self.architecture
        if found is None:
            return
        if self.form == "brief" and self.aspect == self.ASPECTS[0]:
            self._lay_brief(found, page)
            return
        if self.shows("drawing"):
            self._lay_pattern(found, page)
        if self.shows("components"):
            _components(found, page, self.says)
            _integration(found, page, self.says)
        if self.shows("decisions"):
            _decisions(found, page, self.says)
        if self.shows("work"):
            _routing(found, page, self.says)
            _execution(found, page, self.says)

    def gist(self) -> Content:
        """Return the pattern and the decisions that make it."""
        found = self.architecture
        if found is None:
            return Content("")
        pattern = joined((found.pattern.style, found.pattern.communication), " · ")
        return line((pattern, "bold"), (f"  {joined(one.choice for one in found.decisions)}", "$text-muted"))

    def _lay_brief(self, found: Architecture, page: Page) -> None:
        """What it is made of, a line a component; everything else is in the pane's views."""
        if self.says(*_pattern_texts(found)):
            page.line((joined((found.pattern.style, found.pattern.communication), " · "), "bold"), pointer="/pattern")
        for kind, title in KINDS.items():
            members = _members(found, kind, self.says)
            if members:
                page.line((title, "bold $text-secondary"))
            for index, one in members:
                technology = (f"  {one.technology}", "$text-muted")
                page.line(one.name or one.id, technology, indent=1, pointer=f"/components/{index}")

    def _lay_pattern(self, found: Architecture, page: Page) -> None:
        if self.says(*_pattern_texts(found)):
            page.line((joined((found.pattern.style, found.pattern.communication), " · "), "bold"), pointer="/pattern")
            page.prose(found.pattern.rationale, "$text-muted", most=0 if self.zoomed else 3)
        if found.components and not self.view.partial and self.draws(map(_component_texts, found.components)):
            page.gap()
            size, parts = self.room(page), len(found.components)
            drawn = self.drawing(found, parts, size, lambda: components_picture(found, *size))
            page.drawing(drawn, explained=self.zoomed)


def _pattern_texts(found: Architecture) -> tuple[str, ...]:
    return found.pattern.style, found.pattern.communication, found.pattern.rationale


def _component_texts(one: Component) -> tuple[str, ...]:
    return one.id, one.name, one.technology, *one.responsibilities


def _members(found: Architecture, kind: str, says: Says) -> list[tuple[int, Component]]:
    return [(i, c) for i, c in sought(found.components, says, _component_texts) if c.kind == kind]


def _components(found: Architecture, page: Page, says: Says) -> None:
    for kind, title in KINDS.items():
        members = _members(found, kind, says)
        if not members:
            continue
        page.heading(title)
        for index, component in members:
            _component(index, component, page)


def _component(index: int, component: Component, page: Page) -> None:
    technology = f"  {component.technology}" if component.technology else ""
    page.line((component.name or component.id, "bold"), (technology, "$text-accent"), pointer=f"/components/{index}")
    for duty in component.responsibilities:
        page.bullet(duty, indent=1)
    if component.depends_on:
        page.line((f"needs {joined(component.depends_on)}", "$text-muted"), indent=1)


def _integration(found: Architecture, page: Page, says: Says) -> None:
    shown = sought(found.integration_points, says, lambda p: (p.source, p.target, p.protocol))
    if not shown:
        return
    page.heading("Where they meet")
    page.table(
        [
            (f"{p.source} {'◂─▸' if p.direction == 'both-ways' else '──▸'} {p.target}", (p.protocol, "$text-accent"))
            for _, p in shown
        ],
        pointers=[f"/integration_points/{i}" for i, _ in shown],
    )


def _decisions(found: Architecture, page: Page, says: Says) -> None:
    shown = sought(found.decisions, says, lambda d: (d.topic, d.choice, d.rationale))
    if not shown:
        return
    page.heading("Decisions")
    for index, decision in shown:
        page.line(f"{decision.topic}: ", (decision.choice, "bold"), pointer=f"/decisions/{index}")
        page.prose(decision.rationale, "$text-muted", indent=1)
        for lost in decision.alternatives:
            page.bullet(f"not {lost.option}: {lost.reason}", "$text-muted", indent=1)


def _routing(found: Architecture, page: Page, says: Says) -> None:
    shown = sought(found.routing, says, lambda task: (task.task, task.primary, *task.supporting, task.phase))
    if not shown:
        return
    page.heading("Who does what")
    page.table(
        [
            (task.task, (task.primary, "$text-primary"), (joined(task.supporting), "$text-muted"), task.phase)
            for _, task in shown
        ],
        pointers=[f"/routing/{i}" for i, _ in shown],
    )


def _execution(found: Architecture, page: Page, says: Says) -> None:
    streams = sought(found.execution.streams, says, lambda stream: (stream.name, *stream.agents))
    if streams:
        page.heading("Execution")
    for index, stream in streams:
        page.anchor(f"/execution/streams/{index}")
        page.bullet(f"{stream.name}: {joined(stream.agents, ' → ')}", sign="═")
    if found.execution.cross_cutting and says("throughout", *found.execution.cross_cutting):
        page.bullet(f"throughout: {joined(found.execution.cross_cutting)}", sign="═")
    phases = sought(found.phases, says, lambda phase: (phase.name, phase.goal))
    if phases:
        page.heading("Phases")
        for index, phase in phases:
            page.line((phase.name, "bold"), (_after(phase.depends_on), "$text-muted"), pointer=f"/phases/{index}")
            page.prose(phase.goal, indent=1)


def _after(ids: tuple[str, ...]) -> str:
    return f"  after {joined(ids)}" if ids else ""
