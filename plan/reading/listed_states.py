"""Lists of states below the sentence that announces them: `A loan goes through these states:`, and an item for each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.reading.document import Block
from plan.reading.states import states_in

_ANNOUNCES = re.compile(
    r"\b(?:states?|status(?:es)?|stages?|phases?)\b[^.:\n]*:\s*$|\bone\s+of(?:\s+(?:the\s+following|these))?\s*:\s*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+")
_MARKUP = re.compile(r"[*_`\"“”]")
_MEANING = re.compile(r"\s*(?:[–—:]|\s-)\s+(?P<meaning>\S.*)$", re.DOTALL)


def with_listed_states(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with such a list in one sentence with what announces it: its items are nothing that anybody wants."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        items = _items(block, blocks[at:]) if block.kind in ("text", "item") and _ANNOUNCES.search(block.text) else []
        states = [_state(one.text) for one in items]
        if states_in(", ".join(name for name, _ in states)):
            listed = ",\n".join(f"{name} ({meaning})" if meaning else name for name, meaning in states)
            block = replace(block, text=f"{block.text.rstrip()} {listed}.")
            at += len(items)
        found.append(block)
    return found


def _items(announcing: Block, behind: Sequence[Block]) -> list[Block]:
    deeper = announcing.depth if announcing.kind == "item" else 0
    items: list[Block] = []
    for block in behind:
        if block.kind != "item" or block.depth <= deeper:
            break
        items.append(block)
    return items


def _state(text: str) -> tuple[str, str]:
    """A state and what is said of it."""
    plain = _MARKUP.sub("", _BULLET.sub("", text)).strip(" .;,\n")
    meaning = _MEANING.search(plain)
    return (plain[: meaning.start()], meaning["meaning"]) if meaning else (plain, "")
