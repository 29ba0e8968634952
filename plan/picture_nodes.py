"""What the pictures of a plan have in common: ids of their nodes, text broken to fit a box, what is left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from plan.drawing import Drawing, Line, Shape, Span
from plan.drawing.text import clean, wrap

AS_IT_FITS = Shape()
BOX_TEXT = 26
"""So many columns of text a box has at most."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and in words what of the plan found no room in it."""

    drawing: Drawing
    left_out: tuple[str, ...] = ()


def node_ids(ids: Iterable[str]) -> list[str]:
    """Return the ids of nodes: as they are, a double or empty one with a number that nothing refers to."""
    seen: set[str] = set()
    found: list[str] = []
    for at, id_ in enumerate(ids):
        found.append(id_ if id_ and id_ not in seen else f"{id_}\0{at}")
        seen.add(id_)
    return found


def shown_name(id_: str) -> str:
    """Return what is written for the id of a node."""
    return id_.partition("\0")[0]


def text_lines(text: str, role: str, most: int, width: int = BOX_TEXT) -> list[Line]:
    """Return a text in so many lines at most."""
    return [Line((Span(row, role),)) for row in wrap(clean(text), width, most) if row]
