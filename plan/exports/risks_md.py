"""`risks.md`: every risk of the plan, technical and of the schedule."""

from dataclasses import dataclass
from typing import get_args

from plan.architecture import Level
from plan.exports.markdown import Document, code, inline
from plan.plan import Plan

_LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class _Risk:
    id: str
    title: str
    likelihood: Level
    impact: Level
    consequence: str
    mitigation: str
    owner: str


def risks_md(plan: Plan) -> str:
    """Return the document: a matrix of likelihood and impact, then each risk, gravest first."""
    risks = _risks(plan)
    document = Document(f"Risks: {plan.requirements.project}")
    document.heading(2, "Matrix")
    document.table(
        ("Likelihood", *(f"{level} impact" for level in _LEVELS)),
        (
            (
                level,
                *(", ".join(code(r.id) for r in risks if (r.likelihood, r.impact) == (level, i)) for i in _LEVELS),
            )
            for level in reversed(_LEVELS)
        ),
    )
    document.heading(2, "Risks")
    for risk in sorted(risks, key=_gravity):
        document.heading(3, f"{risk.id}: {risk.title}")
        document.bullets(
            [
                f"Likelihood: {risk.likelihood}, impact: {risk.impact}",
                f"Consequence: {inline(risk.consequence)}" if risk.consequence else "",
                f"Mitigation: {inline(risk.mitigation) or '—'}",
                f"Owner: {code(risk.owner)}" if risk.owner else "",
            ]
        )
    return document.render()


def _gravity(risk: _Risk) -> int:
    return -(_LEVELS.index(risk.likelihood) + 1) * (_LEVELS.index(risk.impact) + 1)


def _risks(plan: Plan) -> list[_Risk]:
    technical = () if plan.architecture is None else plan.architecture.risks
    schedule = () if plan.sprints is None else plan.sprints.risks
    return [_Risk(r.id, r.title, r.likelihood, r.impact, "", r.mitigation, r.owner) for r in technical] + [
        _Risk(r.id, r.title, r.likelihood, r.impact, r.consequence, r.mitigation, "") for r in schedule
    ]
