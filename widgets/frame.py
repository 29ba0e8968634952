"""What the frame of a pane says: above what it is and where it stands, below what is seen of it."""

from collections.abc import Sequence

from textual.content import Content

from widgets.marks import STATUS
from widgets.pane_view import PaneView
from widgets.text import Part, line


def titled(name: str, view: PaneView, room: int) -> Content:
    """Return a pane's name and where its artifact stands, in so many words as there is room for."""
    mark = STATUS.get(view.status, STATUS["empty"])
    revision = f" r{view.revision}" if view.revision else ""
    head = line((f"{name} ", "bold"))
    status = line((f"{mark.sign} {mark.word}{revision}", mark.style))
    remark = line((f", {view.remark}", "$text-muted")) if view.remark else Content("")
    forms = (head + status + remark, head + status, head + line((f"{mark.sign}{revision}", mark.style)))
    return next((form for form in forms if room < 0 or form.cell_length <= room), forms[-1])


def told(words: str, aspect: str, signs: Sequence[str], summary: str) -> Content:
    """Return what is looked for, which view it is, what is new, and how much there is."""
    parts: list[Part] = [(f" /{words} ", "reverse"), " "] if words else []
    if aspect:
        parts += [("v ", "bold $text-accent"), (f"{aspect} ", "bold"), " "]
    parts += [(f"{sign}{signs.count(sign)} ", "bold $text-success") for sign in dict.fromkeys(signs)]
    return line(*parts, " " if signs else "", summary)
