"""Of which two things a sentence says that several of each go together, and both are kept."""

from collections.abc import Iterator

from plan.reading.english.choosing import chosen
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.english.sharing import shared_by


def going_together(sentence: str, known: Known) -> Iterator[tuple[Noun, Noun]]:
    """`A blend is mixed from several teas`, `For each walk I tick all the dogs that come along`."""
    for one, many in (*chosen(sentence, known), *shared_by(sentence, known)):
        if one.name != many.name:
            yield one, many
