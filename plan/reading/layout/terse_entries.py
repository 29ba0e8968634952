"""Terse specifications: lists below a heading whose items each name a thing and list what is kept of it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from plan.reading.fields.terse_fields import terse_fields
from plan.reading.fields.terse_openings import Opening, enough, lists_fields, names_of, opening, terse_sentences
from plan.reading.fields.terse_remarks import measured
from plan.reading.text.document import Block
from plan.reading.text.markup import words
from plan.reading.text.naming import key
from plan.reading.text.numbered import numbered
from plan.reading.text.sections import heading_words, kind_of
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of
from plan.reading.words.priorities import take_priority

_FEWEST = 3
"""Items that list what is kept of a thing, in a document that is written so."""
_HALF = 2
"""One in so many of what stands below headings that name things may be a whole sentence."""
_DEEP = 3
"""How often what is a thing is looked at anew, since lists name other things."""
_MANY = 4
"""Headings that name a thing each, above lists of what is kept of it."""
_PLAIN = (None, "data", "roles")
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\band\b)\s*")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|must|may|can|shall|should|will|we|they|i|it|you|somebody|nobody)\b", re.IGNORECASE
)
_PLURAL = re.compile(
    r"^(?:(?:the|our|all)\s+)?(?P<name>(?:[a-z-]+\s)?(?:[a-z-]+(?<!s)s|people|staff))"
    r"(?:\s+(?:to|for|of|we|that|from|with)\s.*|\s*\([^()]*\))?\s*:?$",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"\b[A-Z]{2,}s?\b")
_MANY_ANYHOW = {"people": "person"}
_NO_THINGS = words_of("thing detail requirement rule note question goal risk report feature wish idea basic other")
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[A-Z])[.)]?\s+")


TERSE = "terse"
"""The `info` of an item of such a list, which is read by itself."""


@dataclass(frozen=True, slots=True)
class TerseEntries:
    """What a document's lists of things say of themselves."""

    lines: frozenset[int] = frozenset()
    """Those of the items in them."""
    names: frozenset[str] = frozenset()
    """The keys of the things that items name and list what is kept of."""
    first: Mapping[int, str] = field(default_factory=dict)
    """What the first item of each list names, by the lines of the items."""
    titles: Mapping[int, str] = field(default_factory=dict)
    """What their heading names, by the lines of the items that list what is kept of it."""
    units: Mapping[str, str] = field(default_factory=dict)
    """What the document says in one place that a field is measured in."""


def with_terse_items(blocks: Sequence[Block], terse: TerseEntries) -> list[Block]:
    """The blocks, with the items of terse lists as such."""
    return [
        replace(one, info=TERSE)
        if one.kind == "item" and (one.line in terse.lines or one.line in terse.titles)
        else one
        for one in blocks
    ]


def terse_entries(blocks: Sequence[Block]) -> TerseEntries:
    """The lists of a document whose items each name a thing and list its fields; none if it is not written so."""
    sections = [one for one in _sections(blocks) if one.items]
    openings = [[opening(said) for said in terse_sentences(words(item.text))] for one in sections for item in one.items]
    opened = [one for one in chain.from_iterable(openings) if one is not None]
    names = _names(opened, frozenset())
    headed = frozenset(key(name) for one in sections for name in _AND.split(one.title))
    named = frozenset(key(one.name) for one in opened) & headed
    for _ in range(_DEEP):
        names = _names(opened, names | named) | named
    told = [one for one in sections if any(_opens(item, names) for item in one.items)]
    items = [item for one in told for item in one.items]
    often = sum(_opens(item, names) for item in items)
    if len(names) < _FEWEST or often < _FEWEST or often * _FEWEST < len(items) or not _are_terse(items):
        return _below_titles(sections)
    first = {item.line: _first(one, names) for one in told for item in one.items}
    return TerseEntries(frozenset(item.line for item in items), names, first, {}, _units(opened, names))


def _below_titles(sections: "Sequence[_Section]") -> TerseEntries:
    """The lists of a document whose headings each name a thing, below which lists say what is kept of it."""
    titled = {_thing_of(one.title): one for one in sections if _thing_of(one.title)}
    names = frozenset(titled)
    own = {name: one for name, one in titled.items() if _lists_its_own(one, names)}
    items = [item for one in own.values() for item in one.items]
    if len(own) < _MANY or len(own) * 2 < len(titled) or not _are_terse(items, least=_HALF):
        return TerseEntries()
    return TerseEntries(names=names, titles={item.line: name for name, one in own.items() for item in one.items})


def _lists_its_own(section: "_Section", names: frozenset[str]) -> bool:
    """Whether one of the items below a heading that names a thing lists what is kept of that."""
    said = (one.rstrip(" .") for item in section.items for one in terse_sentences(words(item.text)))
    return any(enough(terse_fields(one, names), least=_FEWEST) for one in said if opening(one) is None)


def _thing_of(title: str) -> str:
    """What a heading names by a plural: `orders (to suppliers)`, `Tools to lend`; empty if it names no one thing."""
    match = _PLURAL.match(title.strip()) if not _SHORTENED.search(title) else None
    one = key(match["name"]) if match else ""
    return _MANY_ANYHOW.get(one, one) if one and not is_attribute(one) and one not in _NO_THINGS else ""


def _units(opened: Sequence[Opening], names: frozenset[str]) -> dict[str, str]:
    """The units of fields, by their names, where no two are given for one."""
    fields = (names_of(terse_fields(one.body, names)) for one in opened if key(one.name) in names)
    told = {measured(field) for field in chain.from_iterable(fields)}
    often = Counter(name.lower() for name, unit in told if unit)
    return {name.lower(): unit for name, unit in told if unit and often[name.lower()] == 1}


def _are_terse(items: Sequence[Block], *, least: int = _FEWEST) -> bool:
    """Whether at most one in `least` of what items say is a whole sentence."""
    said = [one for item in items for one in terse_sentences(words(item.text))]
    return sum(_SENTENCE.search(one) is not None for one in said) * least <= len(said)


def _first(section: "_Section", names: frozenset[str]) -> str:
    """What the first item of a list names that names a thing."""
    said = (opening(one) for item in section.items for one in terse_sentences(words(item.text)))
    return next((one.name for one in said if one is not None and key(one.name) in names), "")


def _names(opened: Sequence[Opening], things: frozenset[str]) -> frozenset[str]:
    return frozenset(key(one.name) for one in opened if key(one.name) and lists_fields(one, things))


def _opens(item: Block, names: frozenset[str]) -> bool:
    said = (opening(one) for one in terse_sentences(words(item.text)))
    return any(one is not None and key(one.name) in names for one in said)


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    items: list[Block]


def _sections(blocks: Sequence[Block]) -> list[_Section]:
    """The items below each heading that may stand over a list of things."""
    found: list[_Section] = []
    plain = True
    for block in blocks:
        if block.kind == "heading":
            title = _NUMBER.sub("", heading_words(block.text))
            plain = kind_of(title) in _PLAIN
            found.append(_Section(title, []))
        elif block.kind == "item" and plain and found and not _is_wish(block):
            found[-1].items.append(block)
    return found


def _is_wish(block: Block) -> bool:
    text = words(block.text)
    return numbered(text) is not None or take_priority(text)[1] is not None
