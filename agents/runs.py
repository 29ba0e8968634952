"""The drafts of a session: which wait, which run, and how each ends in the log."""

import asyncio
import contextlib
import errno
import os
import shutil
import sys
import traceback
from dataclasses import dataclass, replace

from agents.answering import refuse_open_questions
from agents.budget import Purse
from agents.commands import DraftAll, DraftOne, Iterate, RefusedError, Resume
from agents.consulting import Consultations
from agents.decisions import refuse_drafting
from agents.drafting import DraftJob, contents, job_of, started
from agents.failures import DraftFailure, redact
from agents.heeding import nothing_done, unheeded
from agents.job import Answered, Asker, Progress
from agents.ledger import Ledger
from agents.models import is_on_this_machine
from agents.redrafting import cut_off, redraft_merged
from agents.resuming import Interrupted, interrupted
from agents.review import error_findings
from plan.artifacts import AGENTS, ARTIFACTS, INPUTS, TITLES, AgentName, Artifact, ArtifactName, downstream
from plan.plan import Plan
from sessions.errors import TouchedError
from sessions.events import (
    ENGINE,
    ArtifactReturned,
    DraftCancelled,
    DraftFailed,
    DraftFinished,
    NoteAdded,
    Unheeded,
    Usage,
)
from sessions.file import user
from sessions.state import Draft, Status

_ROOM_BYTES = 8 << 20
_LAST_BYTES = 1 << 20
"""Room that is left for saying why a draft stopped, and for what people decide then."""
_ENDED = "The engine was ended while this was being drafted; what it had is kept, draft it again."


@dataclass(slots=True)
class _Running:
    job: DraftJob
    task: asyncio.Task[None]
    begun: asyncio.Event
    """Set at the task's first step: a task that is cancelled before it would end without a word in the log."""

    async def cancel(self) -> None:
        await self.begun.wait()
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


def _orphaned(draft: Draft) -> DraftFailed:
    """Return the end of a draft whose engine was killed: what it was expected to use and to cost is all that is known.

    To take it for nothing would let a session spend more than its budget.
    """
    return DraftFailed(
        draft=draft.id,
        artifact=draft.artifact,
        reason="engine",
        message=_ENDED,
        usage=draft.expected.model_copy(update={"estimated": True}) if draft.expected else Usage(),
        cost=0.0 if is_on_this_machine(draft.model) else draft.expected_cost,
    )


class Runs:
    """Drafts what is wanted as soon as its inputs are there, side by side where they do not wait for each other.

    `pace` is the offline planner's speed in tokens a second, 0 for as fast as it can.
    """

    def __init__(self, ledger: Ledger, asker: Asker, pace: float, purse: Purse, consultations: Consultations) -> None:
        self._ledger = ledger
        self._asker = asker
        self._pace = pace
        self._purse = purse
        self._consultations = consultations
        self._cut_short: asyncio.Task[None] | None = None
        self._running: dict[ArtifactName, _Running] = {}
        self._wanted: set[ArtifactName] = set()
        self._changed = asyncio.Event()
        self._closing = False
        self._unmerged = cut_off(ledger.state)
        """Redrafts that wait to be merged with the hand work before them."""

    @property
    def busy(self) -> bool:
        """Whether an agent writes, or will as soon as its inputs are there."""
        return bool(self._running or self._wanted)

    @property
    def unbooked(self) -> float:
        """Dollars that the running drafts have used, and that the log does not know of yet."""
        return sum(running.job.cost or 0.0 for running in self._running.values())

    async def idle(self) -> None:
        """Return when nothing is being drafted."""
        while self.busy:
            self._changed.clear()
            await self._changed.wait()

    async def close(self) -> None:
        """Cancel what runs, keeping what it wrote."""
        self._closing = True
        self._wanted.clear()
        await asyncio.gather(*(running.cancel() for running in tuple(self._running.values())))

    def end_orphans(self) -> None:
        """Name the drafts that nobody works on any more, and merge those that came just before the engine was killed.

        A full disk leaves such drafts too.
        """
        for name in self._ledger.state.drafting():
            draft = self._ledger.state.artifacts[name].draft
            if draft is not None and name not in self._running:
                self._ledger.append(_orphaned(draft), ENGINE)
        for name in tuple(self._unmerged):
            try:
                self._merge(name)
            except OSError:
                raise
            except Exception:  # noqa: BLE001 - a session must open even if its hand work cannot be merged
                sys.stderr.write(redact(traceback.format_exc()))
                self._unmerged.discard(name)

    def begin(self, command: DraftAll | DraftOne | Iterate | Resume) -> int:
        """Begin to draft what a command asks for; return the number of the event that began it, or of the newest."""
        match command:
            case DraftAll(first=True) if self._ledger.state.begun:
                return self._ledger.state.seq
            case DraftAll():
                return self._draft_all()
            case DraftOne():
                return self._draft_one(command.artifact)
            case Iterate():
                return self._iterate(command)
            case Resume():
                return self._resume(command.artifact)

    def _draft_all(self) -> int:
        """Want everything that is missing, stale, failed or cancelled; return the newest event's number.

        Of two who ask for it at once, neither is refused, and it is drafted once.
        """
        refuse_open_questions(self._ledger.state, self._ledger.path.stem)
        due: tuple[Status, ...] = ("empty", "stale", "failed", "cancelled")
        wanted = {name for name in ARTIFACTS if self._ledger.state.status(name) in due}
        wanted |= {later for name in wanted for later in downstream(name)} - set(self._ledger.state.drafting())
        if not wanted:
            raise RefusedError("Nothing is missing or stale that is not being drafted already.")
        self._wanted |= wanted
        self._pump()
        return self._ledger.state.seq

    def _draft_one(self, name: ArtifactName) -> int:
        """Draft one artifact (again) and return the number of the event that began it."""
        refuse_drafting(self._ledger.state, name)
        refuse_open_questions(self._ledger.state, self._ledger.path.stem)
        missing = self._ledger.state.waits_for(name)
        if missing:
            waits = " and ".join(TITLES[source].lower() for source in missing)
            raise RefusedError(f"{TITLES[name]} waits for {waits}; draft that first.")
        stale = [TITLES[source] for source in INPUTS[name] if self._ledger.state.stale(source)]
        if stale:
            raise RefusedError(f"{TITLES[name]} would be drawn from {stale[0]}, which is stale; draft that first.")
        return self._start(name, "", fresh=self._ledger.state.status(name) in {"drafted", "approved"})

    def _resume(self, name: ArtifactName) -> int:
        """Go on with a draft that stopped before its end; return the number of the event that began it."""
        refuse_drafting(self._ledger.state, name)
        before = interrupted(self._ledger.state, name)
        return self._start(name, before.feedback, before=before)

    def _iterate(self, command: Iterate) -> int:
        """Send a revision back and draft it again; return the number of the event that began it."""
        name = command.artifact
        refuse_drafting(self._ledger.state, name)
        if self._ledger.state.artifacts[name].latest is None:
            raise RefusedError(f"{TITLES[name]} has no draft to send back yet.")
        missing = self._ledger.state.waits_for(name)
        if missing:
            raise RefusedError(f"{TITLES[name]} waits for {TITLES[missing[0]].lower()}; wait for that first.")
        number = self._ledger.state.artifacts[name].number
        self._ledger.append(ArtifactReturned(artifact=name, revision=number, feedback=command.feedback), user())
        return self._start(name, command.feedback)

    async def cancel(self, name: ArtifactName) -> int:
        """Stop a draft that runs or waits; return the number of the newest event then."""
        running = self._running.get(name)
        if name == "sprints" and self._consultations.busy:
            await self._consultations.cancel()
            return self._ledger.state.seq
        if running is None:
            if name in self._wanted:
                self._wanted -= {name, *downstream(name)}
                self._changed.set()
                return self._ledger.state.seq
            raise RefusedError(f"{TITLES[name]} is not being drafted.")
        await running.cancel()
        return self._ledger.state.seq

    def _pump(self) -> None:
        """Start every wanted draft whose inputs are there and are not being drawn anew."""
        for name in ARTIFACTS:
            unsettled = {source for source in INPUTS[name] if source in self._wanted or source in self._running}
            if name not in self._wanted or name in self._running or unsettled:
                continue
            if name == "sprints" and self._consultations.busy:
                self._cut_short = asyncio.create_task(self._ask_no_more())
                continue
            self._wanted.discard(name)
            if self._ledger.state.waits_for(name):
                continue
            try:
                self._start(name, "")
            except (RefusedError, OSError) as error:
                self._wanted.clear()
                with contextlib.suppress(OSError):
                    self._ledger.append(NoteAdded(text=str(error)), ENGINE)
        self._changed.set()

    async def _ask_no_more(self) -> None:
        """Cards for a sprint plan that is about to be drafted anew are of no use."""
        await self._consultations.cancel()
        self._pump()

    def _start(
        self, name: ArtifactName, feedback: str, *, fresh: bool = False, before: Interrupted | None = None
    ) -> int:
        folder = self._ledger.path.parent
        if shutil.disk_usage(folder).free < _ROOM_BYTES:
            raise RefusedError(f"The disk that holds {folder} is full; free some space before drafting.")
        agent = AGENTS[name]
        state = self._ledger.state
        kept = {"continues": before.draft, "kept": len(before.kept)} if before else {}
        start = started(state, name, feedback).model_copy(update=kept)
        seq = self._ledger.append(start, agent)
        job = replace(
            job_of(state, start),
            purse=self._purse,
            fresh=fresh,
            begun=before.kept if before else "",
            problems=self._problems,
            tokens_per_second=self._pace,
        )
        begun = asyncio.Event()
        self._running[name] = _Running(job, asyncio.create_task(self._run(job, begun), name=job.draft), begun)
        return seq

    def _problems(self, name: ArtifactName, artifact: Artifact) -> tuple[str, ...]:
        """Return what is wrong with a draft within the plan it would become part of, as sentences."""
        inputs = contents(self._ledger.state, INPUTS[name])
        plan = Plan.model_validate({"requirements": self._ledger.state.requirements, **inputs, name: artifact})
        return tuple(
            f"{finding.pointer or '/'}: {finding.message} {finding.hint}"
            for finding in error_findings(plan)
            if finding.artifact == name
        )

    async def _run(self, job: DraftJob, begun: asyncio.Event) -> None:
        begun.set()
        agent = AGENTS[job.artifact]
        try:
            result = await self._asker(job, lambda data: self._take(data, agent))
            left, all_of_it = await unheeded(job, self._writer(job), result.content)
            if all_of_it:
                number = self._ledger.state.artifacts[job.artifact].number
                raise DraftFailure("not-carried-out", nothing_done(job.artifact, number), unheeded=left)
            self._finish(job, result, left)
        except asyncio.CancelledError:
            self._cancelled(job)
        except DraftFailure as failure:
            self._fail(job, failure)
        except TouchedError:
            self._wanted.clear()  # the ledger's state says how it ended, and that nothing can begin any more
        except OSError as error:
            message = f"The session file cannot be written ({error.strerror or error}); free some space, draft again."
            self._fail(job, DraftFailure("disk", message))
        except Exception as error:  # noqa: BLE001 - whatever it is, the draft must not hang in the log for ever
            sys.stderr.write(redact(traceback.format_exc()))
            message = f"planroom failed while drafting ({type(error).__name__}); that is its own fault, draft it again."
            self._fail(job, DraftFailure("engine", message))
        else:
            self._follow_up(job.artifact)
        finally:
            self._running.pop(job.artifact, None)
            self._pump()

    def _take(self, data: Progress, agent: AgentName) -> None:
        if shutil.disk_usage(self._ledger.path.parent).free < _LAST_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._ledger.append(data, agent)

    def _writer(self, job: DraftJob) -> str:
        """Return the model that wrote a draft in the end: a fallback may have taken over."""
        draft = self._ledger.state.artifacts[job.artifact].draft
        return draft.model if draft is not None else job.model

    def _finish(self, job: DraftJob, result: Answered[Artifact], left: tuple[Unheeded, ...]) -> None:
        finished = DraftFinished.model_validate(
            {
                "draft": job.draft,
                "artifact": job.artifact,
                "revision": self._ledger.state.artifacts[job.artifact].number + 1,
                job.artifact: result.content,
                "usage": result.usage,
                "cost": result.cost,
                "duration_ms": result.duration_ms,
                "first_token_ms": result.first_token_ms,
                "cached": result.cached,
                "unheeded": left,
            }
        )
        self._ledger.append(finished, AGENTS[job.artifact])

    def _follow_up(self, name: ArtifactName) -> None:
        """Do what comes after a finished draft; whatever goes wrong here, the draft is finished."""
        self._unmerged.add(name)
        try:
            self._merge(name)
            if name == "sprints":
                self._consultations.begin()
        except Exception:  # noqa: BLE001 - see above; what could not be merged is tried again at the next command
            sys.stderr.write(redact(traceback.format_exc()))

    def _merge(self, name: ArtifactName) -> None:
        """Let a redraft keep a person's hand work."""
        merged = redraft_merged(self._ledger.state, name)
        if merged is not None:
            self._ledger.append(merged, ENGINE)
        self._unmerged.discard(name)

    def _cancelled(self, job: DraftJob) -> None:
        self._wanted -= set(downstream(job.artifact))
        with contextlib.suppress(OSError):
            self._ledger.append(
                DraftCancelled(
                    draft=job.draft,
                    artifact=job.artifact,
                    usage=job.meter.usage,
                    cost=job.cost,
                    engine=self._closing,
                ),
                ENGINE if self._closing else user(),
            )

    def _fail(self, job: DraftJob, failure: DraftFailure) -> None:
        self._wanted -= set(downstream(job.artifact))
        with contextlib.suppress(OSError):
            self._ledger.append(
                DraftFailed(
                    draft=job.draft,
                    artifact=job.artifact,
                    reason=failure.reason,
                    message=failure.message,
                    unheeded=failure.unheeded,
                    usage=job.meter.usage,
                    cost=job.cost,
                ),
                AGENTS[job.artifact],
            )
