"""Checks of who does the work, in which order, and of risks and decisions (ARC-009 to ARC-018, ARC-021)."""

from collections.abc import Iterator, Sequence

from plan import graphs
from plan.architecture import TechnicalRisk
from plan.checks.lookup import Lookup, repeated
from plan.checks.roster import ROSTER, agents_at_work
from plan.checks.rule import Problem, rule
from plan.checks.wording import circle, listed, named
from plan.sprints import SprintRisk


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
    yield from unmitigated(look.plan.architecture.risks if look.plan.architecture else ())


def unmitigated(risks: Sequence[TechnicalRisk | SprintRisk]) -> Iterator[Problem]:
    """Return a problem for each risk that nothing is done about."""
    for i, risk in enumerate(risks):
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


@rule(
    "ARC-021",
    "warning",
    "architecture",
    mend="Fill in what is missing.",
    example="No task is routed to an agent.",
)
def blueprint_incomplete(look: Lookup) -> Iterator[Problem]:
    """The architecture routes no task, names no risk, or knows no phases.

    Who does what, what may go wrong and what comes first are decided all the same, later and by accident.
    """
    architecture = look.plan.architecture
    if architecture is None:
        return
    parts = {
        "routing": (architecture.routing, "routes no task to an agent"),
        "risks": (architecture.risks, "names no risk"),
        "phases": (architecture.phases, "has no phases"),
    }
    for name, (items, lacks) in parts.items():
        if not items:
            yield Problem(f"/{name}", f"The architecture {lacks}.")
