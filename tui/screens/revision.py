"""One revision of an artifact as the room shows it, to be read and nothing else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from plan.artifacts import TITLES, ArtifactName
from sessions.state import ArtifactState, SessionState
from tui.actions import Place, bindings
from tui.screens.followed import KnowingScreen, Known
from widgets.architecture_pane import ArchitecturePane
from widgets.board_pane import BoardPane
from widgets.endpoints_pane import EndpointsPane
from widgets.erd_pane import ErdPane
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.pane import Pane
from widgets.pane_view import PaneView

_PANES: dict[ArtifactName, type[Pane]] = {
    pane.SOURCES[0]: pane for pane in (ArchitecturePane, ErdPane, EndpointsPane, BoardPane)
}


class RevisionScreen(KnowingScreen):
    """A revision in the pane of its artifact; the one before and the one after are a key away."""

    PLACE: ClassVar[Place] = "revision"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("revision")]

    def __init__(self, name: ArtifactName, number: int) -> None:
        super().__init__()
        self._name: ArtifactName = name
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield _PANES[self._name]()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Give the pane all the room, and the keys."""
        pane = self.query_one(Pane)
        pane.zoomed = True
        self.set_focus(pane)
        self.watch_known(self.known)

    def watch_known(self, known: Known | None) -> None:
        """Show the revision."""
        if known is None or not self.is_mounted:
            return
        which = f"r{self._number} of r{known.state.artifacts[self._name].number}"
        title = f"{known.state.title} · {TITLES[self._name]} {which}"
        self.query_one(HeaderBar).facts = HeaderFacts(title=title)
        self.query_one(Pane).view = revision_view(known.state, self._name, self._number)
        self.offer()

    def action_older(self) -> None:
        """Show the revision before."""
        self._go(-1)

    def action_newer(self) -> None:
        """Show the revision after."""
        self._go(1)

    def action_aspect(self, step: int) -> None:
        """Turn to another view of it."""
        self.query_one(Pane).turn(step)

    def _go(self, step: int) -> None:
        held = self._held()
        if held is None:
            return
        if held.revision(self._number + step) is None:
            self.say(f"r{self._number} is the {'first' if step < 0 else 'newest'} revision.", problem=True)
            return
        self._number += step
        self.watch_known(self.known)

    def _held(self) -> ArtifactState | None:
        return self.known.state.artifacts[self._name] if self.known else None


def revision_view(state: SessionState, name: ArtifactName, number: int) -> PaneView:
    """Return what a pane shows of one revision, which need not be the newest."""
    held = state.artifacts[name]
    shown = held.revision(number)
    newest = number == held.number
    return PaneView(
        status=state.status(name) if newest else "earlier",
        revision=number,
        remark="the newest" if newest else "to be read only",
        artifacts=(shown.content if shown else None,),
        requirements=state.requirements,
    )
