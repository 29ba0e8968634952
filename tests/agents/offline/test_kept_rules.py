"""Which endpoint keeps a rule, in whatever order Python keeps the words of a name."""

import os
import subprocess
import sys
from pathlib import Path

from agents.offline.kept_rules import rules_by_endpoint
from agents.offline.reading import read_domain
from tests.agents.offline.documents import requirements, story
from tests.agents.offline.drafts import drafted

ROOT = Path(__file__).parents[3]
BAKERY = requirements(
    "Bakery",
    [story("R1", "baker", "create a standing order"), story("R2", "baker", "see the list of shops")],
    rules=("When we stop making something it must not be offered, but has to stay in the old orders.",),
    data=(("standing order", ("shop", "quantity")), ("shop", ("name",))),
)


def kept() -> str:
    plan = drafted(BAKERY)
    assert plan.api is not None
    return repr(sorted(rules_by_endpoint(read_domain(BAKERY), plan.api).items()))


def test_a_rule_goes_to_the_same_endpoint_in_every_process() -> None:
    """A standing order has two words of five letters, of which Python kept one or the other in front."""
    script = "from tests.agents.offline.test_kept_rules import kept; print(kept())"
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "4")
    }
    assert told == {kept()}
