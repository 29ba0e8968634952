"""What of a person's feedback the offline planner carried out; a model says nothing that could be told apart."""

import asyncio

from agents.drafting import DraftJob
from agents.models import is_offline
from plan.artifacts import TITLES, Artifact, ArtifactName
from sessions.events import Unheeded


async def unheeded(job: DraftJob, model: str, content: Artifact) -> tuple[tuple[Unheeded, ...], bool]:
    """Return what of the feedback of a draft was not carried out, and whether that was all of it.

    `model` wrote `content`. The rules are asked once more, and their word counts for what they wrote themselves.
    """
    if not job.feedback or job.last_draft is None or not is_offline(model):
        return (), False
    return await asyncio.to_thread(_asked, job, content)


def _asked(job: DraftJob, content: Artifact) -> tuple[tuple[Unheeded, ...], bool]:
    # The rules are imported where they draft, and nowhere else.
    from agents.offline.planner import answer
    from agents.offline.request import Inputs, PlanRequest

    inputs = Inputs.of(job.inputs)
    planned = answer(PlanRequest(job.artifact, job.requirements, inputs, job.last_draft, job.feedback, job.earlier))
    if planned.artifact != content or not planned.points:
        return (), False
    left = tuple(Unheeded(text=point.said, why=point.why) for point in planned.points if not point.done)
    return left, len(left) == len(planned.points)


def nothing_done(name: ArtifactName, revision: int) -> str:
    """Say that a draft was left as it was."""
    return f"Nothing of the feedback was carried out, so {TITLES[name]} stays as it is in r{revision}."
