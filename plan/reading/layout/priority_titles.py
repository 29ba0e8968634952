"""Titles that are nothing but a priority, over a list of wishes: `**Must**`, `Should have:`, an item over items."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.reading.layout.listed_states import BULLET
from plan.reading.text.bare_headings import BARE
from plan.reading.text.document import Block
from plan.reading.text.markup import words
from plan.reading.text.sections import priority_of_heading

_TITLE = re.compile(
    r"(?:the\s+)?(?:musts?|shoulds?|coulds?|won['’]?ts?|would)(?:[- ](?:be|do))?(?:[- ]haves?)?|nice[- ]to[- ]haves?"
    r"|(?:high|medium|low)(?:est)?\s+priority|optional",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|[–—-]\s+[^:]{2,60})$")


def with_priority_titles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with such titles as headings below the last real one, and their items in a list of its own."""
    found: list[Block] = []
    depth, nested = 1, 0
    for at, block in enumerate(blocks):
        depth = block.depth + 1 if block.kind == "heading" else depth
        nested = nested if block.kind == "item" and block.depth > nested else 0
        if _is_title(block, blocks[at + 1 : at + 2]):
            found.append(replace(block, kind="heading", depth=depth, text=_bare(block), info=BARE))
            nested = block.depth
        else:
            found.append(replace(block, depth=block.depth - nested) if nested else block)
    return found


def is_priority_title(title: str) -> bool:
    """Whether a title is nothing but a priority, with what that means behind it: `Must have (or we do not switch)`."""
    return _TITLE.fullmatch(_BEHIND.sub("", title)) is not None and priority_of_heading(title) is not None


def _bare(block: Block) -> str:
    return words(BULLET.sub("", block.text) if block.kind == "item" else block.text).strip(" :*_")


def _is_title(block: Block, behind: Sequence[Block]) -> bool:
    if block.kind not in ("text", "item") or not behind or behind[0].kind != "item" or "\n" in block.text:
        return False
    below = block.kind == "text" or behind[0].depth > block.depth
    return below and is_priority_title(_bare(block))
