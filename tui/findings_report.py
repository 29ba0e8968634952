"""What the checks and the checklist say of a plan, for a person to read in a terminal."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from plan.checklist import Box
from plan.checks.wording import counted
from plan.findings import Finding, Severity
from plan.gate import unresolved
from plan.plan import Plan
from sessions.text import one_line

WIDTH = 80
_HEADINGS: Mapping[Severity, str] = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
_PLACES = {
    "requirements": "requirements",
    "architecture": "architecture",
    "database": "database",
    "api": "API",
    "sprints": "sprint plan",
}


def report_lines(
    plan: Plan, findings: Sequence[Finding], boxes: Sequence[Box], overrides: Mapping[str, str]
) -> Iterator[str]:
    """Yield findings by severity and kind, the boxes with their evidence, and the counts; safe for a terminal."""
    yield from _wrapped(f"{plan.requirements.project}: {', '.join(_counts(plan))}.")
    for severity, heading in _HEADINGS.items():
        kinds = [f for f in findings if f.severity == severity]
        if kinds:
            yield ""
            yield heading
            for code, group in groupby(sorted(kinds, key=lambda f: f.code), lambda f: f.code):
                yield from _kind(code, list(group), overrides)
    yield ""
    yield "Checklist"
    for section, of_section in groupby(boxes, lambda box: box.section):
        yield f"  {section}"
        for box in of_section:
            yield from _wrapped(f"{'✓' if box.done else '✗'} {box.title}: {box.evidence}", "    ", "      ")
    yield ""
    yield from _wrapped(totals(findings, boxes, overrides))
    if findings:
        yield f"docs/findings.md says of each code why it matters: docs/findings.md#{findings[0].code.lower()}"


def _kind(code: str, found: Sequence[Finding], overrides: Mapping[str, str]) -> Iterator[str]:
    """One code with its places, and once how to mend it."""
    for finding in found:
        place = f"{_PLACES[finding.artifact]} {finding.pointer}"
        yield from _wrapped(f"{code:<8} {finding.message}", "  ", "           ")
        yield from _wrapped(place, "           ", "             ")
        if reason := overrides.get(finding.key, "").strip():
            yield from _wrapped(f"overridden: {reason}", "           ", "             ")
    yield from _wrapped(f"→ {found[0].hint}", "           ", "             ")


def totals(findings: Sequence[Finding], boxes: Sequence[Box], overrides: Mapping[str, str]) -> str:
    """Return how many findings of each kind there are, and how many boxes are ticked."""
    numbers = {severity: sum(f.severity == severity for f in findings) for severity in _HEADINGS}
    parts = [counted(number, severity) for severity, number in numbers.items() if number]
    settled = numbers["error"] - len(unresolved(findings, overrides))
    if settled:
        parts[0] += f" ({settled} overridden)"
    said = ", ".join(parts) or "Nothing to complain about"
    return f"{said}; {sum(box.done for box in boxes)} of {len(boxes)} boxes are ticked."


def _counts(plan: Plan) -> Iterator[str]:
    yield counted(len(plan.requirements.stories), "requirement")
    if plan.architecture:
        yield counted(len(plan.architecture.components), "component")
    if plan.database:
        yield counted(len(plan.database.tables), "table")
    if plan.api:
        yield counted(len(plan.api.endpoints), "endpoint")
    if plan.sprints:
        stories = [story for sprint in plan.sprints.sprints for story in sprint.stories]
        points = counted(sum(story.points for story in stories), "point")
        sprints = counted(len(plan.sprints.sprints), "sprint")
        yield f"{counted(len(stories), 'story', 'stories')} with {points} in {sprints}"


def _wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        one_line(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    ) or [""]
