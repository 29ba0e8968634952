"""Words that mean a thing which has another name: `a colourway (we call it a listing)`, a draft of what may be one."""

import re
from collections.abc import Iterator

from plan.reading.gathered.gathering import Gathered
from plan.reading.gathered.salience import may_be_kept
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import REFERENCE
from plan.reading.words.roles import is_person
from plan.reading.words.states import is_state
from plan.reading.words.verbs import active

_NAME = (
    r"(?!(?:it|they|them|this|that|these|what|which|who|is|are|we|i)\b)[a-z][a-z-]+"
    r"(?:\s(?!(?:is|are|and|or|for|in|of|to|that|which|when|if|as)\b)[a-z][a-z-]+)?"
)
_ALSO = (
    r"(?:(?:which|that|whom)\s+)?(?:(?:we|i|they|people|some|others)\s+(?:also\s+|just\s+|simply\s+|often\s+|mostly\s+|usually\s+)?(?:call|say)\s+(?:(?:it|them|that|these|this)\s+)?|"
    r"also\s+(?:called|known\s+as|named)\s+|a\.?k\.?a\.?\s+|in\s+short:?\s+|called\s+|known\s+as\s+)(?:(?:an?|the|just|simply)\s+)?"
)
_FORMS = (
    re.compile(
        rf"(?:^|[;:,(]\s*|\b(?:an?|the|each|every|our)\s+)(?P<one>{_NAME})\s+(?:is|are|means)\s[^.;()]*?(?:\(|,\s+)(?:or\s+)?{_ALSO}(?P<other>{_NAME})\s*(?=[),.;]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:an?|the|each|every|our|all|many|some)\s+(?P<one>{_NAME})\s*(?:\(|,\s+)(?:or\s+)?{_ALSO}(?P<other>{_NAME})\s*(?=[),])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:(?:the\s+)?(?:words?\s+)?)(?P<one>{_NAME})\s+and\s+(?P<other>{_NAME})\s+(?:mean|are)\s+(?:(?:one\s+and\s+)?the\s+same(?:\s+thing)?|synonyms|used\s+interchangeably)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:an?\s+|the\s+)?(?P<one>{_NAME})\s+is\s+(?:just\s+|only\s+|simply\s+)?(?:another|our|the\s+(?:old|official|usual))\s+(?:word|name|term)\s+for\s+(?:an?\s+|the\s+)?(?P<other>{_NAME})(?=$|[,;])",
        re.IGNORECASE,
    ),
)
_ANYBODY = frozenset(("person", "people"))
_FEW = 2
"""Sentences that have to mention both words."""
_FEW_STATES = 3
_STATUS = re.compile(r"^status \((?P<states>[^()]+)\)$")


def told_synonyms(sentence: str) -> Iterator[tuple[str, str]]:
    """Pairs of words of which a sentence says that they mean the same."""
    said = re.sub(r"[\"“”*_`]", "", sentence.strip().rstrip(".!"))
    for part in said.split(";"):
        match = next((found for form in _FORMS if (found := form.search(part.strip()))), None)
        one, other = (singular(match[word].lower()) for word in ("one", "other")) if match else ("", "")
        if one != other and all(may_be_kept(word) and not is_person(word, frozenset()) for word in (one, other)):
            yield one, other


def meant_by(gathered: Gathered) -> dict[str, str]:
    """The thing that each word means which only is another word for it, by the word's key."""
    found: dict[str, str] = {}
    for pair in sorted(gathered.synonyms):
        rare, often = sorted(pair, key=lambda word: (gathered.mentions[word], word))
        if gathered.mentions[rare] >= _FEW and not set(pair) & gathered.roles.keys:
            found[key(rare)] = often
    for draft in gathered.shapes.values():
        first, _, last = draft.name.rpartition(" ")
        other = gathered.shapes.get(key(first)) if last in _ANYBODY and not is_person(first, frozenset()) else None
        if other is not None and sum(REFERENCE not in one for one in other.fields) <= 1:
            found.setdefault(key(first), draft.name)  # a contact is a contact person
        for state in _noun_states(draft.fields):
            if key(state) in gathered.shapes and key(state) != key(draft.name):
                found.setdefault(key(state), draft.name)
    for term in gathered.terms - gathered.roles.keys:
        if short := _short_for(term, gathered):
            found.setdefault(short, term)
    return {word: thing for word, thing in found.items() if key(thing) not in found}


def _short_for(term: str, gathered: Gathered) -> str:
    """The last word of a term of the glossary, where the document says it for the whole: `session`, `exam session`."""
    _, several, last = term.rpartition(" ")
    if not several or last in gathered.terms | gathered.roles.keys or last not in gathered.shapes:
        return ""
    others = (one for one in gathered.shapes.keys() | gathered.terms if one.endswith(f" {last}") and one != term)
    return last if gathered.mentions[term] and not any(others) else ""


def _noun_states(fields: list[str]) -> Iterator[str]:
    """The states of a thing that may be said for the thing itself: a draft is a listing that is a draft."""
    for match in filter(None, map(_STATUS.match, fields)):
        states = match["states"].split(", ")
        if len(states) >= _FEW_STATES:
            yield from (one for one in states if is_state(one) and not one.endswith("ing") and not active(one))
