"""Requirements and stories that stand in a fence without a language, as if they were code: each line is one of them."""

import re
from collections.abc import Iterator, Sequence

from plan.reading.layout.bare_sentences import OWN_ID
from plan.reading.text.document import Block
from plan.reading.text.stories import story_in

_NO_LANGUAGE = frozenset(("", "text", "txt", "plain", "plaintext", "markdown", "md"))
_DEMANDS = re.compile(r"\b(?:shall|must|should|will|can|may)\b", re.IGNORECASE)
_FEWEST = 2


def with_fenced_prose(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with each line of such a fence as a paragraph."""
    return [part for block in blocks for part in (_lines(block) if _is_prose(block) else (block,))]


def _is_prose(block: Block) -> bool:
    if block.kind != "code" or block.info not in _NO_LANGUAGE:
        return False
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    told = sum(map(_is_told, lines))
    return told >= _FEWEST and 2 * told > len(lines)


def _is_told(line: str) -> bool:
    return bool(OWN_ID.match(line) and _DEMANDS.search(line)) or story_in(line) is not None


def _lines(block: Block) -> Iterator[Block]:
    """Each paragraph of the fence; a line that begins in the middle of a sentence belongs to the one before."""
    said: list[str] = []
    first = block.line
    for number, line in enumerate(block.text.split("\n"), block.line):
        if said and (not line.strip() or not line.strip()[:1].islower()):
            yield Block("text", "\n".join(said), first)
            said = []
        if line.strip():
            first = first if said else number
            said.append(line.strip())
    if said:
        yield Block("text", "\n".join(said), first)
