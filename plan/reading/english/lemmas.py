"""The bare forms of English verbs, as spaCy's lemmatizer knows them: `pausing` and `paused` are of `pause`."""

from functools import lru_cache

from plan.reading.english.grammar import sentence as parsed
from plan.reading.words.verbs import active, is_deed, plain_verb


@lru_cache(maxsize=4_096)
def verb_of_gerund(gerund: str) -> str:
    """The verb of a form in -ing."""
    return _known(plain_verb(gerund)) or _lemma(f"they are {gerund.lower()} it")


@lru_cache(maxsize=4_096)
def verb_of_participle(participle: str) -> str:
    """The verb of a past participle."""
    return _known(active(participle)) or _lemma(f"they have {participle.lower()} it")


def _known(verb: str) -> str:
    return verb if is_deed(verb, "the") else ""


def _lemma(text: str) -> str:
    """The bare form of a sentence's verb, which is its third word."""
    return parsed(text).doc[2].lemma_.lower()
