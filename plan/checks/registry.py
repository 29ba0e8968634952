"""All rules, in the order of their codes."""

from plan.checks import (
    access,
    agreement,
    architecture,
    columns,
    consistency,
    coverage,
    endpoints,
    entities,
    indexes,
    migrations,
    openapi,
    queries,
    references,
    requirements,
    scale,
    schemas,
    seeds,
    sprints,
    stories,
    tables,
)
from plan.checks.rule import Rule, registered

# Importing a family registers its rules.
FAMILIES = (
    architecture,
    tables,
    columns,
    consistency,
    coverage,
    references,
    requirements,
    scale,
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
    agreement,
    schemas,
)


def rules() -> tuple[Rule, ...]:
    """Return every rule that a family has registered."""
    return registered()
