"""What stands between others, or is so many of something, as the form of a whole sentence says it."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import NAME
from plan.reading.words.verbs import active

_ONE = r"(?:one|an?|exactly\s+one)\s+(?:particular\s+|certain\s+|given\s+)?"
_BETWEEN = re.compile(
    rf"^(?:an?|each|every)\s+(?P<name>{NAME})\s+(?:is|takes\s+place|runs|happens)\s+between\s+{_ONE}(?P<one>{NAME})\s+and\s+{_ONE}(?P<other>{NAME})(?:$|,|\s+and\s+(?=may|can|is))",
    re.IGNORECASE,
)
"""`A duel is between one fencer and one club`"""
_ABOUT = re.compile(
    rf"\b(?P<may>may|can)\s+(?:also\s+)?(?:be\s+about|refer\s+to|concern|relate\s+to)\s+{_ONE}(?P<one>{NAME})(?:\s+or\s+(?:about\s+)?{_ONE}(?P<other>{NAME}))?(?:,?\s+or\s+(?:neither|none|about\s+nothing.*))?$",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    rf"^(?:an?|each|every)\s+(?P<name>{NAME})\s+is\s+(?:so\s+many|an?\s+(?:certain\s+)?(?:number|quantity)\s+of|some\s+number\s+of)\s+(?P<what>[a-z]+s)\s+of\s+(?:one|an?)\s+(?P<of>{NAME})$",
    re.IGNORECASE,
)
"""`A stock line is so many bottles of one wine`"""
_SAME_AGAIN = re.compile(
    rf"^(?:adding|putting\s+in|ordering|choosing|picking|entering)\s+the\s+same\s+(?P<of>{NAME})\s+(?:again|twice)\s+(?:just\s+|only\s+|simply\s+)?(?:raises|increases|adds\s+to|changes|updates)\s+(?:the|its)\s+"
    r"(?:quantity|number|amount|count)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    rf"\b(?:each|every)\s+(?:one\s+)?(?:of\s+(?:its|the|their|his|her)\s+)?(?P<what>{NAME})\s+(?:can|may)\s+(?:only\s+)?be\s+(?P<done>[a-z]+ed)\s+(?:only\s+|just\s+)?once\b",
    re.IGNORECASE,
)
"""`Each of its stages can be rated once`"""
_SAVED = re.compile(
    rf"^(?:i|we|they|he|she|you|an?\s+[a-z]+)\s+(?:can\s+|may\s+)?(?:save|bookmark|star|favourite|favorite|follow|watch)s?\s+(?:as\s+many|any\s+number\s+of|several)\s+(?P<what>{NAME}s)"
    r"(?:\s+as\s+(?:i|we|they|he|she|you)\s+(?:like|want|wish)s?)?,?\s+and\s+for\s+each(?:\s+(?:one|of\s+them))?\s+(?:say|choose|set|note|enter|state|decide)s?\s+(?P<list>\S.+)$",
    re.IGNORECASE,
)
"""`I can save as many tracks as I like, and for each say whether I want to be notified of a concert`"""
_SAVED_AS = frozenset(("favourite", "favorite", "bookmark", "follow"))
_MARK_ONE = re.compile(
    r"\b(?:mark|set|choose|pick|make|flag)s?\s+one\s+(?:of\s+(?:them|these)\s+)?(?:as|to\s+be)\s+(?:my|the|their|our|his|her|an?|your)\s+(?P<flag>[a-z]+)(?:\s+one)?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"\b(?:several|any\s+number\s+of|as\s+many|more\s+than\s+one|many)\s+(?P<many>{NAME}s)(?=\s*[(,]|\s+and\b)",
    re.IGNORECASE,
)
_CAN_BE_SET = re.compile(
    r"^(?P<list>(?:an?|the)\s[^.;:]+?)\s+(?:can|may)\s+(?:also\s+)?be\s+(?:set|given|added|entered|filled\s+in|supplied|stated)"
    r"(?:,?\s+(?:but|though)\s+(?:need(?:n['’]t|\s+not)|do(?:es)?n['’]t\s+(?:have|need)\s+to|do(?:es)?\s+not\s+(?:have|need)\s+to)\b.*|(?:\s+now)?(?:\s+or)?\s+later)$",
    re.IGNORECASE,
)
"""`An end date and a maximum number of uses can be set but needn't be`"""
_NEITHER = re.compile(
    rf"^neither\s+(?:the\s+|its\s+|their\s+)?(?P<one>{NAME})\s+nor\s+(?:the\s+|its\s+|their\s+)?(?P<other>{NAME})\s+(?:may|can|must)\s+(?:already\s+)?(?:be|have\s+been)\s+(?:already\s+)?(?:taken|used|in\s+use|given)\b",
    re.IGNORECASE,
)
"""`Neither the name nor the colour may already be taken`"""


def between(sentence: str, known: Known) -> Iterator[Shape]:
    """What is between two others, and what it may be about."""
    said = _said(sentence)
    match, about = _BETWEEN.match(said), _ABOUT.search(said)
    if match is None:
        return
    name = known.called(Noun(match["name"].lower()))
    ends = [known.called(Noun(match[end].lower())) for end in ("one", "other")]
    if not known.is_thing(name) or not any(known.has(one) for one in ends):
        return
    topics = [known.called(Noun(about[one].lower())) for one in ("one", "other") if about[one]] if about else []
    fields = (_end(one, known) for one in ends)
    yield Shape(name.name, (*fields, *(f"{one.name} (reference, optional)" for one in topics if known.keeps(one))))


def _end(noun: Noun, known: Known) -> str:
    people = known.is_somebody(noun) and not known.defines(noun)
    return f"{noun.name} (a user)" if people else reference_to(noun.name)


def so_many(sentence: str, known: Known) -> Iterator[Shape]:
    """What is so many of something of a known thing, of which it has each only once."""
    said = _said(sentence)
    if match := _SO_MANY.match(said):
        of = known.called(Noun(match["of"].lower()))
        if known.keeps(of):
            yield Shape(match["name"].lower(), (reference_to(of.name), f"number of {match['what'].lower()}"))
    elif match := _SAME_AGAIN.match(said):
        of, whole = known.called(Noun(match["of"].lower())), known.before.rpartition(" ")[0]
        if known.keeps(of) and whole:
            yield Shape(known.before, (reference_to(whole), f"{of.name} (reference, unique per {whole})"))


def done_once(sentence: str, known: Known) -> Iterator[Shape]:
    """What doing something to each of several leaves behind, where that can be done only once."""
    match = _ONCE.search(_said(sentence))
    left = left_behind(active(match["done"].lower())) if match else ""
    of = known.called(Noun(singular(match["what"].lower()))) if match else None
    if left and of is not None and known.keeps(of) and of.name != left:
        yield Shape(left, (f"{of.name} (reference, unique)",))


def saved(sentence: str, known: Known) -> Iterator[Shape]:
    """What is kept of each of the things that somebody saves for later."""
    match = _SAVED.match(_said(sentence))
    of = known.called(Noun(singular(match["what"].lower()))) if match else None
    if match is None or of is None or not known.keeps(of):
        return
    name = known.before if known.before in _SAVED_AS else "favourite"
    yield Shape(name, ("user (reference)", f"{of.name} (reference, unique per user)", *listed_fields(match["list"])))


def marks_one(sentence: str, known: Known) -> Iterator[Shape]:
    """Which one of several is marked: `keep several addresses and mark one as my default`."""
    match, several = _MARK_ONE.search(_said(sentence)), _SEVERAL.search(sentence)
    if match and several:
        yield Shape(singular(several["many"].lower()), (f"is {match['flag'].lower()} (boolean)",))


def can_be_set(sentence: str, known: Known) -> Iterator[Shape]:
    """Fields of what was spoken of that may be given, and may be missing."""
    match = _CAN_BE_SET.match(_said(sentence))
    fields = listed_fields(match["list"]) if match else ()
    owner = known.before or known.spoken
    if fields and owner and known.defines(Noun(owner)) and sum(map(is_attribute, fields)) * 2 > len(fields):
        yield Shape(owner, tuple(one if "(" in one else f"{one} (optional)" for one in fields))


def neither_twice(sentence: str, known: Known) -> Iterator[Shape]:
    """Two fields of which a sentence says that nothing else may have the same."""
    match = _NEITHER.match(_said(sentence))
    if match and known.before and known.defines(Noun(known.before)):
        yield Shape(known.before, tuple(f"{match[one].lower()} (unique)" for one in ("one", "other")))


def _said(sentence: str) -> str:
    return re.sub(r"[\"“”*_`]", "", sentence.strip().rstrip(".;!"))
