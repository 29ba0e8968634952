"""Checks within the architecture (ARC-…)."""

from collections.abc import Iterator

from plan import graphs
from plan.architecture import Architecture
from plan.checks.lookup import Lookup, repeated
from plan.checks.roster import ROSTER, agents_at_work
from plan.checks.rule import Problem, rule
from plan.checks.wording import circle, listed, named

_LISTS = {"components": "component", "decisions": "decision", "routing": "task", "risks": "risk", "phases": "phase"}


def _ids(architecture: Architecture, name: str) -> list[str]:
    return [item.id for item in getattr(architecture, name)]


@rule(
    "ARC-001",
    "error",
    "architecture",
    mend="Give each item an id of its own and mend what refers to it.",
    example="Two components are both called `auth-service`.",
)
def duplicate_ids(look: Lookup) -> Iterator[Problem]:
    """Two items of the architecture have the same id.

    Everything that names the id means only one of them, and nobody can tell which.
    """
    if look.plan.architecture is None:
        return
    for name, word in _LISTS.items():
        for place, id_ in repeated(_ids(look.plan.architecture, name)):
            yield Problem(f"/{name}/{place}", f"There is more than one {word} {named(id_)}.")
    for place, id_ in repeated(s.id for s in look.plan.architecture.execution.streams):
        yield Problem(f"/execution/streams/{place}", f"There is more than one stream {named(id_)}.")


@rule(
    "ARC-002",
    "error",
    "architecture",
    mend="Name an existing component, or add the missing one.",
    example="`api` depends on `cache`, but there is no component `cache`.",
)
def unknown_component(look: Lookup) -> Iterator[Problem]:
    """A component depends on one that does not exist.

    What is missing from the breakdown is built by nobody, and the dependency is found when the parts are put together.
    """
    for i, component in enumerate(look.plan.architecture.components if look.plan.architecture else ()):
        if unknown := [d for d in dict.fromkeys(component.depends_on) if d not in look.components]:
            yield Problem(
                f"/components/{i}",
                f"Component {named(component.id)} depends on {listed(unknown)}, which does not exist.",
            )


@rule(
    "ARC-003",
    "warning",
    "architecture",
    mend="Turn one of the dependencies around, or move what both need into a component of its own.",
    example="`orders` depends on `billing`, and `billing` on `orders`.",
)
def component_cycle(look: Lookup) -> Iterator[Problem]:
    """Components depend on each other in a circle.

    None of them can be built, tested or released without the others: they are one component with extra calls.
    """
    for cycle in graphs.cycles(graphs.component_graph(look.plan)):
        place = list(look.components).index(cycle[0])
        yield Problem(f"/components/{place}", f"Components wait for each other: {circle(cycle)}.")


@rule(
    "ARC-004",
    "error",
    "architecture",
    mend="Name the ids of two existing components.",
    example="An integration point runs from `web` to `gateway`, but there is no component `gateway`.",
)
def integration_point_unknown(look: Lookup) -> Iterator[Problem]:
    """An integration point names a component that does not exist.

    The contract between two parts has nobody on one of its sides.
    """
    for i, point in enumerate(look.plan.architecture.integration_points if look.plan.architecture else ()):
        if unknown := [c for c in dict.fromkeys((point.source, point.target)) if c not in look.components]:
            yield Problem(
                f"/integration_points/{i}",
                f"The integration point {named(point.source)} → {named(point.target)} names {listed(unknown)}, "
                "which is no component.",
            )


@rule(
    "ARC-005",
    "warning",
    "architecture",
    mend="Add the dependency to the component that calls, or drop the integration point.",
    example="An integration point joins `web` and `postgres`, but neither depends on the other.",
)
def integration_without_dependency(look: Lookup) -> Iterator[Problem]:
    """Two components meet at an integration point, and neither depends on the other.

    One of the two is wrong: a call that no dependency shows is missing from the build order.
    """
    for i, point in enumerate(look.plan.architecture.integration_points if look.plan.architecture else ()):
        source, target = look.components.get(point.source), look.components.get(point.target)
        if source is None or target is None:
            continue
        if source is target:
            yield Problem(
                f"/integration_points/{i}", f"Component {named(source.id)} has an integration point to itself."
            )
        elif target.id not in source.depends_on and source.id not in target.depends_on:
            yield Problem(
                f"/integration_points/{i}",
                f"{named(source.id)} and {named(target.id)} meet, but neither depends on the other.",
            )


@rule(
    "ARC-006",
    "warning",
    "architecture",
    mend="Say what the component is there for, one duty an entry.",
    example="`worker` has no responsibilities.",
)
def component_without_duty(look: Lookup) -> Iterator[Problem]:
    """A component has no responsibilities.

    What a part is for decides what belongs into it; without that it collects everything or nothing.
    """
    for i, component in enumerate(look.plan.architecture.components if look.plan.architecture else ()):
        if not any(component.responsibilities):
            yield Problem(f"/components/{i}", f"Component {named(component.id)} has no responsibilities.")


@rule(
    "ARC-007",
    "warning",
    "architecture",
    mend="Connect the component to what uses it, or leave it out.",
    example="Nothing depends on `search`, and `search` depends on nothing.",
)
def component_alone(look: Lookup) -> Iterator[Problem]:
    """A component has no connection to any other.

    Either the dependency was forgotten or the component is not needed.
    """
    architecture = look.plan.architecture
    if architecture is None or len(look.components) < 2:
        return
    used = {d for c in architecture.components for d in c.depends_on}
    used |= {end for p in architecture.integration_points for end in (p.source, p.target)}
    for i, component in enumerate(architecture.components):
        if component.id not in used and not component.depends_on:
            yield Problem(f"/components/{i}", f"Component {named(component.id)} has no connection to any other.")


@rule(
    "ARC-008",
    "warning",
    "architecture",
    mend="Let the service depend on the store, not the store on the service.",
    example="`postgres` depends on `api`.",
)
def store_depends_on_service(look: Lookup) -> Iterator[Problem]:
    """A data store depends on the code that uses it.

    Read literally, the database cannot be set up before the services, and the build order is upside down.
    """
    for i, component in enumerate(look.plan.architecture.components if look.plan.architecture else ()):
        if component.kind != "data":
            continue
        code = [d for d in component.depends_on if d in look.components]
        if code := [d for d in code if look.components[d].kind in {"backend", "frontend"}]:
            yield Problem(f"/components/{i}", f"The store {named(component.id)} depends on {listed(code)}.")


@rule(
    "ARC-009",
    "error",
    "architecture",
    mend="Name the id of one of the phases.",
    example="The task `schema` belongs to the phase `build`, but there is no such phase.",
)
def task_in_unknown_phase(look: Lookup) -> Iterator[Problem]:
    """A routed task belongs to a phase that does not exist.

    Nobody can tell when the task is due, and the phase that waits for it does not.
    """
    for i, task in enumerate(look.plan.architecture.routing if look.plan.architecture else ()):
        if task.phase not in look.phases:
            yield Problem(
                f"/routing/{i}", f"Task {named(task.id)} belongs to phase {named(task.phase)}, which does not exist."
            )


@rule(
    "ARC-010",
    "error",
    "architecture",
    mend="Name the agent that does the work as `primary`.",
    example="The task `api` has supporting agents but no primary one.",
)
def task_without_agent(look: Lookup) -> Iterator[Problem]:
    """A routed task has no primary agent.

    Work that is everybody's is nobody's.
    """
    for i, task in enumerate(look.plan.architecture.routing if look.plan.architecture else ()):
        if not task.primary:
            yield Problem(f"/routing/{i}", f"Task {named(task.id)} has no primary agent.")


@rule(
    "ARC-011",
    "note",
    "architecture",
    mend="Take the primary agent out of the supporting ones.",
    example="`security-expert` is both primary and supporting in the task `review`.",
)
def agent_helps_itself(look: Lookup) -> Iterator[Problem]:
    """An agent supports itself, or is named twice, in one task.

    The second entry stands where a second pair of eyes was meant to be.
    """
    for i, task in enumerate(look.plan.architecture.routing if look.plan.architecture else ()):
        if twice := [a for _, a in repeated((task.primary, *task.supporting))]:
            yield Problem(f"/routing/{i}", f"Task {named(task.id)} names {listed(dict.fromkeys(twice))} twice.")


@rule(
    "ARC-012",
    "warning",
    "architecture",
    mend="Route a task to the agent, or take it out of the stream.",
    example="The stream `backend` waits for `django-orm-expert`, who has no task.",
)
def stream_agent_without_task(look: Lookup) -> Iterator[Problem]:
    """An agent works in a stream but has no task.

    The execution order and the routing map contradict each other about who is needed.
    """
    architecture = look.plan.architecture
    if architecture is None or not architecture.routing:
        return
    routed = {a for t in architecture.routing for a in (t.primary, *t.supporting)}
    for i, stream in enumerate(architecture.execution.streams):
        if idle := [a for a in dict.fromkeys(stream.agents) if a not in routed]:
            yield Problem(
                f"/execution/streams/{i}", f"Stream {named(stream.id)} names {listed(idle)} without a routed task."
            )


@rule(
    "ARC-013",
    "error",
    "architecture",
    mend="Name an existing phase, or add the missing one.",
    example="The phase `launch` waits for `hardening`, but there is no such phase.",
)
def unknown_phase(look: Lookup) -> Iterator[Problem]:
    """A phase depends on one that does not exist.

    It waits for something that never ends because it never begins.
    """
    for i, phase in enumerate(look.plan.architecture.phases if look.plan.architecture else ()):
        if unknown := [d for d in dict.fromkeys(phase.depends_on) if d not in look.phases]:
            yield Problem(
                f"/phases/{i}", f"Phase {named(phase.id)} depends on {listed(unknown)}, which does not exist."
            )


@rule(
    "ARC-014",
    "error",
    "architecture",
    mend="Take one of the dependencies out: one of the phases has to come first.",
    example="`build` waits for `test`, and `test` for `build`.",
)
def phase_cycle(look: Lookup) -> Iterator[Problem]:
    """Phases wait for each other in a circle.

    None of them can ever begin.
    """
    for cycle in graphs.cycles(graphs.phase_graph(look.plan)):
        place = list(look.phases).index(cycle[0])
        yield Problem(f"/phases/{place}", f"Phases wait for each other: {circle(cycle)}.")


@rule(
    "ARC-015",
    "warning",
    "architecture",
    mend="Say what is done about the risk before it happens.",
    example="`R2` Data loss during the migration has no mitigation.",
)
def risk_without_mitigation(look: Lookup) -> Iterator[Problem]:
    """A technical risk has no mitigation.

    A risk that is only named is a problem with a date.
    """
    for i, risk in enumerate(look.plan.architecture.risks if look.plan.architecture else ()):
        if not risk.mitigation:
            yield Problem(f"/risks/{i}", f"Risk {named(risk.id)} has no mitigation.")


@rule(
    "ARC-016",
    "warning",
    "architecture",
    mend="Name an agent that works on the project as the risk's owner.",
    example="`R1` is owned by `oauth-guru`, who is in no task, stream or roster.",
)
def risk_owner_unknown(look: Lookup) -> Iterator[Problem]:
    """A technical risk is watched by nobody who works on the project.

    Nobody notices when it comes true.
    """
    known = agents_at_work(look.plan) | ROSTER
    for i, risk in enumerate(look.plan.architecture.risks if look.plan.architecture else ()):
        if risk.owner not in known:
            who = f"is owned by {named(risk.owner)}, whom no roster has" if risk.owner else "has no owner"
            yield Problem(f"/risks/{i}", f"Risk {named(risk.id)} {who}.")


@rule(
    "ARC-017",
    "warning",
    "architecture",
    mend="Fill in style, communication and the reason for them.",
    example="The pattern says `microservices` and gives no rationale.",
)
def pattern_incomplete(look: Lookup) -> Iterator[Problem]:
    """The architecture's pattern is not said in full.

    Style, communication and rationale are what everything else is judged by.
    """
    if look.plan.architecture is None:
        return
    pattern = look.plan.architecture.pattern
    said = {"style": pattern.style, "communication": pattern.communication, "rationale": pattern.rationale}
    if missing := [name for name, text in said.items() if not text]:
        yield Problem("/pattern", f"The pattern has no {listed(missing)}.")


@rule(
    "ARC-018",
    "note",
    "architecture",
    mend="Name what else was weighed and why it lost.",
    example="`PostgreSQL` was chosen, and nothing says what it was chosen over.",
)
def decision_without_alternative(look: Lookup) -> Iterator[Problem]:
    """A technology decision names nothing that it beat.

    A choice without alternatives is a habit, and is argued about again later.
    """
    for i, decision in enumerate(look.plan.architecture.decisions if look.plan.architecture else ()):
        if not decision.alternatives:
            yield Problem(f"/decisions/{i}", f"Decision {named(decision.id)} names no alternative.")
