"""Queries as people read them: a line a clause."""

import re

_TOKENS = re.compile(
    r"(?P<quoted>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|--[^\n]*|/\*.*?\*/)"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<clause>\s(?:FROM|(?:(?:LEFT|RIGHT|FULL|INNER|CROSS)\s+(?:OUTER\s+)?)?JOIN|WHERE|GROUP\s+BY|HAVING|ORDER\s+BY"
    r"|LIMIT|UNION|EXCEPT|INTERSECT|VALUES|SET|ON\s+CONFLICT|RETURNING)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = 60


def query_lines(sql: str) -> str:
    """Return a query of one long line with each clause on a line of its own; others as they are."""
    if "\n" in sql or len(sql) <= _SHORT:
        return sql
    depth = 0

    def broken(match: re.Match[str]) -> str:
        nonlocal depth
        depth += bool(match["open"]) - bool(match["close"])
        return "\n" + match[0][1:] if match["clause"] and depth == 0 else match[0]

    return _TOKENS.sub(broken, sql)
