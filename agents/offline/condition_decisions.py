"""What the conditions of the documents decide: how fast, how available, how private, how much at once."""

import re
from collections.abc import Sequence

from agents.offline.domain import Domain
from agents.offline.needs import Needs
from agents.offline.shortened import shortened
from agents.offline.stack import read_stack
from plan.architecture import LosingAlternative, TechnologyDecision
from plan.requirements import Constraint

_MOST = 6
_QUEUE_FROM = 20_000
_PERCENT = re.compile(r"(\d{2,3}(?:[.,]\d+)?)\s*%")
_TERM = re.compile(r"(?i)\b(\d+)[ -]*(days?|weeks?|months?|years?)\b")
_KEPT = re.compile(r"(?i)\b(?:kept|keep|retain\w*|stored?|delet\w*|purged?|archiv\w*|conserv\w*|aufbewahr\w*)\b")
_PLACE = re.compile(
    r"(?i)\b(?:EU|European Union|GDPR|DSGVO|RGPD|in (?:Germany|France|Spain|Switzerland|the country)|data residency)\b"
)
_SECRET = re.compile(r"(?i)\b(?:encrypt\w*|hash(?:ed)?|tls|https|verschlüsselt|cifrad\w*)\b")
_PROVEN = re.compile(r"(?i)\b(?:audit\w*|traceab\w*|who changed|log of)\b")
_TIME = re.compile(r"(?i)\b\d+(?:[.,]\d+)?\s*(?:ms|milliseconds?|s\b|secs?\b|seconds?|minutes?)")
_OFFLINE = re.compile(r"(?i)\b(?:offline|without (?:a )?(?:network|connection|internet))\b")
_ACCESSIBLE = re.compile(r"(?i)\b(?:wcag|accessib\w*|screen reader|keyboard|barrierefrei)\b")


def retention_term(text: str) -> str:
    """Return how long a condition lets something be kept; empty where it says nothing about that."""
    term = _TERM.search(text) if _KEPT.search(text) else None
    return term.group(0) if term else ""


def decided(ident: str, topic: str, choice: str, rationale: str, lost: Sequence[tuple[str, str]]) -> TechnologyDecision:
    """Return a decision with what it beat."""
    return TechnologyDecision(
        id=ident,
        topic=topic,
        choice=choice,
        rationale=rationale,
        alternatives=tuple(LosingAlternative(option=option, reason=reason) for option, reason in lost),
    )


def intake_decision(needs: Needs) -> tuple[TechnologyDecision, ...]:
    """Return how what is sent in fast is taken, with the numbers that decide it; nothing where nothing is fast."""
    fast = needs.intake
    if fast is None:
        return ()
    numbers = f"{fast.rate:,.0f} {fast.subject} a second" + (
        f" and {fast.peak:,.0f} at peak" if fast.peak > fast.rate else ""
    )
    rows = f"{numbers} are {fast.a_day / 1e6:,.0f} million rows a day"
    if fast.peak >= _QUEUE_FROM:
        return (
            decided(
                "intake",
                f"Taking in {fast.subject}",
                "Batches over HTTPS into a log (Kafka), written to monthly partitions by consumers",
                f"{rows}: more than one primary takes while it is also read, so the log levels the peaks.",
                (
                    ("Straight into PostgreSQL", "The peak would stop the reads"),
                    ("A row a request", "Most work is overhead"),
                ),
            ),
        )
    return (
        decided(
            "intake",
            f"Taking in {fast.subject}",
            "Batches over HTTPS, copied into a table that is partitioned by time",
            f"{rows}. In batches of hundreds they are a few requests a second, which PostgreSQL takes with COPY; a "
            "partition is dropped when its time is over, instead of deleting its rows.",
            (
                ("One request a row", f"{fast.peak:,.0f} requests a second, most of each spent on the connection"),
                ("Kafka", f"Made for more than {_QUEUE_FROM:,} a second; here it is one more system to run"),
                ("A time-series database", "A second database to back up; partitions do what is asked"),
            ),
        ),
    )


def condition_decisions(domain: Domain, needs: Needs) -> tuple[TechnologyDecision, ...]:
    """Return a decision for each condition that leaves a choice, named by its id."""
    found: dict[str, TechnologyDecision] = {}
    for constraint in domain.requirements.constraints:
        if constraint.id.startswith("Q-"):
            continue  # what follows from an answer is decided with the answers
        made = _decision(constraint, needs)
        if made is not None and made.topic not in found and len(found) < _MOST:
            found[made.topic] = made
    provider = needs.provider
    if provider is not None:
        found[provider.name] = decided(
            "identity",
            "Who vouches for callers",
            f"{provider.title} by {provider.protocol}{', and no passwords of our own' if provider.alone else ''}",
            f"{provider.asked}: {shortened(provider.text, 160)} "
            "Our own tokens follow once it has said who somebody is.",
            (
                (
                    "Passwords of our own",
                    "Ruled out" if provider.alone else "Kept beside it for those it does not know",
                ),
                ("Its tokens on every call", "Each request would hang on a system that we do not run"),
            ),
        )
    stack = read_stack(domain)
    if stack.given:
        found["stack"] = decided(
            "stack",
            "What it is built with",
            f"{stack.backend}; {stack.frontend}",
            f"{stack.given} says so.",
            (("Django and React", "The documents leave no choice"),),
        )
    return tuple(found.values())


def _decision(constraint: Constraint, needs: Needs) -> TechnologyDecision | None:
    text, ident = constraint.text.strip(), constraint.id
    why = f"{ident}: {shortened(text, 200)}"
    key = f"condition-{ident.lower()}"
    percent = _PERCENT.search(text)
    if constraint.kind == "availability" and percent is not None:
        asked = float(percent.group(1).replace(",", "."))
        minutes = (100 - asked) / 100 * 30 * 24 * 60
        twice = asked >= 99.5
        return decided(
            key,
            "Staying up",
            "Two instances behind a load balancer, a standby of PostgreSQL that takes over by itself"
            if twice
            else "One instance that restarts by itself, and a rehearsed restore",
            f"{why} That leaves {minutes:,.0f} minutes a month.",
            (
                ("One server", "A restart for a release uses up the allowance")
                if twice
                else ("A standby", "Not needed for that"),
            ),
        )
    if _KEPT.search(text) and (term := _TERM.search(text)):
        how = (
            "Partitions by month, dropped"
            if needs.intake is not None
            else "A job each night that deletes in small batches"
        )
        return decided(
            key,
            "Keeping and deleting",
            f"{how} after {term.group(0)}"
            if "delet" in text.lower() or needs.intake
            else f"Nothing is deleted before {term.group(0)}",
            why,
            (("Deleting by hand", "Forgotten in the first busy month"),),
        )
    if _PLACE.search(text):
        return decided(
            key,
            "Where it runs",
            "One region that the condition names, for data, backups and logs alike",
            why,
            (("The cheapest region", "Ruled out"),),
        )
    if constraint.kind == "performance" and _TIME.search(text):
        return decided(
            key,
            "Answering in time",
            "Every list is paged and every query has its index; a load test in the pipeline fails "
            "when the time is exceeded",
            why,
            (
                (
                    "A cache from the start",
                    "It hides slow queries until it is empty; measured first, added if the test fails",
                ),
            ),
        )
    for pattern, topic, choice, lost in (
        (
            _SECRET,
            "Keeping secrets",
            "TLS everywhere, encrypted volumes, and only hashes of keys and tokens",
            ("Plain columns", "One dump would be enough"),
        ),
        (
            _PROVEN,
            "Proving what happened",
            "An append-only audit table, written in the transaction that it tells of",
            ("Application logs", "They rotate, and a rolled-back change stays in them"),
        ),
        (
            _OFFLINE,
            "Working without a network",
            "A page that keeps a queue in the browser and sends it later, each entry with its own key",
            ("Online only", "Ruled out"),
        ),
        (
            _ACCESSIBLE,
            "Being usable by everybody",
            "Semantic HTML first, checked by axe in the pipeline",
            ("Mending it at the end", "Costs every page twice"),
        ),
    ):
        if pattern.search(text):
            return decided(key, topic, choice, why, (lost,))
    return None
