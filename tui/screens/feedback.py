"""Feedback: what an agent is told when its draft goes back."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static, TextArea

from plan.artifacts import AGENTS, TITLES, ArtifactName
from sessions.state import ArtifactState
from tui.actions import Place, bindings
from tui.model_desk import DeskFactory, ModelDesk
from tui.screens.base import PlaceModal
from widgets.figures import date_time
from widgets.prose import Problem
from widgets.text import safe

_NOTHING_YET = "…"


class FeedbackScreen(PlaceModal[tuple[bool, str]]):
    """A box for several lines; answers with whether to send, and the text."""

    PLACE: ClassVar[Place] = "feedback"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("feedback")]
    DEFAULT_CSS = """
    FeedbackScreen {
        TextArea { height: 11; max-height: 30vh; border: round $border-blurred; background: $background; }
        TextArea:focus { border: round $border; }
        #said { color: $text-muted; height: auto; max-height: 20vh; margin-bottom: 1; }
        #expected { color: $text-muted; height: auto; min-height: 1; }
        #problem { height: 1; margin: 0; }
        Horizontal { height: 1; align-horizontal: right; }
    }
    """

    @dataclass
    class Expected(Message):
        """What the draft is likely to cost, in a sentence."""

        sentence: str

    def __init__(
        self,
        session: Path,
        name: ArtifactName,
        artifact: ArtifactState,
        kept: str,
        *,
        free: bool,
        desk: DeskFactory = ModelDesk,
    ) -> None:
        super().__init__()
        self._session = session
        self._free = free
        self._desk = desk
        self._name: ArtifactName = name
        self._artifact = artifact
        self._kept = kept

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = f"Send {TITLES[self._name]} r{self._artifact.number} back to {AGENTS[self._name]}"
            box.border_subtitle = f"{self.keys_for('submit')} sends · {self.key_of('back')} leaves, the text is kept"
            yield Static(self._said(), id="said", markup=False)
            yield TextArea(self._kept, id="feedback", placeholder="What should be different, and why?")
            yield Static("", id="expected", markup=False)
            yield Problem()
            with Horizontal():
                yield Button("Send back", id="send", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin to write at the end of what was kept."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.set_focus(area)
        if self._free:
            self.post_message(self.Expected("The offline planner drafts this; it costs nothing."))
        else:
            self.post_message(self.Expected("What this will cost is being estimated…"))
            # The agent gets its last draft only together with feedback, and nothing may be written yet.
            self._estimate(self._kept or _NOTHING_YET)

    @work(exclusive=True)
    async def _estimate(self, text: str) -> None:
        desk = self._desk()
        try:
            self.post_message(self.Expected((await desk.expect(self._session, self._name, text)).sentence))
        finally:
            await desk.close()

    @on(Expected)
    def _tell(self, message: Expected) -> None:
        self.query_one("#expected", Static).update(safe(message.sentence))

    def _said(self) -> str:
        before = [f"r{f.revision}, {date_time(f.at)}: {safe(f.text)}" for f in self._artifact.feedback[-3:]]
        return "\n".join(["Said before", *before]) if before else "The agent gets its last draft and these words."

    def action_submit(self) -> None:
        """Send the feedback, with the keys that came before this one: the text area has yet to take them."""
        self.query_one(TextArea).call_later(self._send)

    def _send(self) -> None:
        text = self.query_one(TextArea).text.strip()
        if text:
            self.dismiss((True, text))
        else:
            said = f"Write what should be different, or leave with {self.key_of('back')}."
            self.query_one(Problem).tell(said)

    @on(Button.Pressed, "#send")
    def _press_send(self) -> None:
        self.action_submit()

    def action_back(self) -> None:
        """Leave; the text is kept for the next time."""
        self.dismiss((False, self.query_one(TextArea).text))
