"""Seeded defects: planted one at a time in plans that hold, how many do the checks find? (Goal: all.)"""

from collections.abc import Mapping

from benchmarks.seeded_defects.measure import KINDS, alarms, scores
from benchmarks.seeded_defects.plans import drafted, written
from plan.plan import Plan


def main(plans: Mapping[str, Plan] | None = None) -> int:
    """Print the table; return 1 if something was missed or something that holds was complained about."""
    plans = plans or dict((*written(), *drafted()))
    raised = 0
    for name, plan in plans.items():
        found = alarms(plan)
        raised += len(found)
        print(f"  {name:<34} {f'{len(found)} false alarms' if found else 'no false alarm'}")
        for finding in found:
            print(f"      {finding.severity} {finding.code} {finding.message}")
    print(f"\n  {'kind of defect':<58} {'codes':<16} planted found recall")
    planted = caught = 0
    for score in scores(plans):
        planted, caught = planted + score.planted, caught + score.found
        share = f"{score.found / score.planted:6.0%}" if score.planted else "     –"
        codes = " ".join(sorted(score.kind.codes))
        print(f"  {score.kind.kind:<58} {codes:<16} {score.planted:7} {score.found:5} {share}")
        for missed in score.missed[:3]:
            print(f"      missed in {missed}")
    rate = caught / planted if planted else 0
    print(f"\n  {len(KINDS)} kinds, {planted} planted, {caught} found: recall {rate:.1%}; {raised} false alarms")
    return int(caught < planted or raised > 0)
