"""All rules, in the order of their codes."""

from plan.checks.rule import Rule, registered


def rules() -> tuple[Rule, ...]:
    """Return every rule that a family has registered."""
    return registered()
