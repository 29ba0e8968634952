"""What is wanted where a sentence only tells how things are: `For each coat we hold …` wants that we hold it."""

import re
from typing import NamedTuple

from plan.reading.english.clauses import told
from plan.reading.english.said import Clause
from plan.reading.text.languages import language_of
from plan.reading.text.numbered import demand
from plan.reading.text.sentences import sentences
from plan.reading.words.roles import acts, is_person, system_acts

_US = r"we|i|you|one|people|everybody|everyone|they"
_MODAL = (
    r"(?:(?:can|must|shall|should|will|may|could"
    r"|(?:want|need|have|wish|would\s+like|['’]d\s+like)(?:\s+to(?:\s+be\s+able\s+to)?))\s+)"
)
_WE = re.compile(
    r"^(?:(?P<front>(?:for|when(?:ever)?|if|once|as\s+soon\s+as|after|before|on|at|in|per|with|from|by|during)\s[^:;]{2,120}?),?\s+)?"
    rf"(?P<who>{_US})\s+(?P<modal>{_MODAL})?(?:(?:also|always|only|just|then|usually|normally|simply)\s+)?(?P<verb>[a-z]+)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_DEED_WORDS = (
    "be are is am was were do does did have had know think mean call say guess hope like hate don doesn didn cannot "
    "never not would ve re ll get"
)
_NO_DEED = frozenset(_NO_DEED_WORDS.split())
_STATES_WORDS = (
    "require need base call know mean suppose allow make locate relate link share limit nest use leave give fix do "
    "oblige involve concern interest compose comprise form name constitute expect"
)
_STATES = frozenset(_STATES_WORDS.split())
"""What is said of how a thing is, and not of what is done to it."""
_BY = (
    re.compile(r"\s*\bby\s+(?:the|an?|one|our|any|some)\s+(?P<who>[a-z]+\s[a-z]+)\b", re.IGNORECASE),
    re.compile(r"\s*\bby\s+(?:the|an?|one|our|any|some)\s+(?P<who>[a-z]+)\b", re.IGNORECASE),
)
_ABLE = re.compile(
    r"^(?:for\s+(?:our\s+|the\s+|my\s+|all\s+|an?\s+)?(?P<who>[a-z]+(?:\s[a-z]+)?)[:,]?\s+)?to\s+(?:be\s+able\s+to\s+)?(?P<want>[a-z]+\s.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""`For our breeders: to be able to name the mother of a puppy`"""
_ENDS_IN = re.compile(r"[:;](?=\s)")
_JOINT = re.compile(r"^(?:so|and|but|then|therefore|also),?\s+", re.IGNORECASE)
_BYGONE = re.compile(
    r"(?:we|i|they|people|it|there|somebody|nobody)(?:['’]ve|\s+(?:have|has|had|was|were|once|used\s+to|did))\b|(?:today|so\s+far|until\s+now|at\s+present|currently|last\s+\w+)\b",
    re.IGNORECASE,
)
"""How a sentence begins that only tells why: `We've had quarrels about it.`"""
_WANTS = re.compile(
    r"\b(?:want|need|would\s+like|must|shall|should|has\s+to|have\s+to|can)\b|['’]d\s+like\b", re.IGNORECASE
)


class Narrated(NamedTuple):
    """Who wants something, and what; `shortened` if the sentence says more than that."""

    who: str
    want: str
    shortened: bool = False


def wanting(text: str) -> tuple[str, list[str], list[str]]:
    """The sentence of a text that says what is wanted, those before it and those behind; the first if none does."""
    parts = list(sentences(text)) or [text]
    begin = next((at for at, one in enumerate(parts) if _WANTS.search(one)), 0) if _BYGONE.match(parts[0]) else 0
    return parts[begin], parts[:begin], parts[begin + 1 :]


def narrated(sentence: str, known: frozenset[str]) -> Narrated:
    """What an English sentence that tells how things are wants, as it stands after "to"; else the sentence itself."""
    bare = _JOINT.sub("", sentence.strip().rstrip(".;!").strip())
    if (language_of(bare) or "en") != "en":
        return Narrated("", bare)
    if (able := _ABLE.match(bare)) and (not able["who"] or is_person(able["who"], known)):
        return Narrated(able["who"] or "", able["want"])
    clause = next(iter(told(bare)), None)
    if us := _of_us(bare, clause):
        return us
    if clause is None or clause.negated or demand(bare) or acts(bare, known) or system_acts(bare):
        return Narrated("", bare)
    return _undergone(bare, clause, known) or Narrated("", bare)


def _of_us(text: str, clause: Clause | None) -> Narrated | None:
    """What we do: `When somebody leaves we switch them off`."""
    match = _WE.match(text)
    if match is None or match["verb"].lower() in _NO_DEED:
        return None
    if not match["modal"] and (clause is None or clause.passive or clause.negated):
        return None
    front = (match["front"] or "").strip()
    rest = match["rest"]
    cut = _ENDS_IN.search(rest) if front else None
    head, tail = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    behind = f" {front[:1].lower()}{front[1:]}" if front else ""
    return Narrated("", f"{match['verb'].lower()}{head.rstrip()}{behind}{tail}")


def _undergone(text: str, clause: Clause, known: frozenset[str]) -> Narrated | None:
    """What is done to something: `A consultation is written up by one vet`."""
    said = text.find(clause.said) if clause.said else -1
    if not clause.passive or clause.able or said < 0 or not clause.lead or not text.startswith(clause.lead):
        return None
    if clause.head in _STATES or len(clause.lead.split()) > 7:
        return None
    behind = text[said + len(clause.said) :] if clause.said else ""
    first = clause.lead.split()[0]
    what = clause.lead if len(first) > 1 and first.isupper() else clause.lead[:1].lower() + clause.lead[1:]
    rest, who = clause.rest, ""
    by = next((one for form in _BY if (one := form.search(rest)) and is_person(one["who"], known)), None)
    if by is not None:
        who, rest = by["who"], f"{rest[: by.start()]}{rest[by.end() :]}"
    want = f"{clause.verb} {what} {rest.strip()}".strip()
    return Narrated(
        who,
        want + (behind if behind[:1] in {":", ";", ","} else ""),
        bool(behind.strip()) and behind[:1] not in {":", ";", ","},
    )
