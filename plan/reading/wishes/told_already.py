"""Whether a story says already that somebody does something to a thing."""

import re
from collections.abc import Iterable

from plan.reading.gathered.gathering import StoryDraft
from plan.reading.text.naming import plural, singular
from plan.reading.words.english import DETERMINERS
from plan.reading.words.verbs import participle

_IT = frozenset(("it", "them", "one", "this", "these"))
_BEFORE_NOUNS = DETERMINERS | frozenset(("of", "for", "per", "no"))


def words_of_stories(stories: Iterable[StoryDraft]) -> list[list[str]]:
    """The words of each text of stories: of what they want, and of each of their criteria."""
    texts = (text for story in stories for text in (f"{story.title} {story.want}", *story.acceptance))
    return [re.findall(r"[a-z]+", text.lower()) for text in texts]


def is_told(verbs: Iterable[str], thing: str, told: Iterable[list[str]]) -> bool:
    """Whether one of the verbs is said of a thing, or of `it`, in any of the texts."""
    last = thing.lower().rpartition(" ")[2]
    things = {last, plural(last), singular(last)}
    forms = {form for verb in verbs for form in _forms(verb.lower())}
    return any(_does(forms, text, to_it=not things & set(text)) for text in told)


def _does(forms: set[str], text: list[str], *, to_it: bool) -> bool:
    """Whether one of the forms stands where a verb may stand, and not behind an article: `the list of products`;
    right before `it`, where that is all that the text calls the thing.
    """
    return any(
        word in forms
        and (at == 0 or text[at - 1] not in _BEFORE_NOUNS)
        and (not to_it or bool(_IT & set(text[at + 1 : at + 2])))
        for at, word in enumerate(text)
    )


def _forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb: `pause` is `pauses`, `paused`, `pausing`."""
    stem = verb.removesuffix("e")
    return (verb, f"{verb}s", f"{verb}es", f"{stem}ing", f"{stem}{stem[-1:]}ing", participle(verb))
