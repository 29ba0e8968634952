"""How the stories depend on each other, drawn; one goes from story to story, and to what they are traced to."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message

from plan.plan import Plan
from plan.sprints import SprintPlan
from tui.actions import Place, bindings
from tui.screens.followed import Known
from tui.screens.reading import ReadingScreen
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.item_view import ItemView
from widgets.page import Laid, Page
from widgets.pictures import stories_picture

if TYPE_CHECKING:
    from plan.items import PlanItem
    from tui.screens.exploring import ExploringScreen


class GraphScreen(ReadingScreen):
    """The drawing, and how long its critical path is."""

    PLACE: ClassVar[Place] = "graph"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("graph")]
    VIEW = ItemView

    @dataclass
    class Drawn(Message):
        """The drawing is finished."""

        laid: Laid

    def __init__(self, room: "ExploringScreen", selected: str = "") -> None:
        super().__init__()
        self._room = room
        self._wanted = selected
        self._words = ""
        self._stands: list[str] = []
        self._drawn: SprintPlan | None = None
        self._width = 0

    @property
    def _view(self) -> ItemView:
        return self.query_one(ItemView)

    def watch_known(self, known: Known | None) -> None:
        """Draw the graph, if it is another or there is another width."""
        if known is None or not self.is_mounted:
            return
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{known.state.title} · stories and what they wait for")
        latest = known.state.artifacts["sprints"].latest
        found = latest.content if latest else None
        view = self._view
        # The scrollbar comes with the drawing; without room for it, the drawing would have to be scrolled aside.
        width = max(20, view.scrollable_content_region.width - (not view.show_vertical_scrollbar))
        if isinstance(found, SprintPlan) and (found is not self._drawn or width != self._width):
            self._drawn, self._width = found, width
            self._draw(known.state.plan(), found, width)

    @work(exclusive=True)
    async def _draw(self, plan: Plan, found: SprintPlan, width: int) -> None:
        self.post_message(self.Drawn(await asyncio.to_thread(graph_page, plan, found, width)))

    @on(Drawn)
    def _show(self, message: Drawn) -> None:
        self._view.laid = message.laid
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self._view.reveal(wanted, boxed=True)

    def _selected(self) -> "PlanItem | None":
        if self.known is None or not self._view.selected:
            return None
        from plan.items import item_at, plan_items

        return item_at(plan_items(self.known.state.plan()), "sprints", self._view.selected)

    @on(ItemView.Opened)
    def action_item(self) -> None:
        """Show what the selected story hangs together with."""
        item = self._selected()
        if item is None or self.known is None:
            self.say("No story is selected; ↑ ↓ select one.", problem=True)
            return
        self._room.open_item(self.known.state.plan(), item, self._go_to)

    def _go_to(self, item: "PlanItem") -> None:
        here = self._view.selected
        if item.kind == "story":
            self._stands.append(here)
            self._view.reveal(item.pointer, boxed=True)
            return
        self.dismiss()
        self._room.call_later(self._room.go_to, item, here)

    def action_come_back(self) -> None:
        """Go back to where a jump came from; if nobody jumped here, to the room."""
        if self._stands:
            self._view.reveal(self._stands.pop(), boxed=True)
        else:
            self.dismiss()

    def action_find(self) -> None:
        """Ask for words, and go to the first story that says them."""
        from tui.screens.find import FindScreen

        def take(words: str | None) -> None:
            if words:
                self._words = words
                self.action_find_next()

        self.app.push_screen(FindScreen("Find a story", "words that must all be there", self._words), take)

    def action_find_next(self) -> None:
        """Go to the next story that says the words."""
        if not self._words:
            self.action_find()
            return
        found = [pointer for pointer, _ in self._view.laid.boxes if self._says(pointer)]
        if not found:
            self.say(f"No story says “{self._words}”.", problem=True)
            return
        at = found.index(self._view.selected) + 1 if self._view.selected in found else 0
        self._view.reveal(found[at % len(found)], boxed=True)

    def _says(self, pointer: str) -> bool:
        if self._drawn is None:
            return False
        _, _, sprint, _, story = pointer.split("/")
        found = self._drawn.sprints[int(sprint)].stories[int(story)]
        said = f"{found.id} {found.title}".casefold()
        return all(word in said for word in self._words.casefold().split())


def graph_page(plan: Plan, found: SprintPlan, width: int) -> Laid:
    """Return the drawing with a line about its critical path above."""
    from plan.graphs import schedule, story_graph

    timing = schedule(story_graph(plan))
    page = Page(width)
    if timing.critical:
        page.line(("Critical path ", "bold $text-warning"), f"{timing.length} points")
        page.prose(" → ".join(timing.critical), "bold", indent=2)
        page.gap()
    page.drawing(stories_picture(found, width), explained=True)
    return page.laid()
