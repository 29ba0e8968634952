"""A database whose tables have changed, with everything that follows from them mended."""

import re

from agents.offline.operations import migrations
from agents.offline.tables import in_order
from plan.database import Database, ExpectedVolume, Index, IndexColumn, Table


def rebuilt(draft: Database, tables: tuple[Table, ...], indexes: tuple[Index, ...] | None = None) -> Database:
    """Return the database with other tables, and with everything that follows from them mended."""
    ordered = in_order(tables)
    made = {s.target for m in draft.migrations for s in m.steps if s.action == "create-table"}
    existing = tuple(t for t in draft.tables if t.name not in made)
    there = {(t.name, c.name) for t in existing for c in t.columns}
    columns = {t.name: {c.name for c in t.columns} for t in ordered}
    kept = [
        i
        for i in (draft.indexes if indexes is None else indexes)
        if i.table in columns and all(c.name in columns[i.table] for c in i.columns)
    ]
    for table in ordered:
        lead = {i.columns[0].name for i in kept if i.table == table.name}
        lead |= {key[0] for key in (table.primary_key, *table.unique) if key} | {
            c.name for c in table.columns if c.unique
        }
        kept += [
            new_index(table.name, c.name, f"Joins to {c.references.table}, and deletes there.")
            for c in table.columns
            if c.references.table and c.name not in lead and (table.name, c.name) not in there
        ]
    order = {t.name: i for i, t in enumerate(ordered)}
    kept.sort(key=lambda i: order[i.table])
    gone = {t.name for t in draft.tables} - set(columns)
    lost = {c.name for t in draft.tables for c in t.columns if t.name in columns and c.name not in columns[t.name]}
    patterns = tuple(
        p
        for p in draft.access_patterns
        if not any(re.search(rf"\b{re.escape(name)}\b", p.sql) for name in gone)
        and not any(
            re.search(rf"\b{re.escape(t.name)}\b", p.sql) and re.search(rf"\b{re.escape(c.name)}\b", p.sql)
            for t in draft.tables
            if t.name in columns
            for c in t.columns
            if c.name in lost and c.name not in columns[t.name]
        )
    )
    ids = {p.id for p in patterns}
    final = tuple(i.model_copy(update={"serves": tuple(s for s in i.serves if s in ids)}) for i in kept)
    entities = tuple(e for e in draft.entities if e.table in columns)
    names = {e.name for e in entities}
    volumes = [v for v in draft.volumes if v.table in columns]
    known = {v.table for v in volumes}
    volumes += [
        ExpectedVolume(
            table=t.name, year_1=1_000, year_3=3_000, growth="Assumed: asked for by feedback without a number."
        )
        for t in ordered
        if t.name not in known
    ]
    return draft.model_copy(
        update={
            "tables": ordered,
            "indexes": final,
            "access_patterns": patterns,
            "entities": entities,
            "relationships": tuple(
                r
                for r in draft.relationships
                if r.source in names and r.target in names and (not r.through or r.through in columns)
            ),
            "volumes": tuple(volumes),
            "migrations": migrations(ordered, final, existing),
        }
    )


def new_index(table: str, name: str, reason: str) -> Index:
    """Return an index on one column."""
    return Index(
        name=f"idx_{table}_{name}"[:63],
        table=table,
        columns=(IndexColumn(name=name, descending=False),),
        unique=False,
        where="",
        serves=(),
        reason=reason,
    )
