"""Topics whose answer becomes a statement: a constraint or a business rule in the document's words."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from plan.questions.document import Said, sentence, statement_id
from plan.questions.question import Asked, Given, Question, UnusableAnswerError
from plan.requirements import BusinessRule, Constraint, ConstraintKind, Requirements, Source

MAX_ANSWER = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, and the statement that it becomes."""

    option: str
    statement: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A question before it is asked; `lead` begins the statement that an answer in own words becomes."""

    text: str
    why: str
    choices: tuple[Choice, ...]
    recommended: int
    lead: str
    reach: float


class StatementTopic(ABC):
    """Asks for something that a sentence can say."""

    name: str
    kind: ConstraintKind | None
    """Kind of the constraint that the answer becomes; None for a business rule."""

    @abstractmethod
    def arises(self, said: Said) -> bool:
        """Whether the document leaves it open."""

    @abstractmethod
    def draft(self, said: Said) -> Draft:
        """Return the question in the document's words."""

    def ask(self, said: Said) -> Asked | None:
        """Return the question, or None where there is none."""
        if said.answered(self.name) or not self.arises(said):
            return None
        draft = self.draft(said)
        options = tuple(choice.option for choice in draft.choices)
        return Asked(Question(self.name, draft.text, draft.why, options, draft.recommended), draft.reach)

    def fold(self, said: Said, answer: str, given: Given) -> Requirements:
        """Return the requirements with the statement, in the place of an earlier one on the same topic."""
        requirements, ident = said.requirements, statement_id(self.name)
        text = self._statement(said, answer)
        source = Source(provenance=given, file="", line=0)
        if self.kind is None:
            rules = [rule for rule in requirements.rules if not _earlier(rule, ident)]
            rules.append(BusinessRule(id=ident, text=text, source=source))
            return requirements.model_copy(update={"rules": tuple(rules)})
        constraints = [constraint for constraint in requirements.constraints if not _earlier(constraint, ident)]
        constraints.append(Constraint(id=ident, kind=self.kind, text=text, source=source))
        return requirements.model_copy(update={"constraints": tuple(constraints)})

    def _statement(self, said: Said, answer: str) -> str:
        plain = " ".join(answer.split())
        if not plain:
            raise UnusableAnswerError("The answer is empty; choose an option or write what should hold.")
        if len(plain) > MAX_ANSWER:
            raise UnusableAnswerError(f"The answer is longer than {MAX_ANSWER:,} characters; say it shorter.")
        draft = self.draft(said)
        for choice in draft.choices:
            if choice.option.casefold() == plain.casefold():
                return sentence(choice.statement)
        return sentence(f"{draft.lead}: {plain}")


class OtherTopic(StatementTopic):
    """A topic that this version does not ask about, so that no question of another version stays without an answer."""

    kind = None

    def __init__(self, name: str) -> None:
        self.name = name

    def arises(self, said: Said) -> bool:
        """Never."""
        return False

    def draft(self, said: Said) -> Draft:
        """Only the lead is of use."""
        lead = self.name.replace("-", " ").strip() or "Answered"
        return Draft(text="", why="", choices=(), recommended=0, lead=lead, reach=0.0)


def _earlier(statement: BusinessRule | Constraint, ident: str) -> bool:
    return statement.id == ident and statement.source.provenance != "said"
