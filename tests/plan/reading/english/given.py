"""What an English sentence tells beside what a document speaks of."""

from plan.reading.english.facts import told_facts
from plan.reading.english.known import Known
from plan.reading.text.naming import key


def told(
    sentence: str, things: str, spoken: str = "", *, about: str = "", field: str = ""
) -> dict[str, tuple[str, ...]]:
    """The fields of each thing that a sentence tells of.

    `things` are known, `spoken` was spoken of last, and of it a `field`; `about` is what the story makes that it is in.
    """
    names = frozenset(map(key, filter(None, things.split(", "))))
    known = Known(names, frozenset(), frozenset(), spoken, about=about, field=field)
    return {shape.name: shape.fields for shape in told_facts(sentence, known)}
