"""What kind of statements stand below a heading, where they tell better than its words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from plan.reading.frames.items import items_of
from plan.reading.text.document import Block
from plan.reading.text.markup import words
from plan.reading.text.numbered import numbered
from plan.reading.text.sections import SectionKind
from plan.reading.text.stories import story_in
from plan.reading.words.verbs import is_imperative

_ABLE = re.compile(r"\b(?:must|shall|should|may|can)\s+be\s+able\s+to\b", re.IGNORECASE)
_BOX = re.compile(r"^\[[ xX]\]\s+")
_ENTRY = re.compile(
    r"\*\*(?:\d+(?:\.\d+)*\.?\s+)?[A-Z][\w’'-]*(?:\s[a-z][\w-]*){0,2}(?:[.:]\*\*|\*\*(?:\s+[\[(][^\])]{1,12}[\])])?\s*[.:–—-])\s+\S"
)
"""`**Cranes.** Each has a number`, `**4.2 Berths** [M]. …`: a paragraph with what it tells of in bold in front."""
_TITLE = re.compile(r"\*\*[^*\n]{2,60}\*\*:?")
"""A line in bold, which is the title of what is below it."""
_FEW = 2
"""Fields whose words name nothing else, so that those beside them are fields as well."""
_SURELY = 3
"""Fields in an item behind another that says who somebody is."""
_SEVERAL = 3
"""Such paragraphs that make entries of all those below a heading."""


def below_headings(blocks: Sequence[Block]) -> Mapping[int, tuple[str, ...]]:
    """The texts of the items right below each heading, or each line in bold, by its line."""
    found: dict[int, list[str]] = {}
    line = 0
    for block in blocks:
        if block.kind == "heading" or (block.kind == "text" and _TITLE.fullmatch(block.text.strip())):
            line = block.line
        elif line and block.kind == "item":
            found.setdefault(line, []).append(_BOX.sub("", words(block.text)))
    return {heading: tuple(items) for heading, items in found.items()}


def entered_below(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of the headings below which several paragraphs begin with what they tell of, in bold."""
    found: Counter[int] = Counter()
    line = 0
    for block in blocks:
        line = block.line if block.kind == "heading" else line
        found[line] += block.kind == "text" and _ENTRY.match(block.text) is not None
    return frozenset(heading for heading, often in found.items() if heading and often >= _SEVERAL)


def kind_by_contents(kind: SectionKind | None, items: Sequence[str]) -> SectionKind | None:
    """The kind of a section: alert rules that somebody must be able to define are no rules, a checklist of what is
    to be done is a list of wishes, and what is known of people says nothing of their roles.
    """
    if kind == "rules" and any(_wants(item) for item in items):
        return "stories"
    if kind == "roles" and any(_lists_fields(one, least=_SURELY if at else 2) for at, one in enumerate(items)):
        return None
    if kind == "other" and items and 2 * sum(map(is_imperative, items)) >= len(items):
        return "stories"
    return kind


def _lists_fields(item: str, least: int) -> bool:
    """Whether an item names so many fields that are known of people, and not who they are: `name, company, phone`."""
    listed = items_of(item.partition(". ")[0])
    sure = sum(one.sure and bool(one.fields) for one in listed)
    return len(listed) >= least and sure >= min(least, _FEW) and all(one.fields for one in listed)


def _wants(item: str) -> bool:
    own = numbered(item)
    return bool(story_in(item) or _ABLE.search(own.rest if own else item))
