"""What of an old schema can be carried over, as it is written, into the schema that a plan means."""

import re
from collections.abc import Iterable
from dataclasses import replace

from plan.existing.names import quoted
from plan.existing.renaming import Rename
from plan.existing.schema import Apart, Schema

_APART_FROM_TEXT = re.compile(r"('(?:[^']|'')*'|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)", re.DOTALL)
_CODE = frozenset(("function", "procedure", "aggregate"))


def carried(before: Schema, after: Schema, renames: Iterable[Rename] = ()) -> tuple[Apart, ...]:
    """Return what can be made in a new schema: the names in it mean there what they meant in the old one.

    What is about a table or a column with another name now gets that name, but for the bodies of functions.
    """
    asked = tuple(renames)
    there = {*after.tables, *after.views}
    gone = {name for name in (*before.tables, *before.views) if name not in there}
    gone |= _bound(before) - _bound(after)
    found: list[Apart] = []
    for one in before.apart:
        if not one.text or one.kind == "grant":
            continue
        now = one if one.kind in _CODE else _renamed(one, asked)
        if not any(speaks_of(now.text, name) for name in gone) and not _lost(now, before, after):
            found.append(now)
        elif one.kind in {"partition", "table"}:
            gone.add(one.name)
    return tuple(found)


def _bound(schema: Schema) -> set[str]:
    return {*schema.indexes, *(c.name for table in schema.tables.values() for c in table.constraints)}


def speaks_of(text: str, *names: str) -> bool:
    """Return whether all of these names are in a statement."""
    return all(re.search(rf"(?<![\w$]){re.escape(name)}(?![\w$])", text) for name in names)


def _lost(one: Apart, before: Schema, after: Schema) -> bool:
    """Whether it speaks of a column that its table has no more; a function, of one of any table that it speaks of."""
    for name, held in before.tables.items():
        becomes = after.tables.get(name)
        if becomes is None or not (one.on == name or (one.kind in _CODE and speaks_of(one.text, name))):
            continue
        if any(becomes.column(c.name) is None and speaks_of(one.text, c.name) for c in held.columns):
            return True
    return False


def _renamed(one: Apart, renames: Iterable[Rename]) -> Apart:
    for rename in renames:
        if rename.table == "" and rename.old == one.on:
            one = replace(one, on=rename.new, text=_swapped(one.text, rename))
        elif rename.table and rename.table == one.on:
            one = replace(one, text=_swapped(one.text, rename))
    return one


def _swapped(text: str, rename: Rename) -> str:
    pattern = rf'(?<![\w$"]){re.escape(rename.old)}(?![\w$"])|{re.escape(quoted(rename.old))}'
    made, at = "", 0
    for found in _APART_FROM_TEXT.finditer(text):
        made += re.sub(pattern, lambda _: quoted(rename.new), text[at : found.start()]) + found[0]
        at = found.end()
    return made + re.sub(pattern, lambda _: quoted(rename.new), text[at:])
