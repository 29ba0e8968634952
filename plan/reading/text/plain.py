"""A plain text document as blocks: its headings are underlined, in capitals or numbered, its lists hand-made."""

import re

from plan.reading.text.document import Block

_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|~{3,}|\*{4,}|\^{3,})\s*$")
_RULE = re.compile(r"^\s*(?:[-=_*~#+|\s]{3,}|--\s?)$")
_CAPITALS = re.compile(r"^[^a-zà-ÿ]*[A-ZÀ-Þ]{2}[^a-zà-ÿ]*$")
_NUMBERED_HEADING = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+[A-ZÀ-Þ][^.!?:;]{2,60}$")
_QUOTE = re.compile(r"^(?:>[ \t]?){1,20}")
_TOPIC = re.compile(r"^[A-ZÀ-Þ][\w ’'/&-]{2,40}:?$")
_STEP = re.compile(
    r"(?:Given|When|Then|And|But|Angenommen|Gegeben|Wenn|Dann|Dado|Dada|Cuando|Quando|As\s+an?|I\s+(?:want|need|would)|So\s+that)\s"
)
"""A step of a scenario, or who wants something, is no heading, whatever it looks like."""
_INDENT = re.compile(r"^[ \t]*")
_BULLET = re.compile(
    r"^\s*(?:[-•‣▪◦·✓✔☐☑☒](?=\s?[^\W_]|\s+\S)|[*+–—→>](?=\s)|\(?\d{1,3}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*(?=\S)"
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6}\s+\S|\|.+\|\s*$|```|[ \t]*[-*][ \t]+\[[ xX]\]|.{0,400}?\*\*[^*\n]+\*\*)", re.MULTILINE
)


def looks_like_markdown(text: str) -> bool:
    """Whether a text uses what only Markdown uses."""
    return bool(_MARKDOWN.search(text))


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a cleaned plain text, in order."""
    # A mail quotes with `>`; what it quotes is text like any other.
    lines = [_QUOTE.sub("", line) for line in text.split("\n")]
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if not line.strip():
            at += 1
        elif _RULE.match(line) and not re.search(r"\w", line):
            blocks.append(Block("markup", line, at + 1))
            at += 1
        elif _UNDERLINE.match(below) and len(line.strip()) <= 100:
            depth = 1 if "=" in below or "*" in below else 2
            blocks += [Block("heading", line.strip(), at + 1, depth), Block("markup", below, at + 2)]
            at += 2
        elif _is_heading(lines, at):
            blocks.append(Block("heading", line.strip(), at + 1, _depth(line)))
            at += 1
        else:
            at = _paragraph(lines, at, blocks)
    return blocks


def _is_heading(lines: list[str], at: int) -> bool:
    line = lines[at].strip()
    if len(line) > 80 or _STEP.match(line) or (_BULLET.match(line) and not _NUMBERED_HEADING.match(line)):
        return False
    below = lines[at + 1] if at + 1 < len(lines) else ""
    above = lines[at - 1] if at else ""
    if not above.strip() and _TOPIC.match(line) and len(line.split()) <= 4 and _BULLET.match(below) and line[-1] != ":":
        return True
    alone = (at == 0 or not lines[at - 1].strip()) and (
        at + 1 == len(lines) or not lines[at + 1].strip() or line.isupper()
    )
    return alone and bool(
        _CAPITALS.match(line)
        or (_NUMBERED_HEADING.match(line) and at > 0)
        or (at == 0 and len(line.split()) <= 12 and line[-1] not in ".:;,")
    )


def _depth(line: str) -> int:
    number = re.match(r"\s*(\d+(?:\.\d+)*)", line)
    return min(6, 2 + number[1].count(".")) if number else 2


def _paragraph(lines: list[str], at: int, blocks: list[Block]) -> int:
    """Lines up to the next blank or bullet; what follows a bullet further in belongs to it."""
    first = at
    bullet = _BULLET.match(lines[at])
    indent = len(_INDENT.match(lines[at])[0].expandtabs(4)) if bullet else 0  # type: ignore[index]  # it matches every line
    text = [lines[at][bullet.end() :] if bullet else lines[at].strip()]
    at += 1
    while at < len(lines) and lines[at].strip() and not _BULLET.match(lines[at]) and not _UNDERLINE.match(lines[at]):
        if at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1]):
            break
        if bullet and not lines[at][:1].isspace():
            break
        text.append(lines[at].strip())
        at += 1
    kind = "item" if bullet else "text"
    blocks.append(
        Block("item" if kind == "item" else "text", "\n".join(text), first + 1, 1 + indent // 2 if bullet else 0)
    )
    return at
