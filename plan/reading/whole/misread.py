"""Things that only a misread sentence seemed to tell of: `the commission rate sits with the composer`."""

import re

from plan.reading.english.known import is_place
from plan.reading.english.said import Noun
from plan.reading.gathered.gathering import KINDS_OF, Gathered, ShapeDraft
from plan.reading.words.attribute_words import REFERENCE

_STEM = 4
"""Letters that the forms of a word have in common."""

_PARTICLE = re.compile(r"(?<=\w)\s(?:off|out|up|in)$", re.IGNORECASE)
"""What stands behind the noun of a name: a day off is a day."""


def leave_misread(gathered: Gathered) -> None:
    """Leave each thing whose last word an English document never uses as a noun, but otherwise."""
    if gathered.language is not None:  # only English nouns and verbs are counted
        return
    for which, draft in tuple(gathered.shapes.items()):
        last = _PARTICLE.sub("", draft.name).rpartition(" ")[2].lower()
        said = gathered.mentions[last] or not (last in gathered.verbs or _is_no_noun(last, gathered))
        if not said or _only_holds(draft):
            del gathered.shapes[which]
            _leave_sentence(gathered, draft)


def _only_holds(draft: ShapeDraft) -> bool:
    """Whether a thing is only where others stand: `The catalogue is arranged by subject`."""
    return is_place(Noun(draft.name)) and all(REFERENCE in field for field in draft.fields)


def _is_no_noun(word: str, gathered: Gathered) -> bool:
    """Whether sentences use a word, and never as one that names a thing: `how they want to be contacted`."""
    named = word in KINDS_OF or word.endswith("ing")
    return not named and bool(gathered.no_nouns & {word, f"{word}s"})


def _leave_sentence(gathered: Gathered, draft: ShapeDraft) -> None:
    """Leave the first sentence that has the words of a thing's name, which was taken for what is kept of it."""
    words = [word[:_STEM] for word in re.findall(r"\w+", draft.name.lower())]
    for passage in gathered.passages.values():
        for heard in passage.sentences if passage.source.file == draft.source.file else ():
            said = re.findall(r"\w+", heard.text.lower())
            if all(any(one.startswith(word) for one in said) for word in words):
                gathered.leave(heard.text, draft.source)
                return
