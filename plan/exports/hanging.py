"""What hangs on a table or a column of PostgreSQL, so that it has to be taken away before that changes or goes."""

import re

from plan.existing.carrying import speaks_of
from plan.existing.schema import Apart, Schema
from plan.existing.views import dependents
from plan.exports.dialect import quote


def _is_bound(one: Apart, table: str, column: str) -> bool:
    """Whether PostgreSQL binds something to a column, so that the column neither changes its type nor goes."""
    if not speaks_of(one.text, column):
        return False
    if one.kind in {"trigger", "policy", "rule"}:
        return one.on == table
    spelled_out = one.kind in {"function", "procedure"} and re.search(r"\bbegin\s+atomic\b", one.text, re.IGNORECASE)
    return bool(spelled_out) and speaks_of(one.text, table)


def in_the_way(before: Schema, table: str, column: str = "") -> tuple[list[str], list[str]]:
    """Return what takes away that which hangs on a table or a column of it, and what makes it again."""
    views = dependents(before.views, before.columns, table, column)
    bound = [one for one in before.apart if column and one.text and _is_bound(one, table, column)]
    if not views and not bound:
        return [], []
    gone = [f"DROP {one.kind.upper()} {quote(one.name)}{f' ON {quote(one.on)}' if one.on else ''};" for one in bound]
    gone += [f"DROP {_kind(before.views[name])} {quote(name)};" for name in reversed(views)]
    again = [before.views[name] for name in views]
    again += [one.text for one in before.apart if one.text and (one in bound or one.on in views)]
    remark = "-- What hangs on it is taken away meanwhile, for PostgreSQL asks for that, and comes back as it was."
    return [remark, *gone], again


def _kind(view: str) -> str:
    return "MATERIALIZED VIEW" if re.match(r"create\s+materialized", view, re.IGNORECASE) else "VIEW"


def with_table(before: Schema, table: str) -> list[str]:
    """Return what goes with a table and comes back with it: its partitions, triggers, policies and settings."""
    held, found = {table}, []
    for one in before.apart:
        if one.on in held and one.kind != "grant" and one.text:
            found.append(one.text)
            held |= {one.name} if one.kind == "partition" else set()
    return found
