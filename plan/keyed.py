"""An artifact as a tree whose lists are looked up by what their items are called.

The tables below say, once for all artifacts, what an item's name is. Stories stand beside the sprints, each with the
sprint it is in as its home: a story that changes its sprint is still the same story.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias, TypeVar, cast, get_args, get_origin

from plan.api import (
    ApiIntegration,
    BaseUrl,
    Endpoint,
    ErrorResponse,
    GlobalRateLimit,
    Header,
    Parameter,
    Permission,
    RealtimeChannel,
    Response,
    Schema,
    SchemaField,
    TestLevel,
    TokenLifetime,
)
from plan.architecture import (
    Component,
    IntegrationPoint,
    LosingAlternative,
    Phase,
    RoutedTask,
    Stream,
    TechnicalRisk,
    TechnologyDecision,
)
from plan.artifacts import Artifact
from plan.database import (
    AccessPattern,
    Check,
    Column,
    Entity,
    Exclusion,
    ExpectedVolume,
    Index,
    Migration,
    Reference,
    Relationship,
    RetentionRule,
    ScalingStep,
    Seed,
    Table,
)
from plan.item import Item
from plan.sprints import PriorityGroup, Sprint, SprintPlan, SprintRisk, SprintVelocity, Story

NAMES: Mapping[type[Item], tuple[str, ...]] = {
    Component: ("id",),
    IntegrationPoint: ("source", "target"),
    TechnologyDecision: ("id",),
    LosingAlternative: ("option",),
    RoutedTask: ("id",),
    TechnicalRisk: ("id",),
    Stream: ("id",),
    Phase: ("id",),
    Entity: ("name",),
    Relationship: ("source", "label", "target"),
    Table: ("name",),
    Column: ("name",),
    Check: ("name",),
    Exclusion: ("name",),
    Index: ("name",),
    Migration: ("name",),
    AccessPattern: ("id",),
    ExpectedVolume: ("table",),
    ScalingStep: ("trigger",),
    RetentionRule: ("subject",),
    BaseUrl: ("environment",),
    TokenLifetime: ("token",),
    Header: ("name",),
    Permission: ("name",),
    Endpoint: ("id",),
    Parameter: ("place", "name"),
    Response: ("status",),
    ErrorResponse: ("status", "code"),
    Schema: ("name",),
    SchemaField: ("name",),
    GlobalRateLimit: ("audience",),
    RealtimeChannel: ("name",),
    ApiIntegration: ("name",),
    TestLevel: ("level",),
    Sprint: ("number",),
    Story: ("id",),
    PriorityGroup: ("priority",),
    SprintVelocity: ("sprint",),
    SprintRisk: ("id",),
}
"""The fields that make up an item's name; a list of items that are not here is one value."""

NAMED_BY_THEMSELVES = frozenset(
    {
        "agents",
        "cross_cutting",
        "depends_on",
        "endpoints",
        "requirements",
        "roles",
        "serves",
        "stories",
        "supporting",
        "tables",
    }
)
"""Lists of references: each entry is an item of its own. Every other list of texts is one value."""

WHOLE = frozenset({Reference, Seed})
"""Records that make sense only as they are: a merge must not take half of one."""

T = TypeVar("T")
Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that is compared and taken as a whole."""

    value: object


@dataclass(frozen=True, slots=True)
class Record:
    """An item: its fields in order."""

    model: type[Item]
    fields: Mapping[str, "Node"]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A list, its items by name and in order; `homes` says in which group each is, where there are groups."""

    items: Mapping[str, "Node"]
    homes: Mapping[str, str] = field(default_factory=dict)

    def home(self, name: str) -> str:
        """Return the group that an item is in."""
        return self.homes.get(name, "")

    def members(self, home: str) -> tuple[str, ...]:
        """Return the names of a group's items in order."""
        return tuple(name for name in self.items if self.home(name) == home)


Node: TypeAlias = Leaf | Record | Keyed


def key_text(key: Key) -> str:
    """Return a key as people write it: `tables/loans/columns/due_on`; `/` and `~` in a name are `~1` and `~0`."""
    return "/".join(part.replace("~", "~0").replace("/", "~1") for part in key)


def tree(artifact: Artifact) -> Record:
    """Return an artifact as a tree."""
    record = _record(artifact)
    return _with_stories_aside(artifact, record) if isinstance(artifact, SprintPlan) else record


def artifact_of(record: Record) -> Artifact:
    """Return the artifact that a tree stands for; raises pydantic's ValidationError if it is none."""
    if record.model is SprintPlan:
        record = _with_stories_inside(record)
    return cast("Artifact", _item(record))


def named(model: type[Item], items: Iterable[Item]) -> dict[str, Item]:
    """Return items by name, in order; the second of a name is `name#2`."""
    return _unique((":".join(str(getattr(item, part)) for part in NAMES[model]), item) for item in items)


def _unique(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    seen: dict[str, int] = {}
    for name, item in pairs:
        unique = name
        while unique in found:
            seen[name] = seen.get(name, 1) + 1
            unique = f"{name}#{seen[name]}"
        found[unique] = item
    return found


def _record(item: Item) -> Record:
    model = type(item)
    return Record(model, {name: _field(model, name, getattr(item, name)) for name in model.model_fields})


def _field(model: type[Item], name: str, value: object) -> Node:
    if isinstance(value, Item):
        return Leaf(value) if type(value) in WHOLE else _record(value)
    kind = _entries(model, name)
    if kind is str and name in NAMED_BY_THEMSELVES:
        texts = cast("Sequence[str]", value)
        return Keyed({key: Leaf(text) for key, text in _unique((text, text) for text in texts).items()})
    if kind in NAMES:
        items = cast("Sequence[Item]", value)
        return Keyed({key: _record(item) for key, item in named(cast("type[Item]", kind), items).items()})
    return Leaf(value)


@cache
def _entries(model: type[Item], name: str) -> object:
    """Return what the entries of a list field are; None if it is no list."""
    annotation = model.model_fields[name].annotation
    return get_args(annotation)[0] if get_origin(annotation) is tuple else None


def _item(record: Record) -> Item:
    return record.model.model_validate({name: value_of(node) for name, node in record.fields.items()})


def value_of(node: Node) -> object:
    """Return what a node stands for."""
    match node:
        case Leaf():
            return node.value
        case Record():
            return _item(node)
        case Keyed():
            return tuple(value_of(item) for item in node.items.values())


def _with_stories_aside(plan: SprintPlan, record: Record) -> Record:
    sprints = named(Sprint, plan.sprints)
    placed = [(home, story) for home, sprint in sprints.items() for story in cast("Sprint", sprint).stories]
    stories = _unique((story.id, (home, story)) for home, story in placed)
    fields: dict[str, Node] = {
        "sprints": Keyed({home: _without_stories(_record(sprint)) for home, sprint in sprints.items()}),
        "stories": Keyed(
            {name: _record(story) for name, (_, story) in stories.items()},
            {name: home for name, (home, _) in stories.items()},
        ),
    }
    return Record(record.model, {**fields, **{n: f for n, f in record.fields.items() if n != "sprints"}})


def _without_stories(sprint: Record) -> Record:
    return Record(sprint.model, {name: node for name, node in sprint.fields.items() if name != "stories"})


def _with_stories_inside(record: Record) -> Record:
    sprints, stories = record.fields["sprints"], record.fields["stories"]
    assert isinstance(sprints, Keyed)
    assert isinstance(stories, Keyed)
    filled: dict[str, Node] = {}
    for home, sprint in sprints.items.items():
        assert isinstance(sprint, Record)
        own = Keyed({name: stories.items[name] for name in stories.members(home)})
        filled[home] = Record(sprint.model, {**sprint.fields, "stories": own})
    fields = {name: node for name, node in record.fields.items() if name != "stories"}
    return Record(record.model, {**fields, "sprints": Keyed(filled)})
