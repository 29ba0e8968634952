"""The work that the plan is made of, before it is cut into sprints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from agents.offline import roster
from agents.offline.domain import Domain
from agents.offline.estimates import largest, page_points, points, setup_points
from agents.offline.inflection import identifier, singular
from agents.offline.lexicon import words
from plan.api import Api, Endpoint
from plan.database import Database
from plan.requirements import Priority, UserStory

Kind = Literal["setup", "access", "backend", "frontend", "job", "integration", "quality"]
NOTIFIES = re.compile(
    r"(?i)\b(notif\w+|remind\w*|alert\w*|e-?mailed|sends? (?:an? )?(?:e-?mail|sms|text|push|message)|receive (?:an? )?(?:e-?mail|sms|text|push|message)|recordatorio\w*|avis[oa]\w*)\b"
)
RANK: dict[Priority, int] = {"must": 0, "should": 1, "could": 2, "wont": 3}


@dataclass(slots=True)
class Work:
    """A piece of work, known by a key until it gets its place in a sprint."""

    key: str
    kind: Kind
    title: str
    points: int
    priority: Priority
    tasks: list[str]
    agents: tuple[str, ...]
    needs: list[str] = field(default_factory=list)
    acceptance: list[str] = field(default_factory=list)
    requirements: list[str] = field(default_factory=list)
    endpoints: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


class Backlog:
    """Collects work and remembers who builds what."""

    def __init__(self, domain: Domain, database: Database, api: Api) -> None:
        self.domain = domain
        self.database = database
        self.api = api
        self.works: list[Work] = []
        self.builder: dict[str, str] = {}
        self.table_builder: dict[str, str] = {}
        self.integration: dict[str, str] = {}
        self.limit = largest(domain.requirements.team.velocity)
        self.rules_of = _rules(domain, api)
        self.mentions: dict[str, list[Endpoint]] = {}
        for endpoint in api.endpoints:
            for story in endpoint.stories:
                self.mentions.setdefault(story, []).append(endpoint)
        self.acts_of: dict[str, list[str]] = {}
        for act in domain.acts:
            self.acts_of.setdefault(act.story, []).append(act.kind)
        self.role_names = {role.id: role.name for role in domain.requirements.roles}

    def add(self, work: Work) -> None:
        """Add a piece of work and note what it builds."""
        work.points = min(work.points, self.limit)
        self.works.append(work)
        for endpoint in work.endpoints:
            self.builder[endpoint] = work.key
        for table in work.tables:
            self.table_builder[table] = work.key

    def tables_of(self, endpoints: Iterable[Endpoint]) -> list[str]:
        """Return the keys of the work that builds the tables of some endpoints."""
        names = (table for endpoint in endpoints for table in endpoint.tables)
        return list(dict.fromkeys(self.table_builder[n] for n in names if n in self.table_builder))


def build(domain: Domain, database: Database, api: Api) -> list[Work]:
    """Return all work in the order of its priority, each after what it needs."""
    backlog = Backlog(domain, database, api)
    _setup(backlog)
    _access(backlog)
    for story in sorted(domain.stories, key=lambda s: RANK[s.priority]):
        _integrations(backlog, story)
        _story(backlog, story)
    _rest(backlog)
    _quality(backlog)
    return backlog.works


def _rules(domain: Domain, api: Api) -> dict[str, list[tuple[str, str]]]:
    """Each rule beside the endpoint that has to keep it: the first that changes what the rule speaks of."""
    found: dict[str, list[tuple[str, str]]] = {}
    changing = [e for e in api.endpoints if e.method != "GET" and e.tables]
    heads = [(e.id, [{singular(p) for p in t.split("_")} for t in e.tables]) for e in changing]
    for rule in domain.requirements.rules:
        words = {singular(p) for p in identifier_words(rule.text)}
        best = next((ident for ident, tables in heads if any(parts <= words for parts in tables)), "")
        if best:
            found.setdefault(best, []).append((rule.id, rule.text))
        else:
            found.setdefault("", []).append((rule.id, rule.text))
    return found


def identifier_words(text: str) -> list[str]:
    """Return the ASCII words of a text, lower-case."""
    return [part for token in re.findall(r"[^\W_]+", text) for part in identifier(token).split("_") if part]


def _setup(backlog: Backlog) -> None:
    domain, database = backlog.domain, backlog.database
    placed: set[str] = set()
    known = {t.name for t in database.tables}
    groups: list[tuple[str, list[str], list[str]]] = []
    for migration in database.migrations:
        tables = [s.target for s in migration.steps if s.action == "create-table" and s.target in known - placed]
        indexes = [s.target for s in migration.steps if s.action == "create-index"]
        placed |= set(tables)
        if tables:
            groups.append((migration.name.replace("_", " "), tables, indexes))
    rest = [t.name for t in database.tables if t.name not in placed]
    if rest:
        groups.append(("remaining tables", rest, []))
    free = backlog.rules_of.get("", [])
    if not groups:
        groups.append(("project skeleton", [], []))
    for number, (name, tables, indexes) in enumerate(_small(groups, backlog.limit), 1):
        seeds = [t for t in database.tables if t.name in tables and t.seed.rows]
        tasks = ["Create the project, its pipeline and a first deployment"] if number == 1 else []
        if tables:
            tasks.append(f"Write and run the migration {name}: {', '.join(tables)}")
            tasks.append("Write the models and a factory for each table")
        if indexes:
            tasks.append(f"Create {len(indexes)} indexes")
        tasks += [f"Seed {t.name} with {len(t.seed.rows)} rows" for t in seeds]
        acceptance = [f"The tables {', '.join(tables)} exist with their keys and checks"] if tables else []
        acceptance.append(
            "Migrations run up, down and up again on an empty database and leave the same schema"
            if tables
            else "The deployed skeleton answers its health check"
        )
        acceptance += [f"{t.name.capitalize()} holds {len(t.seed.rows)} seeded rows" for t in seeds]
        requirements = []
        if number == 1:
            acceptance += [f"{ident}: {text}" for ident, text in free]
            requirements = [ident for ident, _ in free]
            requirements += [
                c.id for c in domain.requirements.constraints if c.kind in {"technology", "cost", "time", "other"}
            ]
        referenced = {c.references.table for t in database.tables if t.name in tables for c in t.columns} - {""}
        needs = [backlog.table_builder[r] for r in sorted(referenced) if r in backlog.table_builder]
        backlog.add(
            Work(
                key=f"setup-{number}",
                kind="setup",
                title=f"Database set-up: {name}" if tables else "Project set-up",
                points=setup_points(len(tables), len(indexes)),
                priority="must",
                tasks=tasks,
                agents=(roster.DATABASE, roster.ORM) if tables else (roster.DEVOPS, roster.BACKEND),
                needs=list(dict.fromkeys(needs)) or (["setup-1"] if number > 1 else []),
                acceptance=acceptance,
                requirements=list(dict.fromkeys(requirements)),
                tables=tuple(tables),
            )
        )


def _small(groups: list[tuple[str, list[str], list[str]]], limit: int) -> list[tuple[str, list[str], list[str]]]:
    size = 8 if limit >= 8 else 4 if limit >= 5 else 2 if limit >= 2 else 1
    found = []
    for name, tables, indexes in groups:
        if len(tables) <= size:
            found.append((name, tables, indexes))
            continue
        for number, start in enumerate(range(0, len(tables), size), 1):
            batch = tables[start : start + size]
            mine = [i for i in indexes if any(i.startswith(f"idx_{t}_") for t in batch)]
            found.append((f"{name} {number}", batch, mine))
    return found


def _access(backlog: Backlog) -> None:
    mine = [e for e in backlog.api.endpoints if e.path.startswith("/auth/")]
    if not mine:
        return
    stories = list(dict.fromkeys(s for e in mine for s in e.stories if s in {x.id for x in backlog.domain.stories}))
    said = [story for story in backlog.domain.stories if story.id in stories]
    explicit = {act.story for act in backlog.domain.acts if act.kind in {"sign-in", "register", "password"}}
    acceptance = [text for story in said if story.id in explicit for text in story.acceptance]
    acceptance += [f"{e.method} {e.path} answers {_good(e)}, and 401 or 400 when it should" for e in mine]
    for part in _parts(backlog, mine, acceptance):
        backlog.add(
            Work(
                key=f"access{part.suffix}",
                kind="access",
                title=f"Sign-in API{part.label}",
                points=points(len(part.endpoints), len(part.acceptance), 0, 1.0),
                priority="must",
                tasks=[
                    *(f"Implement {e.method} {e.path}: {e.summary.lower()}" for e in part.endpoints),
                    "Hash passwords with Argon2id; keep only hashes of refresh tokens",
                    "Limit attempts as the contract says",
                ],
                agents=(roster.BACKEND, roster.SECURITY),
                needs=backlog.tables_of(part.endpoints) or ["setup-1"],
                acceptance=part.acceptance,
                requirements=stories if not part.suffix or part.first else [],
                endpoints=tuple(e.id for e in part.endpoints),
            )
        )
    pages = ["Sign-in"] + (["registration"] if any(e.id == "auth-register" for e in mine) else [])
    pages += ["forgotten password"] if any("password" in e.id for e in mine) else []
    backlog.add(
        Work(
            key="access-page",
            kind="frontend",
            title=f"Frontend: {' and '.join(pages).lower()} form{'s' if len(pages) > 1 else ''}",
            points=page_points(len(mine), 2),
            priority="must",
            tasks=[
                *(f"Build the {page.lower()} form with client-side validation" for page in pages),
                "Keep and refresh the tokens; send whoever is not signed in to the form",
            ],
            agents=(roster.REACT, roster.CSS),
            needs=list(dict.fromkeys(backlog.builder[e.id] for e in mine)),
            acceptance=[
                "Signing in leads to the first page of the role",
                "Wrong credentials show one message that does not say which part was wrong",
            ],
            requirements=[s for s in stories if s in explicit],
        )
    )


@dataclass(frozen=True, slots=True)
class _Part:
    suffix: str
    label: str
    first: bool
    endpoints: list[Endpoint]
    acceptance: list[str]


def _parts(backlog: Backlog, endpoints: list[Endpoint], acceptance: list[str]) -> list[_Part]:
    """Cut a story that is too large for the limit into parts that are not."""
    count = 1
    size = max(1, {1: 1, 2: 1, 3: 2, 5: 3, 8: 4}[backlog.limit])
    if len(endpoints) > size:
        count = -(-len(endpoints) // size)
    while (
        count < len(acceptance) and points(-(-len(endpoints) // count), -(-len(acceptance) // count), 1) > backlog.limit
    ):
        count += 1
    if count == 1 or (len(endpoints) <= size and len(acceptance) <= 15):
        return [_Part("", "", True, endpoints, acceptance)]
    found = []
    for number in range(count):
        mine = endpoints[number * len(endpoints) // count : (number + 1) * len(endpoints) // count]
        texts = acceptance[number * len(acceptance) // count : (number + 1) * len(acceptance) // count]
        found.append(_Part(f"-{number + 1}", f" ({number + 1} of {count})", number == 0, mine, texts))
    return found


def _good(endpoint: Endpoint) -> str:
    return str(endpoint.responses[0].status) if endpoint.responses else "200"


def _integrations(backlog: Backlog, story: UserStory) -> None:
    """Add the adapter of an outside system before the first story that speaks of it."""
    text = f"{story.title} {story.want} {' '.join(story.acceptance)}".lower()
    for number, integration in enumerate(backlog.domain.requirements.integrations, 1):
        if integration.name in backlog.integration:
            continue
        if integration.name.lower() in text or _shares(integration.purpose, story):
            _adapter(backlog, number, story)


_COMMON = words("that with from this when want able user system through para desde")


def _shares(purpose: str, story: UserStory) -> bool:
    if not purpose:
        return False
    wanted = {singular(w) for w in identifier_words(purpose) if len(w) > 3}
    said = {singular(w) for w in identifier_words(f"{story.title} {story.want}") if len(w) > 3}
    return len(wanted & said - _COMMON) >= 2


def _adapter(backlog: Backlog, number: int, story: UserStory | None) -> None:
    integration = backlog.domain.requirements.integrations[number - 1]
    key = f"integration-{number}"
    backlog.integration[integration.name] = key
    backlog.add(
        Work(
            key=key,
            kind="integration",
            title=f"Integration: {integration.name}"[:80],
            points=5,
            priority=story.priority if story else "should",
            tasks=[
                f"Try {integration.name} in its sandbox for a day and write down what it does not do",
                "Put it behind an interface of ours, with a fake for the tests",
                "Handle time-outs, repeated messages and its being away",
            ],
            agents=(roster.BACKEND, roster.SECURITY),
            needs=["setup-1"],
            acceptance=[
                integration.purpose or f"{integration.name} is called through the adapter only",
                "While it is away, requests are kept and tried again, and nothing else fails",
            ],
            requirements=[story.id] if story else [],
        )
    )


def _story(backlog: Backlog, story: UserStory) -> None:
    used = backlog.mentions.get(story.id, [])
    own = [e for e in used if e.id not in backlog.builder]
    text = f"{story.title} {story.want} {' '.join(story.acceptance)}".lower()
    needs = [key for name, key in backlog.integration.items() if name.lower() in text]
    access = [w.key for w in backlog.works if w.kind == "access"] if any(e.authenticated for e in used) else []
    title = _title(story)
    kept = [pair for e in own for pair in backlog.rules_of.get(e.id, [])]
    acceptance = [*story.acceptance, *(f"{ident}: {rule}" for ident, rule in kept)]
    built: list[str] = []
    if own:
        shown = acceptance or [f"{e.method} {e.path} answers {_good(e)}" for e in own]
        for part in _parts(backlog, own, shown):
            work = Work(
                key=f"api-{story.id}{part.suffix}",
                kind="backend",
                title=f"{title}: API{part.label}",
                points=points(len(part.endpoints), len(part.acceptance), 0, 1.0 if needs else 0.0),
                priority=story.priority,
                tasks=[
                    *(f"Implement {e.method} {e.path}: {e.summary.lower()}" for e in part.endpoints),
                    *(f"Check the permission {p}" for p in dict.fromkeys(e.permission for e in part.endpoints) if p),
                    "Test success, every error and every criterion",
                ],
                agents=(roster.API, roster.TESTING),
                needs=list(
                    dict.fromkeys([*(backlog.tables_of(part.endpoints) or ["setup-1"]), *access, *needs, *built[-1:]])
                ),
                acceptance=part.acceptance or [f"{e.method} {e.path} answers {_good(e)}" for e in part.endpoints],
                requirements=list(dict.fromkeys([story.id, *(ident for ident, _ in kept)])),
                endpoints=tuple(e.id for e in part.endpoints),
            )
            backlog.add(work)
            built.append(work.key)
    others = [backlog.builder[e.id] for e in used if e.id in backlog.builder]
    _front(backlog, story, title, list(dict.fromkeys([*built, *others, *access])), used, needs)


def _front(
    backlog: Backlog, story: UserStory, title: str, builders: list[str], used: list[Endpoint], needs: list[str]
) -> None:
    kinds = backlog.acts_of.get(story.id, [])
    role = backlog.role_names.get(story.role, "")
    job = not used and ("notify" in kinds or not role or NOTIFIES.search(f"{story.title} {story.want}") is not None)
    explicit = {"sign-in", "register", "password"}
    if kinds and set(kinds) <= explicit:
        return
    criteria = list(story.acceptance) if not any(key.startswith("api-") for key in builders) else []
    said = f"{role or 'The system'} can {story.want}" if role else story.want or story.title
    for part in _parts(backlog, [], criteria or [said]):
        tasks = (
            [f"Build what does this: {story.want or story.title}", "Make it safe to run twice", "Test every criterion"]
            if job
            else [
                f"Build the page or part of it: {story.want or story.title}",
                *(f"Call {e.method} {e.path}" for e in used[:6]),
                "Show errors beside their fields, and an empty and a waiting state",
            ]
        )
        backlog.add(
            Work(
                key=f"{'job' if job else 'page'}-{story.id}{part.suffix}",
                kind="job" if job else "frontend",
                title=(title if job else f"Frontend: {title}") + part.label,
                points=points(1, len(part.acceptance), 0) if job else page_points(len(used), len(part.acceptance)),
                priority=story.priority,
                tasks=tasks,
                agents=(roster.BACKEND, roster.TESTING) if job else (roster.REACT, roster.CSS),
                needs=list(dict.fromkeys([*builders, *needs])) or ["setup-1"],
                acceptance=part.acceptance,
                requirements=[story.id],
            )
        )


def _title(story: UserStory) -> str:
    text = re.sub(r"\s+", " ", story.title or story.want or story.id).strip(" .")
    text = text[:1].upper() + text[1:]
    return text if len(text) <= 64 else text[:61].rsplit(" ", 1)[0] + "…"


def _rest(backlog: Backlog) -> None:
    """What no story of the document builds: endpoints of another author, outside systems nobody mentions."""
    for number, integration in enumerate(backlog.domain.requirements.integrations, 1):
        if integration.name not in backlog.integration:
            _adapter(backlog, number, None)
    tags: dict[str, list[Endpoint]] = {}
    for endpoint in backlog.api.endpoints:
        if endpoint.id not in backlog.builder:
            tags.setdefault(endpoint.tag, []).append(endpoint)
    access = [w.key for w in backlog.works if w.kind == "access"]
    known = {s.id for s in backlog.domain.stories}
    for number, (tag, endpoints) in enumerate(tags.items(), 1):
        shown = [f"{e.method} {e.path} answers {_good(e)}" for e in endpoints]
        for part in _parts(backlog, endpoints, shown):
            backlog.add(
                Work(
                    key=f"rest-{number}{part.suffix}",
                    kind="backend",
                    title=f"{tag}: API{part.label}"[:80],
                    points=points(len(part.endpoints), len(part.acceptance), 0),
                    priority="could",
                    tasks=[f"Implement {e.method} {e.path}: {e.summary.lower()}" for e in part.endpoints],
                    agents=(roster.API, roster.TESTING),
                    needs=list(dict.fromkeys([*(backlog.tables_of(part.endpoints) or ["setup-1"]), *access])),
                    acceptance=part.acceptance,
                    requirements=[s for e in part.endpoints for s in e.stories if s in known][:4],
                    endpoints=tuple(e.id for e in part.endpoints),
                )
            )


_QUALITY: tuple[tuple[tuple[str, ...], str, tuple[str, ...], str], ...] = (
    (
        ("performance", "availability"),
        "Load test and tuning",
        (roster.PERFORMANCE, roster.TESTING),
        "Measure with the volumes of the plan and mend the slowest three calls",
    ),
    (
        ("security", "privacy"),
        "Security and privacy review",
        (roster.SECURITY, roster.REVIEW),
        "Test every guarded endpoint with every role, and go through the OWASP API top ten",
    ),
    (
        ("usability",),
        "Usability and accessibility pass",
        (roster.REACT, roster.CSS),
        "Go through every page by keyboard and with a screen reader",
    ),
)


def _quality(backlog: Backlog) -> None:
    """What the document asks of the whole: one story for each kind of constraint."""
    musts = [w for w in backlog.works if w.priority == "must" and w.kind in {"backend", "access", "frontend", "job"}]
    for number, (kinds, title, agents, task) in enumerate(_QUALITY, 1):
        mine = [c for c in backlog.domain.requirements.constraints if c.kind in kinds]
        if not mine:
            continue
        for place, start in enumerate(range(0, len(mine), 6)):
            batch = mine[start : start + 6]
            label = f" ({place + 1})" if len(mine) > 6 else ""
            last = [w.key for w in musts if (w.kind == "frontend") == (number == 3)][-6:] or ["setup-1"]
            work = Work(
                key=f"quality-{number}-{place + 1}",
                kind="quality",
                title=f"{title}{label}",
                points=3 if len(batch) < 4 else 5,
                priority="must",
                tasks=[task, "Write down what was found and what was done about it"],
                agents=agents,
                needs=last,
                acceptance=[c.text for c in batch],
                requirements=[c.id for c in batch],
            )
            place_at = max((i for i, w in enumerate(backlog.works) if w.priority == "must"), default=-1) + 1
            work.points = min(work.points, backlog.limit)
            backlog.works.insert(place_at, work)
