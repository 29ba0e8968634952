"""All rules, in the order of their codes."""

from plan.checks import (
    access,
    architecture,
    columns,
    endpoints,
    entities,
    indexes,
    migrations,
    openapi,
    queries,
    references,
    requirements,
    schemas,
    seeds,
    sprints,
    stories,
    tables,
)
from plan.checks.rule import Rule, registered

FAMILIES = (
    architecture,
    tables,
    columns,
    references,
    requirements,
    indexes,
    migrations,
    openapi,
    seeds,
    sprints,
    stories,
    entities,
    queries,
    endpoints,
    access,
    schemas,
)


def rules() -> tuple[Rule, ...]:
    """Return every rule that a family has registered."""
    return registered()
