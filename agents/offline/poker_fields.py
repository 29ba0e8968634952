"""What a story costs as each specialist sees it: integration, data, contract."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agents.offline.inflection import singular
from agents.offline.lexicon import words
from agents.offline.shortened import shortened
from plan.api import Api, Endpoint
from plan.architecture import Architecture, Component
from plan.artifacts import AgentName
from plan.checks.wording import counted
from plan.database import Database, Table
from plan.sprints import Story

_LARGE = 1_000_000
_RACE = re.compile(
    r"(?i)\b(twice|double[- ]?book\w*|overlap\w*|at the same time|no two|only one|at most (?:one|once)|once only|"
    r"in stock|remaining|capacity|sold out|dos veces)\b"
)
_PAGING = frozenset({"page", "page_size", "cursor", "limit", "from", "to"})
_WORD = re.compile(r"[^\W\d_]{3,}")
_GENERAL = words("api application app service web database server system management module data and the for with of")


@dataclass(frozen=True, slots=True)
class View:
    """How much work an agent sees in a story, and what it is."""

    effort: float
    reason: str


class Ground:
    """The artifacts, looked up once for all stories."""

    def __init__(self, architecture: Architecture, database: Database, api: Api) -> None:
        self.tables = {table.name: table for table in database.tables}
        self.rows = {volume.table: volume.year_1 for volume in database.volumes}
        self.indexes: dict[str, int] = {}
        for index in database.indexes:
            self.indexes[index.table] = self.indexes.get(index.table, 0) + 1
        self.endpoints = {endpoint.id: endpoint for endpoint in api.endpoints}
        self.fields = {schema.name: len(schema.fields) for schema in api.schemas}
        self.asked: dict[str, list[Endpoint]] = {}
        for endpoint in api.endpoints:
            for story in endpoint.stories:
                self.asked.setdefault(story, []).append(endpoint)
        self.parts = [(part, _words(_called(part)) - _GENERAL) for part in architecture.components]
        self.risks = [(risk, f"{risk.title} {risk.mitigation}") for risk in architecture.risks]

    def built(self, story: Story) -> list[Endpoint]:
        """Return the endpoints that a story builds."""
        return [self.endpoints[e] for e in story.endpoints if e in self.endpoints]

    def called(self, story: Story) -> list[Endpoint]:
        """Return the endpoints that a story builds, or calls because it serves the same requirement."""
        own = self.built(story)
        if own or story.tables:
            return own
        found = {e.id: e for requirement in story.requirements for e in self.asked.get(requirement, ())}
        tasks = " ".join(story.tasks)
        return [e for e in found.values() if f"{e.method} {e.path}" in tasks]

    def touched(self, story: Story) -> list[Component]:
        """Return the parts of the system that a story's words name."""
        said = _words(" ".join((story.title, *story.tasks)))
        return [part for part, names in self.parts if names and names <= said]


def _called(part: Component) -> str:
    """The words of a part's id and name; of `send-grid` and `SendGrid`, one word in two spellings, the name."""
    same = "".join(_WORD.findall(part.id.lower())) == "".join(_WORD.findall(part.name.lower()))
    return part.name if same else f"{part.id} {part.name}"


def _words(text: str) -> set[str]:
    return {singular(word) for word in _WORD.findall(text.lower())}


def _seen(story: Story) -> float:
    """What anybody can read off a story: its tasks and its criteria."""
    return 0.9 + len(story.tasks) / 3 + len(story.acceptance) / 4 + len(story.tables) / 3


def _integration(ground: Ground, story: Story) -> View:
    """Parts that meet, hands that pass it on, stories that come first."""
    parts = ground.touched(story)
    outside = [part for part in parts if part.kind == "external"]
    waiting = 0.1 * min(len(story.depends_on), 6)
    hands = 0.3 * max(0, len(story.agents) - 2)
    effort = _seen(story) + 2.5 * len(outside) + 0.3 * (len(parts) - len(outside)) + waiting + hands
    risk = _risk(ground, story, outside)
    if risk:
        effort += 1.0
    if outside:
        known = f"it meets {', '.join(part.name for part in outside[:2])}, which we do not control"
        return View(effort, f"{known[:1].upper()}{known[1:]}{'; ' + risk if risk else ''}.")
    if risk:
        return View(effort, f"It carries risk {risk}.")
    if parts:
        return View(effort, f"It stays within {parts[0].name}, and {_after(story)}.")
    return View(effort, f"It crosses no border between parts, and {_after(story)}.")


def _after(story: Story) -> str:
    needs = len(story.depends_on)
    return f"waits for {counted(needs, 'story', 'stories')}" if needs else "waits for nothing"


def _risk(ground: Ground, story: Story, outside: list[Component]) -> str:
    """The risk that speaks of this story by a requirement's id, in brackets or before a colon."""
    if not (story.endpoints or story.tables or outside) or len(story.requirements) > 4:
        return ""
    for risk, text in ground.risks:
        if risk.impact == "high" and any(re.search(rf"\b{re.escape(r)}\b", text) for r in story.requirements):
            return f"{risk.id} ({shortened(risk.title, 60)})"
    return ""


def _data(ground: Ground, story: Story) -> View:
    """Tables to build, rows to keep right, rows to read through."""
    if story.tables:
        return _schema(ground, [ground.tables[t] for t in story.tables if t in ground.tables], story)
    calls = ground.built(story)
    names = list(dict.fromkeys(t for e in calls for t in e.tables if t in ground.tables))
    if not names:
        return View(_seen(story), "No table and no query of its own.")
    written = list(dict.fromkeys(t for e in calls if e.method != "GET" for t in e.tables if t in ground.tables))
    conditions = sum(_conditions(ground.tables[t]) for t in written)
    large = [t for t in names if ground.rows.get(t, 0) >= _LARGE]
    effort = _seen(story) - 0.3 + 0.4 * (len(names) - 1) + 0.2 * conditions + 1.2 * len(large)
    race = next((text for text in story.acceptance if written and _RACE.search(text)), "")
    if race:
        kept = race if len(race) <= 90 else f"{race[:89].rstrip()}…"
        return View(
            effort + 1.5, f"Two callers at once must not break “{kept.rstrip('.')}”, so {written[0]} needs a lock."
        )
    if large:
        return View(effort, f"{large[0]} grows by {ground.rows[large[0]]:,} rows a year, so its queries need care.")
    if written and conditions:
        kept = counted(conditions, "key or check", "keys and checks")
        return View(effort, f"Writes {_list(written)} and must keep {kept} true in one transaction.")
    if written:
        return View(effort, f"Writes {_list(written)}, with no condition beyond its key.")
    return View(effort, f"Reads {_list(names)} only.")


def _schema(ground: Ground, tables: list[Table], story: Story) -> View:
    keys = sum(1 for table in tables for column in table.columns if column.references.table)
    conditions = sum(_conditions(table) for table in tables)
    indexes = sum(ground.indexes.get(table.name, 0) for table in tables)
    effort = 1 + 0.45 * len(tables) + 0.15 * keys + 0.1 * conditions + 0.1 * indexes
    large = [t.name for t in tables if ground.rows.get(t.name, 0) >= _LARGE]
    if large:
        rows = ground.rows[large[0]]
        return View(effort + 1.5, f"{large[0]} takes {rows:,} rows a year, so partitions and indexes are tried first.")
    said = (counted(len(tables), "table"), counted(keys, "foreign key"), counted(indexes, "index", "indexes"))
    return View(effort, f"Migrates {_listed(list(said))}.")


def _conditions(table: Table) -> int:
    return (
        len(table.checks)
        + len(table.unique)
        + len(table.exclusions)
        + sum(1 for column in table.columns if column.unique)
    )


def _contract(ground: Ground, story: Story) -> View:
    """Calls to build or to make, their bodies, permissions and errors."""
    own = ground.built(story)
    calls = ground.called(story)
    if not calls:
        return View(_seen(story), "No call of the contract changes.")
    own_errors = {error.code for e in calls for error in e.errors if error.status in {403, 404, 409, 422}}
    if not own:
        effort = _seen(story) + 0.25 * (len(calls) - 1) + 0.08 * len(own_errors)
        return View(
            effort, f"Makes {counted(len(calls), 'call')} and shows {counted(len(own_errors), 'error')} of theirs."
        )
    permissions = {e.permission for e in own if e.permission}
    fields = sum(ground.fields.get(e.request, 0) for e in own)
    limits = sum(1 for e in own if e.rate_limit)
    effort = 0.8 + 0.9 * len(own) + 0.1 * len(story.acceptance) + 0.2 * len(permissions)
    filters = sum(1 for e in own for p in e.parameters if p.place == "query" and p.name not in _PAGING)
    effort += 0.12 * len(own_errors) + 0.06 * fields + 0.2 * limits + 0.15 * filters
    said = [counted(len(own), "endpoint")]
    said += [counted(len(permissions), "permission")] if permissions else []
    said += [counted(len(own_errors), "error of its own", "errors of its own")] if own_errors else []
    said += [counted(fields, "field to validate", "fields to validate")] if fields else []
    said += [counted(filters, "filter")] if filters else []
    return View(effort, f"{_listed(said)}.")


def _list(names: list[str]) -> str:
    return _listed(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]


FIELDS: Final[dict[AgentName, Callable[[Ground, Story], View]]] = {
    "tech-lead-orchestrator": _integration,
    "database-architect": _data,
    "api-architect": _contract,
}
"""Who gives a card, and what each looks at."""
