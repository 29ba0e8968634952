"""States that a diagram or a table leads from one to the other: `draft --> signed`, `| From | To |`."""

import re
from collections.abc import Sequence

from plan.reading.text.document import Block
from plan.reading.text.markdown import HEADER
from plan.reading.words.states import states_in

_ARROW = re.compile(r"\s*\\?(?:-+(?:\s*[^->\n|]{1,40}-+)?>+|=+>|→|⇒)\s*(?:\|[^|\n]*\|\s*)?")
_ENDS = re.compile(r"^\[\*\]$|^\(?(?:start|end)\)?$|^[-–—]$|^(?:none|n/a)$", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[,;/]\s*|\s+or\s+")
"""What stands between the states of one cell: `Approved, Refused`."""
_LABEL = re.compile(r"\s*(?::\s.*|\s\(.*\))$")
_MARKUP = re.compile(r"[*`\"“”\[\](){}]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHER_DIAGRAM = re.compile(r"\s*(?:graph|flowchart|sequenceDiagram|classDiagram|erDiagram|gantt|journey)\b")
_KEYWORD = re.compile(r"^(?:stateDiagram(?:-v2)?|direction\s+\w+|note\s.*|%%.*|state\s.*)$")
_FROM = re.compile(r"(?:from|old|current|previous)(?:\s+(?:state|status|stage))?|(?:state|status)", re.IGNORECASE)
_TO = re.compile(r"(?:to|new|next|following)(?:\s+(?:states?|status(?:es)?|stages?))?", re.IGNORECASE)
_FEWEST = 3
_MOST_WORDS = 3


def diagram_states(text: str) -> dict[str, str]:
    """The states that the arrows of a fenced block lead to and from, in its order, with what is written at those that
    lead from each; empty if it draws something else.
    """
    if _OTHER_DIAGRAM.match(text):
        return {}
    lines = [line.strip() for line in text.splitlines() if line.strip() and not _KEYWORD.match(line.strip())]
    drawn = [line for line in lines if _ARROW.search(line)]
    if not drawn or len(drawn) * 2 < len(lines):
        return {}
    found: dict[str, list[str]] = {}
    for line in drawn:
        ends = [end.strip() for end in _ARROW.split(line)]
        label = _LABEL.search(ends[-1])
        states = [(_plain(end), _LABEL.sub("", end)) for end in ends]
        for state, written in states:
            if state:
                found.setdefault(state, [written] if _HUMP.search(written) else [])
        if label and states[0][0]:
            found[states[0][0]].append(label[0].strip(" :()"))
    return {state: ", ".join(said) for state, said in found.items()} if _all_states(tuple(found)) else {}


def transition_rows(head: Block, behind: Sequence[Block]) -> list[Block]:
    """The rows below the head of a table that leads from one state to another; empty if it is none."""
    if head.kind != "row" or head.info != HEADER or _columns(head) is None:
        return []
    rows = rows_below(behind)
    return rows if table_states(head, rows) else []


def rows_below(behind: Sequence[Block]) -> list[Block]:
    """The rows of a table, of the blocks behind its head."""
    rows = []
    for block in behind:
        if block.kind not in ("row", "markup") or block.info == HEADER:
            break
        rows += [block] if block.kind == "row" and block.cells else []
    return rows


def table_states(head: Block, rows: Sequence[Block]) -> tuple[str, ...]:
    """The states between which the rows of such a table lead: those that they lead from, then the others."""
    columns = _columns(head) or ()
    cells = (row.cells[at] for at in columns for row in rows if at < len(row.cells))
    states = (_plain(one) for cell in cells for one in _SEVERAL.split(cell))
    return _all_states(tuple(dict.fromkeys(filter(None, states))))


def beside(head: Block, rows: Sequence[Block], state: str) -> list[str]:
    """What the rows that lead from a state say beside the states themselves."""
    columns = _columns(head)
    if columns is None:
        return []
    source, target = columns
    own = [row.cells for row in rows if source < len(row.cells) and _plain(row.cells[source]) == state]
    return [
        " ".join(cell.split())
        for cells in own
        for at, cell in enumerate(cells)
        if at not in (source, target) and cell.strip()
    ]


def _columns(head: Block) -> tuple[int, int] | None:
    """Where the head of a table has what leads where."""
    titles = [cell.strip() for cell in head.cells]
    source = next((at for at, title in enumerate(titles) if _FROM.fullmatch(title)), None)
    target = next((at for at, title in enumerate(titles) if _TO.fullmatch(title)), None)
    return (source, target) if source is not None and target is not None else None


def _plain(end: str) -> str:
    """A state as an arrow's end names it; empty if it is none."""
    end = end.strip()
    words = _HUMP.sub(" ", _MARKUP.sub("", _LABEL.sub("", end)))
    return "" if _ENDS.match(end) else words.replace("_", " ").strip(" .;,").lower()


def _all_states(names: tuple[str, ...]) -> tuple[str, ...]:
    short = all(len(name.split()) <= _MOST_WORDS for name in names)
    return names if len(names) >= _FEWEST and short and states_in(", ".join(names)) else ()
