"""The endpoint of an act on a thing: list, read, create, change, delete, move on, export."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from agents.offline import asked
from agents.offline.domain import Act, ActKind, Thing
from agents.offline.endpoints import PAGING, Board, Draft, one_id, plural_path
from agents.offline.examples import column_field, field, schema
from agents.offline.filters import filters
from agents.offline.inflection import identifier, pascal, slug
from agents.offline.lexicon import words
from agents.offline.schemas import type_name
from plan.api import Method, SchemaField
from plan.database import Table
from plan.questions.document import article

_WEAK = words("take put set make get give mark turn bring")
_CONDITION = re.compile(
    r"(?i)\b(?:still|not yet|isn't|is not|only (?:if|when|while|as long)|unless|before|as long as|no "
    r"longer|until|hasn't)\b"
)
_FILES = words("csv excel xlsx spreadsheet file json xml datei archivo fichier")
_MANAGING = words("manage maintain administer administrate handle organise organize keep have create look_after")
_MAKING = words("add record enter register make write draft submit upload open define note log")
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
    draft = build(_Site(board, act, thing, table)) if build is not None else None
    if draft is not None:
        draft.own = act.own and draft.method != "GET"
    return draft


def _list(site: _Site) -> Draft:
    draft = site.draft("list", "GET", site.base, f"List {site.many}, a page at a time", "read")
    draft.body, draft.said = f"{site.name}Page", f"One page of {site.many}."
    draft.query = (*PAGING, *filters(site.board, site.act, site.thing, site.table))
    return draft


def _read(site: _Site) -> Draft:
    draft = site.draft("read", "GET", site.single, f"Get one {site.thing.key}")
    draft.body, draft.said = site.name, f"The {site.thing.key}."
    return draft


def _create(site: _Site) -> Draft:
    text = site.board.text(site.act.story)
    if site.act.verb in {"import", "load", "importar", "importieren", "importer"} and _named(text, _FILES):
        return _import(site)
    if asked.bulk(text):
        return _batch(site)
    summary = _making(site.act.verb, site.thing.key)
    draft = site.draft("create", "POST", site.base, summary)
    draft.request, draft.status, draft.body = f"{site.name}Create", 201, site.name
    draft.said, draft.conflicts = f"The new {site.thing.key}.", taken(site.table)
    refused = site.board.refusal(site.act.story)
    if refused and not draft.conflicts:
        code = f"{identifier(site.thing.key).upper()}_REFUSED"
        draft.conflicts = ((code, refused),)
    return draft


def _making(verb: str, what: str) -> str:
    """`Add a title`; `Check out: create a loan`, where the verb is done to something else."""
    if verb in _MANAGING or verb == what.rsplit(maxsplit=1)[-1]:
        return f"Create {article(what)}"
    return f"{verb.capitalize()} {article(what)}" if verb in _MAKING else f"{verb.capitalize()}: create {article(what)}"


def _named(text: str, wanted: frozenset[str]) -> bool:
    return bool(set(re.findall(r"[^\W\d_]+", text.lower())) & wanted)


def _import(site: _Site) -> Draft:
    """A file is taken in at once, and its rows are read in the background."""
    site.board.schemas["ImportFile"] = schema(
        "ImportFile",
        "A file to take in.",
        field("filename", "string", "Its name.", '"rates.csv"'),
        field("content", "string", "The file, base64, at most 5 MB.", '"Y3VycmVuY3kscmF0ZQo="', fmt="byte"),
    )
    site.board.schemas["ImportResult"] = schema(
        "ImportResult",
        "What became of a file.",
        field("accepted", "integer", "Rows that were taken in.", "41"),
        field("rejected", "array", "Rows that were not, and why.", items="ErrorDetail"),
    )
    draft = site.draft("import", "POST", f"{site.base}/import", f"Import {site.many} from a file")
    draft.request, draft.status, draft.body = "ImportFile", 200, "ImportResult"
    draft.said, draft.rate_limit = "What was taken in, and which rows were not and why.", "10 requests/hour"
    return draft


def _batch(site: _Site) -> Draft:
    """Several at once, all or none."""
    name = f"{site.name}Batch"
    items = site.table.name
    site.board.schemas[name] = schema(
        name, f"Several {site.many} at once.", field(items, "array", f"The {site.many}.", items=f"{site.name}Create")
    )
    result = f"{name}Result"
    site.board.schemas[result] = schema(
        result, f"The {site.many} that were made.", field(items, "array", f"The {site.many}.", items=site.name)
    )
    draft = site.draft(
        "create-batch", "POST", f"{site.base}/batch", f"Create several {site.many}: all or none", "create-batch"
    )
    draft.request, draft.status, draft.body = name, 201, result
    draft.said, draft.conflicts = f"All the new {site.many}.", taken(site.table) or _clash(site)
    return draft


def _clash(site: _Site) -> tuple[tuple[str, str], ...]:
    code = f"{identifier(site.thing.key).upper()}_CONFLICT"
    return ((code, f"One of the {site.many} cannot be made, so none is."),)


def _update(site: _Site) -> Draft:
    draft = site.draft("update", "PATCH", site.single, f"Change {article(site.thing.key)}")
    draft.request, draft.body = f"{site.name}Update", site.name
    draft.said, draft.conflicts = f"The {site.thing.key} as it is now.", taken(site.table)
    return draft


def _delete(site: _Site) -> Draft:
    used = any(
        c.references.table == site.table.name and c.references.on_delete in {"restrict", "no action"}
        for t in site.board.tables.values()
        for c in t.columns
    )
    draft = site.draft("delete", "DELETE", site.single, f"Delete {article(site.thing.key)}")
    draft.status, draft.said = 204, f"The {site.thing.key} is gone."
    if _CONDITION.search(site.board.text(site.act.story)):
        draft.conflicts = _wrong_state(site)
    if used:
        code = f"{identifier(site.thing.key).upper()}_IN_USE"
        draft.conflicts += ((code, f"Something else still needs the {site.thing.key}."),)
    return draft


def _transition(site: _Site) -> Draft:
    text = site.board.text(site.act.story)
    action = slug(_phrase(site.act.verb, text), 30) or "change"
    spoken = action.replace("-", " ")
    if asked.bulk(text):
        return _transition_of_many(site, action)
    summary = (
        f"{spoken.capitalize()}: {article(site.thing.key)}"
        if spoken.count(" ")
        else f"{spoken.capitalize()} {article(site.thing.key)}"
    )
    draft = site.draft(action, "POST", f"{site.single}/{action}", summary)
    names = {c.name for c in site.table.columns}
    if action in _RESCHEDULING and names & {"starts_at", "due_at"}:
        draft.request = f"{site.name}Reschedule"
    elif action in _ASSIGNING and "assignee_id" in names:
        draft.request = f"{site.name}Assign"
    else:
        draft.request = _sent(site, action)
    draft.body, draft.said = site.name, f"The {site.thing.key} as it is now."
    draft.conflicts = _wrong_state(site)
    return draft


def _wrong_state(site: _Site) -> tuple[tuple[str, str], ...]:
    code = f"{identifier(site.thing.key).upper()}_STATE"
    return ((code, f"The {site.thing.key} is in a state that does not allow it."),)


def _phrase(verb: str, text: str) -> str:
    """The action in full where its verb says little: `take … out of service`."""
    if verb not in _WEAK:
        return verb
    match = re.search(
        rf"(?i)\b{verb}\b[^.,;]*?\b((?:out|back|away|off|on|up|down|aside|live)\b(?: of [^\W\d_]+)?)", text
    )
    return f"{verb} {match.group(1).lower()}" if match else verb


def _transition_of_many(site: _Site, action: str) -> Draft:
    site.board.schemas["Ids"] = schema(
        "Ids",
        "Which ones.",
        field("ids", "array", "Their ids, 1,000 at most.", '["550e8400-e29b-41d4-a716-446655440000"]', items="string"),
    )
    site.board.schemas["BulkResult"] = schema(
        "BulkResult",
        "What became of each.",
        field("changed", "integer", "How many were changed.", "41"),
        field("rejected", "array", "Those that were not, and why.", items="ErrorDetail"),
    )
    spoken = action.replace("-", " ")
    draft = site.draft(
        f"{action}-many", "POST", f"{site.base}/{action}", f"{spoken.capitalize()}: many {site.many} at once", action
    )
    draft.request, draft.body, draft.said = "Ids", "BulkResult", "How many were changed, and which were not and why."
    return draft


def _sent(site: _Site, action: str) -> str:
    """Return the name of the body that holds what the story sends along, or an empty string."""
    story = site.board.stories.get(site.act.story)
    names = asked.sent_along(f"{story.want or story.title}. {'. '.join(story.acceptance)}") if story else ()
    if not names:
        return ""
    columns = {c.name: c for c in site.table.columns}
    fields: list[SchemaField] = []
    for name in names:
        column = columns.get(name) or columns.get(f"{name}_text")
        if column is not None:
            fields.append(column_field(site.table, column, required=True, nullable=False))
        else:
            note = f"The {name.replace('_', ' ')}; kept with the {site.thing.key}."
            fields.append(field(name, "string", note, f'"{name.replace("_", " ").capitalize()}"'))
    called = f"{site.name}{pascal(action.replace('-', '_'))}"
    site.board.schemas[called] = schema(
        called, f"What is sent along to {action.replace('-', ' ')} {article(site.thing.key)}.", *fields
    )
    return called


def _export(site: _Site) -> Draft:
    draft = site.draft("export", "GET", f"{site.base}/export", f"Export {site.many} as a file")
    draft.body, draft.said, draft.rate_limit = "ExportFile", "The file.", "10 requests/hour"
    draft.query = filters(site.board, site.act, site.thing, site.table)
    return draft


def _download(site: _Site) -> Draft:
    summary = f"Download {article(site.thing.key)} as a file"
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
    """Return the conflicts with another row that a table's unique columns, or its time, can have."""
    single = [c.name for c in table.columns if c.unique and c.name != "user_id"]
    groups = [*((name,) for name in single), *table.unique]
    found = [
        (f"{'_'.join(group).upper()}_TAKEN", f"Another one has the same {' and '.join(group).replace('_', ' ')}.")
        for group in groups
    ]
    return (*_times_taken(table), *found[:3])


def _times_taken(table: Table) -> tuple[tuple[str, str], ...]:
    """The conflicts with a row that overlaps, each with a code of its own where there are several."""
    several = len(table.exclusions) > 1
    found = []
    for one in table.exclusions:
        whose = [name.removesuffix("_id") for name in one.columns]
        code = "_".join((*whose, "TIME_TAKEN")).upper() if several else "TIME_TAKEN"
        same = f" for the same {' and '.join(whose)}".replace("_", " ") if whose else ""
        found.append((code[:60], f"Another one{same} overlaps this time."))
    return tuple(found)
