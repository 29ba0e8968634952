"""Which questions a document raises, and what an answer makes of it."""

from plan.questions.access import RegistrationTopic, SignInTopic, TenancyTopic, VisibilityTopic
from plan.questions.data import ChannelTopic, CurrencyTopic, DeletionTopic, OverlapTopic
from plan.questions.document import Said
from plan.questions.question import Given, Question, Topic
from plan.questions.statements import OtherTopic
from plan.questions.team import PrioritiesTopic, StartTopic, TeamTopic
from plan.questions.volume import VolumeTopic
from plan.requirements import Requirements

MOST = 5
"""More questions than this are never asked: the rest is not worth the time before the first draft."""

TOPICS: tuple[Topic, ...] = (
    TenancyTopic(),
    VolumeTopic(),
    VisibilityTopic(),
    SignInTopic(),
    OverlapTopic(),
    TeamTopic(),
    RegistrationTopic(),
    CurrencyTopic(),
    ChannelTopic(),
    DeletionTopic(),
    PrioritiesTopic(),
    StartTopic(),
)
_BY_NAME = {topic.name: topic for topic in TOPICS}


def open_questions(requirements: Requirements) -> tuple[Question, ...]:
    """Return what the document leaves open, at most `MOST` questions, those first that most of a plan hangs on.

    What is only assumed counts as open.
    """
    said = Said(requirements)
    asked = [found for topic in TOPICS if (found := topic.ask(said)) is not None]
    asked.sort(key=lambda found: -found.reach)
    return tuple(found.question for found in asked[:MOST])


def answered(requirements: Requirements, topic: str, answer: str, provenance: Given) -> Requirements:
    """Return the requirements with an answer (an option's text, or other words) folded in.

    An answer to the same topic replaces an earlier one. Raises UnusableAnswerError with one sentence if nothing can be
    made of it. A topic of another version becomes a rule in the answer's own words.
    """
    return _BY_NAME.get(topic, OtherTopic(topic)).fold(Said(requirements), answer, provenance)
