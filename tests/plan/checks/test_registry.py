"""Every rule of the folder is registered, each under a code of its own."""

from importlib import import_module
from pathlib import Path

import pytest

import plan.checks
from plan.checks.registry import MODULES, ordered, rules, rules_of

FOLDER = Path(plan.checks.__file__).parent


def test_every_module_that_defines_rules_is_registered() -> None:
    defining = [
        path.stem
        for path in sorted(FOLDER.glob("*.py"))
        if not path.stem.startswith("__") and rules_of(vars(import_module(f"plan.checks.{path.stem}")))
    ]
    assert sorted(MODULES) == defining


def test_every_rule_that_is_written_is_found() -> None:
    written = sum(path.read_text("utf-8").count("\n@rule(") for path in FOLDER.glob("*.py"))
    assert len(rules()) == written > 120


def test_the_rules_are_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in rules()]
    assert codes == sorted(set(codes))


def test_a_code_that_two_rules_have_is_refused() -> None:
    one, two = rules()[:2]
    assert ordered((two, one, two)) == (one, two)
    clash = type(two)(one.code, two.severity, two.artifact, two.title, two.why, two.mend, two.example, two.run)
    with pytest.raises(ValueError, match=one.code):
        ordered((one, clash))
