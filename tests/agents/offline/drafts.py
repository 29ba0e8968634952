"""Whole plans, those of documents on disk drafted once in a run of the tests: several tests look at all of them."""

from functools import cache, lru_cache
from pathlib import Path

from agents.offline.planner import plan_artifact
from agents.offline.request import Inputs
from plan.api import Api
from plan.architecture import Architecture
from plan.checks import check
from plan.database import Database
from plan.plan import Plan
from plan.requirements import Requirements
from plan.sprints import SprintPlan
from tests.plan.reading.given import name_on_shelf, reading_of
from tests.sharing import shelf


@cache
def plan_of(path: Path) -> Plan:
    """Return the offline planner's plan of a document."""
    return shelf("drafts").take(name_on_shelf(path), lambda: drafted(reading_of(path)))


@lru_cache(maxsize=64)
def drafted(read: Requirements) -> Plan:
    """Return the offline planner's plan of what was read."""
    architecture = plan_artifact("architecture", read)
    database = plan_artifact("database", read)
    assert isinstance(architecture, Architecture)
    assert isinstance(database, Database)
    api = plan_artifact("api", read, Inputs(architecture, database))
    assert isinstance(api, Api)
    sprints = plan_artifact("sprints", read, Inputs(architecture, database, api))
    assert isinstance(sprints, SprintPlan)
    return Plan(requirements=read, architecture=architecture, database=database, api=api, sprints=sprints)


def wrong(plan: Plan, *, warnings: bool = True) -> list[str]:
    """Return what the checks find in a plan, but for what they say of its requirements."""
    severities = {"error", "warning"} if warnings else {"error"}
    found = (f for f in check(plan) if f.artifact != "requirements" and f.severity in severities)
    return [f"{f.code} {f.artifact}{f.pointer} {f.message}" for f in found]
