"""One endpoint for each thing that the stories ask for, and none besides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from agents.offline.domain import USERS, Act, Domain, Thing
from agents.offline.inflection import identifier, singular, slug
from agents.offline.people import is_visitor
from agents.offline.schemas import type_name
from plan.api import Endpoint, ErrorResponse, Method, Parameter, Response
from plan.database import Database, Table

_PARAM = re.compile(r"[:{]([\w-]+)\}?")


@dataclass(slots=True)
class Draft:
    """An endpoint while stories are still added to it."""

    id: str
    method: Method
    path: str
    summary: str
    tag: str
    action: str
    resource: str
    request: str = ""
    status: int = 200
    body: str = ""
    said: str = "The answer."
    query: tuple[Parameter, ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()
    tables: tuple[str, ...] = ()
    rate_limit: str = ""
    public: bool = False
    open_to_all: bool = False
    """Whether every signed-in caller may use it."""
    stories: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)


def parameter(
    name: str,
    place: str,
    description: str,
    *,
    kind: str = "string",
    fmt: str = "",
    required: bool = False,
    default: str = "",
    minimum: str = "",
    maximum: str = "",
    values: tuple[str, ...] = (),
) -> Parameter:
    """Return a parameter."""
    return Parameter.model_validate(
        {
            "name": name,
            "place": place,
            "type": kind,
            "format": fmt,
            "required": required,
            "default": default,
            "minimum": minimum,
            "maximum": maximum,
            "values": values,
            "description": description,
        }
    )


PAGING = (
    parameter("page", "query", "Number of the page, from 1.", kind="integer", default="1", minimum="1"),
    parameter("page_size", "query", "Items on a page.", kind="integer", default="20", minimum="1", maximum="100"),
)


class Board:
    """The endpoints of an API, each method and path once."""

    def __init__(self, domain: Domain, database: Database) -> None:
        self.domain = domain
        self.database = database
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.ids: set[str] = set()
        self.tables = {t.name: t for t in database.tables}
        self.visitors = {role.id for role in domain.requirements.roles if is_visitor(role)}

    def table(self, thing: Thing | None) -> Table | None:
        """Return the table of a thing in the database as it was drafted, whoever drafted it."""
        if thing is None:
            return self.tables.get("users")
        if thing.table in self.tables:
            return self.tables[thing.table]
        for entity in self.database.entities:
            if entity.name.lower() == thing.key and entity.table in self.tables:
                return self.tables[entity.table]
        head = thing.table.rpartition("_")[2]
        return next((t for name, t in self.tables.items() if name.rpartition("_")[2] == head), None)

    def add(self, draft: Draft, stories: Iterable[str], roles: Iterable[str]) -> Draft:
        """Add an endpoint, or its stories and roles to the one that is there."""
        key = (draft.method, re.sub(r"\{[^}]*\}", "{}", draft.path))
        known = self.drafts.get(key)
        if known is None:
            number, wanted = 2, draft.id
            while draft.id in self.ids:
                draft.id, number = f"{wanted}-{number}", number + 1
            self.ids.add(draft.id)
            self.drafts[key] = known = draft
        known.stories += [s for s in dict.fromkeys(stories) if s and s not in known.stories]
        for role in roles:
            if role in self.visitors and draft.method == "GET":
                known.public = True
            elif role and role not in known.roles:
                known.roles.append(role)
        return known


def plural_path(table: str) -> str:
    """Return the path segment of a table."""
    return table.replace("_", "-")


def one_id(table: str) -> str:
    """Return the name of the path parameter for one row."""
    parts = table.split("_")
    return "_".join((*parts[:-1], singular(parts[-1]))) + "_id"


def path_parameters(path: str, tables: Iterable[str]) -> tuple[Parameter, ...]:
    """Return the parameters that a path declares in braces."""
    known = {one_id(t): t for t in tables}
    found = []
    for name in dict.fromkeys(re.findall(r"\{([^}]+)\}", path)):
        fmt = "uuid" if name in known or name.endswith("_id") else ""
        what = known.get(name, name.removesuffix("_id")).replace("_", " ")
        what = singular(what.rpartition(" ")[2]) if name in known else what
        found.append(parameter(name, "path", f"Id of the {what}." if fmt else f"The {what}.", fmt=fmt, required=True))
    return tuple(found)


def act_endpoint(board: Board, act: Act, thing: Thing, table: Table) -> Draft | None:
    """Return the endpoint of an act on a thing, or None when it needs none."""
    base, name = f"/{plural_path(table.name)}", type_name(table.name)
    single = f"{base}/{{{one_id(table.name)}}}"
    tag = table.name.replace("_", " ").capitalize()
    resource = table.name.replace("_", "-")
    label = thing.key
    many = table.name.replace("_", " ")

    def draft(ident: str, method: Method, path: str, summary: str, action: str, **more: object) -> Draft:
        item = Draft(f"{resource}-{ident}", method, path, summary, tag, action, resource, tables=(table.name,))
        for key, value in more.items():
            setattr(item, key, value)
        return item

    if act.kind == "list":
        query = (*PAGING, *filters(board.domain, act, thing, table))
        return draft(
            "list",
            "GET",
            base,
            f"List {many}, a page at a time",
            "read",
            body=f"{name}Page",
            query=query,
            said=f"One page of {many}.",
        )
    if act.kind == "read":
        return draft("read", "GET", single, f"Get one {label}", "read", body=name, said=f"The {label}.")
    if act.kind == "create":
        return draft(
            "create",
            "POST",
            base,
            f"{act.verb.capitalize()}: create a {label}",
            "create",
            request=f"{name}Create",
            status=201,
            body=name,
            said=f"The new {label}.",
            conflicts=_taken(table),
        )
    if act.kind == "update":
        return draft(
            "update",
            "PATCH",
            single,
            f"Change a {label}",
            "update",
            request=f"{name}Update",
            body=name,
            said=f"The {label} as it is now.",
            conflicts=_taken(table),
        )
    if act.kind == "delete":
        used = any(
            c.references.table == table.name and c.references.on_delete in {"restrict", "no action"}
            for t in board.tables.values()
            for c in t.columns
        )
        conflicts = (
            ((f"{identifier(label).upper()}_IN_USE", f"Something else still needs the {label}."),) if used else ()
        )
        return draft(
            "delete",
            "DELETE",
            single,
            f"Delete a {label}",
            "delete",
            status=204,
            said=f"The {label} is gone.",
            conflicts=conflicts,
        )
    if act.kind == "transition":
        action = slug(act.verb, 30) or "change"
        request = ""
        names = {c.name for c in table.columns}
        if action in {"reschedule", "reprogramar", "extend"} and ("starts_at" in names or "due_at" in names):
            request = f"{name}Reschedule"
        if action in {"assign", "asignar"} and "assignee_id" in names:
            request = f"{name}Assign"
        return draft(
            action,
            "POST",
            f"{single}/{action}",
            f"{act.verb.capitalize()} a {label}",
            action,
            request=request,
            body=name,
            said=f"The {label} as it is now.",
            conflicts=((f"{identifier(label).upper()}_STATE", f"The {label} is in a state that does not allow it."),),
        )
    if act.kind == "export":
        return draft(
            "export",
            "GET",
            f"{base}/export",
            f"Export {many} as a file",
            "export",
            body="ExportFile",
            said="The file.",
            query=filters(board.domain, act, thing, table),
            rate_limit="10 requests/hour",
        )
    if act.kind == "download":
        return draft(
            "download",
            "GET",
            f"{single}/download",
            f"Download a {label} as a file",
            "read",
            body="ExportFile",
            said="The file.",
        )
    return None


def _taken(table: Table) -> tuple[tuple[str, str], ...]:
    single = [c.name for c in table.columns if c.unique and c.name != "user_id"]
    groups = [*((name,) for name in single), *table.unique]
    found = [
        (f"{'_'.join(group).upper()}_TAKEN", f"Another one has the same {' and '.join(group).replace('_', ' ')}.")
        for group in groups
    ]
    return tuple(found[:3])


def filters(domain: Domain, act: Act, thing: Thing, table: Table) -> tuple[Parameter, ...]:
    """Return the query parameters that a story's words ask for."""
    story = next((s for s in domain.stories if s.id == act.story), None)
    said = f"{story.title} {story.want} {' '.join(story.acceptance)}".lower() if story else ""
    found = []
    if act.verb in {"search", "find", "filter", "look up", "buscar", "filtrar", "query"} or "search" in said:
        found.append(
            parameter("search", "query", f"Text that the {thing.key} begins with, in any of its text columns.")
        )
    for column in table.columns:
        words = column.name.replace("_", " ")
        if column.name in {"status", "estado"} and (words in said or act.own):
            found.append(parameter(column.name, "query", f"Only those in this {words}."))
        elif column.name in {"category", "type", "genre", "categoria", "tipo"} and words in said:
            found.append(parameter(column.name, "query", f"Only those of this {words}."))
    if any(word in said for word in ("overdue", "past due", "late ")) and any(
        c.name.startswith("due") for c in table.columns
    ):
        found.append(parameter("overdue", "query", "Only those whose time has run out.", kind="boolean"))
    if act.own:
        found.append(
            parameter(
                "mine", "query", "Only the caller's own; always so for roles that may see no others.", kind="boolean"
            )
        )
    return tuple(found)


def route_endpoint(board: Board, act: Act, thing: Thing | None) -> Draft:
    """Return an endpoint that the document writes out, in its own words."""
    method, _, raw = act.detail.partition(" ")
    parts: list[str] = []
    for part in raw.strip("/").split("/"):
        match = _PARAM.fullmatch(part)
        if match:
            name = identifier(match.group(1))
            if name in {"id", ""}:
                name = one_id(identifier(parts[-1])) if parts else "id"
            parts.append(f"{{{name}}}")
        elif part:
            parts.append(part)
    path = "/" + "/".join(parts)
    table = board.table(thing) if thing or act.thing == USERS else None
    name = type_name(table.name) if table else ""
    fixed = [p for p in parts if not p.startswith("{")]
    resource = slug(fixed[-1]) if fixed else "root"
    ends_open = not (parts and parts[-1].startswith("{") and parts[-1].endswith("id}"))
    story = next((s for s in board.domain.stories if s.id == act.story), None)
    summary = (story.title if story else path)[:100]
    action = {"GET": "read", "POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}[method]
    draft = Draft(
        id=slug(f"{resource}-{'list' if method == 'GET' and ends_open else action}-{'-'.join(fixed[:-1])}", 60),
        method=method,  # type: ignore[arg-type]
        path=path,
        summary=summary,
        tag=(fixed[0] if fixed else "root").replace("-", " ").capitalize(),
        action=action,
        resource=resource,
        tables=(table.name,) if table else (),
    )
    if method == "DELETE":
        draft.status, draft.said = 204, "It is gone."
    elif table:
        draft.body, draft.said = (f"{name}Page", "One page.") if method == "GET" and ends_open else (name, "The row.")
        if method == "GET" and ends_open:
            draft.query = PAGING
        join = _listed_in(board, fixed, table) if method == "POST" else None
        if join is not None:
            draft.tables, draft.status = (join.name,), 201
            draft.request, draft.body = f"{type_name(join.name)}Add", type_name(join.name)
            draft.said = "The line that was added."
        elif method == "POST":
            draft.request, draft.status, draft.conflicts = f"{name}Create", 201, _taken(table)
        if method in {"PUT", "PATCH"}:
            draft.request = f"{name}Update"
    else:
        draft.body = "Report" if method == "GET" else ""
        draft.status = 204 if method != "GET" else 200
    text = f"{story.title} {story.want}" if story else ""
    guarded = any("token" in f"{s.title} {s.want}".lower() for s in board.domain.stories)
    draft.public = guarded and method == "GET" and "token" not in text.lower()
    return draft


def _listed_in(board: Board, fixed: list[str], table: Table) -> Table | None:
    """The join table between the last two resources of a path: `/orders/{order_id}/products`."""
    for part in reversed(fixed[:-1]):
        other = board.tables.get(identifier(part))
        if other is None:
            continue
        for join in board.tables.values():
            pointed = {c.references.table for c in join.columns}
            if join.name not in {other.name, table.name} and {other.name, table.name} <= pointed:
                return join
    return None


def report_endpoint(board: Board, act: Act, thing: Thing | None) -> Draft:
    """Return the endpoint of figures that are computed."""
    table = board.table(thing) if thing else None
    name = act.detail or "overview"
    words = name.replace("-", " ")
    period = (
        parameter("from", "query", "First day to count.", fmt="date"),
        parameter("to", "query", "Last day to count.", fmt="date"),
        parameter("limit", "query", "Lines at most.", kind="integer", default="31", minimum="1", maximum="366"),
    )
    return Draft(
        f"reports-{name}"[:60],
        "GET",
        f"/reports/{name}",
        f"Report: {words}",
        "Reports",
        "read",
        "reports",
        body="Report",
        said="The figures.",
        query=period,
        tables=(table.name,) if table else (),
    )


def finished(board: Board, draft: Draft) -> Endpoint:
    """Return the endpoint with its parameters, permission and errors."""
    domain = board.domain
    place = path_parameters(draft.path, board.tables)
    authenticated = not draft.public
    roles = [role.name for role in domain.roles if role.id in draft.roles] or [role.name for role in domain.roles]
    permission = (
        f"{draft.resource}.{draft.action}"
        if authenticated and domain.signs_in and roles and not draft.open_to_all
        else ""
    )
    errors: list[tuple[int, str, str]] = []
    if draft.request or draft.query:
        errors.append((400, "VALIDATION_ERROR", "A field or parameter is missing or malformed."))
    if authenticated:
        errors.append((401, "UNAUTHENTICATED", "The credential is missing or expired."))
    if permission:
        errors.append((403, "FORBIDDEN", "The caller's role does not allow it."))
    if place:
        errors.append((404, "NOT_FOUND", "There is none with this id, or the caller may not see it."))
    errors += [(409, code[:60], text) for code, text in draft.conflicts]
    errors.append((429, "RATE_LIMITED", "Too many requests; `Retry-After` says when to try again."))
    return Endpoint(
        id=draft.id,
        method=draft.method,
        path=draft.path,
        summary=draft.summary,
        tag=draft.tag,
        authenticated=authenticated,
        permission=permission,
        parameters=(*place, *dict((p.name, p) for p in draft.query).values()),
        request=draft.request,
        responses=(Response(status=draft.status, description=draft.said, body=draft.body),),
        errors=tuple(ErrorResponse(status=s, code=c, description=d) for s, c, d in errors),
        rate_limit=draft.rate_limit,
        stories=tuple(draft.stories),
        tables=draft.tables,
    )


def join_endpoints(board: Board, act: Act, left: Table, right: Table, join: Table) -> Draft:
    """Return the endpoint that adds a line to a list, or takes one away."""
    target = next((c.name for c in join.columns if c.references.table == right.name), "")
    items = "items" if join.name.endswith("_items") else plural_path(right.name)
    base = f"/{plural_path(left.name)}/{{{one_id(left.name)}}}/{items}"
    resource = left.name.replace("_", "-")
    tag = left.name.replace("_", " ").capitalize()
    one = singular(right.name.replace("_", " "))
    owner = singular(left.name.replace("_", " "))
    name = type_name(join.name)
    if act.verb in {"remove", "delete", "eliminar", "quitar", "drop"}:
        return Draft(
            f"{resource}-{items}-remove",
            "DELETE",
            f"{base}/{{{target or one_id(right.name)}}}",
            f"Take a {one} out of a {owner}",
            tag,
            "update",
            resource,
            status=204,
            said="It is gone.",
            tables=(join.name,),
        )
    return Draft(
        f"{resource}-{items}-add",
        "POST",
        base,
        f"Add a {one} to a {owner}",
        tag,
        "update",
        resource,
        request=f"{name}Add",
        status=201,
        body=name,
        said=f"The {one} is in the {owner}.",
        conflicts=((f"{identifier(one).upper()}_ALREADY_ADDED", f"The {owner} already has this {one}."),),
        tables=(join.name,),
    )
