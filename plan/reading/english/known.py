"""What a document speaks of beside a sentence, and what a noun in the sentence may be in its light."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from plan.reading.english.said import Clause, Hung, Noun
from plan.reading.text.naming import key
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.english import words_of
from plan.reading.words.roles import is_person

_OWNING = words_of("for of to per against about on from between at in with during within before after")
_VAGUE = words_of(
    "tree hierarchy office message following thing way case point part time day week month year end start beginning "
    "order date period number place information data detail change action result rule process step status state kind "
    "type pdf csv spreadsheet "
    "file format default question problem mail e-mail call one other work use help term example reason "
    "request response minute hour second moment advance addition total average maximum minimum hand"
)
_NEVER = words_of(
    "system application app platform software it this that they he she we i you same leaver joiner newcomer"
)
_KINDS = words_of("type kind category class")
"""What is known of a thing, and a thing itself as soon as something is said of each: `Each room type has a price`."""
_PRONOUNS = words_of("them these those each both")
_PLACES = words_of("list catalogue catalog register directory trail system page screen form dashboard overview")
_OWN_LISTS = frozenset(("price list", "packing list", "shopping list", "order form"))
"""Lists that are written for somebody, and kept one beside the other."""


@lru_cache(maxsize=64)
def heads(things: frozenset[str]) -> frozenset[str]:
    """The last words of what is known: a climate recipe is spoken of as a recipe."""
    return frozenset(one.rpartition(" ")[2] for one in things)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside a sentence: `things` and `roles` by their keys, `apart` those that others define."""

    things: frozenset[str]
    roles: frozenset[str]
    apart: frozenset[str]
    spoken: str = ""
    """The thing that was spoken of last, which a pronoun means."""
    about: str = ""
    """The thing that the story makes or keeps whose criterion the sentence is."""
    before: str = ""
    """The thing that was spoken of before this sentence."""
    person: str = ""
    """The people that were spoken of last, whom `them` means where somebody leaves."""
    said_to_be: str = ""
    """What the clause before said that some of its subject are: `some rooms are noisy`."""
    marked: frozenset[str] = frozenset()
    """Words that are written in another way than the others: in italics, in quotes."""

    meant: Mapping[str, str] = field(default_factory=dict)
    """The things that other words mean, by the key of the word."""
    field: str = ""
    """What is known of it that was spoken of last, such as its number."""
    prose: bool = False
    """Whether the document tells what it wants in prose, so that what people do in it makes things."""

    def called(self, noun: Noun) -> Noun:
        """The noun by the name that the document knows it by: without its adjectives, or without what it is for."""
        if self.meant and (thing := self.meant.get(key(noun.name))):
            return replace(noun, name=thing)
        if self.defines(noun):
            return noun
        if " " not in noun.name:
            ending = f" {key(noun.name)}"
            longer = [one for one in self.things if one.endswith(ending)]
            field = is_attribute(noun.name) and not (noun.plural or noun.each)  # levels are things, a level may be none
            plain = field or is_vague(noun) or self.is_somebody(noun)
            return replace(noun, name=longer[0]) if len(longer) == 1 and not plain else noun
        words = noun.name.split()
        shorter = (noun.bare, *(" ".join(words[at:]) for at in range(1, len(words))))
        known = next((one for one in shorter if one and key(one) in self.things), "")
        return replace(noun, name=known) if known and (not is_attribute(known) or "-" in words[-2]) else noun

    def in_its_names(self, clause: Clause) -> Clause:
        """A clause with its nouns as the document calls them."""
        return replace(
            clause,
            subjects=tuple(map(self.called, clause.subjects)),
            objects=tuple(map(self.called, clause.objects)),
            hung=tuple(replace(one, noun=self.called(one.noun)) for one in clause.hung),
        )

    def is_somebody(self, noun: Noun) -> bool:
        """Whether a noun names people."""
        return is_person(noun.name, self.roles)

    def defines(self, noun: Noun) -> bool:
        """Whether the document says what is kept of a noun by just this name."""
        return key(noun.name) in self.things

    def has(self, noun: Noun) -> bool:
        """Whether the document speaks of a thing, or of somebody, in another sentence too."""
        return self.defines(noun) or key(noun.name.rpartition(" ")[2]) in heads(self.things) or self.is_somebody(noun)

    def is_vague(self, noun: Noun) -> bool:
        """Whether a noun may mean anything, since the document does not define it."""
        return is_vague(noun) and not self.defines(noun)

    def is_thing(self, noun: Noun) -> bool:
        """Whether a noun may name a thing that is kept, rather than what is known of one."""
        if noun.name == "application":  # the program, unless the document speaks of what people apply for
            return self.defines(noun)
        if noun.name in _NEVER or (is_place(noun) and not (" " in noun.name and self.defines(noun))):
            return False
        last = noun.name.rpartition(" ")[2]
        many = noun.plural and (" " not in noun.name or not is_attribute(last))
        many = many or (" " in noun.name and last in _KINDS and (noun.each or noun.any))
        return self.defines(noun) or (not is_vague(noun) and (not is_attribute(noun.name) or many))

    def keeps(self, noun: Noun) -> bool:
        """Whether a noun names a thing that the document speaks of in another sentence too."""
        return self.has(noun) and self.is_thing(noun)

    def is_kind(self, noun: Noun, *, listed: bool = False) -> bool:
        """Whether a noun names a kind of thing, or of people; with `listed` there is a list of it, whatever it is."""
        plain = self.defines(noun) or listed or not is_attribute(noun.name)
        named = noun.name not in _PRONOUNS
        return bool(noun.name) and named and plain and not self.is_vague(noun) and (listed or self.is_thing(noun))

    def owners(self, hung: Iterable[Hung], *, sure: bool = True) -> tuple[str, ...]:
        """References to what a clause hangs on: only to what is known, with `sure`, or to each of anything."""
        found = []
        for one in hung:
            owns = one.word in _OWNING and self.is_thing(one.noun)
            if one.noun.several:
                continue
            if one.word == "by":
                owns = self.is_somebody(one.noun)
            elif not (self.has(one.noun) or (one.noun.each and not sure)):
                continue
            if owns:
                found.append(reference_to(one.noun.name))
        return tuple(found)

    def are_fields(self, fields: tuple[str, ...]) -> bool:
        """Whether a list plainly is one of fields: what is known of things everywhere, or known things, or a name."""
        sure = sum(is_attribute(one) or self.has(Noun(one)) for one in fields)
        named = len(fields) > 2 and any(one.rpartition(" ")[2] == "name" for one in fields)
        return len(fields) > 1 and (named or sure * 2 > len(fields) or partly_fields(fields))

    def targets(self, clause: Clause, words: frozenset[str]) -> tuple[Noun, ...]:
        """The known things that a clause speaks of: its objects, and what hangs on it by one of `words`."""
        said = (*clause.objects, *(one.noun for one in clause.hung if one.word in words))
        return tuple(noun for noun in said if self.keeps(noun))


def is_vague(noun: Noun) -> bool:
    """Whether a noun may mean anything, unless the document defines it."""
    return noun.name in _VAGUE


def never_kept(noun: Noun) -> bool:
    """Whether a noun names nothing that anybody keeps: the system, a pronoun."""
    return noun.name in _NEVER


def is_place(noun: Noun) -> bool:
    """Whether a noun names where things stand, which is nothing that is kept itself: a list, a page."""
    return noun.name.rpartition(" ")[2] in _PLACES and noun.name not in _OWN_LISTS
