"""A whole plan for scripted answers."""

from datetime import date
from functools import cache
from pathlib import Path

from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from tests.agents.offline.drafts import drafted

_EXAMPLE = Path(__file__).parents[2] / "examples" / "library-loans.md"


@cache
def library_plan() -> Plan:
    """Return what the offline planner makes of the example."""
    return drafted(read_requirements([SourceDocument(_EXAMPLE.name, _EXAMPLE.read_text())], date(2026, 1, 5)))
