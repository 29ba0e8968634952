"""The page about every finding, made from the rules themselves."""

from itertools import groupby

from plan.checks.registry import rules
from plan.checks.rule import Rule

_FAMILIES = {
    "REQ": "Requirements",
    "ARC": "Architecture",
    "DB": "Database",
    "API": "API",
    "SPR": "Sprint plan",
    "XP": "Between the artifacts",
    "PIT": "The five pitfalls",
}
_SEVERITIES = {
    "error": "something that would break; the gate stays shut until it is mended or overridden with a reason",
    "warning": "something that is probably wrong, or that somebody will regret",
    "note": "something to know; often there is a good reason for it",
}


def pages() -> str:
    """Return `docs/findings.md`."""
    families = {prefix: list(group) for prefix, group in groupby(rules(), _family)}
    count = sum(len(group) for group in families.values())
    lines = [
        "# Findings",
        "",
        f"What `planroom check` can find wrong with a plan: {count} kinds. This page is made from the checks",
        "themselves by `python -m plan.checks > docs/findings.md`; a test holds the two together.",
        "",
        *(f"* **{severity}**: {meaning}" for severity, meaning in _SEVERITIES.items()),
    ]
    for prefix, title in _FAMILIES.items():
        codes = ", ".join(f"[{rule.code}](#{rule.code.lower()})" for rule in families.get(prefix, ()))
        lines += ["", f"{title}: {codes}"]
    for prefix, title in _FAMILIES.items():
        lines += ["", f"## {title} ({prefix}-…)"]
        for rule in families.get(prefix, ()):
            lines += ["", *_page(rule)]
    return "\n".join(lines) + "\n"


def _family(rule: Rule) -> str:
    return rule.code.partition("-")[0]


def _page(rule: Rule) -> list[str]:
    return [
        f'<a id="{rule.code.lower()}"></a>',
        "",
        f"### {rule.code} {rule.title.removesuffix('.')}",
        "",
        f"*{rule.severity}, {rule.artifact}*",
        "",
        " ".join(rule.why.split()),
        "",
        f"**How to mend it:** {rule.mend}",
        "",
        f"**Example:** {rule.example}",
    ]
