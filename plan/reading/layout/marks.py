"""The marks that a document sets beside what it wants, spelt out: `★ Stock is held …` is `[must] Stock is held …`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plan.reading.layout.legends import legend_of, legends_apart, meaning_of
from plan.reading.text.document import Block
from plan.reading.text.markdown import HEADER
from plan.reading.text.markup import words
from plan.reading.text.numbered import numbered
from plan.reading.text.stories import story_in
from plan.reading.words.priorities import OF_MOSCOW, RANKS, priority_word, spelt
from plan.requirements import Priority

_RANKS: Mapping[str, Priority] = {**RANKS, "D": "wont", "4": "wont"}
_PRIO = re.compile(
    r"[\[(]\s*prio(?:rity)?\.?\s*:?\s*(?P<rank>[A-D]|[1-4])\s*[\])]"
    r"|(?<=\s)prio(?:rity)?\.?\s*:?\s*(?P<bare>[A-D]|[1-4])\s*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\s*[\[(]\s*(?:priority|prio|moscow)\s*[:=]\s*(?P<word>[a-z][a-z' -]{1,18}?)\s*[\])]"
    r"|(?<=[.!?;–—])\s+(?:priority|prio|moscow)\s*[:=]\s*(?P<bare>[a-z][a-z' -]{1,18}?)\.?\s*$",
    re.IGNORECASE,
)
"""`(Priority: must)`, and behind a sentence without brackets."""
_BY_ID = re.compile(r"^(?P<id>(?P<letter>[MSCW])-?\d{1,3}(?:\.\d+)?[.:)]?)\s+(?=[\"“A-Z])")
"""`M1 Stock is held by branch`, where the letter of a number is the priority."""
_HASHED = re.compile(r"(?<![\w#])#(?P<word>must|should|could|won['’]?t)(?:[-_]?have)?\b", re.IGNORECASE)
_NEEDED = re.compile(
    r"^(?P<said>(?:needed|required|essential|indispensable|vital)\s+(?:for|on|from|at|by|to)\s[^:.]{2,30}"
    r"|non-negotiable|deal[- ]?breaker|(?:can|may)\s+wait|nice\s+to\s+have|if\s+time\s+(?:allows|permits))"
    r"\s*:\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_RANK = r"(?:must|should|could|won['’]?t)(?:[- ]?have)?|nice[- ]to[- ]have"
_WORDS = (
    re.compile(
        rf"^(?P<bullet>\s*)(?:\*\*(?:{_RANK})[.:]?\*\*[.:]?|`(?:{_RANK})`:?|(?:{_RANK})\s*(?::|\s[–—-]))\s+"
        r"(?=(?-i:[A-ZÀ-Þ\"“])[^;]+$)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<bullet>[\w.!?)])\s+(?:[–—-]\s*(?:{_RANK})|`(?:{_RANK})`|\*{{1,2}}[\[(](?:{_RANK})[\])]\*{{1,2}})\s*[.]?\s*$",
        re.IGNORECASE,
    ),
)
"""A priority in a word in front of a sentence, and behind it: `Must: We hold …`, `We hold … – must`."""
_LETTER = re.compile(r"\[(?P<letter>[MSCW])\](?!\()")
_ID_BEHIND = re.compile(
    r"^(?P<mark>\[[^\[\]\n]{1,20}\])\s+(?P<id>(?:[A-Z]{1,6}[-_.]?\d+(?:[.-]\d+)*|\d+(?:\.\d+)+)[.:)]?)\s+(?=\S)"
)
MARKED = "marked"
"""The `info` of a heading that is a line in bold with a mark."""
_ALL_BOLD = re.compile(
    r"^\s*(?:\*\*|__)(?P<title>[^*_\n]{2,70}?)(?:\*\*|__)\s*(?P<behind>[\[(][^\[\]()\n]{1,25}[\])])\s*[.:]?\s*$"
)
_ALL_BOLD_WITHIN = re.compile(
    r"^\s*(?:\*\*|__)(?P<title>[^*_\n]{2,70}?)\s*(?P<behind>[\[(][^\[\]()\n]{1,25}[\])])\s*[.:]?(?:\*\*|__)\s*[.:]?\s*$"
)
_BOLD = re.compile(r"^\s*(?:\*\*|__)(?P<title>[^*_\n]{2,70}?)(?:\*\*|__)\s*$")
_NUMBER = re.compile(r"\d+(?:\.\d+)+\.?\s")
_LAST = re.compile(r"(?<=[.!?…])(?P<close>[\"”*_)]*)\s+(?P<mark>\[[^\[\]\n]{1,25}\])\s*$")
_SENTENCES = re.compile(r"[.!?][\"”*_)]*\s+[\"“*_(]*[A-Z]")
_AT_END = re.compile(
    r"^(?:(?P<front>\[[^\[\]\n]{1,20}\])\s*(?P<text>\S.*)|(?P<before>.*\S)\s*(?P<behind>\[[^\[\]\n]{1,20}\])\s*)$",
    re.DOTALL,
)
_PRIORITY_COLUMN = "Priority"
_PRIORITY_NAME = re.compile(r"\W*(?:prio|moscow|importance)", re.IGNORECASE)


def with_marks_spelt_out(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with each mark as the priority that it means, in square brackets; a legend is but a remark."""
    blocks = legends_apart(blocks)
    legend, said = legend_of(blocks)
    by_id = {match["letter"] for one in blocks if one.kind in ("text", "item") and (match := _BY_ID.match(one.text))}
    numbered_so = {"M", "S"} <= by_id
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if at in said:
            found.append(replace(block, kind="comment", text=words(block.text)))
        elif block.kind in ("text", "item", "heading"):
            bare = numbered_so and block.kind != "heading" and not _LABELLED.search(block.text)
            text = _BY_ID.sub(_after_id, block.text) if bare else block.text
            found.append(_in_front(replace(block, text=_spelt_out(text, legend))))
        elif block.kind == "row":
            found.append(_row(block, legend))
        else:
            found.append(block)
    return _with_headings(found)


def _spelt_out(text: str, legend: Mapping[str, Priority]) -> str:
    """A text with the marks in front of and behind it, or behind its title, spelt out."""
    for form in _WORDS:
        text = form.sub(_spelt_word, text, count=1)
    text = _LABELLED.sub(_spelt_label, text)
    text = _PRIO.sub(lambda match: f"[{spelt(_RANKS[(match['rank'] or match['bare']).upper()])}]", text)
    text = _HASHED.sub(lambda match: f"[{match['word'].lower()}]", text)
    if (needed := _NEEDED.match(text)) and (priority := meaning_of(needed["said"])):
        text = f"[{spelt(priority)}] {text[needed.end() :]}"
    for mark, priority in sorted(legend.items(), key=lambda one: -len(one[0])):
        text = _without(text, mark, f"[{spelt(priority)}]")
    if "M" not in legend and "S" not in legend:
        text = _LETTER.sub(lambda match: f"[{OF_MOSCOW[match['letter']]}]", text)
    return _behind_id(text)


def _behind_id(text: str) -> str:
    """A text with its mark behind its own id, if it has one."""
    return _ID_BEHIND.sub(
        lambda match: f"{match['id']} {match['mark']} " if _is_mark(match["mark"]) else match[0], text
    )


def _after_id(match: re.Match[str]) -> str:
    """A number with the priority that its letter gives behind it."""
    return f"{match['id']} [{OF_MOSCOW[match['letter']]}] "


def _spelt_label(match: re.Match[str]) -> str:
    """What `Priority: …` says of a statement, in square brackets."""
    priority = priority_word(match["word"] or match["bare"])
    return f" [{spelt(priority)}]" if priority is not None else match[0]


def _spelt_word(match: re.Match[str]) -> str:
    """A priority in a word in square brackets."""
    said = re.sub(r"[^\w’' -]", " ", match[0][len(match["bullet"]) :])
    priority = priority_word(said.strip(" -"))
    if priority is None:
        return match[0]
    behind = match.end() == len(match.string)
    return f"{match['bullet']} [{spelt(priority)}]" if behind else f"{match['bullet']}[{spelt(priority)}] "


def _is_mark(text: str) -> bool:
    return priority_word(text.strip("[]() ")) is not None


def _without(text: str, mark: str, instead: str) -> str:
    """A text with something else instead of a mark in front of it, behind it, or behind its title."""
    if mark.strip("*") == "":
        one = rf"\\?(?<!\*){re.escape(mark)}(?!\*)"
    elif not mark[0].isalnum():
        sign = re.escape(mark)
        one = rf"[\[(]{sign}[\])]|\*\*{sign}\*\*|`{sign}`|{sign}"
    else:
        escaped = re.escape(mark).replace(r"\ ", r"\s+")
        inner = rf"[\[(]\s*(?:\*\*{escaped}\*\*|`?{escaped}`?)\s*[\])]"
        one = rf"\*\*{inner}\*\*|`{inner}`|{inner}|\*\*{escaped}[.:]?\*\*[.:]?|`{escaped}`"
        text = re.sub(rf"^(?P<bullet>\s*(?:[-•–]\s+)?){escaped}\s*[:|–—/]\s+(?=\S)", rf"\g<bullet>{instead} ", text)
        text = re.sub(rf"\s+[–—|/-]\s*{escaped}\s*$", f" {instead}", text)
    front = re.sub(
        rf"^(?P<bullet>\s*(?:[-•]\s+)?(?:\[[ xX]\]\s+)?)(?:{one})\s*(?=[\w\"“*_(])", rf"\g<bullet>{instead} ", text
    )
    title = re.sub(
        rf"^(?P<title>\s*(?:\*\*|__)[^*_\n]{{2,70}}?(?:\*\*|__))\s*(?:{one})(?=[\s.:])", rf"\g<title> {instead}", front
    )
    return re.sub(
        rf"(?P<end>[\w.!?;)*_\"”])\s*(?<!\w)(?:{one})(?P<stop>[.;]?(?:\*\*|__)?[.;]?)\s*$",
        rf"\g<end> {instead}\g<stop>",
        title,
    )


def _in_front(block: Block) -> Block:
    """A paragraph of several sentences with the mark behind all of them in front, or behind its id."""
    match = _LAST.search(block.text) if block.kind == "text" else None
    if match is None or not _is_mark(match["mark"]):
        return block
    before = block.text[: match.start("mark")].rstrip()
    if "[" in before or not _SENTENCES.search(before) or story_in(words(before)) is not None:
        return block
    return replace(block, text=_behind_id(f"{match['mark']} {before}"))


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with lines in bold that have a mark behind as headings, and those numbered alike: `**5.2 Halls**`."""
    titles = {at: title for at, block in enumerate(blocks) if (title := _marked_title(block))}
    alike = bool(titles) and all(_NUMBER.match(title) for title in titles.values())
    found: list[Block] = []
    depth = 1
    for at, block in enumerate(blocks):
        depth = block.depth + 1 if block.kind == "heading" and not block.info else depth
        title = titles.get(at) or (_bold_line(block) if alike else "")
        marked = title and (at in titles or _NUMBER.match(title))
        found.append(replace(block, kind="heading", text=title, depth=depth, info=MARKED) if marked else block)
    return found


def _bold_line(block: Block) -> str:
    """The title that all of a line in bold is; empty if it is none."""
    match = _BOLD.match(block.text) if block.kind == "text" else None
    return match["title"].strip(" .:") if match and numbered(match["title"]) is None else ""


def _marked_title(block: Block) -> str:
    """The title of a line in bold with a mark behind it: `**5.1 Clients** [M]`; empty if it is no such line."""
    match = (_ALL_BOLD.match(block.text) or _ALL_BOLD_WITHIN.match(block.text)) if block.kind == "text" else None
    if match is None or not _is_mark(match["behind"]) or numbered(match["title"]) is not None:
        return ""
    mark = match["behind"].strip("[]() ")
    return "" if match["behind"][0] == "(" and len(mark) == 1 else f"{match['title'].strip(' .:')} [{mark}]"


def _row(block: Block, legend: Mapping[str, Priority]) -> Block:
    """A row with its marks as priorities, in a column of their own."""
    if block.info == HEADER:
        return block
    cells, columns = [_meant_by(cell, legend) for cell in block.cells], list(block.columns)
    marks = [at for at, cell in enumerate(cells) if cell != block.cells[at] and _is_mark(cell)]
    for at in marks:
        if at < len(columns) and not any(char.isalpha() for char in columns[at]):
            columns[at] = _PRIORITY_COLUMN
    told = any(_PRIORITY_NAME.match(name) for name in columns)
    if not marks and not told and len(block.cells) > 1:
        for at, cell in enumerate(cells):
            found = _AT_END.match(_spelt_out(cell, legend))
            mark = (found["front"] or found["behind"]) if found else ""
            if found and _is_mark(mark):
                cells[at] = found["text"] or found["before"]
                return replace(block, cells=(*cells, mark.strip("[]")), columns=(*columns, _PRIORITY_COLUMN))
    return replace(block, cells=tuple(cells), columns=tuple(columns)) if marks else block


def _meant_by(cell: str, legend: Mapping[str, Priority]) -> str:
    """What a cell means that is nothing but a mark; else the cell."""
    bare = words(cell).strip(" *[]()") or words(cell).strip()
    return spelt(legend[bare]) if bare in legend else cell
