"""Endpoints that are no plain act on one thing: written out in the document, computed, or lines of a list."""

import re

from agents.offline.act_endpoints import taken
from agents.offline.domain import USERS, Act, Thing
from agents.offline.endpoints import PAGING, Board, Draft, one_id, parameter, plural_path
from agents.offline.inflection import identifier, singular, slug
from agents.offline.schemas import type_name
from plan.database import Table

_BARE = re.compile(
    r"(?i)^(?:[\w ]+:\s*)?(?:index|show|create|new|store|update|edit|delete|destroy|remove|get|post|put|patch|list"
    r"|view)\b(?:\s+\w)?$"
)
_PARAM = re.compile(r"[:{]([\w-]+)\}?")


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
    summary = (_worded(story.title, method, table, ends_open) if story else path)[:100]
    action = {"GET": "read", "POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}[method]
    draft = Draft(
        id=slug(f"{resource}-{'list' if method == 'GET' and ends_open else action}-{'-'.join(fixed[:-1])}", 60),
        method=method,  # type: ignore[arg-type]  # the pattern lets no other word through
        path=path,
        summary=summary,
        tag=(fixed[0] if fixed else "root").replace("-", " ").capitalize(),
        action=action,
        resource=resource,
        tables=(table.name,) if table else (),
        written=True,
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
            draft.request, draft.status, draft.conflicts = f"{name}Create", 201, taken(table)
        if method in {"PUT", "PATCH"}:
            draft.request = f"{name}Update"
    else:
        draft.body = "Report" if method == "GET" else ""
        draft.status = 204 if method != "GET" else 200
    text = f"{story.title} {story.want}" if story else ""
    guarded = any("token" in f"{s.title} {s.want}".lower() for s in board.domain.stories)
    draft.public = guarded and method == "GET" and "token" not in text.lower()
    return draft


def _worded(title: str, method: str, table: Table | None, ends_open: bool) -> str:
    """The title of a route, said in full where the document only has the framework's word for it: `Products: Index`."""
    if table is None or not _BARE.search(title):
        return title
    many = table.name.replace("_", " ")
    if method == "GET" and ends_open:
        return f"List {many}"
    verb = {"GET": "Show", "POST": "Create", "PUT": "Change", "PATCH": "Change", "DELETE": "Delete"}[method]
    one = singular(many)
    return f"{verb} {'an' if one[:1] in 'aeio' else 'a'} {one}"


def written_for(board: Board, draft: Draft) -> Draft | None:
    """Return the endpoint that the document writes out for what a draft changes; None if there is none."""
    if draft.written or draft.method == "GET" or draft.action not in {"create", "update", "delete"}:
        return None
    kinds = {"PUT", "PATCH"} if draft.method in {"PUT", "PATCH"} else {draft.method}
    for known in board.drafts.values():
        if known.written and known.method in kinds and known.action == draft.action and known.tables == draft.tables:
            return known
    return None


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
        *PAGING,
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


def add_health(board: Board) -> None:
    """Add the one endpoint of an API that no story asks anything of."""
    draft = Draft("health-read", "GET", "/health", "Whether the service is up", "Health", "read", "health")
    draft.public, draft.said, draft.status = True, "The service is up.", 204
    board.add(draft, (story.id for story in board.domain.stories[:1]), ())
