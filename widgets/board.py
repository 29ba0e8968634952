"""The board of the sprints: a column a sprint, a card a story."""

from functools import lru_cache
from itertools import accumulate, repeat
from typing import Literal

from textual.content import Content
from textual.geometry import Offset

from plan.sprints import Sprint, Story
from widgets.marks import PRIORITY
from widgets.page import BETWEEN, Laid
from widgets.text import between, clip, fit, joined, line, wrap

Cards = Literal["line", "brief", "whole"]
"""How much a card says: its title in one line, its whole title and what it waits for, or its tasks as well."""

_NARROWEST = 26
_WIDEST = 64
_SHARE_OF_NAME = 4
"""One part in so many of a card's line says who does it."""


def lay_board(
    sprints: tuple[Sprint, ...],
    width: int,
    cards: Cards,
    hidden: frozenset[str] = frozenset(),
    *,
    dated: bool = True,
) -> Laid:
    """Return the columns side by side; where not all fit into `width`, as many as fit fill it, and none is cut."""
    beside = len(BETWEEN)
    fitting = min(len(sprints), max(1, (width + beside) // (_NARROWEST + beside)))
    each, spare = divmod(width + beside, fitting)
    widths = [max(_NARROWEST, min(each - beside + (n % fitting < spare), _WIDEST)) for n in range(len(sprints))]
    laid = [
        _column(sprint, n, room, cards, hidden, dated)
        for n, (sprint, room) in enumerate(zip(sprints, widths, strict=True))
    ]
    gap = line((BETWEEN, "$text-disabled"))
    height = max(len(one.lines) for one in laid)
    columns = [
        (*one.lines, *repeat(Content(" " * room), height - len(one.lines)))
        for one, room in zip(laid, widths, strict=True)
    ]
    places = accumulate((room + beside for room in widths), initial=0)
    anchors = [
        (pointer, Offset(x, offset.y)) for one, x in zip(laid, places, strict=False) for pointer, offset in one.anchors
    ]
    return Laid(tuple(gap.join(row) for row in zip(*columns, strict=True)), tuple(anchors))


@lru_cache(256)
def _column(sprint: Sprint, index: int, width: int, cards: Cards, hidden: frozenset[str], dated: bool) -> Laid:
    points = sum(story.points for story in sprint.stories)
    over = points > sprint.capacity
    load = f"{points}/{sprint.capacity}"
    lines = [
        between(
            line((f"Sprint {sprint.number} ", "bold $text-primary"), (sprint.name, "bold")),
            line((f" {load}", "bold $text-error" if over else "bold")),
            width,
        ),
        _bar(points, sprint.capacity, width),
    ]
    if dated:
        lines.append(fit(line((f"{sprint.start} to {sprint.end}", "$text-muted")), width))
    anchors = [(f"/sprints/{index}", Offset(0, 0))]
    if cards != "line":
        lines += [fit(line((part, "italic")), width) for part in wrap(sprint.goal, width, 2)]
    for number, story in enumerate(sprint.stories):
        if story.id in hidden:
            continue
        if cards != "line":
            lines.append(Content(" " * width))
        anchors.append((f"/sprints/{index}/stories/{number}", Offset(0, len(lines))))
        lines += _card(story, width, cards)
    return Laid(tuple(lines), tuple(anchors))


def _bar(points: int, capacity: int, width: int) -> Content:
    """Return a bar as long as the sprint is full; what is over its capacity is said in words."""
    if points > capacity:
        over = f" over by {points - capacity}"
        return fit(line(("━" * (width - len(over)), "$text-error"), (over, "bold $text-error")), width)
    full = round(width * points / capacity) if capacity else 0
    return line(("━" * full, "bold $text-primary"), ("─" * (width - full), "$text-disabled"))


def _card(story: Story, width: int, cards: Cards) -> list[Content]:
    mark = PRIORITY[story.priority]
    right = line((f" {story.points}", "bold"), (f" {mark.sign}", mark.style))
    match cards:
        case "line":
            if story.assignee.strip():
                first_name, *_ = story.assignee.split()
                right = clip(line((f" {first_name}", "italic")), width // _SHARE_OF_NAME) + right
            return [between(line((f"{story.id} ", "$text-accent"), story.title), right, width)]
        case "brief":
            first, *rest = wrap(f"{story.id} {story.title}", width - right.cell_length, 2)
            title = line((story.id, "bold $text-accent"), (first.removeprefix(story.id), "bold"))
            lines = [between(title, right, width), *(fit(line((part, "bold")), width) for part in rest)]
            bonds = [bond for bond in (_by(story), _after(story)) if bond.plain]
            return [*lines, fit(line(" · ").join(bonds), width)] if bonds else lines
        case "whole":
            lines = [between(line((story.id, "bold $text-accent")), right, width)]
            lines += [fit(line((part, "bold")), width) for part in wrap(story.title, width, 2)]
            tasks = (clip(line(task), width - 2) for task in story.tasks)
            lines += [fit(line(("· ", "$text-muted"), part), width) for part in tasks]
            agents = line((joined(story.agents), "$text-muted"))
            asked = f"for {joined(story.requirements)}" if story.requirements else ""
            bonds = [_by(story), agents, _after(story), line((asked, "$text-muted"))]
            return [*lines, *(fit(bond, width) for bond in bonds if bond.plain)]


def _by(story: Story) -> Content:
    return line(("by ", "$text-muted"), (story.assignee, "italic")) if story.assignee.strip() else Content("")


def _after(story: Story) -> Content:
    return line((f"after {joined(story.depends_on)}", "$text-warning")) if story.depends_on else Content("")
