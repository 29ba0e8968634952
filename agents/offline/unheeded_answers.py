"""Answers in a person's own words of which the rules understand nothing, so that the design does not follow them."""

import re

from agents.offline.answers import Answers
from agents.offline.domain import Domain
from agents.offline.entry import Entry, entry_of

_IN_OWN_WORDS = ": "
"""What parts an answer in own words from what it is about; a chosen option is a whole sentence."""
_PASSWORDS = re.compile(r"(?i)\bpassw\w+|\bkennw\w+|\bcontraseñas?\b|\bsenhas?\b|\bmots? de passe\b")
_THEMSELVES = re.compile(r"(?i)\b(?:themselves|sign(?:s|ing)? up|regist\w+|self-\w+)\b")


def unheeded_answers(domain: Domain) -> tuple[tuple[str, str], ...]:
    """Return the id of each such answer, with its text."""
    answers = Answers(domain.requirements)
    heeded = _heeded(domain, answers)
    return tuple(
        (ident, text) for ident, text in answers.texts.items() if _IN_OWN_WORDS in text and not heeded.get(ident, True)
    )


def _heeded(domain: Domain, answers: Answers) -> dict[str, bool]:
    """Whether a plan by the rules follows the answer, by the ids of those that it could follow."""
    entry = entry_of(domain)
    channel = answers.texts.get("Q-channel", "").lower()
    return {
        "Q-sign-in": _way_in(entry, answers.texts.get("Q-sign-in", "")),
        "Q-registration": "Q-registration" in (entry.invited, entry.opened)
        or bool(_THEMSELVES.search(answers.texts.get("Q-registration", ""))),
        "Q-visibility": bool(answers.seen),
        "Q-tenancy": bool(answers.tenant),
        "Q-overlap": bool(answers.apart or answers.counted),
        "Q-currency": bool(answers.currency or answers.currencies),
        "Q-deletion": bool(answers.deletion),
        "Q-channel": answers.inside or answers.pushed or answers.texted or "mail" in channel,
    }


def _way_in(entry: Entry, text: str) -> bool:
    asked = {entry.links, entry.factor, entry.provider.asked if entry.provider is not None else ""}
    return "Q-sign-in" in asked or bool(_PASSWORDS.search(text))
