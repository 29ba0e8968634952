"""What the marks of a document mean, as it says itself: `! = we can't open without it`, `**[S]** – can follow`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plan.reading.text.document import Block
from plan.reading.text.markup import words
from plan.reading.text.naming import folded
from plan.reading.words.priorities import priority_word
from plan.requirements import Priority

_SIGN = r"[!?+~$€#%&^°‼\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][!?+*★☆●○$€\ufe0f]{0,3}|\*{1,3}"
_TOKEN = rf"(?:{_SIGN}|[A-Z]|[A-Z]\d|(?:prio(?:rity)?\s+)?(?:[A-D]|[0-4]))"
_OPEN, _CLOSE = r"(?:\*\*|__|`|\"|“|')?[\[({<]?", r"[\])}>]?(?:\*\*|__|`|\"|”|')?"
_SAYS = re.compile(
    rf"^\s*(?P<written>{_OPEN}(?P<mark>{_TOKEN}){_CLOSE})\s*"
    r"(?P<sign>[:=–—|-]|means|is|are|stands\s+for|marks)?\s+(?P<meaning>\S.*)$",
    re.DOTALL | re.IGNORECASE,
)
_PARTS = re.compile(
    rf"[,;·|/]\s*(?={_OPEN}{_TOKEN}{_CLOSE}\s*(?:(?:[:=–—-]|means|is|stands\s+for|for)\s"
    r"|\s(?:must|should|could|nice)\b))"
    rf"|(?<=[.])\s+(?={_OPEN}{_TOKEN}{_CLOSE}\s*(?:[:=–—-]|means|is|stands\s+for)\s)|\n"
)
_BEFORE_LEGEND = re.compile(r"^[^:\n]{0,60}:\s+(?=\S)")
_IN_PROSE = re.compile(
    r"(?:mark\w*|tag\w*|with|carr\w+|has|have|bear\w*|behind|beside|front|star|asterisk|letter|sign|symbol)\s+"
    r"(?:an?\s+)?(?:star|asterisk|exclamation\s+mark|letter|sign)?\s*"
    rf"[\"“'`(\[*]{{0,3}}(?P<mark>{_SIGN}|\b[A-Z])[\"”'`)\]*]{{0,3}}[,:]?\s+(?P<meaning>[^.]{{4,160}})",
)
_MEANINGS: tuple[tuple[Priority, str], ...] = (
    (
        "wont",
        r"^not\b(?!\s+(?:start|open|without))|\bwon['’]?t\s+have\b|\bout\s+of\s+scope\b|"
        r"\bnot\s+(?:now|wanted|planned)\b",
    ),
    (
        "could",
        r"^(?:nice|welcome|luxury|bonus|dream|wish|later|optional)\b|\bnice\b|\bcan\s+wait\b|\bsome\s?day\b|\bone\s+day\b|"
        r"\bif\s+(?:it['’]?s|it\s+is|there['’]?s|there\s+is|time|money|budget)\b|\bwould\s+be\s+(?:nice|lovely|fun)\b",
    ),
    (
        "should",
        r"^(?:important|expected|wanted|soon)\b|\b(?:manage|cope|live|survive|do)\s+(?:without\s+)?(?:it\s+|them\s+)?"
        r"(?:for\s+)?(?:a\s+while|a\s+time|half\s+a\s+year|some\s+time|a\s+(?:few\s+)?\w+s?)\b|\bsoon\s+after\b|"
        r"\b(?:second|next)\s+(?:release|delivery|phase|step|version|season|round|year)\b|\b(?:may|can)\s+follow\b|"
        r"\bwork\s?around\b|\bgrumble\b|\bhurts?\b|\bwithin\s+\w+\s+(?:weeks|months)\b",
    ),
    (
        "must",
        r"^(?:needed|have\s+to|has\s+to|indispensable|vital|obligatory|compulsory|non-negotiable)\b|\bmust\b|"
        r"(?:n['’]t|cannot|\bnot|\bno|\bnever|\bpointless|\buseless)\b[^.]{0,60}\bwithout\b|"
        r"\bwithout\s+(?:it|this|that|them|these|which)\b[^.]{0,60}(?:n['’]t|\bnot?\b|\bnever\b)|"
        r"\bday\s+one\b|\bfirst\s+day\b|\bfrom\s+the\s+(?:start|beginning)\b|\bgo(?:ing)?[- ]live\b|"
        r"\bdeal[- ]?breaker\b|\bfirst\s+(?:release|version|delivery|season)\b|\bhas\s+to\s+be\s+(?:there|in)\b|"
        r"\bneed(?:ed)?\b",
    ),
)
_COMPILED = tuple((priority, re.compile(pattern, re.IGNORECASE)) for priority, pattern in _MEANINGS)
_FEWEST = 2
_NAMED = re.compile(
    r"^(?P<word>(?:must|should|could|won['’]?t)(?:[- ]?haves?)?|nice[- ]to[- ]have)\s*(?:[.:=–—-]|means)\s+"
    r"(?P<meaning>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 14
"""Words that explain a priority."""


def legend_of(blocks: Sequence[Block]) -> tuple[dict[str, Priority], frozenset[int]]:
    """What each mark of a document means, by how it is written, and the blocks that say so."""
    found: dict[str, Priority] = {}
    said: set[int] = set()
    run: list[tuple[int, str, Priority]] = []
    for at, block in enumerate(blocks):
        told, whole = _meanings(block) if block.kind in ("text", "item", "row") else ([], False)
        prose = _prose(block) if block.kind in ("text", "item") and not told else ()
        for mark, priority in prose:
            found.setdefault(mark, priority)
        if not told:
            run = [] if block.kind != "markup" else run
            continue
        run += [(at if whole else -1, mark, priority) for mark, priority in told]
        if len({priority for _, _, priority in run}) >= _FEWEST:
            found |= {mark: priority for _, mark, priority in run if mark}
            said |= {place for place, _, _ in run}
    return found, frozenset(said)


def legends_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with a line of a paragraph that only explains marks as a paragraph of its own."""
    return [part for block in blocks for part in _apart(block)]


def _apart(block: Block) -> Iterator[Block]:
    lines = block.text.split("\n") if block.kind == "text" else []
    alone = [replace(block, text=text, line=block.line + at) for at, text in enumerate(lines)]
    legends = [
        at
        for at, one in enumerate(alone)
        if len(told := _meanings(one)[0]) >= _FEWEST and all(mark for mark, _ in told)
    ]
    if len(lines) < _FEWEST or not legends:
        yield block
        return
    at = legends[0]
    if at:
        yield replace(block, text="\n".join(lines[:at]))
    yield alone[at]
    if at + 1 < len(lines):
        yield from _apart(replace(block, text="\n".join(lines[at + 1 :]), line=block.line + at + 1))


def _meanings(block: Block) -> tuple[list[tuple[str, Priority]], bool]:
    """The marks that a block explains, with what they mean, and whether it says nothing else."""
    if block.kind == "row":
        first, *rest = (words(cell) for cell in block.cells)
        texts = [f"{first} = {rest[0]}"] if len(rest) in (1, 2) and rest[0] else []
    else:
        parts = [one for one in _PARTS.split(block.text) if one.strip()]
        texts = [_BEFORE_LEGEND.sub("", parts[0]), *parts[1:]] if len(parts) > 1 else parts
    found = [told for one in texts if (told := _explained(one.strip())) is not None]
    return found, block.kind != "text" or len(found) == len(texts)


def _says_itself(text: str) -> Priority | None:
    """The priority that a word names and the rest of a text explains: `**Must** – we can't open without it`."""
    match = _NAMED.match(words(text))
    if match is None or len(match["meaning"].split()) > _LONGEST:
        return None
    named = priority_word(match["word"])
    meant = next((priority for priority, pattern in _COMPILED if pattern.search(match["meaning"])), None)
    return named if named == meant else None


def _explained(text: str) -> tuple[str, Priority] | None:
    """The mark that a text begins with and explains."""
    if (itself := _says_itself(text)) is not None:
        return "", itself
    match = _SAYS.match(text)
    if match is None:
        return None
    mark, apart = match["mark"], match["written"] != match["mark"] or match["sign"]
    sure = not mark.isdigit() or match["sign"] in ("=", "means") or match["written"][:1] in "[(*"
    priority = meaning_of(match["meaning"]) if apart and sure else None
    return (" ".join(mark.split()), priority) if priority is not None else None


def _prose(block: Block) -> Iterator[tuple[str, Priority]]:
    """What a sentence says of a mark: `Sentences with a star (★) are must-haves`."""
    for match in _IN_PROSE.finditer(block.text):
        priority = meaning_of(re.sub(r"^(?:is|are|means?|marks?|stands?\s+for|we)\s+", "", match["meaning"]))
        if priority is not None and not match["mark"].isalpha():
            yield match["mark"], priority


def meaning_of(text: str) -> Priority | None:
    """The priority that an explanation gives in its first word, or in other words."""
    bare = words(text).strip(" *_.\"'“”")
    first = re.split(r"[\s:,.;(]+", bare, maxsplit=1)[0]
    said = priority_word(first) if len(first) > 1 else None
    if said is not None and folded(first) not in ("none", "never", "normal", "later", "high", "low", "medium"):
        return said
    return next((priority for priority, pattern in _COMPILED if pattern.search(bare)), None) or said
