"""Seeded defects: planted one at a time in plans that hold, how many do the checks find? (Goal: all.)"""

from collections.abc import Mapping

from benchmarks.seeded_defects.measure import KINDS, Score, alarms, scores
from benchmarks.seeded_defects.plans import drafted, written
from benchmarks.seeded_defects.settled import settled
from plan.plan import Plan


def main(plans: Mapping[str, Plan] | None = None) -> int:
    """Print the table; return 1 if something was missed or something that holds was complained about."""
    plans = plans or dict((*written(), *drafted()))
    raised = 0
    running = {f"{name}, running": settled(plan) for name, plan in plans.items()}
    for name, plan in {**plans, **running}.items():
        found = alarms(plan)
        raised += len(found)
        print(f"  {name:<44} {f'{len(found)} false alarms' if found else 'no false alarm'}")
        for finding in found:
            print(f"      {finding.severity} {finding.code} {finding.message}")
    print(f"\n  {'kind of defect':<58} {'codes':<16} planted found recall")
    planted = caught = 0
    families: dict[str, list[Score]] = {}
    for score in scores(plans):
        for family in sorted({_family(code) for code in score.kind.codes}):
            families.setdefault(family, []).append(score)
        planted, caught = planted + score.planted, caught + score.found
        share = f"{score.found / score.planted:6.0%}" if score.planted else "     –"
        codes = " ".join(sorted(score.kind.codes))
        print(f"  {score.kind.kind:<58} {codes:<16} {score.planted:7} {score.found:5} {share}")
        for missed in score.missed[:3]:
            print(f"      missed in {missed}")
    print(f"\n  {'family':<10} kinds planted found")
    for family, held in sorted(families.items()):
        numbers = f"{sum(s.planted for s in held):7} {sum(s.found for s in held):5}"
        print(f"  {family:<10} {len(held):5} {numbers}")
    rate = caught / planted if planted else 0
    print(f"\n  {len(KINDS)} kinds, {planted} planted, {caught} found: recall {rate:.1%}; {raised} false alarms")
    return int(caught < planted or raised > 0)


def _family(code: str) -> str:
    """`XP` of XP-040; of the pitfalls also which of the five: `PIT-1` of PIT-105."""
    head, _, number = code.partition("-")
    return f"{head}-{number[0]}" if head == "PIT" else head
