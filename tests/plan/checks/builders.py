"""Items of a plan from few words, and the means to change one thing in a plan."""

from collections.abc import Sequence
from typing import TypeVar

from plan.api import (
    Endpoint,
    ErrorResponse,
    FieldType,
    Method,
    Parameter,
    Response,
    SchemaField,
)
from plan.architecture import (
    Component,
    ComponentKind,
    IntegrationPoint,
)
from plan.database import (
    Check,
    Column,
    Reference,
    ReferentialAction,
    Seed,
    Table,
)
from plan.item import Item
from plan.plan import Plan
from plan.requirements import Priority, Source, UserStory
from plan.sprints import Story

AnItem = TypeVar("AnItem", bound=Item)


def put(item: AnItem, path: str, value: object) -> AnItem:
    """Return `item` with `value` at a path such as `database/tables/2/columns/0/type`; a list index may be `+`."""
    head, _, rest = path.partition("/")
    new = _put(getattr(item, head), rest, value) if rest else value
    return item.model_copy(update={head: new})


def _put(inside: object, path: str, value: object) -> object:
    if isinstance(inside, Item):
        return put(inside, path, value)
    assert isinstance(inside, tuple)
    head, _, rest = path.partition("/")
    if head == "+":
        return (*inside, value)
    index = int(head)
    new = _put(inside[index], rest, value) if rest else value
    return (*inside[:index], new, *inside[index + 1 :])


def at(item: object, path: str) -> object:
    """Return what is at a path."""
    for step in path.split("/"):
        item = item[int(step)] if isinstance(item, tuple) else getattr(item, step)
    return item


def without(plan: Plan, path: str) -> Plan:
    """Return `plan` without the entry at a path."""
    parent, _, index = path.rpartition("/")
    entries = at(plan, parent)
    assert isinstance(entries, tuple)
    return put(plan, parent, tuple(e for i, e in enumerate(entries) if i != int(index)))


def again(plan: Plan, path: str, **changes: object) -> Plan:
    """Return `plan` with a changed copy of the entry at a path after the last one."""
    entry = at(plan, path)
    assert isinstance(entry, Item)
    return put(plan, path.rpartition("/")[0] + "/+", entry.model_copy(update=changes))


SAID = Source(provenance="said", file="library.md", line=1)
NO_REFERENCE = Reference(table="", column="", on_delete="no action")


def column(
    name: str, type_: str, *, null: bool = False, unique: bool = False, default: str = "", to: Reference = NO_REFERENCE
) -> Column:
    return Column(name=name, type=type_, nullable=null, unique=unique, default=default, references=to, description=name)


def to(table: str, name: str = "id", on_delete: ReferentialAction = "restrict") -> Reference:
    return Reference(table=table, column=name, on_delete=on_delete)


def table(name: str, *columns: Column, key: Sequence[str] = ("id",), checks: Sequence[Check] = ()) -> Table:
    return Table(
        name=name,
        description=f"One of the {name}.",
        columns=columns,
        primary_key=tuple(key),
        unique=(),
        checks=tuple(checks),
        seed=Seed(columns=(), rows=()),
    )


def field(
    name: str, type_: FieldType = "string", *, format_: str = "", items: str = "", ref: str = "", example: str = '"x"'
) -> SchemaField:
    return SchemaField(
        name=name,
        type=type_,
        format=format_,
        items=items,
        ref=ref,
        required=True,
        nullable=False,
        values=(),
        example="" if items or ref else example,
        description=name,
    )


def parameter(name: str, place: str = "query", type_: str = "string", **changes: object) -> Parameter:
    return Parameter.model_validate(
        {
            "name": name,
            "place": place,
            "type": type_,
            "format": "",
            "required": place == "path",
            "default": "",
            "minimum": "",
            "maximum": "",
            "values": (),
            "description": name,
            **changes,
        }
    )


def endpoint(
    id_: str,
    method: Method,
    path: str,
    *,
    request: str = "",
    response: tuple[int, str] = (200, ""),
    errors: Sequence[int] = (401, 403),
    permission: str = "",
    parameters: Sequence[Parameter] = (),
    stories: Sequence[str] = (),
    tables: Sequence[str] = (),
    authenticated: bool = True,
) -> Endpoint:
    return Endpoint(
        id=id_,
        method=method,
        path=path,
        summary=id_,
        tag="Library",
        authenticated=authenticated,
        permission=permission,
        parameters=tuple(parameters),
        request=request,
        responses=(Response(status=response[0], description="Done", body=response[1]),),
        errors=tuple(ErrorResponse(status=e, code=f"ERROR_{e}", description="Wrong") for e in errors),
        rate_limit="",
        stories=tuple(stories),
        tables=tuple(tables),
    )


def story(
    id_: str,
    title: str,
    points: int = 3,
    *,
    after: Sequence[str] = (),
    priority: Priority = "must",
    requirements: Sequence[str] = (),
    endpoints: Sequence[str] = (),
    tables: Sequence[str] = (),
) -> Story:
    return Story(
        id=id_,
        title=title,
        points=points,
        priority=priority,
        tasks=("Build it", "Test it"),
        agents=("backend-developer",),
        depends_on=tuple(after),
        acceptance=("It works",),
        requirements=tuple(requirements),
        endpoints=tuple(endpoints),
        tables=tuple(tables),
    )


def user_story(id_: str, want: str, priority: Priority = "must") -> UserStory:
    return UserStory(
        id=id_,
        title=want,
        role="librarian",
        want=want,
        benefit="the library works",
        acceptance=("It is done",),
        priority=priority,
        priority_source="said",
        source=SAID,
    )


def component(id_: str, kind: ComponentKind, *after: str) -> Component:
    return Component(
        id=id_, name=id_.title(), kind=kind, technology="Python", responsibilities=("Its part",), depends_on=after
    )


def point(source: str, target: str) -> IntegrationPoint:
    return IntegrationPoint(source=source, target=target, protocol="REST/JSON", direction="one-way", purpose="Data")
