"""Plans in which everything holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from agents.offline.planner import plan_artifact
from agents.offline.request import Inputs
from plan.artifacts import ARTIFACTS
from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from tests.plan.checks.base import PLAN
from tests.plan.sample import sample_plan
from tests.plan.written import PLANS

EXAMPLES = Path(__file__).parents[2] / "examples"


def written() -> Iterator[tuple[str, Plan]]:
    """Yield the plans that people wrote by hand, by name."""
    yield "library (by hand)", PLAN
    yield "users and roles (by hand)", sample_plan()
    for name, plan in PLANS.items():
        yield f"{name} (by hand)", plan


def drafted() -> Iterator[tuple[str, Plan]]:
    """Yield the offline planner's plans of the examples, by document."""
    for path in sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".md", ".feature"}):
        yield path.name, offline_plan(path)


def offline_plan(path: Path) -> Plan:
    """Return the offline planner's plan of one document."""
    asked = read_requirements([SourceDocument(path.name, path.read_text("utf-8"))], date(2026, 11, 23))
    plan = Plan(requirements=asked)
    for name in ARTIFACTS:
        inputs = Inputs(plan.architecture, plan.database, plan.api)
        plan = plan.model_copy(update={name: plan_artifact(name, asked, inputs)})
    return plan
