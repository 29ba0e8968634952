"""What is wanted of a model, on which terms, and what comes back."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from agents.budget import Purse
from agents.pricing import Meter
from agents.prompts import Message
from sessions.events import DraftContinued, DraftDelta, DraftEstimated, DraftRetried, ModelSettings, Usage

A = TypeVar("A", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(ABC, Generic[A]):
    """What is wanted of a model, and on which terms; subclasses say what the answer is and how to ask for it."""

    draft: str
    """Names the answer in the events on the way."""
    model: str
    api_base: str = ""
    settings: ModelSettings = ModelSettings()
    tokens_per_second: float = 0.0
    """Pace of an offline model; 0 for as fast as it can."""
    fresh: bool = False
    """Whether a kept answer to the same request will not do."""
    begun: str = ""
    """The text of an answer that was cut off, which this one goes on from."""
    purse: Purse | None = None
    """What may still be spent; None for no limit."""
    meter: Meter = field(default_factory=Meter)
    """Counts what the answer uses, however it ends."""

    @property
    def cost(self) -> float | None:
        """Dollars that it has cost so far; None if a price is unknown."""
        return self.meter.cost

    @property
    @abstractmethod
    def name(self) -> str:
        """What the answer's schema is called."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What the answer is called in a sentence."""

    @property
    @abstractmethod
    def answer_type(self) -> type[A]:
        """What the answer has to be."""

    @property
    def given(self) -> A | None:
        """What the model wrote before, if it is to go on from there."""
        return None

    @property
    def likely(self) -> BaseModel | None:
        """What the answer is likely to be as long as; None if there is nothing to go by."""
        return self.given

    @abstractmethod
    def messages(self, last: A | None, problems: Sequence[str], answer: str, form: str) -> list[Message]:
        """Return what is sent; `last` or `answer` is what did not hold, for the `problems` named."""

    def problems_of(self, answer: A) -> Sequence[str]:
        """Return what does not hold in a valid answer, in words for the model."""
        return ()


@dataclass(frozen=True, slots=True)
class Answered(Generic[A]):
    """A valid answer. Usage and cost are summed over its calls; cost is None if a price is unknown."""

    content: A
    usage: Usage
    cost: float | None
    first_token_ms: int
    duration_ms: int
    cached: bool


Progress = DraftEstimated | DraftDelta | DraftRetried | DraftContinued
Emit = Callable[[Progress], None]


class Asker(Protocol):
    """Asks a model: `agents.asking.ask`, or what stands for it."""

    async def __call__(self, job: Job[A], emit: Emit) -> Answered[A]:
        """Return the answer; raises DraftFailure, or CancelledError when cancelled."""
        ...


def with_fallback(job: Job[A], begun: str = "") -> Job[A]:
    """Return the job for the first of its fallbacks, which goes on from `begun`.

    Address, key and prices are its own, not those of the model before.
    """
    following, *rest = job.settings.fallbacks
    update = {"key": following.key, "prices": following.prices, "fallbacks": tuple(rest)}
    return replace(
        job,
        model=following.model,
        api_base=following.api_base,
        settings=job.settings.model_copy(update=update),
        begun=begun,
    )
