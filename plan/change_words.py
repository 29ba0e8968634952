"""Where a difference is, in the words of the plan: `Table loans · column due_on`, not `tables/loans/columns/due_on`."""

from collections.abc import Iterator, Mapping

ONE: Mapping[str, str] = {
    "access_patterns": "query",
    "agents": "agent",
    "alternatives": "alternative",
    "base_urls": "base URL",
    "checks": "check",
    "columns": "column",
    "components": "component",
    "cross_cutting": "cross-cutting agent",
    "decisions": "decision",
    "depends_on": "needs",
    "endpoints": "endpoint",
    "entities": "entity",
    "errors": "error",
    "exclusions": "exclusion",
    "fields": "field",
    "headers": "header",
    "indexes": "index",
    "integration_points": "integration point",
    "integrations": "integration",
    "lifetimes": "lifetime of",
    "limits": "limit for",
    "migrations": "migration",
    "parameters": "parameter",
    "permissions": "permission",
    "phases": "phase",
    "priorities": "priority group",
    "realtime": "realtime channel",
    "relationships": "relationship",
    "requirements": "requirement",
    "responses": "response",
    "retention": "retention of",
    "risks": "risk",
    "roles": "role",
    "routing": "routed task",
    "scaling": "scaling when",
    "schemas": "schema",
    "serves": "serves",
    "sprints": "sprint",
    "stories": "story",
    "streams": "stream",
    "supporting": "supporting agent",
    "tables": "table",
    "testing": "testing",
    "velocity": "velocity of sprint",
    "volumes": "volume of",
}
"""What one entry of a list of the plan is called, before its name."""


def change_in_words(key: str) -> str:
    """Return what to call the place that the key of a change names."""
    words = " · ".join(_words(key))
    return words[:1].upper() + words[1:]


def _words(key: str) -> Iterator[str]:
    steps = iter([step.replace("~1", "/").replace("~0", "~") for step in key.split("/")])
    for step in steps:
        entry = next(steps, "") if step in ONE else ""
        if entry == "@order":
            yield f"order of the {_plain(step)}"
        elif entry:
            yield f"{ONE[step]} {entry}"
        else:
            yield _plain(step.removeprefix("@"))


def _plain(name: str) -> str:
    return name.replace("_", " ")
