"""Planning poker after a sprint draft: every specialist is asked at once, then the planner about what is disputed."""

import asyncio
import contextlib
import sys
import traceback
from dataclasses import dataclass
from typing import Literal

from agents.budget import Purse
from agents.estimating import EstimateJob, SettleJob
from agents.failures import DraftFailure, redact
from agents.job import A, Answered, Asker, Job, Progress
from agents.ledger import Ledger
from agents.models import DEFAULT_MODEL
from agents.redrafting import redraft_merged
from plan.artifacts import AGENTS, AgentName
from plan.estimates import SPECIALISTS, Settlements, disputes, in_order, settled, within_scale
from plan.sprints import SprintPlan
from sessions.events import (
    ENGINE,
    EstimatesAsked,
    EstimatesFailed,
    EstimatesGiven,
    EstimatesSettled,
    FailureReason,
    Usage,
)
from sessions.state import Assignment, Revision

_PLANNER = AGENTS["sprints"]
_ENDED = "The engine was ended while it was being asked; draft the sprint plan again to ask once more."
_CANCELLED = "Cancelled; the sprint plan stands without it."


@dataclass(slots=True)
class _Round:
    revision: Revision
    sprints: SprintPlan
    jobs: dict[AgentName, EstimateJob]
    begun: asyncio.Event
    task: asyncio.Task[None] | None = None
    settling: SettleJob | None = None

    def job(self, agent: AgentName) -> EstimateJob | SettleJob | None:
        return self.settling if agent == _PLANNER else self.jobs.get(agent)


class Consultations:
    """Asks the specialists about the newest sprint draft; what fails is said and holds nothing up."""

    def __init__(self, ledger: Ledger, asker: Asker, pace: float, purse: Purse) -> None:
        self._ledger = ledger
        self._asker = asker
        self._pace = pace
        self._purse = purse
        self._round: _Round | None = None
        self._done = asyncio.Event()
        self._closing = False

    @property
    def busy(self) -> bool:
        """Whether somebody is being asked."""
        return self._round is not None

    @property
    def unbooked(self) -> float:
        """Dollars that those who are being asked have used, and that the log does not know of yet."""
        jobs = (self._round.job(agent) for agent in self._ledger.state.consulting()) if self._round else ()
        return sum(job.cost or 0.0 for job in jobs if job is not None)

    async def idle(self) -> None:
        """Return when nobody is being asked."""
        while self._round is not None:
            self._done.clear()
            await self._done.wait()

    def begin(self) -> None:
        """Ask about the sprint plan's newest revision, if it has stories."""
        revision = self._ledger.state.artifacts["sprints"].latest
        if revision is None or not isinstance(revision.content, SprintPlan) or not in_order(revision.content):
            return
        jobs = self._estimate_jobs(revision, revision.content)
        self._round = _Round(revision, revision.content, jobs, asyncio.Event())
        self._round.task = asyncio.create_task(self._run(self._round))

    async def cancel(self) -> None:
        """Stop asking."""
        running = self._round
        if running is not None and running.task is not None:
            await running.begun.wait()
            running.task.cancel()
            await asyncio.gather(running.task, return_exceptions=True)

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
            job = self._round.job(agent) if self._round is not None else None
            if asked is not None:
                self._fail(agent, asked.revision, reason, message, job)

    async def _run(self, mine: _Round) -> None:
        mine.begun.set()
        try:
            async with asyncio.TaskGroup() as asked:
                for agent, job in mine.jobs.items():
                    asked.create_task(self._estimate(mine, agent, job))
            if mine.settling is not None:
                await self._settle(mine, mine.settling)
        except asyncio.CancelledError:
            with contextlib.suppress(OSError):
                if self._closing:
                    self._end_waiting("engine", _ENDED)
                else:
                    self._end_waiting("cancelled", _CANCELLED)
        except (OSError, ExceptionGroup):
            if not self._ledger.state.touched:  # which says all there is to say
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
                settings=assignment.settings,
                purse=self._purse,
                tokens_per_second=self._pace,
                agent=agent,
                requirements=state.requirements,
                inputs=inputs,
                sprints=sprints,
            )
            self._ledger.append(EstimatesAsked(agent=agent, revision=revision.number, model=assignment.model), agent)
        return jobs

    async def _estimate(self, mine: _Round, agent: AgentName, job: EstimateJob) -> None:
        answered = await self._ask(agent, mine.revision.number, job)
        if answered is not None:
            given = EstimatesGiven(
                agent=agent,
                revision=mine.revision.number,
                estimates=answered.content.estimates,
                usage=answered.usage,
                cost=answered.cost,
                cached=answered.cached,
            )
            self._ledger.append(given, agent)
        if not self._ledger.state.consulting():
            self._ask_planner(mine)

    def _ask_planner(self, mine: _Round) -> None:
        """Ask the planner if something is disputed: in the step of the last card, so that nobody decides in between."""
        asked = self._ledger.state.consultation
        disputed = disputes(mine.sprints, asked.estimation().cards) if asked is not None else ()
        if not disputed:
            return
        assignment = self._assignment(_PLANNER)
        number = mine.revision.number
        mine.settling = SettleJob(
            draft=f"settlements-{number}",
            model=assignment.model,
            api_base=assignment.api_base,
            settings=assignment.settings,
            purse=self._purse,
            tokens_per_second=self._pace,
            requirements=self._ledger.state.requirements,
            disputes=disputed,
        )
        self._ledger.append(EstimatesAsked(agent=_PLANNER, revision=number, model=assignment.model), _PLANNER)

    async def _settle(self, mine: _Round, job: SettleJob) -> None:
        answered = await self._ask(_PLANNER, mine.revision.number, job)
        if answered is not None:
            self._ledger.append(self._verdict(mine.revision, answered), _PLANNER)
            merged = redraft_merged(self._ledger.state, "sprints")
            if merged is not None:
                self._ledger.append(merged, ENGINE)

    def _verdict(self, revision: Revision, answered: Answered[Settlements]) -> EstimatesSettled:
        verdicts = within_scale(answered.content.settlements)
        held = self._ledger.state.artifacts["sprints"]
        # The verdict goes into the planner's own draft: what a person made of that is merged with it, not written over.
        draft = held.last_draft.content if held.number == revision.number and held.last_draft else None
        sprints = settled(draft, verdicts) if isinstance(draft, SprintPlan) else None
        return EstimatesSettled(
            agent=_PLANNER,
            revision=revision.number,
            settlements=verdicts,
            settled=revision.number + 1 if sprints else 0,
            sprints=sprints,
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
        except Exception as error:  # noqa: BLE001 - one specialist must not take the others' cards along
            sys.stderr.write(redact(traceback.format_exc()))
            reason, message = "engine", f"planroom failed while asking ({type(error).__name__}); that is its own fault."
        self._fail(agent, revision, reason, message, job)
        return None

    def _fail(
        self,
        agent: AgentName,
        revision: int,
        reason: FailureReason | Literal["cancelled"],
        message: str,
        job: EstimateJob | SettleJob | Job[A] | None,
    ) -> None:
        """Say that an agent gave nothing; what it used is unknown if it was another engine that asked."""
        failed = EstimatesFailed(
            agent=agent,
            revision=revision,
            reason=reason,
            message=message,
            usage=job.meter.usage if job is not None else Usage(),
            cost=job.cost if job is not None else None,
        )
        self._ledger.append(failed, agent)


def _unheard(_: Progress) -> None:
    """Cards are laid at once: what is written on the way is nobody's to see."""
