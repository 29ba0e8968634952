"""What the next draft of an agent is likely to use and to cost, told before anything is sent."""

from dataclasses import dataclass

from agents.commands import RefusedError
from agents.drafting import job_of, started
from agents.models import is_offline
from agents.pricing import cost, likely_usage
from agents.structured import best_mode, form_of
from plan.artifacts import TITLES, ArtifactName
from sessions.dollars import rounded
from sessions.events import Usage
from sessions.state import SessionState


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one draft is likely to use. `cost` is None for an unknown price, `left` for no budget."""

    model: str
    usage: Usage
    cost: float | None
    left: float | None

    @property
    def sentence(self) -> str:
        """Say it to a person."""
        if is_offline(self.model):
            return "The offline planner drafts this; it costs nothing."
        size = f"About {self.usage.prompt_tokens:,} tokens in and {self.usage.completion_tokens:,} out"
        price = "price unknown" if self.cost is None else "free" if not self.cost else f"about {rounded(self.cost)}"
        return f"{size} with {self.model}: {price}{self._budget()}."

    def _budget(self) -> str:
        if self.left is None:
            return ""
        if self.cost is None:
            return ", so the budget refuses it"
        left = f"{rounded(self.left)} of the budget is left"
        return f"; only {left}" if self.cost > self.left else f"; {left}"


def forecast(state: SessionState, name: ArtifactName, feedback: str = "") -> Forecast:
    """Return what a draft of `name` would use now, by the request that it would send.

    An answer is taken to be as long as the draft before it, or as a draft usually is. Raises RefusedError with one
    sentence if nothing could be drafted.
    """
    if missing := state.waits_for(name):
        waits = " and ".join(TITLES[source].lower() for source in missing)
        raise RefusedError(f"{TITLES[name]} waits for {waits}; draft that first.")
    job = job_of(state, started(state, name, feedback))
    form = form_of(job.name, job.answer_type, job.model, best_mode(job.model, job.api_base))
    messages = job.messages(job.given, (), "", form.words)
    usage = Usage() if is_offline(job.model) else likely_usage(job.model, messages, job.likely)
    left = None if state.budget is None else max(state.budget - state.cost, 0.0)
    return Forecast(job.model, usage, cost(job.model, usage, job.settings.prices), left)
