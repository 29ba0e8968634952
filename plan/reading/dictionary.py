"""Entries of a dictionary of concepts: a word in bold, and behind it what it means and what is kept of it."""

import re
from dataclasses import replace

from plan.reading.document import Statement
from plan.reading.gathering import ShapeDraft
from plan.reading.naming import folded, key
from plan.reading.numbered import numbered
from plan.reading.roles import is_person
from plan.reading.standing import Standing
from plan.reading.told_things import TONGUES
from plan.reading.topics import one_thing, topic

_CONCEPTS = re.compile(
    r"\b(?:concepts?|terms|terminology|vocabulary|nouns|words we use|building blocks|domain|objects)\b", re.IGNORECASE
)
PROSE = frozenset((None, "summary", "stories"))
_LONGEST = 3
"""Words that name a concept."""
_WITHOUT_SUBJECT = re.compile(
    r"^(?P<verb>has|have|holds|carries|is|are|belongs|consists|contains|comes|gets|knows|refers|lies|sits|stands)\s",
    re.IGNORECASE,
)


def open_entry(at: Standing, statement: Statement) -> bool:
    """Turn to the thing that a word in bold names, which stands by itself; false if it opens no entry."""
    alone = statement.lead.strip() == statement.text.strip()
    named = statement.text.strip(" .")
    entry = _named(at, named) if alone and len(named.split()) <= _LONGEST else ""
    if not entry or numbered(named) is not None:
        return False
    if at.kind != "data":
        runs_on = statement.kind == "text" and statement.text.rstrip().endswith(".")
        here = at.heading is not None and bool(_CONCEPTS.search(at.heading.title))
        known = key(entry) in at.gathered.known_things and at.kind in PROSE
        if not runs_on or not (known or (here and at.kind is None)):
            return False
        at.entry = entry
        person = is_person(entry, at.gathered.known_roles)
        draft = at.gathered.shapes.setdefault(key(entry), ShapeDraft(at.source(statement.line), entry))
        draft.spoken_of = draft.spoken_of or not person
    at.defining, at.about, at.spoken = entry, at.story, entry
    at.named.setdefault(entry.rpartition(" ")[2].lower(), statement.line)
    return True


def _named(at: Standing, text: str) -> str:
    """The thing that a word in bold names; in another language than English only what is spoken of elsewhere too."""
    language = at.gathered.language
    if language not in TONGUES:
        return topic("", text) or one_thing(text)
    one = TONGUES[language].one(text)
    return at.gathered.known_names.get(folded(one), one if key(one) in at.gathered.known_roles else "")


def of_entry(at: Standing, statement: Statement) -> Statement:
    """A sentence of an entry as what the entry lists of its thing, with the thing as its subject where it has none."""
    if not at.entry or statement.kind != "text":
        return statement
    at.defining, at.about, at.spoken = at.entry, at.story, at.entry
    whole = _WITHOUT_SUBJECT.sub(lambda match: f"It {match['verb'].lower()} ", statement.text)
    return replace(statement, kind="item", depth=1, text=whole)
