"""What is asked in planning poker: a specialist's cards, and the planner's word on those that lie apart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents.job import Job
from agents.prompts import Message
from agents.prompts.poker import estimate_messages, settle_messages
from plan.artifacts import AgentName, Artifact, ArtifactName
from plan.estimates import SCALE, Dispute, Estimates, Settlements, in_order
from plan.requirements import Requirements
from plan.sprints import POINTS, SprintPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateJob(Job[Estimates]):
    """Asks one specialist for a card for each story, which it sees without points."""

    agent: AgentName
    requirements: Requirements
    inputs: Mapping[ArtifactName, Artifact]
    sprints: SprintPlan

    @property
    def name(self) -> str:
        """The schema's name."""
        return "estimates"

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return "list of estimates"

    @property
    def answer_type(self) -> type[Estimates]:
        """Cards."""
        return Estimates

    def messages(self, last: Estimates | None, problems: Sequence[str], answer: str, form: str) -> list[Message]:
        """Return what is sent to the specialist."""
        return estimate_messages(self.agent, self.requirements, self.inputs, self.sprints, last, problems, answer, form)

    def problems_of(self, answer: Estimates) -> Sequence[str]:
        """Return the stories without a card, and cards that do not hold."""
        cards = [(card.story, card.points) for card in answer.estimates]
        return _card_problems([story.id for story in in_order(self.sprints)], cards, SCALE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleJob(Job[Settlements]):
    """Asks the planner to settle the disputes."""

    requirements: Requirements
    disputes: tuple[Dispute, ...]

    @property
    def name(self) -> str:
        """The schema's name."""
        return "settlements"

    @property
    def title(self) -> str:
        """What it is called in a sentence."""
        return "list of settlements"

    @property
    def answer_type(self) -> type[Settlements]:
        """Verdicts."""
        return Settlements

    def messages(self, last: Settlements | None, problems: Sequence[str], answer: str, form: str) -> list[Message]:
        """Return what is sent to the planner."""
        return settle_messages(self.requirements, self.disputes, last, problems, answer, form)

    def problems_of(self, answer: Settlements) -> Sequence[str]:
        """Return the disputes without a verdict, and verdicts that do not hold."""
        cards = [(verdict.story, verdict.points) for verdict in answer.settlements]
        return _card_problems([dispute.story.id for dispute in self.disputes], cards, POINTS)


def _card_problems(stories: Sequence[str], cards: Sequence[tuple[str, int]], scale: Sequence[int]) -> tuple[str, ...]:
    asked = dict.fromkeys(stories)
    held = Counter(story for story, _ in cards)
    problems = [f"story {story} has no entry" for story in asked if story not in held]
    problems += [f"story {story} has {count} entries; one is enough" for story, count in held.items() if count > 1]
    problems += [f"there is no story {story} to say anything about" for story in held if story not in asked]
    problems += [f"{points} points for {story} are not on the scale" for story, points in cards if points not in scale]
    return tuple(problems)
