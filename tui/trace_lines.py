"""Traces as lines for a terminal, and as JSON."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import JsonValue

from plan.drawing.text import clean, clip, columns
from plan.requirements import Unplaced
from plan.tracing import KINDS, Trace, TraceItem, TraceKind

PLURALS: dict[TraceKind, str] = {
    "requirement": "requirements",
    "story": "stories",
    "endpoint": "endpoints",
    "table": "tables",
}
_LABEL = max(map(len, PLURALS.values())) + 2
_KEPT = "\N{NO-BREAK SPACE}"


def overview_lines(found: Trace, project: str, width: int, unplaced: Sequence[Unplaced] = ()) -> Iterator[str]:
    """Yield every requirement with what it became, the loose ends and the lines that were `unplaced`, none wider than
    `width`."""
    counts = [f"{len(found.of(kind))} {PLURALS[kind]}" for kind in KINDS]
    yield clip(clean(project), width)
    yield clip(" → ".join(counts), width)
    for item in found.of("requirement"):
        yield ""
        yield _headline(item, width)
        for kind in KINDS[1:]:
            names = (
                ", ".join(clean(found.name(kind, id_)).replace(" ", _KEPT) for id_ in found.linked(item, kind)) or "–"
            )
            rows = _in_rows(f"  {PLURALS[kind]:<{_LABEL}}", names.split(" "), width)
            yield from (row.replace(_KEPT, " ") for row in rows)
    yield from _loose_lines(found, found.items, width)
    if unplaced:
        yield ""
        yield "Not placed"
    for line in unplaced:
        yield from _in_rows(f"  {clean(line.place)}  ", clean(line.text).split(), width)


def item_lines(found: Trace, items: Sequence[TraceItem], width: int) -> Iterator[str]:
    """Yield everything that hangs together with each item, by name and title, none wider than `width`."""
    for number, item in enumerate(items):
        if number:
            yield ""
        yield _headline(item, width, item.kind)
        for kind in KINDS:
            if kind != item.kind:
                yield ""
                yield from _linked_lines(found, item, kind, width)
        if item.tests:
            yield ""
            for position, test in enumerate(item.tests):
                yield from _in_rows(f"{'' if position else 'tests':<{_LABEL}}- ", clean(test).split(), width)
    yield from _loose_lines(found, items, width)


def report(found: Trace, items: Sequence[TraceItem]) -> dict[str, JsonValue]:
    """Return the items, what each hangs together with, and their loose ends."""
    mine = {(item.kind, item.id) for item in items}
    return {
        "items": [_item_report(found, item) for item in items],
        "loose": [
            {"kind": one.kind, "id": one.id, "problem": one.problem}
            for one in found.loose
            if (one.kind, one.id) in mine
        ],
    }


def nearest(found: Trace, name: str) -> str:
    """Return the id that is most like a name that nothing has; empty if none is."""
    from difflib import get_close_matches

    close = get_close_matches(name, [item.id for item in found.items], 1)
    return close[0] if close else ""


def _item_report(found: Trace, item: TraceItem) -> dict[str, JsonValue]:
    own: dict[str, JsonValue] = {"kind": item.kind, "id": item.id, "title": item.title}
    if item.also:
        own["operation"] = item.also
    if item.priority:
        own["priority"] = item.priority
    own |= {PLURALS[kind]: list(found.linked(item, kind)) for kind in KINDS if kind != item.kind}
    return own | {"tests": list(item.tests)}


def _headline(item: TraceItem, width: int, kind: str = "") -> str:
    name = clean(item.also or item.id)
    start = f"{kind} {name}".strip()
    end = f"  ({item.priority})" if item.priority else ""
    room = width - columns(start) - columns(end) - 2
    title = clip(clean(item.title), room) if room > 0 else ""
    return clip(f"{start}  {title}{end}".rstrip(), width)


def _linked_lines(found: Trace, item: TraceItem, kind: TraceKind, width: int) -> Iterator[str]:
    ids = set(found.linked(item, kind))
    linked = [one for one in found.of(kind) if one.id in ids]
    names = [clean(one.also or one.id) for one in linked]
    widest = min(max(map(columns, names), default=0), max(8, width // 2 - _LABEL))
    if not linked:
        yield f"{PLURALS[kind]:<{_LABEL}}–"
    for position, (name, one) in enumerate(zip(names, linked, strict=True)):
        label = "" if position else PLURALS[kind]
        padding = " " * max(0, widest - columns(name))
        yield clip(f"{label:<{_LABEL}}{name}{padding}  {clean(one.title)}".rstrip(), width)


def _loose_lines(found: Trace, items: Iterable[TraceItem], width: int) -> Iterator[str]:
    mine = {(item.kind, item.id) for item in items}
    loose = [one for one in found.loose if (one.kind, one.id) in mine]
    yield ""
    if not loose:
        yield "Nothing hangs loose."
        return
    yield "Loose ends"
    widest = max(columns(clean(found.name(one.kind, one.id))) for one in loose)
    for one in loose:
        name = clean(found.name(one.kind, one.id))
        padding = " " * (min(widest, max(8, width // 2)) - columns(name))
        yield from _in_rows(f"  {one.kind:<{_LABEL - 1}}{name}{padding}  ", clean(one.problem).split(), width)


def _in_rows(label: str, pieces: Sequence[str], width: int) -> Iterator[str]:
    """Yield pieces after a label, broken between them, further rows under the first."""
    row, start = "", label
    for word in pieces:
        if row and columns(start) + columns(row) + 1 + columns(word) > width:
            yield clip(start + row, width)
            row, start = "", " " * columns(label)
        row = f"{row} {word}" if row else word
    yield clip(start + row, width)
