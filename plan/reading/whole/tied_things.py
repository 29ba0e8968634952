"""What a document says that a known thing has one each of: by what it is, by what is kept of it, or in a list."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from plan.reading.frames.known_things import in_letters
from plan.reading.frames.tied import Tied, tied
from plan.reading.gathered.gathering import Gathered, ShapeDraft
from plan.reading.text.naming import key, singular
from plan.reading.whole.focus import Telling
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.roles import is_person

_SUBJECT = re.compile(
    r"^(?:(?:for|on|in|at) (?:each|every|an?) [A-H],? |[a-z]+, |(?:so|thus|but|and|now) )?"
    r"(?:(?:an?|the|each|every|any|most|some|many|all|our|no|one|two) )?(?:[a-z]+ )?"
    r"(?P<one>[A-H])s?\b(?!')(?! (?:of|and|or) )"
)
"""What a sentence is about, by what stands in front of its verb."""
_DOES = re.compile(
    r"^(?:the|an?|each|every) [a-z]+ (?:must|can|may|shall|should|will) [^A-H]*\b(?:an?|the|each) (?P<one>[A-H])\b"
)
"""What somebody does something to."""


def tie(gathered: Gathered, told: Telling, called: Mapping[str, ShapeDraft]) -> None:
    """Let known things point to others one each of which they are said to have, unless the two hang together."""
    things = frozenset(called)
    for name, meaning in gathered.explained.items():
        _take(gathered, called, name, tied(meaning, things, meaning=True))
    for place, passage in gathered.passages.items():
        for at, (focus, sentence) in enumerate(by_subject(told[place], passage.about, things)):
            means = bool(passage.about) and place[1] < 0 and not at
            known = {**called, **_of_its_own(focus, called)} if means else called
            _take(gathered, known, focus, tied(sentence, frozenset(known) if means else things, meaning=means))


def _take(gathered: Gathered, called: Mapping[str, ShapeDraft], focus: str, found: Iterable[Tied]) -> None:
    for each in found:
        one = called.get(each.name or focus)
        if one is not None and not is_person(one.name, gathered.known_roles):
            for name, perhaps in each.others:
                other = called.get(name or focus)
                if other is not None:
                    _point(one, other, perhaps=perhaps)


def _point(one: ShapeDraft, other: ShapeDraft, *, perhaps: bool) -> None:
    if other is one or "changed by" in one.fields or other.name in _names_in(one) or one.name in _names_in(other):
        return
    reference = reference_to(other.name)
    one.add(reference.replace(")", ", optional)") if perhaps else reference)


def _names_in(draft: ShapeDraft) -> set[str]:
    """What a thing has by now, also by the last word of each: a lead agent is an agent."""
    names = {singular(field.partition(" (")[0]) for field in draft.fields}
    return names | {name.rpartition(" ")[2] for name in names}


def by_names(gathered: Gathered) -> Mapping[str, ShapeDraft]:
    """The known things by their keys, and by the last word of each that no other ends with."""
    often = Counter(one.rpartition(" ")[2] for one in gathered.shapes)
    last = {word: one for name, one in gathered.shapes.items() if often[word := name.rpartition(" ")[2]] == 1}
    return {**{word: one for word, one in last.items() if not is_attribute(word)}, **gathered.shapes}


def _of_its_own(focus: str, called: Mapping[str, ShapeDraft]) -> Mapping[str, ShapeDraft]:
    """What is called by a thing's name and another word, by that word: the model of a pump is a pump model."""
    return {name.removeprefix(f"{focus} "): one for name, one in called.items() if name.startswith(f"{focus} ")}


def by_subject(sentences: Iterable[tuple[str, str]], about: str, things: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Sentences, each with the key of what `it` is about in it: what one of them is about holds for the next."""
    focus = key(about)
    for spoken, sentence in sentences:
        names, text = in_letters(sentence, things)
        subject = _SUBJECT.match(text) or _DOES.match(text)
        if subject:
            focus = names["ABCDEFGH".index(subject["one"])]
        yield focus or key(spoken), sentence
