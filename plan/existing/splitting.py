"""A schema file as statements with their lines, as psql would take it apart."""

import re
from collections.abc import Iterator

from plan.existing.schema import Statement

_NEXT = re.compile(
    r"""(?P<string>[eE]'(?:[^'\\]|\\.|'')*(?:'|$)|'(?:[^']|'')*(?:'|$))
    |(?P<name>"(?:[^"]|"")*(?:"|$))
    |(?P<dollar>(?<![\w$])\$(?P<tag>[^\W\d]\w*|)\$.*?(?:\$(?P=tag)\$|\Z))
    |(?P<line>--[^\n]*)
    |(?P<block>/\*)
    |(?P<end>;)
    |(?P<meta>\\[^\n]*)""",
    re.VERBOSE | re.DOTALL,
)
_BLOCK = re.compile(r"/\*|\*/")
_COPY_DATA = re.compile(r"copy\s.*\sfrom\s+stdin\b", re.IGNORECASE | re.DOTALL)
_COPY_END = re.compile(r"^\\\.\r?$", re.MULTILINE)
_ATOMIC = re.compile(r"\bbegin\s+atomic\b", re.IGNORECASE)
_ATOMIC_END = re.compile(r"\bend\s*$", re.IGNORECASE)


def statements(text: str) -> Iterator[Statement]:  # noqa: C901 - one branch for each kind of token
    """Yield each statement without comments and semicolon; psql's own commands and the rows of COPY are passed over."""
    text = text.replace("\r\n", "\n")
    parts: list[str] = []
    begin, at, line_of, counted = -1, 0, 1, 0

    def gather(piece: str, start: int) -> None:
        nonlocal begin
        if begin < 0 and (bare := piece.lstrip()):
            begin = start + len(piece) - len(bare)
        parts.append(piece)

    while True:
        found = _NEXT.search(text, at)
        gather(text[at : found.start() if found else len(text)], at)
        if found is None:
            break
        kind, at = found.lastgroup or "", found.end()
        if kind == "tag":
            kind = "dollar"
        if kind in {"string", "name", "dollar"}:
            gather(found[0], found.start())
        elif kind == "block":
            at = _after_comment(text, at)
            parts.append(" ")
        elif kind == "meta" and "".join(parts).strip():
            gather(found[0], found.start())
        elif kind == "end":
            body = "".join(parts).strip()
            if _ATOMIC.search(body) and not _ATOMIC_END.search(body):
                parts.append(";")
                continue
            if body:
                line_of, counted = line_of + text.count("\n", counted, begin), begin
                yield Statement(line_of, body)
                if _COPY_DATA.match(body):
                    over = _COPY_END.search(text, at)
                    at = over.end() if over else len(text)
            parts, begin = [], -1
    body = "".join(parts).strip()
    if body:
        yield Statement(line_of + text.count("\n", counted, begin), body)


def runs_a_program_of_psql(statement: str) -> bool:
    """Return whether a statement holds a backslash outside of texts and names, which psql takes for its own command."""
    return any(found.lastgroup == "meta" for found in _NEXT.finditer(statement))


def _after_comment(text: str, at: int) -> int:
    """The end of a block comment, which may hold others."""
    depth = 1
    while depth:
        found = _BLOCK.search(text, at)
        if found is None:
            return len(text)
        depth += 1 if found[0] == "/*" else -1
        at = found.end()
    return at
