"""Requests that give tables and columns other names."""

import re

from agents.offline.exclusion_columns import with_names
from agents.offline.feedback import Outcome
from agents.offline.feedback_tables import find_table
from agents.offline.inflection import column_name, identifier
from agents.offline.rebuilding import rebuilt
from plan.database import Database, Table


def rename(draft: Database, old: str, new: str, within: str) -> Outcome[Database]:
    """Give a table, or a column, another name wherever it is used."""
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
            "exclusions": with_names(item.exclusions, {old: new}),
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
