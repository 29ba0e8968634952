"""Which model each agent writes with, from its next draft on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.message import Message
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from agents.commands import Assign
from plan.artifacts import AGENTS, ARTIFACTS, AgentName, ArtifactName
from sessions.state import Assignment
from tui.actions import Place, bindings
from tui.model_desk import GONE, Desk, DeskFactory, KnownModel, ModelDesk, Told
from tui.screens.base import PlaceModal
from tui.screens.model_choice import Filled, assign, offered, row, settings_problem, wanted
from widgets.model_list import ModelList, columns
from widgets.prose import Problem
from widgets.text import line, safe

if TYPE_CHECKING:
    from agents.config.schema import EndpointSection

_OFFLINE = KnownModel(
    model="offline/planner", provider="rules, no model", key_word="no key needed", price_in=0.0, price_out=0.0
)
_FIELDS = ("address", "temperature", "longest", "effort")


class ModelScreen(PlaceModal[tuple[Assign, ...]]):
    """The agents, a search over models, and what is set for the one that is chosen; answers with what changed."""

    PLACE: ClassVar[Place] = "model"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("model")]
    DEFAULT_CSS = """
    ModelScreen {
        .box { width: 118; height: 90%; max-height: 34; padding: 0 1; }
        #agents {
            height: 4; border: none; padding: 0; background: $surface; margin-bottom: 1;
            &:focus { border: none; background-tint: $surface 0%; }
        }
        #search {
            border: none; height: 1; padding: 0 1; background: $boost;
            &:focus { background-tint: $primary 12%; }
        }
        #columns { height: 1; color: $text-disabled; }
        ModelList { margin-bottom: 1; }
        .settings { height: 1; }
        .settings Label { width: auto; padding: 0 1 0 0; color: $text-muted; }
        .settings Input {
            border: none; height: 1; padding: 0 1; background: $boost; width: 10; margin-right: 1;
            &:focus { background-tint: $primary 12%; }
        }
        .settings #address { width: 1fr; }
        #problem { height: auto; max-height: 3; margin: 0; min-height: 1; color: $text-muted; }
        #problem.-bad { color: $text-warning; }
        #problem.-good { color: $text-success; }
    }
    """

    @dataclass
    class Found(Message):
        """The desk knows which models have the words of a search."""

        text: str
        told: Told

    @dataclass
    class About(Message):
        """The desk knows what there is to know of a model that is set."""

        held: Assignment
        told: Told

    @dataclass
    class Served(Message):
        """The desk knows what the person's own endpoints serve."""

        told: Told

    @dataclass
    class Tried(Message):
        """A call was tried."""

        told: Told

    def __init__(
        self,
        agents: Mapping[AgentName, Assignment],
        focus: ArtifactName | None,
        desk: DeskFactory = ModelDesk,
        endpoints: "Mapping[str, EndpointSection] | None" = None,
    ) -> None:
        super().__init__()
        self._agents = agents
        self._endpoints = endpoints or {}
        self._agent: AgentName = AGENTS[focus or "architecture"]
        self._desk: Desk = desk()
        self._served: tuple[KnownModel, ...] = ()
        self._set: dict[tuple[str, str], KnownModel] = {}
        self._listed: tuple[KnownModel, ...] = ()
        self._offers: tuple[KnownModel, ...] = ()
        self._shown = ""
        self._trying = False

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = "Models"
            box.border_subtitle = (
                f"Enter takes · {self.key_of('take_all')} all four · {self.key_of('try')} tries · Tab on · "
                f"{self.key_of('back')} leaves"
            )
            yield OptionList(id="agents")
            yield Input(placeholder="Search: claude, gpt mini, qwen … or PROVIDER/MODEL", id="search")
            yield Static("", id="columns", markup=False)
            yield ModelList(id="models")
            with Horizontal(classes="settings"):
                yield Label("address", markup=False)
                yield Input(placeholder="the provider's own", id="address")
            with Horizontal(classes="settings"):
                yield Label("temperature", markup=False)
                yield Input(placeholder="–", id="temperature")
                yield Label("longest answer", markup=False)
                yield Input(placeholder="tokens", id="longest")
                yield Label("effort", markup=False)
                yield Input(placeholder="–", id="effort")
            yield Problem("litellm's list of models is being read …")

    def on_mount(self) -> None:
        """Begin at the agent of the focused pane, with what is known without asking."""
        agents = self.query_one("#agents", OptionList)
        agents.add_options([Option(self._agent_line(AGENTS[name])) for name in ARTIFACTS])
        agents.highlighted = [AGENTS[name] for name in ARTIFACTS].index(self._agent)
        self.set_focus(self.query_one("#search", Input))
        self._offer()
        self._ask_served()
        self._ask_about()
        self._search("")

    async def on_unmount(self) -> None:
        """End the process that knows models."""
        await self._desk.close()

    def _agent_line(self, agent: AgentName) -> Content:
        held = self._agents.get(agent, Assignment(""))
        where = f" at {held.api_base}" if held.api_base else ""
        return line((f"{agent:<24}", "bold"), (safe(f"{held.model}{where}"), "$text-muted"))

    # What can be chosen

    @on(OptionList.OptionHighlighted, "#agents")
    def _choose_agent(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        self._agent = AGENTS[ARTIFACTS[message.option_index]]
        held = self._agents.get(self._agent, Assignment(""))
        settings = held.settings
        for name, value in zip(
            _FIELDS, (held.api_base, settings.temperature, settings.max_tokens, settings.reasoning_effort), strict=True
        ):
            self.query_one(f"#{name}", Input).value = "" if value is None else safe(str(value))
        self._shown = held.api_base
        self._offer()

    @on(OptionList.OptionHighlighted, "#models")
    def _show_address(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        field = self.query_one("#address", Input)
        if field.value.strip() == safe(self._shown) and message.option_index < len(self._offers):
            self._shown = self._offers[message.option_index].api_base
            field.value = safe(self._shown)

    @on(Input.Changed, "#search")
    def _look_up(self, message: Input.Changed) -> None:
        message.stop()
        self._offer()
        self._search(message.value)

    def on_resize(self) -> None:
        """Fit the rows to another width."""
        self._offers = ()
        self._offer()

    @work(exclusive=True, group="search")
    async def _search(self, text: str) -> None:
        self.post_message(self.Found(text, await self._desk.search(text)))

    @work(group="served")
    async def _ask_served(self) -> None:
        self.post_message(self.Served(await self._desk.served()))

    @on(Found)
    def _take_found(self, message: Found) -> None:
        if message.text == self.query_one("#search", Input).value:
            self._listed = message.told.models
            self._tell(message.told.sentence, "bad" if message.told == GONE else "")
            self._offer()

    @on(Served)
    def _take_served(self, message: Served) -> None:
        self._served = message.told.models
        if message.told.sentence and message.told != GONE:
            self._tell(message.told.sentence, "bad")
        self._offer()

    @work(group="about")
    async def _ask_about(self) -> None:
        for held in {(one.model, one.api_base): one for one in self._agents.values()}.values():
            self.post_message(self.About(held, await self._desk.about(held)))

    @on(About)
    def _take_about(self, message: About) -> None:
        message.stop()
        for each in message.told.models:
            known = each.model_copy(update={"provider": "set now"})
            self._set[message.held.model, message.held.api_base] = known
        self._offer()

    def _offer(self) -> None:
        """List what the search finds: what is set, what the person's own servers have, litellm's list."""
        held = self._agents.get(self._agent, Assignment(""))
        plain = KnownModel(model=held.model, api_base=held.api_base, provider="set now")
        own = (self._set.get((held.model, held.api_base), plain), _OFFLINE, *self._served)
        offers = offered(self.query_one("#search", Input).value, own, self._listed)
        if offers != self._offers or not offers:
            self._offers = offers
            models = self.query_one(ModelList)
            models.fill([row(each) for each in offers])
            self.query_one("#columns", Static).update(columns(models.row_width))

    def action_cursor(self, steps: int) -> None:
        """Go up or down in the models while the search has the keys."""
        models = self.query_one(ModelList)
        if self.query_one("#search", Input).has_focus and models.option_count:
            models.highlighted = max(0, min((models.highlighted or 0) + steps, models.option_count - 1))

    # What is done with it

    def _chosen(self) -> Filled | None:
        """Return what is highlighted and filled in; None after saying what is wrong with it."""
        place = self.query_one(ModelList).highlighted
        if place is None or not self._offers:
            self._tell("Nothing is found; type a model as PROVIDER/MODEL, for example ollama_chat/qwen3.", "bad")
            return None
        address, temperature, longest, effort = (self.query_one(f"#{name}", Input).value.strip() for name in _FIELDS)
        filled = Filled(self._offers[place], address, temperature, longest, effort)
        if problem := settings_problem(filled):
            self._tell(problem, "bad")
            return None
        return filled

    @on(Input.Submitted)
    @on(OptionList.OptionSelected, "#models")
    def _take(self, message: Message) -> None:
        message.stop()
        if filled := self._chosen():
            self._answer((self._agent,), filled)

    @on(OptionList.OptionSelected, "#agents")
    def _to_search(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.set_focus(self.query_one("#search", Input))

    def action_take_all(self) -> None:
        """Let all four agents write with it."""
        if filled := self._chosen():
            self._answer(tuple(AGENTS[name] for name in ARTIFACTS), filled)

    def _answer(self, agents: tuple[AgentName, ...], filled: Filled) -> None:
        found = [assign(agent, self._agents.get(agent, Assignment("")), filled, self._endpoints) for agent in agents]
        self.dismiss(tuple(one for one in found if one is not None))

    def action_try(self) -> None:
        """Make one short call with it."""
        filled = self._chosen()
        if filled is None or self._trying:
            return
        tried = wanted(self._agents.get(self._agent, Assignment("")), filled, self._endpoints)
        self._trying = True
        self._tell(f"{tried.model} is called once …")
        self._try(tried)

    @work(group="try")
    async def _try(self, assignment: Assignment) -> None:
        self.post_message(self.Tried(await self._desk.try_call(assignment)))

    @on(Tried)
    def _take_tried(self, message: Tried) -> None:
        self._trying = False
        self._tell(message.told.sentence, "good" if message.told.ok else "bad")

    def _tell(self, sentence: str, kind: str = "") -> None:
        try:
            place = self.query_one(Problem)
        except NoMatches:
            return
        place.tell(sentence)
        place.set_class(kind == "bad", "-bad")
        place.set_class(kind == "good", "-good")
