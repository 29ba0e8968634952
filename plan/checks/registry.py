"""All rules, in the order of their codes."""

from plan.checks import architecture, columns, entities, indexes, migrations, queries, references, seeds, tables
from plan.checks.rule import Rule, registered

FAMILIES = (architecture, tables, columns, references, indexes, migrations, seeds, entities, queries)


def rules() -> tuple[Rule, ...]:
    """Return every rule that a family has registered."""
    return registered()
