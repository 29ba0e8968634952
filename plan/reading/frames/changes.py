"""Whose changes are kept, or whose earlier versions, by the ideas that a sentence has together in any order.

An idea of changing (`edits`, `who touched it`, `the previous wording`) with one of keeping (`logged`, `can still be
opened`, `it must come to light`), or a word that says both (`audit trail`, `versioned`).
"""

import re
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.changing import of_changing
from plan.reading.frames.ideas import idea, plainly
from plan.reading.frames.known_things import LETTERS
from plan.reading.words.attribute_words import reference_to

IS_LOG = re.compile(r"\b(?:change|version|revision|history|amendment|correction|edit|log)$", re.IGNORECASE)
"""How what keeps changes is called."""
_OF_ITSELF = of_changing(
    r"(?<!in )(?<!in an )(?<!in the )(?<!to an )(?<!to the )audit[ -]?(trails?|logs?)|track changes|journall?ed|"
    "version(ed|ing|s? control|s? history)|change[ -]?(log|history|tracking)s?|(?<!in a )paper trails?|"
    "(edits?|revision|version|modification|changes?|amendment)s? {log}|"
    "{log} of ({each} )?({word} )?({changes}|{thing} {changes})|who (has |had |have |ever )?{change}( {word})? what|"
    "{who}( {word}){0,3} {change} ({any})*{thing}\\?|{roll}( {word}){0,3} back|revert(s|ed|ing)? ({any})*{thing}|"
    "(nobody|no one|not|never)( {word}){0,4} {secretly}|(not|nobody|never)( {word}){0,6} {change}( {word}){0,3} "
    "{secretly}|snapshots? of ({any})*{thing}|nothing( {word}){0,5} overwritten|"
    "{known}( (always|later|afterwards|at.any.time|again|out|exactly|us|me|also))* who( {word}){0,3} {change}|"
    "{known}( {word}){0,2} what (has |was |have |were )?(been )?changed|"
    "before and after|old and new value|old value( {word})?, new value|"
    "(keep|store|record|preserve|maintain|log)s?( {word}){0,3} histor(y|ies) of ({any})*{thing}|"
    "histor(y|ies) of ({any})*{thing}( {word}){0,4} (is|are|be) {keep}"
)
"""What says by itself that changes are kept."""
_EACH_CHANGE = of_changing(
    "{each} ({old} )?({word} )?{changes} (made )?(to|of|in|on|with|and)|{each} {changes}|"
    "{changes} (to|of|in|on) ({any})*{thing}|{thing} {changes} (are|is|must|shall|should|have|has|get)"
)
_WHO_CHANGED = of_changing(
    "{who}( {word}){0,2} {change}|{change}[^.;]{0,60} (by whom|who (it was|did|that was))|"
    "by whom( {word}){0,4} {change}"
)
_ASKED_WHO = of_changing(
    "(find|found) out who|know who (it was|did)|(^|so |but )who( {word}){0,3} {change}|"
    "who( {word})? ({change}|moved|swapped|did|added|turned) (whom|what)"
)
_HELD = of_changing("{hold}|traceable|light|not (be )?(lost|lose|overwritten|overwrite|replace|replaced)")
_OF_OLD = of_changing(
    "{old} ({word} )?{writing}|(every|all|each|saved|any) (saved |single |last )?(versions?|wordings?|editions?|"
    "revisions?|saved states?)|(superseded|outdated|replaced) {thing}|{old} {thing}( {word}){0,3} not (be )?lost|"
    "(go|roll|scroll|get|come|switch)( {word}){0,2} back to (an? |the )?{old}|predecessors?|"
    "(every|all)( {word}){0,2} {thing} (ever|once) had|(two|three|several|different|all) versions of ({any})*{thing}|"
    "{old} ({word} )?{version} (of|for) ({any})*({word} )?{thing}"
)
_OF_OTHERS = of_changing("{version} (of|in|on)")
_WITHOUT = of_changing("without the {old} ({thing}|{version})")
_BY = of_changing("authors?|reasons?|initials|signature|user|operator|person|who|whom|before|{old}")
_CHANGED = of_changing(
    "(when|whenever|if|once|should|(every|each) time|after)( {word}){0,4} {change}|{changes}|"
    "{thing}( {word}){0,4} {change}|{change} ({any})*{thing}"
)
_EARLIER = of_changing(
    "{old} ({word} )?({version}|{thing}|ones?)|predecessors?|(was|were|stood) there before|time stamp|"
    "(every|all|any|each|saved|new|several|two|three|different|these) ({old} )?{version}|{thing} {version}|"
    "what( {word}){0,3} (said|was|were|looked|contained|stood|read) before|what (it|they) (was|were|said|had been)|"
    "(altered|corrected|edited|overwritten|amended) ({thing}|lines?|entries|values?|ones?)"
)
_KEPT = of_changing(
    "{keep}|{visible}|(not|never|nothing)( {word}){0,3} (lost|overwritten|replaced|thrown away)|"
    "not (lose|overwrite|replace)"
)
_WHEN = idea("when|dates?|times?|moment|timestamp|time stamp|day|year|years|why|reason|later|afterwards|what")
_THEN = idea(
    "(what|how)( {word}){0,2} ({thing}|it|they)( {word}){0,2} (say|said|look|looked|was|were|cost|contain|contained|"
    "stand|stood)( {word}){0,3} (on|in|at|back then|that day|the day|last)|"
    "{thing}( {word}){0,3} (at|on) any (point in.time|time|day|date|moment)( in the past)?"
)
_ASKED = idea("see|know|find out|tell|look up|show|reconstruct|answer|reproduce|question|\\?")
_OPENED = idea("{thing}( {word}){0,3} (is|are) (opened|accessed|viewed|read)|access|logins?|sign-ins?")
"""What is logged that is no change."""
_OF_STATUS = of_changing(
    "(status|state|stage)( {word}){0,2} {changes}|{changes} (of|in)( {word}){0,2} (status|state|stage)"
)
"""What has a history of its own."""
_UNKEPT = idea(
    "made (as|{thing})|told|tell|inform|informed|notify|notified|ring|call|calls|message|mail|email|cost|costs|"
    "approve|approved|confirm|logs? (in|on|out|off|into)|gets a"
)
_RELEASED = idea("release notes?|releases? (of|for)|(written|kept) (by us )?by hand")
"""What somebody writes of a new version of a program, for those who use it."""
_WHY = idea("why|reasons?")
_VERSIONS = of_changing(
    "versions?|versioned|versioning|editions?|drafts?|wordings?|saved state|(superseded|old) {thing}"
)
_OF = (
    of_changing(
        "({changes}|{log}|{version}|versioning|trail|who|whom) ({word} )?(to|of|in|on|for|with) ({any})*({word} )?"
        "(?P<a>{thing})"
    ),
    of_changing("({change}|{old}) ({any})*({word} )?(?P<a>{thing})"),
    of_changing(r"(?P<a>{thing})( (?![A-H]s?\b){word}|,){0,5}? {change}"),
    re.compile(r"^(?:so )?(?:for|of|with|on) (?:[a-z]+ )?(?P<a>[A-H]s?)\b"),
)
_INSIDE = idea("(in|with|on|to|of|at) ({any})*(?P<a>{thing})")
_THING, _JOINED = idea("{thing}"), idea("{thing}((,| and| or|, and|, or) ({any})?{thing})+")
_SPOKEN = (_OF_ITSELF, _EACH_CHANGE, _WHO_CHANGED, _ASKED_WHO, _CHANGED, _EARLIER, _OF_OLD, _THEN, _WITHOUT)
_MEANT = of_changing("it|its|they|them|their|{old} {version}(?! (of|in|on))|{each} {changes}(?! (to|of|in|on|with))")
"""What is said of what was spoken of before."""
_OF_ANOTHER = of_changing(r"{changes} (of|in|on)(?! (it|them|this|that|these|those|which|what)\b)")
_FEW = 2
"""Things; of more a log of everything is kept."""
_MAYBE = re.compile(
    r"chang|edit|modif|alter|amend|correct|adjust|updat|revis|overwr|touch|fiddl|tamper|tweak|version|histor|audit|"
    r"journal|trail|snapshot|roll|revert|secret|predecessor|rais|lower|\bwho|trac[ek]|draft|every|point in|wording|"
    r"previous|earlier|former|\bold|supersed|look|said|any (?:point|time|day|date)|past|unnoticed",
    re.IGNORECASE,
)
"""Without any of these a sentence says nothing of it, and needs not be looked at."""


@lru_cache(maxsize=8_192)
def changes_of(sentence: str, things: frozenset[str], about: str = "") -> tuple[Shape, ...]:
    """What keeps each change of the things that a sentence names: who made it, when, and what it was before.

    `about` is what the text around it is about, whose changes a sentence without a name keeps.
    """
    if not _MAYBE.search(sentence):
        return ()
    text, names = plainly(sentence, things)
    if not _says_so(text):
        return ()
    meant = about and not names and _MEANT.search(text) and not _OF_ANOTHER.search(text)
    names = _of_what(text, names) or ((about,) if meant else ())
    if not 1 <= len(names) <= _FEW:
        return ()
    why = ("reason (optional)",) if _WHY.search(text) else ()
    version = _VERSIONS.search(text) is not None and _WHO_CHANGED.search(text) is None
    log, content = ("version", ("content",)) if version else ("change", ("old content", "new content"))
    return tuple(
        Shape(f"{one} {log}", (reference_to(one), *content, *why, "changed by", "changed at")) for one in names
    )


def _of_what(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The things whose changes a sentence speaks of, rather than those that it names beside them."""
    found = next((match["a"] for one in _OF if (match := one.search(text))), "")
    parts = (part for part in re.split(r"[,;:]", text) if any(one.search(part) for one in _SPOKEN))
    found = found or next((match[0] for part in parts if (match := _THING.search(part))), "")
    surely = (":" in text and _OF_ITSELF.search(text)) or (_OF_OLD.search(text) and not _OF_OTHERS.search(text))
    if not found and surely:
        inside = [match["a"] for match in _INSIDE.finditer(text)]
        found = inside[0] if len(inside) == 1 else "A" if len(names) == 1 else ""
    joined = next((one[0] for one in _JOINED.finditer(text) if found and found in one[0]), found)
    return tuple(dict.fromkeys(names[LETTERS.index(one[0])] for one in _THING.findall(joined)))


def _says_so(text: str) -> bool:
    """Whether the ideas of a sentence come to keeping what was before a change, or who made it."""
    if _OPENED.search(text) or _OF_STATUS.search(text) or _RELEASED.search(text):
        return False
    if _OF_ITSELF.search(text) or _tells_who(text) or _WITHOUT.search(text):
        return True
    if _UNKEPT.search(text):
        return False
    asked = _THEN.search(text) is not None and _ASKED.search(text) is not None
    return asked or (_KEPT.search(text) is not None and _of_a_change(text))


def _tells_who(text: str) -> bool:
    """Whether it must come out who did it."""
    if _KEPT.search(text) and _WHO_CHANGED.search(text) and _WHEN.search(text):
        return True
    asked = _ASKED.search(text) or _HELD.search(text)
    return _ASKED_WHO.match(text) is not None or (asked is not None and _ASKED_WHO.search(text) is not None)


def _of_a_change(text: str) -> bool:
    """Whether what a sentence wants to be kept are changes, or what was before one."""
    if _EACH_CHANGE.search(text) or _OF_OLD.search(text):
        return True
    if _CHANGED.search(text) is None:
        return False
    return _EARLIER.search(text) is not None or (_HELD.search(text) is not None and _BY.search(text) is not None)
