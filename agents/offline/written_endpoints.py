"""Endpoints that are no plain act on one thing: written out in the document, computed, or lines of a list."""

import re

from agents.offline.act_endpoints import taken
from agents.offline.domain import USERS, Act, Thing
from agents.offline.endpoints import PAGING, Board, Draft, one_id, parameter, plural_path
from agents.offline.inflection import identifier, singular, slug
from agents.offline.schemas import type_name
from agents.offline.shortened import shortened
from plan.database import Table
from plan.questions.document import article

_FIGURES = frozenset({"stats", "statistics", "report", "summary", "totals", "figures", "metrics", "analytics"})
_GUARDED = re.compile(r"(?i)\btoken|\bauth|\bsigned[- ]in\b|\bowner only\b")
_BARE = re.compile(
    r"(?i)^(?:[\w ]+:\s*)?(?:index|show|create|new|store|update|edit|delete|destroy|remove|get|post|put|patch|list"
    r"|view)\b(?:\s+\w)?$|^\W*\([^()]*\)\W*$|^(?:GET|POST|PUT|PATCH|DELETE)\s+/\S*$"
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
    fixed = [p for p in parts if not p.startswith("{")]
    resource = slug(fixed[-1]) if fixed else "root"
    ends_open = not (parts and parts[-1].startswith("{") and parts[-1].endswith("id}"))
    story = next((s for s in board.domain.stories if s.id == act.story), None)
    action = {"GET": "read", "POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}[method]
    done = _does(board, method, parts)
    draft = Draft(
        id=slug(f"{resource}-{'list' if method == 'GET' and ends_open else action}-{'-'.join(fixed[:-1])}", 60),
        method=method,  # type: ignore[arg-type]  # the pattern lets no other word through
        path=path,
        summary=shortened(
            _worded(story.title, method, table, fixed[-1] if done else "", ends_open) if story else path, 100
        ),
        tag=(fixed[0] if fixed else "root").replace("-", " ").capitalize(),
        action="update" if done else action,
        resource=resource,
        tables=(table.name,) if table else (),
        written=True,
    )
    _answer(board, draft, table, fixed, ends_open=ends_open, done=done)
    text = f"{story.title} {story.want}" if story else ""
    guarded = any(_GUARDED.search(f"{s.title} {s.want}") for s in board.domain.stories)
    draft.public = guarded and method == "GET" and not _GUARDED.search(text)
    return draft


def _answer(board: Board, draft: Draft, table: Table | None, fixed: list[str], *, ends_open: bool, done: bool) -> None:
    """Say what is sent and what comes back."""
    listing = draft.method == "GET" and ends_open
    name = type_name(table.name) if table else ""
    if draft.method == "DELETE":
        draft.status, draft.said = 204, "It is gone."
    elif table is None:
        draft.body, draft.status = ("Report", 200) if draft.method == "GET" else ("", 204)
    elif done:
        draft.body, draft.said = name, f"The {singular(table.name.replace('_', ' '))} as it is now."
    elif listing:
        figures = draft.resource in _FIGURES
        draft.body, draft.said = ("Report", "The figures.") if figures else (f"{name}Page", "One page.")
        draft.query = PAGING
    else:
        draft.body, draft.said = name, "The row."
        _sent(board, draft, table, fixed)


def _sent(board: Board, draft: Draft, table: Table, fixed: list[str]) -> None:
    join = _listed_in(board, fixed, table) if draft.method == "POST" else None
    if join is not None:
        draft.tables, draft.status = (join.name,), 201
        draft.request, draft.body = f"{type_name(join.name)}Add", type_name(join.name)
        draft.said = "The line that was added."
    elif draft.method == "POST":
        draft.request, draft.status, draft.conflicts = f"{type_name(table.name)}Create", 201, taken(table)
    elif draft.method in {"PUT", "PATCH"}:
        draft.request = f"{type_name(table.name)}Update"


def _does(board: Board, method: str, parts: list[str]) -> bool:
    """Whether a route does something to one row, as `POST /episodes/{id}/publish` does."""
    if method != "POST" or len(parts) < 2 or parts[-1].startswith("{"):
        return False
    return parts[-2].startswith("{") and identifier(parts[-1]) not in board.tables


def _worded(title: str, method: str, table: Table | None, deed: str, ends_open: bool) -> str:
    """The title of a route, said in full where the document only has the framework's word for it: `Products: Index`."""
    if table is None or not _BARE.search(title):
        return title
    many = table.name.replace("_", " ")
    if method == "GET" and ends_open:
        return f"List {many}"
    verb = (
        deed.replace("-", " ").replace("_", " ").capitalize()
        or {"GET": "Show", "POST": "Create", "PUT": "Change", "PATCH": "Change", "DELETE": "Delete"}[method]
    )
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
        if other is None or other.name == table.name:
            continue
        for join in board.tables.values():
            pointed = {c.references.table for c in join.columns}
            if join.name not in {other.name, table.name} and {other.name, table.name} <= pointed:
                return join
    return None


_UNNAMED = frozenset(("report", "reports", "overview", "summary"))
"""Names of a report that do not say of what."""


def report_endpoint(board: Board, act: Act, thing: Thing | None) -> Draft:
    """Return the endpoint of figures that are computed."""
    table = board.table(thing) if thing else None
    name = act.detail or "overview"
    words = name.replace("-", " ")
    if name in _UNNAMED and table is not None:
        name, words = plural_path(table.name), f"on {table.name.replace('_', ' ')}"
    period = (
        parameter("from", "query", "First day to count.", fmt="date"),
        parameter("to", "query", "Last day to count.", fmt="date"),
        *PAGING,
    )
    return Draft(
        f"reports-{name}"[:60],
        "GET",
        f"/reports/{name}",
        f"Report {words}" if words.startswith("on ") else f"Report: {words}",
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
            f"Take {article(one)} out of {article(owner)}",
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
        f"Add {article(one)} to {article(owner)}",
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
