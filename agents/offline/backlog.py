"""Pieces of work before they are cut into sprints, and who builds what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from agents.offline.domain import Domain
from agents.offline.estimates import largest, points
from agents.offline.inflection import identifier, singular
from agents.offline.kept_rules import rules_by_endpoint
from agents.offline.machines import machines, outside_systems
from plan.api import Api, Endpoint
from plan.database import Column, Database
from plan.requirements import Priority

Kind = Literal["setup", "access", "backend", "frontend", "job", "integration", "quality"]
NOTIFIES = re.compile(
    r"(?i)\b(notif\w+|remind\w*|(?:gets?|receives?|be|sends?|raises?) (?:an? |the )?alert\w*|"
    r"e-?mailed|by (?:e-?mail|sms|text)|"
    r"sends? (?:an? |out )?(?:e-?mails?|sms|texts?|push|messages?)|(?:receive|get)s? (?:an? "
    r")?(?:e-?mails?|sms|texts?|push|"
    r"messages?)|(?:be|is|are|get) (?:told|informed|warned|notified|alerted)|recordatorio\w*|avis[oa]\w*|"
    r"benachrichtig\w*|erinnerung\w*)\b"
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
        self.access: list[str] = []
        """The keys of the work that lets people in."""
        self.builder: dict[str, str] = {}
        self.table_builder: dict[str, str] = {}
        self.integration: dict[str, str] = {}
        self.outside = outside_systems(domain)
        self.machine_stories = {s for m in machines(domain) for s in (*m.sends, *m.fetches)}
        self.limit = largest(domain.requirements.team.velocity)
        self.rules_of = rules_by_endpoint(domain, api)
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
        if work.kind == "access":
            self.access.append(work.key)
        for endpoint in work.endpoints:
            self.builder[endpoint] = work.key
        for table in work.tables:
            self.table_builder[table] = work.key

    def tables_of(self, endpoints: Iterable[Endpoint]) -> list[str]:
        """Return the keys of the work that builds the tables of some endpoints."""
        names = (table for endpoint in endpoints for table in endpoint.tables)
        return list(dict.fromkeys(self.table_builder[n] for n in names if n in self.table_builder))

    def tables_named(self, text: str) -> list[str]:
        """Return the keys of the work that builds the tables that a text names, or a day or moment of theirs."""
        said = [singular(word) for word in identifier_words(text)]
        spoken = f" {' '.join(said)} "
        named = (
            table.name
            for table in self.database.tables
            if f" {' '.join(map(singular, table.name.split('_')))} " in spoken
            or any(f" {moment} " in spoken for moment in map(_moment, table.columns) if moment)
        )
        return list(dict.fromkeys(self.table_builder[one] for one in named if one in self.table_builder))


_MOMENT = re.compile(r"^(?P<what>[a-z]+(?:_[a-z]+)?)_(?:on|at)$")


def _moment(column: Column) -> str:
    """How people say a day or moment: `due_on` is the due date; empty for what every row has, and for other columns."""
    match = _MOMENT.match(column.name)
    return f"{match['what'].replace('_', ' ')} date" if match and match["what"] not in {"created", "updated"} else ""


def identifier_words(text: str) -> list[str]:
    """Return the ASCII words of a text, lower-case."""
    return [part for token in re.findall(r"[^\W_]+", text) for part in identifier(token).split("_") if part]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a story that was too large."""

    suffix: str
    label: str
    first: bool
    endpoints: list[Endpoint]
    acceptance: list[str]


def parts(backlog: Backlog, endpoints: list[Endpoint], acceptance: list[str]) -> list[Part]:
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
        return [Part("", "", True, endpoints, acceptance)]
    found = []
    for number in range(count):
        mine = endpoints[number * len(endpoints) // count : (number + 1) * len(endpoints) // count]
        texts = acceptance[number * len(acceptance) // count : (number + 1) * len(acceptance) // count]
        found.append(Part(f"-{number + 1}", f" ({number + 1} of {count})", number == 0, mine, texts))
    return found


def good(endpoint: Endpoint) -> str:
    """Return the status of an endpoint's success."""
    return str(endpoint.responses[0].status) if endpoint.responses else "200"
