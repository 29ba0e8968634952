"""What a German or a Romance sentence says belongs to what, and of what there are several for another."""

from collections.abc import Iterator

from plan.reading.abroad.known import Known, found, listed_in, part, subject_of
from plan.reading.abroad.names import is_same
from plan.reading.abroad.topics import deed_names, goes_back
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.german_acts import infinitive as german_infinitive
from plan.reading.words.romance_acts import infinitive


def belongs(said: str, known: Known) -> Iterator[Shape]:
    """`A voucher is of one customer only`."""
    for match in found(said, known, "belongs"):
        if known.has(match["name"]) or known.has(match["of"]):
            yield Shape(known.one(match["name"]), (known.reference(match["of"]),))
            return


def inside_another(said: str, known: Known) -> Iterator[Shape]:
    """`A room may be a part of another`."""
    for match in found(said, known, "inside_another"):
        if known.has(match["name"]):
            yield Shape(known.one(match["name"]), ("parent",))
            return


def both_ways(said: str, known: Known) -> Iterator[Shape]:
    """`A sponsor may support several animals, and an animal may have several sponsors`: a sponsorship is of both."""
    for match in found(said, known, "both_ways"):
        one, again = known.one(match["one"]), known.one(match["again"])
        about = "" if is_same(known.about, one) else known.about
        other = known.one(part(match, "other") or about or part(match, "same"))
        if not other or not is_same(one, again) or is_same(one, other):
            continue
        apart = known.about and folded(known.about) not in {folded(one), folded(other)}
        if apart and known.has(known.about) and not known.of(known.about):
            yield Shape(known.about, (known.reference(one), known.reference(other)))
        elif not part(match, "other"):
            yield from (Shape(one, (known.several(other),)) for _ in "1" if known.has(one))
        elif not (is_attribute(one) or is_attribute(other)):  # that each has several of the other is told elsewhere
            new = (name for name in (one, other) if not known.of(name))
            yield from (Shape(name, (known.phrases.name,)) for name in new)
        return


def _is_plural(said: str, known: Known) -> bool:
    """Whether a noun stands in the plural, as far as it tells: German ones in -er do not."""
    tongue = known.phrases.tongue
    same = folded(tongue.one(said)) == folded(said)
    return not same or (tongue.code == "de" and said.endswith(("er", "el", "en")))


def which(said: str, known: Known) -> Iterator[Shape]:
    """`Which sports can be played in each hall`."""
    for match in found(said, known, "which"):
        many, one = known.one(match["many"]), known.one(match["one"])
        if known.has(match["many"]) and not known.has(match["one"]):
            many, one = one, many
        if not _is_plural(match["many"], known):
            continue  # which one
        either = known.has(match["one"]) or known.has(match["many"])
        if either and not is_attribute(many) and not is_attribute(one) and folded(many) != folded(one):
            yield Shape(one, (known.several(many),))
            return


def stays(said: str, known: Known) -> Iterator[Shape]:
    """`Which animal was in which kennel from when until when`."""
    for match in found(said, known, "stays"):
        what, where = known.one(match["what"]), known.one(match["where"])
        phrases = known.phrases
        fields = (known.reference(what), known.reference(where))
        yield Shape(f"{what} {where}", (*fields, f"{phrases.begins} (date)", f"{phrases.ends} (date, optional)"))
        return


def all_of(said: str, known: Known) -> Iterator[Shape]:
    """`See all treatments of an animal, with the vet and the costs`."""
    for match in found(said, known, "all_of"):
        if known.has(match["of"]) and not is_attribute(known.phrases.tongue.one(match["name"])):
            fields = (known.reference(one) if known.has(one) else one for one in listed_in(match, known))
            yield Shape(known.one(match["name"]), (known.reference(match["of"]), *fields))
            return


def made(said: str, known: Known) -> Iterator[Shape]:
    """`Make a contract out of a request`, `take down the request of a customer for a bicycle`."""
    for way in ("made_from", "made_for"):
        for match in found(said, known, way):
            told = (part(match, "of"), part(match, "more"), subject_of(part(match, "among"), known))
            others = [one for one in told if one and known.has(one)]
            name = known.one(match["name"])
            if others and not (is_attribute(name) or goes_back(name)):
                yield Shape(name, tuple(map(known.reference, others)))
                return


def signs_up(said: str, known: Known) -> Iterator[Shape]:
    """`A member subscribes to a kind of box`: a subscription, where such is kept, is of both."""
    for match in found(said, known, "signs_up"):
        code = known.phrases.tongue.code
        verb = infinitive(match["verb"]) or match["verb"]
        verb = f"{part(match, 'particle')}{german_infinitive(match['verb'])}" if code == "de" else verb
        deed = next((known.one(name) for name in deed_names(verb, code) if known.has(name)), "")
        both = [known.one(match[side]) for side in ("one", "other") if known.has(match[side])]
        if deed and both and not any(is_same(deed, one) for one in both):
            yield Shape(deed, tuple(map(known.reference, both)))
            return


def stems(said: str, known: Known) -> Iterator[Shape]:
    """`Each one knows out of which series it came`."""
    for match in found(said, known, "stems"):
        owner = subject_of(said[: match.start()], known) or known.spoken
        if owner and known.has(match["of"]) and folded(owner) != folded(known.one(match["of"])):
            yield Shape(owner, (f"{known.one(match['of'])} (reference, optional)",))
            return


def by_which(said: str, known: Known) -> Iterator[Shape]:
    """`When somebody pays with a voucher, it must be known with which one`."""
    for match in found(said, known, "by_which"):
        if known.spoken and known.has(match["what"]):
            yield Shape(known.spoken, (f"{known.one(match['what'])} (reference, optional)",))
            return
