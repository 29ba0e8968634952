"""What a sentence says there is only one of for several things together: `one mark per pupil, date and session`."""

import re
from collections.abc import Iterator
from itertools import takewhile

from plan.reading.english.known import Known, never_kept
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import base_form, singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.verbs import active

_NO_NOUN = (
    r"(?:and|or|per|for|in|on|at|of|with|is|are|has|have|can|cannot|may|must|shall|twice|we|i|they|it|there|you|who|that|which|"
    r"only)"
)
_NAME = rf"[a-z][\w-]*(?:\s(?!{_NO_NOUN}\b)[a-z][\w-]*){{0,2}}"
_ONE = (
    r"(?:(?P<limit>only|just|exactly|at\s+most|(?:no|not|never)\s+more\s+than|more\s+than)\s+)?(?:one|a\s+single)\s+"
    r"(?!(?:of|or|at|another|other|to|time)\b)"
)
_OF_EACH = r"(?:per|for\s+(?:each|every|the\s+same|one|any|an?)|(?:in|on|at)\s+(?:an?|the\s+same|one|any|each))"
_OWNER = re.compile(
    rf"^(?:(?:for|in|on)\s+(?:each|every|one|an?)\s+(?P<fronted>{_NAME}),?\s+|(?:an?|each|every|no|one|the\s+same)\s+(?P<subject>{_NAME})\s+"
    r"(?:(?:can|may|must|shall|should|will|is|has|have|gets?|holds?|receives?|buys?|makes?|gives?|takes?|writes?|sends?|cannot)\b))",
    re.IGNORECASE,
)
_ONE_PER = re.compile(rf"\b{_ONE}(?P<thing>{_NAME})\s+{_OF_EACH}\s+(?P<keys>.+)$", re.IGNORECASE)
_FRONTED = re.compile(
    r"^(?:for|per|on|in|at|with)\s+(?P<keys>(?:an?|each|every|any|one)\s[^;:.]+?),?\s+there\s*(?:['’]s|(?:(?:is|are|can|may|will|shall|must|should)\s+)+(?:be\s+)?)\s*"
    rf"(?:never\s+|not\s+)?(?:only|just|exactly|precisely|at\s+most|more\s+than)\s+(?:one|a\s+single)(?:\s+(?P<thing>{_NAME}?))?(?=$|[,;]|\s+(?:with|starting|beginning|that|which|from)\b)"
    r"(?P<from>\s+(?:starting|beginning|valid)\s+(?:on|from|at)\s+(?:an?|any)\s)?",
    re.IGNORECASE,
)
"""`For each guest and each night there is only one booking`"""
_OF_EACH_KIND = re.compile(
    rf"\b(?:only|just|at\s+most|never\s+more\s+than|not\s+more\s+than)\s+one\s+of\s+(?:each|any|the\s+same|a)\s+(?P<kind>type|kind|sort|category|class)"
    rf"(?:\s+{_OF_EACH}\s+(?P<keys>.+))?$",
    re.IGNORECASE,
)
"""`A patient can be on several recalls, but on only one of each type`"""
_HAS_PER = re.compile(
    rf"^each\s+(?P<subject>{_NAME})\s+(?:has|gets|needs)\s+an?\s+(?P<thing>{_NAME})\s+(?:per|for\s+(?:each|every))\s+(?P<keys>[^,]+|[^:]+:.*)$",
    re.IGNORECASE,
)
_SECOND = re.compile(
    rf"\b(?:a\s+second|another|(?:no|never|not)\s+(?:two|a\s+second|another)|(?:if|when|where)\s+an?)\s+(?P<thing>{_NAME})\s+"
    r"(?:for|with|of|by|on|in)\s+the\s+same\s+(?P<keys>.+)$",
    re.IGNORECASE,
)
_NEVER = (
    r"(?:can(?:not|['’]t)|can\s+(?:never|not)|(?:may|must|shall|should)\s+(?:not|never)|mustn['’]t|(?:is|are)\s+never)"
)
_TWICE = r"(?:twice|more\s+than\s+once|again)"
_DONE_TWICE = re.compile(
    rf"^(?:(?:an?|the|no|each|every)\s+(?P<subject>{_NAME}?)\s+(?:{_NEVER}|(?:can|may)(?:\s+only)?)|(?P<nobody>nobody|no\s+one)\s+(?:can|may|must|is|shall))\s+(?:be\s+)?"
    rf"(?P<verb>[a-z]+)(?:\s+up)?\s+(?:{_TWICE}|(?:only\s+)?once)\s+"
    r"(?:in|for|to|on|at|with|by|into|onto)\s+(?:the\s+same|one|an?|each)\s+(?P<keys>.+)$",
    re.IGNORECASE,
)
_SAME_TWICE = re.compile(
    rf"^(?:no\s+(?P<nobody>{_NAME}?)|(?:an?|the)\s+(?P<subject>{_NAME}?)\s+{_NEVER})\s+(?P<verb>[a-z]+)\s+the\s+same\s+(?P<keys>.+?)\s+{_TWICE}"
    r"(?:\s+(?:in|for|on|at)\s+(?:the\s+same|one|an?|each)\s+(?P<more>.+))?$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rf"^two\s+(?P<thing>{_NAME})\s+(?:of|for|in|on|by)\s+the\s+same\s+(?P<keys>{_NAME})\s+(?:at|on|with|for|in)\s+the\s+same\s+(?P<more>{_NAME}?)\s+"
    r"(?:(?:is|are|shall\s+be|must\s+be)\s+(?:refused|rejected|forbidden|impossible|prevented|not\s+(?:allowed|possible|permitted|accepted))|cannot\s+exist|(?:must|may)\s+not\s+(?:exist|occur))$",
    re.IGNORECASE,
)
"""`Two readings of the same meter at the same time are refused`"""
_VALUE_TWICE = re.compile(
    rf"\bthe\s+same\s+(?P<keys>{_NAME})\s+twice\s+(?:for|in|on|at)\s+(?:the\s+same|one|an?|each)\s+(?P<more>{_NAME})\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:only|please|alone|at\s+most|at\s+the\s+most)\b.*$|,?\s+each\s+(?:with|having)\b.*$|,?\s+(?:and\s+(?:never|not|no|it|they)|but|because|since|so|when|unless|while|if|no\s+more|is|are|was|has|have|must|may|can|shall|will"
    r"|should|does|do|gets?|be)\b.*$|\s*[;:(–—].*$|\s+[-]\s.*$|,\s+(?:not|never|no|it|the|we|i|they|which|that|whatever)\b.*$",
    re.IGNORECASE,
)
"""What stands behind a list of what there is one for."""
_PARTS = re.compile(
    r",\s*(?:and\s+)?(?:(?:per|for)\s+)?|\s+and\s+(?:(?:per|for|in)\s+)?|\s+(?:in|on|for|per|at|within)\s+(?=(?:an?|the|each|every|one|its|their)\s)",
    re.IGNORECASE,
)
_OF_KIND = re.compile(r"^(?P<kind>kind|type|sort|category)\s+of\s+(?P<of>[a-z]+)$")
_WHICH = re.compile(r"^(?:an?|the|each|every|one|its|their|any|single|same)\s+(?:same\s+)?", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\boverlap|\bat\s+(?:the\s+same|a|any(?:\s+one)?)\s+(?:time|moment)\b|\bat\s+once\b", re.IGNORECASE
)
"""What is so at a time is no matter of keys alone."""
_IS_ONE = re.compile(rf"(?:an?|each|every)\s+{_NAME}\s+is\s+(?:an?|one)\s", re.IGNORECASE)
"""What says what a thing is, and not how many there are of it."""
_DENIED = re.compile(r"\b(?:not|never|no|cannot|nobody)\b|n['’]t\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?P<title>[A-Z][\w-]*(?:\s[a-z][\w-]*){0,2}):\s+(?=\S)")
_LEFT = {"enter": "entry", "log": "entry", "sign": "signup", "mark": "mark"}
_ROWS = frozenset(("line", "row", "record", "entry"))
_PLANS = frozenset(("give", "plan", "roster", "schedule", "use", "assign", "take", "put", "allocate", "list", "enter"))
"""What is done to one of several things by what was spoken of, such as a roster."""
ANYBODY = "somebody"
"""Whoever it is; the field that says who is found where the fields are known."""
_SOMEBODY = "the "
"""In front of what a sentence is about, which is a thing even where nothing else speaks of it."""
_PARTS_OF_A_DAY = frozenset(
    ("session", "shift", "slot", "board", "lane", "round", "position", "period", "subject", "weekday", "minute")
)
_KINDS = (" type", " kind", " sort", " category", " class")
_REFERRED_KINDS = tuple(f"{one} (reference)" for one in _KINDS)
_MOST_WORDS = 4
_MOST_KEYS = 4
_SURELY = 3
"""Keys; what there is one of for so many is a thing even where its name is that of a field."""


def once_each(sentence: str, known: Known) -> Iterator[Shape]:
    """The thing of which there is only one for several others together, with what these are."""
    said = sentence.strip().rstrip(".;!")
    if (_AT_ONCE.search(said) and not _REFUSED.match(said)) or _IS_ONE.match(said):
        return
    title = _TITLE.match(said)
    headed = singular(title["title"].lower()) if title else ""
    for thing, keys in _told(said[title.end() :] if title else said, known):
        names = tuple(dict.fromkeys(takewhile(bool, (_key(one, known) for one in keys))))
        own = known.called(Noun(singular(thing.lower())))
        own = Noun(headed) if headed.endswith(f" {own.name}") else own
        names = tuple(one for one in names if one.partition(" (")[0] != own.name)
        kept_keys = sum(known.has(Noun(one.partition(" (")[0])) for one in names)
        sure = (
            own.name == headed
            or known.defines(own)
            or kept_keys > int(is_attribute(own.name.rpartition(" ")[2]) and len(names) < _SURELY)
        )
        kept = own.name and not (never_kept(own) or known.is_vague(own) or known.is_somebody(own))
        if 1 < len(names) <= _MOST_KEYS and sure and kept:
            names = tuple(one.removesuffix(" (reference)") if one.endswith(_REFERRED_KINDS) else one for one in names)
            apart = tuple(one for one in names if _is_thing(one, known))
            yield from (Shape(one, ("name",)) for one in apart)
            names = tuple(reference_to(one) if one in apart else one for one in names)
            yield Shape(own.name, (*names[:-1], _unique(names[-1], names[:-1])))


def _told(said: str, known: Known) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What there is one of, and the words for what it is for."""
    if (match := _REFUSED.match(said)) or (match := _HAS_PER.match(said)):
        named = match.groupdict()
        first = (_about(named["subject"]),) if named.get("subject") else ()
        yield match["thing"], (*first, *_keys(match["keys"]), *_keys(named.get("more") or ""))
    elif match := _FRONTED.match(said):
        yield match["thing"] or known.spoken, (*_keys(match["keys"]), *(("start date",) if match["from"] else ()))
    elif match := _SAME_TWICE.match(said):
        who = match["nobody"] or match["subject"]
        if thing := _left(match["verb"], known):
            yield thing, (_about(who), *_keys(match["keys"]), *_keys(match["more"] or ""))
    elif match := _DONE_TWICE.match(said):
        if thing := _left(match["verb"], known) or _planned(match["verb"], match["subject"] or "", known):
            yield thing, (_about(match["subject"] or ANYBODY), *_keys(match["keys"]))
    elif match := _VALUE_TWICE.search(said):
        if known.spoken and known.spoken not in {match["keys"], match["more"]}:
            yield known.spoken, (match["more"], match["keys"])
    elif match := _OF_EACH_KIND.search(said):
        yield from _one_of_each_kind(said, match, known)
    elif match := _SECOND.search(said):
        yield match["thing"], _keys(match["keys"])
    elif match := _ONE_PER.search(said):
        yield from _one_per(said, match, known)


def _one_per(said: str, match: re.Match[str], known: Known) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What there is one of per others; a line or a row is one of what was spoken of: `One line per shelf and book`."""
    denied = _DENIED.search(said[: match.start()]) is not None
    if (match["limit"] or "").lower().startswith("more") and not denied:
        return
    owner = _OWNER.match(said)
    whose = (owner["fronted"] or owner["subject"] or "") if owner and owner.end() <= match.start() + 1 else ""
    row = match["thing"].lower() in _ROWS and not known.defines(Noun(match["thing"].lower())) and not match.start()
    thing = known.spoken if row and known.spoken and known.defines(Noun(known.spoken)) else match["thing"]
    yield thing, (*((_about(whose),) if whose and not never_kept(Noun(whose)) else ()), *_keys(match["keys"]))


def _one_of_each_kind(said: str, match: re.Match[str], known: Known) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What somebody has one of each kind of: the plural that a sentence speaks of, or what was spoken of."""
    owner = _OWNER.match(said)
    whose = (owner["subject"] or "") if owner else ""
    plurals = (one for one in re.findall(r"[a-z][a-z-]+s\b", said[: match.start()].lower()) if singular(one) != one)
    several = [known.called(Noun(singular(one))) for one in plurals]
    thing = next((one.name for one in several if known.has(one) and one.name != whose.lower()), known.spoken)
    kind = match["kind"].lower()
    kinds = kind if known.defines(Noun(kind)) else f"{thing} {kind}"
    keys = _keys(match["keys"] or "") or ((_about(whose),) if whose else ())
    if thing and keys:
        yield thing, (*keys, kinds)


def _about(name: str) -> str:
    return f"{_SOMEBODY}{name}"


def _keys(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(_ENDS.sub("", text)) if part)


def _key(text: str, known: Known) -> str:
    """The field that a word for one of the keys is: a reference to what is known; empty if it is too long for one."""
    whose = text.startswith(_SOMEBODY)
    bare = _OF_KIND.sub(r"\g<of> \g<kind>", _WHICH.sub("", text.strip().removeprefix(_SOMEBODY).lower()))
    if not bare or len(bare.split()) > _MOST_WORDS or not re.fullmatch(r"[a-z][\w -]*", bare):
        return ""
    noun = known.called(Noun(singular(bare)))
    own = is_attribute(noun.name) and not known.defines(noun)
    return noun.name if own or not (whose or known.has(noun)) else reference_to(noun.name)


def _is_thing(name: str, known: Known) -> bool:
    """Whether a word for a key that nothing else speaks of is a thing by itself: a festival is, a half-day is not."""
    noun = Noun(name)
    if name.endswith(_KINDS):
        return True
    plain = name.isalpha() and name not in _PARTS_OF_A_DAY and not is_attribute(name)
    return plain and reference_to(name) != name and not (known.is_vague(noun) or known.has(noun))


def _left(verb: str, known: Known) -> str:
    """What doing something leaves behind, where the document knows it."""
    bare = active(verb.lower())
    deed = left_behind(bare)
    names = (
        deed,
        deed.replace("llment", "lment"),
        _LEFT.get(base_form(bare), ""),
        _LEFT.get(bare, ""),
        bare,
        base_form(verb.lower()),
    )
    return next((one for one in names if one and known.has(known.called(Noun(one)))), "")


def _planned(verb: str, subject: str, known: Known) -> str:
    """What was spoken of, where something may be planned by it only once: `A boat can be given only once`."""
    spoken = known.spoken if known.spoken and known.spoken != subject.lower() else ""
    bare = active(verb.lower()) or base_form(verb.lower())
    return spoken if bare in _PLANS and spoken and known.defines(Noun(spoken)) else ""


def _unique(field: str, before: tuple[str, ...]) -> str:
    """The last of the keys, with a note that it is unique for the others."""
    name, _, note = field.partition(" (")
    scope = " and ".join(one.partition(" (")[0] for one in before)
    inside = note.removesuffix(")")
    return f"{name} ({f'{inside}, ' if inside else ''}unique per {scope})"
