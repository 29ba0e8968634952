"""Whether a plan may be signed, and if not, why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan.artifacts import ARTIFACTS, INPUTS, TITLES, ArtifactName
from plan.findings import Finding

_REASONS: Mapping[str, str] = {
    "empty": "has no draft yet",
    "drafting": "is being drafted",
    "drafted": "is not approved yet",
    "failed": "has a draft that failed",
    "cancelled": "has a draft that was cancelled",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate at one moment: `reasons` holds one sentence for each thing that keeps it closed."""

    open: bool
    reasons: tuple[str, ...]


def gate(statuses: Mapping[ArtifactName, str], findings: Sequence[Finding], overrides: Mapping[str, str]) -> Gate:
    """Return the gate for artifacts in these statuses; a finding overridden with a reason does not count."""
    reasons = [reason for name in ARTIFACTS if (reason := _artifact_reason(name, statuses))]
    if left := unresolved(findings, overrides):
        are = "1 error is left" if len(left) == 1 else f"{len(left)} errors are left, the first"
        reasons.append(f"{are}: {left[0].code} {left[0].message}")
    return Gate(open=not reasons, reasons=tuple(reasons))


def unresolved(findings: Sequence[Finding], overrides: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the errors that keep the gate closed: those that nobody has overridden with a reason."""
    return tuple(f for f in findings if f.severity == "error" and not overrides.get(f.key, "").strip())


def _artifact_reason(name: ArtifactName, statuses: Mapping[ArtifactName, str]) -> str:
    status = statuses.get(name, "empty")
    if status == "approved":
        return ""
    if status == "stale":
        return f"{TITLES[name]} is stale: {_cause(name, statuses)}"
    return f"{TITLES[name]} {_REASONS.get(status, f'is {status}')}"


def _cause(name: ArtifactName, statuses: Mapping[ArtifactName, str]) -> str:
    stale = [TITLES[source] for source in INPUTS[name] if statuses.get(source) == "stale"]
    if stale:
        return f"it was drawn from {' and '.join(stale)}, which {'is' if len(stale) == 1 else 'are'} stale"
    return "what it was drawn from has changed since"
