"""What a German or a Romance sentence says is never twice the same."""

import re
from collections.abc import Iterator

from plan.reading.abroad.known import UNIQUE, Known, found, part
from plan.reading.abroad.names import is_same
from plan.reading.abroad.topics import deed_names
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import REFERENCE


def never_twice(said: str, known: Known) -> Iterator[Shape]:
    """`The code is a short text and is never repeated`: a field of what was spoken of, which a sentence begins with."""
    if not any(found(said, known, "never_twice")):
        return
    for owner in (known.spoken, known.about):
        for field in known.of(owner):
            bare = field.partition(" (")[0]
            if re.match(rf"(?:{known.phrases.tongue.article})?\s*{re.escape(bare)}\b", said, re.IGNORECASE):
                yield Shape(owner, (f"{bare} {UNIQUE}",))
                return
    fields = known.of(known.spoken)
    if fields and any(found(said, known, "it")):
        yield Shape(known.spoken, (f"{fields[-1].partition(' (')[0]} {UNIQUE}",))


def given(said: str, known: Known) -> Iterator[Shape]:
    """`Give each animal a number that never occurs twice`."""
    for match in found(said, known, "given"):
        if known.has(match["name"]) and any(found(said[match.end() :], known, "never_twice")):
            yield Shape(known.one(match["name"]), (f"{match['field']} {UNIQUE}",))
            return


def scoped(said: str, known: Known) -> Iterator[Shape]:
    """`With the breed it is so within the species`: the field that was said to be unique of the thing before."""
    for match in found(said, known, "scoped"):
        field = next((one for one in known.of(known.before) if one.endswith(UNIQUE)), "").partition(" (")[0]
        if field and known.has(match["name"]) and known.has(match["of"]):
            of = known.one(match["of"])
            yield Shape(known.one(match["name"]), (f"{field} (unique per {of})", f"{of} {REFERENCE}"))
            return


def no_two(said: str, known: Known) -> Iterator[Shape]:
    """`There cannot be two customers with the same number`; without the field it is what the sentence begins with."""
    for match in found(said, known, "no_two"):
        field = part(match, "field")
        first = re.match(rf"(?:{known.phrases.tongue.article})?\s*(?P<field>[^\W\d_]+)\b", said, re.IGNORECASE)
        field = field or (first["field"] if first and first.end() <= match.start() else "")
        if field and known.has(match["name"]):
            yield Shape(known.one(match["name"]), (f"{field} {UNIQUE}",))
            return


def once(said: str, known: Known) -> Iterator[Shape]:
    """`The same article is not twice in the same order`, `somebody may ask for the same animal only once`."""
    for way in ("same_twice", "once_for"):
        for match in found(said, known, way):
            one, other = known.one(match["one"]), known.one(match["other"])
            between = _between(one, other, known) if way == "same_twice" else _done(said, known)
            if between and folded(between) not in {folded(one), folded(other)}:
                reference = known.reference(one)[:-1]
                yield Shape(between, (known.reference(other), f"{reference}, unique per {other})"))
                return


def nobody_twice(said: str, known: Known) -> Iterator[Shape]:
    """`Nobody can sign up for the same course twice`: of what that leaves behind there is one for each two."""
    for match in found(said, known, "nobody_twice"):
        verb = re.sub(r"(?<=r)(?:me|se)$", "", match["verb"])
        names = deed_names(verb, known.phrases.tongue.code)
        deed = next((known.one(name) for name in names if known.has(name)), "")
        other = known.one(match["other"])
        pointing = (field.partition(" (")[0] for field in known.of(deed) if REFERENCE[:-1] in field)
        whose = next((one for one in pointing if not is_same(one, other)), "")
        if whose:
            yield Shape(deed, (known.reference(other), f"{whose} (reference, unique per {other})"))
            return


def _done(said: str, known: Known) -> str:
    """What a sentence says is done, as a thing: a booking, where somebody may book; else what the story is about."""
    deeds = (name for word in re.findall(r"[^\W\d_]+", said) for name in deed_names(word, known.phrases.tongue.code))
    done = next((known.one(name) for name in deeds if known.has(name)), "")
    nouns = (match["noun"] for match in known.phrases.tongue.owners.finditer(said))
    return done or ("" if any(is_same(known.one(noun), known.about) for noun in nouns) else known.about)


def _between(one: str, other: str, known: Known) -> str:
    """What points to both of two things, or is called by both."""
    for name, fields in known.fields.items():
        pointed = {folded(field.partition(" (")[0]) for field in fields if REFERENCE[:-1] in field}
        if {folded(one), folded(other)} <= pointed:
            return known.things.get(name, name)
    return ""
