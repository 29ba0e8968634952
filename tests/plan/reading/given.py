"""Documents for the reader's tests."""

from datetime import date
from functools import cache
from pathlib import Path

from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from plan.requirements import Requirements
from tests.sharing import shelf

MONDAY = date(2026, 11, 23)


def read(text: str, name: str = "notes.md") -> Requirements:
    """What the reader makes of one document."""
    return read_requirements([SourceDocument(name, text)], MONDAY)


@cache
def reading_of(path: Path) -> Requirements:
    """What the reader makes of a document on disk, read once in a run of the tests: several look at all of them."""
    return shelf("readings").take(name_on_shelf(path), lambda: read(path.read_text(encoding="utf-8"), path.name))


def name_on_shelf(path: Path) -> str:
    """Under what a document's reading, or its plan, is kept: two folders have documents of one name."""
    return "-".join(path.parts[-3:])
