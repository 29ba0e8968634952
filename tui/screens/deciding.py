"""What a person decides in the room; every decision is a command to the engine, and comes back as an event."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from agents.commands import (
    Answer,
    Approve,
    ApproveGate,
    Assign,
    Cancel,
    Command,
    DraftAll,
    DraftOne,
    Iterate,
    Override,
    RefusedError,
    ReopenGate,
    Resume,
    TakeRecommendations,
)
from agents.models import is_offline
from plan.artifacts import AGENTS, TITLES, ArtifactName
from sessions.lock import deserted, holder
from sessions.state import broken_off, left_behind
from sessions.touched import touched
from tui.engine_link import EngineLink, EngineLinkFactory, answer
from tui.feed import Feed
from tui.modes import Mode
from tui.remapping import KeyOf
from tui.screens import room_rules
from tui.screens.base import NOTICE_SECONDS
from tui.screens.followed import FollowedScreen
from tui.screens.next_step import after_approving

if TYPE_CHECKING:
    from sessions.state import SessionState

_ENGINE_SECONDS = 1.0
_REFUSED_SECONDS = 30.0
"""So long it stays on the screen that a command was not carried out; who sent it may look elsewhere meanwhile."""
Decide = Callable[[], tuple[Command, str] | None]
Rule = Callable[["SessionState", ArtifactName, KeyOf], str]


class DecidingScreen(FollowedScreen):
    """Follows a session and sends commands about it."""

    @dataclass
    class Answered(Message):
        """The engine took a command, or refused it."""

        sentence: str
        refused: bool
        command: Command | None = None

    def __init__(
        self,
        path: Path,
        feed: Feed,
        mode: Mode,
        link: EngineLinkFactory,
        draft: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(path, feed, clock)
        self.mode = mode
        self._factory = link
        self._link: EngineLink | None = None
        self._linking = asyncio.Lock()
        self._draft_once_answered = draft
        self._asked = False
        self.ended_over: tuple[ArtifactName, ...] = ()
        """What was being drafted when the engine ended, while nobody writes."""
        self.engine_seen = False
        """Whether there was an engine while this was open."""
        self._engine_writes = False
        """Whether it did when that was last looked at."""
        self._turns: deque[Decide] = deque()
        """What keys ask for that come faster than the plan changes."""
        self._shown = asyncio.Event()
        self._kept_feedback: dict[ArtifactName, str] = {}

    def on_mount(self) -> None:
        """Attach to the engine, so that it stays while somebody looks."""
        if self.mode == "live":
            self._reach_engine()
        if self.mode != "replay":
            self.set_interval(_ENGINE_SECONDS, self._look_after_engine)

    async def on_unmount(self) -> None:
        """Let go of the engine."""
        if self._link is not None:
            await self._link.close()

    def artifact_in_focus(self) -> ArtifactName | None:
        """Return the artifact that decisions are about, None for the risks."""
        raise NotImplementedError

    async def _attached(self) -> EngineLink:
        async with self._linking:
            if self._link is None:
                self._link = await self._factory(self.path)
                self.engine_seen = True  # it may have ended again before anybody looks
            return self._link

    @work(group="commands")
    async def _reach_engine(self) -> None:
        try:
            await self._attached()
        except RefusedError as error:
            self.post_message(self.Answered(str(error), refused=True))

    def _look_after_engine(self) -> None:
        """See that an engine has ended, which it never does by itself while somebody is attached."""
        if self.ended_over or (self.state is not None and self.state.touched):
            return
        # Who attaches starts an engine, for which nothing of this kind has happened yet.
        if self.state is not None and (self.engine_seen or self.mode == "watch") and (said := touched(self.path)):
            self.state = broken_off(self.state, said)
            self.say(said, problem=True)
            return
        if holder(self.path):
            self.engine_seen = self._engine_writes = True
            return
        # One that was gone before anybody watched left a draft without an end.
        gone = self.engine_seen or (self.mode == "watch" and deserted(self.path))
        if gone and self.state is not None and (names := self.state.drafting()):
            self.state = left_behind(self.state)
            self.ended_over = names  # behind the state, since a new state is taken for somebody's who writes
            self.show()
        elif self._engine_writes and self.mode == "live":
            self.say("The engine has ended; what you decide next starts it again.", problem=True)
            self._engine_writes = False

    def watch_state(self) -> None:
        """Show the new state; ask what is open when the room opens, and draft once nothing is."""
        self._shown.set()
        self.ended_over = ()  # somebody writes, or wrote: then it is seen again that nobody does
        super().watch_state()
        if self.state is None or self.mode != "live" or not self.is_mounted:
            return
        if self.state.open_questions():
            if not self._asked:
                self._asked = True
                self.ask()
        elif self._draft_once_answered:
            self._draft_once_answered = False
            if not self.state.begun:  # by another who looks on, and answered as well
                self.send(DraftAll(first=True), "")

    def ask(self) -> None:
        """Ask what the documents leave open."""
        raise NotImplementedError

    def answer(self, number: int, text: str) -> None:
        """Answer a question; the agents begin once none is open, unless they have drafted already."""
        self._answering(Answer(number=number, answer=text))

    def take_recommendation(self, number: int = 0) -> None:
        """Take a question's recommendation, or that of all that are open."""
        self._answering(TakeRecommendations(number=number))

    def _answering(self, command: Answer | TakeRecommendations) -> None:
        state = self.state
        if state is None or not self.may_decide():
            return
        drafted = state.begun
        self._draft_once_answered = not drafted
        self.send(
            command, f"What was drafted before is stale now; {self.key_of('redraft')} draws it anew." if drafted else ""
        )

    @work(group="commands")
    async def send(self, command: Command, done: str) -> None:
        """Have a command carried out, and say `done`; or say why not."""
        await self._carried_out(command, done)

    async def _carried_out(self, command: Command, done: str, kept: str = "") -> int:
        """Return the number of the event that a command became; 0 if it was refused, which says what is `kept`."""
        try:
            if self.state is not None and self.state.touched:
                raise RefusedError(self.state.touched)
            number = await answer((await self._attached()).send(command), self._say_silent)
        except RefusedError as error:
            self.post_message(self.Answered(f"{error}{kept}", refused=True, command=command))
            return 0
        self.post_message(self.Answered(done, refused=False))
        return number

    def _say_silent(self, sentence: str) -> None:
        self.post_message(self.Answered(sentence, refused=True))

    def in_turn(self, decide: Decide) -> None:
        """Carry out what a key asks for once all before it shows; keys may come faster than what they change.

        `decide` gets its turn when the state has what went before, and returns the command and what to say, or None.
        """
        self._turns.append(decide)
        if len(self._turns) == 1:
            self._take_turns()

    @work(group="commands")
    async def _take_turns(self) -> None:
        try:
            while self._turns:
                if (decided := self._turns[0]()) is not None:
                    number = await self._carried_out(*decided)
                    if not number:
                        break  # what was asked for after a refusal was meant for another plan
                    while self.state is not None and self.state.seq < number:
                        self._shown.clear()
                        await self._shown.wait()
                self._turns.popleft()
        finally:
            self._turns.clear()

    @on(Answered)
    def _tell(self, message: Answered) -> None:
        if message.sentence:
            self.say(message.sentence, message.refused, _REFUSED_SECONDS if message.refused else NOTICE_SECONDS)
        if message.refused and isinstance(message.command, Answer | TakeRecommendations):
            self.answer_refused(message.command.number, message.sentence)

    def answer_refused(self, number: int, sentence: str) -> None:
        """Ask question `number` again, if it is being asked still."""
        from tui.screens.questions import QuestionsScreen

        if isinstance(self.app.screen, QuestionsScreen):
            self.app.screen.take_back(number, sentence)

    def _subject(self, rule: Rule) -> "tuple[SessionState, ArtifactName] | None":
        """Return state and artifact that may be decided about; otherwise say why not and return None."""
        sentence = room_rules.why_not_decide(self.state, self.mode, self.key_of)
        name = self.artifact_in_focus()
        if not sentence and name is None:
            sentence = "Risks come from the architecture and the sprint plan; go to one of those (1 or 4) to decide."
        if not sentence and self.state is not None and name is not None:
            sentence = rule(self.state, name, self.key_of)
        if sentence or self.state is None or name is None:
            self.say(sentence, problem=True)
            return None
        return self.state, name

    def may_decide(self) -> bool:
        """Return whether something can be decided now; otherwise say why not."""
        sentence = room_rules.why_not_decide(self.state, self.mode, self.key_of)
        if sentence:
            self.say(sentence, problem=True)
        return not sentence

    def action_approve(self) -> None:
        """Approve the focused pane's artifact."""
        if subject := self._subject(room_rules.why_not_approve):
            state, name = subject
            revision = state.artifacts[name].number
            onward = after_approving(state, name, self.key_of)
            self.send(Approve(artifact=name, revision=revision), f"{TITLES[name]} r{revision} is approved{onward}.")

    def action_iterate(self) -> None:
        """Ask for feedback, and send the artifact back with it."""
        subject = self._subject(room_rules.why_not_iterate)
        if subject is None:
            return
        from tui.screens.feedback import FeedbackScreen

        state, name = subject

        def take(answer: tuple[bool, str] | None) -> None:
            sent, text = answer or (False, "")
            self._kept_feedback[name] = "" if sent else text
            if sent:
                command = Iterate(artifact=name, feedback=text)
                self.send(command, f"{TITLES[name]} goes back to its agent with your feedback.")

        held = state.agents.get(AGENTS[name])
        free = held is None or is_offline(held.model)
        begun = self._kept_feedback.get(name, "") or self.quoted()
        self.app.push_screen(FeedbackScreen(self.path, name, state.artifacts[name], begun, free=free), take)

    def quoted(self) -> str:
        """Return what feedback begins with: what it is about, if that is selected."""
        return ""

    def action_redraft(self) -> None:
        """Draft the focused artifact anew, or everything that is missing, stale or failed."""
        if subject := self._subject(room_rules.why_not_draft):
            state, name = subject
            if room_rules.redraft_all(state, name):
                self.send(DraftAll(), "What is missing, stale or failed is being drafted.")
            else:
                self.send(DraftOne(artifact=name), f"{TITLES[name]} is being drafted again.")

    def action_resume(self) -> None:
        """Go on with the focused artifact's draft, where its text stops."""
        if subject := self._subject(room_rules.why_not_resume):
            _, name = subject
            self.send(Resume(artifact=name), f"{TITLES[name]} goes on where it stopped.")

    def action_cancel(self) -> None:
        """Stop the focused artifact's agent."""
        if subject := self._subject(room_rules.why_not_cancel):
            _, name = subject
            self.send(Cancel(artifact=name), f"{TITLES[name]} is cancelled; what was written is kept.")

    def action_model(self) -> None:
        """Choose models."""
        if not self.may_decide() or self.state is None:
            return
        from agents.config.reading import read_config
        from tui.screens.model import ModelScreen

        def take(assigned: tuple[Assign, ...] | None) -> None:
            for command in assigned or ():
                self.send(command, f"{command.agent} writes with {command.model} from its next draft on.")

        endpoints = read_config().config.endpoints
        self.app.push_screen(ModelScreen(self.state.agents, self.artifact_in_focus(), endpoints=endpoints), take)

    def sign(self, folder: str) -> None:
        """Sign the plan."""
        if self.may_decide():
            self.send(ApproveGate(folder=folder), f"Signed; the files are in {folder}.")

    def reopen(self, reason: str) -> None:
        """Reopen a signed plan."""
        self.send(ReopenGate(reason=reason), "The plan is open again.")

    def override(self, finding: str, reason: str) -> None:
        """Take responsibility for a finding."""
        if self.may_decide():
            self.send(Override(finding=finding, reason=reason), "The finding is yours now; the reason is in the log.")
