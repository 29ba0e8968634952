"""An answer that the rules do not understand is said to be so, and one that they follow is not."""

import pytest

from plan.questions import answered
from plan.questions.asking import TOPICS
from plan.questions.document import Said
from tests.agents.offline.drafts import drafted
from tests.agents.offline.test_answers import architecture, club

ASKED = [one.name for one in TOPICS if one.ask(Said(club())) is not None]
UNDERSTOOD = {
    "sign-in": "with their password, as before",
    "registration": "they register by themselves at the boat house",
    "deletion": "hidden for a while, then erased",
    "channel": "by e-mail",
}
BEYOND = {
    "sign-in": "with a library card number and a PIN",
    "registration": "whoever has rowed three times",
    "deletion": "ask the keeper",
    "channel": "by carrier pigeon",
}


def _told(topic: str, answer: str) -> list[str]:
    plan = drafted(answered(club(), topic, answer, "answered"))
    return [risk.title for risk in architecture(plan).risks if "does not follow the answer" in risk.title]


@pytest.mark.parametrize("topic", sorted(BEYOND))
def test_what_is_not_understood_is_the_first_risk(topic: str) -> None:
    assert topic in ASKED
    (title,) = _told(topic, BEYOND[topic])
    assert f"Q-{topic}" in title
    assert BEYOND[topic] in title


@pytest.mark.parametrize("topic", sorted(UNDERSTOOD))
def test_what_is_understood_is_no_risk(topic: str) -> None:
    assert _told(topic, UNDERSTOOD[topic]) == []


def test_no_option_of_any_question_is_one() -> None:
    for topic in TOPICS:
        asked = topic.ask(Said(club()))
        for option in asked.question.options if asked is not None else ():
            assert _told(topic.name, option) == [], option
