"""What feedback asks for, put as a small document and read as a document would be."""

from collections.abc import Iterable
from datetime import date

from agents.offline.domain import Domain
from agents.offline.reading import read_domain
from plan.reading.text.document import NoRequirementsError, SourceDocument

_ANY_DAY = date(2000, 1, 1)


def read_notes(who: str, want: str, kept: Iterable[str], field: str, rule: str = "") -> Domain | None:
    """Return what notes tell in which somebody in a role wants something of the things that are kept, each with one
    field, and in which a rule holds; None if that is nothing.
    """
    from plan.reading.reader import read_requirements  # half a second, which an engine needs only here

    rows = "".join(f"| {name} | {field} |\n" for name in dict.fromkeys(kept))
    text = (
        f"# Notes\n\n## User stories\n\n1. As a {who}, I want to {want}.\n\n## What we keep\n\n"
        f"| Entity | Fields |\n|---|---|\n{rows}\n"
    )
    text += f"## Rules\n\n{rule[:1].upper()}{rule[1:]}.\n" if rule else ""
    try:
        return read_domain(read_requirements([SourceDocument("feedback", text)], _ANY_DAY))
    except NoRequirementsError:
        return None
