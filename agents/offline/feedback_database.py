"""Requests about the database: tables, columns, keys, soft deletion, audit."""

import re
from collections.abc import Callable

from agents.offline.accounts import table as new_table
from agents.offline.attributes import read_attribute
from agents.offline.columns import attribute_checks, attribute_column, column, key_column, stamps
from agents.offline.feedback import Outcome, carry_out, first, listed
from agents.offline.feedback_tables import (
    audit_log,
    belonging,
    find_table,
    index_on,
    only_table_with,
    split_column,
    with_table,
)
from agents.offline.inflection import column_name, identifier, singular, table_name
from agents.offline.keys import rekeyed
from agents.offline.rebuilding import new_index, rebuilt
from agents.offline.shortened import shortened
from plan.database import (
    Check,
    Column,
    Database,
    Entity,
    Reference,
    RetentionRule,
    ScalingStep,
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
_RENAME = re.compile(
    rf"(?i)^rename\s+(?:the\s+)?(?:table\s+|column\s+|field\s+)?{_NAME}\s+(?:to|into|as)\s+{_NAME}(?:\s+(?:in|"
    rf"on|of)\s+(?:the\s+)?{_NAME}(?:\s+table)?)?$"
)
_DROP_COLUMN = re.compile(
    rf"(?i)^(?:remove|drop|delete)\s+(?:the\s+)?(?:columns?\s+|fields?\s+)?{_NAME}(?:\s+(?:column|"
    rf"field))?\s+(?:from|in|of|on)\s+(?:the\s+)?{_NAME}(?:\s+table)?$"
)
_DROP = re.compile(
    rf"(?i)^(?:remove|drop|delete)\s+(?:the\s+)?(?:table\s+|index\s+|entity\s+)?{_NAME}(?:\s+(?:table|index|entity))?$"
)
_KEYS = re.compile(
    r"(?i)\buse\s+(uuids?|bigints?|bigserial|integers?|serials?)\b.*\b(?:keys?|ids?|identifiers?)\b|\b(uuid|"
    r"bigint|integer|serial)\s+(?:primary\s+)?keys\b"
)
_SOFT = re.compile(r"(?i)\bsoft[- ]?delet\w*(?:\s+(?:for\s+|on\s+|in\s+|of\s+|to\s+)?(?:the\s+)?([\w ,-]+?))?$")
_EVERYWHERE = re.compile(r"(?i)\b(?:everywhere|everything|all|every|each|tables?|rows?|records?|please)\b")
_AUDIT = re.compile(r"(?i)\baudit(?:ing|[ -]?(?:log|trail|table))?s?\b")
_INDEX = re.compile(
    r"(?i)\bindex\s+(?:to|on|for)?\s*(?:the\s+)?[`'\"]?(\w+)\s*[.(]\s*(\w+)\)?[`'\"]?$|\bindex\s+(?:on|"
    r"for)\s+(?:the\s+)?(\w+)\s+(?:of|in|on)\s+(?:the\s+)?(\w+)(?:\s+table)?$"
)
_FLAG = re.compile(
    rf"(?i)^make\s+(?:the\s+)?{_NAME}(?:\s+(?:of|in|on)\s+(?:the\s+)?{_NAME}(?:\s+table)?)?\s+(unique|optional|"
    rf"nullable|required|mandatory)$"
)


def revised(draft: Database, feedback: str) -> Database:
    """Return the draft as the feedback asks; what was not carried out is noted under scaling."""
    changed, left = carry_out(draft, feedback, _understand)
    notes = tuple(ScalingStep(trigger=text, measure="Decide by hand.") for text in left)
    kept = tuple(step for step in changed.scaling if not step.trigger.startswith("Feedback not "))
    return changed.model_copy(update={"scaling": (*kept, *notes)})


def _understand(draft: Database, request: str) -> Outcome[Database]:
    if match := _OTHER.search(request):
        return None, f"The plan's SQL is PostgreSQL; {match.group(1)} cannot be drafted by the rules."
    handlers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Outcome[Database]]], ...] = (
        (_KEYS, lambda m: (_rekeyed(draft, (m.group(1) or m.group(2)).lower()), "")),
        (_SOFT, lambda m: _soft(draft, m.group(1) or "")),
        (_INDEX, lambda m: _index(draft, m.group(1) or m.group(4), m.group(2) or m.group(3))),
        (_INDEX_ANY, lambda m: index_on(draft, m.group(1))),
        (_SPLIT, lambda m: split_column(draft, *_placed(m.group(1), m.group(2) or ""), listed(m.group(3)))),
        (_ADD_TABLE, lambda m: _add_table(draft, m.group(1), m.group(2) or "")),
        (_ADD_TABLE_2, lambda m: _add_table(draft, m.group(1), m.group(2) or "")),
        (_RENAME, lambda m: _rename(draft, m.group(1), m.group(2), m.group(3) or "")),
        (_FLAG, lambda m: _flag(draft, m.group(1), m.group(2) or "", m.group(3).lower())),
        (_ADD_COLUMN, lambda m: _add_columns(draft, m.group(2), m.group(1))),
        (_BELONGS, lambda m: belonging(draft, m.group(2), m.group(4), required=_required(m))),
        (_NEEDS, lambda m: _add_columns(draft, m.group(1), m.group(2))),
        (_DROP_COLUMN, lambda m: _drop_column(draft, m.group(2), m.group(1))),
        (_DROP_ANY, lambda m: _drop_anywhere(draft, m.group(1))),
        (_DROP, lambda m: _drop(draft, m.group(1))),
        (_AUDIT, lambda _: audit_log(draft)),
    )
    return first(handlers, request)


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


def _made(draft: Database, table: str, text: str) -> tuple[Column, tuple[Check, ...]] | None:
    stem = identifier(text).removesuffix("_id")
    target = find_table(draft, stem.replace("_", " ")) if stem else None
    if (
        target is not None
        and target.name != table
        and (identifier(text).endswith("_id") or singular(target.name) == stem)
    ):
        key = next((c for c in target.columns if target.primary_key == (c.name,)), None)
        if key is not None:
            kind = {"bigserial": "bigint", "serial": "integer"}.get(key.type, key.type)
            reference = Reference(table=target.name, column=key.name, on_delete="set null")
            return column(
                f"{stem}_id",
                kind,
                f"Its {stem.replace('_', ' ')}; asked for by feedback.",
                nullable=True,
                references=reference,
            ), ()
    attribute = read_attribute(text, "asked for by feedback")
    if attribute is None:
        return None
    return attribute_column(attribute), attribute_checks(table, attribute)


def _add_table(draft: Database, name: str, fields: str) -> Outcome[Database]:
    noun = singular(name.lower().strip())
    target = table_name(noun)
    if not target:
        return None, ""
    if any(t.name == target for t in draft.tables):
        return _add_columns(draft, target, fields) if fields else (None, f"There is a table {target} already.")
    columns: dict[str, Column] = {"id": key_column()}
    checks: list[Check] = []
    for text in listed(fields):
        made = _made(draft, target, text)
        if made is not None:
            columns.setdefault(made[0].name, made[0])
            checks += made[1]
    for stamp in stamps():
        columns.setdefault(stamp.name, stamp)
    item = new_table(
        target, f"{noun.capitalize()}: asked for by feedback.", tuple(columns.values()), checks=tuple(checks)
    )
    label = " ".join(part.capitalize() for part in noun.split())
    entity = Entity(name=label, description="Asked for by feedback.", table=target)
    draft = draft.model_copy(update={"entities": (*draft.entities, entity)})
    return rebuilt(draft, (*draft.tables, item)), ""


def _add_columns(draft: Database, name: str, fields: str) -> Outcome[Database]:
    item = find_table(draft, name)
    if item is None:
        return None, f"There is no table {identifier(name) or name}." if identifier(name) else ""
    columns = {c.name: c for c in item.columns}
    checks = list(item.checks)
    added = False
    for text in listed(fields):
        made = _made(draft, item.name, text)
        if made is None or made[0].name in columns:
            continue
        spec = made[0]
        if not spec.nullable and not spec.default:
            spec = spec.model_copy(update={"nullable": True})
        columns[spec.name] = spec
        checks += made[1]
        added = True
    if not added:
        return None, f"Nothing in it is new to the table {item.name}."
    last = [columns.pop(n) for n in ("created_at", "updated_at") if n in columns]
    ordered = (*columns.values(), *last)
    return with_table(draft, item.model_copy(update={"columns": ordered, "checks": tuple(checks)})), ""


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


def _rename(draft: Database, old: str, new: str, within: str) -> Outcome[Database]:
    if "." in old:
        within, _, old = old.partition(".")
    item = None if within else find_table(draft, old)
    if item is not None:
        target = identifier(new)
        if not target or any(t.name == target for t in draft.tables):
            return None, f"The name {target or new} is taken or no name."
        return Database.model_validate_json(_replaced(draft.model_dump_json(), item.name, target)), ""
    tables = [
        t
        for t in draft.tables
        if (not within or t == find_table(draft, within)) and any(c.name == identifier(old) for c in t.columns)
    ]
    target = column_name(new)
    if len(tables) != 1 or not target or any(c.name == target for c in tables[0].columns):
        return None, "Name the table too, for example: rename due_on to due_at in loans." if len(
            tables
        ) > 1 else "There is no such table or column."
    return _renamed_column(draft, tables[0], identifier(old), target), ""


def _replaced(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![A-Za-z0-9]){re.escape(old)}(?![A-Za-z0-9])", new, text)


def _renamed_column(draft: Database, item: Table, old: str, new: str) -> Database:
    def swap(text: str) -> str:
        return re.sub(rf"\b{re.escape(old)}\b", new, text)

    changed = item.model_copy(
        update={
            "columns": tuple(c.model_copy(update={"name": new}) if c.name == old else c for c in item.columns),
            "primary_key": tuple(new if n == old else n for n in item.primary_key),
            "unique": tuple(tuple(new if n == old else n for n in group) for group in item.unique),
            "checks": tuple(c.model_copy(update={"expression": swap(c.expression)}) for c in item.checks),
            "seed": item.seed.model_copy(update={"columns": tuple(new if n == old else n for n in item.seed.columns)}),
        }
    )
    tables = tuple(
        changed
        if t.name == item.name
        else t.model_copy(
            update={
                "columns": tuple(
                    c.model_copy(update={"references": c.references.model_copy(update={"column": new})})
                    if c.references.table == item.name and c.references.column == old
                    else c
                    for c in t.columns
                )
            }
        )
        for t in draft.tables
    )
    indexes = tuple(
        i.model_copy(
            update={"columns": tuple(c.model_copy(update={"name": new}) if c.name == old else c for c in i.columns)}
        )
        if i.table == item.name
        else i
        for i in draft.indexes
    )
    patterns = tuple(
        p.model_copy(update={"sql": swap(p.sql)}) if re.search(rf"\b{item.name}\b", p.sql) else p
        for p in draft.access_patterns
    )
    base = draft.model_copy(update={"access_patterns": patterns, "indexes": indexes, "tables": tables})
    return rebuilt(base, tables, indexes)


def _rekeyed(draft: Database, wanted: str) -> Database:
    return rebuilt(draft, rekeyed(draft.tables, numbers=not wanted.startswith("uuid")))


def _soft(draft: Database, names: str) -> Outcome[Database]:
    chosen = [t for n in listed(names) if (t := find_table(draft, n)) is not None] if names else []
    if names and not chosen and not _EVERYWHERE.search(names):
        return None, f"There is no table {identifier(names) or names}."
    if not chosen:
        chosen = [t for t in draft.tables if any(c.name == "updated_at" for c in t.columns)]
    wanted = {t.name for t in chosen}
    gone = column("deleted_at", "timestamptz", "When it was deleted; empty while it is there.", nullable=True)
    tables = tuple(
        t.model_copy(update={"columns": (*t.columns, gone)})
        if t.name in wanted and not any(c.name == "deleted_at" for c in t.columns)
        else t
        for t in draft.tables
    )
    rule = RetentionRule(
        subject=shortened(f"Deleted rows of {', '.join(sorted(wanted))}", 200),
        rule="Marked by deleted_at and hidden; erased for good 30 days later. Every query adds deleted_at IS NULL.",
    )
    return rebuilt(draft.model_copy(update={"retention": (*draft.retention, rule)}), tables), ""


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
