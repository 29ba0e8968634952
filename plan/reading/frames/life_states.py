"""The states that the parts of a sentence say that something is in, one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plan.reading.frames.life_parts import CONDITIONS, MARKED, PREPOSITIONS, PRONOUNS, STATUS, Part, bare, leads
from plan.reading.text.naming import base_form, singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of
from plan.reading.words.state_words import LIKELY, NONE, POSSIBLE, SURE, is_noun_state, strength
from plan.reading.words.verbs import participle

_MARKING = re.compile(
    r"\b(?:mark|flag|tag|label|class|rate|set|put|move|switch|turn|change|chang|count|treat|consider|regard|show|list|report|"
    r"declare|call|name|see|start|begin|begun|go|goes|come|pass|progress|develop|track|follow|save|keep|kept|display|make|"
    r"leave|choose|choos|select|distinguish|differentiat|tick|pick|record|note|store|enter|sort|divid|put|paint|print)[a-z]*\b"
)
_MAKING = re.compile(
    r"\b(?:mak|made|call|put|leav|left|see|set|mark|keep|declar|ha[sv]|get|turn|consider|deem|find)[a-z]*$"
)
_CUES = words_of(
    "as to between into from namely either among distinguish distinguishes know knows status state states statuses "
    "stage "
    "stages"
)
SURELY_STATUS = re.compile(
    r"\b(?:status(?:es)?|state|states(?! (?:the|an?|its|his|her|how|what|that)\b)|stages?|phases?|life\s?cycles?"
    r"|workflow|life\sof)\b"
)
OR_ELSE = re.compile(
    r"\b(?:whether|either|one\sof|between|nothing\sbut|anything\sbut|distinguish\w*|differentiate\w*|tell\sapart|nothing\selse|mark(?:s|ed)?|"
    r"flag(?:s|ged)?|tag(?:s|ged)?|label(?:s|l?ed)?|classif\w+|rate[sd]?|tick[sed]*|set|sets|shows?|shown|displayed|reports?|"
    r"reported|chooses?|selectable|considered|counts?\sas|treated\sas|regarded\sas|which\sof)\b"
)
_TAILS = words_of(
    "then first finally next beside by for with in on at after within during upon of to from as than per through via "
    "again it them him together there "
    "here nationwide without against under until about into because beyond anymore any daily weekly later earlier this "
    "these too automatically"
)
_LAST = words_of(
    "then first finally afterwards later eventually again too only anyway instead ultimately today now soon"
)
_SOMEBODY = words_of("we you i he she somebody someone people nobody anybody everybody")
_ALREADY = re.compile(r"^(?:already|still|finally|now|newly|currently|first|then|physically|again|never)\s+")
_COLOURS = re.compile(r"^(?:green|red|yellow|amber|orange|blue|grey|gray|black|white)\s+(?:for|means|if|when)\s+")
_BEGINNING = re.compile(r"\s*(?:be (?:is|are|has|have)\s*(?:thing )?)?")
_ANNOUNCING = re.compile(
    r"\b(?:following|these|namely|are|is|be|conditions?|values?|through|between|ticks?|chooses?)\b"
)
_EVENTS = frozenset(("when", "whenever", "if"))
_RUNNING = frozenset((",", "or", "and", "nor", "/", "|", "→", "to", "then", "yet"))
_LISTING = frozenset((":", "=", "⟨", "–", "—", "-"))
_LEADING = frozenset(
    ("be", "until", "till", "unless", "once", "→", "⟨", "to", "as'soon'as", "as'long'as", "after", "before", "while")
)
_EITHER = re.compile(r"\b(?:whether|either|between)\b[^,;:]*$")
_NEVER = words_of("not never cannot can't won't mustn't isn't aren't don't doesn't no nobody hardly")
_MAIN = words_of("it they he she its their")
"""What stands in the clause behind a condition that no comma ends."""
_THE_SPOKEN = "it"
_ASKING = words_of("what how why who whom whose")
_OFTEN = frozenset(("as", "to", "into", "from"))
_ALONE = frozenset(("either", "among"))
_STATUSES = frozenset(("status", "state", "states", "statuses", "stage", "stages"))


@dataclass(frozen=True, slots=True)
class State:
    """A state that a part of a sentence says a thing is in."""

    text: str
    strength: int
    of: str
    joint: str
    """What joins the part to the one before."""
    bare: bool
    """Whether nothing says that it is in that state but where it stands, as in `open orders`."""
    strict: bool = False
    """Whether a list of states was announced that it is in."""


def states(parts: list[Part], names: tuple[str, ...], spoken: str) -> Iterator[State]:
    """The states that the parts of a sentence say that something is in, in their order."""
    named = names[0] if any(one.thing or one.hung for one in parts) else ""
    at = _Standing(spoken if _speaks_of_it(parts) or not named else named)
    for place, part in enumerate(parts):
        ahead = parts[place + 1].joint if place + 1 < len(parts) else ""
        at.enter(part, parts[max(place - 2, 0) : place], ahead)
        goes_on = at.joined and part.joint in {"or", "and"}
        found = (
            None
            if at.bracket
            else _said(part, parts[place + 1 : place + 3], alien=at.alien, goes_on=goes_on, told=at.told)
        )
        if found is None or (at.event and ahead != "or" and not (found[2] and found[3] is None)):
            at.run = at.run and not part.words
            continue
        text, sure, cued, of = found
        yielded = at.takes(part, ahead, text, sure, cued=cued)
        at.run = yielded > NONE
        if yielded:
            bare = part.before or not (at.leads or at.listed)
            of = spoken if of == _THE_SPOKEN else of
            yield State(text, yielded, of or at.of, part.joint, bare, strict=at.strict)


@dataclass(slots=True)
class _Standing:
    """Where in a sentence its reader stands."""

    of: str
    """The thing that is spoken of."""
    alien: bool = False
    """Whether something else is spoken of."""
    outer: bool = False
    """The same outside of the condition that is being read."""
    within: bool = False
    """Whether a condition is being read."""
    run: bool = False
    """Whether the part before said a state, which the next may go on from."""
    before: bool = False
    """The same before the condition that is being read."""
    strict: bool = False
    """Whether a list of states has been announced, so that any words may be some."""
    bracket: bool = False
    """Whether what stands in a bracket is being left out."""
    joined: bool = False
    listed: bool = False
    leads: bool = False
    said: str = ""
    told: str = ""
    event: bool = False
    """Whether it is only said on what occasion something happens."""

    def enter(self, part: Part, before: list[Part], ahead: str) -> None:
        """Go on to a part; `before` are the two before it."""
        first, last = ([Part(""), Part(""), *before])[-2:]
        self.bracket = self._in_bracket(part, last, ahead)
        if part.thing and not self.bracket:
            self.of, self.alien = part.thing, False
        if part.joint in CONDITIONS:
            self.outer, self.before = (self.outer, self.before) if self.within else (self.alien, self.run)
            self.alien, self.within, self.run = False, True, False
        elif self.within and part.joint in {",", ";", ":"}:
            self.alien, self.within = (self.alien if self.run else self.outer), False
            self.run = self.run or self.before
        elif self.within and part.joint in {"or", "and"}:
            self.run = self.run or self.before
        if part.joint == "be":
            self.alien = _is_alien(last, first, part, alien=self.alien)
        elif part.joint == "." and not leads(part.words):
            self.alien = bool(part.words)
        elif part.joint in {";", ".", "⟨"} or (part.words and part.words[0] in {"it", "they"}):
            self.alien = False
        elif part.words and part.words[0] in _SOMEBODY:
            self.alien = True
        self.joined = self.run and part.joint in _RUNNING
        self.told, self.said = self.said, f"{self.said} {part.joint} {' '.join(part.words)}"
        self.listed = part.joint in _LISTING and not part.before and _announces(self.told, last, self.of)
        if part.joint in _EVENTS or (part.joint == "once" and not _is_elliptic(part)):
            self.event = True
        elif (
            part.joint in {",", ";", ".", ":", "then", "⟩"}
            or (part.joint == "be" and last.joint == "be" and _MAIN & set(last.words))
            or (part.joint in {"and", "or"} and self.before)
        ):
            self.event = False

    def _in_bracket(self, part: Part, last: Part, ahead: str) -> bool:
        """Whether a part stands in a bracket that tells of something else than the states of what is spoken of."""
        if part.joint == "⟨" and not (part.words or part.before):
            return ahead not in {"or", "either"}
        if part.joint == "⟨":
            noun = " ".join(last.words[-1:] or [last.thing])
            single = ahead == "⟩" and strength(" ".join(part.words)) == SURE
            listed = SURELY_STATUS.search(noun) is not None and last.joint not in {",", "and"}
            return not (listed or (single and not self.run) or (last.thing and not last.words))
        return self.bracket and part.joint != "⟩"

    def takes(self, part: Part, ahead: str, text: str, sure: int, *, cued: bool) -> int:
        """How surely a part says that what is spoken of is in a state, in the light of what is around it."""
        first = text.partition(" ")[0]
        if ahead == "be" and not (part.joint == "be" or cued or (sure == SURE and first not in PREPOSITIONS)):
            return NONE  # it is what something else is said of
        if part.joint in _RUNNING - _LEADING and not (self.joined or cued or leads(part.words)):
            return NONE  # the list that it is in is none of states
        self.strict = (self.strict and self.joined) or _is_strict(self.told, part, cued=cued, listed=self.listed)
        sure = max(sure, LIKELY) if self.strict and (self.joined or self.listed or cued) else sure
        self.leads = cued or self.joined or part.joint in _LEADING or (bool(part.thing) and leads(part.words))
        begins = _BEGINNING.fullmatch(self.told) is not None and ahead in _RUNNING
        if sure == POSSIBLE:
            return POSSIBLE if self.joined else NONE
        if sure == LIKELY:
            return LIKELY if self.leads or self.listed or begins else NONE
        return SURE


def _is_elliptic(part: Part) -> bool:
    """Whether a condition leaves out its subject: `once placed`."""
    return not part.before and _core(bare(part.words))[1] >= LIKELY and part.words[0] not in PRONOUNS


def _speaks_of_it(parts: list[Part]) -> bool:
    """Whether a pronoun stands before anything that is named."""
    for part in parts:
        if part.thing or part.hung:
            return False
        if {"it", "they", "them"} & set(part.words):
            return True
    return False


def _announces(told: str, last: Part, of: str) -> bool:
    """Whether a colon or a dash behind a part may stand before a list of states."""
    if not last.words:
        return bool(last.thing) or last.joint in {"⟩", ""}
    if last.words[-1] in {"not", "with"}:
        return False
    if of and singular(last.words[-1]) == of.rpartition(" ")[2]:
        return True
    segment = re.split(r"[,;:]", told)[-1]
    known = STATUS.search(segment) or OR_ELSE.search(segment) or _ANNOUNCING.search(segment)
    return bool(known or last.joint == "be" or (last.thing and not bare(last.words)))


def _is_strict(before: str, part: Part, *, cued: bool, listed: bool) -> bool:
    """Whether what is listed from a part on are states, whatever words they are."""
    told = cued or part.joint in {"whether", "either"} or _EITHER.search(before) is not None
    return told or (listed and STATUS.search(before) is not None)


def _is_alien(before: Part, first: Part, part: Part, *, alien: bool) -> bool:
    """Whether a verb has another subject than the thing that is spoken of, or denies, or tells only what once was."""
    said = bare(before.words)
    verbs = set(part.words)
    last = before.words[-1] if before.words else ""
    denied = _NEVER & verbs and {"be", "been", "get"} & verbs
    once = {"was", "were"} & verbs and last not in {"that", "which", "who"}
    if denied or once or last in _ASKING or before.words[-2:] == ["new", "one"]:
        return True
    if not said:
        return alien and not (before.thing or {"it", "they"} & set(before.words))
    if before.thing and (said[0] in PREPOSITIONS or before.words[0] in {"that", "which", "who"}):
        return False
    if before.joint in {"before", "after"} and first.thing and not first.words:
        return False  # `Cases before the court may be filed`
    if last in PRONOUNS and before.words[-3:-2] in ([], ["the"]) and any(map(is_attribute, before.words[-2:-1])):
        return True  # `the time it was acknowledged`
    if last in PRONOUNS or STATUS.search(" ".join(before.words)):
        return False
    return _core(said)[1] < LIKELY


def _said(
    part: Part, behind: list[Part], *, alien: bool, goes_on: bool, told: str
) -> tuple[str, int, bool, str | None] | None:
    """The state that a part says something is in, how surely it is one, whether a word in it says so, and of what.

    The last is empty for what is spoken of anyhow, and None for what a pronoun means.
    """
    words = part.words
    if part.joint in CONDITIONS and words and words[0] == "being":
        words = words[1:]
    if not words or (part.joint in {"before", "after"} and words[0].endswith("ing")):
        return None
    whole = ("", NONE)
    if not alien:
        whole = _core(bare(_unmarked(bare(words))))
        if whole[1] > POSSIBLE:
            return (*whole, False, "")
    for at, word in enumerate(words[:-1]):
        lead = " ".join(words[:at])
        if word in _STATUSES and (part.joint == "," or alien):
            continue
        cued = (
            word in _CUES
            and not (word in _ALONE and (alien or bare(words[:at])))
            and (word not in _OFTEN or _MARKING.search(lead) or not bare(words[:at]) or lead.endswith((" it", " them")))
        )
        made = word in {"it", "them", "him", "her"} and _MAKING.search(lead)
        if cued or made:
            core = _core(bare(words[at + 1 :]))
            marked = word in _OFTEN and (
                lead.endswith((" it", " them")) or _MARKING.search(lead) or (not at and _MARKING.search(told))
            )
            if core[1] > POSSIBLE or (core[1] and marked and behind):
                return (*core, True, None if made else "")
    if words[0] in {"it", "they"} and part.joint != "be":
        return None
    if len(words) > 1 and words[1] in {"ones", "one"} and strength(words[0]) == SURE:
        return words[0], SURE, True, ""
    if part.joint not in {*_EVENTS, "as'soon'as"} and (deed := _deed(words, behind, goes_on=goes_on)):
        whose = next((one.thing for one in behind if one.thing), "")
        return deed, SURE, True, whose or (_THE_SPOKEN if part.thing else "")
    return (*whole, False, "") if whole[0] and not alien else None


def _unmarked(words: list[str]) -> list[str]:
    """Words without the verb in front that says that something is marked as what follows: `tagged upcoming`."""
    if len(words) > 1 and words[0] in MARKED:
        rest = bare(words[1:])
        hung = words[1] in PREPOSITIONS and words[1] not in {"as", "to"}
        if (
            rest
            and not hung
            and _core(rest)[1] > (LIKELY if len(words) == 2 else NONE if words[1] in {"as", "to"} else POSSIBLE)
        ):
            return rest
    return words


def _deed(words: list[str], behind: list[Part], *, goes_on: bool) -> str:
    """The state that somebody's doing leaves a thing in: `until the person has accepted them`."""
    objects = {"it", "them"} & set(words)
    at = min((words.index(one) for one in objects), default=len(words))
    acts = objects or any(
        one.thing or {"it", "them"} & set(one.words) for one in behind if one.joint in {"or", "thing"}
    )
    alone = not objects and behind and behind[0].joint == "thing" and not {"has", "have", "had"} & set(words)
    if not at or not acts or (alone and not goes_on):
        return ""
    verb = words[at - 1]
    if _MARKING.match(verb):
        return ""
    done = verb if verb.endswith("ed") else participle(base_form(verb)) if verb.endswith("s") else ""
    return done if done.endswith(("ed", "en", "ld", "id")) and strength(done) == SURE else ""


def _core(words: list[str]) -> tuple[str, int]:
    """The state that words begin with, with how surely it is one."""
    text = _COLOURS.sub("", " ".join(words))
    words = text.split()
    if words and words[0] in {"a", "an", "the"}:
        noun = " ".join(words[1:3]) if is_noun_state(" ".join(words[1:3])) else " ".join(words[1:2])
        return (noun, SURE) if is_noun_state(noun) else ("", NONE)
    while len(words) > 1 and (words[-1] in {"it", "them"} or words[-1] in _LAST):
        words = words[:-1]
    whole = " ".join(words)
    sure = strength(whole)
    if sure < LIKELY:
        cut = next((at for at, word in enumerate(words) if at and word in _TAILS), len(words))
        shorter = " ".join(words[:cut])
        if cut < len(words) and strength(shorter) >= LIKELY:
            whole, sure = shorter, strength(shorter)
    while _ALREADY.match(whole):
        whole = _ALREADY.sub("", whole)
    return (whole, sure) if sure else ("", NONE)
