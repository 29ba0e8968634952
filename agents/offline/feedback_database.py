"""Requests about the database: tables, columns, keys, soft deletion, audit."""

import re
from collections.abc import Callable

from agents.offline.apart_in_time import kept_apart, people_tables
from agents.offline.domain import Domain
from agents.offline.exclusion_columns import without_columns
from agents.offline.feedback import Outcome, Revised, carry_out, first, listed
from agents.offline.feedback_adding import add_columns, add_missing, add_table
from agents.offline.feedback_deletion import soft_deletion, tables_in
from agents.offline.feedback_reading import told
from agents.offline.feedback_renaming import rename
from agents.offline.feedback_sentences import ELSEWHERE, LOOKED_UP, MISSING, NEVER_GONE, TELLS, parted
from agents.offline.feedback_tables import (
    audit_log,
    belonging,
    find_table,
    index_on,
    only_table_with,
    split_column,
    with_table,
)
from agents.offline.inflection import column_name, identifier
from agents.offline.keys import rekeyed
from agents.offline.rebuilding import new_index, rebuilt
from plan.database import (
    Database,
    Table,
)

_NAME = r"[`'\"]?([\w .-]+?)[`'\"]?"
_OTHER = re.compile(
    r"(?i)\buse\s+(mysql|mariadb|mongo\w*|oracle|sql server|mssql|dynamo\w*|cassandra|firestore|sqlite)\b"
)
_ADD_TABLE = re.compile(
    rf"(?i)^(?:add|create|we need|there should be|introduce)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:table|"
    rf"entity)\s+(?:called\s+|named\s+|for\s+)?{_NAME}(?:\s+(?:with|containing|having|that has|"
    rf":)\s*(?:the\s+)?(?:columns?|fields?)?\s*(.+))?$"
)
_ADD_TABLE_2 = re.compile(
    rf"(?i)^(?:add|create|introduce)\s+(?:an?\s+|the\s+)?{_NAME}\s+table(?:\s+(?:with|containing|having|"
    rf":)\s*(?:the\s+)?(?:columns?|fields?)?\s*(.+))?$"
)
_ADD_COLUMN = re.compile(
    rf"(?i)^(?:add|introduce)\s+(?:an?\s+|the\s+)?(?:new\s+)?(?:(?:columns?|fields?|"
    rf"attributes?)\s+)?(.+?)(?:\s+(?:columns?|fields?))?\s+(?:to|on|in)\s+(?:the\s+)?{_NAME}(?:\s+table)?$"
)
_BELONGS = re.compile(
    rf"(?i)^(?:(every|each|all)\s+|an?\s+|the\s+)?{_NAME}(?:\s+table)?\s+(must\s+|should\s+|can\s+|may\s+)?"
    rf"(?:belongs?\s+to|is\s+part\s+of|be\s+part\s+of|points?\s+to|references?)\s+{_NAME}(?:\s+table)?$"
)
_SPLIT = re.compile(
    rf"(?i)^split\s+(?:the\s+)?(?:column\s+|field\s+)?{_NAME}(?:\s+(?:of|in|on)\s+(?:the\s+)?{_NAME})?(?:\s+table)?\s+"
    r"(?:up\s+)?into\s+(.+)$"
)
_DROP_ANY = re.compile(rf"(?i)^(?:remove|drop|delete)\s+(?:the\s+)?(?:column|field)\s+{_NAME}$")
_INDEX_ANY = re.compile(r"(?i)\bindex\s+(?:on|for)\s+(?:the\s+)?[`'\"]?(\w+)[`'\"]?(?:\s+column)?$")
_NEEDS = re.compile(
    rf"(?i)^(?:the\s+|every\s+|each\s+|all\s+|an?\s+)?{_NAME}(?:\s+table)?\s+"
    r"(?:needs?|should have|must have|lacks?|is missing)\s+(?:an?\s+|"
    rf"the\s+)?(?:(?:column|field)\s+)?(.+)$"
)
_CARRIES = re.compile(
    rf"(?i)^(?:the\s+|every\s+|each\s+|all\s+|an?\s+)?{_NAME}\s+(?:(?:must|should|may|can)\s+)?carr(?:y|ies)\s+(.+)$"
)
_RENAME = re.compile(
    rf"(?i)^rename\s+(?:the\s+)?(?:table\s+|column\s+|field\s+)?{_NAME}\s+(?:to|into|as)\s+{_NAME}(?:\s+(?:in|"
    rf"on|of)\s+(?:the\s+)?{_NAME}(?:\s+table)?)?$"
)
_DROP_COLUMN = re.compile(
    rf"(?i)^(?:remove|drop|delete)\s+(?:the\s+)?(?:columns?\s+|fields?\s+)?{_NAME}(?:\s+(?:column|"
    rf"field))?\s+(?:from|in|of|on)\s+(?:the\s+)?{_NAME}(?:\s+table)?$"
)
_DROP_SEVERAL = re.compile(r"(?i)^(?:remove|drop|delete)\s+(?:the\s+)?tables\s+(.+?)$")
_DROP = re.compile(
    rf"(?i)^(?:remove|drop|delete)\s+(?:the\s+)?(?:table\s+|index\s+|entity\s+)?{_NAME}(?:\s+(?:table|index|entity))?$"
)
_KEYS = re.compile(
    r"(?i)\buse\s+(uuids?|bigints?|bigserial|integers?|serials?)\b.*\b(?:keys?|ids?|identifiers?)\b|\b(uuid|"
    r"bigint|integer|serial)\s+(?:primary\s+)?keys\b"
)
_SOFT_FOR = re.compile(r"(?i)^(.{3,120}?)\s*[:,–-]\s+soft[- ]?delet\w*\W*$")
_SOFT = re.compile(r"(?i)\bsoft[- ]?delet\w*(?:\s+(?:for\s+|on\s+|in\s+|of\s+|to\s+)?(?:the\s+)?([\w ,-]+?))?$")
_AUDIT = re.compile(r"(?i)\baudit(?:ing|[ -]?(?:log|trail|table))?s?\b")
_INDEX = re.compile(
    r"(?i)\bindex\s+(?:to|on|for)?\s*(?:the\s+)?[`'\"]?(\w+)\s*[.(]\s*(\w+)\)?[`'\"]?$|\bindex\s+(?:on|"
    r"for)\s+(?:the\s+)?(\w+)\s+(?:of|in|on)\s+(?:the\s+)?(\w+)(?:\s+table)?$"
)
_FLAG = re.compile(
    rf"(?i)^make\s+(?:the\s+)?{_NAME}(?:\s+(?:of|in|on)\s+(?:the\s+)?{_NAME}(?:\s+table)?)?\s+(unique|optional|"
    rf"nullable|required|mandatory)$"
)


def revised(draft: Database, feedback: str, domain: Domain) -> Revised[Database]:
    """Return the draft as the feedback asks, and what became of each request."""

    def understand(model: Database, request: str) -> Outcome[Database]:
        return _understand(model, request, domain)

    return carry_out(draft, feedback, understand, parted)


def _understand(draft: Database, request: str, domain: Domain) -> Outcome[Database]:
    if match := _OTHER.search(request):
        return None, f"The plan's SQL is PostgreSQL; {match.group(1)} cannot be drafted by the rules."
    if ELSEWHERE.search(request):
        return None, LOOKED_UP
    apart = kept_apart(draft.tables, [(frozenset(), request)], people_tables(domain))
    if apart != draft.tables:
        return rebuilt(draft, apart), ""
    changed, why = _asked(draft, request, domain)
    if changed is None and not why.startswith("There is such"):
        read, _ = told(draft, request, domain) if TELLS.search(request) else (None, "")
        return (read, "") if read is not None else (None, why)
    return changed, why


def _asked(draft: Database, request: str, domain: Domain) -> Outcome[Database]:
    handlers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Outcome[Database]]], ...] = (
        (NEVER_GONE, lambda m: soft_deletion(draft, m.group("what"), domain)),
        (_DROP_SEVERAL, lambda m: _drop_all(draft, listed(m.group(1)))),
        (MISSING, lambda m: add_missing(draft, m.group("what") or m.group("none"))),
        (_KEYS, lambda m: (_rekeyed(draft, (m.group(1) or m.group(2)).lower()), "")),
        (_SOFT_FOR, lambda m: soft_deletion(draft, tables_in(draft, m.group(1), domain), domain, m.group(1))),
        (_SOFT, lambda m: soft_deletion(draft, m.group(1) or "", domain)),
        (_INDEX, lambda m: _index(draft, m.group(1) or m.group(4), m.group(2) or m.group(3))),
        (_INDEX_ANY, lambda m: index_on(draft, m.group(1))),
        (_SPLIT, lambda m: split_column(draft, *_placed(m.group(1), m.group(2) or ""), listed(m.group(3)))),
        (_ADD_TABLE, lambda m: add_table(draft, m.group(1), m.group(2) or "")),
        (_ADD_TABLE_2, lambda m: add_table(draft, m.group(1), m.group(2) or "")),
        (_RENAME, lambda m: rename(draft, m.group(1), m.group(2), m.group(3) or "")),
        (_FLAG, lambda m: _flag(draft, m.group(1), m.group(2) or "", m.group(3).lower())),
        (_ADD_COLUMN, lambda m: add_columns(draft, m.group(2), m.group(1))),
        (_BELONGS, lambda m: _belonging(draft, m, domain)),
        (_CARRIES, lambda m: add_columns(draft, m.group(1), m.group(2), plain=True)),
        (_NEEDS, lambda m: add_columns(draft, m.group(1), m.group(2))),
        (_DROP_COLUMN, lambda m: _drop_column(draft, m.group(2), m.group(1))),
        (_DROP_ANY, lambda m: _drop_anywhere(draft, m.group(1))),
        (_DROP, lambda m: _drop(draft, m.group(1))),
        (_AUDIT, lambda _: audit_log(draft)),
    )
    return first(handlers, request)


def _belonging(draft: Database, match: re.Match[str], domain: Domain) -> Outcome[Database]:
    """Every one of several things that a table is to point to."""
    found, why = draft, ""
    done = False
    for target in listed(match.group(4)):
        changed, why = belonging(found, match.group(2), target, domain, required=_required(match))
        found, done = (changed, True) if changed is not None else (found, done)
    return (found, "") if done else (None, why)


def _drop_all(draft: Database, names: tuple[str, ...]) -> Outcome[Database]:
    """Drop several tables, or none: what is spelt wrong is not left half done."""
    for name in names:
        changed, why = _drop(draft, name)
        if changed is None:
            return None, why
        draft = changed
    return draft, ""


def _required(match: re.Match[str]) -> bool:
    return bool(match.group(1)) or (match.group(3) or "").strip().lower() not in {"can", "may"}


def _placed(name: str, within: str) -> tuple[str, str]:
    """The column and the table of `members.name`."""
    table, dot, field = name.partition(".")
    return (field, table) if dot else (name, within)


def _drop_anywhere(draft: Database, field: str) -> Outcome[Database]:
    if "." in field:
        return _drop_column(draft, field.partition(".")[0], field.partition(".")[2])
    item, why = only_table_with(draft, field)
    return _drop_column(draft, item.name, field) if item is not None else (None, why)


def _drop(draft: Database, name: str) -> Outcome[Database]:
    index = next((i for i in draft.indexes if i.name == identifier(name)), None)
    if index is not None:
        return rebuilt(draft, draft.tables, tuple(i for i in draft.indexes if i.name != index.name)), ""
    item = find_table(draft, name)
    if item is None:
        return (None, f"There is no table or index {identifier(name)}.") if identifier(name) else (None, "")
    rest = []
    for table in draft.tables:
        if table.name == item.name:
            continue
        pointing = {c.name for c in table.columns if c.references.table == item.name}
        if pointing & set(table.primary_key):
            continue
        rest.append(_without(table, pointing))
    return rebuilt(draft, tuple(rest)), ""


def _without(table: Table, names: set[str]) -> Table:
    return table.model_copy(
        update={
            "columns": tuple(c for c in table.columns if c.name not in names),
            "unique": tuple(group for group in table.unique if not set(group) & names),
            "checks": tuple(c for c in table.checks if not any(re.search(rf"\b{n}\b", c.expression) for n in names)),
            "exclusions": without_columns(table.exclusions, names),
        }
    )


def _drop_column(draft: Database, name: str, field: str) -> Outcome[Database]:
    item = find_table(draft, name)
    wanted = {column_name(part) for part in listed(field)}
    if item is None:
        return None, f"There is no table {identifier(name) or name}."
    present = wanted & {c.name for c in item.columns}
    if not present:
        return None, f"The table {item.name} has no such column."
    if present & set(item.primary_key):
        return None, "A primary key cannot be dropped."
    return with_table(draft, _without(item, present)), ""


def _rekeyed(draft: Database, wanted: str) -> Database:
    return rebuilt(draft, rekeyed(draft.tables, numbers=not wanted.startswith("uuid")))


def _index(draft: Database, table: str, name: str) -> Outcome[Database]:
    item = find_table(draft, table)
    if item is None or not any(c.name == identifier(name) for c in item.columns):
        return None, "There is no such table or column."
    made = new_index(item.name, identifier(name), "Asked for by feedback.")
    if any(i.table == item.name and tuple(c.name for c in i.columns) == (identifier(name),) for i in draft.indexes):
        return None, "There is such an index already."
    return rebuilt(draft, draft.tables, (*draft.indexes, made)), ""


def _flag(draft: Database, name: str, within: str, flag: str) -> Outcome[Database]:
    if "." in name:
        within, _, name = name.partition(".")
    wanted = column_name(name)
    tables = [
        t
        for t in draft.tables
        if (not within or t == find_table(draft, within)) and any(c.name == wanted for c in t.columns)
    ]
    if len(tables) != 1:
        return None, "Name the column and its table, for example: make email of members unique."
    update: dict[str, bool] = {"unique": True} if flag == "unique" else {"nullable": flag in {"optional", "nullable"}}
    item = tables[0]
    columns = tuple(c.model_copy(update=update) if c.name == wanted else c for c in item.columns)
    indexes = tuple(
        i
        for i in draft.indexes
        if not (flag == "unique" and i.table == item.name and [c.name for c in i.columns] == [wanted])
    )
    changed = tuple(item.model_copy(update={"columns": columns}) if t.name == item.name else t for t in draft.tables)
    return rebuilt(draft, changed, indexes), ""
