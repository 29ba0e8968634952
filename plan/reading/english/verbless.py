"""Whether an English text only names something, such as the first item of a list, and says nothing of it."""

from plan.reading.english.clauses import texts_of
from plan.reading.english.grammar import sentence as parsed
from plan.reading.english.noun_phrases import is_noun

_SAYING = frozenset(("nsubj", "nsubjpass", "aux", "auxpass", "cop", "expl", "csubj", "intj"))
"""What hangs on a word of which something is said."""


def only_names(text: str) -> bool:
    """Whether a text is a noun with what belongs to it: `The size in square metres`, and no number of something."""
    roots = [token for token in parsed(next(texts_of(f"{text}."))).doc if token.dep_ == "ROOT"]
    if len(roots) != 1 or not is_noun(roots[0]):
        return False
    return not any(
        child.dep_ in _SAYING or (child.dep_ == "nummod" and child.i < roots[0].i) for child in roots[0].children
    )
