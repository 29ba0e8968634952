"""Planting each kind of defect in each plan, and counting what the checks make of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.seeded_defects import (
    apart,
    api,
    between,
    blueprint,
    conventions,
    database,
    existing,
    promises,
    published,
    queries,
    schemas,
    sprints,
    storage,
)
from benchmarks.seeded_defects.defect import Defect, Ground
from plan.checks import check
from plan.findings import Finding
from plan.plan import Plan

KINDS: tuple[Defect, ...] = tuple(
    kind
    for module in (
        *(blueprint, database, storage, queries, api, schemas, sprints, between, conventions),
        *(existing, published, promises, apart),
    )
    for kind in module.KINDS.all
)


@dataclass(slots=True)
class Score:
    """How often one kind was planted and found; `missed` names the plans in which it was not, with what was said."""

    kind: Defect
    planted: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)


def alarms(plan: Plan) -> tuple[Finding, ...]:
    """Return the errors and warnings of a plan: false alarms where it holds."""
    return tuple(finding for finding in check(plan) if finding.severity != "note")


def scores(plans: Mapping[str, Plan], kinds: Iterable[Defect] = KINDS, places: int = 3) -> Iterator[Score]:
    """Yield the score of each kind, planted at up to so many places of each plan.

    A defect counts as found if a finding with one of its codes is there that the plan without it does not have.
    """
    grounds: dict[tuple[str, Ground], tuple[Plan, frozenset[str]]] = {}
    for kind in kinds:
        score = Score(kind)
        for name, plan in plans.items():
            if (name, kind.ground) not in grounds:
                ground = kind.ground(plan)
                grounds[name, kind.ground] = ground, frozenset(finding.key for finding in check(ground))
            ground, before = grounds[name, kind.ground]
            for planted in kind.planted(ground, places):
                score.planted += 1
                new = Counter(f.code for f in check(planted) if f.key not in before)
                if kind.codes & new.keys():
                    score.found += 1
                else:
                    score.missed.append(f"{name}: {', '.join(sorted(new)) or 'nothing'}")
        yield score
