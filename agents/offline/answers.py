"""What the answers to planroom's own questions say, read back from the statements that they became."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from agents.offline.inflection import identifier, singular
from plan.questions.document import statement_id
from plan.requirements import Requirements, Role

_OWN = re.compile(r"(?i)\bsee only what they entered\b")
_ALL = re.compile(r"(?i)\beverybody who is signed in sees\b")
_PUBLIC = re.compile(r"(?i)\bis public\b")
_SHARED = re.compile(r"(?i)\bseveral (?P<who>[^,]{2,40}?) share one installation\b")
_NO_TWO = re.compile(r"(?i)^no two (?P<what>[^,]{2,60}?) are\b")
_PLACES = re.compile(r"(?i)^(?P<what>[^,]{2,60}?) share a time up to\b")
_MONEY = re.compile(r"(?i)\bare in (?P<currency>[^,]{2,30}?) only\b")
_CURRENCIES = re.compile(r"(?i)\bseveral currencies\b")
_INSIDE = re.compile(r"(?i)\bwithin the application\b")
_PUSH = re.compile(r"(?i)\bpush (?:message|notification)s?\b")
_TEXTED = re.compile(r"(?i)\b(?:text message|sms)\w*\b")
_HIDDEN = re.compile(r"(?i)\bhidden\b")
_ERASED = re.compile(r"(?i)\berased\b")
_NEVER = re.compile(r"(?i)\bnever erased\b")
_WORD = re.compile(r"[^\W\d_]+")

Seen = Literal["", "own", "all", "public"]
Deletion = Literal["", "term", "at once", "kept"]


@dataclass(frozen=True)
class Answers:
    """The answers of one document; what is empty was not answered, or says nothing that a plan hangs on."""

    requirements: Requirements

    @cached_property
    def texts(self) -> dict[str, str]:
        """Each answer's statement by its id."""
        said = [(rule.id, rule.text) for rule in self.requirements.rules]
        said += [(constraint.id, constraint.text) for constraint in self.requirements.constraints]
        return {ident: text for ident, text in said if ident.startswith("Q-")}

    def _text(self, topic: str) -> str:
        return self.texts.get(statement_id(topic), "")

    @cached_property
    def seen(self) -> Seen:
        """Who sees what somebody entered."""
        text = self._text("visibility")
        return "own" if _OWN.search(text) else "all" if _ALL.search(text) else "public" if _PUBLIC.search(text) else ""

    def entering(self, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """Return the roles whose entries the visibility is about."""
        words = {singular(word) for word in _WORD.findall(self._text("visibility").partition(";")[0].lower())}
        return tuple(role for role in roles if set(map(singular, _WORD.findall(role.name.lower()))) <= words)

    @cached_property
    def tenant(self) -> str:
        """Several of what share an installation, as a noun in the singular."""
        match = _SHARED.search(self._text("tenancy"))
        return singular(match["who"].lower().split()[-1]) if match else ""

    @cached_property
    def apart(self) -> str:
        """The table of which no two rows may be for the same time."""
        return _table(_NO_TWO.search(self._text("overlap")))

    @cached_property
    def counted(self) -> str:
        """The table whose rows share a time up to a number of places."""
        return _table(_PLACES.search(self._text("overlap")))

    @cached_property
    def currency(self) -> str:
        """The one currency in which money is counted."""
        match = _MONEY.search(self._text("currency"))
        return match["currency"] if match else ""

    @cached_property
    def currencies(self) -> bool:
        """Whether each amount names its own currency."""
        return _CURRENCIES.search(self._text("currency")) is not None

    @cached_property
    def inside(self) -> bool:
        """Whether people are told within the application."""
        return _INSIDE.search(self._text("channel")) is not None

    @cached_property
    def pushed(self) -> bool:
        """Whether people are told on their phones."""
        return _PUSH.search(self._text("channel")) is not None

    @cached_property
    def texted(self) -> bool:
        """Whether people are told by text message."""
        return _TEXTED.search(self._text("channel")) is not None

    @cached_property
    def deletion(self) -> Deletion:
        """What becomes of what is deleted."""
        text = self._text("deletion")
        if _HIDDEN.search(text):
            return "kept" if _NEVER.search(text) or not _ERASED.search(text) else "term"
        return "at once" if _ERASED.search(text) else ""


def _table(match: re.Match[str] | None) -> str:
    return identifier(match["what"]) if match is not None else ""
