"""The MoSCoW matrix: which stories of each priority each sprint holds, by their titles."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from plan.sprints import Sprint, Story
from widgets.marks import PRIORITY
from widgets.page import BETWEEN, Page
from widgets.text import clip, count, fit, line

_LEAST = 22
"""Columns of priorities that would be narrower than this stand one below the other."""
_ROOMY = 30
"""So wide is a sprint's column at least, where a priority stands alone."""

_Cell = tuple[str, Content]
"""Where a line leads, if anywhere, and what it says."""


def priority_matrix(
    sprints: Sequence[Sprint], page: Page, hidden: frozenset[str] = frozenset(), *, leads: bool
) -> None:
    """Put the matrix on a page, without the `hidden` stories; each story is a place to go to if it `leads` there."""
    told = {story.priority for sprint in sprints for story in sprint.stories if story.id not in hidden}
    priorities = [priority for priority in PRIORITY if priority in told]
    if not priorities:
        return
    page.heading("MoSCoW")
    width = _width(page, len(priorities))
    if len(priorities) > 1 and width >= _LEAST:
        _beside([[("", _head(sprints, priority, hidden))] for priority in priorities], width, page, leads)
        for at, sprint in enumerate(sprints):
            _beside([list(_cells(at, sprint, priority, hidden)) for priority in priorities], width, page, leads)
        return
    for priority in priorities:
        page.gap()
        page.line(_head(sprints, priority, hidden))
        cells = [found for at, sprint in enumerate(sprints) if (found := list(_cells(at, sprint, priority, hidden)))]
        most = max(1, min(len(cells), (page.width + len(BETWEEN)) // (_ROOMY + len(BETWEEN))))
        for start in range(0, len(cells), most):
            _beside(cells[start : start + most], _width(page, most), page, leads)


def _width(page: Page, columns: int) -> int:
    return (page.width - len(BETWEEN) * (columns - 1)) // columns


def _of(sprint: Sprint, priority: str, hidden: frozenset[str]) -> list[tuple[int, Story]]:
    return [(n, one) for n, one in enumerate(sprint.stories) if one.priority == priority and one.id not in hidden]


def _head(sprints: Sequence[Sprint], priority: str, hidden: frozenset[str]) -> Content:
    stories = [story for sprint in sprints for _, story in _of(sprint, priority, hidden)]
    points = sum(story.points for story in stories)
    told = f"  {count(len(stories), 'story', 'stories')}, {count(points, 'point')}"
    return line((f"{PRIORITY[priority].word.capitalize()} have", "bold"), (told, "$text-muted"))


def _cells(at: int, sprint: Sprint, priority: str, hidden: frozenset[str]) -> Iterator[_Cell]:
    here = _of(sprint, priority, hidden)
    if here:
        points = sum(story.points for _, story in here)
        yield "", line((f"Sprint {sprint.number}", "$text-primary"), (f"  {count(points, 'point')}", "$text-muted"))
    for place, story in here:
        yield f"/sprints/{at}/stories/{place}", line((f"{story.id} ", "bold $text-accent"), story.title)


def _beside(columns: Sequence[Sequence[_Cell]], width: int, page: Page, leads: bool) -> None:
    """Put columns beside each other; what is too long is cut with an ellipsis."""
    for cells in zip_longest(*columns, fillvalue=("", Content(""))):
        for column, (pointer, _) in enumerate(cells):
            if pointer and leads:
                page.anchor(pointer, column * (width + len(BETWEEN)))
        *most, last = (content for _, content in cells)
        row = [*(fit(one, width) for one in most), clip(last, width)]
        page.line(line((BETWEEN, "$border-blurred")).join(row))
