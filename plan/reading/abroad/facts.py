"""The things that a German or a Romance sentence tells of, beside those whose fields it lists."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plan.reading.abroad.french import FRENCH_PHRASES
from plan.reading.abroad.german import GERMAN_PHRASES
from plan.reading.abroad.names import is_same, known_name
from plan.reading.abroad.phrases import Phrases
from plan.reading.abroad.portuguese import PORTUGUESE_PHRASES
from plan.reading.abroad.spanish import SPANISH_PHRASES
from plan.reading.abroad.topics import goes_back
from plan.reading.attribute_words import REFERENCE, is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.languages import Language
from plan.reading.naming import folded
from plan.reading.told_things import told_thing

PHRASES: dict[Language, Phrases] = {
    one.tongue.code: one for one in (GERMAN_PHRASES, SPANISH_PHRASES, FRENCH_PHRASES, PORTUGUESE_PHRASES)
}
_OPTIONAL, _REQUIRED, _UNIQUE, _FLAG = "(optional)", "(required)", "(unique)", "(boolean)"
_MANY = " (several)"
_STATE_WORDS = 3
_FEWEST = 3
_STEPS = 3


@dataclass(frozen=True)
class Known:
    """What is known beside a sentence."""

    phrases: Phrases
    things: Mapping[str, str]
    """What each thing is called, by its folded name in the singular."""
    fields: Mapping[str, tuple[str, ...]]
    """What is known of each thing, by the same."""
    spoken: str
    """The thing that was spoken of last."""
    before: str
    """The same before the sentence began to speak of another."""
    about: str
    """What the story is about that the sentence stands in."""
    others: Mapping[str, str]
    """Whom a glossary calls by several names, by each of them."""
    measured: Mapping[str, str]
    """What stories write down that is only known of something, such as a weight, by its folded name."""
    marked: frozenset[str]
    """What the paragraph writes in another way than its other words."""

    def one(self, said: str) -> str:
        """The thing that a noun means, as it is known; the noun in the singular if it means none."""
        return known_name(said, self.things, self.phrases.tongue) or self.phrases.tongue.one(said.strip())

    def has(self, said: str) -> bool:
        """Whether a noun means a known thing, or somebody that is called by several names."""
        return bool(known_name(said, self.things, self.phrases.tongue)) or bool(self._other(said))

    def _other(self, said: str) -> str:
        return self.others.get(folded(self.phrases.tongue.one(said.strip())), "")

    def of(self, said: str) -> tuple[str, ...]:
        """What is known of the thing that a noun means."""
        return self.fields.get(folded(self.phrases.tongue.one(said)), ())

    def reference(self, said: str) -> str:
        """The field that points to the thing that a noun means."""
        other = self._other(said)
        return f"{self.one(said)} ({self.phrases.a} {other})" if other else f"{self.one(said)} {REFERENCE}"

    def several(self, name: str) -> str:
        """The field that says that there are several of another thing."""
        return f"{self.phrases.tongue.many(name)}{_MANY}"


_Reader = Callable[[str, Known], Iterator[Shape]]


def told_abroad(sentence: str, known: Known) -> tuple[Shape, ...]:
    """What a sentence tells beside a list of fields."""
    said = sentence.strip().rstrip(".;!")
    return tuple(shape for reader in _READERS for shape in reader(said, known) if shape.name and shape.fields)


def whole_abroad(sentence: str, known: Known) -> tuple[Shape, ...]:
    """What a sentence tells that lists fields in another way than `tongue` knows, and so tells no more."""
    said = sentence.strip().rstrip(".;!")
    return next((shapes for reader in _WHOLE if (shapes := tuple(reader(said, known)))), ())


def _found(said: str, known: Known, way: str) -> Iterator[re.Match[str]]:
    """The first match of each pattern for a way of speaking."""
    return (match for pattern in known.phrases.patterns[way] if (match := pattern.search(said)))


def _part(match: re.Match[str], name: str) -> str:
    """A part that a pattern may name; empty if it does not, or names nothing."""
    return (match.groupdict().get(name) or "").strip()


def _listed(match: re.Match[str], known: Known) -> tuple[str, ...]:
    parts = (_part(match, "list"), _part(match, "more"))
    return tuple(field for part in parts if part for field in known.phrases.tongue.listed(part))


def _owner(fields: tuple[str, ...], known: Known) -> str:
    """What has the fields that a sentence names: what was spoken of, unless that is one of them itself."""
    named = any(is_same(known.spoken, field.partition(" (")[0]) for field in fields)
    return known.before if named else known.spoken


def _noted(fields: tuple[str, ...], note: str) -> tuple[str, ...]:
    """Fields with a note, beside those that they have."""
    return tuple(f"{one[:-1]}, {note[1:]}" if one.endswith(")") else f"{one} {note}" for one in fields)


def _needed(said: str, known: Known) -> Iterator[Shape]:
    """`A name and a phone number are mandatory`."""
    for match in _found(said, known, "needed"):
        fields = _listed(match, known)
        if fields and (owner := _owner(fields, known)):
            yield Shape(owner, _noted(fields, _REQUIRED))
            return


def _all_needed(said: str, known: Known) -> Iterator[Shape]:
    """`All three are mandatory`."""
    for _ in _found(said, known, "all_needed"):
        fields = (one for one in known.of(known.spoken) if "(" not in one or one.endswith(_UNIQUE))
        yield Shape(known.spoken, _noted(tuple(fields), _REQUIRED))


def _optional(said: str, known: Known) -> Iterator[Shape]:
    """`The date of birth may be left empty`, `the e-mail, if they want to give it`."""
    for match in _found(said, known, "optional"):
        fields = _listed(match, known)
        if fields and (owner := _owner(fields, known)):
            yield Shape(owner, _noted(fields, _OPTIONAL))
            return


def _not_all(said: str, known: Known) -> Iterator[Shape]:
    """`Not every animal has a chip number`, `Who is a subscriber has a number as well`."""
    for match in _found(said, known, "not_all"):
        named = _part(match, "name")
        owner = known.one(named) if named and known.has(named) else known.spoken
        if owner and (fields := _listed(match, known)):
            yield Shape(owner, _noted(fields, _OPTIONAL))
            return


def _flags(said: str, known: Known) -> Iterator[Shape]:
    """`If it has a light, it is ticked`, `Contacts can be marked as blocked`."""
    for match in _found(said, known, "flags"):
        named = _part(match, "name")
        owner = known.one(named) if named and known.has(named) else "" if named else known.spoken
        if owner:
            yield Shape(owner, (f"{match['flag']} {_FLAG}",))
            return


def _never_twice(said: str, known: Known) -> Iterator[Shape]:
    """`The code is a short text and is never repeated`: a field of what was spoken of, which a sentence begins with."""
    if not any(_found(said, known, "never_twice")):
        return
    for owner in (known.spoken, known.about):
        for field in known.of(owner):
            bare = field.partition(" (")[0]
            if re.match(rf"(?:{known.phrases.tongue.article})?\s*{re.escape(bare)}\b", said, re.IGNORECASE):
                yield Shape(owner, (f"{bare} {_UNIQUE}",))
                return


def _no_two(said: str, known: Known) -> Iterator[Shape]:
    """`There cannot be two customers with the same number`; without the field it is what the sentence begins with."""
    for match in _found(said, known, "no_two"):
        field = _part(match, "field")
        first = re.match(rf"(?:{known.phrases.tongue.article})?\s*(?P<field>[^\W\d_]+)\b", said, re.IGNORECASE)
        field = field or (first["field"] if first and first.end() <= match.start() else "")
        if field and known.has(match["name"]):
            yield Shape(known.one(match["name"]), (f"{field} {_UNIQUE}",))
            return


def _once(said: str, known: Known) -> Iterator[Shape]:
    """`The same article is not twice in the same order`, `somebody may ask for the same animal only once`."""
    for way in ("same_twice", "once_for"):
        for match in _found(said, known, way):
            one, other = known.one(match["one"]), known.one(match["other"])
            between = _between(one, other, known) if way == "same_twice" else known.about
            if between and folded(between) not in {folded(one), folded(other)}:
                reference = known.reference(one)[:-1]
                yield Shape(between, (known.reference(other), f"{reference}, unique per {folded(other)})"))
                return


def _between(one: str, other: str, known: Known) -> str:
    """What points to both of two things, or is called by both."""
    for name, fields in known.fields.items():
        pointed = {folded(field.partition(" (")[0]) for field in fields if REFERENCE[:-1] in field}
        if {folded(one), folded(other)} <= pointed:
            return known.things.get(name, name)
    return ""


def _belongs(said: str, known: Known) -> Iterator[Shape]:
    """`A voucher is of one customer only`."""
    for match in _found(said, known, "belongs"):
        if known.has(match["name"]) or known.has(match["of"]):
            yield Shape(known.one(match["name"]), (known.reference(match["of"]),))
            return


def _inside_another(said: str, known: Known) -> Iterator[Shape]:
    """`A room may be a part of another`."""
    for match in _found(said, known, "inside_another"):
        if known.has(match["name"]):
            yield Shape(known.one(match["name"]), ("parent",))
            return


def _both_ways(said: str, known: Known) -> Iterator[Shape]:
    """`A sponsor may support several animals, and an animal may have several sponsors`: a sponsorship is of both."""
    for match in _found(said, known, "both_ways"):
        one, other = known.one(match["one"]), known.one(_part(match, "other") or known.about or "")
        again = known.one(match["again"])
        if not other or not is_same(one, again) or is_same(one, other):
            continue
        apart = known.about and folded(known.about) not in {folded(one), folded(other)}
        if apart and known.has(known.about) and not known.of(known.about):
            yield Shape(known.about, (known.reference(one), known.reference(other)))
        elif known.has(one) and not _part(match, "other"):
            yield Shape(one, (known.several(other),))  # two that are both named are told of as a whole elsewhere
        return


def _which(said: str, known: Known) -> Iterator[Shape]:
    """`Which sports can be played in each hall`."""
    for match in _found(said, known, "which"):
        many, one = known.one(match["many"]), known.one(match["one"])
        if folded(known.phrases.tongue.one(match["many"])) == folded(match["many"]):
            continue  # which one
        if known.has(match["one"]) and not is_attribute(many) and not is_attribute(one) and folded(many) != folded(one):
            yield Shape(one, (known.several(many),))
            return


def _stays(said: str, known: Known) -> Iterator[Shape]:
    """`Which animal was in which kennel from when until when`."""
    for match in _found(said, known, "stays"):
        what, where = known.one(match["what"]), known.one(match["where"])
        phrases = known.phrases
        fields = (known.reference(what), known.reference(where))
        yield Shape(f"{what} {where}", (*fields, f"{phrases.begins} (date)", f"{phrases.ends} (date, optional)"))
        return


def _all_of(said: str, known: Known) -> Iterator[Shape]:
    """`See all treatments of an animal, with the vet and the costs`."""
    for match in _found(said, known, "all_of"):
        if known.has(match["of"]) and not is_attribute(known.phrases.tongue.one(match["name"])):
            fields = (known.reference(one) if known.has(one) else one for one in _listed(match, known))
            yield Shape(known.one(match["name"]), (known.reference(match["of"]), *fields))
            return


def _made(said: str, known: Known) -> Iterator[Shape]:
    """`Make a contract out of a request`, `take down the request of a customer for a bicycle`."""
    for way in ("made_from", "made_for"):
        for match in _found(said, known, way):
            others = [one for one in (_part(match, "of"), _part(match, "more")) if one and known.has(one)]
            name = known.one(match["name"])
            if others and not (is_attribute(name) or goes_back(name)):
                yield Shape(name, tuple(map(known.reference, others)))
                return


def _several_each(said: str, known: Known) -> Iterator[Shape]:
    """`Several photos can be attached to a car, each with a caption`."""
    for match in _found(said, known, "several_each"):
        fields = _listed(match, known)
        fields = _noted(fields, _OPTIONAL) if _part(match, "maybe") else fields
        if known.has(match["of"]):
            yield Shape(known.one(match["name"]), (known.reference(match["of"]), *fields))
            return


def _pair(said: str, known: Known) -> Iterator[Shape]:
    """`Several medicines are given in a treatment; of each we note the dose`."""
    for match in _found(said, known, "pair"):
        one, other = known.one(match["one"]), known.one(match["other"])
        other = other if known.has(match["other"]) or not known.about else known.about
        if (fields := _listed(match, known)) and folded(one) != folded(other) and known.has(one):
            yield Shape(f"{one} {other}", (known.reference(one), known.reference(other), *fields))
            return


def _of_each(said: str, known: Known) -> Iterator[Shape]:
    """`Of each payment: the amount and the date`, in a story about something else that it is of."""
    for match in _found(said, known, "of_each"):
        name, fields = known.one(match["name"]), _listed(match, known)
        listed_with = re.search(rf"\s{known.phrases.tongue.with_}\s", match["list"])  # then that is what is kept
        if listed_with or not fields or (len(fields) == 1 and not (known.has(name) and is_attribute(fields[0]))):
            continue
        name = next((known.measured[one] for one in map(_head, fields) if one in known.measured), name)
        apart = known.about and folded(known.about) != folded(name) and known.has(known.about)
        whole = (known.reference(known.about),) if apart and not known.of(name) else ()
        yield Shape(name, (*whole, *fields))
        return


def _head(field: str) -> str:
    """The first word of a field, folded."""
    return folded(field.split(maxsplit=1)[0])


def _catalogue(said: str, known: Known) -> Iterator[Shape]:
    """`Which medicines there are, the office keeps in a list`, `the list of sports (the name, no duplicates)`."""
    for match in _found(said, known, "catalogue"):
        note = _part(match, "note")
        unique = f" {_UNIQUE}" if _WITHOUT_TWINS.search(note) else ""
        yield Shape(known.one(match["name"]), (f"{known.phrases.name}{unique}",))
        return


_WITHOUT_TWINS = re.compile(
    r"\b(?:sin\s+repeti|únic|sans\s+doubl|uniques?|sem\s+repeti|eindeutig|ohne\s+(?:Doppel|Dubl)|nur\s+einmal)",
    re.IGNORECASE,
)


def _span(said: str, known: Known) -> Iterator[Shape]:
    """`A sponsorship begins on one day and ends on another`."""
    for match in _found(said, known, "span"):
        begins = f"{known.phrases.begins} (date)"
        ends = (f"{known.phrases.ends} (date, optional)",) if _part(match, "ends") else ()
        yield Shape(known.one(match["name"]), (begins, *ends))
        return


def _by_the_way(said: str, known: Known) -> Iterator[Shape]:
    """`And then the reason is written down`."""
    for match in _found(said, known, "by_the_way"):
        if known.spoken and (fields := _listed(match, known)):
            yield Shape(known.spoken, _noted(fields, _OPTIONAL))
            return


def _stems(said: str, known: Known) -> Iterator[Shape]:
    """`Each one knows out of which series it came`."""
    for match in _found(said, known, "stems"):
        owner = _subject(said[: match.start()], known) or known.spoken
        if owner and known.has(match["of"]) and folded(owner) != folded(known.one(match["of"])):
            yield Shape(owner, (f"{known.one(match['of'])} (reference, optional)",))
            return


def _put_on(said: str, known: Known) -> Iterator[Shape]:
    """`A customer is put on it for a hall on a certain day, with the hour`: what the story makes is of each."""
    for match in _found(said, known, "put_on"):
        both = [one for one in (match["one"], match["other"]) if known.has(one)]
        if known.about and len(both) > 1 and folded(known.about) not in map(folded, map(known.one, both)):
            day = known.phrases.tongue.one(_part(match, "day"))
            days = (f"{day} (date)",) if day and is_attribute(day) else ()
            yield Shape(known.about, (*map(known.reference, both), *days, *_listed(match, known)))
            return


def _scenario(said: str, known: Known) -> Iterator[Shape]:
    """`Given a free slot, when I choose hall, start and end, then the booking is stored with its price`."""
    steps = re.split(rf"(?:^|,\s+)(?:{known.phrases.steps})\s+", said, flags=re.IGNORECASE)
    if len(steps) < _STEPS:
        return
    for step in filter(None, steps):
        entered = next(_found(step, known, "enters"), None)
        fields = known.phrases.tongue.listed(step[entered.end() :]) if entered else ()
        if known.about and len(fields) > 1:
            yield Shape(known.about, tuple(known.reference(one) if known.has(one) else one for one in fields))
        elif (told := told_thing(step)) is not None and known.has(told.name):
            yield Shape(known.one(told.name), told.fields)


def _by_which(said: str, known: Known) -> Iterator[Shape]:
    """`When somebody pays with a voucher, it must be known with which one`."""
    for match in _found(said, known, "by_which"):
        if known.spoken and known.has(match["what"]):
            yield Shape(known.spoken, (f"{known.one(match['what'])} (reference, optional)",))
            return


def _states(said: str, known: Known) -> Iterator[Shape]:
    """The states that a sentence lists, tells one after another, or writes in another way than its other words."""
    for way in ("state_of", "chain"):
        for match in _found(said, known, way):
            states = _split_states(match["states"], known)
            if len(states) >= _FEWEST and known.has(match["name"]):
                yield Shape(known.one(match["name"]), (f"{known.phrases.tongue.status} ({', '.join(states).lower()})",))
                return
    named = any(_found(said, known, "state_named"))
    states = tuple(one for one in _marked(said, known, behind=named) if not known.has(one))
    owner = _subject(said, known) or known.spoken
    if states and owner and any(_found(said, known, "turns")):
        yield Shape(owner, (f"{known.phrases.tongue.status} ({', '.join(states)})",))


def _marked(said: str, known: Known, *, behind: bool) -> Iterator[str]:
    """What a sentence writes in another way than its other words, in its order; only `behind` what names a state."""
    marks = sorted((one for one in known.marked if one and len(one.split()) <= _STATE_WORDS), key=len, reverse=True)
    pattern = "|".join(rf"\b{re.escape(one)}\b" for one in marks)
    start = next((match.end() for match in _found(said, known, "state_named")), 0) if behind else 0
    for match in re.finditer(pattern, said[start:], re.IGNORECASE) if pattern else ():
        yield match[0].lower()


def _split_states(text: str, known: Known) -> tuple[str, ...]:
    """The states that stand one behind another."""
    then = rf"(?:(?:{known.phrases.then})\s+)+"
    parts = re.split(rf",\s*(?:{then})?|\s+(?:{known.phrases.tongue.either})\s+", text)
    bare = [re.sub(rf"^{then}", "", part.strip(), flags=re.IGNORECASE).strip() for part in parts]
    return tuple(dict.fromkeys(bare)) if all(0 < len(one.split()) <= _STATE_WORDS for one in bare) else ()


def _subject(said: str, known: Known) -> str:
    """The known thing that a sentence begins with, or names first."""
    nouns = (match["noun"] for match in known.phrases.tongue.owners.finditer(said))
    return next((one for noun in nouns if (one := known_name(noun, known.things, known.phrases.tongue))), "")


_READERS: tuple[_Reader, ...] = (
    _never_twice, _no_two, _once, _belongs, _inside_another, _both_ways, _which, _stays, _all_of, _made, _by_which,
    _by_the_way, _stems,
    _catalogue, _span, _states,
)  # fmt: skip
"""What tells one thing of several that a sentence may tell."""
_WHOLE: tuple[_Reader, ...] = (
    _scenario, _all_needed, _put_on, _flags, _not_all, _needed, _optional, _pair, _several_each, _of_each,
)  # fmt: skip
"""What tells all that a sentence says."""


def spoken_of(sentence: str, known: Known) -> str:
    """The known thing that a sentence begins to speak of; empty if it speaks of none."""
    match = next(_found(sentence, known, "spoken"), None)
    return known.one(match["name"]) if match and known.has(match["name"]) else ""
