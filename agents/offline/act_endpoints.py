"""The endpoint of an act on a thing: list, read, create, change, delete, move on, export."""

from collections.abc import Callable
from dataclasses import dataclass

from agents.offline.domain import Act, ActKind, Domain, Thing
from agents.offline.endpoints import PAGING, Board, Draft, one_id, parameter, plural_path
from agents.offline.inflection import identifier, slug
from agents.offline.lexicon import words
from agents.offline.schemas import type_name
from plan.api import Method, Parameter
from plan.database import Table

_SEARCHING = words("search find filter query buscar filtrar")
_RESCHEDULING = words("reschedule reprogramar extend")
_ASSIGNING = words("assign asignar")


@dataclass(frozen=True, slots=True)
class _Site:
    """An act, what it is done to, and where."""

    board: Board
    act: Act
    thing: Thing
    table: Table

    @property
    def name(self) -> str:
        return type_name(self.table.name)

    @property
    def base(self) -> str:
        return f"/{plural_path(self.table.name)}"

    @property
    def single(self) -> str:
        return f"{self.base}/{{{one_id(self.table.name)}}}"

    @property
    def many(self) -> str:
        return self.table.name.replace("_", " ")

    def draft(self, ident: str, method: Method, path: str, summary: str, action: str = "") -> Draft:
        resource = plural_path(self.table.name)
        tag = self.many.capitalize()
        return Draft(
            f"{resource}-{ident}", method, path, summary, tag, action or ident, resource, tables=(self.table.name,)
        )


def act_endpoint(board: Board, act: Act, thing: Thing, table: Table) -> Draft | None:
    """Return the endpoint of an act on a thing, or None when it needs none."""
    build = _BUILDERS.get(act.kind)
    return build(_Site(board, act, thing, table)) if build is not None else None


def _list(site: _Site) -> Draft:
    draft = site.draft("list", "GET", site.base, f"List {site.many}, a page at a time", "read")
    draft.body, draft.said = f"{site.name}Page", f"One page of {site.many}."
    draft.query = (*PAGING, *filters(site.board.domain, site.act, site.thing, site.table))
    return draft


def _read(site: _Site) -> Draft:
    draft = site.draft("read", "GET", site.single, f"Get one {site.thing.key}")
    draft.body, draft.said = site.name, f"The {site.thing.key}."
    return draft


def _create(site: _Site) -> Draft:
    summary = f"{site.act.verb.capitalize()}: create a {site.thing.key}"
    draft = site.draft("create", "POST", site.base, summary)
    draft.request, draft.status, draft.body = f"{site.name}Create", 201, site.name
    draft.said, draft.conflicts = f"The new {site.thing.key}.", taken(site.table)
    return draft


def _update(site: _Site) -> Draft:
    draft = site.draft("update", "PATCH", site.single, f"Change a {site.thing.key}")
    draft.request, draft.body = f"{site.name}Update", site.name
    draft.said, draft.conflicts = f"The {site.thing.key} as it is now.", taken(site.table)
    return draft


def _delete(site: _Site) -> Draft:
    used = any(
        c.references.table == site.table.name and c.references.on_delete in {"restrict", "no action"}
        for t in site.board.tables.values()
        for c in t.columns
    )
    draft = site.draft("delete", "DELETE", site.single, f"Delete a {site.thing.key}")
    draft.status, draft.said = 204, f"The {site.thing.key} is gone."
    if used:
        code = f"{identifier(site.thing.key).upper()}_IN_USE"
        draft.conflicts = ((code, f"Something else still needs the {site.thing.key}."),)
    return draft


def _transition(site: _Site) -> Draft:
    action = slug(site.act.verb, 30) or "change"
    summary = f"{site.act.verb.capitalize()} a {site.thing.key}"
    draft = site.draft(action, "POST", f"{site.single}/{action}", summary)
    names = {c.name for c in site.table.columns}
    if action in _RESCHEDULING and names & {"starts_at", "due_at"}:
        draft.request = f"{site.name}Reschedule"
    if action in _ASSIGNING and "assignee_id" in names:
        draft.request = f"{site.name}Assign"
    draft.body, draft.said = site.name, f"The {site.thing.key} as it is now."
    code = f"{identifier(site.thing.key).upper()}_STATE"
    draft.conflicts = ((code, f"The {site.thing.key} is in a state that does not allow it."),)
    return draft


def _export(site: _Site) -> Draft:
    draft = site.draft("export", "GET", f"{site.base}/export", f"Export {site.many} as a file")
    draft.body, draft.said, draft.rate_limit = "ExportFile", "The file.", "10 requests/hour"
    draft.query = filters(site.board.domain, site.act, site.thing, site.table)
    return draft


def _download(site: _Site) -> Draft:
    summary = f"Download a {site.thing.key} as a file"
    draft = site.draft("download", "GET", f"{site.single}/download", summary, "read")
    draft.body, draft.said = "ExportFile", "The file."
    return draft


_BUILDERS: dict[ActKind, Callable[[_Site], Draft]] = {
    "list": _list,
    "read": _read,
    "create": _create,
    "update": _update,
    "delete": _delete,
    "transition": _transition,
    "export": _export,
    "download": _download,
}


def taken(table: Table) -> tuple[tuple[str, str], ...]:
    """Return the conflicts with another row that a table's unique columns can have."""
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
