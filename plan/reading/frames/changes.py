"""Whose changes are kept, where a sentence names them only: `For orders we keep who changed what, and when`."""

import re
from functools import lru_cache

from plan.reading.attribute_words import reference_to
from plan.reading.data_shapes import Shape
from plan.reading.frames.naming import named
from plan.reading.frames.templates import first_match, frames

_CHANGE = "(amendment|correction|modification|alteration|edit|change|revision)"
_WANT_TO_SEE = "(i|we|they) (want|need)( to be able)? to (look up|see|trace|find|know)"
_FRAMES = frames(
    r"^(hence\s*: |so )?(for|of|on|with) (an? |each |every |all |the )?{thing},? (we|i|they|the [a-z]+) "
    r"((want|need|must) (to )?)?(keep|see|know|record|log|note) who (has )?(changed|altered|edited|did|touched) "
    r"(what|it|them|something)\b",
    rf"^(so )?(for|of) (an?|each|every|all) {{thing}},? {_WANT_TO_SEE} (every|each|all|the) {_CHANGE}s?\b",
    r"^who (has )?(changed|altered|edited) what (on|in|of|to|about) (an? |each |every |the )?{thing}"
    r"($|[,;]| (and|when)\b| &)",
    r"^(when(ever)?|if|each time|every time) (an?|the) {thing} (is|gets) (changed|altered|edited|corrected|modified),.*"
    r"\b(previous|old|earlier|former|before)\b",
    r"^(as (an?|the) [^,]{2,40}, )?(i|we) (want|need) to (see|view|read|look up|know) (the )?"
    r"(history|changes|change history|audit trail) of (an?|each|every|the|all) {thing}(,|$| so\b)",
)
_ABOUT_IT = frames(
    rf"^(every|each|all|any) {_CHANGE}s? (has to|have to|must|shall|should) (always )?(remain|stay|be) "
    r"(visible|readable|kept|preserved|recorded|traceable)\b.*\b(old|previous|original|person|who)\b",
    r"^(so )?(keep|retain|store|record) (the|a|its|their) (history|log|trail)( of {noun})?\s*: "
    r".*\b(old|before|who|person)\b",
    rf"^{_WANT_TO_SEE} (every|each|all) {_CHANGE}s?\b.*\b(before|old|who|which)\b",
)
_BEFORE = re.compile(r"\b(?:previous|old|earlier|former|before|what|from)\b", re.IGNORECASE)


@lru_cache(maxsize=8_192)
def changes_of(sentence: str, about: str = "") -> Shape | None:
    """What keeps each change of the thing that a sentence names: who made it, when, and what it was before.

    `about` is what the text around it is about, whose changes a sentence without a name keeps.
    """
    said = sentence.strip().rstrip(".;")
    match = first_match(_FRAMES, said)
    name = named(match["name"]) if match else about if first_match(_ABOUT_IT, said) else ""
    if not name:
        return None
    before = ("old content", "new content") if _BEFORE.search(said) else ()
    return Shape(f"{name} change", (reference_to(name), *before, "changed by", "changed at"))
