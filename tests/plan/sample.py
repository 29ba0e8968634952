"""The sample of the phase text, as a plan: `examples/sample-plan.json` is its one source."""

from functools import cache
from pathlib import Path

from plan.plan import Plan

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "sample-plan.json"


@cache
def sample_plan() -> Plan:
    """Return the sample plan."""
    return Plan.model_validate_json(SAMPLE.read_text(encoding="utf-8"))
