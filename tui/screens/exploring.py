"""Where one is in the plan: the pane, the selected item, and the way to what it hangs together with and back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import reactive

from plan.artifacts import MODELS, TITLES, ArtifactName
from plan.sprints import Sprint
from tui.screens import room_view
from tui.screens.planning import PlanningScreen
from tui.view_state import ViewState, keep, kept
from widgets.item_view import ItemView
from widgets.pane import Pane
from widgets.pane_view import PaneName

if TYPE_CHECKING:
    from collections.abc import Callable

    from plan.artifacts import Artifact
    from plan.items import Part, PlanItem
    from plan.plan import Plan


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where one was before a jump."""

    pane: PaneName
    selected: str
    boxed: bool
    aspect: str
    story: str = ""
    """The story that was selected in the graph, where the jump came from there."""


class ExploringScreen(PlanningScreen):
    """Shows panes of which one is current, and goes from item to item."""

    current: reactive[PaneName] = reactive("architecture", init=False)
    zoomed: reactive[bool] = reactive(False, init=False)

    def begin(self) -> None:
        """Begin where one was the last time, with nowhere to come back to."""
        self._stands: list[_Stand] = []
        self._panes = {pane.NAME: pane for pane in self.query(Pane)}
        self._kept = ViewState() if self.mode == "replay" else kept(self.path)
        self.set_reactive(ExploringScreen.zoomed, self._kept.zoomed)
        self.set_reactive(ExploringScreen.current, self._kept.pane)
        if self._kept.aspect in self.pane.ASPECTS:
            self.pane.aspect = self._kept.aspect

    async def on_unmount(self) -> None:
        """Keep where one is for the next time; by now the panes are taken off the screen."""
        if self.mode != "replay" and self.state is not None:
            pane = self._panes[self.current]
            keep(
                self.path, ViewState(pane=self.current, zoomed=self.zoomed, aspect=pane.aspect, selected=pane.selected)
            )

    def come_in(self) -> None:
        """Select what was selected the last time, once it is there."""
        kept = self._kept
        if kept.pane != self.current or self.pane.selected:
            self._kept = ViewState()  # somebody went elsewhere meanwhile
        elif kept.selected and (self.pane.laid.anchors or self.pane.laid.boxes):
            self._kept = ViewState()
            self.call_after_refresh(self.pane.reveal, kept.selected)

    @property
    def pane(self) -> Pane:
        """The current pane."""
        return self.query_one(f"#{self.current}", Pane)

    def artifact_in_focus(self) -> ArtifactName | None:
        """Return the current pane's artifact."""
        return room_view.OWN.get(self.current)

    def selected_item(self) -> "PlanItem | None":
        """Return the item of the plan that is selected in the current pane."""
        if self.state is None or not self.pane.selected:
            return None
        from plan.items import item_at, plan_items

        part, pointer = _part_of(self.current, self.pane.selected)
        return item_at(plan_items(self.state.plan()), part, pointer)

    def quoted(self) -> str:
        """Return the selected item as the beginning of feedback about it."""
        item = self.selected_item()
        return f"{item.name}: " if item is not None else ""

    def action_zoom(self) -> None:
        """Give the current pane the whole room, or take it back."""
        raise NotImplementedError

    @on(ItemView.Opened)
    def action_item(self) -> None:
        """Show all that the selected item says and hangs together with; with nothing selected, zoom."""
        if not self.pane.selected or self.state is None:
            self.action_zoom()
            return
        item = self.selected_item()
        if item is not None:
            self.open_item(self.state.plan(), item, self.go_to)
            return
        from plan.spelled_out import item_within, place_in_words, spelled_out
        from tui.screens.item import ItemScreen

        part, pointer = _part_of(self.current, self.pane.selected)
        held = self._shown_artifact(part)
        within = item_within(held, pointer) if held is not None else None
        if within is None:
            self._nothing_more()
        elif isinstance(within, Sprint):
            self._open_sprint(within, pointer)
        else:
            self.app.push_screen(ItemScreen(place_in_words(pointer), "", spelled_out(within), ()))

    def _open_sprint(self, sprint: Sprint, pointer: str) -> None:
        """Show what a sprint says, and its stories to go to."""
        from plan.sprint_in_words import sprint_in_words, stories_of
        from tui.screens.item import ItemScreen

        at = "/".join(pointer.split("/")[:3])
        said, stories = sprint_in_words(sprint), stories_of(sprint, at)
        self.app.push_screen(ItemScreen(f"Sprint {sprint.number}", sprint.name, said, (stories,)), self._go_to_chosen)

    def _go_to_chosen(self, wanted: "PlanItem | None") -> None:
        """Go to what was chosen, if anything was."""
        if wanted is not None:
            self.go_to(wanted)

    def open_item(self, plan: "Plan", item: "PlanItem", go: "Callable[[PlanItem], None]") -> None:
        """Show all that an item says and hangs together with, and go where somebody wants to."""
        from plan.items import related
        from plan.spelled_out import item_within, spelled_out
        from tui.screens.item import ItemScreen

        def take(wanted: "PlanItem | None") -> None:
            if wanted is not None:
                go(wanted)

        held = self._shown_artifact(item.part)
        if held is None and item.part != "requirements":
            held = plan.artifact(item.part)
        within = item_within(held, item.pointer) if held is not None else None
        if within is None:
            self._nothing_more()
            return
        said = spelled_out(within, (item.id, item.name, item.title, *item.name.split()))
        name = f"{item.kind.capitalize()} {item.name}"
        self.app.push_screen(ItemScreen(name, item.title, said, related(plan, item)), take)

    def _nothing_more(self) -> None:
        self.say("There is no more to say of what is selected; ↑ ↓ go to the next item.", problem=True)

    def _shown_artifact(self, part: "Part") -> "Artifact | None":
        """Return the artifact that the current pane shows of a part of the plan, half-written or not."""
        shown = (one for one in self.pane.view.artifacts if one is not None)
        return next((one for one in shown if part != "requirements" and isinstance(one, MODELS[part])), None)

    def go_to(self, item: "PlanItem", story: str = "") -> None:
        """Go to an item of the plan; backspace comes back, to a story in the graph if one is named."""
        if item.part != "requirements" or story:  # they lie over the pane that one comes from
            self._stands.append(_Stand(self.current, self.pane.selected, self.pane.boxed, self.pane.aspect, story))
        self.show_place(item.part, item.pointer)

    def show_place(self, part: "Part", pointer: str) -> None:
        """Go to a place in the plan."""
        self.catch_up()
        if part == "requirements":
            self.open_requirements(pointer)
            return
        risky = pointer.startswith("/risks")
        self.current = "risks" if risky else room_view.PANE_OF[part]
        self.pane.show_all()
        self.call_after_refresh(self.pane.reveal, f"{part}{pointer}" if risky else pointer)

    def catch_up(self) -> None:
        """Show what came while another screen lay over this one."""
        raise NotImplementedError

    def open_requirements(self, pointer: str) -> None:
        """Show what was read, at a place."""
        raise NotImplementedError

    def open_graph(self, pointer: str) -> None:
        """Draw what depends on what, and select a story."""
        raise NotImplementedError

    def action_come_back(self) -> None:
        """Go back to where a jump came from."""
        if not self._stands:
            self.say(
                f"There is no jump to come back from; {self.key_of('item')} on an item shows where it leads.",
                problem=True,
            )
            return
        stand = self._stands.pop()
        self.current = stand.pane
        self.pane.aspect = stand.aspect
        self.call_after_refresh(self.pane.reveal, stand.selected, stand.boxed)
        if stand.story:
            self.open_graph(stand.story)

    def action_filter(self) -> None:
        """Show only what says something."""
        from tui.screens.find import FindScreen

        pane = self.pane

        def take(words: str | None) -> None:
            if words is not None:
                pane.words = words

        about = "words that must all be there; nothing shows everything"
        self.app.push_screen(FindScreen(f"Find in {pane.TITLE}", about, pane.words), take)

    def action_aspect(self, step: int) -> None:
        """Show the current pane's next view, or the one before."""
        if len(self.pane.ASPECTS) < 2:
            self.say(f"{self.pane.TITLE} has one view only.", problem=True)
            return
        self.pane.turn(step)

    def action_copy(self) -> None:
        """Copy the selected item, or a view that is one text."""
        if text := self.pane.copied():
            self.app.copy_to_clipboard(text)
            self.say(f"Copied: {self.pane.aspect}, {len(text.splitlines())} lines.")
            return
        item = self.selected_item()
        held = self.state.artifacts[item.part].latest if self.state and item and item.part != "requirements" else None
        if item is None or held is None:
            self.say(f"Nothing is selected; ↑ ↓ select an item, {self.key_of('copy')} copies it.", problem=True)
            return
        from plan.artifact_text import item_text

        self.app.copy_to_clipboard(item_text(held.content, item.pointer))
        self.say(f"Copied: {item.name}, as YAML.")

    def _leave_one(self) -> bool:
        """Take back the nearest of what was chosen here: the words, the selection, the zoom; False if there is none."""
        if self.pane.words:
            self.pane.words = ""
        elif self.pane.selected:
            self.pane.selected = ""
        elif self.zoomed:
            self.zoomed = False
        else:
            return False
        return True


def _part_of(pane: PaneName, selected: str) -> "tuple[ArtifactName, str]":
    """Return the artifact and the pointer in it of what is selected in a pane; the risks' say theirs themselves."""
    own = room_view.OWN.get(pane)
    if own is not None:
        return own, selected
    part, _, rest = selected.partition("/")
    return next(name for name in TITLES if name == part), f"/{rest}"
