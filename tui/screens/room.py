"""The room: the plan, the agents that draft it, and what a person decides about it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import ClassVar, get_args

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static

from plan.artifacts import ARTIFACTS, TITLES, Artifact, ArtifactName
from plan.findings import Finding
from sessions.state import SessionState, Status
from tui.actions import Action, Place, bindings
from tui.engine_link import EngineLinkFactory
from tui.feed import Feed
from tui.modes import Mode
from tui.screens import room_keys, room_view
from tui.screens.base import Left
from tui.screens.exploring import ExploringScreen
from tui.screens.followed import KnowingScreen, Known
from tui.screens.fresh import News, compared_with
from tui.screens.next_step import Goal, goal
from tui.screens.palette import ItemsProvider
from tui.screens.room_layout import Layout, form_for, layout_for, too_small
from tui.screens.room_rules import titles
from widgets.agent_rail import AgentCell, AgentRail
from widgets.architecture_pane import ArchitecturePane
from widgets.board_pane import BoardPane
from widgets.endpoints_pane import EndpointsPane
from widgets.erd_pane import ErdPane
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.live_strip import LiveStrip
from widgets.pane import Pane
from widgets.pane_view import PaneName
from widgets.risks_pane import RisksPane
from widgets.tab_line import Tab, TabLine
from widgets.text import safe

PANES: tuple[PaneName, ...] = ("architecture", "erd", "endpoints", "board", "risks")
_TICK_SECONDS = 0.5
_AGAIN_SECONDS = 6.0
"""So long it is remembered that leaving was warned of: as long as the notice stands."""
_TALL = 34
_LAYOUTS = frozenset(f"-{name}" for name in get_args(Layout))


class RoomScreen(ExploringScreen):
    """Five panes, the agents above them, what they write below."""

    PLACE: ClassVar[Place] = "room"
    CSS_PATH = "room.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("room", "board")]
    COMMANDS = ExploringScreen.COMMANDS | {ItemsProvider}

    def __init__(
        self,
        path: Path,
        feed: Feed,
        mode: Mode,
        link: EngineLinkFactory,
        draft: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(path, feed, mode, link, draft, clock)
        self._ticker: Timer | None = None
        self._news = News()
        self._looked: dict[ArtifactName, Artifact] = {}
        self._stood: tuple[tuple[Finding, ...] | None, tuple[Status, ...]] | None = None
        self._behind = False
        self._warned_at = -_AGAIN_SECONDS

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield HeaderBar()
        yield AgentRail()
        yield TabLine()
        with Vertical(id="panes"):
            with Horizontal(classes="row", id="upper"):
                yield ArchitecturePane(id="architecture")
                yield ErdPane(id="erd")
                yield EndpointsPane(id="endpoints")
            with Horizontal(classes="row", id="lower"):
                yield BoardPane(id="board")
                yield RisksPane(id="risks")
        yield from self.compose_transport()
        yield LiveStrip()
        yield KeyFooter()
        yield Static("", id="too-small", markup=False)

    def compose_transport(self) -> ComposeResult:
        """Lay out what stands above the live text; nothing here."""
        yield from ()

    def on_mount(self) -> None:
        """Begin where somebody was, or with the first pane."""
        self.begin()
        self.query_one(HeaderBar).facts = HeaderFacts(title=self.path.stem, badge=room_view.BADGES[self.mode])
        self._ticker = self.set_interval(_TICK_SECONDS, self.show_time, pause=self.mode != "replay")
        self._place_panes()
        self.set_focus(self.pane)

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys hold here."""
        return ("room", "board")

    # What is shown

    def show(self) -> None:
        """Hand every widget what it shows, and the screens over this one what is known."""
        state = self.state
        if state is None or not self.is_mounted:
            return
        if self._ticker is not None and self.mode != "replay":
            (self._ticker.resume if state.drafting() else self._ticker.pause)()
        known = Known(state, self.findings, self.gate)
        for above in self.app.screen_stack:
            if not isinstance(above, KnowingScreen):
                continue
            if above.is_current:
                above.known = known
            else:
                above.set_reactive(KnowingScreen.known, known)  # shown once nothing lies over it
        # What lies over this screen takes the keys: painting what is below it would only keep them waiting.
        self._behind = self.app.screen is not self
        if not self._behind:
            self._show_plan(state)

    @on(events.ScreenResume)
    def _show_what_came(self) -> None:
        self.catch_up()

    def catch_up(self) -> None:
        """Show what came while another screen lay over this one."""
        if self._behind and self.state is not None:
            self._behind = False
            self._show_plan(self.state)
            self.show_time()

    def _show_plan(self, state: SessionState) -> None:
        key = self.key_of
        fresh = {
            name: self._news.of(name, self.shown(name), compared_with(state, name, self._looked)) for name in ARTIFACTS
        }
        for pane in self._panes.values():
            pane.view = room_view.pane_view(state, pane.NAME, pane.SOURCES, self.partials, fresh, key, self.mode)
        self.come_in()
        self._show_live(state)
        self.query_one(TabLine).tabs = tuple(
            Tab(pane.NAME, pane.KEY, pane.TITLE, pane.view.status) for pane in self._panes.values()
        )
        self.offer()
        stands = self.findings, tuple(state.status(name) for name in ARTIFACTS)
        if self.mode == "replay" or not state.drafting() or stands != self._stood:
            # Figures that only grow come with the ticker, twice a second: not with every piece that an agent writes.
            self._stood = stands
            self.show_time()

    def _show_live(self, state: SessionState) -> None:
        """Show what agents write, or what is to be done from here."""
        opened, key = self.gate.open if self.gate else None, self.key_of
        self.query_one(LiveStrip).lines = (
            (room_view.engine_ended(state, self.ended_over, self.mode, key),)
            if self.ended_over
            else room_view.live_lines(state, opened, self.mode, key, self.artifact_in_focus())
        )

    def take_keys(self) -> None:
        """Show the keys that a person gave to actions, also in sentences."""
        self.offer()
        self.show()

    def show_time(self) -> None:
        """Show what changes with time alone."""
        if self.state is None or self._behind:
            return
        now = self.now_ms
        self.query_one(HeaderBar).facts = room_view.header(self.state, self.findings, now, self.mode)
        self.query_one(AgentRail).agents = room_view.agents(self.state, now)

    def possible(self) -> tuple[Action, ...]:
        """Return what can be done here: where nothing can be decided, no decision."""
        return room_keys.possible(super().possible(), self.state, self.mode)

    def offered(self) -> Sequence[Action]:
        """Return the actions that mean something now."""
        found = self.possible()
        if not self.zoomed and layout_for(self.app.size, zoomed=False) == "single":
            found = tuple(action for action in found if action.name != "zoom")
        if self.state is None:
            return found
        name = self.artifact_in_focus()
        return room_keys.offered(found, self.state, self.mode, name, self._goal() not in (name, None))

    def _goal(self) -> Goal | None:
        """Return where something is to be decided next."""
        if self.state is None or self.mode != "live" or self.state.touched:
            return None
        return goal(self.state, self.gate.open if self.gate else None)

    def action_next_step(self) -> None:
        """Go to what is to be decided next."""
        match self._goal():
            case None:
                self.say("There is nothing to decide now.", problem=True)
            case "questions":
                self.action_questions()
            case "gate":
                self.action_gate()
            case name if name == self.artifact_in_focus():
                self.say(f"{TITLES[name]} is what is to be decided next; you are looking at it.")
            case name:
                self.current = room_view.PANE_OF[name]

    # Where things are

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew."""
        self._place_panes()

    def watch_zoomed(self) -> None:
        """Give the current pane the whole room, or take it back."""
        self._place_panes()

    def shown(self, name: ArtifactName) -> Artifact | None:
        """Return what is shown of an artifact."""
        return room_view.shown_of(self.state.artifacts[name], self.partials) if self.state else None

    def watch_current(self, old: PaneName) -> None:
        """Go to another pane; what stands in the one before was looked at, and what was said there belongs there."""
        self.app.clear_notifications()
        left = room_view.OWN.get(old)
        if left is not None and (stood := self.shown(left)) is not None:
            self._looked[left] = stood
        self._place_panes()
        if not self.pane.has_focus:
            self.set_focus(self.pane)
        if self.state is not None:
            self.offer()
            self._show_live(self.state)

    def _place_panes(self) -> None:
        layout = layout_for(self.app.size, self.zoomed)
        tall = {"-tall"} if self.app.size.height >= _TALL else set[str]()
        # All at once: each change is a look at the style of everything in the room.
        self.classes = self.classes - _LAYOUTS - {"-tall"} | {f"-{layout}"} | tall
        self.query_one("#too-small", Static).update(too_small(self.app.size))
        for pane in self.query(Pane):
            pane.set_class(self.current == pane.NAME, "-current")
            pane.zoomed = layout == "single"
            pane.form = form_for(layout, self.current == pane.NAME)
        for row in self.query(".row"):
            row.set_class(bool(row.query(".-current")), "-current")
        self.query_one(TabLine).current = self.current
        if self.pane.selected:
            # Where it stands is known once the pane has its new size.
            self.call_after_refresh(self.pane.show_selected)
        if layout != "tiny" and self.is_current and not self.pane.has_focus:
            # A pane loses its focus with its place on the screen.
            self.call_after_refresh(self.pane.focus)

    @on(Pane.Picked)
    def _pick_pane(self, message: Pane.Picked) -> None:
        self.current = message.pane.NAME

    @on(TabLine.Picked)
    def _pick_tab(self, message: TabLine.Picked) -> None:
        self.current = next(name for name in PANES if name == message.name)

    @on(AgentCell.Picked)
    def _pick_agent(self, message: AgentCell.Picked) -> None:
        self.current = message.pane

    def action_focus_pane(self, number: int) -> None:
        """Go to a pane."""
        self.current = PANES[number - 1]

    def action_next_pane(self, step: int) -> None:
        """Go round the panes."""
        self.current = PANES[(PANES.index(self.current) + step) % len(PANES)]

    def action_zoom(self) -> None:
        """Give the current pane the whole room, or take it back."""
        if not self.zoomed and layout_for(self.app.size, zoomed=False) == "single":
            key = self.key_of
            ways = f"{key('focus_pane(1)')} to {key('focus_pane(5)')} or {key('next_pane(1)')} go to another"
            self.say(f"This terminal shows one pane at a time: {ways}, ↑ ↓ select an item.")
            return
        self.zoomed = not self.zoomed

    def action_back(self) -> None:
        """Take back what was looked for, then the selection, then the zoom."""
        if not self._leave_one():
            self.say(f"You are in the room already; {self.key_of('leave')} leaves it.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing but leave behind the sentence that the terminal is too small."""
        if self.has_class("-tiny") and action != "leave":
            return False
        return super().check_action(action, parameters)

    # Other screens

    def _open(self, screen: "KnowingScreen") -> None:
        if self.state is None:
            self.say("The session is still being read.", problem=True)
            return
        screen.set_reactive(KnowingScreen.known, Known(self.state, self.findings, self.gate))
        self.app.push_screen(screen)

    def action_gate(self) -> None:
        """Open the gate."""
        from tui.screens.gate import GateScreen

        self._open(GateScreen(self))

    def ask(self) -> None:
        """Ask what the documents leave open."""
        from tui.screens.questions import QuestionsScreen

        self._open(QuestionsScreen(self))

    def action_questions(self) -> None:
        """Answer the questions, or answer them otherwise."""
        if not self.may_decide() or self.state is None:
            return
        if not self.state.questions:
            self.say("Nothing was asked: the documents leave nothing open that the plan hangs on.")
            return
        self.ask()

    def action_findings(self) -> None:
        """List the findings."""
        self.open_findings()

    def open_findings(self, first: int = 0) -> None:
        """List the findings, and highlight one."""
        from tui.screens.findings import FindingsScreen

        self._open(FindingsScreen(self, first))

    def action_graph(self) -> None:
        """Draw what depends on what."""
        self.open_graph("")

    def open_graph(self, pointer: str) -> None:
        """Draw what depends on what, and select a story."""
        from tui.screens.graph import GraphScreen

        if self.state is None or self.state.artifacts["sprints"].latest is None:
            self.say("There are no stories to draw yet; the sprint plan comes last.", problem=True)
            return
        self._open(GraphScreen(self, pointer))

    def action_requirements(self) -> None:
        """Show what was read."""
        self.open_requirements("")

    def open_requirements(self, pointer: str) -> None:
        """Show what was read, at a place."""
        from tui.screens.requirements import RequirementsScreen

        self._open(RequirementsScreen(pointer))

    def action_live(self) -> None:
        """Show what an agent writes."""
        from tui.screens.live import LiveScreen

        self._open(LiveScreen(self.artifact_in_focus() or "architecture"))

    def jump(self, finding: Finding) -> None:
        """Go to the place in the plan that a finding is about, from under whatever lies over it."""
        while self.app.screen is not self and isinstance(self.app.screen, KnowingScreen):
            self.app.pop_screen()
        self.show_place(finding.artifact, finding.pointer)

    # Leaving

    def action_leave(self) -> None:
        """Leave the room, and while agents draft only when asked for twice; the engine goes on."""
        writing = self.state.drafting() if self.state is not None and self.mode == "live" else ()
        if not writing:
            self.post_message(Left(self, ""))
            return
        what = f"{titles(writing)} {'is' if len(writing) == 1 else 'are'} still being drafted"
        if self._clock() - self._warned_at > _AGAIN_SECONDS:
            self._warned_at = self._clock()
            goes = "goes" if len(writing) == 1 else "go"
            self.say(f"{what}, and {goes} on when you leave: {self.key_of('leave')} again leaves.", problem=True)
        else:
            self.post_message(Left(self, f"{what}; `planroom open {safe(self.path.stem)}` comes back to it."))
