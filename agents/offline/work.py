"""All the work of a plan, in the order of its priority."""

from agents.offline import roster
from agents.offline.access_work import add_access
from agents.offline.backlog import RANK, Backlog, Work
from agents.offline.condition_decisions import retention_term
from agents.offline.domain import Domain
from agents.offline.foundation_work import add_setup
from agents.offline.story_order import add_order
from agents.offline.story_work import add_integrations, add_rest, add_story
from plan.api import Api
from plan.database import Database
from plan.requirements import Constraint


def build(domain: Domain, database: Database, api: Api) -> list[Work]:
    """Return all work in the order of its priority, each after what it needs."""
    backlog = Backlog(domain, database, api)
    add_setup(backlog)
    add_access(backlog)
    for story in sorted(domain.stories, key=lambda s: RANK[s.priority]):
        add_integrations(backlog, story)
        add_story(backlog, story)
    add_rest(backlog)
    add_order(backlog)
    _deletion(backlog)
    _quality(backlog)
    return backlog.works


def _deletion(backlog: Backlog) -> None:
    """One job for what the documents keep for a time only."""
    mine = [c for c in backlog.domain.requirements.constraints if _kept_for_a_time(c)]
    if not mine:
        return
    backlog.add(
        Work(
            key="job-retention",
            kind="job",
            title="Keep and delete on schedule",
            points=3,
            priority="must",
            tasks=[
                "Write down for every table what ends its rows, and what must not be deleted before",
                "Delete what is past its term in a job each night, and log how much it was",
                "Make it safe to run twice, and test both sides of the term",
            ],
            agents=(roster.BACKEND, roster.DATABASE),
            needs=["setup-1"],
            acceptance=[f"{c.id}: {c.text}" for c in mine],
            requirements=[c.id for c in mine],
        )
    )


def _kept_for_a_time(constraint: Constraint) -> bool:
    return bool(retention_term(constraint.text)) and (constraint.kind == "other" or constraint.id.startswith("Q-"))


_QUALITY: tuple[tuple[tuple[str, ...], str, tuple[str, ...], str], ...] = (
    (
        ("performance", "availability"),
        "Load test and tuning",
        (roster.PERFORMANCE, roster.TESTING),
        "Measure with the volumes of the plan and mend the slowest three calls",
    ),
    (
        ("security", "privacy"),
        "Security and privacy review",
        (roster.SECURITY, roster.REVIEW),
        "Test every guarded endpoint with every role, and go through the OWASP API top ten",
    ),
    (
        ("usability",),
        "Usability and accessibility pass",
        (roster.REACT, roster.CSS),
        "Go through every page by keyboard and with a screen reader",
    ),
)


def _quality(backlog: Backlog) -> None:
    """What the document asks of the whole: one story for each kind of constraint."""
    musts = [w for w in backlog.works if w.priority == "must" and w.kind in {"backend", "access", "frontend", "job"}]
    for number, (kinds, title, agents, task) in enumerate(_QUALITY, 1):
        mine = [c for c in backlog.domain.requirements.constraints if c.kind in kinds]
        if not mine:
            continue
        for place, start in enumerate(range(0, len(mine), 6)):
            batch = mine[start : start + 6]
            label = f" ({place + 1})" if len(mine) > 6 else ""
            last = [w.key for w in musts if (w.kind == "frontend") == (number == 3)][-6:] or ["setup-1"]
            work = Work(
                key=f"quality-{number}-{place + 1}",
                kind="quality",
                title=f"{title}{label}",
                points=3 if len(batch) < 4 else 5,
                priority="must",
                tasks=[task, "Write down what was found and what was done about it"],
                agents=agents,
                needs=last,
                acceptance=[c.text for c in batch],
                requirements=[c.id for c in batch],
            )
            place_at = max((i for i, w in enumerate(backlog.works) if w.priority == "must"), default=-1) + 1
            work.points = min(work.points, backlog.limit)
            backlog.works.insert(place_at, work)
