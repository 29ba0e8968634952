"""The parts of the system and where they meet."""

from agents.offline.domain import Domain
from agents.offline.inflection import slug
from agents.offline.machines import Machine, outside_systems
from agents.offline.messages import message_services
from agents.offline.needs import Needs
from agents.offline.stack import Stack, read_stack
from plan.architecture import Component, IntegrationPoint

_MODULES = 6
_PARTS = ("web-app", "desktop-app", "api", "database", "worker", "object-storage", "cache")
"""Ids of what a system may have whatever it is about."""


def components(domain: Domain, needs: Needs) -> tuple[Component, ...]:
    """Return the parts that the documents ask for, each named by who asks."""
    stack = read_stack(domain)
    found = [_web(domain, stack)]
    modules = _modules(domain, needs, stack)
    outside = _external(domain, {*_PARTS, *(m.id for m in modules)})
    found.append(
        Component(
            id="api",
            name="API application",
            kind="backend",
            technology=f"{stack.backend}, one deployable",
            responsibilities=(
                "Checks requests, permissions and limits, and answers in one format",
                "Hosts the modules below; each owns its tables and is called through its services only",
                *(("Streams changes to open pages",) if needs.live else ()),
                *(
                    (f"Takes in batches of {needs.intake.subject}: {needs.intake.peak:,.0f} a second at the peak",)
                    if needs.intake
                    else ()
                ),
            ),
            depends_on=tuple(m.id for m in modules) or ("database",),
        )
    )
    helpers = [o.id for o in outside]
    messages = message_services(needs, outside)
    if helpers and not needs.worker and modules:
        first = modules[0]
        modules[0] = first.model_copy(update={"depends_on": (*first.depends_on, *helpers)})
    found += modules
    found.append(
        Component(
            id="database",
            name="PostgreSQL database",
            kind="data",
            technology="PostgreSQL 18",
            responsibilities=(
                f"Keeps {_listed([t.table.replace('_', ' ') for t in domain.things])}",
                "Guards keys, references and checks",
                *(("Holds the queue of the worker",) if needs.worker else ()),
            ),
            depends_on=(),
        )
    )
    if needs.files:
        found.append(
            Component(
                id="object-storage",
                name="File storage",
                kind="data",
                technology="S3-compatible object storage",
                responsibilities=(f"Keeps the files that {needs.files} speaks of, out of the database",),
                depends_on=(),
            )
        )
    if needs.cache:
        found.append(
            Component(
                id="cache",
                name="Cache",
                kind="data",
                technology="Redis 7",
                responsibilities=(f"Keeps hot reads for {needs.requests_a_second:.0f} requests a second",),
                depends_on=(),
            )
        )
    if needs.worker:
        found.append(
            Component(
                id="worker",
                name="Background worker",
                kind="backend",
                technology="Procrastinate, a queue within PostgreSQL, in the API's own image",
                responsibilities=(
                    *((f"Sends what {needs.mail} asks to be sent",) if needs.mail else ()),
                    *((f"Runs the jobs of {needs.jobs} on time",) if needs.jobs else ()),
                    *(("Talks to outside systems and tries again when they are away",) if outside else ()),
                ),
                depends_on=("database", *helpers, *(m.id for m in messages if m.id not in helpers)),
            )
        )
    found += [m for m in messages if m.id not in helpers]
    found += outside
    found += [_calling(machine) for machine in needs.callers]
    if needs.files or needs.cache:
        extra = (*(("object-storage",) if needs.files else ()), *(("cache",) if needs.cache else ()))
        found = [c.model_copy(update={"depends_on": (*c.depends_on, *extra)}) if c.id == "api" else c for c in found]
    return tuple(found)


def _web(domain: Domain, stack: Stack) -> Component:
    every = [role.name for role in domain.requirements.roles]
    roles = [name for name in every if name.lower() not in {"user", "users"}] or every
    pages = "Windows" if stack.desktop else "Pages"
    return Component(
        id="desktop-app" if stack.desktop else "web-app",
        name="Desktop application" if stack.desktop else "Web application",
        kind="frontend",
        technology=stack.frontend,
        responsibilities=(
            f"{pages} for {_listed(roles)}" if roles else f"{pages} for everybody who uses it",
            "Checks input before it is sent, and shows the API's errors beside their fields",
        ),
        depends_on=("api",),
    )


def _modules(domain: Domain, needs: Needs, stack: Stack) -> list[Component]:
    found = []
    if domain.signs_in:
        found.append(
            Component(
                id="accounts",
                name="Accounts",
                kind="backend",
                technology=stack.module,
                responsibilities=(
                    f"Signs people in through {needs.provider.name}, keeps their sessions"
                    if needs.provider
                    else "Signs people in and out, keeps their sessions",
                    *(("Makes the links that people sign in with, and takes each once",) if needs.entry.links else ()),
                    *(("Keeps the invitations by which accounts are opened",) if needs.entry.invited else ()),
                    *((f"Knows the keys of every {needs.callers[0].key}",) if needs.callers else ()),
                    f"Knows who is {_listed([r.name for r in domain.roles], 'or')}"
                    if domain.roles
                    else "Knows who calls",
                ),
                depends_on=("database",),
            )
        )
    for heads in _groups(domain):
        names = [t.table.replace("_", " ") for t in domain.things if t.key in heads]
        mine = [a for a in domain.acts if a.thing in heads]
        asked = list(dict.fromkeys(a.story for a in mine))
        verbs = list(
            dict.fromkeys(f"{a.verb} {a.thing}" for a in mine if a.kind not in {"list", "read", "route", "link"})
        )
        ident = slug(names[0], 40) or "module"
        found.append(
            Component(
                id=f"{ident}-module" if ident in {*_PARTS, "accounts"} else ident,
                name=" and ".join(names[:2]).capitalize(),
                kind="backend",
                technology=stack.module,
                responsibilities=tuple(
                    r
                    for r in (
                        f"Owns {_listed(names)}",
                        f"Does what is asked: {_listed(verbs[:6])}" if verbs else "",
                        f"Answers {', '.join(asked[:10])}" if asked else "",
                    )
                    if r
                ),
                depends_on=("database",),
            )
        )
    return list({module.id: module for module in found}.values())


def _groups(domain: Domain) -> list[tuple[str, ...]]:
    """Things in at most six groups: each thing that others hang on, with those that hang on it first."""
    groups: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    for thing in domain.things:
        targets = [k.target for k in domain.links if k.owner == thing.key and domain.thing(k.target)]
        root = next((owner[t] for t in targets if t in owner), "")
        if thing.event or not root:
            root = thing.key
        owner[thing.key] = root
        groups.setdefault(root, []).append(thing.key)
    ordered = list(groups.values())
    while len(ordered) > _MODULES:
        smallest = min(range(len(ordered)), key=lambda i: (len(ordered[i]), i))
        group = ordered.pop(smallest)
        linked = {k.target for k in domain.links if k.owner in group} | {
            k.owner for k in domain.links if k.target in group
        }
        best = next((g for g in ordered if linked & set(g)), min(ordered, key=len))
        best += group
    return [tuple(g) for g in ordered]


def _calling(machine: Machine) -> Component:
    return Component(
        id=f"{slug(machine.name, 30)}-client",
        name=f"{machine.name} (caller)",
        kind="external",
        technology="Not built here; calls the API with a key of its own",
        responsibilities=(
            *(("Sends its batches, and sends them again until they are taken",) if machine.sends else ()),
            *(("Fetches what is meant for it",) if machine.fetches else ()),
        ),
        depends_on=("api",),
    )


def _external(domain: Domain, taken: set[str]) -> list[Component]:
    found: list[Component] = []
    for integration in outside_systems(domain):
        ident = slug(integration.name, 40) or f"external-{len(found) + 1}"
        if ident in taken:
            ident = f"{ident}-external"
        if ident in taken:
            continue
        taken.add(ident)
        found.append(
            Component(
                id=ident,
                name=integration.name,
                kind="external",
                technology="Outside system, behind an adapter of ours",
                responsibilities=(integration.purpose or f"Does what {integration.name} does",),
                depends_on=(),
            )
        )
    return found


def _listed(words: list[str], last: str = "and") -> str:
    some = words[:6]
    if not some:
        return "nothing yet"
    rest = len(words) - len(some)
    if rest:
        return f"{', '.join(some)} {last} {rest} more"
    return f"{', '.join(some[:-1])} {last} {some[-1]}" if len(some) > 1 else some[0]


def integration_points(parts: tuple[Component, ...]) -> tuple[IntegrationPoint, ...]:
    """Return one point for each dependency between parts."""
    kinds = {c.id: c for c in parts}
    found = []
    for part in parts:
        for target in part.depends_on:
            other = kinds.get(target)
            if other is None:
                continue
            found.append(
                IntegrationPoint(
                    source=part.id,
                    target=target,
                    protocol=_protocol(part, other),
                    direction="one-way",
                    purpose=_purpose(part, other),
                )
            )
    return tuple(found)


def _protocol(part: Component, other: Component) -> str:
    if other.id == "api" or part.kind == "frontend":
        return "REST/JSON over HTTPS"
    if other.kind == "data":
        return {"cache": "Redis protocol", "object-storage": "S3 over HTTPS"}.get(
            other.id, "SQL over TCP with TLS, through the ORM"
        )
    return (
        "HTTPS, in the outside system's own format" if other.kind == "external" else "Function calls within one process"
    )


def _purpose(part: Component, other: Component) -> str:
    if other.kind == "external":
        return other.responsibilities[0] if other.responsibilities else f"Uses {other.name}"
    if other.id == "api":
        return "Everything that people see and do"
    if other.id == "database":
        return "Reads and writes its own tables" if part.id != "worker" else "Takes jobs and writes their results"
    if other.id == "object-storage":
        return "Stores and serves files"
    if other.id == "cache":
        return "Hot reads"
    return f"Hands requests about {other.name.lower()} to their module"
