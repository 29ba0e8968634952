"""What a schema file makes beside tables, indexes and views: carried over as it is written, or only named.

A plan has no words for it, so that it is never changed; whoever makes the schema anew gets it in the old words.
"""

import re
from collections.abc import Collection

from plan.existing.schema import Apart, Statement
from plan.existing.splitting import runs_a_program_of_psql

PART = r'(?:"(?:[^"]|"")+"|[\w$]+)'
QUALIFIED = rf"(?:{PART}\.)*{PART}"
_NAME = rf"(?P<name>{QUALIFIED})"
_ROLES = re.compile(
    r"(?P<kind>grant|revoke)\b.*?\bon\s+(?:table\s+)?" + rf"(?P<on>{QUALIFIED})"
    r"|(?:grant|revoke|security)\b|alter\s+default\b|alter\s+.*\bowner\s+to\b",
    re.IGNORECASE | re.DOTALL,
)
_MADE = re.compile(
    r"(?:create|alter)\s+(?:or\s+replace\s+)?(?:constraint\s+)?(?P<kind>event\s+trigger|function|procedure|aggregate|"
    r"trigger|policy|rule|operator|cast|collation|conversion|server|foreign\s+data\s+wrapper|foreign\s+table|"
    r"user\s+mapping|publication|subscription|language|statistics|text\s+search\s+\w+|transform|access\s+method)\s+"
    rf"(?:if\s+not\s+exists\s+)?(?:{_NAME})?",
    re.IGNORECASE,
)
_TRIGGER_ON = re.compile(rf"\bon\s+(?P<on>{QUALIFIED})", re.IGNORECASE)
_RULE_ON = re.compile(rf"\bas\s+on\s+\w+\s+to\s+(?P<on>{QUALIFIED})", re.IGNORECASE)
_STATISTICS_ON = re.compile(rf"\bfrom\s+(?P<on>{QUALIFIED})\s*$", re.IGNORECASE)
_SETTING = re.compile(
    rf"alter\s+table\s+(?:only\s+)?(?:if\s+exists\s+)?(?P<on>{QUALIFIED})\s+(?:enable|disable|force|no\s+force|"
    r"replica\s+identity|cluster\s+on|set\s+without|set\s+\(|set\s+logged|set\s+unlogged|"
    rf"alter\s+(?:column\s+)?{PART}\s+(?:set\s+(?:statistics|storage|compression|\()|reset\s+\())",
    re.IGNORECASE,
)
_REMARK = re.compile(
    rf"comment\s+on\s+(?P<kind>(?!table\b|column\b|extension\b|database\b|role\b)\w+(?:\s+view)?)\s+{_NAME}"
    rf"(?:\s+on\s+(?:domain\s+)?(?P<on>{QUALIFIED}))?",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset(
    (
        "event trigger", "server", "foreign data wrapper", "foreign table", "user mapping", "publication",
        "subscription", "language", "transform", "access method",
    )
)  # fmt: skip
"""What belongs to a server, and not to a schema that is made anew."""
_ALWAYS_LATE = frozenset(("trigger", "policy", "rule", "statistics"))


def bare(name: str) -> str:
    """Return an identifier as PostgreSQL folds it, without the schema that it is in."""
    last = re.findall(PART, name)[-1] if name else ""
    return last[1:-1].replace('""', '"') if last.startswith('"') else last.lower()


def apart(statement: Statement, relations: Collection[str], path: str) -> Apart | None:
    """Return what a statement is about if it is nothing that a schema models; None for any other statement.

    `relations` are the tables and views that are there before it, `path` the schema that names without one are in.
    """
    text, line = statement.text, statement.line
    if found := _ROLES.match(text):
        on = bare(found["on"] or "") if found["kind"] else ""
        return Apart(
            line, "owners and grants, which belong to the roles of a server", "grant", on, text=_kept(text), path=path
        )
    if found := _SETTING.match(text):
        on = bare(found["on"])
        return Apart(line, f"a setting of table {on}", "setting", on, text=_kept(text), path=path)
    if found := _REMARK.match(text):
        kind, name = _words(found["kind"]), bare(found["name"])
        on = bare(found["on"] or "") or (name if kind.endswith("view") else "")
        return Apart(line, f"the comment on {kind} {name}", "comment", on, name, _kept(text), path=path)
    if found := _MADE.match(text):
        return _made(found, statement, relations, path)
    return None


def _made(found: re.Match[str], statement: Statement, relations: Collection[str], path: str) -> Apart:
    kind, name, text = _words(found["kind"]), bare(found["name"] or ""), statement.text
    if kind == "trigger":
        text = re.sub(r"\bexecute\s+procedure\b", "EXECUTE FUNCTION", text, flags=re.IGNORECASE)
    where = {"trigger": _TRIGGER_ON, "policy": _TRIGGER_ON, "rule": _RULE_ON, "statistics": _STATISTICS_ON}.get(kind)
    on = bare(target["on"]) if where is not None and (target := where.search(text)) else ""
    head = re.split(r"\bas\s+(?:\$|')", text, maxsplit=1, flags=re.IGNORECASE)[0]
    late = kind in _ALWAYS_LATE or any(bare(word) in relations for word in re.findall(PART, head))
    kept = "" if kind in _ELSEWHERE else _kept(text)
    return Apart(statement.line, f"{kind} {name}".strip(), kind, on, name, kept, early=not late, path=path)


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def _kept(text: str) -> str:
    """Return a statement that can be carried over, empty if psql would take a part of it for a command of its own."""
    return "" if runs_a_program_of_psql(text) else f"{text};"
