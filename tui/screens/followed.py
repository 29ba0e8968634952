"""A screen that follows a session: workers read, fold, fill and check; only messages come back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.message import Message
from textual.reactive import reactive
from textual.worker import Worker

from plan.artifacts import ARTIFACTS, Artifact, ArtifactName
from plan.findings import Finding
from sessions.errors import SessionError
from sessions.state import Draft, SessionState
from tui.feed import Feed
from tui.screens.base import PlaceScreen, Unopened
from tui.screens.room_view import unfinished

if TYPE_CHECKING:
    from plan.gate import Gate

_REST_SECONDS = 0.15
_FIRST_SECONDS = 1.0
"""So long the first frame waits for what it shows."""
_MANY_EVENTS = 200


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a session: its state, and what the checks say of its plan (None before they ran)."""

    state: SessionState
    findings: tuple[Finding, ...] | None = None
    gate: "Gate | None" = None


def unchecked(known: Known) -> str:
    """Return why nothing is known yet of what does not hold."""
    if any(held.revisions for held in known.state.artifacts.values()):
        return "The plan is still being checked."
    return "Nothing is drafted yet, so there is nothing to check."


class KnowingScreen(PlaceScreen[None]):
    """A screen over the room that is told what is known, as it changes."""

    DEFAULT_CSS = """
    KnowingScreen .page { padding: 1 2; height: 1fr; background: $surface; }
    """

    known: reactive[Known | None] = reactive(None, always_update=True)

    def watch_known(self, known: Known | None) -> None:
        """Show what is known now."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Show what came while another screen lay over this one."""
        self.show_known()

    def show_known(self) -> None:
        """Show what is known once this is laid out: what is known then, not what was when it was asked for."""
        self.call_after_refresh(lambda: self.watch_known(self.known))


class FollowedScreen(PlaceScreen[None]):
    """Follows a feed; `state` is the session as far as it has been read."""

    state: reactive[SessionState | None] = reactive(None, always_update=True, repaint=False)
    findings: reactive[tuple[Finding, ...] | None] = reactive(None, repaint=False)

    @dataclass
    class Followed(Message):
        """Events were folded; `notice` is a sentence about their file."""

        state: SessionState
        notice: str = ""

    @dataclass
    class Lost(Message):
        """The session cannot be read any further."""

        error: SessionError

    @dataclass
    class Filled(Message):
        """Drafts that are being written were read as far as they go."""

        drafts: tuple[tuple[Draft, Artifact | None], ...]

    @dataclass
    class Checked(Message):
        """The plan was checked."""

        key: tuple[int, ...]
        findings: tuple[Finding, ...]

    LOST: ClassVar[str] = "Nothing more of this session can be shown."

    def __init__(self, path: Path, feed: Feed, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.path = path
        self.feed = feed
        self._clock = clock
        self.partials: dict[ArtifactName, tuple[str, Artifact]] = {}
        self.lost = ""
        self.rest_seconds = _REST_SECONDS
        """So long nothing new is shown after something was."""
        self._filled: dict[ArtifactName, tuple[str, int, int]] = {}
        self._checking: tuple[int, ...] = ()
        self._checked: tuple[int, ...] = ()
        self._seen_at = 0.0
        self._filling: Worker[None] | None = None
        self._first: asyncio.Future[FollowedScreen.Followed | FollowedScreen.Lost] | None = None
        """What is read first, as long as the first frame waits for it."""

    def on_mount(self) -> None:
        """Begin to follow."""
        self._first = asyncio.get_running_loop().create_future()
        self._follow(self._first)

    async def on_screen_resume(self) -> None:
        """Show with the first frame what is there already, unless reading it takes long."""
        if self._first is None:
            return
        first, self._first = self._first, None
        await asyncio.wait({first}, timeout=_FIRST_SECONDS)
        if not first.done():
            first.add_done_callback(lambda read: self.post_message(read.result()))
        elif isinstance(read := first.result(), self.Followed):
            self._take_state(read)
        else:
            self._take_loss(read)

    def show(self) -> None:
        """Show what is known now; called when anything of it has changed."""

    def watch_state(self) -> None:
        """Show the new state."""
        self.show()

    def watch_findings(self) -> None:
        """Show the new findings."""
        self.show()

    @property
    def now_ms(self) -> int:
        """The session's time: of its last event, or later while an agent is at work."""
        if self.state is None:
            return 0
        return self.state.ms + (self.waited_ms() if self.state.drafting() else 0)

    def waited_ms(self) -> int:
        """Return how long ago the last event was seen."""
        return int((self._clock() - self._seen_at) * 1000)

    @property
    def gate(self) -> "Gate | None":
        """Whether the plan may be signed; None while that is not known."""
        if self.state is None or self.findings is None:
            return None
        from plan.gate import gate

        statuses = {name: self.state.status(name) for name in ARTIFACTS}
        return gate(statuses, self.findings, self.state.overrides)

    @work(group="follow", exit_on_error=True)
    async def _follow(self, first: "asyncio.Future[Followed | Lost]") -> None:
        state: SessionState | None = None

        def tell(read: "FollowedScreen.Followed | FollowedScreen.Lost") -> None:
            if first.done():
                self.post_message(read)
            else:
                first.set_result(read)

        try:
            async for batch in self.feed.batches():
                if len(batch.events) > _MANY_EVENTS:
                    state = await asyncio.to_thread(batch.folded, state)
                else:
                    state = batch.folded(state)
                tell(self.Followed(state, batch.notice))
                # What comes meanwhile is in the next batch: the screen is not painted more often than eyes can see.
                await asyncio.sleep(self.rest_seconds)
        except SessionError as error:
            tell(self.Lost(error))

    @on(Followed)
    def _take_state(self, message: Followed) -> None:
        self._seen_at = self._clock()
        self.state = message.state
        if message.notice:
            self.say(message.notice, problem=True)
        if self._unread() and (self._filling is None or self._filling.is_finished):
            self._filling = self._fill()
        key = _check_key(message.state)
        if key != self._checking:
            self._checking = key
            if any(a.revisions for a in message.state.artifacts.values()):
                self._check(key, message.state)
            else:
                self.findings, self._checked = None, key

    @on(Lost)
    def _take_loss(self, message: Lost) -> None:
        self.lost = str(message.error)
        if self.state is None:
            self.post_message(Unopened(self, message.error))
        else:
            self.say(f"{self.lost.rstrip('.')}. {self.LOST}", problem=True)

    def settled(self) -> bool:
        """Return whether all that was written is shown and checked."""
        return self.state is not None and not self._unread() and self._checked == self._checking

    def _unread(self) -> tuple[Draft, ...]:
        if self.state is None:
            return ()
        return tuple(d for d in unfinished(self.state) if self._filled.get(d.artifact) != _how_far(d))

    @work(group="fill")
    async def _fill(self) -> None:
        while drafts := self._unread():
            artifacts = [await asyncio.to_thread(_read_partial, draft) for draft in drafts]
            self.post_message(self.Filled(tuple(zip(drafts, artifacts, strict=True))))
            await asyncio.sleep(self.rest_seconds)

    @on(Filled)
    def _take_partials(self, message: Filled) -> None:
        told = False
        for draft, artifact in message.drafts:
            self._filled[draft.artifact] = _how_far(draft)
            before = self.partials.pop(draft.artifact, None)
            if artifact is not None:
                self.partials[draft.artifact] = (draft.id, artifact)
            told = told or artifact is not None or before is not None
        if told:
            self.show()

    @work(group="check", exclusive=True)
    async def _check(self, key: tuple[int, ...], state: SessionState) -> None:
        findings = await asyncio.to_thread(_findings, state)
        self.post_message(self.Checked(key, findings))

    @on(Checked)
    def _take_findings(self, message: Checked) -> None:
        if message.key == self._checking:
            self.findings, self._checked = message.findings, message.key


def _how_far(draft: Draft) -> tuple[str, int, int]:
    """Return which draft it is and how far: a replay also goes back, to another draft or to less of one."""
    return draft.id, draft.attempt, len(draft.text)


def _read_partial(draft: Draft) -> Artifact | None:
    from plan.partial import partial_artifact

    return partial_artifact(draft.artifact, draft.text)


def _findings(state: SessionState) -> tuple[Finding, ...]:
    from plan.checks import check

    return check(state.plan())


def _check_key(state: SessionState) -> tuple[int, ...]:
    return (state.requirements_revision, *(state.artifacts[name].number for name in ARTIFACTS))
