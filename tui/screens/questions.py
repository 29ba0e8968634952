"""What the documents leave open: one question at a time, each with a recommended answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from agents.commands import LONGEST_ANSWER
from sessions.state import Question, SessionState
from tui.actions import Action, Place, bindings
from tui.screens.followed import KnowingScreen, Known
from widgets.choices import OFFER, Choice, Choices, OwnWords
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.prose import Problem
from widgets.text import Part, count, line, safe

if TYPE_CHECKING:
    from tui.screens.room import RoomScreen

_SUMMARY_ROWS, _AIRY_ROWS = 30, 22


class QuestionsScreen(KnowingScreen):
    """A card a question; Enter takes, s takes what is recommended, and after the last one the agents begin."""

    PLACE: ClassVar[Place] = "questions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("questions")]
    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = """
    QuestionsScreen {
        #middle { height: 1fr; align: center middle; background: $background; }
        #card {
            width: 84;
            max-width: 100%;
            height: auto;
            border: round $border;
            border-title-color: $text;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            background: $surface;
            padding: 1 2 0 2;
        }
        #progress, #question, #why { width: 1fr; height: auto; }
        #question { text-style: bold; margin-top: 1; }
        #why { color: $text-muted; margin-bottom: 1; }
        #own { margin: 1 0 0 0; }
        #problem { height: auto; min-height: 1; color: $text-warning; }
        #given { width: 84; max-width: 100%; height: auto; padding: 1 3 0 3; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis; }
        &.-short #given { display: none; }
        &.-low {
            #card { border: none; border-top: round $border; padding: 0 2; }
            #question, #why { margin: 0; }
            #own { margin: 0; }
            #problem { min-height: 0; }
        }
    }
    """

    def __init__(self, room: "RoomScreen") -> None:
        super().__init__()
        self._room = room
        self._number = 0
        self._shown: Question | None = None
        self._given: dict[int, str] = {}
        self._asked = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        with VerticalScroll(id="middle", can_focus=False):
            with Vertical(id="card") as card:
                card.border_title = "Before the first draft"
                yield Static("", id="progress", markup=False)
                yield Static("", id="question", markup=False)
                yield Static("", id="why", markup=False)
                yield Choices(id="options")
                yield OwnWords(placeholder=OFFER, id="own", max_length=LONGEST_ANSWER)
                yield Problem()
            yield Static("", id="given", markup=False)
        yield KeyFooter()

    def on_resize(self, event: events.Resize) -> None:
        """Leave out what was answered where there is no room for it, and empty lines where there is less."""
        self.set_class(event.size.height < _SUMMARY_ROWS, "-short")
        self.set_class(event.size.height < _AIRY_ROWS, "-low")

    def watch_known(self, known: Known | None) -> None:
        """Show the question; once none is left to answer, wherever it was answered, leave."""
        if known is None or not self.is_mounted:
            return
        state = known.state
        if state.open_questions():
            self._asked = True
        elif self._asked:
            # Opened with none left, it stays: somebody wants to answer otherwise.
            self.dismiss()
            return
        if not self._number:
            first = next(iter(state.open_questions()), None) or next(iter(state.questions), None)
            self._number = first.number if first else 0
        self.query_one(HeaderBar).facts = HeaderFacts(title=f"{state.title} · questions")
        self._show_progress(state)
        question = self._question()
        if question is not None and question != self._shown:
            self._shown = question
            self._show_question(question)

    def _question(self) -> Question | None:
        questions = self.known.state.questions if self.known else ()
        return next((question for question in questions if question.number == self._number), None)

    def _show_progress(self, state: SessionState) -> None:
        parts: list[Part] = []
        for question in state.questions:
            here = question.number == self._number
            done = bool(question.answer or question.number in self._given)
            sign = "◆" if here else "●" if done else "○"
            parts.append((f"{sign} ", "bold $text-accent" if here else "$text-success" if done else "$text-muted"))
        place = [question.number for question in state.questions].index(self._number) + 1 if self._number else 0
        parts.append((f" {place} of {len(state.questions)}", "$text-muted"))
        self.query_one("#progress", Static).update(line(*parts))
        given = [(q.text, self._given.get(q.number) or q.answer) for q in state.questions if q.number != self._number]
        rows = [line(("✓ ", "$text-success"), (f"{answer}  ", "$text"), text) for text, answer in given if answer]
        self.query_one("#given", Static).update(Content("\n").join(rows))

    def _show_question(self, question: Question) -> None:
        self.query_one("#question", Static).update(safe(question.text))
        self.query_one("#why", Static).update(safe(question.why))
        self.query_one(Problem).tell("")
        taken = question.options.index(question.answer) if question.answer in question.options else -1
        own = question.answer if question.answer and taken < 0 else ""
        self.query_one(OwnWords).value = safe(own)
        choices = []
        for place, option in enumerate(question.options):
            notes = ["recommended"] if place == question.recommended else []
            if place == taken:
                notes.append("assumed" if question.assumed else "your answer")
            choices.append(Choice(safe(option), " · ".join(notes), chosen=place == taken))
        options = self.query_one(Choices)
        options.fill(choices, taken if taken >= 0 else question.recommended)
        self.set_focus(self.query_one(OwnWords) if own else options)

    @on(OptionList.OptionSelected)
    def _take_option(self, message: OptionList.OptionSelected) -> None:
        question = self._question()
        if question is not None:
            self._take(question, question.options[message.option_index])

    @on(Input.Submitted)
    def _take_typed(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_take_own()

    def action_take_own(self) -> None:
        """Take what was typed."""
        question, words = self._question(), self.query_one(OwnWords).value.strip()
        if question is None:
            return
        problem = self._why_unusable(question, words)
        self.query_one(Problem).tell(problem)
        if not problem:
            self._take(question, words)

    def _why_unusable(self, question: Question, words: str) -> str:
        """Return why the engine would not take these words, or `""`."""
        from plan.questions import UnusableAnswerError, answered

        if not words:
            return "Write what should hold; ↑ goes back to the options."
        known = self.known
        try:
            if known is not None:
                answered(known.state.requirements, question.topic, words, "answered")
        except UnusableAnswerError as error:
            return str(error)
        return ""

    def _take(self, question: Question, answer: str) -> None:
        if question.answer != answer or question.assumed:
            self._given[question.number] = answer
            self._room.answer(question.number, answer)
        self._go_on()

    def take_back(self, number: int, sentence: str) -> None:
        """Ask question `number` again (0: whatever was asked), because the engine refused its answer."""
        if number:
            self._given.pop(number, None)
            self._number = number
        else:
            self._given.clear()
        self._shown = None
        self.watch_known(self.known)
        self.query_one(Problem).tell(sentence)

    def _go_on(self) -> None:
        """Go to the next question that is open; after the last, leave."""
        left = self._left()
        after = [number for number in left if number > self._number]
        if not left:
            self.dismiss()
        else:
            self._number = (after or left)[0]
            self.watch_known(self.known)

    def _left(self) -> list[int]:
        questions = self.known.state.open_questions() if self.known else ()
        return [question.number for question in questions if question.number not in self._given]

    def offered(self) -> Sequence[Action]:
        """Return what means something now: while words are typed, letters are letters."""
        if isinstance(self.focused, OwnWords):
            typed = {"take": ("take_own", "take"), "back": ("options", "options")}
            found = [action for action in self.possible() if action.name in typed]
            return [replace(a, name=typed[a.name][0], word=typed[a.name][1]) for a in found]
        return self.possible()

    def on_descendant_focus(self) -> None:
        """Offer the keys of the line, or those of the options."""
        self.offer()

    def action_take(self) -> None:
        """Take the highlighted answer."""
        self.query_one(Choices).action_select()

    def action_skip(self) -> None:
        """Take the recommendation, and go on."""
        question = self._question()
        if question is not None and question.number in self._left():
            self._given[question.number] = question.recommendation
            self._room.take_recommendation(question.number)
        self._go_on()

    def action_skip_all(self) -> None:
        """Take the recommendation of every question that is left."""
        left = self._left()
        if left:
            self._room.take_recommendation()
            self._room.say(f"{count(len(left), 'recommendation')} taken; the gate lists what is assumed.")
        self.dismiss()

    def action_own_words(self) -> None:
        """Go to the line for own words."""
        self.set_focus(self.query_one(OwnWords))

    def action_go(self, step: int) -> None:
        """Go to another question without an answer to this one."""
        numbers = [question.number for question in self.known.state.questions] if self.known else []
        if self._number in numbers:
            place = numbers.index(self._number) + step
            if 0 <= place < len(numbers):
                self._number = numbers[place]
                self.watch_known(self.known)

    @on(Choices.LeftBelow)
    def _go_to_own_words(self) -> None:
        self.set_focus(self.query_one(OwnWords))

    @on(OwnWords.LeftAbove)
    def action_options(self) -> None:
        """Go back to the options."""
        self.set_focus(self.query_one(Choices))
