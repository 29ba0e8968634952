"""One file of a migration: its heading, and its statements within a transaction or outside of one."""

from collections.abc import Sequence
from itertools import groupby

from plan.database import Migration
from plan.exports.alterations import Part
from plan.exports.dialect import Dialect, comment
from plan.exports.schema_sql import DIALECT_NAMES

LOCK_TIMEOUT = "5s"
"""How long a statement may wait for a lock: whoever waits for one stops everybody who comes after."""


def file_text(
    migration: Migration,
    dialect: Dialect,
    parts: Sequence[Part],
    path: str,
    *,
    careful: bool,
    undoes: bool,
    of: tuple[int, int] = (1, 1),
) -> str:
    """Return the text of a file; `careful` if tables are there that somebody uses, `path` sets where they are found.

    `of` says which of how many files of its migration it is.
    """
    parts = [part for part in parts if part.text]
    alone = any(part.alone for part in parts)
    part = f" (file {of[0]} of {of[1]})" if of[1] > 1 else ""
    heading = [f"Migration {migration.number}: {migration.name}{part}"]
    heading += [f"Undoes {migration.name}.", migration.rollback] if undoes else [migration.description]
    heading += [] if undoes else [f"Phase: {migration.phase}"]
    heading.append(DIALECT_NAMES[dialect])
    if alone and dialect == "postgres":
        heading.append(
            "Not to be wrapped in a transaction: its statements commit one by one (psql -v ON_ERROR_STOP=1 -f, "
            "without --single-transaction; in a migration tool, switch the transaction off). When one fails, mend what "
            "it says and run this file again, or undo it with the other file of this name."
        )
    lines = ["\n".join(f"-- {text}" for line in heading if (text := comment(line)))]
    if dialect == "sqlite":
        lines += _sqlite(parts, alone=alone)
        return "\n\n".join(lines) + "\n"
    if path:
        lines.append(path)
    if careful and alone:
        lines.append(f"SET lock_timeout = '{LOCK_TIMEOUT}';\nSET statement_timeout = 0;")
    if not parts:
        lines += ["BEGIN;", "COMMIT;"]
    for by_itself, group in groupby(parts, key=lambda part: part.alone):
        texts = [part.text for part in group]
        limit = [f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}';"] if careful and not alone else []
        lines += texts if by_itself else ["BEGIN;", *limit, *texts, "COMMIT;"]
    if careful and alone:
        lines.append("RESET lock_timeout;\nRESET statement_timeout;")
    return "\n\n".join(_patient(line) if careful else line for line in lines) + "\n"


def _patient(text: str) -> str:
    """Let an index that is built beside the traffic wait for old transactions: it holds up nobody meanwhile."""
    if "INDEX CONCURRENTLY" not in text or not any(x.startswith(("CREATE", "DROP")) for x in text.splitlines()):
        return text
    return f"SET lock_timeout = 0;\n{text}\nSET lock_timeout = '{LOCK_TIMEOUT}';"


def _sqlite(parts: Sequence[Part], *, alone: bool) -> list[str]:
    texts = [part.text for part in parts]
    if not alone:
        return ["BEGIN;", *texts, "COMMIT;"]
    off = "-- Tables are made anew: foreign keys are off meanwhile, which SQLite takes only outside a transaction."
    return [
        f"{off}\nPRAGMA foreign_keys = OFF;",
        "BEGIN;",
        *texts,
        "-- Lists rows whose foreign key points to nothing; there should be none.\nPRAGMA foreign_key_check;",
        "COMMIT;",
        "PRAGMA foreign_keys = ON;",
    ]
