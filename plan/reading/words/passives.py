"""What somebody is able to do where a sentence leaves out who: `Catering can be ordered with a booking`."""

import re
from typing import NamedTuple

from plan.reading.words.roles import is_person
from plan.reading.words.verbs import active

_CAN_BE = re.compile(
    r"^(?:(?:and|also|then)\s+)?(?:(?:the|an?|each|every|any|all)\s+)?(?P<what>[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,2})\s+"
    r"can\s+(?:also\s+)?be\s+(?P<done>[a-z]+)(?P<rest>\s.+)?$",
    re.IGNORECASE | re.DOTALL,
)
_MODAL = r"(?:can|may|must|shall|should|will|(?:has|have|needs?)\s+to)"
_UNDERGOES = re.compile(
    r"^(?P<before>(?:when|if|where|once|after|before|until|for|at|on)\s[^,:;]{3,120},\s+"
    r"|for\s(?:\w+\s){1,4}?(?=(?:at\s+least|the|an?)\s))?"
    rf"(?P<what>(?!it\b|they\b|there\b|this\b|that\b)[^,:;()]{{3,80}}?)\s+{_MODAL}\s+(?:(?:also|then|always)\s+)?be\s+"
    r"(?P<done>[a-z]+)(?P<particle>\s+(?:out|off|in|up|down|back|away)\b(?!\s+(?:the|an?|one)\b))?(?P<rest>\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLES = re.compile(
    r",?\s+(?:such\s+as|for\s+example|e\.g\.)\s+[^:;]{3,120}?(?=,?\s+(?:can|may|must|shall|should)\s+be\b)"
)
_NO_DEED = frozenset(
    ["used", "assumed", "expected", "found", "reached", "based", "needed", "related", "nested", "linked"]
)
_STATES = re.compile(r"\s*,\s+(?:[a-z-]+\s?){1,3}(?:,|\s(?:or|and)\s)", re.IGNORECASE)
"""What else the subject may be: `An appointment shall be booked, checked in or cancelled`."""
_ONTO = re.compile(r"\s+(?:on|onto|against)\s+(?:the|an?|its|their)\s", re.IGNORECASE)
"""What is written down somewhere, and reserved for nobody: `Parts used must be booked on the work order`."""
_CLAUSE = re.compile(r"\b(?:can|may|must|shall|should|will)\b|^(?:how|what|when|where|whether|why)\b", re.IGNORECASE)
_BY = re.compile(r"\s+by\s")
_BY_WHOM = re.compile(r"\s+by\s+(?:(?:an?|the|any)\s+)?(?P<who>[a-z]+(?:\s[a-z]+)?)(?=[\s,.]|$)", re.IGNORECASE)


class Undergone(NamedTuple):
    """What is to be done, as it stands after "to", and by whom; nobody where the sentence leaves that out."""

    want: str
    by: str = ""


def passive_wish(text: str) -> str:
    """Return what is done as it stands after "to"; empty if the sentence says nothing that can be done."""
    match = _CAN_BE.match(text.strip(" .;!"))
    if match is None or match["done"].casefold() in _NO_DEED or _BY.match(match["rest"] or ""):
        return ""
    verb = active(match["done"])
    return f"{verb} {match['what'].lower()}{match['rest'] or ''}" if verb else ""


def undergone(text: str, known: frozenset[str]) -> Undergone | None:
    """Return what a sentence demands to be done to its subject: `A patient can be marked as deceased, with the date`.

    None where it demands something else. `known` are the keys of the roles.
    """
    match = _UNDERGOES.match(_EXAMPLES.sub("", text.strip(" .;!")))
    if match is None or match["done"].casefold() in _NO_DEED or _STATES.match(match["rest"]):
        return None
    verb, rest = active(match["done"]), match["rest"]
    verb = "record" if verb == "book" and _ONTO.match(rest) else verb
    if not verb or _CLAUSE.search(match["what"]):
        return None
    by = next((one for one in _BY_WHOM.finditer(rest) if is_person(one["who"], known)), None)
    if by is not None:
        rest = rest[: by.start()] + rest[by.end() :]
    before = _lowered((match["before"] or "").strip(" ,"))
    want = f"{verb}{match['particle'] or ''} {_lowered(match['what'])}{rest}{f', {before}' if before else ''}"
    return Undergone(want, by["who"].lower() if by else "")


def _lowered(text: str) -> str:
    """What began a sentence, inside of one; an abbreviation stays as it is."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"
