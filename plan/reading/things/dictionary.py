"""Entries of a dictionary of concepts: a word in bold, and behind it what it means and what is kept of it."""

import re
from dataclasses import replace

from plan.reading.definitions.told_things import TONGUES
from plan.reading.frames.naming import named
from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded, key, singular
from plan.reading.text.numbered import numbered
from plan.reading.words.priorities import take_priority
from plan.reading.words.roles import is_person
from plan.reading.words.topics import one_thing, topic
from plan.reading.words.verbs import active

_CONCEPTS = re.compile(
    r"\b(?:concepts?|terms|terminology|vocabulary|nouns|words we use|building blocks|domain|objects)\b", re.IGNORECASE
)
PROSE = frozenset((None, "summary", "stories"))
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_LONGEST = 3
"""Words that name a concept."""
_KEEPING = re.compile(
    r"^(?:please\s+)?(?:keep|record|note|store|save|hold)\s+(?=(?:(?:in|at|on|to|from|by|for)\s+)?(?:which|who|when|what|how|whether)\s)",
    re.IGNORECASE,
)
"""`Keep which key, in which box, from when`: the list is of what the entry is about."""
_WITHOUT_SUBJECT = re.compile(
    r"^(?P<verb>has|have|holds|carries|is|are|belongs|consists|contains|comes|gets|knows|refers|lies|sits|stands)\s",
    re.IGNORECASE,
)

_DONE = re.compile(r"^(?P<done>[A-Z][a-z]+)\s+(?:in|on|at|by|to|with|from|for|under|into|as|per)\s")
"""`Installed in one barn.`"""


def open_entry(at: Standing, statement: Statement) -> bool:
    """Turn to the thing that a word in bold names, which stands by itself; false if it opens no entry."""
    text = take_priority(statement.text)[0].strip(" .:")
    alone = statement.lead.strip(" .:") == text
    word = _NUMBER.sub("", text)
    short = alone and len(word.split()) <= _LONGEST and " and " not in word
    entry = (_named(at, word) or _entered(at, word)) if short else ""
    if not entry or numbered(word) is not None:
        if alone and at.heading is not None and at.heading.line in at.entered:
            at.defining = at.spoken = ""  # what stands behind another word is not of the last one
        return False
    if at.kind != "data":
        runs_on = statement.kind == "text" and statement.text.rstrip().endswith(".")
        heading = at.heading
        here = heading is not None and (heading.line in at.entered or bool(_CONCEPTS.search(heading.title)))
        known = key(entry) in at.gathered.known_things and at.kind in PROSE
        if not runs_on or not (known or (here and at.kind is None)):
            return False
        at.entry, at.entered_at = entry, statement.line
        person = is_person(entry, at.gathered.known_roles)
        draft = at.gathered.shapes.setdefault(key(entry), ShapeDraft(at.source(statement.line), entry))
        draft.spoken_of = draft.spoken_of or not person
    at.defining, at.about, at.spoken = entry, at.story, entry
    at.named.setdefault(entry.rpartition(" ")[2].lower(), statement.line)
    return True


def _entered(at: Standing, text: str) -> str:
    """What a word in bold names where all paragraphs below a heading begin so, whatever else the word may mean."""
    here = at.heading is not None and at.heading.line in at.entered and at.gathered.language is None
    one = "person" if text.lower() in ("people", "persons") else singular(text.lower())
    return named(one, surely=True) if here and one.replace(" ", "").isalpha() else ""


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
    listed = _KEEPING.sub("", statement.text)
    whole = _WITHOUT_SUBJECT.sub(lambda match: f"It {match['verb'].lower()} ", listed)
    if (done := _DONE.match(whole)) and active(done["done"].lower()):
        whole = f"It is {whole[0].lower()}{whole[1:]}"
    return replace(statement, kind="item", depth=1, text=whole)
