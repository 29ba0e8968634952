"""What one English sentence says of the states of things: `it becomes reserved`, `the manager approves it`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from plan.reading.text.naming import base_form, plural, singular
from plan.reading.words.state_words import SURE, is_noun_state, strength
from plan.reading.words.states import is_only_done, is_state
from plan.reading.words.verbs import participle

Manner = Literal["turns", "once", "while", "is", "deed", "either", "which"]
"""Comes to it, is in it once something happened, or for as long as something holds, or at all, is brought to it by a
deed, or by one of two, is one that is in it."""


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
    r"|(?:starts?|begins?)(?:\s+(?:out|off|(?:its\s+)?life))?\s+as|ends?(?:\s+up)?(?:\s+as)?|lands\s+in|(?:is|are|gets?)\s+(?:then\s+|now\s+)?(?:set|marked|flagged|ticked(?:\s+off)?|labelled|classed|switched|put|moved|regarded|treated|considered)\s+(?:as|to|on)?"
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
_SO_LONG = re.compile(
    r"^,?\s+(?:until|till|unless|once|as\s+soon\s+as|(?:only\s+)?as\s+long\s+as|while)\b", re.IGNORECASE
)
"""Behind what something is only up to a moment, or from one on."""
_IS_DONE = re.compile(r"^\s+(?:for\s+)?by\s+(?!default\b)|^\s+(?:for|that|to)\s+(?:an?|the)\b", re.IGNORECASE)
"""`A group is led by two carers`, `it is normal for a trial to be late`"""
_OCCASION = re.compile(r"^,?\s+(?:when(?:ever)?|if|after|with)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:when(?:ever)?|once|if|until|unless|after|before|as\s+(?:soon|long)\s+as|(?:which|some|any)\s+of|which|whether|where|what|how)\s+$",
    re.IGNORECASE,
)
_FROM_THEN_ON = re.compile(
    r"\b(?:from\s+(?:then|that\s+moment|there)\s+on|(?:after|from)\s+that),?\s+(?:it|they)\s+(?:is|are)\s+(?P<state>[a-z]+(?:\s[a-z]+)?)(?=[,.;]|$)",
    re.IGNORECASE,
)
_DECIDING_WORDS = (
    "approve accept reject decline refuse turn grant deny confirm cancel call withdraw release publish close suspend "
    "reopen terminate validate discard dismiss settle abort postpone escalate resolve complete finish fulfil "
    "fulfill revoke void authorise authorize acknowledge claim order schedule activate block pay pass abort"
)
_DECIDING = {form: verb for verb in _DECIDING_WORDS.split() for form in (verb, plural(verb))}
"""What leaves a thing in another state than it was, whoever does it, by how it is said of one and of several."""
_DECIDED = frozenset(map(participle, _DECIDING.values()))
_DECIDES = rf"(?P<verb>{'|'.join(_DECIDING)})"
_OF_SOME = r"(?:the|an?|each|every|any|that|this|my|our|your|his|her|its|their)\s+"
_FEW_WORDS = (
    rf"(?!{_NO_NOUN}\b)[a-z][a-z-]+"
    rf"(?:\s(?!(?:{_NO_NOUN}|as|but|before|within|during|again|online|off|back|out)\b)[a-z][a-z-]+)?"
)
_WHOM = rf"(?:it|them|{_OF_SOME}(?P<object>{_FEW_WORDS}))"
_DEED = re.compile(rf"\b{_DECIDES}\s+(?:{_WHOM})(?:\s+(?P<particle>down|off|out|up|back|in))?", re.IGNORECASE)
_EITHER = re.compile(
    rf"\b(?P<one>[a-z]{{3,}})(?:\s+(?:it|them))?\s+or\s+(?P<other>[a-z]{{3,}})(?:\s+{_WHOM}(?:\s+(?P<particle>down|off|out|up|back|in))?|(?P<end>(?=\s*(?:[,.;]|$))))",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"\b(?:(?:says?|gives?|answers?|replies|reply)\s+(?:(?:an?|their|his|her)\s+)?yes\s+or\s+(?:an?\s+)?no|agrees?\s+or\s+says?\s+no)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:until|till|as\s+long\s+as|before|unless)\s+(?:it|they|{_OF_SOME}(?P<name>{_FEW_WORDS}))\s+"
    r"(?:(?:is|are|(?:has|have|had)(?=\s+(?:not\s+)?(?:yet\s+)?been))|(?:isn|aren|hasn|haven)['’]t)(?:\s+(?:not|yet|still|been|an?))*"
    rf"\s+(?P<state>[a-z]+){_END}",
    re.IGNORECASE,
)
"""`Until it has been answered`, `as long as it is a draft`"""
_ONCE_SO = re.compile(rf"\bonce\s+(?P<state>[a-z]+(?:ed|en|wn|ght|id|nt)){_END}", re.IGNORECASE)
"""`It can no longer be changed once sent`"""
_ONLY_SO = re.compile(
    rf"(?:{_OF_SOME}(?P<name>{_FEW_WORDS})\s+)?\b(?:can['’]?t|cannot|(?:can|may)\s+no\s+longer|(?:may|must)\s+not)\b[^.;]{{3,60}}?"
    r"\bonly\s+(?:be\s+)?(?P<state>[a-z]+)\b",
    re.IGNORECASE,
)
"""`An issued invoice cannot be changed any more, only voided`"""
_CAN_BE = re.compile(
    rf"\b{_WHO}\s+(?:can|may)\s+(?:still\s+|also\s+|always\s+|only\s+)?be\s+(?P<verb>[a-z]+)(?:\s+(?P<particle>off|down|out|back|up)\b)?",
    re.IGNORECASE,
)
_RUNS_OUT = {"lapse": "lapsed", "lapses": "lapsed", "expire": "expired", "expires": "expired"}
_LAPSES = re.compile(rf"\b{_WHO}\s+(?:then\s+|automatically\s+)?(?P<verb>lapses?|expires?)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?P<state>[a-z]+(?:ed|en|wn|ght|id|nt))\s+(?P<name>[a-z][a-z-]+)\b", re.IGNORECASE)
_AS = r"(?:(?:as|to)\s+(?:an?\s+|being\s+)?|(?=on\s+(?:hold|ice|order)))"
_MARKS = re.compile(
    rf"\b(?:(?P<sure>mark|tick|flag|label)|set|put|record|save|keep|move|class|check|switch|report|declare)s?\s+(?P<whom>it|them|{_OF_SOME}(?P<object>{_FEW_WORDS}))"
    rf"\s+(?:off\s+|back\s+)?{_AS}(?P<states>{_ONE}(?:\s+or\s+(?:as\s+)?{_ONE})*){_END}",
    re.IGNORECASE,
)
"""`We mark it as missed`, `the mechanic puts the repair on hold`"""
_DENIED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bcannot)\s+$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?P<joint>or|and),\s+(?:after|before|on|at|by|within|from|until|if|when|once)\s[^,;.]{3,40},\s+"
)
"""`It becomes paid or, after the due date, overdue`"""
_LONGEST = 400


@lru_cache(maxsize=16_384)
def told_states(sentence: str) -> tuple[ToldStates, ...]:
    """Everything that a sentence says of states, in the order of its words."""
    said = _ASIDE.sub(r"\g<joint> ", re.sub(r"[\"“”*_`]", "", sentence.strip().rstrip(".;!")))
    if len(said) > _LONGEST:
        return ()
    return tuple(told for _, told in sorted(_all(said), key=lambda one: one[0]))


def _all(said: str) -> Iterator[tuple[int, ToldStates]]:
    for match in _TOLD.finditer(said):
        states = tuple(_one_of_them(_LEAD.sub("", one.strip()).lower()) for one in _SPLIT.split(match["states"]))
        sure = bool(match["turns"]) and not _GOES_TO.match(match["turns"])
        fits = all(map(_is_state, states)) or (sure and all(map(_may_be_state, states)))
        manner = _manner(match, states, said) if fits else None
        if manner:
            which, name = _which_one(_named(match))
            if which and manner == "turns":
                yield match.start(), ToldStates("while", name, (which,))
            yield match.start("states"), ToldStates(manner, _named(match), states)
    for match in _FROM_THEN_ON.finditer(said):
        yield match.start(), ToldStates("turns", "", (match["state"].lower(),))
    for match in _MARKS.finditer(said):
        states = tuple(re.split(r"\s+or\s+(?:as\s+)?", match["states"].lower()))
        fits = all(map(_may_be_state if match["sure"] else _is_state, states))
        if fits and not _DENIED.search(said[: match.start()]):
            yield match.start(), ToldStates("turns", (match["object"] or "").lower(), states)
    yield from _deeds(said)
    for match in _WHICH.finditer(said):
        if not re.match(_NO_NOUN + "$", match["name"], re.IGNORECASE) and match["state"].lower() not in _NO_PARTICIPLE:
            yield match.start(), ToldStates("which", match["name"].lower(), (match["state"].lower(),))


def _manner(match: re.Match[str], states: tuple[str, ...], said: str) -> Manner | None:
    """How a sentence tells of the states that something is said to be in; None if it tells of something else."""
    before, behind = said[: match.start()], said[match.end("states") :]
    sure = all(strength(one) == SURE for one in states)
    if match["turns"] or (match["some"] and sure):
        return "turns"
    if _SUBORDINATE.search(before) or _IS_DONE.match(behind):
        return None  # `when it's mended I tick it off` names an occasion
    any_one = _ANY.match(match[0]) is not None
    if _ONCE.search(before) and not any_one:
        return "once"
    so_long = _SO_LONG.match(behind) and not (any_one and set(states) & _COMES_TO_BE)
    return "while" if sure and (so_long or (_OCCASION.match(behind) and not any_one)) else "is"


def _which_one(name: str) -> tuple[str, str]:
    """The state that tells a thing from others of its kind, and its name: `a sent invoice becomes paid`."""
    first, gap, rest = name.partition(" ")
    return (first, rest) if gap and strength(first) == SURE and _is_state(first) else ("", name)


def _deeds(said: str) -> Iterator[tuple[int, ToldStates]]:
    """What somebody does, or may do, that leaves a thing in another state."""
    for match in _EITHER.finditer(said):
        one, other = match["one"].lower(), match["other"].lower()
        known = [verb in _DECIDING or verb in _DECIDED for verb in (one, other)]
        if all(known) or (any(known) and match["end"] is None):
            states = (_done(one), _done(other, match["particle"]))
            yield match.start(), ToldStates("either", (match["object"] or "").lower(), states)
    for match in _YES_OR_NO.finditer(said):
        yield match.start(), ToldStates("deed", "", ("approved", "rejected"))
    for match in (*_UNTIL.finditer(said), *_ONCE_SO.finditer(said)):
        state = match["state"].lower()
        if strength(state) == SURE and not is_only_done(state) and state != "done":
            yield match.start(), ToldStates("while", (match.groupdict().get("name") or "").lower(), (state,))
    for match in _DEED.finditer(said):
        bare = _DECIDING[match["verb"].lower()]
        if not _DENIED.search(said[: match.start()]) and (bare not in {"turn", "call"} or match["particle"]):
            yield match.start(), ToldStates("deed", (match["object"] or "").lower(), (_done(bare, match["particle"]),))
    yield from _fates(said)


def _fates(said: str) -> Iterator[tuple[int, ToldStates]]:
    """What may be done with a thing, or happens to it by itself, that leaves it in another state."""
    for match in _CAN_BE.finditer(said):
        particle = f" {match['particle'].lower()}" if match["particle"] else ""
        if match["verb"].lower() in _DECIDED:
            yield match.start(), ToldStates("turns", _named(match), (f"{match['verb'].lower()}{particle}",))
    for match in _ONLY_SO.finditer(said):
        if match["state"].lower() in _DECIDED:
            which, name = _which_one((match["name"] or "").lower())
            if which:
                yield match.start(), ToldStates("while", name, (which,))
            yield match.start(), ToldStates("turns", name, (match["state"].lower(),))
    for match in _LAPSES.finditer(said):
        which, name = _which_one(_named(match))
        if which:
            yield match.start(), ToldStates("while", name, (which,))
        yield match.start(), ToldStates("deed", name, (_RUNS_OUT[match["verb"].lower()],))


def _done(verb: str, particle: str | None = None) -> str:
    """What a verb, as it is said of one or of several, leaves a thing in: `turns`, `down` leaves it `turned down`."""
    done = verb if verb in _DECIDED else participle(_DECIDING.get(verb) or base_form(verb))
    return f"{done} {particle.lower()}" if particle else done


def _named(match: re.Match[str]) -> str:
    unnamed = match["it"] or match["also"] or match["some"]
    return "" if unnamed else (match["name"] or match["many"] or "").lower()


_COMES_TO_BE = frozenset(("raised", "triggered", "sent", "generated", "issued", "scheduled", "started", "opened"))
"""What brings something into being, rather than into another state."""
_NO_STATE_WORDS = (
    "it them this that here there same following front back user list screen page top bottom end date day next other "
    "one all me us you him her everybody everyone sum total number"
)
_NO_PARTICIPLE = frozenset(
    ("then", "when", "been", "seen", "patient", "client", "student", "agent", "event", "present")
)
_NO_STATE = frozenset(_NO_STATE_WORDS.split())


def _is_state(text: str) -> bool:
    return is_state(text) or (strength(text) == SURE and not is_only_done(text))


def _one_of_them(state: str) -> str:
    """A state that several are in, as one is: invoices that are drafts."""
    return singular(state) if is_noun_state(singular(state)) else state


def _may_be_state(text: str) -> bool:
    """Whether what something is said to become may be a state: `lost`, `a no-show`, `in force`, and no other thing."""
    words = text.split()
    return 0 < len(words) <= 3 and not set(words) & _NO_STATE and not is_only_done(text)
