"""Technical risks that the document itself is the source of."""

import re

from agents.offline import roster
from agents.offline.domain import Domain
from agents.offline.lifecycles import lifecycle
from agents.offline.machines import outside_systems
from agents.offline.needs import Needs
from agents.offline.shortened import shortened
from agents.offline.unheeded_answers import unheeded_answers
from plan.architecture import Level, TechnicalRisk

_CONFLICT = re.compile(
    r"(?i)\b(no two|double[- ]?book\w*|at the same time|overlap\w*|at most|only one|not .{0,20}twice|already)\b"
)
_SLOW = 1_000
"""Fewer rows than that are found in no time, with an index or without."""
_ANSWERS: dict[str, str] = {
    "performance": "Its number is a test that fails the pipeline, run with the full volume from the "
    "first sprint that builds it on",
    "availability": "Health checks, a rehearsed failover and a restore that is timed, each before the release",
}
_MONEY = re.compile(r"(?i)\b(pay\w*|price\w*|refund\w*|invoice\w*|fine|fines|deposit\w*|pago\w*|precio\w*)\b")
_PERSONAL = re.compile(r"(?i)\b(gdpr|personal data|privacy|health|medical|patient|children|date of birth|hipaa|lopd)\b")


def risks(domain: Domain, needs: Needs) -> tuple[TechnicalRisk, ...]:
    """Return what may go wrong, the most serious first."""
    found: list[tuple[str, Level, Level, str, str]] = [
        (
            f"{integration.name} behaves differently from its documentation, or is away",
            "medium",
            "high",
            "An adapter with a fake for tests, a day in its sandbox before anything is built on it, retries "
            "with growing pauses",
            roster.BACKEND,
        )
        for integration in outside_systems(domain)[:4]
    ]
    found += [
        (
            f"The design does not follow the answer {ident}, which the rules do not understand: {shortened(text, 120)}",
            "high",
            "high",
            "Change what it is about by hand or by feedback, or have a model draft it; then read it once more",
            roster.TECH_LEAD,
        )
        for ident, text in unheeded_answers(domain)
    ]
    texts = domain.texts
    conflict = next(
        ((i, t) for i, t in texts if _CONFLICT.search(t) and i in {r.id for r in domain.requirements.rules}), None
    )
    if conflict:
        found.append(
            (
                f"Two people act at once and break {conflict[0]}: {shortened(conflict[1], 120)}",
                "medium",
                "high",
                "A constraint of the database or a row lock in the same transaction, and a test with two connections",
                roster.DATABASE,
            )
        )
    personal = next((i for i, t in texts if _PERSONAL.search(t)), "")
    if personal or domain.signs_in:
        why = f" ({personal})" if personal else ""
        found.append(
            (
                f"Somebody sees or changes what is another's{why}",
                "medium",
                "high",
                "Permission tests for every guarded endpoint with every role; queries filtered by owner in one place",
                roster.SECURITY,
            )
        )
    money = next((i for i, t in texts if _MONEY.search(t)), "")
    if money:
        found.append(
            (
                f"An amount is wrong or charged twice ({money})",
                "low",
                "high",
                "Amounts as numeric(12,2), an idempotency key for every charge, and a daily comparison with the "
                "provider",
                roster.BACKEND,
            )
        )
    if needs.intake is not None:
        fast = needs.intake
        found.append(
            (
                f"{fast.peak:,.0f} {fast.subject} a second arrive and the writes fall behind",
                "medium",
                "high",
                "A load test at twice the peak in the first sprint that takes them in; batches are "
                "refused with 503 and "
                "sent again before anything is lost",
                roster.PERFORMANCE,
            )
        )
    if needs.provider is not None:
        found.append(
            (
                f"{needs.provider.title} is away or set up differently, and nobody can sign in "
                f"({needs.provider.asked})",
                "medium",
                "high",
                "A test tenant in the first sprint; sessions that are open stay open while it is away",
                roster.SECURITY,
            )
        )
    found += [
        (
            f"{condition.id} is not met: {shortened(condition.text, 150)}",
            "medium",
            "high" if condition.kind == "availability" else "medium",
            _ANSWERS[condition.kind],
            roster.PERFORMANCE if condition.kind == "performance" else roster.DEVOPS,
        )
        for condition in [c for c in domain.requirements.constraints if c.kind in _ANSWERS][:3]
    ]
    performance = next((c for c in domain.requirements.constraints if c.kind == "performance"), None)
    biggest = max(domain.requirements.volumes, key=lambda v: v.amount, default=None)
    if performance is None and biggest is not None and biggest.amount >= _SLOW:
        said = biggest.text.strip().rstrip(".")
        source = said if biggest.subject.lower() in said.lower() else f"{biggest.amount:,} {biggest.subject}"
        found.append(
            (
                f"Lists and searches get slow as data grows: {shortened(source, 140)}",
                "low" if biggest.amount < 1_000_000 else "medium",
                "medium",
                "Every query of the database design has its index; a load test with the full volume before release",
                roster.PERFORMANCE,
            )
        )
    staged = [t for t in domain.things if (cycle := lifecycle(domain, t)) is not None and len(cycle.states) > 2]
    if staged:
        found.append(
            (
                f"{staged[0].label}: a row reaches a state it should not be in",
                "medium",
                "medium",
                "State changes in one service with a table of allowed steps; the database checks the known states",
                roster.BACKEND,
            )
        )
    vague = [s.id for s in domain.stories if not s.acceptance]
    if vague:
        found.append(
            (
                f"{len(vague)} of {len(domain.stories)} stories say nothing about when they are done: "
                f"{', '.join(vague[:6])}",
                "medium",
                "medium",
                "Agree on criteria before the story enters a sprint",
                roster.TECH_LEAD,
            )
        )
    if needs.mail:
        found.append(
            (
                f"Messages are not delivered or sent twice ({needs.mail})",
                "medium",
                "low",
                "A job per message with a unique key, bounces recorded, a daily count of what was not delivered",
                roster.BACKEND,
            )
        )
    found.append(
        (
            "A migration fails half-way in production",
            "low",
            "high",
            "Each migration in one transaction with its rollback, rehearsed on a restored copy",
            roster.DATABASE,
        )
    )
    order = {
        ("high", "high"): 0,
        ("medium", "high"): 1,
        ("high", "medium"): 1,
        ("medium", "medium"): 2,
        ("low", "high"): 2,
    }
    found.sort(key=lambda r: order.get((r[1], r[2]), 3))
    return tuple(
        TechnicalRisk(id=f"R{i}", title=t, likelihood=li, impact=im, mitigation=m, owner=o)
        for i, (t, li, im, m, o) in enumerate(found[:10], 1)
    )
