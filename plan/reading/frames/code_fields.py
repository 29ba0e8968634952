"""Fields set as code in items below what announces them: ``Each slot shall include:``, ``- `status` – one of …``.

Specifications that programmers write name columns so, with what each is behind a dash.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from plan.reading.frames.fields import listed
from plan.reading.layout.bare_sentences import OWN_ID
from plan.reading.layout.listed_states import BULLET
from plan.reading.text.document import Block
from plan.reading.text.markup import one_line, words

_ANNOUNCES = re.compile(r":\s*(?:\*\*)?\s*$")
_PROPERTIES = re.compile(
    r"\s+(?:the\s+following\s+)?(?:[a-z]+\s+)?(?:propert(?:y|ies)|attributes|fields|columns|data|information|details)\s*:\s*$",
    re.IGNORECASE,
)
"""`Each template shall include scheduling properties:`"""
_FIELD = re.compile(
    r"^(?P<optional>optional(?:ly)?\s+)?(?:\*\*)?`(?P<name>[A-Za-z_]\w*)`(?:\*\*)?\s*(?:(?:\s[–—-]|:|,)\s*(?P<said>.*)|\((?P<aside>[^()]*)\)(?P<rest>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_COLUMNS = ("Entity", "Field", "Type")
_CODE = re.compile(r"`([^`\n]{1,30})`")
_ONE_OF = re.compile(r"\b(?:one\s+of|either|enum(?:eration)?|values?)\b", re.IGNORECASE)
_ONLY_CODES = re.compile(r"^\W*`[^`]+`(?:\W*(?:or|and)?\W*`[^`]+`)+\W*$")
_OPTIONAL = re.compile(
    r"\boptional\b|\bnull(?:able)?\b|\bmay be (?:empty|missing|blank)\b|\bif (?:any|known|given)\b", re.IGNORECASE
)
_UNIQUE = re.compile(r"\bunique\b", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:(?:reference|ref|foreign\s+key|fk|link|pointer|references)\s+(?:to\s+)?|(?:id|identifier)\s+of\s+)(?:the\s+|an?\s+)?(?P<to>[A-Za-z]+(?:\s[A-Z][a-z]+)*)",
    re.IGNORECASE,
)
_TYPES = tuple(
    (re.compile(rf"\b(?:{said})\b", re.IGNORECASE), meant)
    for said, meant in (
        (r"time\s+of\s+(?:the\s+)?day", "time"),
        (r"timestamp|date\s*(?:and|/|-)?\s*time", "timestamp"),
        (r"uuid", "uuid"),
        (r"boolean|bool|flag|whether|true", "boolean"),
        (r"integer|int|whole\s+number", "integer"),
        (r"decimal|float|numeric", "decimal"),
        (r"calendar\s+date|date", "date"),
        (r"string|varchar|short\s+text", "string"),
        (r"text|free[-‑]text|textual", "text"),
    )
)
_OPENING_WORDS = 4
"""Words of a description that say what type a field is, before it says more."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    remarks: tuple[str, ...]
    block: Block


def with_code_fields(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with such items as rows of a table of fields; what they say besides is left as a remark."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        below = list(_below(block, blocks[at:])) if block.kind in ("text", "item") else []
        fields = [one for one in map(_field, below) if one is not None]
        if len(fields) < _FEWEST or len(fields) < len([one for one in below if one.depth == below[0].depth]):
            found.append(block)
            continue
        said = one_line(words(BULLET.sub("", block.text))).strip()
        told = listed(f"{_PROPERTIES.sub(':', OWN_ID.sub('', said))} name; description; price", "")
        if told is None:
            found.append(block)
            continue
        names = ", ".join(one.name for one in fields)
        found.append(replace(block, text=f"{block.text.rstrip()} {names}."))
        found += [row for one in fields for row in _row(told.shape.name, one)]
        found += [replace(one, kind="comment", text=_plain(one)) for one in below if _field(one) is None]
        at += len(below)
    return found


def _below(block: Block, behind: Sequence[Block]) -> Iterator[Block]:
    if not _ANNOUNCES.search(words(block.text)):
        return
    depth = block.depth if block.kind == "item" else 0
    yield from takewhile(lambda one: one.kind == "item" and one.depth > depth, behind)


def _plain(block: Block) -> str:
    return one_line(words(BULLET.sub("", block.text)))


def _field(block: Block) -> _Field | None:
    match = _FIELD.match(BULLET.sub("", block.text).strip())
    if match is None:
        return None
    said = " ".join(filter(None, (match["said"], match["aside"], match["rest"])))
    return _Field(match["name"], tuple(_remarks(match["name"], said, optional=bool(match["optional"]))), block)


def _remarks(name: str, said: str, *, optional: bool) -> Iterator[str]:
    """What a description says of a field that a table of fields would say: its values, what it points to, its type."""
    values = _CODE.findall(said) if _ONE_OF.search(said) or _ONLY_CODES.match(said) else []
    target = _TO.search(said)
    if len(values) > 1:
        yield ", ".join(values)
    elif target is not None and name.lower() != "id":
        yield f"reference to the {target['to'].lower()}"
    else:
        opening = " ".join(said.split()[:_OPENING_WORDS])
        meant = next((meant for pattern, meant in _TYPES if pattern.search(opening)), "")
        yield from filter(None, (meant,))
    if _UNIQUE.search(said) and name.lower() != "id":
        yield "unique"
    if optional or _OPTIONAL.search(said):
        yield "optional"


def _row(thing: str, one: _Field) -> Iterator[Block]:
    cells = (thing, one.name, ", ".join(one.remarks))
    line = one.block.line
    yield Block("row", " | ".join(filter(None, cells)), line, one.block.depth, cells, _COLUMNS)
    if len(said := _plain(one.block).split()) > len(one.name.split()) + 2:
        yield Block("comment", " ".join(said), line)
