"""Things that only a misread sentence seemed to tell of: `the commission rate sits with the composer`."""

import re

from plan.reading.gathering import Gathered, ShapeDraft

_STEM = 4
"""Letters that the forms of a word have in common."""


def leave_misread(gathered: Gathered) -> None:
    """Leave each thing whose last word an English document never uses as a noun, but as a verb."""
    if gathered.language is not None:  # only English nouns and verbs are counted
        return
    for which, draft in tuple(gathered.shapes.items()):
        last = draft.name.rpartition(" ")[2].lower()
        if last in gathered.verbs and not gathered.mentions[last]:
            del gathered.shapes[which]
            _leave_sentence(gathered, draft)


def _leave_sentence(gathered: Gathered, draft: ShapeDraft) -> None:
    """Leave the first sentence that has the words of a thing's name, which was taken for what is kept of it."""
    words = [word[:_STEM] for word in re.findall(r"\w+", draft.name.lower())]
    for passage in gathered.passages.values():
        for _, sentence in passage.sentences if passage.source.file == draft.source.file else ():
            said = re.findall(r"\w+", sentence.lower())
            if all(any(one.startswith(word) for one in said) for word in words):
                gathered.leave(sentence, draft.source)
                return
