"""What is put away and not deleted, by the ideas that a sentence has together, whatever their order and grammar.

An idea of going (`deleted`, `sold`, `who leaves`) with one of staying (`kept`, `hidden`, `can be brought back`), a
going that is denied, or a word that says both (`archive`, `recycle bin`). Of what it is said is settled apart from
that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.going import of_going
from plan.reading.frames.ideas import PIECES, idea, plainly
from plan.reading.frames.known_things import IS_WANTED, LETTERS
from plan.reading.frames.pieces import Pattern, Pieces

_GOING, _AWAY, _FOR_NOW, _STAYING, _BACK = map(of_going, ("{go}", "{away}", "{now}", "{stay}", "{restore}"))
_THERE, _FLAGGED, _THING = map(of_going, ("{place}", "{flag}", "{thing}"))
_OF_ITSELF = of_going(
    r"soft[ -]?delet\w+|logical(ly)? delet\w+|undelet\w+|recycle bin|(trash|bin|wastebasket)( {word}){0,6} {restore}|"
    "tombstones?|(deleted|archived|inactive|active|removed|deactivated) (flag|mark|marker|tick|tickbox|checkbox|bit|"
    "timestamp)|archive for ({any})*{thing}|(inactive|archived|deactivated|soft-deleted) ({thing}|ones)|"
    "({thing}|leavers?|{pronoun})( {word}){0,5}? (inactive|archived|deactivated|soft-deleted|dormant)|"
    "(?<!the )(?<!\\ban ){shut} ({any})*({word} )?({thing}|{pronoun})|"
    "no (hard|real|physical|permanent) (delete|deletion|removal)|"
    "(instead of|rather than)( {word}){0,2}? ({go}|gone|out of the system)|not want( {word}){0,6}? ({go}|{lose})|"
    "{go}.*(not|never) (happen|be possible|occur)"
)
"""What says by itself that something is only put away."""
_NOT_GOING = of_going(
    "{not}( {word}){0,5}? {go}|(nobody|no one|nothing|none)[^.;]{0,60}? {go}|"
    "(deletion|removal|deleting|removing|delete|remove)( {word}){0,3} (not|never|forbidden|impossible|prohibited|"
    "ruled out|out of the question|no option)"
)
_NOT_LOSING = of_going("{not}( {word}){0,5}? {lose}")
_GONE_BACK = of_going("{go}.*{restore}|{restore}( {word}){0,3} (deleted|removed|erased|({thing}|{pronoun}).*{go})")
_NEVER = of_going(
    "(never|under no circumstances|must not|shall not|may not|not to be|not|no)( {word}){0,4}? ({destroy}|"
    "{go} (ever|physically|really|for good|for real|completely|entirely|from the (database|file|system)))|"
    "(nobody|no one)[^.;]{0,60}? {destroy}"
)
_UNLESS = idea(
    "if|when|once|while|whilst|until|unless|before|after|as long as|by|except|without|who (has|have)|that (has|have)|"
    "with"
)
_KEPT_THERE = of_going("({remain}|kept|retained|held|stored)( {word}){0,4}? {place}")
_GOES_THEN = of_going(
    "deleting|removing|erasing|deletions?|removals?|(delete|remove) (button|action|function|command|key|option)|"
    "(when|whenever|if|once|on|after|upon|should|whoever)( {word}){0,6} {go}"
)
_CONTRAST = idea("but|yet|though|although|while|whereas|however|only|merely|just|simply|still|even|then|so that")
_ENDED = of_going(
    "((on|after|upon|at|with) ({any})?|{pronoun} (is |are |has |have |gets? )?|"
    "(whoever|who|somebody|someone|anybody|those who|people who)( {word}){0,2} |"
    "{thing}( {word}){0,6}? (?<!until )(?<!before )(?<!till )){end}|(on|upon) [a-z]+ing|"
    "(when|once|if|after)( {word})? {end} {pronoun}|{over}( {word}){0,4}? {thing}"
)
_FORMER = of_going(
    "(old|past|former|lost|broken|worn|dead|sold|withdrawn|(?!need|used|shared|related|based|listed)[a-z]{3,}ed) "
    "{thing}"
)
_OF_THEN = idea("(old|past|earlier|previous|existing|historic(al)?|last [a-z']+|bygone|finished) {word}")
_RETENTION = of_going(
    "({go}|anonymi[sz]ed)( {word}){0,6} {period} (after|later)|after ({word} )?{period}( {word}){0,6} {go}".replace(
        "{period}", "(years?|months?|weeks?|days?)"
    )
)
"""What does go in the end."""
_DELETED = of_going(r"deleted {thing}|recycle bin|undelete|soft[ -]?delet\w+|{thing}( {word}){0,4}? deletes")
_WAS = idea("(old|former|previous|earlier) (values?|contents?|texts?|wordings?|rates?|status|versions?)|old one.* new")
_SERIES = idea(
    "({item}, )+{item},? or {item}(?=[.;]|$)|:( {item},){3}.*$", Pieces({"item": "{word}( {word}){0,3}"}, PIECES)
)
"""Several of a kind, such as states: `available, on hire, in repair or retired`."""
_REASON = re.compile(r"(?:,? (?:because|since|so that)|, (?:as|for|so)|:| -|;|\u2013) .*$")
_DECISIVE = (
    of_going("({go}|{away}|{shut}) ({any})*({word} )?(?P<a>{thing})"),
    of_going(r"(?P<a>{thing})( (?![A-H]s?\b){word}|,){0,8}? ({go}|{away}|{shut}|{now})"),
    of_going(r"(?P<a>{thing})( (?![A-H]s?\b){word}|,){0,8}? {end}"),
    of_going("{end} ({any})*({word} )?(?P<a>{thing})"),
)
_NAMED = (idea("(for|of) ({any})*({word} )?(?P<a>{thing})"), idea("(?P<a>{thing})"))
_BESIDE = idea(
    "(?P<in>(of|in|on|by|from|at|with|without|to|under|per|into|off|against|behind|"
    "(that|which|who) (?!is |are |was ){word}) ({any})*({word} )?){thing}"
)
"""What is only hung on something: `the lid of a jar`, `removed from the list by a clerk`, `who leaves the house`."""
_JOINED = idea("{thing}((,| and| or|, and|, or) ({any})?{thing})+")
_MEANT = of_going(
    "{pronoun}( {word}){0,6}? ({go}|{away}|{end}|{remain})|({go}|{away}|{shut}) {pronoun}|"
    "{not} (be |to be |ever )?{go}(?=[.,;:!?]|$| (from|because|since|when|if|even|as|for|but))|leavers|{go} and"
)
_SOMEBODY = idea("somebody|someone|anybody|anyone|whoever|people|those who|he|she|him|her")
_GOES_ON = idea("({word}[ ,]+){0,5}?({pronoun}|this|that|their|its|his|her|the {rec})")
_MAYBE = re.compile(
    r"delet|remov|eras|wip|destr|discard|purg|thr[eo]w|lost|los[ei]|gone|trash|bin\b|vanish|disappear|archiv|activ|hid|"
    r"dis[ac]|gr[ea]y|restor|recover|undo|back|still|stay|remain|kept|keep|retain|retir|preserv|tombstone|cross|"
    r"reinstat|sleep|dormant|visible|sight|suspend|withdr|decommis|aside|away|shelv|surviv|persist|out of|happen|"
    r"tak[ei]|clear|drop|rid of|any ?more|longer|untick|kill|dispos",
    re.IGNORECASE,
)
"""Without any of these a sentence says nothing of it, and needs not be looked at."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is spoken of beside a sentence: in it, before it, the people among that, and the sentence before it."""

    now: str = ""
    before: str = ""
    person: str = ""
    sentence: str = ""


@lru_cache(maxsize=8_192)
def put_away(sentence: str, things: frozenset[str], spoken: Spoken) -> tuple[Shape, ...]:
    """The things of which a sentence says that they are put away and not deleted, of those that are known."""
    if not _MAYBE.search(sentence):
        return ()
    text, names = plainly(sentence, things)
    spoken = replace(spoken, before=spoken.before if names else spoken.now)
    goes_on = not (names or IS_WANTED.match(sentence)) and _GOES_ON.match(text)
    if spoken.sentence and goes_on and not _says_so(text):
        text, names = plainly(f"{spoken.sentence} {sentence}", things)
    if not _says_so(_SERIES.sub(" ", text)) or _WAS.search(text):
        return ()
    if spoken.sentence and not spoken.before:
        told = plainly(spoken.sentence, things)[1]
        spoken = replace(spoken, before=told[0] if len(told) == 1 else "")
    deleted = _DELETED.search(text) is not None and _AWAY.search(text) is None
    when = "deleted at (optional)" if deleted else "archived at (optional)"
    return tuple(Shape(name, (when,)) for name in _of_what(text, names, spoken))


def _says_so(text: str) -> bool:
    """Whether the ideas of a sentence come to putting something away."""
    if _OF_ITSELF.search(text) or _GONE_BACK.search(text):
        return True
    denied = _NOT_GOING.search(text) is not None
    if _RETENTION.search(text) and not denied:
        return False
    if (denied and _denies(text)) or (_NEVER.search(text) and not _UNLESS.search(text)):
        return True
    surely, staying = _AWAY.search(text), _STAYING.search(text)
    if surely and (_BACK.search(text) or _NOT_LOSING.search(text) or _ends(text)):
        return True
    if _ENDED.search(text) and staying:
        return True
    return bool(_stays(text)) or any(_AWAY.search(one) or _KEPT_THERE.search(one) for one in _without(text, _FORMER))


def _denies(text: str) -> bool:
    """Whether a sentence that denies that something goes says what becomes of it instead, or what is over with it."""
    return any(one.search(text) for one in (_STAYING, _AWAY, _FOR_NOW, _ENDED, _FORMER, _FLAGGED))


def _ends(text: str) -> bool:
    """Whether something is over, or goes, beside the place where it is said to be put away."""
    return any(_ENDED.search(one) or _GOES_THEN.search(one) for one in _without(text, _AWAY))


def _stays(text: str) -> bool:
    """Whether something stays though it goes or is put away."""
    apart, staying = _CONTRAST.search(text), _STAYING.search(text)
    if apart and (staying or _FLAGGED.search(text)) and _GOING.search(text):
        return True
    away = _AWAY.search(text) or _FOR_NOW.search(text)
    then = apart or _THERE.search(text) or _OF_THEN.search(text)
    return bool(away and then and (staying or " still " in text))


def _without(text: str, found: Pattern) -> Iterator[str]:
    """A sentence without one of the places where it has an idea."""
    kept = ((one.start(), " ".join(_THING.findall(one[0])) or "that", one.end()) for one in found.finditer(text))
    return (f"{text[:begin]}{said}{text[end:]}" for begin, said, end in kept)


def _of_what(text: str, names: tuple[str, ...], spoken: Spoken) -> tuple[str, ...]:
    """The things put away: what the decisive word is said of, else the only one, else what was spoken of."""
    said = _REASON.sub("", text)
    said = said if _says_so(said) or _MEANT.search(said) else text
    bare, whole = (_BESIDE.sub(r"\g<in>it", one) for one in (said, text))
    found = _inside(said) or _decided(_DECISIVE, bare) or _decided(_DECISIVE, whole)
    if not found and _MEANT.search(said) and (spoken.before or spoken.person):
        return (spoken.person if spoken.person and _SOMEBODY.search(said) else spoken.before,)
    found = found or _decided(_NAMED, bare) or _decided((*_DECISIVE, *_NAMED), text)
    joined = next((one[0] for one in _JOINED.finditer(text) if found and found in one[0]), found)
    return tuple(dict.fromkeys(names[LETTERS.index(one[0])] for one in _THING.findall(joined)))


def _inside(text: str) -> str:
    """The thing between a verb and its particle: `throw a chair away`."""
    told = (match[0] for reader in (_GOING, _AWAY) for match in reader.finditer(text))
    return next((found[0] for one in told if (found := _THING.search(one))), "")


def _decided(readers: tuple[Pattern, ...], text: str) -> str:
    """The thing that the first of the decisive words is said of."""
    return next((found["a"] for one in readers if (found := one.search(text))), "")
