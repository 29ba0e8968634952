"""The sprint board: a column a sprint, a bar for its capacity, a card a story."""

from textual.content import Content

from plan.estimates import Estimation, in_order, spread
from plan.sprints import Sprint, SprintPlan, Story
from plan.velocity import velocity_note
from plan.workload import Load, workload
from widgets.amounts import amount
from widgets.board import Cards, lay_board
from widgets.marks import PRIORITY
from widgets.page import Laid, Page
from widgets.pane import MANY, Pane
from widgets.pane_view import PaneView
from widgets.pictures import stories_picture
from widgets.priority_matrix import priority_matrix
from widgets.selecting import Way
from widgets.sought import Says, sought
from widgets.text import count, joined, line

_ROOM_FOR_TASKS = 28
"""From so many lines on, the cards of a zoomed board say what is to be done."""


class BoardPane(Pane):
    """What the sprint planner drafts."""

    NAME = "board"
    TITLE = "Sprint board"
    KEY = "4"
    SOURCES = ("sprints",)
    ASPECTS = ("all", "MoSCoW", "dependencies", "velocity", "board")
    EMPTY = "A column for each sprint, with its stories, will stand here."

    @property
    def sprints(self) -> SprintPlan | None:
        """The artifact."""
        found = self.view.artifacts[0] if self.view.artifacts else None
        return found if isinstance(found, SprintPlan) else None

    @property
    def story(self) -> str:
        """Id of the selected story; empty if none is."""
        return _story_at(self.sprints, self.selected)

    def watch_view(self, old: PaneView, new: PaneView) -> None:
        """Show another state of the plan; a selected story stays selected wherever it went."""
        before = next((a for a in old.artifacts if isinstance(a, SprintPlan)), None)
        story = _story_at(before, self.selected)
        super().watch_view(old, new)
        if story and self.story != story:
            self.selected = _pointer_of(self.sprints, story)
            if self.selected:
                self.show_selected()

    def _select(self, way: Way) -> bool:
        """Select what is next; the first is a story, which keys can do something with, and not the head above it."""
        if not self.selected and way == "down":
            top, height = self.scroll_offset.y, self.scrollable_content_region.height
            seen = [one for one in self.laid.anchors if top <= one[1].y < top + height]
            if story := next((pointer for pointer, _ in seen if _story_at(self.sprints, pointer)), ""):
                self.boxed, self.selected = False, story
                self.show_selected()
                return True
        return super()._select(way)

    def summary(self) -> str:
        """Return how much there is."""
        return amount(self.sprints)

    def gist(self) -> Content:
        """Return how full each sprint is."""
        return line("  ").join(_fullness(sprint) for sprint in self.sprints.sprints) if self.sprints else Content("")

    def lay(self, page: Page) -> None:
        """Lay out the artifact."""
        found = self.sprints
        if found is None:
            return
        hidden = self._hidden(found.sprints)
        any_shown = not self.words or any(s.id not in hidden for sprint in found.sprints for s in sprint.stories)
        if self.aspect == "dependencies":
            if any_shown:
                page.drawing(self._dependencies(found, page.width), explained=self.zoomed)
            return
        if self.shows("board"):
            if found.sprints and any_shown:
                self._lay_board(found, page, hidden)
            if found.sprints:
                _workload(found, page, self.zoomed, self.says)
            if self.zoomed:
                _estimates(found, self.view.estimation, page, self.says)
        if self.shows("MoSCoW"):
            if any_shown and (self.zoomed or self.aspect == "MoSCoW"):
                # With the board above it, the cards are where the stories are.
                priority_matrix(found.sprints, page, hidden, leads=self.aspect == "MoSCoW")
            _priorities(found, page, self.says)
        if self.shows("velocity"):
            _velocity(found, page, self.says)

    def _lay_board(self, found: SprintPlan, page: Page, hidden: frozenset[str]) -> None:
        board = lay_board(found.sprints, page.width, self._cards, hidden, dated=self.form != "brief")
        for pointer, offset in board.anchors:
            page.anchor(pointer, offset.x, up=-offset.y)
        page.picture(board.lines)
        page.gap()
        page.line(("M must  S should  C could  W won't", "$text-muted"))

    @property
    def _cards(self) -> Cards:
        if not self.zoomed:
            return "line"
        return "whole" if self.scrollable_content_region.height >= _ROOM_FOR_TASKS else "brief"

    def _hidden(self, sprints: tuple[Sprint, ...]) -> frozenset[str]:
        """Return the stories that do not say what is looked for."""
        stories = (story for sprint in sprints for story in sprint.stories) if self.words else ()
        return frozenset(story.id for story in stories if not self.says(*_story_texts(story)))

    def _dependencies(self, found: SprintPlan, width: int) -> Laid:
        return self.drawing(found, MANY, (width, None), lambda: stories_picture(found, width), "dependencies")


def _story_at(plan: SprintPlan | None, pointer: str) -> str:
    if plan is None or not pointer.startswith("/sprints/") or pointer.count("/") < 4:
        return ""
    _, _, sprint, _, story, *_ = pointer.split("/")
    stories = plan.sprints[int(sprint)].stories if int(sprint) < len(plan.sprints) else ()
    return stories[int(story)].id if int(story) < len(stories) else ""


def _pointer_of(plan: SprintPlan | None, story: str) -> str:
    for at, sprint in enumerate(plan.sprints if plan else ()):
        for place, one in enumerate(sprint.stories):
            if one.id == story:
                return f"/sprints/{at}/stories/{place}"
    return ""


def _fullness(sprint: Sprint) -> Content:
    points = sum(story.points for story in sprint.stories)
    over = points > sprint.capacity
    load = f" {points}/{sprint.capacity}{' over' if over else ''}"
    return line((f"Sprint {sprint.number}", "$text-primary"), (load, "bold $text-error" if over else "bold"))


def _story_texts(s: Story) -> tuple[str, ...]:
    return s.id, s.title, s.priority, s.assignee, *s.agents, *s.tasks, *s.requirements


def _workload(found: SprintPlan, page: Page, detailed: bool, says: Says) -> None:
    """Who has how many points, where anybody has any."""
    loads = [load for load in workload(found) if says(_person(load))]
    if not loads:
        return
    if not detailed:
        page.line(("Load  ", "$text-muted"), joined((f"{_person(load)} {load.total}" for load in loads), " · "))
        return
    page.heading("Load", "points of each sprint, and of all")
    page.table(
        [
            (
                (_person(load), "italic" if load.person else "$text-muted"),
                *(f"{points:>3}" if points else "  ·" for points in load.points),
                (f"{load.total:>3}", "bold"),
                (count(load.stories, "story", "stories"), "$text-muted"),
            )
            for load in loads
        ],
    )


def _person(load: Load) -> str:
    return load.person or "nobody"


def _estimates(found: SprintPlan, estimation: Estimation | None, page: Page, says: Says) -> None:
    """What was disputed in planning poker: every card, and how it was settled."""
    disputed = ((story, spread(estimation, story.id)) for story in in_order(found))
    said = [(story, lines) for story, lines in disputed if lines and says(*_story_texts(story), *lines)]
    if not said:
        return
    page.heading("Estimates apart")
    for story, lines in said:
        page.line((f"{story.id} ", "bold $text-accent"), (story.title, "bold"))
        for one in lines:
            page.prose(one, indent=2, most=3)


def _priorities(found: SprintPlan, page: Page, says: Says) -> None:
    shown = sought(found.priorities, says, lambda group: (PRIORITY[group.priority].word, group.when, *group.features))
    if not shown:
        return
    page.heading("Priorities")
    for index, group in shown:
        mark = PRIORITY[group.priority]
        page.line((f"{mark.word} have", "bold"), (f"  {group.when}", "$text-muted"), pointer=f"/priorities/{index}")
        page.prose(joined(group.features), indent=1, most=4)


def _velocity(found: SprintPlan, page: Page, says: Says) -> None:
    shown = sought(found.velocity, says, lambda v: (f"Sprint {v.sprint}", velocity_note(found, v)))
    if not shown:
        return
    page.heading("Velocity")
    top = max((v.points for v in found.velocity), default=1) or 1
    page.table(
        [
            (
                f"Sprint {v.sprint}",
                f"{v.points:>3}",
                (("░" if v.forecast else "█") * round(12 * v.points / top), "$text-primary"),
                (joined(("forecast" if v.forecast else "", velocity_note(found, v)), ": "), "$text-muted"),
            )
            for _, v in shown
        ]
    )
