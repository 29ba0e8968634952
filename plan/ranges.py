"""Of which types the two ends of a time can be, and the range that PostgreSQL makes of them."""

from collections.abc import Mapping

from plan.sqltext import SqlTextError, pg_type

RANGES: Mapping[str, str] = {
    "date": "daterange",
    "timestamp": "tsrange",
    "timestamptz": "tstzrange",
    "time": "tsrange",
}
"""The range for each type; there is none of times of the day, so that those are taken on `ANY_DAY`."""
ANY_DAY = "2000-01-01"


def time_type(written: str) -> str:
    """Return the type of `RANGES` that a column's type is, empty if it is none."""
    try:
        found = pg_type(written)
    except SqlTextError:
        return ""
    return found.name if found.name in RANGES and not found.array else ""
