"""Feedback that tells of things rather than asks for a change: read as a document would be, and put into the tables.

`A piece belongs to a member and has a status drying, glazed or fired` says the same in either place.
"""

import re

from agents.offline.accounts import table as new_table
from agents.offline.columns import Shape, key_column, stamps, thing_shape
from agents.offline.domain import Domain, Thing
from agents.offline.feedback import Outcome
from agents.offline.feedback_notes import read_notes
from agents.offline.feedback_sentences import subject_of
from agents.offline.feedback_tables import find_table, person, pointing, with_table
from agents.offline.inflection import identifier, singular
from agents.offline.rebuilding import rebuilt
from plan.database import Check, Column, Database, Entity, Table

_STATUS = re.compile(
    r"(?i)\b(?:an?\s+|the\s+|one\s+of\s+the\s+)?(?P<word>status|state)(?:es|s)?\s*(?::|\bof\b|\bis one of\b)?\s+"
    r"(?P<values>[^\W\d_][\w -]*(?:,\s*[^\W\d_][\w -]*)*,?\s+(?:or|and)\s+[^\W\d_][\w -]*)"
)
_ALLOWED = re.compile(r"(?i)^\(?(\w+) IN \(")
_WORD = re.compile(r"[^\W\d_]+")
_PLACEHOLDER = "created at"


def told(draft: Database, request: str, domain: Domain) -> Outcome[Database]:
    """Return the draft with what a sentence tells of things; None where it tells of none, or of nothing new."""
    read = _read(draft, request, domain)
    if read is None:
        return None, ""
    changed = draft
    for thing in _spoken_of(read, request):
        changed = _with_thing(changed, read, thing, domain, request)
    if changed.tables != draft.tables:
        return changed, ""
    return None, ""


def _read(draft: Database, request: str, domain: Domain) -> Domain | None:
    about = subject_of(request)
    itself = find_table(draft, about) if about else None
    known = [singular(table.name).replace("_", " ") for table in draft.tables if table is not itself]
    known += [role.name.lower() for role in domain.roles]
    sentence = _STATUS.sub(_listed, request.strip().rstrip(".").replace("_", " "))
    return read_notes("user", "see the overview", known, _PLACEHOLDER, sentence)


def _listed(match: re.Match[str]) -> str:
    values = re.sub(r",?\s+(?:or|and)\s+", ", ", match["values"])
    return f"a {match['word']} ({values})"


def _spoken_of(read: Domain, request: str) -> list[Thing]:
    said = {singular(word) for word in _WORD.findall(request.lower().replace("_", " "))}
    return [thing for thing in read.things if {singular(word) for word in thing.key.split()} <= said]


def _with_thing(draft: Database, read: Domain, thing: Thing, domain: Domain, request: str) -> Database:
    shape = thing_shape(read, thing)
    known = find_table(draft, thing.key)
    given = {identifier(wording.text.partition("(")[0]) for wording in thing.fields}
    if known is None:
        if not given and not any(c.references.table for c in shape.columns):
            return draft
        return _made(draft, thing, shape, domain)
    skipped = {"id", "created_at", "updated_at", *(("name",) if not re.search(r"(?i)\bname\b", request) else ())}
    mine = [c for c in shape.columns if c.name not in skipped and (c.references.table or _said(c, given))]
    columns = {c.name: c for c in known.columns}
    checks = {_about(c) or c.name: c for c in known.checks}
    for column in mine:
        placed = _placed(draft, column, domain)
        if placed is None or (placed.references.table and _points_there(known, placed)):
            continue
        optional = not placed.nullable and not placed.default and not placed.references.table
        columns.setdefault(column.name, placed.model_copy(update={"nullable": True}) if optional else placed)
        for check in shape.checks:
            if _about(check) == column.name:
                checks[column.name] = check
                columns[column.name] = columns[column.name].model_copy(update={"default": column.default})
    last = [columns.pop(name) for name in ("created_at", "updated_at") if name in columns]
    changed = known.model_copy(update={"columns": (*columns.values(), *last), "checks": tuple(checks.values())})
    return with_table(draft, changed) if changed != known else draft


def _said(column: Column, given: set[str]) -> bool:
    """Whether a column is of the sentence, and not of what a thing of this kind usually has."""
    return column.name in given or any(name and name in column.name for name in given) or column.name == "status"


def _points_there(item: Table, column: Column) -> bool:
    return any(c.references.table == column.references.table and c.name == column.name for c in item.columns)


def _made(draft: Database, thing: Thing, shape: Shape, domain: Domain) -> Database:
    columns: dict[str, Column] = {"id": key_column()}
    for column in shape.columns:
        placed = _placed(draft, column, domain)
        if placed is not None and column.name != "id":
            columns.setdefault(column.name, placed)
    last = [columns.pop(stamp.name, stamp) for stamp in stamps()]
    label = " ".join(part.capitalize() for part in thing.key.split())
    described = f"{label}: asked for by feedback."
    item = new_table(thing.table, described, (*columns.values(), *last), checks=shape.checks)
    entity = Entity(name=label, description="Asked for by feedback.", table=thing.table)
    return rebuilt(draft.model_copy(update={"entities": (*draft.entities, entity)}), (*draft.tables, item))


def _placed(draft: Database, column: Column, domain: Domain) -> Column | None:
    """The column with a key that fits the table it points to; None where there is no such table."""
    target = column.references.table
    described = re.sub(r"; feedback line \d+\.$", "; asked for by feedback.", column.description)
    if not target:
        return column.model_copy(update={"description": described})
    found = find_table(draft, target.replace("_", " ")) or person(draft, target.replace("_", " "), domain)
    key = next((c for c in found.columns if found.primary_key == (c.name,)), None) if found is not None else None
    if found is None or key is None:
        return None
    return pointing(column.name, found, key, required=not column.nullable, action=column.references.on_delete)


def _about(check: Check) -> str:
    """The column of which a check names the only values."""
    match = _ALLOWED.match(check.expression)
    return match.group(1) if match else ""
