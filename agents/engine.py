"""The engine: takes commands, runs the agents, and is the one that appends events."""

import asyncio
from pathlib import Path

from agents.answering import answers
from agents.budget import Purse
from agents.commands import (
    AddNote,
    Answer,
    ApproveGate,
    Cancel,
    Command,
    DraftAll,
    DraftOne,
    Export,
    Iterate,
    RefusedError,
    ReopenGate,
    Resume,
    Stop,
    TakeRecommendations,
)
from agents.consulting import Consultations
from agents.decisions import Decision, decided, sealed
from agents.job import Asker
from agents.ledger import Ledger
from agents.review import Dialect, deliverables_of, gate_of
from agents.runs import Runs
from sessions.deliverables import write_deliverables
from sessions.errors import TouchedError
from sessions.events import ENGINE, GateApproved, NoteAdded, PlanExported
from sessions.file import SessionWriter, user
from sessions.home import name_of
from sessions.state import SessionState

_LOOK_SECONDS = 0.5


class Engine:
    """Runs one session. `pace` is the offline planner's speed in tokens a second, 0 for as fast as it can."""

    def __init__(self, writer: SessionWriter, asker: Asker, pace: float = 0.0) -> None:
        self._ledger = Ledger(writer)
        purse = Purse(self._left)
        self._consultations = Consultations(self._ledger, asker, pace, purse)
        self._runs = Runs(self._ledger, asker, pace, purse, self._consultations)
        self.stopping = asyncio.Event()
        if writer.cut is not None:
            self._ledger.append(writer.cut, ENGINE)
        if writer.recovered:
            self._ledger.append(NoteAdded(text=writer.recovered), ENGINE)
        self.end_orphans()

    @property
    def path(self) -> Path:
        """The session file."""
        return self._ledger.path

    @property
    def state(self) -> SessionState:
        """The session now."""
        return self._ledger.state

    def _left(self) -> float | None:
        """Dollars of the session's budget that nothing has used yet; None without a budget."""
        if self.state.budget is None:
            return None
        return self.state.budget - self.state.cost - self._runs.unbooked - self._consultations.unbooked

    @property
    def busy(self) -> bool:
        """Whether an agent writes, or will as soon as its inputs are there."""
        return self._runs.busy or self._consultations.busy

    async def idle(self) -> None:
        """Return when nothing is being drafted and nobody is being asked."""
        while self.busy:
            await self._runs.idle()
            await self._consultations.idle()

    def holds(self) -> bool:
        """Return whether the file is still this engine's own; once it is not, the state says so."""
        return self._ledger.holds()

    async def touched(self) -> None:
        """Return once another program has changed the file: whatever is drafted then has nowhere to go."""
        while True:
            if not self.holds():
                return
            await asyncio.sleep(_LOOK_SECONDS)

    async def close(self) -> None:
        """Cancel what runs, keep what it wrote, and let go of the session."""
        await self._runs.close()
        await self._consultations.close()
        self._ledger.close()

    async def handle(self, command: Command) -> int:
        """Carry out a command and return the number of the event it became, which is on disk by then.

        Raises RefusedError with one sentence when it cannot be done.
        """
        if self.state.touched and not isinstance(command, Stop):
            raise RefusedError(self.state.touched)
        if self.state.signed is not None and not isinstance(command, ReopenGate | AddNote | Export | Stop):
            raise RefusedError(sealed(name_of(self.path)))
        try:
            if not isinstance(command, Stop):  # which no file can refuse
                self.end_orphans()
            return await self._carry_out(command)
        except TouchedError as error:
            raise RefusedError(self.state.touched) from error
        except OSError as error:
            raise RefusedError(
                f"The session file cannot be written ({error.strerror or error}); free some space or mend its folder, "
                "then try again."
            ) from error

    def end_orphans(self) -> None:
        """Put into the log how those drafts and questions ended that nobody is at any more. Raises OSError."""
        self._runs.end_orphans()
        self._consultations.end_orphans()

    async def _carry_out(self, command: Command) -> int:
        match command:
            case DraftAll() | DraftOne() | Iterate() | Resume():
                return self._runs.begin(command)
            case Cancel():
                return await self._runs.cancel(command.artifact)
            case ApproveGate():
                return self._approve_gate(command)
            case Export():
                return self._export(Path(command.folder), command.only, command.dialect)
            case Stop():
                self.stopping.set()
                return self.state.seq
            case _:
                return self._decide(command)

    def _decide(self, command: Decision | Answer | TakeRecommendations) -> int:
        if isinstance(command, Answer | TakeRecommendations):
            events = answers(self.state, command)
        else:
            events = (decided(self.state, command),)
        for data in events:
            self._ledger.append(data, user())
        return self.state.seq

    def _approve_gate(self, command: ApproveGate) -> int:
        gate = gate_of(self.state)
        if not gate.open:
            raise RefusedError(f"The gate is closed: {gate.reasons[0]}")
        self._export(Path(command.folder), (), command.dialect)
        revisions = {name: artifact.number for name, artifact in self.state.artifacts.items()}
        return self._ledger.append(GateApproved(revisions=revisions, folder=command.folder), user())

    def _export(self, folder: Path, only: tuple[str, ...], dialect: Dialect) -> int:
        try:
            files = write_deliverables(folder, deliverables_of(self.state, only, dialect))
        except ValueError as error:
            raise RefusedError(str(error)) from error
        except OSError as error:
            raise RefusedError(
                f"{folder} cannot be written ({error.strerror or error}); name another folder."
            ) from error
        return self._ledger.append(PlanExported(folder=str(folder), files=files), user())
