"""What a paragraph is about by all of its sentences and its heading, for what none of them says whose it is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from plan.reading.english.clauses import LONGEST, told
from plan.reading.english.hours import tells_hours
from plan.reading.english.mentions import mentioned
from plan.reading.english.said import Clause, Noun
from plan.reading.gathered.gathering import Gathered, Heard, Passage
from plan.reading.gathered.salience import is_english
from plan.reading.text.naming import singular
from plan.reading.things.speaking import IS_WISH
from plan.reading.words.english import HAS
from plan.reading.words.roles import is_person

Telling = Mapping[tuple[str, int], tuple[tuple[str, str], ...]]
"""Sentences with what each is about, by the place of their passage."""
_HEADING, _SUBJECT, _FIRST, _OBJECT, _MENTION = 6, 4, 2, 2, 1
"""How much it counts that a heading names a thing, that something is said of it, that it is named before all others,
that something is done to it, that it is only named.
"""
_KEEPERS = frozenset(("we", "i", "you", "system"))
_PARTS = re.compile(r"\s*(?:[,;&/:–—]|\band\b)\s*")
_ARTICLE = re.compile(r"^(?:[\d.]+\s+)?(?:about\s+)?(?:(?:the|our|an?)\s+)?", re.IGNORECASE)


def with_focus(passage: Passage, gathered: Gathered) -> Iterator[tuple[str, str]]:
    """The sentences of a passage, each with the thing that was spoken of last, if its paragraph speaks of that.

    With any other it has what its paragraph is about, or all of the passage.
    """
    in_prose = any(one.paragraph for one in passage.sentences)
    whole = focus(passage.sentences, gathered) if in_prose else ""
    for begins, heard in groupby(passage.sentences, key=lambda one: one.paragraph):
        paragraph = tuple(heard)
        scores = _scores(paragraph, gathered) if begins else Counter[str]()
        about = _best(scores)
        for one in paragraph:
            here = not begins or _known(one.spoken, gathered) in scores
            fallen_back = about or one.spoken or passage.about or (whole if begins else "")
            apart = _says_of_others(one.text, fallen_back, gathered)
            if not tells_hours(one.text):  # they are of the hours, whatever the paragraph is about
                yield (one.spoken if here else "") or ("" if apart else fallen_back), one.text


def telling(gathered: Gathered) -> Telling:
    """The English sentences of each passage that tell something, and no wish, each with what it is about."""
    return {
        place: tuple(
            (about, sentence)
            for about, sentence in with_focus(passage, gathered)
            if len(sentence) <= LONGEST and not IS_WISH.match(sentence) and is_english(sentence)
        )
        for place, passage in gathered.passages.items()
    }


def focuses(gathered: Gathered) -> dict[tuple[str, int], str]:
    """What each paragraph is about, by the file and the line that it begins at; not where it names nothing known."""
    found: dict[tuple[str, int], list[Heard]] = {}
    for passage in gathered.passages.values():
        for one in passage.sentences:
            if one.paragraph:
                found.setdefault((passage.source.file, one.paragraph), []).append(one)
    told = {place: focus(sentences, gathered) for place, sentences in found.items()}
    return {place: name for place, name in told.items() if name}


def focus(sentences: Iterable[Heard], gathered: Gathered) -> str:
    """The known thing of which sentences say most; empty if they name none."""
    return _best(_scores(sentences, gathered))


def named_in(sentences: Iterable[Heard], gathered: Gathered) -> set[str]:
    """The known things that sentences name or that were spoken of when they were read."""
    found: set[str] = set()
    for one in sentences:
        found |= {one.spoken}
        if len(one.text) <= LONGEST and is_english(one.text):
            found |= {_known(noun.name, gathered) for noun in mentioned(one.text)}
    return found


def _best(scores: Counter[str]) -> str:
    return max(scores, key=lambda name: scores[name], default="")


def _scores(sentences: Iterable[Heard], gathered: Gathered) -> Counter[str]:
    """How much sentences say of each known thing that they name."""
    found: Counter[str] = Counter()
    title = ""
    for heard in sentences:
        title = title or heard.title
        if len(heard.text) > LONGEST or not is_english(heard.text):
            continue
        named = [name for one in mentioned(heard.text) if (name := _known(one.name, gathered))]
        found.update({name: _FIRST for name in named[:1] if not found})
        found.update(named)
        for clause in told(heard.text):
            for noun in _said_of(clause):
                if name := _known(noun.name, gathered):
                    acts = bool(clause.objects) and not clause.passive and clause.verb not in HAS | {"be"}
                    found[name] += _MENTION if acts and is_person(name, gathered.known_roles) else _SUBJECT
            for noun in clause.objects[:1]:
                if name := _known(noun.name, gathered):
                    found[name] += _OBJECT
    parts = [_known(_ARTICLE.sub("", part), gathered) for part in _PARTS.split(title)]
    for above in filter(None, parts):
        if len(parts) == 1 or above in found:
            found[above] += _HEADING
    return found


def _says_of_others(sentence: str, about: str, gathered: Gathered) -> bool:
    """Whether a sentence says something of people, where its paragraph is about something else."""
    if len(sentence) > LONGEST or is_person(about, gathered.known_roles):
        return False
    subjects = (one.name for clause in told(sentence) for one in clause.subjects if one.name not in _KEEPERS)
    return any(is_person(one, gathered.known_roles) for one in subjects)


def _said_of(clause: Clause) -> tuple[Noun, ...]:
    """What a clause says something of, or for each of which it says that something is kept."""
    each = tuple(one.noun for one in clause.hung if one.word in {"for", "of", "about", "per"} and one.noun.each)
    return (*(one for one in clause.subjects if one.name not in _KEEPERS), *each)


def _known(name: str, gathered: Gathered) -> str:
    """The known thing that a word means, by all of its name or by the last word of the only one; empty if none."""
    one = gathered.name_of(singular(name.lower()))
    draft = gathered.held(one) or gathered.only_ending(one)
    return draft.name if draft is not None else ""
