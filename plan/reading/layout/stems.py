"""Items that go on with the words above their list: `A group:`, and below it `has a code`, `meets twice a week`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from plan.reading.layout.listed_states import BULLET
from plan.reading.text.document import Block
from plan.reading.text.naming import base_form
from plan.reading.words.english import AUXILIARIES, VERBS
from plan.reading.words.verbs import is_deed

_STEM = re.compile(
    r"(?:^|(?<=[.!?]\s))\s*(?P<stem>(?:an?|each|every|the|one)\s+[*_]*[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}[*_]*)\s*:\s*$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?P<verb>[a-z]+s|can|may|must|shall|should|will)\s+(?:also\s+|always\s+|never\s+)?(?=\S)")


def with_whole_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the items that only say what the subject above them has or does made whole sentences of it."""
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if at < len(found):
            continue
        found.append(block)
        match = _STEM.search(block.text) if block.kind in ("text", "item") else None
        if match is None:
            continue
        deeper = block.depth if block.kind == "item" else 0
        items = _items(blocks[at + 1 :], deeper)
        said = [BULLET.sub("", one.text) for one in items if one.depth == deeper + 1]
        if said and all(map(_SAYS.match, said)) and sum(map(_tells, said)) * 2 >= len(said):
            stem = " ".join(match["stem"].split())
            found += [_whole(one, stem) if one.depth == deeper + 1 else one for one in items]
    return found


def _items(behind: Sequence[Block], deeper: int) -> list[Block]:
    return list(takewhile(lambda one: one.kind == "item" and one.depth > deeper, behind))


def _tells(text: str) -> bool:
    """Whether a text begins with a verb that is known, and no noun: `has a code`."""
    match = _SAYS.match(text)
    bare = base_form(match["verb"]) if match else ""
    return match is not None and (match["verb"] in AUXILIARIES | {"has"} or bare in VERBS or is_deed(bare, "the"))


def _whole(item: Block, stem: str) -> Block:
    bullet = BULLET.match(item.text)
    text = item.text[bullet.end() :] if bullet else item.text
    return replace(item, text=f"{stem} {text}")
