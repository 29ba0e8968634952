"""Whom a demand is made of: somebody, the system by whatever name, or a party of the contract."""

import re

from plan.reading.gathered.standing import Standing
from plan.reading.text.naming import key, singular
from plan.reading.text.numbered import Demand
from plan.reading.words.roles import is_machine, is_person, is_system

_PRONOUN = re.compile(
    r"^(?:they|he|she|ellos|ellas|él|ella|sie|er|ils|elles|il|elle|eles|elas|ele|ela)$", re.IGNORECASE
)
ANYBODY = re.compile(r"\b(?:they|people|somebody|someone|everybody|everyone|anybody|anyone)$", re.IGNORECASE)
"""Who is last in what stands before a modal verb: `On return they should write down …`."""
_SYSTEM = "system"
_USER = "user"
_EVERYBODY = re.compile(r"every(?:body|one)", re.IGNORECASE)
_OF_THINGS = re.compile(
    r"(?:be|have|hold|contain|carry|consist|include|belong|relate|refer|sit|stand|lie|fit|run|work|last|span|cover|exist|appear)\b",
    re.IGNORECASE,
)
"""What things are able to do as well: `A booking shall be able to cover several sailings`."""
_FOR_WHAT = re.compile(r"\s(?:for|of|at|in)\s", re.IGNORECASE)
_NAME = re.compile(
    r"(?!(?:you|she|they|one|this|that|there|these|those|who|(?:any|every|some|no)(?:one|body|thing))$)[a-z]{3,}(?:\s[a-z]+){0,2}",
    re.IGNORECASE,
)


def who(at: Standing, subject: str) -> str:
    """Who a pronoun is: whoever was met before, or anybody where a document only tells what is meant. What a contract
    demands of who makes the system, or of the system by the name in the document's title, it demands of the system.
    """
    if (at.eager and ANYBODY.search(subject) and not at.last_role) or _EVERYBODY.fullmatch(subject):
        return _USER
    if _is_called(at, subject):
        return _SYSTEM
    spoken = at.person if key(at.person) in at.gathered.known_roles else ""
    return (at.last_role or spoken or subject) if _PRONOUN.match(subject) else subject


def is_somebody(subject: str, told: Demand, known: frozenset[str]) -> bool:
    """Whether a demand is made of somebody, whom the document may never have said to be a user: `The mate shall be
    able to check in passengers`.
    """
    if is_person(subject, known):
        return True
    named = _NAME.fullmatch(subject) is not None and not (is_system(subject) or is_machine(subject))
    return named and told.able and not told.forbids and _OF_THINGS.match(told.want) is None


def owes(at: Standing, told: Demand | None) -> bool:
    """Whether a demand is what one party of the contract owes the other: `The Client shall name a contact person`."""
    parties = at.gathered.parties
    if told is None or not parties.maker:
        return False
    client = key(told.subject) == parties.client and not told.able
    return client or (key(told.subject) == parties.maker and told.want.lower().startswith("be "))


def _is_called(at: Standing, subject: str) -> bool:
    """Whether a subject is who makes the system, or the system by its name, which people in the plural are not."""
    if at.gathered.parties.maker and key(subject) == at.gathered.parties.maker:
        return True
    title = _FOR_WHAT.split(at.gathered.title or at.gathered.project, maxsplit=1)[0]
    return " " in title and key(subject) == key(title) and singular(subject.lower()) == subject.lower()
