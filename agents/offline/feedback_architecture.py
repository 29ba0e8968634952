"""Requests about the architecture: its style, its parts, what they are built with."""

import re
from collections.abc import Callable

from agents.offline.api_requests import OTHER_STYLES
from agents.offline.architecture_requests import RISK, SPLIT, split_frontend, with_risk
from agents.offline.components import integration_points
from agents.offline.feedback import Outcome, Revised, carry_out, first
from agents.offline.inflection import slug
from plan.architecture import Architecture, Component, LosingAlternative, TechnologyDecision

_NAME = r"[`'\"]?([\w .+#/-]+?)[`'\"]?"
_SERVICES = re.compile(r"(?i)\bmicro-?services?\b")
_MONOLITH = re.compile(r"(?i)\bmonolith\w*\b")
_AGAINST = re.compile(r"(?i)\b(?:no|not|avoid|without|instead of|don't|drop)\b[^.]{0,30}\bmicro-?services?\b")
_INSTEAD = re.compile(
    rf"(?i)\b(?:use|take|choose|prefer)\s+{_NAME}\s+(?:instead of|rather than|not|over|in place of)\s+{_NAME}$"
)
_REPLACE = re.compile(rf"(?i)^(?:replace|swap|change)\s+{_NAME}\s+(?:with|by|to|for)\s+{_NAME}$")
_ADD = re.compile(rf"(?i)^add\s+(?:an?\s+|the\s+)?(?:component\s+|service\s+)?{_NAME}(?:\s+(?:component|service))?$")
_DROP = re.compile(
    rf"(?i)^(?:remove|drop|delete)\s+(?:the\s+)?(?:component\s+|service\s+)?{_NAME}(?:\s+(?:component|service))?$"
)
_WANTED = re.compile(
    r"(?i)^(?:we\s+(?:also\s+|will\s+)?need|there\s+(?:must|should)\s+be|introduce|include)\s+(?:an?\s+|the\s+)?"
    r"(?P<name>[\w -]{2,40}?)(?:\s+(?:component|service|server))?$"
)
_UNWANTED = re.compile(
    r"(?i)^(?:no|without|we\s+(?:do\s+not|don't)\s+(?:need|want)|leave\s+out|avoid)\s+(?:an?\s+|the\s+)?"
    r"(?P<name>[\w .+#-]{2,40}?)(?:\s+(?:component|service|server))?$"
)
_BUILT = re.compile(
    r"(?i)^(?:(?:write|build|make)\s+)?(?:the\s+)?(?P<part>[\w -]{2,40}?)\s+"
    r"(?:(?:should|must|shall|will)\s+be\s+|is\s+)?(?:(?:written|built|made|done)\s+)?(?:in|with|using)\s+"
    r"(?P<with>[\w .+#/-]{2,60})$"
)
_PARTS = {
    "frontend": "frontend",
    "front end": "frontend",
    "web app": "frontend",
    "web application": "frontend",
    "website": "frontend",
    "backend": "api",
    "back end": "api",
    "server": "api",
    "api": "api",
}
_RENAME = re.compile(rf"(?i)^rename\s+(?:the\s+)?(?:component\s+)?{_NAME}\s+to\s+{_NAME}$")
_DATABASE = re.compile(
    r"(?i)\b(?:use|with)\s+(mysql|mariadb|mongo\w*|oracle|sql server|mssql|dynamo\w*|cassandra|firestore)\b"
)
_KNOWN = {
    "redis": ("cache", "Cache", "data", "Redis 7", "Keeps hot reads"),
    "cache": ("cache", "Cache", "data", "Redis 7", "Keeps hot reads"),
    "queue": (
        "worker",
        "Background worker",
        "backend",
        "A queue within PostgreSQL",
        "Works through jobs beside the request",
    ),
    "worker": (
        "worker",
        "Background worker",
        "backend",
        "A queue within PostgreSQL",
        "Works through jobs beside the request",
    ),
    "mobile": ("mobile-app", "Mobile application", "frontend", "React Native", "The same pages on a phone"),
    "gateway": ("api-gateway", "API gateway", "infrastructure", "NGINX", "Routes requests and limits them"),
    "cdn": (
        "cdn",
        "Content delivery network",
        "infrastructure",
        "A CDN before the web application",
        "Serves static files near their readers",
    ),
}


def revised(draft: Architecture, feedback: str) -> Revised[Architecture]:
    """Return the draft as the feedback asks, and what became of each request."""
    return carry_out(draft, feedback, _understand)


def _understand(draft: Architecture, request: str) -> Outcome[Architecture]:
    if match := _DATABASE.search(request):
        return None, f"The plan's SQL is PostgreSQL; {match.group(1)} cannot be drafted by the rules."
    if _AGAINST.search(request):
        return _monolith(draft)
    handlers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Outcome[Architecture]]], ...] = (
        (
            OTHER_STYLES,
            lambda m: (None, f"The rules write REST contracts only; {m.group(1)} needs a model or a person."),
        ),
        (RISK, lambda m: with_risk(draft, m.group(1))),
        (SPLIT, lambda m: _parted(draft, m)),
        (_SERVICES, lambda _: _services(draft)),
        (_MONOLITH, lambda _: _monolith(draft)),
        (_INSTEAD, lambda m: _swap(draft, m.group(2), m.group(1))),
        (_REPLACE, lambda m: _swap(draft, m.group(1), m.group(2))),
        (_RENAME, lambda m: _rename(draft, m.group(1), m.group(2))),
        (_DROP, lambda m: _drop(draft, m.group(1))),
        (_ADD, lambda m: _add(draft, m.group(1))),
        (_WANTED, lambda m: _add(draft, m["name"]) if _is_known(m["name"]) else (None, "")),
        (_UNWANTED, lambda m: _drop(draft, m["name"])),
        (_BUILT, lambda m: _built(draft, m["part"], m["with"])),
    )
    return first(handlers, request)


def _parted(draft: Architecture, match: re.Match[str]) -> Outcome[Architecture]:
    parts, why = split_frontend(draft.components, match)
    return (None, why) if why else (_rebuilt(draft, parts), "")


def _rebuilt(draft: Architecture, parts: tuple[Component, ...]) -> Architecture:
    ids = {c.id for c in parts}
    whole = tuple(c.model_copy(update={"depends_on": tuple(d for d in c.depends_on if d in ids)}) for c in parts)
    known = {(p.source, p.target): p for p in draft.integration_points}
    points = tuple(known.get((p.source, p.target), p) for p in integration_points(whole))
    return draft.model_copy(update={"components": whole, "integration_points": points})


def _style(draft: Architecture, style: str, lost: str, why: str, reason: str) -> Architecture:
    decision = TechnologyDecision(
        id="architecture-style",
        topic="Architectural style",
        choice=style,
        rationale=why,
        alternatives=(LosingAlternative(option=lost, reason=reason),),
    )
    decisions = tuple(decision if d.id == "architecture-style" else d for d in draft.decisions)
    if decision not in decisions:
        decisions = (*decisions, decision)
    rationale = f"{why} {draft.pattern.rationale.split(':')[0]}: the rest follows from the documents."
    pattern = draft.pattern.model_copy(update={"style": style, "rationale": rationale})
    return draft.model_copy(update={"pattern": pattern, "decisions": decisions})


def _services(draft: Architecture) -> Outcome[Architecture]:
    modules = {c.id for c in draft.components if c.kind == "backend" and "within the API" in c.technology}
    if not modules:
        return None, "The draft has no modules that could become services."
    parts = tuple(
        c.model_copy(update={"technology": "Django service of its own, with its own schema"}) if c.id in modules else c
        for c in draft.components
    )
    parts = tuple(
        c.model_copy(
            update={
                "name": "API gateway",
                "kind": "infrastructure",
                "technology": "A gateway that routes, checks tokens and limits rates",
                "responsibilities": ("Routes each request to the service that owns it", "Checks tokens and limits"),
            }
        )
        if c.id == "api"
        else c
        for c in parts
    )
    changed = _style(
        draft,
        "Microservices",
        "Modular monolith",
        "Microservices, because feedback asks for them; the rules would have kept one deployable.",
        "Overruled by feedback, although it is cheaper to run for a small team",
    )
    base = changed.model_copy(update={"integration_points": ()})
    return _rebuilt(base, parts), ""


def _monolith(draft: Architecture) -> Outcome[Architecture]:
    if "monolith" in draft.pattern.style.lower():
        return draft, ""
    parts = tuple(
        c.model_copy(update={"technology": "Django app within the API"})
        if c.technology.startswith("Django service")
        else c
        for c in draft.components
    )
    parts = tuple(
        c.model_copy(
            update={
                "name": "API application",
                "kind": "backend",
                "technology": "Django 5 with Django REST framework, one deployable",
                "responsibilities": ("Checks requests, permissions and limits", "Hosts the modules below"),
            }
        )
        if c.id == "api"
        else c
        for c in parts
    )
    changed = _style(
        draft,
        "Modular monolith",
        "Microservices",
        "A modular monolith, because feedback asks for it: one deployable, a module for each part of the domain.",
        "A deployment, a contract and a failure mode for each",
    )
    return _rebuilt(changed.model_copy(update={"integration_points": ()}), parts), ""


def _swap(draft: Architecture, old: str, new: str) -> Outcome[Architecture]:
    pattern = re.compile(rf"(?i)(?<!\w){re.escape(old.strip())}(?!\w)")
    if re.search(r"(?i)postgres|database", old):
        return None, "The plan's SQL is PostgreSQL; another database cannot be drafted by the rules."
    if not any(pattern.search(c.technology) for c in draft.components):
        return None, f"No part is built with {old.strip()}."
    name = new.strip()
    parts = tuple(
        c.model_copy(update={"technology": pattern.sub(lambda _: name, c.technology)}) for c in draft.components
    )
    decision = TechnologyDecision(
        id=f"feedback-{slug(name, 30) or 'choice'}",
        topic=f"{name} or {old.strip()}",
        choice=name,
        rationale="Asked for by feedback.",
        alternatives=(LosingAlternative(option=old.strip(), reason="Overruled by feedback"),),
    )
    decisions = (*(d for d in draft.decisions if d.id != decision.id), decision)
    return draft.model_copy(update={"components": parts, "decisions": decisions}), ""


def _is_known(name: str) -> bool:
    return any(word in _KNOWN for word in name.lower().split())


def _built(draft: Architecture, part: str, technology: str) -> Outcome[Architecture]:
    """Build one part with something else; the modules within the API go with it."""
    said = part.lower().replace("-", " ").strip()
    wanted = _PARTS.get(said, "")
    named = _find(draft, part) if not wanted else None
    chosen = [c for c in draft.components if c is named or wanted in {c.id, c.kind if wanted == "frontend" else ""}]
    name = technology.strip()
    if not chosen:
        return None, "There is no such part." if wanted else ""
    ids = {c.id for c in chosen}
    old = chosen[0].technology
    parts = tuple(
        c.model_copy(update={"technology": f"{name}, one deployable" if c.id == "api" else name})
        if c.id in ids
        else c.model_copy(update={"technology": f"{name} module within the API"})
        if "api" in ids and c.technology.endswith("within the API")
        else c
        for c in draft.components
    )
    decision = TechnologyDecision(
        id=f"feedback-{slug(name, 30) or 'choice'}",
        topic=f"What the {said} is built with",
        choice=name,
        rationale="Asked for by feedback.",
        alternatives=(LosingAlternative(option=old, reason="Overruled by feedback"),),
    )
    decisions = (*(d for d in draft.decisions if d.id != decision.id), decision)
    return draft.model_copy(update={"components": parts, "decisions": decisions}), ""


def _find(draft: Architecture, name: str) -> Component | None:
    wanted = slug(re.sub(r"(?i)^(?:an?|the)\s+", "", name))
    exact = next((c for c in draft.components if wanted and wanted in {c.id, slug(c.name)}), None)
    if exact is not None or not wanted:
        return exact
    built = [c for c in draft.components if c.id != "api" and wanted in slug(c.technology, 200).split("-")]
    return built[0] if len(built) == 1 else None


def _add(draft: Architecture, name: str) -> Outcome[Architecture]:
    if _find(draft, name) is not None:
        return None, "There is such a part already."
    words = name.lower().split()
    known = next((_KNOWN[w] for w in words if w in _KNOWN), None)
    ident = known[0] if known else slug(name, 40)
    if not ident or any(c.id == ident for c in draft.components) or len(words) > 5:
        return None, "" if len(words) > 5 else "There is such a part already."
    kind, target = (known[2], "api") if known else ("backend", "api")
    part = Component.model_validate(
        {
            "id": ident,
            "name": known[1] if known else name.strip().capitalize(),
            "kind": kind,
            "technology": known[3] if known else name.strip(),
            "responsibilities": (f"{known[4] if known else 'Asked for'}; added by feedback",),
            "depends_on": (target,)
            if kind in {"frontend", "infrastructure"}
            else ("database",)
            if kind == "backend"
            else (),
        }
    )
    parts = (*draft.components, part)
    if kind in {"data", "backend"}:
        parts = tuple(
            c.model_copy(update={"depends_on": (*c.depends_on, ident)}) if c.id == "api" else c for c in parts
        )
    return _rebuilt(draft, parts), ""


def _drop(draft: Architecture, name: str) -> Outcome[Architecture]:
    part = _find(draft, name)
    if part is None:
        return None, "There is no such part."
    if part.id in {"api", "database"}:
        return None, "Everything else hangs on it."
    needed = {d for c in draft.components if c.id != part.id for d in c.depends_on}
    orphans = tuple(d for d in part.depends_on if d not in needed)
    rest = tuple(
        c.model_copy(update={"depends_on": (*c.depends_on, *orphans)}) if c.id == "api" else c
        for c in draft.components
        if c.id != part.id
    )
    routing = tuple(t for t in draft.routing if t.id not in {f"build-{part.id}", f"connect-{part.id}"})
    return _rebuilt(draft.model_copy(update={"routing": routing}), rest), ""


def _rename(draft: Architecture, old: str, new: str) -> Outcome[Architecture]:
    part = _find(draft, old)
    if part is None:
        return None, "There is no such part."
    parts = tuple(c.model_copy(update={"name": new.strip()}) if c.id == part.id else c for c in draft.components)
    return draft.model_copy(update={"components": parts}), ""
