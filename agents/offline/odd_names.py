"""Names that exist already and that SQL reads only in quotes: `Full Name`, `Order`."""

import re
from collections.abc import Iterable

from plan.database import Table
from plan.existing.names import quoted

_PLAIN = re.compile(r"[a-z_][a-z0-9_$]*")


def with_quotes(sql: str, tables: Iterable[Table]) -> str:
    """Return a query with the names of tables and columns in quotes wherever SQL would take them for something else."""
    names = {name for table in tables for name in (table.name, *(column.name for column in table.columns))}
    odd = sorted((name for name in names if not _PLAIN.fullmatch(name)), key=len, reverse=True)
    if not odd:
        return sql
    any_of = "|".join(map(re.escape, odd))
    return re.sub(rf'(?<!["\w])(?:{any_of})(?!["\w])', lambda found: quoted(found[0]), sql)
