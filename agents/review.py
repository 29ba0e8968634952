"""What planroom's own code says of a plan: findings, the gate, the deliverables.

The checks and exports are imported late, because they bring parsers that a start must not wait for.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from plan.artifacts import ARTIFACTS
from plan.findings import Finding
from plan.plan import Plan
from sessions.state import SessionState

if TYPE_CHECKING:
    from plan.gate import Gate

Dialect = Literal["postgres", "sqlite"]


def error_findings(plan: Plan) -> tuple[Finding, ...]:
    """Return the findings that keep a plan from being signed."""
    from plan.checks import check

    return tuple(finding for finding in check(plan) if finding.severity == "error")


def gate_of(state: SessionState) -> "Gate":
    """Return whether the session's plan may be signed, and why not."""
    from plan.checks import check
    from plan.gate import gate

    statuses = {name: state.status(name) for name in ARTIFACTS}
    return gate(statuses, check(state.plan()), state.overrides)


def deliverables_of(state: SessionState, only: tuple[str, ...], dialect: Dialect) -> Mapping[str, str]:
    """Return the files of the session's plan, by name; `only` names kinds, empty for all."""
    from plan.exports import deliverables

    return deliverables(state.plan(), dialect, unsigned=gate_of(state).reasons, only=only)
