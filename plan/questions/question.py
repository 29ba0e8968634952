"""A question, and what a subject that can be asked about has to give."""

from dataclasses import dataclass
from typing import Literal, Protocol

from plan.questions.document import Said
from plan.requirements import Requirements

Given = Literal["answered", "assumed"]
"""Where an answer comes from: a person gave it, or the recommendation was taken."""


class UnusableAnswerError(ValueError):
    """An answer that nothing can be made of; the text is one sentence that says what would do."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a document leaves open; `recommended` is the place of an option, counted from 0."""

    topic: str
    text: str
    why: str
    options: tuple[str, ...]
    recommended: int

    @property
    def recommendation(self) -> str:
        """The recommended option."""
        return self.options[self.recommended]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and how much hangs on it: artifacts drawn otherwise, times the stories it touches."""

    question: Question
    reach: float


class Topic(Protocol):
    """A subject that a document may leave open."""

    @property
    def name(self) -> str:
        """The topic, as events name it."""
        ...

    def ask(self, said: Said) -> Asked | None:
        """Return the question, or None where the document answers it or it does not arise."""
        ...

    def fold(self, said: Said, answer: str, given: Given) -> Requirements:
        """Return the requirements with the answer in them; raises UnusableAnswerError."""
        ...
