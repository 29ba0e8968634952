"""Rules of the kind `a rider can have at most one active ride`: one at a time, not one for ever."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agents.offline.inflection import identifier, singular
from plan.checks.columns import allowed_values
from plan.database import Index, IndexColumn, Table

_ONE = re.compile(
    r"(?i)\b(?:at most|only|no more than|not more than|more than|just|a single|máximo|höchstens)\s+(?:one\s+)?"
    r"(?P<state>[^\W\d_]+(?:[ -][^\W\d_]+)?)\s+(?P<thing>[^\W\d_]+)"
)
_FOR_NOW = frozenset(("active", "open", "current", "running", "ongoing", "pending", "unpaid", "unfinished", "live"))


@dataclass(frozen=True, slots=True)
class OneAtATime:
    """A foreign key that is unique among the rows in one state; the state is empty if the table does not know it."""

    table: str
    column: str
    state: str
    rule: str


def at_a_time(tables: Iterable[Table], texts: Iterable[str]) -> Iterator[OneAtATime]:
    """Return the keys of which the rules allow one in a state, and any number otherwise."""
    said = [(match, text) for text in texts for match in _ONE.finditer(text[:1000])]
    for table in tables:
        head = singular(table.name.rpartition("_")[2])
        for match, text in said:
            state = identifier(match["state"])
            known = state in allowed_values(table).get("status", ())
            if singular(identifier(match["thing"])) != head or not (known or state in _FOR_NOW):
                continue
            keys = [c.name for c in table.columns if c.references.table and (c.unique or _named(c.name, text))]
            if keys:
                yield OneAtATime(table.name, keys[0], state if known else "", text)
                break


def _named(column: str, text: str) -> bool:
    return singular(column.removesuffix("_id").rpartition("_")[2]) in {
        singular(part) for part in identifier(text[:400]).split("_")
    }


def released(tables: tuple[Table, ...], texts: Iterable[str]) -> tuple[Table, ...]:
    """Return the tables in which no key is unique for ever that is to be so in one state alone."""
    free = {(one.table, one.column) for one in at_a_time(tables, texts)}
    return tuple(
        table.model_copy(
            update={
                "columns": tuple(
                    c.model_copy(update={"unique": False}) if (table.name, c.name) in free else c for c in table.columns
                )
            }
        )
        for table in tables
    )


def partial_keys(tables: tuple[Table, ...], texts: Iterable[str]) -> tuple[Index, ...]:
    """Return the unique index of the rows in that state, for each such key."""
    return tuple(
        Index(
            name=f"uq_{one.table}_{one.column}_{one.state}"[:63],
            table=one.table,
            columns=(IndexColumn(name=one.column, descending=False),),
            unique=True,
            where=f"status = '{one.state}'",
            serves=(),
            reason=one.rule,
        )
        for one in at_a_time(tables, texts)
        if one.state
    )
