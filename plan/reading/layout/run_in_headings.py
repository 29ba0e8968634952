"""Headings that run into their paragraphs: `**Tutors.** For each tutor we hold a name.`"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plan.reading.text.document import Block
from plan.reading.words.verbs import begins_with_verb

_RUN_IN = re.compile(r"\*\*(?P<title>[^*\n]{2,60}?)(?:[.?!]\*\*|\*\*\.)[ \n]+(?=[^\W\d_])")
_ALONE = re.compile(r"\*\*(?P<title>[^*\n]{2,60}?)(?::\*\*[ \n]+(?=[^\W\d_])|\*\*:?\s*$)")
"""`**How it works**` on a line of its own, and `**Maybe later:** a plug-in`, beside titles that run in."""
_OF_PITCH = re.compile(r"(?:the\s+)?(?:problem|idea|background|context|vision|motivation)", re.IGNORECASE)
"""What a pitch begins with, and never a thing."""
_FEWEST = 4
_HEADED = 4
"""Real headings of a document whose titles in bold only stress."""
RUN_IN = "run in"
"""The `info` of a heading that ran into its paragraph."""


def with_run_in_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document without headings but its title, its paragraphs' titles as such.

    A title that says what is done is left: it names a story, and its paragraph tells it.
    """
    if sum(block.kind == "heading" for block in blocks) > 1:
        return list(blocks)
    every = has_run_ins(blocks)
    return [part for block in blocks for part in _parted(block, every=every)]


def has_run_ins(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs have titles in bold in front, and the document no headings."""
    headed = sum(block.kind == "heading" for block in blocks) >= _HEADED
    return not headed and sum(block.kind == "text" and bool(_RUN_IN.match(block.text)) for block in blocks) >= _FEWEST


def _parted(block: Block, *, every: bool) -> Iterator[Block]:
    match = (_RUN_IN.match(block.text) or _ALONE.match(block.text)) if block.kind == "text" else None
    fits = match is not None and (every or _OF_PITCH.fullmatch(match["title"].strip(" .:")))
    if match is None or not fits or begins_with_verb(match["title"]):
        yield block
        return
    yield Block("heading", match["title"], block.line, depth=2, info=RUN_IN)
    below = match[0].count("\n")
    if rest := block.text[match.end() :]:
        yield replace(block, text=rest, line=block.line + below)
