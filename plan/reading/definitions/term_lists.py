"""Lists of things, each with its name in bold, what it is and what is kept of it; every sentence with its subject.

`**Silo**: belongs to a depot. Number, height` says of the silo that it belongs to a depot, and has a number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from plan.reading.definitions.defined import listed_fields
from plan.reading.text.document import Block
from plan.reading.text.languages import language_of
from plan.reading.text.naming import plural, singular
from plan.reading.words.attribute_words import is_attribute, partly_fields

_ENTRY = re.compile(
    r"(?:\*\*|__)(?P<name>[A-Za-z][\w-]*(?:\s[a-z][\w-]*){0,2}?)(?:[:.]?(?:\*\*|__)\s*[:.–—-]?)\s+(?P<said>\S.*)",
    re.DOTALL,
)
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])")
_SENTENCE = re.compile(
    r"^(?:it|they|this|that|these|those|there|the|an?|each|every|we|you|if|when|once|no|one|some|most|all|only|please|"
    r"about)\b|^[^,:]*\b(?:is|are|was|has|have|can|may|must|shall|should|will|gets?|needs?)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"^(?P<many>one\s+or\s+(?:two|more|several)|several|many|two|three|a\s+few|up\s+to\s+\w+|one)\s+"
    r"(?:per|for\s+(?:each|every)|in\s+(?:each|every)|of\s+(?:each|every)|at\s+(?:each|every))\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
"""`one or two per depot`"""
_VERB = re.compile(
    r"^(?!(?:has|is)\b)[a-z]+s\s+(?:to|in|on|at|of|for|with|from|an?|the|one|several|many|up)\s", re.IGNORECASE
)
"""`belongs to a depot`"""
_OF_EACH = re.compile(r"^(?:every|each|an?|one)\s+(?P<what>[^:]{3,80}):\s+(?P<list>[^:]+)$", re.IGNORECASE | re.DOTALL)
"""`Every message that went out for an alarm: to whom, when it was sent`"""
_RECORD_PER = re.compile(
    r"(?P<record>log|entry|record|line|note)\s+(?:per|for\s+(?:each|every))\s+(?P<of>[a-z]+)", re.IGNORECASE
)
"""`a log per freezer`"""
_WHICH = re.compile(r"\s(?:that|which|who)\s", re.IGNORECASE)
_FEWEST, _FEWEST_PARAGRAPHS = 3, 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """The name of a thing, the sentence that lists what is kept of it, and those before and behind that; `anew` if the
    list stood in another sentence.
    """

    name: str
    before: tuple[str, ...]
    listed: str
    behind: tuple[str, ...] = ()
    anew: bool = False


def with_whole_entries(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the entries of English lists of things as whole sentences."""
    found: list[Block] = []
    for (kind, _), some in groupby(blocks, key=lambda one: (one.kind, one.depth)):
        group = list(some)
        entries = [_entry(one.text) for one in group] if kind in {"item", "text"} else []
        if _are_things(entries, kind):
            group = [replace(one, text=_told(one, entry)) for one, entry in zip(group, entries, strict=True)]
        found += group
    return found


def _are_things(entries: Sequence[_Entry | None], kind: str) -> bool:
    """Whether items, or paragraphs, are entries of which many list what is kept."""
    named = sum(one is not None for one in entries)
    listing = sum(one is not None and bool(one.listed) for one in entries)
    if kind == "text":
        return named >= _FEWEST_PARAGRAPHS and named * 2 > len(entries) and listing > 1
    return listing >= _FEWEST and listing * 2 > len(entries)


def _entry(text: str) -> _Entry | None:
    match = _ENTRY.fullmatch(text)
    if match is None or (language_of(text) or "en") != "en":
        return None
    sentences = tuple(one.strip() for one in _ENDS.split(match["said"]))
    at = next((at for at, one in enumerate(sentences[:2]) if _lists(one)), None)
    if at is not None:
        return _Entry(match["name"], sentences[:at], sentences[at], sentences[at + 1 :])
    of_each = _OF_EACH.match(sentences[0].rstrip("."))
    if of_each is None or len(listed_fields(of_each["list"])) < _FEWEST:
        return _Entry(match["name"], sentences, "")
    per = _RECORD_PER.fullmatch(of_each["what"])
    if per is None and _WHICH.search(of_each["what"]) is None:
        return _Entry(match["name"], sentences, "")
    name = f"{match['name']} {per['record'].lower()}" if per else match["name"]
    told = (f"Each {per['of']} has several {plural(name.lower())}.",) if per else ()
    return _Entry(name, (), f"{of_each['list']}.", (*told, *sentences[1:]), anew=True)


def _lists(sentence: str) -> bool:
    """Whether a sentence is nothing but a list of what is known of something."""
    fields = listed_fields(sentence.rstrip("."))
    return len(fields) > 1 and _SENTENCE.search(sentence) is None and partly_fields(fields)


def _told(block: Block, entry: _Entry | None) -> str:
    """An item's text with its list first, and then what is said of the thing; as many lines as before.

    A text that begins with its list stays as it is, unless the name of the thing may be that of a field.
    """
    if entry is None or not entry.listed:
        return block.text
    name = singular(entry.name.lower())
    may_be_field = " " not in name and is_attribute(name)
    if not (entry.before or entry.anew or may_be_field) or (entry.before and block.kind == "text"):
        return block.text
    listed = f"{entry.listed[0].lower()}{entry.listed[1:]}" if entry.listed[1:2].islower() else entry.listed
    first = f"Each {name} has {listed}" if may_be_field else f"**{entry.name}**: {listed}"
    whole = " ".join((first, *_said(name, entry.before), *entry.behind))
    return whole.replace("\n", " ") + "\n" * block.text.count("\n")


def _said(name: str, sentences: Sequence[str]) -> Iterator[str]:
    """What is said of a thing, with it as the subject."""
    article = "An" if name[0] in "aeiou" else "A"
    for sentence in sentences:
        said = sentence.rstrip(".")
        if per := _PER.match(said):
            many = per["many"].lower()
            yield f"Each {per['of']} has {many} {name if many == 'one' else plural(name)}."
        elif _VERB.match(said):
            yield f"{article} {name} {said[0].lower()}{said[1:]}."
        else:
            yield sentence
