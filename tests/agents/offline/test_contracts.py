"""Plans of documents by somebody else's template, against what a good plan of each has, written down beforehand."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plan.plan import Plan
from plan.reading import SourceDocument, read_requirements
from tests.agents.offline.expectations import Score, Wanted, score
from tests.agents.offline.test_plans import drafted, wrong

HERE = Path(__file__).parent
SHARE = 0.85
"""What every plan reaches at least; what is missing today is listed when a plan falls below it."""
CONTRACTS = sorted((HERE / "contracts").glob("*.toml"))


@cache
def plan_of(name: str) -> Plan:
    text = (HERE / "documents" / f"{name}.md").read_text(encoding="utf-8")
    return drafted(read_requirements([SourceDocument(f"{name}.md", text)], date(2026, 12, 1)))


def scored(path: Path) -> Score:
    return score(Wanted.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))), plan_of(path.stem))


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: p.stem)
def test_a_plan_has_what_a_good_one_has(path: Path) -> None:
    found = scored(path)
    assert found.asked > 50
    assert found.met >= SHARE * found.asked, "\n".join(found.missed)


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda p: p.stem)
def test_a_plan_has_no_error(path: Path) -> None:
    assert wrong(plan_of(path.stem), warnings=False) == []
