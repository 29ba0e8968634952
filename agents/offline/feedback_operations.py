"""Feedback on the API that tells what somebody can do: read as a story would be, and added as endpoints.

`Reviewers can send back a sample` and `add an endpoint to cancel a booking` say it without a path.
"""

import re

from agents.offline.act_endpoints import act_endpoint
from agents.offline.domain import USERS, Act, Domain, Thing
from agents.offline.endpoints import Board, Draft, finished
from agents.offline.feedback import Outcome
from agents.offline.feedback_notes import read_notes
from agents.offline.inflection import singular
from plan.api import Api, Permission, Schema
from plan.database import Database
from plan.requirements import Role

_WANTED = re.compile(
    r"(?i)^(?:(?:add|create|introduce|expose|we\s+(?:also\s+)?need|there\s+(?:must|should)\s+be|there\s+is\s+no)\s+)"
    r"(?:an?\s+)?(?:new\s+)?(?:endpoint|operation|call|way)?\s*(?:to|for|that lets us)\s+"
    r"(?P<want>[^\W\d_].{3,160})$"
)
_CAN = re.compile(
    r"(?i)^(?:an?\s+|the\s+|every\s+|each\s+|all\s+)?(?P<who>[^\W\d_][\w -]{1,40}?)\s+"
    r"(?:(?:must|should|shall)\s+be\s+able\s+to|(?:can|may)(?:\s+also)?|(?:need|want)s?\s+to)\s+(?P<want>[^\W\d_].{3,160})$"
)
_MISSING = re.compile(
    r"(?i)^(?:an?\s+|the\s+)?(?:endpoint|operation|call)\s+(?:to|for)\s+(?P<want>.{4,160}?)\s+is\s+missing$"
)


def told(api: Api, request: str, domain: Domain, database: Database, available: dict[str, Schema]) -> Outcome[Api]:
    """Return the API with the endpoints by which somebody does what a sentence tells; None where it tells of none."""
    match = _WANTED.match(request) or _MISSING.match(request)
    role: Role | None = None
    if match is None:
        match = _CAN.match(request)
        role = _role(domain, match["who"]) if match is not None else None
        if role is None:
            return None, ""
    assert match is not None
    read = _read(match["want"], role, domain, database)
    if read is None:
        return None, ""
    board = Board(read, database)
    there = {(e.method, re.sub(r"\{[^}]*\}", "{}", e.path)) for e in api.endpoints}
    ids = {e.id for e in api.endpoints}
    acts = [act for act in read.acts if act.thing]
    drafts = [draft for act in acts if (draft := _draft(board, act)) is not None]
    new = [d for d in drafts if (d.method, re.sub(r"\{[^}]*\}", "{}", d.path)) not in there and d.id not in ids]
    if not new:
        allowed = _allowed(api, drafts, role)
        return (allowed, "") if allowed is not None else (None, "There is such an endpoint already." if drafts else "")
    for draft in new:
        api = _added(api, _finished_for(board, draft, domain, role, available), board, role, available)
    return api, ""


def _allowed(api: Api, drafts: list[Draft], role: Role | None) -> Api | None:
    """The API with a role's right to what is there already; None where it has it."""
    wanted = {(d.method, re.sub(r"\{[^}]*\}", "{}", d.path)) for d in drafts}
    named = {e.permission for e in api.endpoints if (e.method, re.sub(r"\{[^}]*\}", "{}", e.path)) in wanted}
    if role is None or all(role.name in p.roles for p in api.permissions if p.name in named):
        return None
    return api.model_copy(
        update={
            "permissions": tuple(
                p.model_copy(update={"roles": (*p.roles, role.name)})
                if p.name in named and role.name not in p.roles
                else p
                for p in api.permissions
            )
        }
    )


def _role(domain: Domain, who: str) -> Role | None:
    wanted = " ".join(singular(word) for word in who.lower().split())
    known = {" ".join(singular(word) for word in role.name.lower().split()): role for role in domain.roles}
    return known.get(wanted)


def _read(want: str, role: Role | None, domain: Domain, database: Database) -> Domain | None:
    names = [singular(table.name).replace("_", " ") for table in database.tables if table.name not in _INNER]
    who = role.name if role is not None else "user"
    return read_notes(who, want.strip().rstrip("."), names, "name")


_INNER = frozenset(("users", "roles", "user_roles", "sessions", "sign_in_links", "password_resets", "invitations"))


def _draft(board: Board, act: Act) -> Draft | None:
    thing = board.domain.thing(act.thing)
    if act.thing == USERS or thing is None or _unknown(board, thing):
        return None
    table = board.table(thing)
    return act_endpoint(board, act, thing, table) if table is not None else None


def _unknown(board: Board, thing: Thing) -> bool:
    return thing.table not in board.tables


def _finished_for(board: Board, draft: Draft, domain: Domain, role: Role | None, available: dict[str, Schema]) -> Draft:
    known = {**available, **board.schemas}
    if draft.request and not (draft.request in known and known[draft.request].fields):
        draft.request = ""
    asked = next((a.story for a in domain.acts if draft.tables and _same(domain, a, draft.tables[0])), "")
    story = asked or (domain.stories[0].id if domain.stories else "")
    draft.stories = [story] if story else []
    draft.roles = [r.id for r in board.domain.roles if role is not None and r.name.lower() == role.name.lower()]
    return draft


def _same(domain: Domain, act: Act, table: str) -> bool:
    thing = domain.thing(act.thing)
    return thing is not None and thing.table == table


def _added(api: Api, draft: Draft, board: Board, role: Role | None, available: dict[str, Schema]) -> Api:
    endpoint = finished(board, draft)
    tag = next((e.tag for e in api.endpoints if e.tag.lower() == draft.tag.lower()), draft.tag)
    endpoint = endpoint.model_copy(update={"tag": tag})
    permissions = api.permissions
    names = tuple(dict.fromkeys(r for p in permissions for r in p.roles))
    roles = (role.name,) if role is not None else names
    known = next((p for p in permissions if p.name == endpoint.permission), None)
    if known is not None:
        more = tuple(dict.fromkeys((*known.roles, *roles))) if role is not None else known.roles
        permissions = tuple(p.model_copy(update={"roles": more}) if p is known else p for p in permissions)
    elif endpoint.permission:
        added = Permission(name=endpoint.permission, description=f"{endpoint.summary}.", roles=roles)
        permissions = (*permissions, added)
    place = max((i for i, e in enumerate(api.endpoints) if e.tag == tag), default=len(api.endpoints) - 1) + 1
    endpoints = (*api.endpoints[:place], endpoint, *api.endpoints[place:])
    there = {s.name for s in api.schemas}
    schemas = (*api.schemas, *(s for name, s in {**available, **board.schemas}.items() if name not in there))
    return api.model_copy(update={"endpoints": endpoints, "permissions": permissions, "schemas": schemas})
