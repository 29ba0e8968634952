"""Checks of the components of an architecture and of how they meet (ARC-001 to ARC-008, ARC-019, ARC-020)."""

import re
from collections.abc import Iterator

from plan import graphs
from plan.architecture import Architecture
from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import circle, listed, named

_LISTS = {"components": "component", "decisions": "decision", "routing": "task", "risks": "risk", "phases": "phase"}
_OPEN_TO_CLIENTS = re.compile(
    r"firebase|firestore|supabase|appwrite|pocketbase|amplify|realm|indexeddb|local ?storage|browser|on[- ]device|cdn",
    re.IGNORECASE,
)


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
    "ARC-019",
    "warning",
    "architecture",
    mend="Let the frontend ask a service, and the service the store.",
    example="`web` depends on `postgres`.",
)
def frontend_on_store(look: Lookup) -> Iterator[Problem]:
    """A frontend depends on a data store.

    Its credentials would be in everybody's browser, and no rule of the business would stand between people and data.
    Stores that are made for it (Firebase, Supabase, a database on the device) are not meant.
    """
    for i, component in enumerate(look.plan.architecture.components if look.plan.architecture else ()):
        if component.kind != "frontend":
            continue
        parts = [look.components[d] for d in dict.fromkeys(component.depends_on) if d in look.components]
        closed = [p for p in parts if p.kind == "data" and not _OPEN_TO_CLIENTS.search(f"{p.name} {p.technology}")]
        if closed:
            stores = listed(p.id for p in closed)
            yield Problem(f"/components/{i}", f"The frontend {named(component.id)} depends on the store {stores}.")


@rule(
    "ARC-020",
    "error",
    "architecture",
    mend="Name every part that is built, run or bought as a unit.",
    example="The list of components is empty.",
)
def no_components(look: Lookup) -> Iterator[Problem]:
    """The architecture has no components.

    There is nothing to build, to route to an agent or to draw.
    """
    if look.plan.architecture and not look.plan.architecture.components:
        yield Problem("/components", "The architecture has no components.")
