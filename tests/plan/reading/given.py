"""Documents for the reader's tests."""

from datetime import date

from plan.reading import SourceDocument, read_requirements
from plan.requirements import Requirements

MONDAY = date(2026, 11, 23)


def read(text: str, name: str = "notes.md") -> Requirements:
    """What the reader makes of one document."""
    return read_requirements([SourceDocument(name, text)], MONDAY)
