"""Whole plans of documents on disk, drafted once in a run of the tests: several tests look at all of them."""

from datetime import date
from functools import cache
from pathlib import Path

from plan.plan import Plan
from plan.reading import SourceDocument, read_requirements
from tests.agents.offline.test_plans import drafted
from tests.sharing import shelf


@cache
def plan_of(path: Path) -> Plan:
    """Return the offline planner's plan of a document."""
    return shelf("drafts").take(path.name, lambda: _drafted(path))


def _drafted(path: Path) -> Plan:
    return drafted(read_requirements([SourceDocument(path.name, path.read_text(encoding="utf-8"))], date(2026, 12, 1)))
