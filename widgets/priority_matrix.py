"""The MoSCoW matrix: a column a priority, in it the stories of each sprint."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from plan.sprints import Sprint
from widgets.marks import PRIORITY, Mark
from widgets.page import BETWEEN, Page
from widgets.text import clip, count, fit, line

_LEAST = 22
"""Columns narrower than this would show no titles; they stand one below the other then."""

_Cell = tuple[str, Content]
"""Where a line leads, if anywhere, and what it says."""


def priority_matrix(sprints: Sequence[Sprint], page: Page, *, leads: bool) -> None:
    """Put the matrix on a page; each story is a place to go to if it `leads` there."""
    told = {story.priority for sprint in sprints for story in sprint.stories}
    marks = {name: mark for name, mark in PRIORITY.items() if name in told}
    if not marks:
        return
    page.heading("MoSCoW")
    beside = (page.width - len(BETWEEN) * (len(marks) - 1)) // len(marks) >= _LEAST
    for names in [list(marks)] if beside else [[name] for name in marks]:
        _columns(sprints, {name: marks[name] for name in names}, page, leads)
        page.gap()


def _columns(sprints: Sequence[Sprint], marks: dict[str, Mark], page: Page, leads: bool) -> None:
    width = (page.width - len(BETWEEN) * (len(marks) - 1)) // len(marks)
    page.line(_row([_head(sprints, priority, mark) for priority, mark in marks.items()], width))
    for at, sprint in enumerate(sprints):
        for cells in zip_longest(*(_cells(at, sprint, priority) for priority in marks), fillvalue=("", Content(""))):
            for column, (pointer, _) in enumerate(cells):
                if pointer and leads:
                    page.anchor(pointer, column * (width + len(BETWEEN)))
            page.line(_row([content for _, content in cells], width))


def _head(sprints: Sequence[Sprint], priority: str, mark: Mark) -> Content:
    stories = [story for sprint in sprints for story in sprint.stories if story.priority == priority]
    points = sum(story.points for story in stories)
    told = f"  {count(len(stories), 'story', 'stories')}, {count(points, 'point')}"
    return line((f"{mark.word.capitalize()} have", "bold"), (told, "$text-muted"))


def _cells(at: int, sprint: Sprint, priority: str) -> Iterator[_Cell]:
    here = [(place, story) for place, story in enumerate(sprint.stories) if story.priority == priority]
    if here:
        points = sum(story.points for _, story in here)
        yield "", line((f"Sprint {sprint.number}", "$text-primary"), (f"  {count(points, 'point')}", "$text-muted"))
    for place, story in here:
        yield f"/sprints/{at}/stories/{place}", line((f"{story.id} ", "bold $text-accent"), story.title)


def _row(cells: Sequence[Content], width: int) -> Content:
    """Return cells beside each other, what is too long cut with an ellipsis."""
    *most, last = cells
    return line((BETWEEN, "$border-blurred")).join([*(fit(one, width) for one in most), clip(last, width)])
