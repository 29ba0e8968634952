"""What does not hold, and the way to where it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plan.artifacts import TITLES
from plan.findings import Finding
from plan.items import PlanItem, item_at, plan_items
from tui.actions import Action, Place, bindings
from tui.screens.followed import KnowingScreen, Known, unchecked
from tui.screens.room_rules import why_not_decide
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.listing import Listing
from widgets.marks import SEVERITY
from widgets.text import Part, line, wrap

if TYPE_CHECKING:
    from tui.screens.room import RoomScreen


class FindingsScreen(KnowingScreen):
    """A list of findings; Enter jumps to the place, o takes responsibility."""

    PLACE: ClassVar[Place] = "findings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("findings")]
    DEFAULT_CSS = """
    FindingsScreen {
        Listing { height: 1fr; padding: 1 1; }
        #none { padding: 2 3; color: $text-muted; height: 1fr; background: $surface; }
    }
    """

    def __init__(self, room: "RoomScreen", first: int = 0) -> None:
        super().__init__()
        self._room = room
        self._first = first
        self._shown: tuple[Finding, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield Listing(id="findings")
        yield Static("", id="none", markup=False)
        yield KeyFooter()

    def watch_known(self, known: Known | None) -> None:
        """Show the findings."""
        if known is None or not self.is_mounted:
            return
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{known.state.title} · findings")
        found = known.findings
        self.query_one("#none", Static).update(
            unchecked(known) if found is None else "Nothing: everything that is checked holds."
        )
        listed = self.query_one(OptionList)
        listed.display, self.query_one("#none").display = bool(found), not found
        at = self._first if listed.highlighted is None else listed.highlighted
        listed.clear_options()
        self._shown = found or ()
        self.offer()
        width, items = max(30, self.app.size.width - 6), plan_items(known.state.plan())
        listed.add_options(
            [
                Option(finding_content(f, where(items, f), known.state.overrides.get(f.key, ""), width))
                for f in self._shown
            ]
        )
        if self._shown:
            listed.highlighted = min(at, len(self._shown) - 1)
            self.set_focus(listed)

    def offered(self) -> Sequence[Action]:
        """Return what means something now: an override where it opens the gate and can be decided."""
        room = self._room
        errors = any(finding.severity == "error" for finding in self._shown)
        means = {"jump": bool(self._shown), "override": errors and not why_not_decide(room.state, room.mode)}
        return [action for action in self.possible() if means.get(action.name, True)]

    def _selected(self) -> Finding | None:
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._shown):
            self.say("There is no finding here.", problem=True)
            return None
        return self._shown[at]

    @on(OptionList.OptionSelected)
    def _jump_selected(self) -> None:
        self.action_jump()

    def action_jump(self) -> None:
        """Go to the place in the plan."""
        if finding := self._selected():
            self.dismiss()
            self._room.call_later(self._room.jump, finding)

    def action_override(self) -> None:
        """Take responsibility for a finding."""
        finding = self._selected()
        if finding is None:
            return
        if finding.severity != "error":
            self.say("Only errors keep the gate closed; this one needs no override.", problem=True)
            return
        if not self._room.may_decide():
            return
        from tui.screens.reason import ReasonScreen

        def take(reason: str | None) -> None:
            if reason:
                self._room.override(finding.key, reason)

        self.app.push_screen(ReasonScreen(f"Override {finding.code}", finding.message), take)


def where(items: Sequence[PlanItem], finding: Finding) -> str:
    """Return what a finding is about, as people call it: `endpoint GET /loans`."""
    part = next((one for one in TITLES if one == finding.artifact), None)
    item = item_at(items, part or "requirements", finding.pointer)
    if item is not None:
        return f"{item.kind} {item.name}"
    return TITLES[part] if part else "requirements"


def finding_content(finding: Finding, about: str, override: str, width: int) -> Content:
    """Return a finding: severity, code, where; what is wrong; what to do."""
    mark = SEVERITY[finding.severity]
    head: list[Part] = [mark.content(), f"  {finding.code}  ", (about, "$text-muted")]
    if override:
        head.append((f"  overridden: {override}", "$text-success"))
    lines = [line(*head)]
    lines += [line("  ", (part, "bold")) for part in wrap(finding.message, width - 2)]
    lines += [line("  ", (part, "$text-muted")) for part in wrap(finding.hint, width - 2)]
    return Content("\n").join([*lines, Content("")])
