"""Requests for tables and columns that are not there."""

from agents.offline.accounts import table as new_table
from agents.offline.attributes import read_attribute
from agents.offline.columns import attribute_checks, attribute_column, column, key_column, stamps
from agents.offline.feedback import Outcome, listed
from agents.offline.feedback_tables import find_table, with_table
from agents.offline.inflection import identifier, singular, table_name
from agents.offline.rebuilding import rebuilt
from plan.database import Check, Column, Database, Entity, Reference


def _made(draft: Database, table: str, text: str, *, plain: bool = False) -> tuple[Column, tuple[Check, ...]] | None:
    stem = identifier(text).removesuffix("_id")
    target = find_table(draft, stem.replace("_", " ")) if stem else None
    if (
        target is not None
        and not plain
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


def add_table(draft: Database, name: str, fields: str) -> Outcome[Database]:
    """Add a table with the fields that are named, or those to the one that is there."""
    noun = singular(name.lower().strip())
    target = table_name(noun)
    if not target:
        return None, ""
    if any(t.name == target for t in draft.tables):
        return add_columns(draft, target, fields) if fields else (None, f"There is a table {target} already.")
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


def add_columns(draft: Database, name: str, fields: str, *, plain: bool = False) -> Outcome[Database]:
    """Add columns to a table; with `plain`, none of them points to another one."""
    item = find_table(draft, name)
    if item is None:
        return None, f"There is no table {identifier(name) or name}." if identifier(name) else ""
    columns = {c.name: c for c in item.columns}
    checks = list(item.checks)
    added = False
    for text in listed(fields):
        made = _made(draft, item.name, text, plain=plain)
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


def add_missing(draft: Database, what: str) -> Outcome[Database]:
    """Add a table for each thing that is missing."""
    done, why = draft, ""
    added = False
    for name in listed(what):
        changed, why = add_table(done, name, "")
        done, added = (changed, True) if changed is not None else (done, added)
    return (done, "") if added else (None, why)
