"""What sentences say in passing is known of things, where no form of a sentence has told it."""

from collections.abc import Iterator
from itertools import combinations

from plan.reading.english.clauses import told as clauses_told
from plan.reading.english.known import never_kept
from plan.reading.english.mentions import mentioned
from plan.reading.english.said import Clause, Noun
from plan.reading.english.unclaimed import Unclaimed, unclaimed
from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.gathered.gathering import Gathered, ShapeDraft
from plan.reading.text.naming import key, singular
from plan.reading.whole.enumerated import enumerated, has_alike
from plan.reading.whole.focus import telling
from plan.reading.whole.only_one_each import tell_apart
from plan.reading.whole.tied_things import by_names, tie
from plan.reading.words.attribute_words import reference_to
from plan.reading.words.roles import is_person

_OCCASIONS = frozenset(("when", "upon", "if", "after", "before", "until", "than", "without"))
"""What is only the occasion of something, or what it is compared with."""

_POINTS_BACK = frozenset(("", "it", "they", "this", "that", "which", "who", "nobody", "somebody", "everybody"))


def look_again(gathered: Gathered) -> None:
    """Take what the sentences of an English document mention of a thing that nothing else has that could be it."""
    if gathered.language is not None:
        return
    for shape, passage in tuple(enumerated(gathered)):
        draft = gathered.held(shape.name)
        new = tuple(field for field in shape.fields if draft is None or not has_alike(draft, field))
        gathered.shape(Shape(shape.name, new), passage.source)
    told = telling(gathered)  # which things there are does not change from here on
    for place, passage in gathered.passages.items():
        for draft, field in tuple(_left(told[place], passage.about, gathered)):
            if not has_alike(draft, field):
                gathered.shape(Shape(draft.name, (field,)), passage.source)
    called = by_names(gathered)
    tie(gathered, told, called)
    related = {pair for draft in gathered.shapes.values() for pair in _pairs(draft)}
    for place, passage in gathered.passages.items():
        for one, other in tuple(_together(told[place], gathered)):
            if frozenset((key(one.name), key(other.name))) not in related:
                draft = gathered.shape(Shape(one.name, (reference_to(other.name),)), passage.source)
                related.update(_pairs(draft))
    tell_apart(gathered, told, called)


def _left(sentences: tuple[tuple[str, str], ...], whole: str, gathered: Gathered) -> Iterator[tuple[ShapeDraft, str]]:
    for spoken, sentence in sentences:
        for one in unclaimed(sentence):
            if key(one.field) in gathered.shapes:
                continue
            about = spoken or whole
            if "person" in one.owners and not is_person(about, gathered.known_roles):
                about = ""  # what people give is theirs
            owner = _owner(one, about, gathered)
            fields = field_phrases(one.field)
            if owner is None or owner.spelled_out or not owner.fields or len(fields) != 1:
                continue
            if not _is_anothers(fields[0], owner, sentence, gathered):
                yield owner, fields[0]


def _is_anothers(field: str, owner: ShapeDraft, sentence: str, gathered: Gathered) -> bool:
    """Whether another thing that a sentence names, if only as that whose a field is, has a field of this full name."""
    name = field.partition(" (")[0].lower()
    if key(name).startswith(f"{key(owner.name)} "):
        return False
    names = {part for noun in mentioned(sentence) for part in (noun.name, noun.name.partition(" ")[0])}
    others = [draft for one in names if (draft := _draft(one, gathered)) is not None and draft is not owner]
    return " " in name and any(name == one.partition(" (")[0].lower() for other in others for one in other.fields)


def _together(sentences: tuple[tuple[str, str], ...], gathered: Gathered) -> Iterator[tuple[ShapeDraft, ShapeDraft]]:
    """Each thing of which a sentence says something that it says with another, of which it names one."""
    for before, sentence in sentences:
        spoken = before
        for clause in clauses_told(sentence):
            one = _about(clause, spoken, gathered)
            spoken = _said_of(clause, spoken)
            if one is None:
                continue
            for noun in (*clause.objects, *(hung.noun for hung in clause.hung if hung.word not in _OCCASIONS)):
                other = _draft(noun.name, gathered)
                if other is None or other is one or noun.plural or noun.several:
                    continue
                # What is sent every minute is one of many of who sends it.
                yield (other, one) if clause.regular and noun in clause.objects else (one, other)


def _about(clause: Clause, spoken: str, gathered: Gathered) -> ShapeDraft | None:
    """The thing that is the only subject of a clause, by its name or as `it`; people do things to many others."""
    if clause.negated or len(clause.subjects) != 1:
        return None
    draft = _draft(_said_of(clause, spoken), gathered)
    return None if draft is None or is_person(draft.name, gathered.known_roles) else draft


def _said_of(clause: Clause, spoken: str) -> str:
    """What a clause is about: its subject, or what was spoken of before, where it says `it` or has none."""
    name = clause.subjects[0].name if clause.subjects else ""
    return spoken if name in _POINTS_BACK else name


def _pairs(draft: ShapeDraft) -> Iterator[frozenset[str]]:
    """What hangs together by a thing: itself and each that it has, and those among each other, by all their names."""
    fields = {key(singular(field.partition(" (")[0])) for field in draft.fields}
    names = {key(draft.name), *fields}
    names |= {name.rpartition(" ")[2] for name in names}
    return map(frozenset, combinations(sorted(names), 2))


def _owner(one: Unclaimed, spoken: str, gathered: Gathered) -> ShapeDraft | None:
    """The known thing that a field is of: one that stands beside it, or what was spoken of last."""
    for name in one.owners:
        if is_person(name, gathered.known_roles) or never_kept(Noun(name)):
            continue
        return _draft(name, gathered)  # what is said of something that nothing is known of is of nothing else
    return _draft(spoken, gathered) if spoken else None


def _draft(name: str, gathered: Gathered) -> ShapeDraft | None:
    return gathered.held(gathered.name_of(singular(name.lower())))
