"""What feedback says shall not be lost: rows that are marked instead of deleted."""

import re

from agents.offline.columns import column
from agents.offline.domain import Domain
from agents.offline.feedback import Outcome, listed
from agents.offline.feedback_tables import find_table, person
from agents.offline.inflection import identifier, singular
from agents.offline.keeping import term
from agents.offline.rebuilding import rebuilt
from plan.database import Database, RetentionRule, Table

_EVERYWHERE = re.compile(r"(?i)\b(?:everywhere|everything|all|every|each|tables?|rows?|records?|please)\b")
_OLD = re.compile(r"(?i)^(?:old|former|past|previous|inactive|deleted)\s+")
_MARKS = ("deleted_at", "archived_at", "deactivated_at", "removed_at")


def soft_deletion(draft: Database, names: str, domain: Domain, said: str = "") -> Outcome[Database]:
    """Mark the rows of the tables that are named, and of no others; of all of them where none is.

    `said` is the whole sentence: it may name a time after which they are erased.
    """
    chosen = [found for name in listed(names) if (found := _table(draft, name, domain)) is not None] if names else []
    if names and not chosen and not _EVERYWHERE.search(names):
        return None, f"There is no table {identifier(names) or names}."
    if not chosen:
        chosen = [t for t in draft.tables if any(c.name == "updated_at" for c in t.columns)]
    wanted = {t.name for t in chosen if not set(_MARKS) & {c.name for c in t.columns}}
    if not wanted:
        return None, f"Rows of {', '.join(t.name for t in chosen[:4])} are marked already."
    gone = column("deleted_at", "timestamptz", "When it was deleted; empty while it is there.", nullable=True)
    tables = tuple(
        t.model_copy(update={"columns": (*t.columns, gone)}) if t.name in wanted else t for t in draft.tables
    )
    subject = f"Deleted rows of {', '.join(sorted(wanted))}"[:200]
    long = term(said or names)
    ends = f"erased for good {long} later" if long else "never erased"
    rule = RetentionRule(
        subject=subject, rule=f"Marked by deleted_at and hidden; {ends}. Every query adds deleted_at IS NULL."
    )
    return rebuilt(draft.model_copy(update={"retention": (*draft.retention, rule)}), tables), ""


def tables_in(draft: Database, text: str, domain: Domain) -> str:
    """Return the tables that a sentence speaks of, as a list in words; the sentence itself where it speaks of none."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    named = [" ".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words) - n + 1)]
    found = {t.name: name for name in named if (t := _table(draft, name, domain)) is not None and _several(name)}
    return ", ".join(found.values()) or text


def _several(name: str) -> bool:
    return singular(name) != name


def _table(draft: Database, name: str, domain: Domain) -> Table | None:
    """The table of what is named; of people who have none of their own, that of their accounts."""
    bare = _OLD.sub("", name.strip())
    return find_table(draft, bare) or person(draft, bare, domain)
