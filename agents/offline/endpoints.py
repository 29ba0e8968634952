"""One endpoint for each thing that the stories ask for, and none besides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from agents.offline.domain import Domain, Thing
from agents.offline.examples import typed
from agents.offline.inflection import singular, singular_words
from agents.offline.people import is_visitor
from plan.api import Endpoint, ErrorResponse, Method, Parameter, Response, Schema
from plan.database import Database, Table
from plan.questions.document import article
from plan.reading.words.states import states_in

_OF_IT = re.compile(r"^(?:[^\W\d_]+\s+){1,4}(?:is|are|can\s+be)\s+")
"""What stands before the states of a thing, one of which may well be `rejected`."""
_REFUSED = re.compile(
    r"(?i)\b(?:refused?|rejected|can't|cannot|can not|must not|may not|not allowed|never|not possible|"
    r"at most|already|twice|no more "
    r"than|impossible|conflict|fails?)\b"
)
_OWN = re.compile(r"(?i)\b(?:own|owner|creator|another's|others'|himself|herself|themselves|eigene\w*|propi[oa]s?)\b")


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
    refuses: str = ""
    """What is wrong with a credential that the request itself carries, where it is not taken."""
    tables: tuple[str, ...] = ()
    rate_limit: str = ""
    public: bool = False
    open_to_all: bool = False
    """Whether every signed-in caller may use it."""
    written: bool = False
    """Whether the document writes it out."""
    own: bool = False
    """Whether a caller may do it to what is its own only."""
    owners: list[str] = field(default_factory=list)
    """Ids of the roles that see and touch what is their own only, where an answer says so."""
    machine: str = ""
    """Name of the machine that calls it with a key of its own; empty for people."""
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
        self.stories = {story.id: story for story in domain.stories}
        self.schemas: dict[str, Schema] = {}
        """Bodies that one endpoint alone needs, by name."""
        self.owning = tuple(
            frozenset(stem(w) for w in re.findall(r"[^\W\d_]+", rule.text.lower()))
            for rule in domain.requirements.rules
            if _OWN.search(rule.text)
        )
        self.visitors = {role.id for role in domain.requirements.roles if is_visitor(role)}

    def text(self, story: str) -> str:
        """Return everything that a story says; empty for one that is not there."""
        found = self.stories.get(story)
        return ". ".join((found.title, found.want, *found.acceptance)) if found else ""

    def known_machine(self, name: str) -> bool:
        """Whether a machine is one of the document's roles, so that a permission can name it."""
        return any(role.name.lower() == name.lower() for role in self.domain.requirements.roles)

    def refusal(self, story: str) -> str:
        """Return the criterion by which what a story asks for may be refused; empty if none says so."""
        found = self.stories.get(story)
        said = found.acceptance if found else ()
        return next(
            (text.strip() for text in said if _REFUSED.search(text) and not states_in(_OF_IT.sub("", text))), ""
        )

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
        known.query = tuple({p.name: p for p in (*known.query, *draft.query)}.values())
        known.request = known.request or draft.request
        codes = {code for code, _ in known.conflicts}
        known.conflicts = (*known.conflicts, *(one for one in draft.conflicts if one[0] not in codes))
        known.own = known.own and draft.own
        known.stories += [s for s in dict.fromkeys(stories) if s and s not in known.stories]
        for role in roles:
            if role in self.visitors and draft.method == "GET":
                known.public = True
            elif role and role not in known.roles:
                known.roles.append(role)
        return known


def stem(word: str) -> str:
    """Return a word without its ending, so that `cancelled` and `cancel` are one."""
    one = singular(word)
    return (
        re.sub(r"(?:ling|led|ting|ted|ning|ned|ing|ed|al|ation|e)$", "", one) if len(one) > 5 else one.removesuffix("e")
    )


_DOING = {
    "update": ("change", "edit", "update", "modify"),
    "delete": ("delete", "remove"),
    "read": ("see", "view", "read"),
}


def kept_to_owners(board: Board, draft: Draft) -> bool:
    """Whether a rule lets callers do this to their own only: `members only see and cancel their own bookings`."""
    if not board.owning or not draft.tables:
        return False
    head = stem(draft.tables[0].rpartition("_")[2])
    verbs = {stem(word) for word in _DOING.get(draft.action, draft.action.split("-"))}
    return any(head in said and verbs & said for said in board.owning)


def plural_path(table: str) -> str:
    """Return the path segment of a table."""
    return table.replace("_", "-")


@lru_cache(maxsize=20_000)
def one_id(table: str) -> str:
    """Return the name of the path parameter for one row."""
    return "_".join(singular_words(tuple(table.split("_")))) + "_id"


def path_parameters(path: str, tables: Iterable[Table]) -> tuple[Parameter, ...]:
    """Return the parameters that a path declares in braces, with the types of the keys that they are."""
    known = {one_id(t.name): t for t in tables}
    found = []
    for name in dict.fromkeys(re.findall(r"\{([^}]+)\}", path)):
        table = known.get(name)
        key = next((c for c in table.columns if table.primary_key == (c.name,)), None) if table is not None else None
        if key is not None and table is not None:
            kind, fmt, _ = typed(key, ())
            what = singular(table.name.rpartition("_")[2])
            found.append(parameter(name, "path", f"Id of the {what}.", kind=kind, fmt=fmt, required=True))
        else:
            what = name.removesuffix("_id").replace("_", " ")
            fmt = "uuid" if name.endswith("_id") else ""
            found.append(parameter(name, "path", f"The {what}.", fmt=fmt, required=True))
    return tuple(found)


def finished(board: Board, draft: Draft) -> Endpoint:
    """Return the endpoint with its parameters, permission and errors."""
    domain = board.domain
    place = path_parameters(draft.path, board.tables.values())
    authenticated = not draft.public
    roles = [role.name for role in domain.roles if role.id in draft.roles] or [role.name for role in domain.roles]
    people = domain.signs_in and roles and not draft.open_to_all
    permission = (
        f"{draft.resource}.{draft.action}"
        if authenticated and (board.known_machine(draft.machine) if draft.machine else people)
        else ""
    )
    some = [role.name.lower() for role in domain.roles if role.id in draft.owners] if permission else []
    all_own = draft.own or kept_to_owners(board, draft) or len(some) == len(roles)
    own = permission and not draft.machine and place and (all_own or some)
    errors: list[tuple[int, str, str]] = []
    if draft.request or draft.query:
        errors.append((400, "VALIDATION_ERROR", "A field or parameter is missing or malformed."))
    if authenticated:
        errors.append((401, "UNAUTHENTICATED", "The credential is missing or expired."))
    elif draft.refuses:
        errors.append((401, "CREDENTIAL_REFUSED", draft.refuses))
    if permission:
        whose = ", or it is not the caller's own" if own else ""
        whose += f" (of {' or '.join(map(article, some))})" if own and not all_own else ""
        errors.append((403, "FORBIDDEN", f"The caller's role does not allow it{whose}."))
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
        parameters=(*place, *{p.name: p for p in draft.query}.values()),
        request=draft.request,
        responses=(Response(status=draft.status, description=_said(draft, some), body=draft.body),),
        errors=tuple(ErrorResponse(status=s, code=c, description=d) for s, c, d in errors),
        rate_limit=draft.rate_limit,
        stories=tuple(draft.stories),
        tables=draft.tables,
    )


def _said(draft: Draft, owners: list[str]) -> str:
    """What an answer holds; whose rows a list shows to those who see their own only."""
    if draft.method != "GET" or not owners or "{" in draft.path:
        return draft.said
    return f"{draft.said} To {' or '.join(map(article, owners))}, only their own."
