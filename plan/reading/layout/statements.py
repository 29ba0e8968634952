"""Blocks as single statements: a paragraph's sentences and hand-made lists, each with its own line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plan.reading.text.document import Block, BlockKind, Statement
from plan.reading.text.markup import lead, one_line, set_apart, words
from plan.reading.text.sections import kind_of
from plan.reading.text.stories import goes_on, opens_story, story_in
from plan.reading.words.priorities import take_priority

_BULLET = re.compile(
    r"^\s*(?:-(?=\s?[^\W_])|[*+–—→>](?=\s)|[•‣▪◦·✓✔☐☑☒]+|\(?\d{1,3}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*(?=\S)"
)
LONGEST_LINE = 4000
_CHECKBOX = re.compile(r"^\s*\[[ xX✓]?\]\s+")
_BREAKS_OFF = re.compile(
    r"^\s*(?:[•‣▪◦·✓✔☐☑☒]|-(?=\s?[^\W_-])|[*+–—→](?=\s)|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s|\[[ xX]\]\s"
    r"|[\[(]?(?:[A-Z]{1,8}[-_.]){1,3}\d+|[\[(]?[A-Z]{2,4}\d{1,4}\b|`?(?:GET|POST|PUT|PATCH|DELETE)\s+/|"
    r"\d{1,3}(?:\.\d{1,3}){1,4}\.?\s+[A-ZÀ-Þ]"
    r"|\*\*[^*\n]{1,80}(?::\*\*|\*\*\s*:))"
)
# `**ID:** 11 **Priority:** high` are two labels on one line.
_NEXT_LABEL = re.compile(r"(?<=[^\s|])[ \t]+(?=\*\*[^*\n]{1,40}(?::\*\*|\*\*\s?:))")
_IS_LABELLED = re.compile(r"^[\s>*+-]*(?:\d+[.)]\s+)?\*\*[^*\n]{1,40}(?::\*\*|\*\*\s?:)|^.*[.!?:;)\]|]\**[ \t]+\*\*")
"""A line of labels begins with one, or has one behind a sentence that is over: a name in bold within one is none."""
_ONLY_PRIORITY = re.compile(r"^\s*[\[(][^\[\]()]{1,30}[\])]\s*\.?\s*$")
# An issue tracker's labels behind an item's text: `enhancement` `priority: high`.
_LABELS = re.compile(r"(?:\s+`[^`\n]{1,40}`){1,8}\s*$")
_KIND_LABEL = re.compile(
    r"enhancement|feature(?: request)?|story|user story|bug|task|chore|epic|help wanted|good first issue", re.IGNORECASE
)
_PICTURES = re.compile(
    "^\\s*(?:[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d]*)+\\s*(?=\\S)"
)
_ACCEPTANCE = re.compile(
    r"^\W*(?:acceptance criteria|criterios de aceptación|akzeptanzkriterien|critères d['’]acceptation|"
    r"critérios de aceitação)\W*$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"^\s*\**[A-ZÀ-Þ][\w ’'/-]{2,40}:\**\s*$")
_SUBHEADING = re.compile(r"^\s*\d{1,3}(?:\.\d{1,3}){1,4}\.?\s+[A-ZÀ-Þ][^.!?:;]{2,60}$")
_MODAL = re.compile(r"\b(?:shall|must|should|can|will|may|debe|puede|muss|soll|kann|doit|peut|deve|pode)\b")
_LABELLED = re.compile(r"^\s*\**[^\W\d_][\w ’'/()-]{0,40}\**:\**(?:\s|$)")
_STEP = re.compile(
    r"^\s*\**(?:Given|When|Then|And|But|Scenario|Example|Dad[oa]s?|Cuando|Entonces|Quando|Então|Y|E|Angenommen|"
    r"Gegeben|Wenn|Dann|Und"
    r"|Étant donné|Quand|Alors|Et)\b"
)
_STORY_LINE = re.compile(r"^\s*(?:[*_]{0,3})(?:As an?|Como|Als|En tant qu|Enquanto|Come|In order to)\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?…。])[\"'”’»)\]*]*\s+(?=[\"'“‘«(\[*¿¡]*[A-ZÀ-ÖØ-ÞΑ-ΩА-Я0-9])|(?<=。)(?=\S)")
_NUMBERED = re.compile(r"\s*\W?[A-Z]{1,6}[-_ ]?\d{1,4}(?:\.\d{1,3})*[a-z]?\W?\.")
"""`FR1. The brewer …`: the number of a requirement ends no sentence."""
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.\s?g|i\.\s?e|etc|approx|no|nr|dr|mr|mrs|ms|st|vs|cf|ca|bzw|z\.\s?b|d\.\s?h|p\.\s?ej|ej|sr|sra|"
    r"art|fig|incl|max|min|tel)"
    r"|(?<!\w)[^\W\d_]|^\s*\W*\d{1,3})\.$",
    re.IGNORECASE,
)


def statements(block: Block) -> Iterator[Statement]:
    """The statements of a paragraph or an item; any other block is one statement."""
    if block.kind in ("text", "item"):
        for text, line, bulleted in _groups(block):
            yield from _sentences(text, line, "item" if bulleted else block.kind, max(block.depth, int(bulleted)))
    else:
        yield Statement(one_line(words(block.text)), block.line, block.kind, block.depth, lines=block.text)


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with a story whose parts stand in blocks of their own made one."""
    held: Block | None = None
    for block in blocks:
        if held is not None and block.kind in ("text", "item") and goes_on(words(held.text), words(block.text)):
            gap = "\n" * max(1, block.line - held.end)
            held = replace(held, text=f"{held.text}{gap}{block.text}")
            continue
        if held is not None:
            yield held
            held = None
        if block.kind in ("text", "item") and len(block.text) < 1000 and _told_in_parts(words(block.text)):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _told_in_parts(text: str) -> bool:
    if opens_story(text):
        return True
    story = story_in(text)
    return story is not None and not story.benefit and not story.before


def _groups(block: Block) -> Iterator[tuple[str, int, bool]]:
    """Lines that belong together, without their bullets, each with whether it had one."""
    group: list[str] = []
    first, bulleted = block.line, False
    bullet: re.Match[str] | None = None
    for number, line in _lines(block):
        if group and _starts_anew(group, line):
            yield "\n".join(group), first, bulleted
            group = []
        if not group:
            bullet = _BULLET.match(line) if block.kind == "text" and not line.lstrip().startswith("**") else None
            first, bulleted = number, bullet is not None
        group.append(line[bullet.end() :] if bullet and not group else line)
    if group:
        yield "\n".join(group), first, bulleted


def _lines(block: Block) -> Iterator[tuple[int, str]]:
    """The block's lines with their numbers; one of a length that nobody writes comes in pieces."""
    for number, line in enumerate(block.text.split("\n"), block.line):
        if "**" in line and len(line) <= LONGEST_LINE:
            *before, rest = _NEXT_LABEL.split(line) if _IS_LABELLED.match(line) else (line,)
            yield from ((number, part) for part in before)
        else:
            rest = line
        while len(rest) > LONGEST_LINE:
            cut = rest.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE) + 1 or LONGEST_LINE
            yield number, rest[:cut]
            rest = rest[cut:]
        yield number, rest


def _starts_anew(group: list[str], line: str) -> bool:
    if not line.strip():
        # Blank lines stand in a group only where a story's parts were joined over them.
        so_far = words("\n".join(group))
        return not opens_story(so_far) and story_in(so_far) is None
    if _stands_alone(group, line):
        return True
    so_far = words("\n".join(group[-4:]))
    if opens_story(so_far) or (story_in(so_far) and goes_on(so_far, words(line))):
        return False
    if _STORY_LINE.match(line) and (opens_story(words(line)) or story_in(words(line))):
        return True
    # A colon or a "When" in running prose starts nothing; one under its like, or after a full stop, does.
    ended = group[-1].rstrip().endswith((".", ":", "!", "?")) or group[-1].endswith("  ")
    if _STEP.match(line):
        return ended or bool(_STEP.match(group[0]))
    return bool(_LABELLED.match(line)) and (ended or bool(_LABELLED.match(group[0])))


def _stands_alone(group: list[str], line: str) -> bool:
    """Whether `line` begins something by its look, or what is above it is a heading without markup."""
    if max(len(line), len(group[-1])) > LONGEST_LINE // 2 or _BREAKS_OFF.match(line):
        return True
    if _ACCEPTANCE.match(line) or _ACCEPTANCE.match(group[-1]) or (_ALONE.match(line) and kind_of(words(line))):
        return True
    if len(group) > 1:
        return False
    capitals = group[0].isupper() and kind_of(group[0]) is not None
    return capitals or bool(_SUBHEADING.match(group[0]) and not _MODAL.search(group[0]))


def _sentences(text: str, line: int, kind: BlockKind, depth: int) -> Iterator[Statement]:
    """A paragraph's sentences; an item stays whole, unless it tells a story and then says more."""
    text = _CHECKBOX.sub("", text)
    if kind == "item":
        text = _PICTURES.sub("", _LABELS.sub(_spoken_labels, text))
    plain, opening, marked = words(text), lead(text), set_apart(text)
    whole = kind == "item" and story_in(plain) is None
    first = True
    for start, part in [(0, plain)] if whole else _joined_parts(plain):
        flat = one_line(part)
        if flat:
            yield Statement(
                flat,
                _line_of(plain, start, line),
                kind,
                depth if first else depth + (kind == "item"),
                opening if first else "",
                part,
                marked,
            )
            first = False


def _spoken_labels(match: re.Match[str]) -> str:
    """Labels as the reader takes them; those that only say what kind of issue it is say nothing of the plan."""
    told = [label.strip() for label in re.findall(r"`([^`]+)`", match[0])]
    if not any(_KIND_LABEL.fullmatch(one) or take_priority(f"x [{one}]")[1] for one in told):
        return match[0]
    return "".join(f" [{one}]" for one in told if not _KIND_LABEL.fullmatch(one))


def _line_of(text: str, offset: int, line: int) -> int:
    leading = len(text[offset:]) - len(text[offset:].lstrip())
    return line + text.count("\n", 0, offset + leading)


def _joined_parts(text: str) -> list[tuple[int, str]]:
    """Sentences with where they start; those that tell one story together stay together."""
    parts: list[tuple[int, str]] = []
    for start, part in _parts(text):
        before = parts[-1][1] if parts else ""
        tagged = before and len(part) < 40 and _ONLY_PRIORITY.match(part) and take_priority(part)[1]
        if tagged or (before and (opens_story(before) or story_in(before)) and goes_on(before, part)):
            parts[-1] = (parts[-1][0], before + part)
        else:
            parts.append((start, part))
    return parts


def _parts(text: str) -> Iterable[tuple[int, str]]:
    start = 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text[max(start, end.start() - 12) : end.start()]) or (
            _NUMBERED.fullmatch(text[start : end.start()])
        ):
            continue
        yield start, text[start : end.end()]
        start = end.end()
    if text[start:].strip():
        yield start, text[start:]
