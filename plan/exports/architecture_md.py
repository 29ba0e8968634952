"""`architecture.md`: the system architecture document."""

from collections.abc import Iterable, Mapping

from plan.architecture import Architecture, Component, ComponentKind, IntegrationPoint
from plan.exports import mermaid
from plan.exports.markdown import DRAWING_WIDTH, Document, code, codes, inline
from plan.pictures import components_picture

_LAYERS: Mapping[ComponentKind, str] = {
    "backend": "Backend Services",
    "frontend": "Frontend Applications",
    "data": "Data Layer",
    "external": "External Systems",
    "infrastructure": "Infrastructure",
}


def architecture_md(architecture: Architecture, project: str, summary: str) -> str:
    """Return the document."""
    document = Document(f"System Architecture: {project}")
    document.text(inline(summary))
    _pattern(document, architecture)
    _components(document, architecture)
    _integration_points(document, architecture)
    _decisions(document, architecture)
    _routing(document, architecture)
    _risks(document, architecture)
    _execution(document, architecture)
    _phases(document, architecture)
    return document.render()


def _pattern(document: Document, architecture: Architecture) -> None:
    pattern = architecture.pattern
    document.heading(2, "Architecture Pattern")
    document.bullets(
        f"**{name}**: {inline(text) or '—'}"
        for name, text in (
            ("Style", pattern.style),
            ("Communication", pattern.communication),
            ("Why", pattern.rationale),
        )
    )


def _components(document: Document, architecture: Architecture) -> None:
    document.heading(2, "System Components")
    if architecture.components:
        document.drawing(components_picture(architecture, DRAWING_WIDTH), "components")
        document.fence("mermaid", mermaid.components(architecture))
    names = component_names(architecture)
    for kind, title in _LAYERS.items():
        members = [component for component in architecture.components if component.kind == kind]
        if members:
            document.heading(3, title)
            document.lines(line for number, one in enumerate(members, 1) for line in _component(number, one, names))


def component_names(architecture: Architecture) -> dict[str, str]:
    """Return the components' names by id."""
    return {component.id: component.name or component.id for component in architecture.components}


def _component(number: int, component: Component, names: Mapping[str, str]) -> Iterable[str]:
    technology = f" ({inline(component.technology)})" if component.technology else ""
    yield f"{number}. **{inline(component.name)}** {code(component.id)}{technology}"
    for duty in component.responsibilities:
        yield f"   - {inline(duty)}"
    needed = ", ".join(inline(names.get(target, target)) for target in component.depends_on)
    yield f"   - Dependencies: {needed or 'none'}"


def _integration_points(document: Document, architecture: Architecture) -> None:
    document.heading(2, "Integration Points")
    names = component_names(architecture)
    document.bullets(_integration_point(point, names) for point in architecture.integration_points)


def _integration_point(point: IntegrationPoint, names: Mapping[str, str]) -> str:
    arrow = "←→" if point.direction == "both-ways" else "→"
    ends = f"{inline(names.get(point.source, point.source))} {arrow} {inline(names.get(point.target, point.target))}"
    protocol = f" ({inline(point.protocol)})" if point.protocol else ""
    return ends + protocol + (f": {inline(point.purpose)}" if point.purpose else "")


def _decisions(document: Document, architecture: Architecture) -> None:
    if not architecture.decisions:
        return
    document.heading(2, "Technology Decisions")
    for decision in architecture.decisions:
        document.heading(3, f"{decision.topic}: {decision.choice}")
        document.text(inline(decision.rationale))
        document.bullets(
            f"Not taken: **{inline(lost.option)}**. {inline(lost.reason)}" for lost in decision.alternatives
        )


def _routing(document: Document, architecture: Architecture) -> None:
    document.heading(2, "Agent Routing Map")
    names = {phase.id: phase.name or phase.id for phase in architecture.phases}
    for phase in dict.fromkeys(task.phase for task in architecture.routing):
        document.heading(3, names.get(phase, phase) or "Without a phase")
        lines: list[str] = []
        for task in architecture.routing:
            if task.phase == phase:
                lines += [f"- **{inline(task.task)}** {code(task.id)}", f"  - PRIMARY: {code(task.primary)}"]
                if task.supporting:
                    lines.append("  - SUPPORTING: " + ", ".join(map(code, task.supporting)))
        document.lines(lines)


def _risks(document: Document, architecture: Architecture) -> None:
    document.heading(2, "Technical Risks")
    document.lines(
        line
        for risk in architecture.risks
        for line in (
            f"- **{inline(risk.id)}**: {inline(risk.title)} ({risk.likelihood} likelihood, {risk.impact} impact)",
            f"  - Mitigation: {inline(risk.mitigation) or '—'}",
            f"  - Assign to: {code(risk.owner) or '—'}",
        )
    )


def _execution(document: Document, architecture: Architecture) -> None:
    document.heading(2, "Execution Order")
    execution = architecture.execution
    lines = [f"**{inline(stream.name)}**: " + " → ".join(map(code, stream.agents)) for stream in execution.streams]
    if execution.cross_cutting:
        lines.append("**Cross-cutting (Throughout)**: " + codes(execution.cross_cutting))
    document.bullets(lines)


def _phases(document: Document, architecture: Architecture) -> None:
    if not architecture.phases:
        return
    document.heading(2, "Development Phases")
    document.table(
        ("Phase", "Goal", "After"),
        (
            (f"{inline(phase.name)} {code(phase.id)}", inline(phase.goal), ", ".join(map(code, phase.depends_on)))
            for phase in architecture.phases
        ),
    )
