"""Whole plans of documents on disk, drafted once in each test process: several tests look at all of them."""

from datetime import date
from functools import cache
from pathlib import Path

from plan.plan import Plan
from plan.reading import SourceDocument, read_requirements
from tests.agents.offline.test_plans import drafted


@cache
def plan_of(path: Path) -> Plan:
    """Return the offline planner's plan of a document."""
    return drafted(read_requirements([SourceDocument(path.name, path.read_text(encoding="utf-8"))], date(2026, 12, 1)))
