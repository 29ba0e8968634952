"""Things that only a misread sentence seemed to tell of: `the commission rate sits with the composer`."""

from plan.reading.gathering import Gathered


def leave_misread(gathered: Gathered) -> None:
    """Leave each thing whose last word an English document never uses as a noun, but as a verb."""
    if gathered.language is not None:  # only English nouns and verbs are counted
        return
    for which, draft in tuple(gathered.shapes.items()):
        last = draft.name.rpartition(" ")[2].lower()
        if last in gathered.verbs and not gathered.mentions[last]:
            del gathered.shapes[which]
