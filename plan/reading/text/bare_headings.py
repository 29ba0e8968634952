"""Headings that are written almost as such: a short line above a list, or one without the space behind `##`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.reading.text.document import Block

BARE = "bare"
"""The `info` of a heading that the document does not mark as one."""
_SHORT = re.compile(r"^[^\W\d_][^.:;!?|]{1,40}$")
_BOLD = re.compile(r"^\s*(?P<mark>\*\*|__)(?P<title>[^*_\n]{2,60})(?P=mark)\s*(?:\([^()\n]{1,40}\))?\s*:?\s*$")
"""A line in bold stands over a list though an empty line is between them: `**orders** (to suppliers)`."""
_WITHOUT_SPACE = re.compile(r"^(?P<marks>#{2,6})(?P<title>\w[^\n]{1,80})$")
_MOST_WORDS = 5
_FEWEST = 2
_NEXT = 2
"""Lines to the list: an empty one may stand between."""


def with_bare_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with such lines as headings below the last real one; a single one in a document is none."""
    blocks = [_spaced(block) for block in blocks]
    found = {at for at, block in enumerate(blocks) if _stands_over_a_list(block, blocks[at + 1 : at + 2])}
    if len(found) < _FEWEST:
        return tuple(blocks)
    depth, out = 1, []
    for at, block in enumerate(blocks):
        depth = block.depth + 1 if block.kind == "heading" else depth
        out.append(replace(block, kind="heading", depth=depth, info=BARE) if at in found else block)
    return tuple(out)


def _spaced(block: Block) -> Block:
    """A line such as `##Could` as the heading that it is meant to be."""
    match = _WITHOUT_SPACE.match(block.text) if block.kind == "text" and not block.depth else None
    return replace(block, kind="heading", depth=len(match["marks"]), text=match["title"]) if match else block


def _stands_over_a_list(block: Block, following: Sequence[Block]) -> bool:
    if block.kind != "text" or block.depth or not following or following[0].kind != "item":
        return False
    if bold := _BOLD.match(block.text):
        return len(bold["title"].split()) <= _MOST_WORDS and _SHORT.match(bold["title"]) is not None
    return (
        following[0].line - block.line <= _NEXT
        and len(block.text.split()) <= _MOST_WORDS
        and _SHORT.match(block.text.strip(" *_")) is not None
    )
