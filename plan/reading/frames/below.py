"""Fields that stand in items below what announces them: `For each visit we need:`, a heading, a name in bold."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from plan.reading.frames.fields import are_fields, listed
from plan.reading.frames.items import items_of
from plan.reading.frames.naming import named
from plan.reading.frames.owners import Frame
from plan.reading.layout.bare_sentences import OWN_ID
from plan.reading.layout.listed_states import BULLET
from plan.reading.layout.terse_entries import TERSE
from plan.reading.text.document import Block
from plan.reading.text.markup import words
from plan.reading.text.sections import PLAIN_NUMBER, kind_of
from plan.reading.words.attribute_words import is_attribute

_ANNOUNCES = re.compile(r":\s*(?:\*\*)?\s*$")
_BOLD = re.compile(r"^\s*\*\*(?P<name>[^*\n]{2,40})\*\*\s*:?\s*$")
_NEXT_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
_REMARKED = re.compile(r"(?P<name>[^:(),]{2,40}?)\s*(?::|\s[–—-])\s+(?P<remark>[^:();]+)$")
_LONGEST = 16
"""Words of an item that is a field."""
_FEWEST = 2


def with_listed_fields(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with such items in one list with what announces them: none of them is what somebody wants."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        items = _items(block, blocks[at:]) if block.kind in ("heading", "text", "item") else []
        if len(items) >= _FEWEST and (told := _told(block, items)):
            found += told
            at += len(items)
        else:
            found.append(block)
    return found


def _items(announcing: Block, behind: Sequence[Block]) -> list[Block]:
    """The items right below a block, if none of them has further ones below it."""
    deeper = announcing.depth if announcing.kind == "item" else 0
    items = list(takewhile(lambda one: one.kind == "item" and one.depth > deeper and one.info != TERSE, behind))
    return items if len({one.depth for one in items}) == 1 else []


def _told(block: Block, items: Sequence[Block]) -> list[Block]:
    """The announcing block with the fields of its items; empty if they are none."""
    texts = [_plain(one.text) for one in items]
    if all(map(OWN_ID.match, texts)):
        return []  # what has numbers of its own are clauses
    if any(_NEXT_SENTENCE.search(one) or len(one.split()) > _LONGEST for one in texts):
        return []
    fields = ";\n".join(texts)
    said = words(BULLET.sub("", block.text) if block.kind == "item" else block.text).strip()
    if block.kind != "heading" and _ANNOUNCES.search(said):
        last = _NEXT_SENTENCE.split(OWN_ID.sub("", said))[-1]
        if listed(f"{last} {'; '.join(texts)}", "") is not None:
            return [replace(block, text=f"{block.text.rstrip()} {fields}.")]
    title = _title(block, said)
    if not title or not are_fields(items_of("; ".join(texts)), Frame.BARE):
        return []
    if block.kind == "heading":
        return [block, replace(items[0], text=f"{fields}.")]
    return [replace(block, text=f"{title}: {fields}.")]


def _title(block: Block, said: str) -> str:
    """What a heading, an item or a line in bold says, if it names several of a thing and nothing else."""
    bold = _BOLD.match(BULLET.sub("", block.text))
    if block.kind == "text" and bold is None:
        return ""
    title = PLAIN_NUMBER.sub("", bold["name"] if bold else said).strip(" :")
    name = "" if kind_of(title) is not None else named(title)
    return title if name not in ("", title.lower()) else ""


def _plain(text: str) -> str:
    """An item's words on one line, with what is behind its name in brackets as a remark on it: `colour: optional`."""
    said = " ".join(words(BULLET.sub("", text)).split()).strip(" .;,")
    match = _REMARKED.match(said)
    return f"{match['name']} ({match['remark']})" if match and is_attribute(match["name"]) else said
