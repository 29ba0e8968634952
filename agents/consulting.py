"""Planning poker after a sprint draft: every specialist is asked at once, then the planner about what is disputed."""

import asyncio
import contextlib
import sys
import traceback
from dataclasses import dataclass
from typing import Literal

from agents.asking import A, Answered, Asker, Job
from agents.estimating import EstimateJob, SettleJob
from agents.failures import DraftFailure, redact
from agents.ledger import Ledger
from agents.models import DEFAULT_MODEL
from plan.artifacts import AGENTS, AgentName
from plan.estimates import SPECIALISTS, Settlements, disputes, in_order, settled
from plan.sprints import SprintPlan
from sessions.events import (
    DraftDelta,
    DraftRetried,
    EstimatesAsked,
    EstimatesFailed,
    EstimatesGiven,
    EstimatesSettled,
    FailureReason,
)
from sessions.state import Assignment, Revision

_PLANNER = AGENTS["sprints"]
_ENDED = "The engine was ended while it was being asked; draft the sprint plan again to ask once more."
_CANCELLED = "Cancelled; the sprint plan stands without it."


@dataclass(slots=True)
class _Round:
    task: asyncio.Task[None]
    begun: asyncio.Event


class Consultations:
    """Asks the specialists about the newest sprint draft; what fails is said and holds nothing up."""

    def __init__(self, ledger: Ledger, asker: Asker, pace: float) -> None:
        self._ledger = ledger
        self._asker = asker
        self._pace = pace
        self._round: _Round | None = None
        self._done = asyncio.Event()
        self._closing = False

    @property
    def busy(self) -> bool:
        """Whether somebody is being asked."""
        return self._round is not None

    async def idle(self) -> None:
        """Return when nobody is being asked."""
        while self._round is not None:
            self._done.clear()
            await self._done.wait()

    def begin(self) -> None:
        """Ask about the sprint plan's newest revision, if it is a draft with stories."""
        revision = self._ledger.state.artifacts["sprints"].latest
        if revision is None or not isinstance(revision.content, SprintPlan) or not in_order(revision.content):
            return
        jobs = self._estimate_jobs(revision, revision.content)
        begun = asyncio.Event()
        task = asyncio.create_task(self._run(revision, revision.content, jobs, begun))
        self._round = _Round(task, begun)

    async def cancel(self) -> None:
        """Stop asking."""
        if self._round is not None:
            await self._round.begun.wait()
            self._round.task.cancel()
            await asyncio.gather(self._round.task, return_exceptions=True)

    async def close(self) -> None:
        """Stop asking, because the engine ends."""
        self._closing = True
        await self.cancel()

    def end_orphans(self) -> None:
        """Name the agents that an engine was asking when it was killed."""
        if self._round is None:
            self._end_waiting("engine", _ENDED)

    def _end_waiting(self, reason: Literal["engine", "cancelled"], message: str) -> None:
        asked = self._ledger.state.consultation
        for agent in self._ledger.state.consulting():
            if asked is not None:
                failed = EstimatesFailed(agent=agent, revision=asked.revision, reason=reason, message=message, cost=0.0)
                self._ledger.append(failed, agent)

    async def _run(
        self, revision: Revision, sprints: SprintPlan, jobs: dict[AgentName, EstimateJob], begun: asyncio.Event
    ) -> None:
        begun.set()
        try:
            async with asyncio.TaskGroup() as asked:
                for agent, job in jobs.items():
                    asked.create_task(self._estimate(agent, revision.number, job))
            await self._settle(revision, sprints)
        except asyncio.CancelledError:
            with contextlib.suppress(OSError):
                if self._closing:
                    self._end_waiting("engine", _ENDED)
                else:
                    self._end_waiting("cancelled", _CANCELLED)
        except (OSError, ExceptionGroup):
            sys.stderr.write(redact(traceback.format_exc()))
        finally:
            self._round = None
            self._done.set()

    def _assignment(self, agent: AgentName) -> Assignment:
        return self._ledger.state.agents.get(agent) or Assignment(DEFAULT_MODEL)

    def _estimate_jobs(self, revision: Revision, sprints: SprintPlan) -> dict[AgentName, EstimateJob]:
        state = self._ledger.state
        newest = {name: state.artifacts[name].latest for name in SPECIALISTS}
        inputs = {name: latest.content for name, latest in newest.items() if latest is not None}
        jobs: dict[AgentName, EstimateJob] = {}
        for agent in (SPECIALISTS[name] for name in inputs):
            assignment = self._assignment(agent)
            jobs[agent] = EstimateJob(
                draft=f"estimates-{revision.number}-{agent}",
                model=assignment.model,
                api_base=assignment.api_base,
                tokens_per_second=self._pace,
                agent=agent,
                requirements=state.requirements,
                inputs=inputs,
                sprints=sprints,
            )
            self._ledger.append(EstimatesAsked(agent=agent, revision=revision.number, model=assignment.model), agent)
        return jobs

    async def _estimate(self, agent: AgentName, revision: int, job: EstimateJob) -> None:
        answered = await self._ask(agent, revision, job)
        if answered is not None:
            given = EstimatesGiven(
                agent=agent,
                revision=revision,
                estimates=answered.content.estimates,
                usage=answered.usage,
                cost=answered.cost,
                cached=answered.cached,
            )
            self._ledger.append(given, agent)

    async def _settle(self, revision: Revision, sprints: SprintPlan) -> None:
        asked = self._ledger.state.consultation
        disputed = disputes(sprints, asked.estimation().cards) if asked is not None else ()
        if not disputed:
            return
        assignment = self._assignment(_PLANNER)
        job = SettleJob(
            draft=f"settlements-{revision.number}",
            model=assignment.model,
            api_base=assignment.api_base,
            tokens_per_second=self._pace,
            requirements=self._ledger.state.requirements,
            disputes=disputed,
        )
        self._ledger.append(EstimatesAsked(agent=_PLANNER, revision=revision.number, model=assignment.model), _PLANNER)
        answered = await self._ask(_PLANNER, revision.number, job)
        if answered is not None:
            self._ledger.append(self._verdict(revision, sprints, answered), _PLANNER)

    def _verdict(self, revision: Revision, sprints: SprintPlan, answered: Answered[Settlements]) -> EstimatesSettled:
        newest = self._ledger.state.artifacts["sprints"].latest
        # A person's own work on the sprint plan is theirs: the verdict stands beside it.
        untouched = newest is not None and newest.number == revision.number and newest.origin == "draft"
        return EstimatesSettled(
            agent=_PLANNER,
            revision=revision.number,
            settlements=answered.content.settlements,
            settled=revision.number + 1 if untouched else 0,
            sprints=settled(sprints, answered.content.settlements) if untouched else None,
            usage=answered.usage,
            cost=answered.cost,
            cached=answered.cached,
        )

    async def _ask(self, agent: AgentName, revision: int, job: Job[A]) -> Answered[A] | None:
        """Return the answer, or None after saying in the log why there is none."""
        try:
            return await self._asker(job, _unheard)
        except DraftFailure as failure:
            reason, message = failure.reason, failure.message
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - one specialist must not take the others' cards along
            sys.stderr.write(redact(traceback.format_exc()))
            reason, message = "engine", f"planroom failed while asking ({type(error).__name__}); that is its own fault."
        self._fail(agent, revision, reason, message, job)
        return None

    def _fail(self, agent: AgentName, revision: int, reason: FailureReason, message: str, job: Job[A]) -> None:
        failed = EstimatesFailed(
            agent=agent,
            revision=revision,
            reason=reason,
            message=message,
            usage=job.meter.usage,
            cost=job.meter.cost(job.model),
        )
        self._ledger.append(failed, agent)


def _unheard(_: DraftDelta | DraftRetried) -> None:
    """Cards are laid at once: what is written on the way is nobody's to see."""
