"""What somebody makes by what they do: a dispute that a buyer opens, a rating that two sides give each other."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.deeds import LEFT_WITHOUT_OBJECT
from plan.reading.words.english import words_of

SIGNS_UP = re.compile(
    r"(?:(?:then|first|so)\s+)?(?:you|people|anyone|anybody|everyone|everybody|somebody|someone|users?)\s+"
    r"(?:(?:can|may|must|should|have\s+to|need\s+to)\s+)?(?:signs?\s+up|registers?|joins?)\s+(?:with|by\s+giving)\s+(?P<list>[^.;:!?]+)",
    re.IGNORECASE,
)
"""How a sentence begins that tells what anybody gives for an account."""
_YOURS = re.compile(r"^(?:your|their|his|her|an?|the)\s+", re.IGNORECASE)
_GOES_ON = re.compile(
    r",\s+(?:and\s+)?(?:then\s+)?(?:say|tell|choose|pick|confirm|enter|and\s+that)\b.*$", re.IGNORECASE | re.DOTALL
)
_MAKES = words_of("file raise lodge submit post publish propose")
_MAKES_SOME = words_of("open make leave place ask send write request")
_CLAIMS = words_of(
    "dispute ticket claim case request offer bid complaint question order application comment review message remark"
)
"""What is made by verbs that are said of other things as well: people open disputes, and doors."""
_PUT_UP = frozenset(("put up", "put in", "hand in", "send in", "put forward"))
_WRITTEN = frozenset(("message", "comment", "reply", "question", "complaint", "answer", "remark"))
"""What is a text itself."""
_MARKS = frozenset(("star", "point", "mark"))
_REMARKS = frozenset(("sentence", "line", "word", "comment", "remark"))
_OF = words_of("on about for against to with at of")
_ANYBODY = words_of("you person people anyone anybody everyone everybody someone somebody side party user they other")


def signed_up(sentence: str, known: Known) -> Iterator[Shape]:
    """`You sign up with your e-mail and a display name`: what is known of everybody who has an account."""
    match = SIGNS_UP.match(sentence)
    if match is None:
        return
    listed = tuple(_YOURS.sub("", one) for one in listed_fields(_GOES_ON.sub("", match["list"])))
    if listed and (len(listed) == 1 or known.are_fields(listed)) and any(map(is_attribute, listed)):
        yield Shape("user", listed)


def made_by_somebody(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The buyer can open a dispute`, `Both sides rate each other, one to five stars and a sentence or two`."""
    subject = clause.subjects[0] if clause.subjects else Noun("")
    if clause.passive or not (known.is_somebody(subject) or subject.name in _ANYBODY):
        return
    thing = _made(clause, known)
    if thing is None or not (known.prose or known.defines(thing)):
        return
    who = () if subject.name in _ANYBODY or not known.is_somebody(subject) else (reference_to(subject.name),)
    told = tuple(_told(clause)) or (("text",) if thing.name in _WRITTEN else ())
    listed = listed_fields(clause.listed) if clause.listed else ()
    listed = listed if known.are_fields(listed) else ()
    yield Shape(thing.name, (*who, *_of(clause, thing, known), *told, *listed))


def _made(clause: Clause, known: Known) -> Noun | None:
    """What comes of a deed: its object, where that is new, or what the deed itself leaves."""
    if clause.verb in LEFT_WITHOUT_OBJECT:
        plain = all(one.name in _ANYBODY | _MARKS | _REMARKS or known.is_somebody(one) for one in clause.objects)
        return Noun(LEFT_WITHOUT_OBJECT[clause.verb]) if plain else None
    some = clause.head in _MAKES_SOME and clause.verb == clause.head
    if not (some or clause.head in _MAKES or clause.verb in _PUT_UP):
        return None
    found = (one for one in reversed(clause.objects) if _is_made(one, known))
    made = next((one for one in found if not some or one.name.rpartition(" ")[2] in _CLAIMS), None)
    return made if made is None or made.any or made.plural else None


def _is_made(noun: Noun, known: Known) -> bool:
    if noun.name in _WRITTEN:
        return True
    return known.is_thing(noun) and not is_attribute(noun.name) and not known.is_somebody(noun)


def _of(clause: Clause, thing: Noun, known: Known) -> Iterator[str]:
    """What it is made of, or about, and whom it is made to."""
    hung = [one.noun for one in clause.hung if one.word in _OF]
    for noun in (*clause.objects, *hung):
        if noun.name != thing.name and not noun.several and (known.keeps(noun) or known.is_somebody(noun)):
            yield reference_to(noun.name)


def _told(clause: Clause) -> Iterator[str]:
    """How good it was, and what was said of it: `one to five stars and a sentence or two`."""
    names = {one.name for one in clause.objects}
    if names & _MARKS:
        yield "stars" if "star" in names else "points"
    if names & _MARKS and names & _REMARKS:
        yield "comment (optional)"
