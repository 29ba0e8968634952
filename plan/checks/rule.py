"""What a check is: a function that looks at a plan, and the code of what it finds.

The function's docstring is its page in `docs/findings.md`: the first line says what is wrong, the rest why it matters.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import getdoc

from plan.checks.lookup import Lookup
from plan.findings import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where a rule does not hold; the rule adds code, severity and hint, and its artifact unless told."""

    pointer: str
    message: str
    artifact: Place | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: how it is found, and what the person who reads it needs to know.

    A fallback looks at an artifact as a whole and is run only where no other rule finds an error: it would say the same
    less exactly.
    """

    code: str
    severity: Severity
    artifact: Place
    title: str
    why: str
    mend: str
    example: str
    run: Callable[[Lookup], Iterable[Problem]]
    fallback: bool = False

    def findings(self, plan: Lookup) -> Iterable[Finding]:
        """Return what this rule finds in a plan."""
        for problem in self.run(plan):
            artifact = problem.artifact or self.artifact
            yield Finding(self.code, self.severity, artifact, problem.pointer, problem.message, self.mend)


Run = Callable[[Lookup], Iterable[Problem]]


def rule(
    code: str, severity: Severity, artifact: Place, *, mend: str, example: str, fallback: bool = False
) -> Callable[[Run], Rule]:
    """Make the decorated function the rule for `code`; the registry finds it among the names of its module."""

    def made(run: Run) -> Rule:
        title, _, why = (getdoc(run) or "").partition("\n")
        return Rule(code, severity, artifact, title.strip(), why.strip(), mend, example, run, fallback)

    return made
