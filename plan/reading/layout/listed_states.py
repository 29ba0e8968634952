"""States with an item for each below the sentence that announces them, or with a row for each of a table of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plan.reading.layout.state_diagrams import beside, diagram_states, rows_below, table_states, transition_rows
from plan.reading.text.document import Block
from plan.reading.text.markdown import HEADER
from plan.reading.text.naming import singular
from plan.reading.text.sections import PLAIN_NUMBER
from plan.reading.words.states import states_in

_ANNOUNCES = re.compile(
    r"\b(?:runs?|goes|go|passes|pass|moves?)\s+through\s+(?:the\s+following|these)\s+[a-z]+\s*:\s*$|"
    r"\b(?:states?|status(?:es)?|stages?|phases?|life(?:\s?cycle)?)\b[^.:\n]*:\s*$|\bone\s+of(?:\s+(?:the\s+following|these))?\s*:\s*$",
    re.IGNORECASE,
)
BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+")
_MARKUP = re.compile(r"[*_`\"“”]")
_STATUS = re.compile(r"(?:(?P<of>[a-z-]+(?:\s[a-z-]+)?)\s)?(?:status|state|stage|phase)", re.IGNORECASE)
_LIFE = r"(?:status(?:es)?|states?|stages?|life\s?cycle|workflow)"
_LIFE_OF = re.compile(
    rf"(?:the\s+)?{_LIFE}\s+(?:of|for)\s+(?:an?\s+|the\s+|each\s+)?(?P<of>[a-z-]+(?:\s[a-z-]+)?)|"
    rf"(?:the\s+)?(?P<whose>[a-z-]+(?:\s[a-z-]+)?)\s+{_LIFE}",
    re.IGNORECASE,
)
_ITS_LIFE = re.compile(
    rf"\b{_LIFE}\s+(?:of|for)\s+(?:an?|the|each)\s+(?P<of>[a-z-]+(?:\s(?!(?:shall|must|can|may|will|follows?|is|are)\b)[a-z-]+)?)",
    re.IGNORECASE,
)
_PASSES = re.compile(
    r"(?:^|[.):]\s+|\b(?:the|an?|each|every|all)\s+)(?P<of>[A-Za-z-]+(?:\s[a-z-]+)?)\s+(?:(?:shall|must|can|may|will)\s+)?"
    r"(?:runs?|goes|go|pass(?:es)?|moves?)\s+through\s+(?:the\s+|these\s+)?(?:following\s+)?[a-z]+\s*:?$"
)
_STATES_OF = re.compile(
    rf"(?:^|[.):]\s+|\d\s+)(?:the\s+)?(?P<of>(?!(?i:possible|following|allowed)\b)[A-Za-z-]+(?:\s[a-z-]+)?)\s+{_LIFE}\s*:?$",
    re.IGNORECASE,
)
"""`FR-43 (M) Alarm states:` above their table"""
_COLUMNS = 2
_FEW = 3
_STATE_WORDS = 3
_STOP = re.compile(r"[.!?]\s+(?=\S)")
_MEANING = re.compile(r"\s*(?:[–—:]|\s-)\s+(?P<meaning>\S.*)$", re.DOTALL)


def with_listed_states(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with such a list in one sentence with what announces it: its items are nothing that anybody wants."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if drawn := _drawn(block, blocks[at:]):
            named, below = drawn
            found.append(
                replace(block, kind="text", text=f"Status{_of(found)}: {named}.", cells=(), columns=(), info="")
            )
            at = blocks.index(below[-1]) + 1 if below else at
            continue
        if rows := _rows(block, blocks[at:]):
            told = f"Status{_of(found, block.cells[0])}: {', '.join(map(_with_meaning, rows))}."
            found.append(replace(block, kind="text", text=told, cells=(), columns=(), info=""))
            at = blocks.index(rows[-1]) + 1
            continue
        items = _items(block, blocks[at:]) if block.kind in ("text", "item") and _ANNOUNCES.search(block.text) else []
        states = [_state(one.text) for one in items]
        if states_in(", ".join(name for name, _ in states)):
            listed = ",\n".join(f"{name} ({meaning})" if meaning else name for name, meaning in states)
            block = replace(block, text=f"{block.text.rstrip()} {listed}.")
            at += len(items)
        found.append(block)
    return found


def _rows(head: Block, behind: Sequence[Block]) -> list[Block]:
    """The rows below the head of a table whose first column has the states of a thing, and another what they mean."""
    if (
        head.kind != "row"
        or head.info != HEADER
        or len(head.cells) < _COLUMNS
        or not _STATUS.fullmatch(head.cells[0].strip())
    ):
        return []
    rows = rows_below(behind)
    names = [one.cells[0].strip() for one in rows]
    short = all(0 < len(one.split()) <= _STATE_WORDS for one in names)
    return rows if short and len(names) >= _FEW and states_in(", ".join(names)) else []


def _with_meaning(row: Block) -> str:
    """A state with what its row says of it."""
    name, *rest = (" ".join(one.split()) for one in row.cells)
    meaning = _plainly(" – ".join(filter(None, rest)))
    return f"{name} ({meaning})" if meaning else name


def _drawn(block: Block, behind: Sequence[Block]) -> tuple[str, list[Block]] | None:
    """The states that a diagram, or a table below its head, leads from one to the other, with the rows of the table."""
    if block.kind == "code" and (states := diagram_states(block.text)):
        return _with_meanings(states), []
    if rows := transition_rows(block, behind):
        said = {one: " – ".join(beside(block, rows, one)) for one in table_states(block, rows)}
        return _with_meanings(said), rows
    return None


def _with_meanings(states: Mapping[str, str]) -> str:
    return ", ".join(f"{one} ({_plainly(meaning)})" if meaning else one for one, meaning in states.items())


def _of(before: Sequence[Block], title: str = "") -> str:
    """What the states of a table or a diagram are of: what the title of its column names, or what stands above it if
    that names several of a kind, or whose life it is.
    """
    if (whose := _STATUS.fullmatch(title.strip())) and whose["of"]:
        return f" of a {whose['of'].lower()}"
    title = next((PLAIN_NUMBER.sub("", one.text.strip()) for one in reversed(before) if one.kind == "heading"), "")
    if named := _LIFE_OF.fullmatch(title):
        return f" of a {singular((named['of'] or named['whose']).lower())}"
    last = next((one for one in reversed(before) if one.kind != "markup"), None)
    told = " ".join(_MARKUP.sub("", last.text).split()) if last is not None and last.kind in ("text", "item") else ""
    if named := _ITS_LIFE.search(told) or _PASSES.search(told) or _STATES_OF.search(told):
        return f" of a {singular(named['of'].lower())}"
    many = re.fullmatch(r"[A-Z]?[a-z-]+(?:\s[a-z-]+)?s", title)
    return f" of a {singular(title.lower())}" if many and singular(title.lower()) != title.lower() else ""


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
    plain = _MARKUP.sub("", BULLET.sub("", text)).strip(" .;,\n")
    meaning = _MEANING.search(plain)
    return (plain[: meaning.start()], _plainly(meaning["meaning"])) if meaning else (plain, "")


def _plainly(meaning: str) -> str:
    """What is said of a state, as it may stand in brackets."""
    return _STOP.sub(" – ", re.sub(r"[();]", "", meaning)).rstrip(".")
