"""Items that only name a thing, above deeper items of what is kept of it: the headings of an outline in bullets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from plan.reading.fields.data_shapes import split_fields
from plan.reading.layout.listed_states import BULLET
from plan.reading.text.document import Block
from plan.reading.text.markup import one_line, words
from plan.reading.text.naming import plural, singular
from plan.reading.text.sections import kind_of
from plan.reading.words.attribute_words import is_attribute

_NAME = re.compile(r"(?P<name>[A-Za-z][a-z-]+(?:\s[a-z-]+){0,2})\s*:?")
_REMARK = re.compile(r"\s*(?:\(.*|:.*)$", re.DOTALL)
_FEWEST = 3
"""Such items in a document that is written so."""
_FEWEST_BELOW = 2


def with_item_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with each such item as the heading of the items below it."""
    below = {at: _below(block, blocks[at + 1 :]) for at, block in enumerate(blocks) if _names(block)}
    if sum(any(map(_lists_fields, items)) for items in below.values()) < _FEWEST:
        return list(blocks)
    found: list[Block] = []
    level, raised, until = 2, 0, -1
    for at, block in enumerate(blocks):
        level = max(2, block.depth) if block.kind == "heading" else level  # beside what groups them, not below it
        if items := below.get(at):
            found.append(replace(block, kind="heading", text=_title(block), depth=level))
            raised, until = block.depth, at + len(items)
        elif at <= until:
            found.append(replace(block, depth=block.depth - raised) if block.kind == "item" else block)
        else:
            found.append(block)
    return found


def _title(block: Block) -> str:
    """Several of what the item names, as headings have it."""
    *before, last = _said(block).strip(" :").split()
    return " ".join((*before, last if singular(last) != last else plural(last)))


def _names(block: Block) -> bool:
    """Whether an item names something, and nothing that sections are called by otherwise."""
    if block.kind != "item" or not _NAME.fullmatch(_said(block)):
        return False
    return kind_of(_said(block)) in (None, "roles")


def _below(block: Block, behind: Sequence[Block]) -> list[Block]:
    """The deeper items right below one; none if it has but one."""
    items = list(takewhile(lambda one: one.kind == "item" and one.depth > block.depth, behind))
    return items if sum(one.depth == block.depth + 1 for one in items) >= _FEWEST_BELOW else []


def _lists_fields(block: Block) -> bool:
    fields = [_REMARK.sub("", one) for one in _parts(_said(block))]
    sure = [one for one in fields if len(one.split()) <= _FEWEST and is_attribute(one)]
    return len(fields) >= _FEWEST_BELOW and len(sure) * 2 > len(fields)


def _parts(text: str) -> Iterator[str]:
    return (one for one in split_fields(text.strip(" .;")) if one)


def _said(block: Block) -> str:
    return one_line(words(BULLET.sub("", block.text))).strip()
