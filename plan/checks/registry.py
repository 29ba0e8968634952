"""All rules, in the order of their codes.

A module of rules becomes part of `check` by standing in `MODULES`, and in no other way.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from plan.checks.rule import Rule

MODULES = (
    "access",
    "agreement",
    "answers",
    "architecture",
    "brownfield",
    "dependents",
    "columns",
    "complexity",
    "contract",
    "conventions",
    "coverage",
    "delivery",
    "dependencies",
    "endpoints",
    "entities",
    "exclusions",
    "indexes",
    "migrations",
    "naming",
    "needs",
    "openapi",
    "overengineering",
    "paging",
    "performance",
    "promises",
    "published",
    "queries",
    "references",
    "renaming",
    "requirements",
    "schemas",
    "seeds",
    "sprints",
    "statements",
    "stories",
    "tables",
    "technology",
)
"""The modules of this folder that define rules."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of every module, by code; a code that two rules have raises ValueError."""
    return ordered(rule for name in MODULES for rule in rules_of(vars(import_module(f"plan.checks.{name}"))))


def rules_of(names: dict[str, object]) -> tuple[Rule, ...]:
    """Return the rules among the names of a module, in the order in which they are defined."""
    return tuple(value for value in names.values() if isinstance(value, Rule))


def ordered(found: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules by code, each once; a code that two rules have raises ValueError."""
    by_code: dict[str, Rule] = {}
    for rule in found:
        if by_code.setdefault(rule.code, rule) is not rule:
            raise ValueError(f"{rule.code} is both {by_code[rule.code].title!r} and {rule.title!r}")
    return tuple(by_code[code] for code in sorted(by_code))
