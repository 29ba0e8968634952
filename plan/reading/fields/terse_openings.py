"""How terse specifications name what a half sentence is about: `Photos of station: …`, `Contact = …`, `Tower (…)`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from plan.reading.fields.terse_fields import TerseField, terse_fields
from plan.reading.fields.terse_remarks import spelt_out, values_of
from plan.reading.text.naming import in_singular, key, singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.deeds import deed_of, left_behind
from plan.reading.words.english import words_of
from plan.reading.words.verbs import active

_WORD = r"[^\W\d_][\w’'/-]*"
_WORDS = rf"{_WORD}(?:\s{_WORD})?"
_NAME = rf"(?P<name>{_WORD}(?:\s(?!(?:of|on|for|per|from|to|in|at|is|are|has|with|made)\b){_WORD}){{0,2}})"
_OF = rf"(?:\s+(?:of|on|for|per|from|in|to)\s+(?:(?:an?|the|each|one|every)\s+)?(?P<of>{_WORDS}))?"
_OPENING = re.compile(
    rf"^{_NAME}(?P<when>\s(?:at|on|by|for|since|until)(?=\s*:))?(?P<aside>\s+\([^()]*\))?{_OF}\s*"
    r"(?P<sign>:|=|\s[–—-](?=\s))\s*(?P<body>\S.*)$"
)
_IN_BRACKETS = re.compile(rf"^{_NAME}{_OF}\s+\((?P<body>[^()]*(?:\([^()]*\)[^()]*)*)\)\.?$")
_MADE_OF = re.compile(
    rf"^(?P<of>{_WORDS})\s+(?:(?:is|are)\s+)?(?:made(?:\s+up)?|composed|consists?|built|comes?)\s+(?:of|in)\s+"
    rf"(?P<name>{_WORDS}s)\s*[:=]\s*(?P<body>\S.*)$",
    re.IGNORECASE,
)
"""`Curve made of points: stage cm, discharge`"""
_PICKED = re.compile(
    rf"^(?P<one>{_WORDS})\s+(?:drawn|taken|picked|chosen|selected|copied|made)\s+from\s+(?:(?:an?|the|one)\s+)?"
    rf"(?P<name>{_WORDS})\s*(?:\((?P<list>[^()]+)\)|[:=]\s*(?P<body>\S.*))\.?$"
)
"""`Jobs drawn from job types (code, text)`"""
_USED = re.compile(
    rf"^(?P<name>{_WORDS})\s+"
    r"(?P<how>used|taken|sold|ordered|consumed|fitted|delivered|needed|issued|lent|returned)$",
    re.IGNORECASE,
)
_PART = re.compile(rf"^(?P<each>(?:each|every|per)\s+)?(?P<name>{_WORDS})\s*[:=]\s+(?P<body>\S.*)$", re.IGNORECASE)
_PARTS = words_of("line item position entry row")
_GLOSS = re.compile(r"^(?P<gloss>[^:,;()]{3,80}):\s+(?P<list>\S.*)$")
"""`Quantity = what is measured: code, name`"""
_SENTENCES = re.compile(
    r"(?<=[.!?])\s+(?=[A-Z~\d]|n\s+per\s)|(?<=[.!?]\))\s+(?=[A-Z])|(?<=[a-z]{4}[.!?])\s+(?=[a-z])|;\s+(?=per\s+pair\b)"
)
_NO_NAMES = words_of(
    "units unit note notes rule rules hint hints remark remarks example examples legend marks format same scope limits "
    "exception exceptions old new both all total query availability volume volumes default defaults todo open not no "
    "each every per"
)
"""What a text says of itself, and no thing."""
_CONVENTION = re.compile(
    r"^(?:units?|times?|amounts?|dates?|legend|notation|abbreviations?|conventions?|marks?)(?:\s+(?:in|of)\s[a-z\s]+)?"
    r"\s*[:=]\s|^[A-Z][a-z]+\s+in\s+[A-Z]{3}\b",
    re.IGNORECASE,
)
_STANDING = words_of("status state stage phase lifecycle states statuses")
_MOMENT = re.compile(r"(?:\s(?:at|on|since|until)|\b(?:date|time|day))$", re.IGNORECASE)
_PREPOSED = re.compile(r"\s(?:from|by|of|than|with)\s", re.IGNORECASE)
"""What is in a sentence, and in no value."""
_OF_DEEDS = frozenset(("recorded by", "person", "happened at", "reason"))
"""What only says who did something, when and why."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class Opening:
    """What a half sentence names in front, and what it says behind that."""

    name: str
    """In the singular."""
    of: str
    """The thing whose it is said to be; empty if that is not said."""
    sign: str
    body: str
    by: str = ""
    """What ties to the thing: jobs, which are drawn from job types."""
    done: bool = False
    """Whether it is what was done with other things: `Spare parts used`."""


@lru_cache(maxsize=16_384)
def terse_sentences(text: str) -> tuple[str, ...]:
    """The half sentences of an item, with their abbreviations written out."""
    found: list[str] = []
    for part in _SENTENCES.split(spelt_out(" ".join(text.split()))):
        if found and found[-1].count("(") > found[-1].count(")"):
            found[-1] = f"{found[-1]} {part}"  # what stands in brackets ends no sentence
        else:
            found.append(part)
    return tuple(one.strip() for one in found if one.strip(" ."))


@lru_cache(maxsize=16_384)
def opening(sentence: str) -> Opening | None:
    """What a half sentence names in front of a colon, a dash, an equals sign or brackets; None if it names nothing."""
    if made := _MADE_OF.match(sentence):
        return Opening(_one(made["name"]), _one(made["of"]), ":", made["body"])
    if picked := _PICKED.match(sentence):
        return Opening(
            _one(picked["name"]), "", ":", (picked["list"] or picked["body"]).rstrip(" ."), _one(picked["one"])
        )
    match = _OPENING.match(sentence)
    bracketed = _IN_BRACKETS.match(sentence) if match is None else None
    found = match or bracketed
    if found is None or found["name"].split()[0].lower() in _NO_NAMES:
        return None
    body = found["body"].rstrip(" .")
    sign = match["sign"].strip() if match is not None else "("
    gloss = _GLOSS.match(body) if sign != "(" else None
    if gloss is not None and (sign == "=" or " " in gloss["gloss"]) and "," in gloss["list"]:
        body = gloss["list"]
    when = (match["when"] or "") if match is not None else ""
    if used := _USED.match(found["name"]):
        return Opening(
            f"{_one(used['name'])} {_deed(used['how'].lower())}", _one(found["of"] or ""), sign, body, done=True
        )
    return Opening(f"{_one(found['name'])}{when}", _one(found["of"] or ""), sign, body)


def _deed(participle: str) -> str:
    """What doing something is called, by its participle: of what is used, the use."""
    verb = active(participle)
    return deed_of(verb) if verb else "use"


def _one(name: str) -> str:
    """A name in the singular, as it stands within a sentence."""
    one = in_singular(name)
    return one if one[:2].isupper() else f"{one[:1].lower()}{one[1:]}"


def part_of(sentence: str, whole: str, things: frozenset[str]) -> tuple[str, tuple[str, ...]] | None:
    """What a half sentence below the name of a thing lists of its parts, or of what else is done there.

    `lines: part, how many`, `each check: date, passed y/n`, `reserve ahead: person, from, till`.
    """
    match = _PART.match(sentence)
    fields = terse_fields(match["body"], things) if match else ()
    if match is None or not enough(fields) or is_attribute(match["name"]):
        return None
    first, _, rest = match["name"].lower().partition(" ")
    if done := left_behind(first) if not match["each"] else "":
        return done, names_of(fields)
    several = bool(match["each"]) or (not rest and singular(first) != first)
    name = " ".join([*match["name"].lower().split()[:-1], singular(match["name"].lower().split()[-1])])
    own = (reference_to(whole), *names_of(fields))
    return (f"{whole} {name}" if name in _PARTS else name, own) if several else None


def is_convention(text: str) -> bool:
    """Whether a paragraph says what the document measures in, or what its marks mean: `Units: level cm, …`."""
    return _CONVENTION.match(text) is not None


def lists_fields(said: Opening, things: frozenset[str]) -> bool:
    """Whether what stands behind a name is a list of fields, so that the name is that of a thing."""
    if said.name.rpartition(" ")[2] in _STANDING or (values_of(said.body) and "/" in said.body):
        return False
    fields = terse_fields(said.body, things)
    if is_deed(said, fields):
        return False
    if any("(unique" in one for one in names_of(fields)):
        return True  # what tells one from another is only kept of a thing
    return enough(fields, least=_FEW + (is_attribute(said.name) and not said.of))


def names_of(fields: tuple[TerseField, ...]) -> tuple[str, ...]:
    """The fields of a list, one after the other."""
    return tuple(one for field in fields for one in field.fields)


def enough(fields: tuple[TerseField, ...], *, least: int = _FEW) -> bool:
    """Whether most of a list are plainly fields, and there are several."""
    names = names_of(fields)
    sure = sum(len(field.fields) for field in fields if field.sure)
    return len(names) >= least and sure >= 1 and sure * 2 >= len(names)


def is_deed(said: Opening, fields: tuple[TerseField, ...]) -> bool:
    """Whether a list only says who did what stands in front of it, and when: `Ack: who (staff), when`."""
    names = [one.partition(" (")[0] for one in names_of(fields)]
    return "happened at" in names and set(names) <= _OF_DEEDS


def is_value_list(said: Opening, things: frozenset[str]) -> tuple[str, ...]:
    """What a field may be that is named in front: `Quality: raw / plausible / suspect`, `Function: clerk, driver`."""
    values = values_of(said.body)
    if len(values) < _FEW or key(said.name) in things or _MOMENT.search(said.name):
        return ()
    apart = "/" in said.body or "|" in said.body
    plain = not any(one.sure for one in terse_fields(said.body, things)) and not any(map(_PREPOSED.search, values))
    return values if apart or plain else ()
