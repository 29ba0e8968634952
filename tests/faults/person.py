"""Somebody who decides at an engine's socket, and remembers what was acknowledged."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from pydantic import BaseModel

from agents.commands import AddNote, Cancel, DraftAll, Iterate, Reply, SetBudget
from plan.artifacts import ARTIFACTS, ArtifactName
from sessions.events import AnyPayload, BudgetSet, DraftStarted, Event, NoteAdded


@dataclass(slots=True)
class Person:
    """Sends one command after the other; `acknowledged` is what the engine said is on disk."""

    random: Random
    acknowledged: dict[int, BaseModel] = field(default_factory=dict)
    refused: int = 0
    _count: int = 0
    _first: list[ArtifactName] = field(default_factory=list)
    """What a person who has just attached sends back before anything else, so that four agents write."""
    _sent: BaseModel | None = None
    _line: bytes = b""

    @property
    def began(self) -> bool:
        """Whether all that is sent first has been answered."""
        return not self._first and self._sent is None

    def decide(self, connection: socket.socket) -> None:
        """Send a command, unless the last is not answered yet."""
        if self._sent is None:
            self._sent = self._command()
            connection.sendall(self._sent.model_dump_json().encode() + b"\n")

    def listen(self, connection: socket.socket) -> bool:
        """Take what the engine has answered; return whether it is still there."""
        heard = connection.recv(1 << 16)
        self._line += heard
        if self._line.endswith(b"\n"):
            reply = Reply.model_validate_json(self._line)
            if self._sent is not None and reply.seq and not isinstance(self._sent, Cancel | DraftAll):
                self.acknowledged[reply.seq] = self._sent
            self.refused += bool(reply.error)
            self._line, self._sent = b"", None
        return bool(heard)

    def begin_anew(self) -> None:
        """Turn to another engine; what was not answered may or may not have happened."""
        self._sent, self._line = None, b""
        self._first = list(ARTIFACTS)

    def _command(self) -> BaseModel:
        self._count += 1
        words = f"{self._count}: {self.random.getrandbits(64):x}"
        kind = self.random.random()
        if self._first:
            return Iterate(artifact=self._first.pop(), feedback=words)
        name = self.random.choice(ARTIFACTS)
        if kind < 0.45:
            return AddNote(text=words)
        if kind < 0.85:
            return Iterate(artifact=name, feedback=words)
        if kind < 0.9:
            return Cancel(artifact=name)
        if kind < 0.95:
            return DraftAll()
        return SetBudget(dollars=self.random.randrange(1, 1000) / 4)


def lost(acknowledged: Mapping[int, BaseModel], events: Mapping[int, Event]) -> list[int]:
    """Return the numbers of the acknowledged events that are not in the log as they were commanded."""
    return [seq for seq, command in acknowledged.items() if seq not in events or not _is(events[seq].data, command)]


def _is(data: AnyPayload, command: BaseModel) -> bool:
    match command:
        case AddNote():
            return isinstance(data, NoteAdded) and data.text == command.text
        case Iterate():
            return isinstance(data, DraftStarted) and data.feedback == command.feedback
        case SetBudget():
            return isinstance(data, BudgetSet) and data.dollars == command.dollars
    raise AssertionError(command)
