"""Times at which somebody is away: holidays, sick leave, days off."""

import re
from collections.abc import Iterator

from plan.reading.english.clauses import clauses
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape, split_fields
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import reference_to
from plan.reading.words.english import KEPT

_OFF = (
    r"(?:time|days?|weeks?|half\s+days?)\s+off|(?:annual|sick|parental|maternity|compassionate|unpaid|study)\s+leave"
    r"|leave(?:\s+of\s+absence)?|holidays?|vacations?"
)
_TAKES = re.compile(
    rf"(?:take|have|get|be\s+on|go\s+on|be\s+given)\s+(?:an?\s+|some\s+|their\s+)?(?:{_OFF})\b", re.IGNORECASE
)
_IS_AWAY = re.compile(
    r"be\s+(?:sometimes\s+|occasionally\s+)?(?:away|absent|unavailable|not\s+available|off\s+sick|off\s+work|on\s+leave)\b",
    re.IGNORECASE,
)
_SAYS_TAKES = re.compile(
    r"\W*(?:sometimes\s+|now\s+and\s+then,?\s+|of\s+course,?\s+)?(?:(?P<one>an?|each|every)\s+|our\s+|the\s+)?(?P<who>[a-z-]+(?:\s[a-z-]+)??)\s+"
    rf"(?:(?:can|may|will|also|sometimes|often|regularly|have\s+to)\s+)*(?:(?:takes?|goes\s+on|go\s+on)\s+(?:{_OFF})\b|(?:has|have|gets?)\s+(?:{_OFF})(?=\s*$|[.;:!]|\s+(?:on|from|when|now|every)\b))",
    re.IGNORECASE,
)
"""The same in a sentence whose grammar is not plain: a grammar takes `leave` for what is done."""
_KEEPS_WHEN = re.compile(
    r"\b(?:when|from\s+when\s+to\s+when|which\s+days|the\s+(?:days|times|dates|periods?)\s+(?:on\s+which|when|in\s+which|that))\s+"
    r"(?:an?|each|every|the|our|one\s+of\s+the)?\s*(?P<who>[a-z-]+(?:\s[a-z-]+)?)\s+(?:is|are|will\s+be)\s+"
    r"(?:away|absent|unavailable|not\s+available|off\s+sick|off|on\s+leave|on\s+holiday)\b",
    re.IGNORECASE,
)
"""`We also note when an instructor is on leave`"""
_KINDS = re.compile(
    rf"\b(?:{_OFF}|away|absent|unavailable)\s*(?::|\(|[-–—]\s)\s*(?:e\.g\.\s+|mostly\s+)?(?P<kinds>[^:;().]+)",
    re.IGNORECASE,
)
_AWAY = frozenset(("absence", "unavailability", "off", "leave request", "holiday request", "leave application"))
"""The last words of what is kept of them where a document says that by itself."""
_OF_ANY = frozenset(("they", "he", "she"))
_NO_KIND = re.compile(
    r"\b(?:they|he|she|we|who|which|[a-z]+days?(?<!sick days)(?<!training days))\b|(?:\S+\s+){3}", re.IGNORECASE
)
"""What is no kind of absence: a clause, a weekday."""
_FEWEST = 2
"""Kinds of absence; a single one may be an example."""


def absences(sentence: str, known: Known) -> Iterator[Shape]:
    """`They take time off: holidays, training days, sick leave`: each time is kept with its days."""
    told_of = (_who(clause, known) for clause in clauses(sentence))
    who = next(filter(None, told_of), "") or _taking(sentence, known) or _kept_of(sentence, known)
    told = {one for one in known.things if one in _AWAY or one.rpartition(" ")[2] in _AWAY} - {f"{key(who)} absence"}
    if who and not told:
        kinds = _KINDS.search(sentence)
        listed = split_fields(kinds["kinds"]) if kinds else ()
        said = tuple(singular(one.lower()) for one in listed) if not any(map(_NO_KIND.search, listed)) else ()
        kind = f"kind ({', '.join(said)})" if len(said) >= _FEWEST else "kind (optional)"
        yield Shape(f"{who} absence", (reference_to(who), kind, "starts on", "ends on"))


def _who(clause: Clause, known: Known) -> str:
    """Whom a clause says to be away now and then; empty if it says that of nobody, or only of somebody at one time."""
    said = f"be {clause.rest}" if clause.verb == "be" else clause.said
    verb = f"{clause.verb} {clause.rest}" if clause.verb != "be" else said
    if clause.passive or len(clause.subjects) != 1:
        return ""
    if not any(_TAKES.match(one) or _IS_AWAY.match(one) for one in (said, verb)):
        return ""
    subject = clause.subjects[0]
    if subject.name in _OF_ANY:
        return known.person or (known.spoken if known.is_somebody(Noun(known.spoken)) else "")
    any_of_them = subject.plural or subject.any or subject.each
    return subject.name if any_of_them and known.is_somebody(subject) else ""


def _taking(sentence: str, known: Known) -> str:
    """Who takes time off by the words of a sentence alone."""
    said = _SAYS_TAKES.match(sentence)
    who = singular(said["who"].lower()) if said else ""
    several = said is not None and (said["one"] or who != said["who"].lower())
    return who if several and known.is_somebody(Noun(who)) else ""


def _kept_of(sentence: str, known: Known) -> str:
    """Of whom a sentence says that it is kept when they are away."""
    asked = _KEEPS_WHEN.search(sentence)
    keeps = any(clause.head in KEPT for clause in clauses(sentence))
    who = Noun(singular(asked["who"].lower())) if asked and keeps else Noun("")
    return who.name if who.name and known.is_somebody(who) else ""
