"""The engine: takes commands, runs the agents, and is the one that appends events.

It knows what is true only from the events it appended itself, folded like everybody else does.
"""

import asyncio
import contextlib
import shutil
import sys
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from agents.commands import (
    AddNote,
    Approve,
    ApproveGate,
    Assign,
    Cancel,
    Command,
    DraftAll,
    DraftOne,
    Edit,
    Export,
    Iterate,
    Override,
    RefusedError,
    ReopenGate,
    Stop,
)
from agents.drafting import DraftJob, DraftResult
from agents.failures import DraftFailure, redact
from agents.models import DEFAULT_MODEL
from agents.review import Dialect, deliverables_of, error_findings, gate_of
from plan.artifacts import AGENTS, ARTIFACTS, INPUTS, TITLES, Artifact, ArtifactName, downstream
from plan.plan import Plan, content_hash
from sessions.deliverables import write_deliverables
from sessions.events import (
    AgentAssigned,
    AnyPayload,
    ArtifactApproved,
    ArtifactEdited,
    ArtifactReturned,
    DraftCancelled,
    DraftDelta,
    DraftFailed,
    DraftFinished,
    DraftRetried,
    DraftStarted,
    Event,
    FindingOverridden,
    GateApproved,
    GateReopened,
    NoteAdded,
    PlanExported,
)
from sessions.file import SessionReader, SessionWriter, user
from sessions.fold import fold, fold_all
from sessions.state import SessionState, Status

ENGINE = "engine"
_ROOM_BYTES = 8 << 20
_ENDED = "The engine was ended while this was being drafted; what it had is kept, draft it again."

Emit = Callable[[DraftDelta | DraftRetried], None]
Drafter = Callable[[DraftJob, Emit], Awaitable[DraftResult]]


@dataclass(slots=True)
class _Running:
    task: asyncio.Task[None]
    begun: asyncio.Event
    """Set at the task's first step: a task that is cancelled before it would end without a word in the log."""

    async def cancel(self) -> None:
        await self.begun.wait()
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


class Engine:
    """Runs one session. `pace` is the offline planner's speed in tokens a second, 0 for as fast as it can."""

    def __init__(self, writer: SessionWriter, drafter: Drafter, pace: float = 0.0) -> None:
        self._writer = writer
        self._drafter = drafter
        self._pace = pace
        self._running: dict[ArtifactName, _Running] = {}
        self._wanted: set[ArtifactName] = set()
        self._changed = asyncio.Event()
        self.stopping = asyncio.Event()
        self.state: SessionState = fold_all(SessionReader(writer.path).read())
        if writer.recovered:
            self._append(NoteAdded(text=writer.recovered), ENGINE)
        self._closing = False
        self._end_orphans()

    @property
    def path(self) -> Path:
        """The session file."""
        return self._writer.path

    @property
    def busy(self) -> bool:
        """Whether an agent writes, or will as soon as its inputs are there."""
        return bool(self._running or self._wanted)

    async def idle(self) -> None:
        """Return when nothing is being drafted."""
        while self.busy:
            self._changed.clear()
            await self._changed.wait()

    async def close(self) -> None:
        """Cancel what runs, keep what it wrote, and let go of the session."""
        self._closing = True
        self._wanted.clear()
        await asyncio.gather(*(running.cancel() for running in tuple(self._running.values())))
        self._writer.close()

    async def handle(self, command: Command) -> int:  # noqa: C901, PLR0911, PLR0912 - one line a command
        """Carry out a command and return the number of the event it became, which is on disk by then.

        Raises RefusedError with one sentence when it cannot be done.
        """
        if self.state.signed is not None and not isinstance(command, ReopenGate | AddNote | Export | Stop):
            raise RefusedError("This plan is signed; reopen the gate before changing it.")
        try:
            self._end_orphans()
            match command:
                case DraftAll():
                    return self._draft_all()
                case DraftOne():
                    return self._draft_one(command.artifact)
                case Iterate():
                    return self._iterate(command)
                case Cancel():
                    return await self._cancel(command.artifact)
                case Approve():
                    return self._approve(command)
                case Edit():
                    return self._edit(command)
                case Assign():
                    return self._append(
                        AgentAssigned(agent=command.agent, model=command.model, api_base=command.api_base), user()
                    )
                case Override():
                    return self._override(command)
                case ApproveGate():
                    return self._approve_gate(command)
                case Export():
                    return self._export(Path(command.folder), command.only, command.dialect)
                case ReopenGate():
                    return self._append(GateReopened(reason=command.reason), user())
                case AddNote():
                    return self._append(NoteAdded(text=command.text), user())
                case Stop():
                    self.stopping.set()
                    return self.state.seq
                case _:
                    assert_never(command)
        except OSError as error:
            raise RefusedError(
                f"The session file cannot be written ({error.strerror or error}); free some space or mend its folder, "
                "then try again."
            ) from error

    def _append(self, data: AnyPayload, by: str) -> int:
        event: Event = self._writer.append(data, by)
        self.state = fold(self.state, event)
        return event.seq

    def _end_orphans(self) -> None:
        """Name the drafts that nobody works on any more: of a killed engine, or of one whose disk was full."""
        for name in self.state.drafting():
            draft = self.state.artifacts[name].draft
            if draft is not None and name not in self._running:
                self._append(DraftFailed(draft=draft.id, artifact=name, reason="engine", message=_ENDED), ENGINE)

    def _draft_all(self) -> int:
        due: tuple[Status, ...] = ("empty", "stale", "failed", "cancelled")
        wanted = {name for name in ARTIFACTS if self.state.status(name) in due}
        wanted |= {later for name in wanted for later in downstream(name)} - set(self.state.drafting())
        if not wanted - self._wanted:
            raise RefusedError("Nothing is missing or stale that is not being drafted already.")
        self._wanted |= wanted
        self._pump()
        return self.state.seq

    def _draft_one(self, name: ArtifactName) -> int:
        self._refuse_running(name)
        missing = self.state.waits_for(name)
        if missing:
            waits = " and ".join(TITLES[source].lower() for source in missing)
            raise RefusedError(f"{TITLES[name]} waits for {waits}; draft that first.")
        stale = [TITLES[source] for source in INPUTS[name] if self.state.stale(source)]
        if stale:
            raise RefusedError(f"{TITLES[name]} would be drawn from {stale[0]}, which is stale; draft that first.")
        return self._start(name, "", fresh=self.state.status(name) in {"drafted", "approved"})

    def _iterate(self, command: Iterate) -> int:
        name = command.artifact
        self._refuse_running(name)
        if self.state.artifacts[name].latest is None:
            raise RefusedError(f"{TITLES[name]} has no draft to send back yet.")
        missing = self.state.waits_for(name)
        if missing:
            raise RefusedError(f"{TITLES[name]} waits for {TITLES[missing[0]].lower()}; wait for that first.")
        number = self.state.artifacts[name].number
        self._append(ArtifactReturned(artifact=name, revision=number, feedback=command.feedback), user())
        return self._start(name, command.feedback)

    async def _cancel(self, name: ArtifactName) -> int:
        running = self._running.get(name)
        if running is None:
            if name in self._wanted:
                self._wanted -= {name, *downstream(name)}
                self._changed.set()
                return self.state.seq
            raise RefusedError(f"{TITLES[name]} is not being drafted.")
        await running.cancel()
        return self.state.seq

    def _approve(self, command: Approve) -> int:
        name = command.artifact
        self._refuse_running(name)
        latest = self.state.artifacts[name].latest
        if latest is None:
            raise RefusedError(f"{TITLES[name]} has no draft to approve yet.")
        if latest.number != command.revision:
            raise RefusedError(f"{TITLES[name]} is at revision {latest.number} now; look at it before approving.")
        if self.state.stale(name):
            raise RefusedError(f"{TITLES[name]} is stale, because what it was drawn from changed; draft it again.")
        return self._append(
            ArtifactApproved(artifact=name, revision=latest.number, content_hash=content_hash(latest.content)), user()
        )

    def _edit(self, command: Edit) -> int:
        name = command.artifact
        self._refuse_running(name)
        number = self.state.artifacts[name].number
        content: Artifact | None = getattr(command, name)
        if content is None:
            raise RefusedError(f"The edit does not hold the {TITLES[name].lower()} it is for.")
        if command.base != number:
            raise RefusedError(f"{TITLES[name]} is at revision {number} now; edit that one.")
        edited = ArtifactEdited.model_validate(
            {"artifact": name, "revision": number + 1, "base": number, name: content}
        )
        return self._append(edited, user())

    def _override(self, command: Override) -> int:
        if command.finding not in {finding.key for finding in error_findings(self.state.plan())}:
            raise RefusedError("No error finding has that key; `planroom check SESSION --json` lists them.")
        return self._append(FindingOverridden(finding=command.finding, reason=command.reason), user())

    def _approve_gate(self, command: ApproveGate) -> int:
        gate = gate_of(self.state)
        if not gate.open:
            raise RefusedError(f"The gate is closed: {gate.reasons[0]}")
        self._export(Path(command.folder), (), command.dialect)
        revisions = {name: artifact.number for name, artifact in self.state.artifacts.items()}
        return self._append(GateApproved(revisions=revisions), user())

    def _export(self, folder: Path, only: tuple[str, ...], dialect: Dialect) -> int:
        try:
            files = write_deliverables(folder, deliverables_of(self.state, only, dialect))
        except ValueError as error:
            raise RefusedError(str(error)) from error
        except OSError as error:
            raise RefusedError(
                f"{folder} cannot be written ({error.strerror or error}); name another folder."
            ) from error
        return self._append(PlanExported(folder=str(folder), files=files), user())

    def _refuse_running(self, name: ArtifactName) -> None:
        if name in self._running:
            raise RefusedError(f"{TITLES[name]} is being drafted; wait for it, or cancel it first.")

    def _pump(self) -> None:
        """Start every wanted draft whose inputs are there and are not being drawn anew."""
        for name in ARTIFACTS:
            unsettled = {source for source in INPUTS[name] if source in self._wanted or source in self._running}
            if name not in self._wanted or name in self._running or unsettled:
                continue
            self._wanted.discard(name)
            if self.state.waits_for(name):
                continue
            try:
                self._start(name, "")
            except (RefusedError, OSError) as error:
                self._wanted.clear()
                with contextlib.suppress(OSError):
                    self._append(NoteAdded(text=str(error)), ENGINE)
        self._changed.set()

    def _start(self, name: ArtifactName, feedback: str, fresh: bool = False) -> int:
        folder = self._writer.path.parent
        if shutil.disk_usage(folder).free < _ROOM_BYTES:
            raise RefusedError(f"The disk that holds {folder} is full; free some space before drafting.")
        agent = AGENTS[name]
        artifact = self.state.artifacts[name]
        assignment = self.state.agents.get(agent)
        model = assignment.model if assignment else DEFAULT_MODEL
        inputs = {source: self.state.artifacts[source].number for source in INPUTS[name]}
        draft = f"{name}-{self.state.seq + 1}"
        seq = self._append(
            DraftStarted(
                draft=draft,
                artifact=name,
                model=model,
                requirements=self.state.requirements_revision,
                inputs=inputs,
                feedback=feedback,
            ),
            agent,
        )
        job = DraftJob(
            draft=draft,
            artifact=name,
            model=model,
            api_base=assignment.api_base if assignment else "",
            requirements=self.state.requirements,
            documents=self.state.documents,
            inputs=self._contents(INPUTS[name]),
            last_draft=artifact.latest.content if artifact.latest and feedback else None,
            feedback=feedback,
            fresh=fresh,
            problems=self._problems,
            tokens_per_second=self._pace,
        )
        begun = asyncio.Event()
        self._running[name] = _Running(asyncio.create_task(self._run(job, begun), name=draft), begun)
        return seq

    def _contents(self, names: tuple[ArtifactName, ...]) -> Mapping[ArtifactName, Artifact]:
        newest = {name: self.state.artifacts[name].latest for name in names}
        return {name: revision.content for name, revision in newest.items() if revision is not None}

    def _problems(self, name: ArtifactName, artifact: Artifact) -> tuple[str, ...]:
        """Return what is wrong with a draft within the plan it would become part of, as sentences."""
        inputs = self._contents(INPUTS[name])
        plan = Plan.model_validate({"requirements": self.state.requirements, **inputs, name: artifact})
        return tuple(
            f"{finding.pointer or '/'}: {finding.message} {finding.hint}"
            for finding in error_findings(plan)
            if finding.artifact == name
        )

    async def _run(self, job: DraftJob, begun: asyncio.Event) -> None:
        begun.set()
        agent = AGENTS[job.artifact]
        try:
            result = await self._drafter(job, lambda data: _ignore(self._append(data, agent)))
            self._finish(job, result)
        except asyncio.CancelledError:
            self._cancelled(job)
        except DraftFailure as failure:
            self._fail(job, failure)
        except OSError as error:
            message = f"The session file cannot be written ({error.strerror or error}); free some space, draft again."
            self._fail(job, DraftFailure("disk", message))
        except Exception as error:  # noqa: BLE001 - whatever it is, the draft must not hang in the log for ever
            sys.stderr.write(redact(traceback.format_exc()))
            message = f"planroom failed while drafting ({type(error).__name__}); that is its own fault, draft it again."
            self._fail(job, DraftFailure("engine", message))
        finally:
            self._running.pop(job.artifact, None)
            self._pump()

    def _finish(self, job: DraftJob, result: DraftResult) -> None:
        finished = DraftFinished.model_validate(
            {
                "draft": job.draft,
                "artifact": job.artifact,
                "revision": self.state.artifacts[job.artifact].number + 1,
                job.artifact: result.artifact,
                "usage": result.usage,
                "cost": result.cost,
                "duration_ms": result.duration_ms,
                "first_token_ms": result.first_token_ms,
                "cached": result.cached,
            }
        )
        self._append(finished, AGENTS[job.artifact])

    def _cancelled(self, job: DraftJob) -> None:
        if self._closing:
            self._fail(job, DraftFailure("engine", _ENDED))
            return
        self._wanted -= set(downstream(job.artifact))
        with contextlib.suppress(OSError):
            self._append(
                DraftCancelled(
                    draft=job.draft, artifact=job.artifact, usage=job.meter.usage, cost=job.meter.cost(job.model)
                ),
                user(),
            )

    def _fail(self, job: DraftJob, failure: DraftFailure) -> None:
        self._wanted -= set(downstream(job.artifact))
        with contextlib.suppress(OSError):
            self._append(
                DraftFailed(
                    draft=job.draft,
                    artifact=job.artifact,
                    reason=failure.reason,
                    message=failure.message,
                    usage=job.meter.usage,
                    cost=job.meter.cost(job.model),
                ),
                AGENTS[job.artifact],
            )


def _ignore(_: int) -> None:
    return None
