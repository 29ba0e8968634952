"""Requests about the API: endpoints to add, to drop, to limit."""

import re
from collections.abc import Callable

from agents.offline.api_requests import (
    CURSOR,
    FILTER,
    FOR,
    OTHER_STYLES,
    PUBLIC,
    RENAME,
    by_cursor,
    made_public,
    path_for,
    refused_style,
    renamed,
    with_filter,
)
from agents.offline.domain import Act, Domain
from agents.offline.endpoints import Board, finished
from agents.offline.feedback import Outcome, Revised, carry_out, first
from agents.offline.feedback_operations import told
from agents.offline.inflection import identifier
from agents.offline.shortened import shortened
from agents.offline.written_endpoints import route_endpoint
from plan.api import Api, Endpoint, Permission, Schema
from plan.database import Database

_METHOD = r"(GET|POST|PUT|PATCH|DELETE)\s+`?(/[\w:{}/\-]*)`?"
_ADD = re.compile(rf"(?i)\b(?:add|create|introduce|we need|expose)\b.*?\b{_METHOD}")
_DROP = re.compile(rf"(?i)\b(?:remove|drop|delete)\s+(?:the\s+)?(?:endpoint\s+)?`?{_METHOD}")
_LIMIT = re.compile(
    rf"(?i)\b(?:limit|rate[- ]limit)\s+{_METHOD}\s+(?:to|at)\s+(\d+)\s*(?:requests?)?\s*(?:/|per|an?)\s*(second|"
    rf"minute|hour|day)"
)
_PAGE = re.compile(r"(?i)\bpage[- _]?size\b\D*(\d{1,4})")


def revised(
    draft: Api, feedback: str, domain: Domain, database: Database, available: dict[str, Schema]
) -> Revised[Api]:
    """Return the draft as the feedback asks, and what became of each request."""

    def understand(api: Api, request: str) -> Outcome[Api]:
        handlers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Outcome[Api]]], ...] = (
            (OTHER_STYLES, lambda m: refused_style(m.group(1))),
            (RENAME, lambda m: renamed(api, m.group(1), m.group(2))),
            (CURSOR, lambda _: by_cursor(api)),
            (PUBLIC, lambda m: made_public(api, _find(api, m.group(1).upper(), m.group(2)))),
            (FILTER, lambda m: with_filter(api, m.group(1), _find(api, "GET", m.group(2)))),
            (FOR, lambda m: _for(api, m.group(1).upper(), m.group(2), domain, database, available)),
            (_LIMIT, lambda m: _limit(api, m)),
            (_DROP, lambda m: _drop(api, m.group(1).upper(), m.group(2))),
            (_ADD, lambda m: _add(api, m.group(1).upper(), m.group(2), domain, database, available)),
            (_PAGE, lambda m: _page(api, m.group(1))),
        )
        done, why = first(handlers, request)
        if done is not None or why:
            return done, why
        added, why = told(api, request, domain, database, available)
        return (_pruned(added) if added is not None else None), why

    return carry_out(draft, feedback, understand)


def _same(path: str) -> str:
    return re.sub(r"\{[^}]*\}|:[\w-]+", "{}", path.rstrip("/") or "/")


def _find(api: Api, method: str, path: str) -> Endpoint | None:
    return next((e for e in api.endpoints if e.method == method and _same(e.path) == _same(path)), None)


def _drop(api: Api, method: str, path: str) -> Outcome[Api]:
    found = _find(api, method, path)
    if found is None:
        return None, f"There is no endpoint {method} {path}."
    endpoints = tuple(e for e in api.endpoints if e.id != found.id)
    used = {e.permission for e in endpoints}
    permissions = tuple(p for p in api.permissions if p.name in used or p.name != found.permission)
    return _pruned(api.model_copy(update={"endpoints": endpoints, "permissions": permissions})), ""


def _pruned(api: Api) -> Api:
    """Without schemas that nothing names any more."""
    by_name = {s.name: s for s in api.schemas}
    queue = [api.error_format.body, *(c.payload for c in api.realtime)]
    queue += [name for e in api.endpoints for name in (e.request, *(r.body for r in e.responses))]
    wanted: set[str] = set()
    while queue:
        name = queue.pop()
        if name in by_name and name not in wanted:
            wanted.add(name)
            queue += [ref for f in by_name[name].fields for ref in (f.ref, f.items)]
    return api.model_copy(update={"schemas": tuple(s for s in api.schemas if s.name in wanted)})


def _add(
    api: Api, method: str, path: str, domain: Domain, database: Database, available: dict[str, Schema]
) -> Outcome[Api]:
    if _find(api, method, path) is not None:
        return None, f"There is an endpoint {method} {path} already."
    parts = [part for part in path.split("/") if part and part[0] not in ":{"]
    tables = {t.name for t in database.tables}
    thing = next((t for part in reversed(parts) for t in domain.things if t.table == identifier(part)), None)
    if thing is not None and thing.table not in tables:
        thing = None
    story = domain.stories[0].id if domain.stories else ""
    asked = next((a.story for a in domain.acts if thing is not None and a.thing == thing.key), story)
    key = thing.key if thing is not None else ""
    board = Board(domain, database)
    draft = route_endpoint(board, Act(asked, "route", method.lower(), key, "", False, f"{method} {path}"), thing)
    draft.summary = shortened(f"Asked for by feedback: {method} {path}", 100)
    draft.public = False
    number, wanted = 2, draft.id
    while any(e.id == draft.id for e in api.endpoints):
        draft.id, number = f"{wanted}-{number}", number + 1
    if draft.request and not (draft.request in available and available[draft.request].fields):
        draft.request = ""
    draft.stories = [asked] if asked else []
    tag = next((e.tag for e in api.endpoints if e.tag.lower() == draft.tag.lower()), draft.tag)
    endpoint = finished(board, draft).model_copy(update={"tag": tag})
    permissions = api.permissions
    if endpoint.permission and not any(p.name == endpoint.permission for p in permissions):
        roles = tuple(role.name for role in domain.roles)
        permissions = (*permissions, Permission(name=endpoint.permission, description=endpoint.summary, roles=roles))
    place = max((i for i, e in enumerate(api.endpoints) if e.tag == tag), default=len(api.endpoints) - 1) + 1
    endpoints = (*api.endpoints[:place], endpoint, *api.endpoints[place:])
    known = {s.name for s in api.schemas}
    schemas = (*api.schemas, *(s for name, s in available.items() if name not in known))
    return _pruned(api.model_copy(update={"endpoints": endpoints, "permissions": permissions, "schemas": schemas})), ""


def _for(
    api: Api, method: str, what: str, domain: Domain, database: Database, available: dict[str, Schema]
) -> Outcome[Api]:
    path = path_for(method, what, api)
    if not path:
        table = identifier(what)
        if all(t.name != table for t in database.tables):
            return None, f"Nothing is called {what.strip()}."
        path = f"/{table.replace('_', '-')}" + ("" if method in {"GET", "POST"} else "/{id}")
    return _add(api, method, path, domain, database, available)


def _limit(api: Api, match: re.Match[str]) -> Outcome[Api]:
    found = _find(api, match.group(1).upper(), match.group(2))
    if found is None:
        return None, f"There is no endpoint {match.group(1).upper()} {match.group(2)}."
    limit = f"{int(match.group(3))} requests/{match.group(4).lower()}"
    endpoints = tuple(e.model_copy(update={"rate_limit": limit}) if e.id == found.id else e for e in api.endpoints)
    return api.model_copy(update={"endpoints": endpoints}), ""


def _page(api: Api, size: str) -> Outcome[Api]:
    wanted = max(1, int(size))

    def resized(endpoint: Endpoint) -> Endpoint:
        return endpoint.model_copy(
            update={
                "parameters": tuple(
                    p.model_copy(update={"default": str(wanted), "maximum": str(max(wanted, int(p.maximum or "0")))})
                    if p.name == "page_size"
                    else p
                    for p in endpoint.parameters
                )
            }
        )

    return api.model_copy(update={"endpoints": tuple(resized(e) for e in api.endpoints)}), ""
