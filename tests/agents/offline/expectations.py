"""What a good API, architecture and sprint plan of a document has, written down by hand, and how far a plan is from it.

A file of `contracts/` says it in TOML: `[[endpoint]]` (`is` is a pattern over `METHOD /path` with `{}` for every
parameter, `for` the stories it must be traced to, `filters`, `body`, `roles`, `conflict`, `owner`, `public`),
`[absent]` and `[present]` (patterns over what the plan has), `[[story]]` (a sprint story that covers a requirement),
`[[depends]]`, `[[rule]]` (the endpoint whose story keeps a business rule).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from plan.api import Api, Endpoint
from plan.architecture import Architecture
from plan.plan import Plan
from plan.sprints import SprintPlan, Story

_OWNER = re.compile(r"(?i)\b(own|owner|another's|belongs)\b")


class _Want(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class WantedEndpoint(_Want):
    pattern: str = Field(alias="is")
    stories: list[str] = Field(default=[], alias="for")
    filters: list[str] = []
    body: list[str] = []
    roles: list[str] | None = None
    conflict: bool = False
    owner: bool = False
    public: bool = False


class WantedStory(_Want):
    covers: str
    acceptance: str = ""
    kind: str = ""


class Depends(_Want):
    of: str
    on: str


class KeptRule(_Want):
    id: str
    endpoint: str


class Absent(_Want):
    endpoints: list[str] = []
    components: list[str] = []
    words: list[str] = []


class Present(_Want):
    components: list[str] = []
    authentication: list[str] = []
    limits: list[str] = []
    ruled_out: list[str] = []
    decisions: list[str] = []
    risks: list[str] = []
    testing: list[str] = []
    acceptance: list[str] = []
    realtime: list[str] = []
    rate: dict[str, str] = {}
    public_or_machine: list[str] = []


class Wanted(_Want):
    """Everything that a file of `contracts/` says."""

    endpoint: list[WantedEndpoint] = []
    story: list[WantedStory] = []
    depends: list[Depends] = []
    rule: list[KeptRule] = []
    absent: Absent = Absent()
    present: Present = Present()


@dataclass
class Score:
    """How many expectations a plan meets, and a line for each that it does not."""

    met: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, holds: bool, said: str) -> None:
        if holds:
            self.met += 1
        else:
            self.missed.append(said)

    @property
    def asked(self) -> int:
        return self.met + len(self.missed)


def name_of(endpoint: Endpoint) -> str:
    return f"{endpoint.method} " + re.sub(r"\{[^}]*\}", "{}", endpoint.path)


def score(want: Wanted, plan: Plan) -> Score:
    """Compare a plan with what a good one has."""
    assert plan.architecture is not None
    assert plan.api is not None
    assert plan.sprints is not None
    found = Score()
    for wanted in want.endpoint:
        _endpoint(found, wanted, plan.api)
    stories = [s for sprint in plan.sprints.sprints for s in sprint.stories]
    _absent(found, want.absent, plan.api, plan.architecture, stories)
    _present(found, want.present, plan.api, plan.architecture, plan.sprints, stories)
    for item in want.story:
        mine = [s for s in stories if item.covers in s.requirements and "review" not in s.title]
        good = any(re.search(item.acceptance, text) for s in mine for text in s.acceptance)
        found.count(bool(mine) and (good or not item.acceptance), f"{item.covers}: no story with “{item.acceptance}”")
        if item.kind == "job":
            found.count(
                any("Frontend" not in s.title and not s.title.startswith("Integration") for s in mine),
                f"{item.covers}: no background job",
            )
    for kept in want.rule:
        _rule(found, kept, plan.api, stories)
    for need in want.depends:
        _depends(found, need, stories)
    return found


def _endpoint(found: Score, wanted: WantedEndpoint, api: Api) -> None:
    hits = [e for e in api.endpoints if re.fullmatch(wanted.pattern, name_of(e))]
    found.count(bool(hits), f"no endpoint {wanted.pattern}")
    if not hits:
        return
    traced = {s for e in hits for s in e.stories}
    for story in wanted.stories:
        found.count(story in traced, f"{name_of(hits[0])} is not traced to {story}")
    names = {p.name for e in hits for p in e.parameters} | {
        "path" for e in hits for p in e.parameters if p.place == "path"
    }
    for pattern in wanted.filters:
        found.count(_any(pattern, names), f"{name_of(hits[0])} has no filter {pattern}: {sorted(names)}")
    bodies = {s.name: s for s in api.schemas}
    sent = {f.name for e in hits if e.request in bodies for f in bodies[e.request].fields}
    nested = {
        f.name
        for e in hits
        if e.request in bodies
        for outer in bodies[e.request].fields
        for inner in (outer.items, outer.ref)
        if inner in bodies
        for f in bodies[inner].fields
    }
    for pattern in wanted.body:
        found.count(_any(pattern, sent | nested), f"{name_of(hits[0])} takes no {pattern}: {sorted(sent | nested)}")
    if wanted.roles is not None:
        held = {r for p in api.permissions for e in hits if p.name == e.permission for r in p.roles}
        found.count(
            {r.lower() for r in held} == {r.lower() for r in wanted.roles},
            f"{name_of(hits[0])} is for {sorted(held)}, not {wanted.roles}",
        )
    if wanted.conflict:
        found.count(any(x.status == 409 for e in hits for x in e.errors), f"{name_of(hits[0])} has no conflict")
    if wanted.owner:
        said = [x.description for e in hits for x in e.errors]
        said += [p.description for p in api.permissions for e in hits if p.name == e.permission]
        said += [e.summary for e in hits]
        found.count(any(_OWNER.search(t) for t in said), f"{name_of(hits[0])} does not speak of its owner")
    if wanted.public:
        found.count(any(not e.authenticated for e in hits), f"{name_of(hits[0])} is not public")


def _any(pattern: str, names: Iterable[str]) -> bool:
    return any(re.fullmatch(pattern, name) for name in names)


def _absent(found: Score, absent: Absent, api: Api, architecture: Architecture, stories: list[Story]) -> None:
    for pattern in absent.endpoints:
        wrong = [name_of(e) for e in api.endpoints if re.fullmatch(pattern, name_of(e))]
        wrong += [name_of(e) for e in api.endpoints if re.fullmatch(pattern, e.path)]
        found.count(not wrong, f"nothing asks for {wrong}")
    for pattern in absent.components:
        parts = [c.id for c in architecture.components if re.fullmatch(pattern, c.id)]
        found.count(not parts, f"nothing asks for the component {parts}")
    for pattern in absent.words:
        said = [s.title for s in stories if re.search(pattern, " ".join((s.title, *s.tasks)))]
        found.count(not said, f"{pattern} is planned: {said}")


def _present(
    found: Score, want: Present, api: Api, architecture: Architecture, sprints: SprintPlan, stories: list[Story]
) -> None:
    ids = [c.id for c in architecture.components]
    for pattern in want.components:
        found.count(_any(pattern, ids), f"no component {pattern}: {ids}")
    proof = api.authentication
    said = [proof.method, *(t.token for t in proof.lifetimes), *(h.description for h in proof.headers)]
    _texts(found, "authentication", want.authentication, said)
    limits = [f"{limit.audience} {limit.limit}" for limit in api.rate_limits.limits]
    _texts(found, "rate limits", want.limits, limits)
    ruled = [f for group in sprints.priorities if group.priority == "wont" for f in group.features]
    _texts(found, "what is ruled out", want.ruled_out, ruled)
    decisions = [" ".join((d.topic, d.choice, d.rationale)) for d in architecture.decisions]
    _texts(found, "decisions", want.decisions, [*decisions, architecture.pattern.rationale])
    risks = [f"{r.title} {r.mitigation}" for r in architecture.risks] + [r.title for r in sprints.risks]
    _texts(found, "risks", want.risks, risks)
    _texts(found, "testing", want.testing, [f"{t.level} {t.scope}" for t in api.testing])
    _texts(found, "acceptance", want.acceptance, [a for s in stories for a in s.acceptance])
    _texts(found, "realtime", want.realtime, [f"{c.name} {c.description}" for c in api.realtime])
    for pattern, limit in want.rate.items():
        mine = [e.rate_limit for e in api.endpoints if re.fullmatch(pattern, name_of(e))]
        found.count(any(re.search(limit, text) for text in mine), f"{pattern} is limited to {mine}, not {limit}")
    for pattern in want.public_or_machine:
        roles = {p.name: p.roles for p in api.permissions}
        fine = any(
            not e.authenticated
            or "Device" in " ".join(roles.get(e.permission, ()))
            or re.search("from an? (device|gateway|sensor)", e.summary)
            for e in api.endpoints
            if re.fullmatch(pattern, name_of(e))
        )
        found.count(fine, f"{pattern} is not for a machine")


def _texts(found: Score, where: str, patterns: list[str], texts: Iterable[str]) -> None:
    known = list(texts)
    for pattern in patterns:
        found.count(any(re.search(pattern, text) for text in known), f"{where} do not say {pattern}")


def _rule(found: Score, kept: KeptRule, api: Api, stories: list[Story]) -> None:
    fitting = {e.id for e in api.endpoints if re.fullmatch(kept.endpoint, name_of(e))}
    where = [s for s in stories if kept.id in s.requirements or any(kept.id in a for a in s.acceptance)]
    good = any(fitting & set(s.endpoints) for s in where)
    found.count(good, f"rule {kept.id} is kept by {[s.title for s in where][:4]}, not by {kept.endpoint}")


def _depends(found: Score, need: Depends, stories: list[Story]) -> None:
    """A story that covers `of` waits, directly or not, for one that covers or builds `on`."""
    by_id = {s.id: s for s in stories}
    queue = [s for s in stories if need.of in s.requirements and "review" not in s.title]
    seen: set[str] = set()
    while queue:
        for ident in queue.pop().depends_on:
            if ident not in seen:
                seen.add(ident)
                queue.append(by_id[ident])
    met = any(need.on in (*by_id[i].requirements, *by_id[i].tables) for i in seen)
    found.count(met, f"{need.of} does not wait for {need.on}")
