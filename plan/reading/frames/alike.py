"""Fields that no two things have alike, however a sentence says so: `If a tag exists already, refuse the second crate`.

What such sentences have in common are two ideas, that of the same again (the same, twice, already, shared) and that of
not (never, refuse, an error), or a single word that means both (unique, identifies, a duplicate, once only).
Of what they are said is what identifies something: a noun that is no known thing, such as its number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plan.reading.english.clauses import LONGEST
from plan.reading.english.mentions import mentioned
from plan.reading.frames.templates import frame
from plan.reading.frames.uniqueness import Apart
from plan.reading.text.finding import begins, has_word
from plan.reading.text.naming import key, singular
from plan.reading.words.english import words_of

_NOT = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|nor|cannot|[a-z]+n['’]t|impossible|refus\w+|reject\w*|errors?|warn\w*|forbid\w*|"
    r"forbidden|turned\s+(?:away|down)|prevent\w*|disallow\w*|den(?:y|ied)|fails?|avoid\w*|without)\b"
)
_REFUSES = re.compile(
    r"\b(?:refus\w+|reject\w*|errors?|warn\w*|forbid\w*|forbidden|turned\s+(?:away|down)|prevent\w*|not\s+allowed|impossible|"
    r"(?:choose|pick|enter|take|try)\s+another|not\s+be\s+(?:possible|accepted|saved|stored))\b"
)
_AGAIN = re.compile(
    r"\b(?:same|identical|equal|alike|share[sd]?|sharing|twice|again|second|duplicat\w+|doubles?|repeat\w*|re-?used?|clash\w*|"
    r"collid\w+|already|more\s+than\s+(?:one|once)|another|any\s+other|no\s+other|other's?|two\s+[a-z]+s\b|exists?|else|no\s+two)\b"
)
_SURELY = re.compile(
    r"\b(?:unique(?:ly)?|unambiguous(?:ly)?|ambiguity|beyond\s+doubt|one\s+of\s+a\s+kind|distinct|identif\w+|duplicates?|"
    r"(?:natural|primary|business)\s+key|(?:the|a)\s+key\s+(?:of|for)|tells?\b.*\bapart|told\s+apart|distinguish\w*|"
    r"recogni[sz]e\w*|must\s+differ|(?:has|have|needs?)\s+to\s+differ|should\s+differ|"
    r"differ(?:s|ent)?\s+(?:from\s+(?:each|all|every|one)|for\s+(?:all|each|every)|only|within)|"
    r"(?:every|each|any)\b.*\ba\s+different|no\s+two|no\s+duplicates?)\b"
)
_ONCE = re.compile(
    r"\b(?:only\b[^,.]{0,20}\bto\s+one|(?:only|just|exactly|at\s+most|but)\s+(?:once|one(?:\s+time)?|a\s+single)|once\s+only|one\s+time\s+only|"
    r"one\s+and\s+(?:only\s+one|the\s+same)|a\s+single|one\b[^,.]*\bonly|once\s+(?:in|on|per|within|for)\b|"
    r"one\s+\w+\s+and\s+one\s+\w+\s+only)\b"
)
_OCCURS = re.compile(
    r"\b(?:us(?:e|es|ed)|given|issued|assigned|taken|occurs?|appears?|exists?|there|registered|entered|stands?|worn|"
    r"handed\s+out|in\s+use|present|belongs?|points?|leads?|found|allocated|borne|carried|comes?)\b"
)
_ONE_ONE = re.compile(
    r"^(?:one|a\s+single)\s+(?P<field>[^,]+?)\s*(?:,|[–—-]|means|per|for(?:\s+each)?|and)\s*(?:one|a\s+single)?\s*(?P<thing>[^,.]+)$"
)
_ONE_PER = frame(r"one {noun} (per|for an?|for each|with a given|for any given) ")
_OWN = re.compile(
    r"\b(?:receives?|gets?|given|has|have|carr(?:y|ies)|bears?|assigned|with)\b.*\b(?:own|of\s+(?:its|his|her|their)(?:\s+or\s+(?:his|her|their))?\s+own)\b"
)
_SHARED = re.compile(
    r"\b(?:may|can|might|could)\b[^.;]*\b(?:same|twice|several|identical|shared?|alike|more\s+than\s+once)\b|\bas\s+(?:many|often)\b|"
    r"\b(?:often|usually|sometimes|frequently|happen\s+to\s+be)\s+(?:have\s+)?(?:the\s+)?same\b"
)
"""What allows that some are alike."""
_NEED_NOT = re.compile(
    r"\bneed(?:n't|\s+not)\b|\b(?:do|does)(?:n't|\s+not)\s+(?:have|need)\s+to\b|\bdo(?:es)?(?:n't|\s+not)\s+(?:matter|mind|care)\b|"
    r"\bnot\s+necessarily\b"
)
_DENIES = re.compile(r"\bno\s+two\b|\bnot\b|n't\b|\bonly\b|\bnever\b|\bcannot\b")
_UNIQUE_WHAT = re.compile(r"\bunique\s+(?P<what>[a-z-]+)")
_BEHIND_UNIQUE = words_of(
    "in within per for across among to by and or but at on inside over throughout overall only too again worldwide "
    "nationwide everywhere of with"
)
_TOGETHER = re.compile(
    r"\b(?:together|combin\w+|jointly|in\s+combination|by\s+(?:its|the|their)\s|with\s+(?:its|the|their)\s|plus\b)"
)
_AND = re.compile(
    r"\b(?P<one>[a-z]+(?:\s[a-z]+)?)\s+(?:and|plus)\s+(?:(?:the|its|their|his|her)\s+)?(?P<other>[a-z]+)\b"
)
_CONTAINS = re.compile(
    r"^(?:an?|the|one|each|every|no|any)\s+(?P<name>[a-z-]+(?:\s[a-z-]+)??)\s+(?:can|may|must|shall|should|will|do|does)?\s*(?:n't|not|cannot|never)?\s*"
    r"(?:contains?|holds?|have|has|includes?|lists?)\s+(?:never\s+)?two\b"
)
_OF_EACH = re.compile(
    r"\b(?:for|of)\s+(?:each|every)\s+[a-z-]+\s+(?:of|in|on)\s+(?:an?|the|one|each|every)\s+(?P<name>[a-z-]+)"
)
_AN_ID = re.compile(
    r"\b(?P<name>(?:(?!(?:the|an?|no|its|their|his|her|two|same|one|of|in|each|every|by|with|this|that|any|or|and)\b)[a-z]+\s)?"
    r"(?P<head>ids?|numbers?|codes?|names?|addresse?s?|labels?|titles?))\b"
)
_BUT = re.compile(
    r"\b(?:but|though|although|yet|however|so\s+long\s+as|as\s+long\s+as|provided|only\s+if|unless|not\s+allowed|never|except)\b"
)
"""What limits a permission."""
_SAME_DEED = re.compile(r"\bon\s+the\s+same\s+(?:day|date|evening|morning)\b|\bat\s+the\s+same\s+time\b|\boverlap")
_IDENTIFYING = words_of(
    "name number code id identifier key email e-mail mail address username login nickname title label slug sku isbn "
    "issn "
    "iban plate tag callsign barcode serial reference url domain badge initials initial abbreviation position phone "
    "telephone signature handle pin token subdomain hostname shortcut acronym designation alias vat ssn vin imei "
    "uuid guid "
    "sign letter"
)
_FILLERS = words_of(
    "it them type unit altitude gate duplicate kind time world doubt error second one ambiguity system list database "
    "combination case user people "
    "person somebody charge sense hint warning message programme-system register company authority clerk other rest "
    "double thing exception place entry reason way order mistake confusion moment day year office help search clash"
)
_EVERYWHERE = words_of("world company system database organisation organization business country list register market")
_SCOPES = re.compile(
    r"\b(?:within|inside|per|in|on|at|across|among|under|of|for|throughout)\s+(?P<which>(?:(?:any|an?|the|one|each|every|its|their|his|her|this|that|same|given|"
    r"certain|single|respective|particular|own|different|several|various|all|other)\s+)*)(?P<name>[a-z][a-z-]*(?:\s[a-z][a-z-]*)?)"
)
_INSIDE = re.compile(r"^(?:within|inside|per)\b")
_MOST_COMMAS = 2
"""More part a list of fields, whose remarks are read with it."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A noun of a sentence, and where it stands."""

    name: str
    at: int


@lru_cache(maxsize=8_192)
def never_alike(sentence: str, things: frozenset[str], spoken: str) -> Apart | None:
    """By which field no two of a known thing are alike, and within what; None if a sentence says of none."""
    said = sentence.lower().replace("’", "'")
    listed = said.count(",") > _MOST_COMMAS or "(unique" in said
    idea = _idea(said) if len(sentence) <= LONGEST and not listed else None
    if idea is None:
        return None
    begin, end = idea
    if said.count("(", 0, begin) > said.count(")", 0, begin):
        return None  # a remark on one of a list is read with it
    nouns = tuple(_nouns(sentence, said))
    scopes = tuple(dict.fromkeys(_scopes(said, idea, frozenset(one.name for one in nouns), things)))
    fields = [one for one in nouns if _identifies(_without_thing(one.name, things)[1], sentence, said[one.at :])]
    fields = [one for one in fields if " " in one.name or one.name not in things]
    near = [one for one in fields if begin <= one.at < end] or [one for one in fields if _is_in(one, said[begin:end])]
    before = [one for one in fields if one.at < begin][-1:] if not near else []
    field = next(iter(near or before), None)
    if field is None or (before and _is_past(said, field.name, begin)):
        return None
    of, name = _without_thing(field.name, things)
    named = [key(one.name) for one in nouns if key(one.name) in things and one not in fields]
    thing = of or next((one for one in named if one not in scopes), "") or spoken
    within = [one for one in scopes if one not in {name, field.name, thing} and one not in _EVERYWHERE][:1]
    joined = next((one for one in _AND.finditer(said) if _TOGETHER.search(said)), None)
    names = frozenset(one.name for one in nouns) - things
    if joined is not None and singular(joined["other"]) in names:
        one = next((one for one in (joined["one"], joined["one"].rpartition(" ")[2]) if singular(one) in names), "")
        name, within = (singular(one), [singular(joined["other"])]) if one else (name, within)
    return Apart(thing, name, tuple(within), clause=sentence) if thing and thing not in scopes else None


def _is_in(noun: _Named, part: str) -> bool:
    """Whether a part of a sentence names again what stands before it: `a code and a name, and the code is unique`."""
    again = rf"\b(?:the|its|this|that)\s+{re.escape(noun.name)}\b"
    return noun.name in part and re.search(again, part) is not None


def _is_past(said: str, name: str, begin: int) -> bool:
    """Whether something else stands between a noun and the part of a sentence that begins at a place."""
    at = said.rfind(name.rpartition(" ")[2], 0, begin)
    return at < 0 or "," in said[at:begin].rstrip(" ,;:(–—-")


def _idea(said: str) -> tuple[int, int] | None:
    """Where a sentence says that nothing is alike, or there only once; None if it does not, or allows the opposite."""
    limited, shared = _BUT.search(said) is not None, _SHARED.search(said) is not None
    free = _NEED_NOT.search(said) or (shared and not (limited or _DENIES.search(said)))
    if free or _SAME_DEED.search(said):
        return None
    if _ONE_ONE.match(said.rstrip(".!")) or (shared and limited and _AGAIN.search(said)):
        return 0, len(said)
    found = [(match.start(), match.end()) for match in _PART.finditer(said)]
    for place, (begin, end) in enumerate(found):
        part = said[begin:end]
        around = said[found[max(place - 1, 0)][0] : found[min(place + 1, len(found) - 1)][1]]
        whats = [one["what"] for one in _UNIQUE_WHAT.finditer(part)]
        charm = bool(whats) and not any(map(_goes_on_from_unique, whats)) and len(_SURELY.findall(part)) == len(whats)
        surely = not charm and (_SURELY.search(part) or _OWN.search(part))
        again = _AGAIN.search(part) and (_NOT.search(part) or _REFUSES.search(around))
        once = (_ONCE.search(part) and _OCCURS.search(part)) or _ONE_PER.search(part)
        if surely or again or once:
            return begin, end
    return None


def _goes_on_from_unique(word: str) -> bool:
    known = word in _IDENTIFYING or singular(word) in _IDENTIFYING
    return known or word in _BEHIND_UNIQUE or word.endswith("-wide")


def _nouns(sentence: str, said: str) -> Iterator[_Named]:
    """The nouns of a sentence in their order, with where each stands last before the next."""
    at = 0
    found = [noun.name for noun in mentioned(sentence)]
    heads = frozenset(one.rpartition(" ")[2] for one in found)
    ids = (one for one in _AN_ID.finditer(said) if singular(one["head"]) not in heads)
    found += [singular(one["name"]) for one in ids if said[one.end() :].strip().partition(" ")[0] not in heads]
    for name in dict.fromkeys(found):
        last = name.rpartition(" ")[2]
        here = begins(said[at:], last)
        place = at + here if here >= 0 else begins(said, last[:4])
        yield _Named(_WHICH.sub("", name), max(0, place))


_WHICH = re.compile(
    r"^(?:unique|same|identical|given|different|distinct|own|single|gapless|consecutive|such|certain)\s+(?=\S)"
)
_PART = re.compile(r"[^,;:()?!]+")


def _scopes(said: str, idea: tuple[int, int], known: frozenset[str], things: frozenset[str]) -> Iterator[str]:
    """What a sentence names that something is unique within: where it says so, or at its beginning."""
    begin, end = idea
    for pattern in (_CONTAINS, _OF_EACH):
        yield from (singular(match["name"]) for match in pattern.finditer(said))
    for match in _SCOPES.finditer(said):
        words = match["name"].split()
        names = (singular(" ".join(words[:size])) for size in (2, 1) if len(words) >= size)
        inside = _INSIDE.match(match[0]) is not None
        told = singular(words[0] if words[-1] in _NO_NAME else match["name"]) if inside else ""
        name = next((one for one in names if one in known), told)
        alike = _EACH.search(match["which"]) and match[0].startswith(("in ", "on ", "at ", "under ", "across ", "for "))
        here = inside or begin <= match.start() < end or not match.start()
        counted = _ONE_OF_THEM.search(said[: match.start()]) is not None
        only = match["which"].strip() == "the" and key(name) not in things  # `across the federation` is everywhere
        if name and name not in _FILLERS and not (counted or only) and here and (inside or alike):
            yield name


_ONE_OF_THEM = re.compile(r"^(?:only\s+|at\s+most\s+)?(?:one|a\s+single)\s+[a-z-]+\s+$")
"""`One invoice per family` is no matter of its number."""
_NO_NAME = words_of(
    "there the of for and or with is are must can may no not in on at only a an it they name so but number"
)
_EACH = re.compile(r"\b(?:same|one|any|each|every|given|single|different|several|its|a|the)\b")


def _without_thing(name: str, things: frozenset[str]) -> tuple[str, str]:
    """The known thing that the name of a field begins with, and the name without it: a room number is a number."""
    of = next((one for one in sorted(things, key=len, reverse=True) if name.startswith(f"{one} ")), "")
    rest = name.removeprefix(f"{of} ") if of else name
    return (of, name) if rest == "key" else (of, rest)


def _identifies(name: str, sentence: str, behind: str) -> bool:
    """Whether a noun is what things are identified by: a number, a code, a word in capitals."""
    last = name.rpartition(" ")[2]
    if name in {"key", "natural key"} or last in _FILLERS or _HOW_MANY.match(behind):
        return False
    capitals = has_word(sentence, last.upper()) and not _ROMAN.fullmatch(last)
    return last in _IDENTIFYING or singular(last) in _IDENTIFYING or (len(last) > 2 and capitals)


_HOW_MANY = re.compile(r"numbers?\s+of\s+(?!(?:an?|the|each|every|any|its|his|her|their|our)\b)[a-z-]+")
_ROMAN = re.compile(r"[ivxIVX]+")
