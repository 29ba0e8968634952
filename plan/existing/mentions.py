"""Which columns a definition speaks of, and the definition once one of them has another name."""

import re

import sqlglot
from sqlglot import exp

from plan.existing.definitions import quoted_if_odd, written
from plan.existing.names import quoted
from plan.existing.schema import ConstraintDef, IndexDef
from plan.sqltext import folded


def renamed(text: str, old: str, new: str) -> str:
    """Return an expression in which a column has another name; the same text if it does not speak of the column."""
    if old not in text:
        return text
    tree = sqlglot.parse_one(text, read="postgres")
    found = [column for column in tree.find_all(exp.Column) if folded(column) == old]
    for one in found:
        one.set("this", exp.to_identifier(new, quoted=not re.fullmatch(r"[a-z_][a-z0-9_]*", new)))
    return written(tree) if found else text


def renamed_constraint(held: ConstraintDef, old: str, new: str) -> str:
    """Return how a constraint is written after a column got another name."""
    if held.kind == "check" or not held.definition:
        return renamed(held.definition, old, new)
    spelled = [quoted(old), old]
    pattern = rf"(?<![\w\"'.])(?:{'|'.join(map(re.escape, spelled))})(?![\w\"'(])"
    parts = re.split(r"('(?:[^']|'')*')", held.definition)
    return "".join(p if p.startswith("'") else re.sub(pattern, lambda _: quoted_if_odd(new), p) for p in parts)


def excluded(held: ConstraintDef) -> tuple[str, ...]:
    """Return the columns that an exclusion, or a unique constraint with more to it, is about."""
    if not held.definition or held.kind == "check":
        return ()
    bare = re.sub(r"'(?:[^']|'')*'", "''", held.definition)
    return tuple(name.strip('"') for name in re.findall(r'"(?:[^"]|"")+"|[a-z_]\w*', bare))


def indexed(held: IndexDef) -> frozenset[str]:
    """Return the columns that an index is on, or uses in an expression or its condition."""
    names = {name for name, _ in held.columns} | set(held.include)
    for text in (*(() if held.columns else held.parts), *([held.where] if held.where else [])):
        bare = re.sub(r"'(?:[^']|'')*'", "''", text)
        names |= {name.strip('"') for name in re.findall(r'"(?:[^"]|"")+"|[a-z_]\w*', bare)}
    return frozenset(names)
