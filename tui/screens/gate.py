"""The gate: the checklist, what keeps it closed, what will be written where; and the signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, Label

from plan.assumptions import assumptions
from plan.checklist import checklist
from sessions.state import SessionState
from tui.actions import Action, Place, bindings
from tui.remapping import KeyOf
from tui.screens.followed import KnowingScreen, Known, unchecked
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.item_view import ItemView
from widgets.key_footer import KeyFooter
from widgets.marks import SEVERITY
from widgets.page import Laid, Page
from widgets.risks_pane import GRAVE, RisksPane, risks_of
from widgets.row_view import RowView
from widgets.text import count, safe

if TYPE_CHECKING:
    from tui.screens.room import RoomScreen

_MUTED = "$text-muted"


class GateScreen(KnowingScreen):
    """Everything that is needed to sign, on one screen."""

    PLACE: ClassVar[Place] = "gate"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("gate")]
    DEFAULT_CSS = """
    GateScreen {
        #sides { height: 1fr; }
        #verdict { width: 1fr; }
        #checklist { width: 1fr; border-left: vkey $border-blurred; }
        #sign { height: 3; padding: 0 2; background: $panel; align: left middle; }
        #sign Label { width: auto; height: 1; padding-right: 1; }
        #sign Input { width: 1fr; height: 1; border: none; background: $background; padding: 0 1; }
        #sign Button { margin-left: 2; }
        &.-narrow #verdict { padding: 0 2; }
        /* A docked button would get the focus before the field that stands in front of it. */
        &.-narrow #sign {
            height: 4; padding: 1 2 0 2; layout: grid; grid-size: 2; grid-columns: 1fr auto; grid-rows: 1;
            Label { column-span: 2; }
        }
        &.-sealed #sign { display: none; }
        &.-narrow #checklist { display: none; }
    }
    """

    def __init__(self, room: "RoomScreen") -> None:
        super().__init__()
        self._room = room

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        with Horizontal(id="sides"):
            yield ItemView(id="verdict", classes="page")
            yield RowView(id="checklist", classes="page")
        with Horizontal(id="sign"):
            yield Label("Write the files to", markup=False)
            yield Input(safe(str(default_folder(self._room.path))), id="folder")
            yield Button("Sign", id="sign-button", variant="success", compact=True)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Let the keys go from finding to finding, and scroll."""
        self.set_focus(self.query_one("#verdict"))

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew."""
        self.set_class(event.size.width < 100, "-narrow")
        self.show_known()

    def watch_known(self, known: Known | None) -> None:
        """Show checklist and verdict."""
        if known is None or not self.is_mounted:
            return
        state = known.state
        word = "signed" if state.signed is not None else "open" if known.gate and known.gate.open else "closed"
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{state.title} · gate", badge=word)
        boxes, verdict = self.query_one("#checklist", RowView), self.query_one("#verdict", RowView)
        narrow, keys = self.has_class("-narrow"), Keys(self.key_of, self._room.key_of, self.keys_of("findings"))
        verdict.laid = verdict_page(known, max(20, verdict.scrollable_content_region.width - 2), keys, narrow)
        if not narrow:
            boxes.laid = checklist_page(known, max(20, boxes.scrollable_content_region.width - 2))
        self.set_class(state.signed is not None or self._room.mode != "live", "-sealed")
        self.query_one("#sign-button", Button).variant = "success" if word == "open" else "default"
        self.offer()

    def offered(self) -> Sequence[Action]:
        """Return what means something now: an open gate can be signed at, a signed plan reopened."""
        known, live = self.known, self._room.mode == "live"
        hidden = set()
        if not (live and known and known.gate and known.gate.open and known.state.signed is None):
            hidden.add("sign")
        if not (live and known and known.state.signed is not None):
            hidden.add("reopen")
        if not (known and known.findings):
            hidden.add("findings")
        return [action for action in self.possible() if action.name not in hidden]

    @on(Button.Pressed, "#sign-button")
    @on(Input.Submitted, "#folder")
    def _sign(self) -> None:
        self.action_sign()

    def action_sign(self) -> None:
        """Sign the plan, or say why not."""
        known = self.known
        folder = self.query_one("#folder", Input).value.strip()
        if known is None or known.gate is None:
            self.say(unchecked(known) if known else "The session is still being read.", problem=True)
        elif known.state.signed is not None:
            self.say(f"The plan is signed already; {self.key_of('reopen')} reopens it.", problem=True)
        elif not known.gate.open:
            self.say(f"The gate is closed: {known.gate.reasons[0].rstrip('.')}.", problem=True)
        elif not folder:
            self.say("Name the folder that the files are written to.", problem=True)
        else:
            self._room.sign(str(Path(folder).expanduser().absolute()))

    @on(ItemView.Opened)
    def action_findings(self) -> None:
        """Go to the findings, to the selected one if one is."""
        known = self.known
        if known is None or not known.findings:
            self.say(unchecked(known) if known and known.findings is None else "There is no finding.", problem=True)
            return
        selected = self.query_one("#verdict", ItemView).selected
        self._room.open_findings(int(selected or 0))

    def action_reopen(self) -> None:
        """Reopen a signed plan."""
        if self.known is None or self.known.state.signed is None:
            self.say("The plan is not signed, so there is nothing to reopen.", problem=True)
            return
        from tui.screens.reason import ReasonScreen

        def take(reason: str | None) -> None:
            if reason:
                self._room.reopen(reason)

        about = "The signature goes into the log, and so does this reason."
        self.app.push_screen(ReasonScreen("Reopen the plan", about), take)


def default_folder(session: Path) -> Path:
    """Return where files are written unless a person says otherwise: beside where planroom was started."""
    return Path.cwd() / f"{session.stem}-plan"


@dataclass(frozen=True, slots=True)
class Keys:
    """What gives the keys of the gate, of the room that it is opened from, and of the findings."""

    gate: KeyOf
    room: KeyOf
    findings: KeyOf


def checklist_page(known: Known, width: int) -> Laid:
    """Return the twenty boxes with their evidence."""
    page = Page(width, whole=True)
    _checklist(known, page)
    return page.laid()


def _checklist(known: Known, page: Page) -> None:
    boxes = checklist(known.state.plan())
    page.gap()
    page.line(("Checklist ", "bold"), (f"{sum(box.done for box in boxes)} of {len(boxes)}", "$text-muted"))
    for section in dict.fromkeys(box.section for box in boxes):
        page.heading(section)
        for box in boxes:
            if box.section != section:
                continue
            mark = ("[x] ", "bold $text-success") if box.done else ("[ ] ", "bold $text-warning")
            page.line(mark, box.title)
            page.prose(box.evidence, "$text-muted", indent=4)


def verdict_page(known: Known, width: int, keys: Keys, everything: bool) -> Laid:
    """Return why the gate is closed or that it is open, findings, assumptions, and what will be written; with
    `everything`, the checklist too."""
    page = Page(width, whole=True)
    _verdict(known, page, keys)
    _findings(known, page, keys.gate)
    _assumptions(known.state, page, keys.room)
    _unplaced(known.state, page)
    _risks(known.state, page)
    from plan.exports import PARTS  # loads a parser of SQL, which the first frame of a room should not wait for

    page.heading("What was written" if known.state.signed is not None else "What will be written")
    for files in PARTS.values():
        page.bullet(" · ".join(files))
    if everything:
        _checklist(known, page)
    return page.laid()


def _verdict(known: Known, page: Page, keys: Keys) -> None:
    state, gate, key = known.state, known.gate, keys.gate
    if state.signed is not None:
        revisions = ", ".join(f"{name} r{number}" for name, number in state.signed.items())
        page.line(("✓ Signed", "bold $text-success"), (f"  {revisions}", "$text-muted"))
        if state.signed_folder:
            page.prose(f"The files are in {state.signed_folder}.")
        page.prose(f"{key('reopen')} reopens the plan, with a reason.", "$text-muted")
    elif gate is None:
        page.prose(unchecked(known), "$text-muted")
    elif gate.open:
        page.line(("✓ The gate is open", "bold $text-success"))
        page.prose(
            f"All four artifacts are approved, none is stale, and no error is left. {key('sign')} signs the plan."
        )
    else:
        page.line(("✗ The gate is closed", "bold $text-warning"))
        for reason in gate.reasons:
            page.bullet(reason)
        if any(one.severity == "error" and one.key not in state.overrides for one in known.findings or ()):
            goes = f"{key('findings')} goes to the findings"
            page.prose(f"{goes}; {keys.findings('override')} there answers for an error, with a reason.", _MUTED)
    assumed = len(assumptions(state.requirements))
    if assumed and state.signed is None:
        page.prose(f"It rests on {count(assumed, 'assumption')}, listed below.", _MUTED)
    unplaced = len(state.requirements.unplaced)
    if unplaced and state.signed is None:
        page.prose(f"{count(unplaced, 'line')} of the documents could not be placed, listed below.", _MUTED)


def _findings(known: Known, page: Page, key: KeyOf) -> None:
    found = known.findings
    if found is None:
        return
    page.heading("Findings", f"{key('findings')} goes to them" if found else "none")
    for number, finding in enumerate(found):
        override = known.state.overrides.get(finding.key, "")
        mark = SEVERITY[finding.severity]
        page.line(mark.content(), f"  {finding.code}", pointer=str(number))
        if override:
            page.prose(f"overridden: {override}", "$text-success", indent=2)
        page.prose(finding.message, indent=2)


def _risks(state: SessionState, page: Page) -> None:
    latest = (state.artifacts[name].latest for name in RisksPane.SOURCES)
    found = risks_of([one.content for one in latest if one is not None])
    grave = sorted((risk for risk in found if risk.weight >= GRAVE), key=lambda risk: -risk.weight)
    page.heading("Risks", f"{len(grave)} of {len(found)} weigh most" if found else "none")
    for risk in grave:
        page.bullet(f"{risk.id} {risk.title}", sign="!")


def _unplaced(state: SessionState, page: Page) -> None:
    """What the reader could not place may ask for something that nobody planned."""
    found = state.requirements.unplaced
    if found:
        page.heading("Not placed", count(len(found), "line"))
    for one in found:
        page.bullet(f"{one.text}  [{one.place}]", sign="?")


def _assumptions(state: SessionState, page: Page, key: KeyOf) -> None:
    found = assumptions(state.requirements)
    page.heading("Assumptions", "" if found else "none")
    for text in found:
        page.bullet(text, sign="~")
    asked = sum(question.assumed for question in state.questions)
    if asked and state.signed is None:
        was = "was" if asked == 1 else "were"
        answered = f"{count(asked, 'question')} {was} answered by the recommendation"
        page.prose(f"{answered}; {key('questions')} in the room answers.", _MUTED)
