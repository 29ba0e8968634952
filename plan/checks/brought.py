"""What a change of the plan brings that did not hold before."""

from plan.checks import check
from plan.findings import Finding
from plan.plan import Plan


def brought(before: Plan, after: Plan) -> tuple[Finding, ...]:
    """Return the findings of `after` that `before` does not have; where an item stands makes no other finding."""
    known = {(finding.code, finding.message) for finding in check(before)}
    return tuple(finding for finding in check(after) if (finding.code, finding.message) not in known)
