"""Driving the app in tests: a link that writes real events, and waiting for what a person would wait for."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot

from agents.commands import (
    Answer,
    Approve,
    ApproveGate,
    Assign,
    Cancel,
    Command,
    DraftAll,
    DraftOne,
    Edit,
    Iterate,
    Override,
    RefusedError,
    ReopenGate,
    Restore,
    Resume,
    TakeRecommendations,
)
from plan.artifacts import ARTIFACTS, Artifact, ArtifactName
from sessions.events import AgentAssigned, ArtifactEdited, ArtifactReturned, FindingOverridden, GateReopened
from tests.tui.sessions import Author
from tui.app import PlanroomApp
from tui.screens.room import RoomScreen


class ScriptedLink:
    """Takes commands, remembers them, and writes the events that an engine would write."""

    def __init__(self, author: Author) -> None:
        self.author = author
        self.commands: list[Command] = []
        self.refuses = ""
        self.closed = False
        self.running: dict[ArtifactName, str] = {}

    async def open(self, session: Path) -> "ScriptedLink":
        assert session == self.author.path
        return self

    async def send(self, command: Command) -> int:
        self.commands.append(command)
        if self.refuses:
            raise RefusedError(self.refuses)
        if isinstance(command, Edit | Restore):
            return self._revise(command)
        self._write(command)
        return 1

    async def close(self) -> None:
        self.closed = True

    def _write(self, command: Command) -> None:
        author, log = self.author, self.author.writer
        match command:
            case DraftAll():
                self._start("architecture")
                self._start("database")
            case DraftOne(artifact=name) | Resume(artifact=name):
                self._start(name)
            case Iterate(artifact=name, feedback=text):
                revision = author.revisions[name]
                log.append(ArtifactReturned(artifact=name, revision=revision, feedback=text), "ada")
                self._start(name, text)
            case Cancel(artifact=name):
                author.cancel(name, self.running.pop(name))
            case Approve(artifact=name):
                author.approve(name)
            case Assign(agent=agent, model=model):
                log.append(AgentAssigned(agent=agent, model=model), "ada")
            case ApproveGate(folder=folder):
                author.sign(folder)
            case ReopenGate(reason=reason):
                log.append(GateReopened(reason=reason), "ada")
            case Answer(number=number, answer=text):
                author.answer(number, text)
            case TakeRecommendations(number=number):
                author.take_recommendations(number)
            case Override(finding=finding, reason=reason):
                log.append(FindingOverridden(finding=finding, reason=reason), "ada")
            case _:
                raise AssertionError(f"nobody sends {command}")

    def _revise(self, command: Edit | Restore) -> int:
        author, name, base = self.author, command.artifact, command.base
        restored = command.revision if isinstance(command, Restore) else 0
        content: Artifact = author.held[name][restored] if restored else getattr(command, name)
        author.revisions[name] = base + 1
        author.held.setdefault(name, {base: author.plan.artifact(name) or content})[base + 1] = content
        fields = {"artifact": name, "revision": base + 1, "base": base, name: content, "restored": restored}
        return author.writer.append(ArtifactEdited.model_validate(fields), "ada").seq

    def _start(self, name: ArtifactName, feedback: str = "") -> None:
        self.running[name] = self.author.start(name, feedback)


async def until(pilot: Pilot[None], true: Callable[[], object], what: str = "") -> None:
    """Wait until something is true; 30 s at most."""
    end = monotonic() + 30
    while not true():
        assert monotonic() < end, f"never came: {what or getattr(true, '__code__', true)}"
        await pilot.pause()
        await asyncio.sleep(0.01)
    await pilot.pause()


def room_of(app: PlanroomApp) -> RoomScreen:
    """Return the room, on top or below."""
    return next(screen for screen in app.screen_stack if isinstance(screen, RoomScreen))


async def in_room(pilot: Pilot[None], app: PlanroomApp) -> RoomScreen:
    """Wait until the room knows its session and what the checks say, and return it."""
    await until(pilot, lambda: any(isinstance(s, RoomScreen) for s in app.screen_stack), "the room")
    room = room_of(app)
    await until(pilot, lambda: room.state is not None, "a state")
    state = room.state
    assert state is not None
    if any(state.artifacts[name].revisions for name in ARTIFACTS):
        await until(pilot, lambda: room.findings is not None, "the checks")
    return room


def notices(app: PlanroomApp) -> list[str]:
    """Return what the notices on the screen say."""
    return [notice.message for notice in app._notifications]


def screen_text(app: PlanroomApp) -> str:
    """Return what is on the screen as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
