"""What one English sentence says of the states of things: `it becomes reserved`, `the manager approves it`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from plan.reading.words.states import is_state
from plan.reading.words.verbs import participle

Manner = Literal["turns", "once", "is", "deed", "which"]
"""Comes to it, is in it once something happened, is in it at all, is brought to it by a deed, is one that is in it."""


class ToldStates(NamedTuple):
    """What a sentence says a thing is, or becomes; the name is empty where a pronoun means it."""

    manner: Manner
    name: str
    states: tuple[str, ...]


_PARTICLE_WORDS = "in out off up over back away down hold progress work time show sale loan force service repair stock"
_PARTICLE = rf"(?:{'|'.join(_PARTICLE_WORDS.split())}|un[a-z]+ed)"
_LITTLE_WORDS = (
    "the a an it they we i you is are was be been has have and or then when once if which that who not also only there "
    "ends goes becomes gets moves turns counts starts begins"
)
_LITTLE = rf"(?:{'|'.join(_LITTLE_WORDS.split())})"
_ONE = (
    r"(?:an?\s+|the\s+)?(?:(?:in|on|under|out\s+of|not|being|for|partly|fully)\s+)?(?:[a-z]+-)?"
    rf"(?!{_LITTLE}\b)[a-z]+(?:\s{_PARTICLE}\b)?"
)
_BETWEEN = (
    r"(?:\s+first)?(?:,\s+(?:(?:or|and)\s+)?(?:then\s+|finally\s+|else\s+)?|\s+(?:or|and\s+then|and\s+finally|then)\s+(?:else\s+)?)"
    r"(?:as\s+|(?:is|gets|becomes)\s+(?:then\s+)?)?"
)
_NO_NOUN = (
    r"(?:it|they|that|which|who|is|are|can|may|has|have|then|only|and|or|at|in|on|of|for|with|by|to|from|when|once|if|also|first|"
    r"finally|goes|ends|becomes|starts|begins|moves)"
)
_NAME = rf"(?P<name>(?!{_NO_NOUN}\b)[a-z][a-z-]+(?:\s(?!{_NO_NOUN}\b)[a-z][a-z-]+){{0,2}}?)"
_WHO = (
    r"(?:(?P<it>it|they)|(?P<some>(?:a\s+few|some|others|many|most|the\s+rest)(?:,\s+[a-z]+,)?)|(?P<also>and)(?=\s+(?:then\s+|finally\s+)?(?:becomes|goes|moves|ends|counts|turns)\b)"
    rf"|(?:an?|the|each|every|this|that|such\s+an?)\s+(?:new\s+)?{_NAME}"
    rf"|(?P<many>(?!{_NO_NOUN}\b)[a-z][a-z-]+s)(?:\s+(?:that|which|who)\s[^,.;]{{3,60}}?)?)"
)
_GOES_TO = re.compile(r"^(?:goes|moves|changes|switches|go|move|lands|turns)\b", re.IGNORECASE)
"""What leads to places and people as well."""
_TURNS = (
    r"(?:becomes?|turns?\s+into|turns?(?=\s+[a-z]+[,.;]?$)|(?:goes|moves|changes|switches|reverts|goes\s+back|falls\s+back|go|move)\s+(?:on\s+)?to|counts?\s+as|shows?\s+(?:up\s+)?as"
    r"|(?:starts?|begins?)(?:\s+(?:out|off|(?:its\s+)?life))?\s+as|ends?(?:\s+up)?(?:\s+as)?|lands\s+in|(?:is|are|gets?)\s+(?:then\s+|now\s+)?(?:set|marked|switched|put|moved|regarded|treated|considered)\s+(?:as|to|on)?"
    r"|(?:can|may|might|could|will|should)\s+(?:also\s+|still\s+|then\s+)?(?:become|end(?:\s+up)?\s+as|turn\s+into|go\s+to))"
)
_THEN = r"(?:then\s+|now\s+|first\s+|finally\s+|either\s+|still\s+|as\s+|only\s+)*"
_END = (
    r"(?=\s*(?:[,.;:)–—]|$)|\s+(?:and|when|once|until|till|if|by|at|on|as|because|with|while|unless|after|within|from|for|in|of|again|first|to|instead)\b"
    r"|\s+I\b)"
)
_TOLD = re.compile(
    rf"\b{_WHO}(?:\s+(?:then|finally|first|also|now|still))?\s*"
    rf"(?:(?P<turns>\b{_TURNS})|\b(?:is|are|gets?)|['’](?:s|re))\s+{_THEN}(?P<states>{_ONE}(?:{_BETWEEN}{_ONE})*){_END}",
    re.IGNORECASE,
)
_SPLIT = re.compile(_BETWEEN, re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:it['’]s|they['’]re|an?|the|then|either|as|finally|again|else)\s+)+", re.IGNORECASE)
_ONCE = re.compile(
    r"(?:^|[;:]\s*)(?:and\s+)?(?:once|when(?:ever)?|after|as\s+soon\s+as|if|until|unless|as\s+long\s+as|while)\b[^,;:]*,\s+$"
    r"|\b(?:from\s+(?:then|that\s+moment)\s+on|after\s+that|afterwards|then|later|finally|in\s+the\s+end|at\s+first|initially|by\s+default),?\s+$",
    re.IGNORECASE,
)
"""In front of what something is only from a moment on."""
_ANY = re.compile(r"(?:an?|each|every)\s", re.IGNORECASE)
"""`When a value is too high, an alarm is raised`: it comes to be, and into no other state."""
_SUBORDINATE = re.compile(r"\b(?:when(?:ever)?|once|if|until|unless|after|before|as\s+soon\s+as)\s+$", re.IGNORECASE)
_FROM_THEN_ON = re.compile(
    r"\b(?:from\s+(?:then|that\s+moment|there)\s+on|(?:after|from)\s+that),?\s+(?:it|they)\s+(?:is|are)\s+(?P<state>[a-z]+(?:\s[a-z]+)?)(?=[,.;]|$)",
    re.IGNORECASE,
)
_DECIDING_WORDS = (
    "approve accept reject decline refuse turn grant deny confirm cancel call withdraw release publish close suspend "
    "reopen terminate validate discard dismiss settle abort postpone escalate resolve complete finish fulfil "
    "fulfill revoke void authorise authorize acknowledge claim order schedule activate block pay pass"
)
_DECIDING = frozenset(_DECIDING_WORDS.split())
"""What leaves a thing in another state than it was, whoever does it."""
_WHOM = r"(?:it|them|(?:the|an?|each)\s+(?P<object>[a-z][a-z-]+(?:\s[a-z][a-z-]+)?))"
_DEED = re.compile(
    rf"\b(?P<verb>[a-z]{{3,}})\s+(?:{_WHOM})(?:\s+(?P<particle>down|off|out|up|back|in))?", re.IGNORECASE
)
_EITHER = re.compile(
    rf"\b(?P<one>[a-z]{{3,}})s?\s+or\s+(?P<other>[a-z]{{3,}})s?\s+{_WHOM}(?:\s+(?P<particle>down|off|out|up|back|in))?",
    re.IGNORECASE,
)
_CAN_BE = re.compile(
    rf"\b{_WHO}\s+(?:can|may)\s+(?:still\s+|also\s+|always\s+|only\s+)?be\s+(?P<verb>[a-z]+)(?:\s+(?P<particle>off|down|out|back|up)\b)?",
    re.IGNORECASE,
)
_RUNS_OUT = {"lapse": "lapsed", "lapses": "lapsed", "expire": "expired", "expires": "expired"}
_LAPSES = re.compile(rf"\b{_WHO}\s+(?:then\s+|automatically\s+)?(?P<verb>lapses?|expires?)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?P<state>[a-z]+(?:ed|en|wn|ght|id|nt))\s+(?P<name>[a-z][a-z-]+)\b", re.IGNORECASE)
_DENIED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bcannot)\s+$", re.IGNORECASE)
_LONGEST = 400


@lru_cache(maxsize=16_384)
def told_states(sentence: str) -> tuple[ToldStates, ...]:
    """Everything that a sentence says of states, in the order of its words."""
    said = re.sub(r"[\"“”*_`]", "", sentence.strip().rstrip(".;!"))
    if len(said) > _LONGEST:
        return ()
    return tuple(told for _, told in sorted(_all(said), key=lambda one: one[0]))


def _all(said: str) -> Iterator[tuple[int, ToldStates]]:
    for match in _TOLD.finditer(said):
        states = tuple(_LEAD.sub("", one.strip()).lower() for one in _SPLIT.split(match["states"]))
        before = said[: match.start()]
        within = _SUBORDINATE.search(before) is not None
        if within and not match["turns"]:
            continue  # `when it's mended I tick it off` names an occasion
        once = _ONCE.search(before) is not None and _ANY.match(match[0]) is None
        sure = bool(match["turns"]) and not _GOES_TO.match(match["turns"])
        fits = all(map(is_state, states)) or (sure and all(map(_may_be_state, states)))
        if fits:
            yield (
                match.start("states"),
                ToldStates(
                    "turns" if match["turns"] or match["some"] else "once" if once else "is", _named(match), states
                ),
            )
    for match in _FROM_THEN_ON.finditer(said):
        yield match.start(), ToldStates("turns", "", (match["state"].lower(),))
    yield from _deeds(said)
    for match in _WHICH.finditer(said):
        if not re.match(_NO_NOUN + "$", match["name"], re.IGNORECASE) and match["state"].lower() not in _NO_PARTICIPLE:
            yield match.start(), ToldStates("which", match["name"].lower(), (match["state"].lower(),))


def _deeds(said: str) -> Iterator[tuple[int, ToldStates]]:
    """What somebody does, or may do, that leaves a thing in another state."""
    for match in _EITHER.finditer(said):
        for verb in (match["one"], match["other"]):
            if (bare := _bare(verb)) in _DECIDING:
                yield match.start(), ToldStates("deed", (match["object"] or "").lower(), (participle(bare),))
    for match in _DEED.finditer(said):
        if (bare := _bare(match["verb"])) in _DECIDING and not _DENIED.search(said[: match.start()]):
            particle = f" {match['particle'].lower()}" if match["particle"] else ""
            if bare not in {"turn", "call"} or particle:
                yield (
                    match.start(),
                    ToldStates("deed", (match["object"] or "").lower(), (f"{participle(bare)}{particle}",)),
                )
    for match in _CAN_BE.finditer(said):
        particle = f" {match['particle'].lower()}" if match["particle"] else ""
        if any(participle(one) == match["verb"].lower() for one in _DECIDING):
            yield match.start(), ToldStates("turns", _named(match), (f"{match['verb'].lower()}{particle}",))
    for match in _LAPSES.finditer(said):
        yield match.start(), ToldStates("deed", _named(match), (_RUNS_OUT[match["verb"].lower()],))


def _bare(verb: str) -> str:
    """A verb without the ending that it has behind he, she or it."""
    low = verb.lower()
    forms = (low, low.removesuffix("s"), low.removesuffix("es"), f"{low.removesuffix('ies')}y")
    return next((one for one in forms if one in _DECIDING), low)


def _named(match: re.Match[str]) -> str:
    unnamed = match["it"] or match["also"] or match["some"]
    return "" if unnamed else (match["name"] or match["many"] or "").lower()


_NO_STATE_WORDS = (
    "it them this that here there same following front back user list screen page top bottom end date day next other "
    "one all me us you him her everybody everyone sum total number"
)
_NO_PARTICIPLE = frozenset(
    ("then", "when", "been", "seen", "patient", "client", "student", "agent", "event", "present")
)
_NO_STATE = frozenset(_NO_STATE_WORDS.split())


def _may_be_state(text: str) -> bool:
    """Whether what something is said to become may be a state: `lost`, `a no-show`, `in force`, and no other thing."""
    words = text.split()
    return 0 < len(words) <= 3 and not set(words) & _NO_STATE
