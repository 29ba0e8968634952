"""What English prose tells that somebody does, or that is to be done, as wishes: `You pick a category.`"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plan.reading.english.clauses import told
from plan.reading.english.said import Clause, Noun
from plan.reading.text.naming import base_form, folded
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of
from plan.reading.words.roles import is_person, is_system
from plan.reading.words.vague import COMPLAINT
from plan.reading.words.verbs import AT_A_SCREEN

_ANYBODY = words_of(
    "you one anyone anybody everyone everybody someone somebody person people user we i whoever other either side party"
)
_STEM = 4
"""Letters that the forms of a word have in common."""
_US = words_of("we i")
_POINTING_BACK = words_of("they he she")
_IT = words_of("it them this that these those")
_NO_DEED = words_of(
    "be have do know live want need like love hate think hope mean seem look feel guess care lose belong own exist "
    "differ agree happen come go forget worry wonder remember believe stand hang fall run sit lie stay die cost last "
    "matter help expect understand assume suppose figure trust wish prefer try start begin forgive thank become "
    "remain fit depend consist contain mind suit work use get turn hold keep teach speak hear phone ring walk drive "
    "carry wear eat drink sleep spend save arrive owe earn"
)
"""What is so, what somebody thinks or feels, and what they do without a program."""
_INTRANSITIVE = words_of(
    "register apply pay log reply message vote search filter enrol enroll subscribe unsubscribe check cancel comment "
    "sign call"
)
"""Deeds that need no object."""
_NOTING = words_of("note record write enter put measure weigh mark tick")
_OURS = _NOTING | words_of("open call turn look issue")
"""What we do without a program as well, where it is not said that we can."""
_DECIDES = words_of(
    "accept decline approve reject confirm cancel withdraw submit publish sign acknowledge reopen close refuse"
)
"""What is done to what was spoken of, where nobody says to what: `the seller accepts or declines`."""
_TIMES = words_of("monday tuesday wednesday thursday friday saturday sunday weekday weekend")
_HEDGE = re.compile(r"\b(?:perhaps|maybe|probably|possibly)\s+", re.IGNORECASE)
_WANTING = words_of(
    "a an the to be able must should shall can could may might will would have has need needs want wants it if and or "
    "people they we you i also then nice"
)
"""Words of a sentence that say no more than that somebody wants something."""
_TODAY = re.compile(
    r"\b(?:today|currently|nowadays|at\s+present|at\s+the\s+moment|(?:right\s+)?now|so\s+far|until\s+now|up\s+to\s+now|used\s+to|"
    r"still|constantly|all\s+day\s+long|all\s+the\s+time|last\s+(?:night|week|month|year|spring|summer|autumn|winter|season|[A-Z][a-z]+))\b",
    re.IGNORECASE,
)
_TURNED_ROUND = re.compile(
    r"\b(?:refus(?:e|es)|fails?|forgets?|avoids?|stops?|hesitates?)\s+to\b|\b(?:hardly|rarely|seldom|scarcely)\b|\bhad\s+to\b|"
    r"\bmight\b|\bI(?:['’]ll|\s+will)\b",
    re.IGNORECASE,
)
"""What somebody does not do, had to do, or will do for whoever reads this."""
_NO_LONGER = re.compile(r"\b(?:must|may|can|should|shall)\s+(?:no\s+longer|not\s+any\s+more)\b", re.IGNORECASE)
_EITHER_DEED = re.compile(r"(?P<or>or|and)\s+(?P<other>[a-z]+)")
_OF_THAT = re.compile(r"[a-z]+ (?:by|for|with|on|about|to|at) (?:that|it|them|this)")
"""`I charge by that`"""
_TOLD = re.compile(
    r"gets?\s+(?:an?|the)\s+(?:\w+\s)?(?:list|overview|report|reminder|notification|e-?mail|message|ping|text|letter|summary)\b",
    re.IGNORECASE,
)
"""`Every Monday the quality engineer gets a list of the gauges that are due`"""
_POINTS = re.compile(r"\b(?:it|them|these|those)\b")
_REASON = re.compile(r",?\s+(?:because|since|so\s+that|which\s+(?:is|means)|though|although)\s.*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to do; `who` is empty for anybody, `back` if it is whoever was spoken of before."""

    who: str
    want: str
    verb: str
    what: str = ""
    """What it is done to."""
    back: bool = False


def wishes_told(sentence: str, known: frozenset[str], spoken: str = "") -> tuple[Wish, ...]:
    """What a sentence tells that people do, a wish for each deed; none where it only tells how things are today.

    `known` are the keys of the roles; `spoken` is the thing that `it` means where the sentence names none before.
    """
    plain = _HEDGE.sub("", sentence)
    others = (_TODAY, _NO_LONGER, _TURNED_ROUND, COMPLAINT)
    nothing = any(one.search(plain) for one in others) or plain.rstrip().endswith("?")
    return () if nothing else tuple(_wishes(plain, known, spoken))


def says_more(sentence: str, told: Sequence[Wish]) -> bool:
    """Whether a sentence has words that its wishes have not, in any form."""
    said = {word[:_STEM] for word in folded(" ".join(f"{one.who} {one.want}" for one in told)).split()}
    return any(word[:_STEM] not in said for word in set(folded(sentence).split()) - _WANTING)


def _wishes(sentence: str, known: frozenset[str], spoken: str) -> Iterator[Wish]:
    before: Wish | None = None
    for clause in told(sentence):
        wish = None if clause.negated or clause.narrates or clause.passive else _wish(clause, sentence, known, spoken)
        if before is not None and wish is not None and wish.who == before.who and is_attribute(wish.what):
            before, wish = replace(before, want=f"{before.want}, and {wish.want}"), None  # `rate it and add a comment`
        if before is not None and wish is not None:
            yield before
        before = wish or before
        spoken = next((one.name for one in (*clause.objects, *clause.subjects) if _is_it(one, known)), spoken)
    if before is not None:
        yield before


def spoken_of(sentence: str, known: frozenset[str]) -> str:
    """The thing that `it` means behind a sentence: what that says something of, or what it is done to."""
    nouns = (one for clause in told(sentence) for one in (*clause.subjects, *clause.objects))
    return next((one.name for one in nouns if _may_be_it(one, known)), "")


def people_of(sentence: str, known: frozenset[str]) -> str:
    """The people that a sentence says something of last, whom `they` means behind it; empty if of nobody."""
    nouns = (one.name for clause in told(sentence) for one in clause.subjects)
    people = [one for one in nouns if one not in _ANYBODY | _POINTING_BACK and _who(one, known)]
    return people[-1] if people else ""


def _is_it(noun: Noun, known: frozenset[str]) -> bool:
    """Whether `it` may mean a noun of the clause right before it, `the list` as well as `a list`."""
    named = noun.name not in _ANYBODY | _POINTING_BACK | _IT and all(len(word) > 1 for word in noun.name.split())
    return named and not is_person(noun.name, known)


def _may_be_it(noun: Noun, known: frozenset[str]) -> bool:
    """Whether `it` or `them` in the next sentence may mean a noun: one of several things, or several of them."""
    return _is_it(noun, known) and (noun.any or noun.each or noun.plural or noun.one)


def _wish(clause: Clause, sentence: str, known: frozenset[str], spoken: str) -> Wish | None:
    subject = clause.subjects[0].name if clause.subjects else ""
    phrasal = clause.verb != clause.head and clause.head in AT_A_SCREEN  # people call, and call off a walk
    if not subject or (clause.head in _NO_DEED and not (phrasal or _TOLD.match(clause.said))):
        return None
    if subject in _US and (clause.head not in AT_A_SCREEN or clause.head in (_NOTING if clause.able else _OURS)):
        return None  # what we note is known of something, and wants nothing more
    who = _who(subject, known)
    if who is None or not (
        clause.objects or clause.listed or clause.able or clause.head in _INTRANSITIVE | AT_A_SCREEN
    ):
        return None
    if len(clause.objects) == 1 and clause.objects[0].several and clause.head not in AT_A_SCREEN:
        return None  # `A tutor teaches several subjects` says what belongs together
    either = _or_the_other(clause)
    want = either or _want(clause, sentence)
    what = clause.objects[0].name if clause.objects else ""
    if what in _TIMES:
        return None  # when we are open
    if _OF_THAT.fullmatch(want):
        return None
    alone = bool(either) or " " not in want
    if what in _IT or (alone and clause.head not in _INTRANSITIVE):
        if not spoken or (alone and clause.head not in _DECIDES):
            return None
        want, what = _with(want, spoken), spoken
    return Wish(who, want, clause.head, what, subject in _POINTING_BACK) if " " in want or what else None


def _who(subject: str, known: frozenset[str]) -> str | None:
    """Who is meant, empty for anybody and for whoever was spoken of before; None for what is nobody."""
    if subject in _ANYBODY | _POINTING_BACK:
        return ""
    return subject if is_person(subject, known) and not is_system(subject) else None


def _or_the_other(clause: Clause) -> str:
    """Two deeds of which neither says what it is done to: `the seller accepts or declines`; empty for others."""
    match = _EITHER_DEED.fullmatch(clause.rest)
    return f"{clause.head} {match['or']} {base_form(match['other'])}" if match and not clause.objects else ""


def _with(want: str, thing: str) -> str:
    """A wish with what `it` means in it: `withdraw it` withdraws a listing."""
    named = f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
    return _POINTS.sub(named, want, count=1) if _POINTS.search(want) else f"{want} {named}"


def _want(clause: Clause, sentence: str) -> str:
    """What is done as it stands after `to`, in the words of the sentence."""
    _, _, rest = _in_its_words(clause.said, sentence).partition(" ")
    return _REASON.sub("", f"{clause.head} {rest}").strip(" .;!?,:–—-")


def _in_its_words(said: str, sentence: str) -> str:
    """What the parser read, as the sentence has it: how many there are is read in plainer words."""
    if said in sentence:
        return said
    words = said.split()
    begin, last = sentence.find(words[0]), " ".join(words[-2:])
    end = sentence.rfind(last) if len(words) > 1 else -1
    return sentence[begin : end + len(last)] if 0 <= begin < end else said
