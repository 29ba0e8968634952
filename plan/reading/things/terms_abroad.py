"""What a German or a Romance glossary says of the things that it explains."""

import re

from plan.reading.abroad.languages import PHRASES
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded
from plan.reading.things.from_abroad import take_abroad

_SOMEBODY = re.compile(
    r"^(?:jede[rs]?\s+|eine?\s+|cualquier\s+|toda\s+|una\s+|toute\s+|une\s+|qualquer\s+|uma\s+)?(?:person|mensch|persona|personne|pessoa)\b[^:.;]*:\s+(?P<list>[^.;:]+)",
    re.IGNORECASE,
)
"""`Any person from outside: customer, finder, sponsor`: each of them is one."""
_KINDS = re.compile(
    r"^(?:(?P<german>[A-ZÄÖÜ][\w-]+?)s?(?:art|typ|sorte|gattung)|(?:tipo|clase|type|espèce|espécie|sorte)\s+d(?:e\s+|['’])(?P<romance>[^\W\d_]+))$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*/\s*|\s+(?:und|oder|y|o|et|ou|e)\s+")
_SENTENCES = re.compile(r"(?<=[.;])\s+")
_AND_SO_ON = re.compile(r",?\s+(?:usw|etc|u\.\s?a|…)\b\.?", re.IGNORECASE)
_PARTS = re.compile(r",\s*|\s+(?:und|oder|y|o|et|ou|e|usw\.?|etc\.?)(?:\s+|$)")


def take_meaning(at: Standing, term: str, meaning: str, line: int) -> None:
    """Take what a glossary says of a term beside what it means."""
    language = at.gathered.language
    if language not in PHRASES:
        return
    tongue = PHRASES[language].tongue
    names = [tongue.one(one) for one in _SEVERAL.split(term) if one.strip()]
    at.gathered.term_names.update({folded(one): one for one in names})
    said = _SOMEBODY.match(meaning)
    listed = _nouns(said["list"]) if said else ()
    at.gathered.other_names.update({folded(tongue.one(one)): names[0] for one in listed})
    kinds = _KINDS.match(names[0])
    whole = (kinds["german"] or kinds["romance"]) if kinds else ""
    if whole:
        listed = _nouns(_SENTENCES.split(meaning, maxsplit=1)[0])
        at.gathered.term_names.update({folded(tongue.one(one)): tongue.one(whole) for one in listed})
    statement = Statement(f"{term}: {meaning}", line, "row", lines=f"{term}: {meaning}")
    for sentence in _SENTENCES.split(meaning):
        at.spoken = at.defining = names[0]
        take_abroad(at, statement, sentence)


def _nouns(text: str) -> tuple[str, ...]:
    """The names that a bare list has; none if it is no list."""
    parts = [part.strip(" .;:") for part in _PARTS.split(_AND_SO_ON.sub("", text))]
    names = [part for part in parts if part]
    return tuple(names) if len(names) > 1 and all(len(one.split()) == 1 for one in names) else ()
