"""Checks of what the documents demand the system to be built with (XP-019)."""

from collections.abc import Iterator
from itertools import groupby

from plan.architecture import Architecture
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.technologies import Technology, demands, meets, named_in


@rule(
    "XP-019",
    "warning",
    "architecture",
    mend="Build the component with what is demanded, or agree with whoever wrote the condition that it falls.",
    example="`C1` asks for Windows Forms, and the plan has React.",
)
def demanded_technology_unused(look: Lookup) -> Iterator[Problem]:
    """A condition names what the system is to be built with, and no component or decision uses it.

    The plan is for another system than the one that was asked for. A condition that names several technologies for
    one place (`MySQL or PostgreSQL`) is met by any of them. A decision that only quotes the condition does not meet it.
    """
    architecture = look.plan.architecture
    if architecture is None:
        return
    for demand in demands(look.plan.requirements):
        used = _used(architecture, demand.text)
        for place, group in groupby(sorted(demand.technologies, key=lambda t: t.place), key=lambda t: t.place):
            demanded = tuple(group)
            there = [c for c in architecture.components if c.kind == place and c.technology.strip()]
            if there and not any(meets(one, other) for one in demanded for other in used):
                instead = listed(dict.fromkeys(c.technology for c in there))
                what = f"{named(demand.id)} asks for {listed(t.name for t in demanded)}, and the plan has {instead}."
                yield Problem(demand.path, what, artifact="requirements")


def _used(architecture: Architecture, condition: str) -> frozenset[Technology]:
    texts = [f"{c.name}, {c.technology}" for c in architecture.components]
    texts += [d.choice for d in architecture.decisions if d.choice.strip(" .")[:60] not in condition]
    return frozenset(technology for text in texts for technology in named_in(text))
