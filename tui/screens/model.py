"""Which model each agent writes with, from its next draft on."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from agents.commands import Assign
from plan.artifacts import AGENTS, ARTIFACTS, AgentName, ArtifactName
from sessions.state import Assignment
from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.text import safe


class ModelScreen(PlaceModal[tuple[Assign, ...]]):
    """One input an agent; answers with the assignments that changed."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    DEFAULT_CSS = """
    ModelScreen {
        .agent { height: 3; }
        Label { width: 26; height: 3; content-align: left middle; }
        Input { width: 1fr; }
        #about { color: $text-muted; margin-bottom: 1; }
    }
    """

    def __init__(self, agents: Mapping[AgentName, Assignment], focus: ArtifactName | None) -> None:
        super().__init__()
        self._agents = agents
        self._focus: ArtifactName = focus or "architecture"

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = "Models"
            box.border_subtitle = "Tab goes on · Enter takes all four · Esc leaves"
            yield Static("Any litellm model; offline/planner needs no key and no network.", id="about", markup=False)
            for name in ARTIFACTS:
                assigned = self._agents.get(AGENTS[name])
                with Horizontal(classes="agent"):
                    yield Label(AGENTS[name], markup=False)
                    yield Input(
                        safe(assigned.model) if assigned else "", placeholder="provider/model", id=f"model-{name}"
                    )
            yield Static("", id="problem", markup=False)

    def on_mount(self) -> None:
        """Begin at the agent of the focused pane."""
        self.query_one(f"#model-{self._focus}", Input).focus()

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        message.stop()
        changed: list[Assign] = []
        for name in ARTIFACTS:
            agent = AGENTS[name]
            before = self._agents.get(agent, Assignment(""))
            model = self.query_one(f"#model-{name}", Input).value.strip()
            if not model:
                self.query_one("#problem", Static).update(f"{agent} needs a model, for example offline/planner.")
                return
            if model != before.model:
                changed.append(Assign(agent=agent, model=model, api_base=before.api_base))
        self.dismiss(tuple(changed))
