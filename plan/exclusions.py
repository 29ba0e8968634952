"""What an exclusion says, in words."""

from plan.database import Exclusion


def in_words(one: Exclusion) -> str:
    """Return an exclusion on one line: `no overlap for one room_id, starts_at to ends_at`."""
    whose = f" for one {' and '.join(one.columns)}" if one.columns else ""
    end = " inclusive" if one.end_included else ""
    where = f", where {one.where}" if one.where else ""
    return f"no overlap{whose}, {one.starts} to {one.ends}{end}{where}"
