"""How the stories depend on each other, drawn."""

import asyncio
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from plan.plan import Plan
from plan.sprints import SprintPlan
from tui.screens.followed import Known
from tui.screens.reading import ReadingScreen
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.page import Laid, Page
from widgets.pictures import explained_stories
from widgets.row_view import RowView


class GraphScreen(ReadingScreen):
    """The drawing, and how long its critical path is."""

    @dataclass
    class Drawn(Message):
        """The drawing is finished."""

        laid: Laid

    def __init__(self) -> None:
        super().__init__()
        self._drawn: SprintPlan | None = None

    def watch_known(self, known: Known | None) -> None:
        """Draw the graph, if it is another."""
        if known is None or not self.is_mounted:
            return
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{known.state.title} · stories and what they wait for")
        latest = known.state.artifacts["sprints"].latest
        found = latest.content if latest else None
        if isinstance(found, SprintPlan) and found is not self._drawn:
            self._drawn = found
            width = max(20, self.query_one(RowView).scrollable_content_region.width)
            self._draw(known.state.plan(), found, width)

    @work(exclusive=True)
    async def _draw(self, plan: Plan, found: SprintPlan, width: int) -> None:
        self.post_message(self.Drawn(await asyncio.to_thread(graph_page, plan, found, width)))

    @on(Drawn)
    def _show(self, message: Drawn) -> None:
        self.query_one(RowView).laid = message.laid


def graph_page(plan: Plan, found: SprintPlan, width: int) -> Laid:
    """Return the drawing with a line about its critical path above."""
    from plan.graphs import schedule, story_graph

    timing = schedule(story_graph(plan))
    page = Page(width)
    if timing.critical:
        page.line(("Critical path ", "bold $text-warning"), f"{timing.length} points")
        page.prose(" → ".join(timing.critical), "bold", indent=2)
        page.gap()
    drawn, marks = explained_stories(found, width)
    page.drawing(drawn)
    page.gap()
    page.prose(marks, "$text-muted")
    return page.laid()
