"""What kind of primary keys the tables have: uuids, unless a document or a person wants numbers."""

import re
from collections.abc import Iterable

from plan.database import Table
from plan.requirements import Requirements

_NUMBERED = re.compile(
    r"(?i)\b(?:(?:big|small)?serial|auto[- _]?increment(?:ed|ing)?|identity|(?:integer|int|bigint)\b.*\bprimary key)\b"
)
_KEY = re.compile(r"(?i)^(?:id|\w+_id|\w+Id)\s*\((?P<note>.+)\)$")


def numbers_wanted(requirements: Requirements) -> bool:
    """Return whether the documents write most of the keys that they declare as running numbers."""
    notes = [match["note"] for shape in requirements.data for field in shape.fields[:1] if (match := _KEY.match(field))]
    return bool(notes) and 2 * sum(bool(_NUMBERED.search(note)) for note in notes) > len(notes)


def rekeyed(tables: Iterable[Table], *, numbers: bool) -> tuple[Table, ...]:
    """Return tables whose own keys, and what points to them, are running numbers or uuids; seeded keys stay."""
    tables = tuple(tables)
    own = {t.name for t in tables if t.primary_key == ("id",) and not t.seed.rows}
    key = {"type": "bigserial", "default": ""} if numbers else {"type": "uuid", "default": "gen_random_uuid()"}
    pointer = {"type": "bigint" if numbers else "uuid"}

    def converted(table: Table) -> Table:
        columns = tuple(
            c.model_copy(update=key)
            if table.name in own and c.name == "id"
            else c.model_copy(update=pointer)
            if c.references.table in own and c.references.column == "id"
            else c
            for c in table.columns
        )
        return table.model_copy(update={"columns": columns})

    return tuple(converted(table) for table in tables)
