"""What does not hold in a plan.

Each check is a small function in the module of its family, with the code of what it finds; `registry.py` lists the
modules, and `docs/findings.md` is made from their rules by `python -m plan.checks > docs/findings.md`. Parsers and
graphs are imported when a check first runs, not with this package.
"""

from typing import TYPE_CHECKING

from plan.artifacts import ARTIFACTS
from plan.findings import Finding, Place
from plan.plan import Plan

if TYPE_CHECKING:
    from plan.checks.lookup import Lookup

_SEVERITIES = ("error", "warning", "note")
_PLACES: tuple[Place, ...] = ("requirements", *ARTIFACTS)


def check(plan: Plan) -> tuple[Finding, ...]:
    """Return every finding, errors first, then in the order of the artifacts and of their items.

    An artifact that has no draft yet is no finding; what is there is checked.
    """
    from plan.checks.lookup import look_at

    lookup = look_at(plan)
    if lookup.findings is None:
        lookup.findings = _found(lookup)
    return lookup.findings


def _found(lookup: "Lookup") -> tuple[Finding, ...]:
    from plan.checks.registry import rules

    found = dict.fromkeys(finding for rule in rules() if not rule.fallback for finding in rule.findings(lookup))
    wrong = {finding.artifact for finding in found if finding.severity == "error"}
    for rule in rules():
        if rule.fallback and rule.artifact not in wrong:
            found.update(dict.fromkeys(rule.findings(lookup)))
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, int, list[tuple[int, str]], str]:
    """Pointers in the order of the document: `/tables/2` before `/tables/10`."""
    steps = [(int(step), "") if step.isdecimal() else (-1, step) for step in finding.pointer.split("/")[1:]]
    return _SEVERITIES.index(finding.severity), _PLACES.index(finding.artifact), steps, finding.code
