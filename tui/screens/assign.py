"""Who does a story: a name used already, one of the team, or any other."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from plan.sprints import Story
from plan.workload import Load
from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.choices import Choice, Choices
from widgets.prose import Problem
from widgets.text import count, safe

LONGEST_NAME = 80
_NOBODY = "nobody"


class AssignScreen(PlaceModal[str]):
    """Asks for a person; answers with a name, or with `""` for nobody."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    DEFAULT_CSS = """
    AssignScreen {
        #about { margin-bottom: 1; }
        Choices { max-height: 12; }
        Input { border: none; height: 1; padding: 0 1; margin-top: 1; background: $panel; }
        Input:focus { border: none; background: $block-cursor-background; }
    }
    """

    def __init__(self, story: Story, people: Sequence[str], loads: Sequence[Load]) -> None:
        super().__init__()
        self._story = story
        self._loads = {load.person: load for load in loads}
        self._people = [*people, *([""] if story.assignee else [])]

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = f"Who does {safe(self._story.id)}?"
            box.border_subtitle = f"Enter takes it · {self.key_of('back')} leaves"
            yield Static(safe(self._story.title), id="about", markup=False)
            yield Choices()
            placeholder = "or another name" if self._people else "a name"
            yield Input(placeholder=placeholder, id="name", max_length=LONGEST_NAME, select_on_focus=False)
            yield Problem()

    def on_mount(self) -> None:
        """Begin at who has it, or with a name where there is none to choose."""
        names = self.query_one(Choices)
        names.fill([self._choice(name) for name in self._people], self._at())
        names.display = bool(self._people)
        self.set_focus(names if self._people else self.query_one(Input))

    def _at(self) -> int:
        return self._people.index(self._story.assignee) if self._story.assignee in self._people else 0

    def _choice(self, name: str) -> Choice:
        load = self._loads.get(name)
        has = f"{count(load.total, 'point')} in {count(load.stories, 'story', 'stories')}" if load and name else ""
        return Choice(safe(name) or _NOBODY, has, chosen=bool(name) and name == self._story.assignee)

    @on(OptionList.OptionSelected)
    def _take(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.dismiss(self._people[message.option_index])

    async def on_key(self, event: events.Key) -> None:
        """Take what is typed on the list as the beginning of another name."""
        name = self.query_one(Input)
        if event.is_printable and event.character and not event.character.isdigit() and not name.has_focus:
            event.stop()
            event.prevent_default()
            self.set_focus(name)
            name.insert_text_at_cursor(event.character)

    @on(Choices.LeftBelow)
    def _go_to_name(self) -> None:
        self.set_focus(self.query_one(Input))

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        message.stop()
        if name := " ".join(safe(message.value).split()):
            self.dismiss(name)
        else:
            self.query_one(Problem).tell(f"Write a name, or leave with {self.key_of('back')}.")
