"""What somebody fills in, and what a form asks for or shows, of the thing that a story makes or that was spoken of."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known, is_place, is_vague
from plan.reading.english.relating import picked
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute, is_plural, reference_to
from plan.reading.words.english import KEEPERS, words_of

_WRITING = words_of("enter type fill key note record write state specify give put jot describe mention know")
"""What somebody does with what is known of a thing, whatever it is called."""
_TAKING = words_of(
    "choose pick select set add attach upload leave provide scan copy see need say tick find read change correct "
    "adjust overrule"
)
"""What somebody does with other things as well, so that what it is done with has to be known as a field."""
_SHOWING = words_of("ask show list say display carry contain have hold give include name state")
_FORMS = words_of("form screen page card sheet label mask dialog window view record file header")
_PUT_DOWN = words_of(
    "fill type key note record write enter copy state specify judge measure weigh stamp keep store put"
)
_SHOWN = words_of("read show display print give ask agree compute calculate suggest prefill propose promise choose")
_THERE = words_of("visible there shown displayed available present")
_MAKING = words_of("register add create enter record open make book take write new set start")
_PARTS = frozenset(("line", "item", "position", "row", "entry"))
_ONTO = frozenset(("on", "onto", "to", "in", "into", "for", "of", "with"))
_PARTICLE = re.compile(
    r"^(?:in|out|down|up|into)\s+(?=(?:an?|the|its|their|his|her|my|who|when|what|how|whether|[a-z]+\s)\b)",
    re.IGNORECASE,
)
_GIVEN_IT = re.compile(
    r"^(?:it|them|him|her|each(?:\s+one)?|(?:the|each|every)\s+[a-z]+)\s+(?=(?:an?|the|its)\s)", re.IGNORECASE
)
_AT_ONCE = re.compile(r"^(?:(?:at\s+a\s+glance|at\s+once|immediately|right\s+away)\s*[:,]?\s+)")
_FRONT = re.compile(r"^(?:for|about|of)\s+", re.IGNORECASE)
_ROOM = re.compile(
    r"^(?:also\s+|still\s+)?(?:(?P<room>(?:some\s+)?(?:room|space))|(?:an?|one)\s+(?:[a-z]+\s){0,2}(?P<tick>tick|checkbox|tick\s?box)|(?:(?:an?|one)\s+)?(?:[a-z]+\s){0,2}(?P<box>fields?|box(?:es)?|places?|columns?|lines?))"
    r"\s+for\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_AND_ONE_FOR = re.compile(r",?\s+and\s+(?:an?(?:other)?|one)(?:\s+[a-z]+)?\s+for\s+", re.IGNORECASE)
_DESCRIBED = re.compile(r"^(?:it|them|the\s+[a-z]+|what\s+.+?|an?\s+[a-z]+)(?:\s+(?:in|with|by)\s.*)?$", re.IGNORECASE)
_LOOSE = re.compile(
    r"\s+(?:from|out\s+of)\s+(?:the|an?|our|my)\s.*$|(?<!\band)(?<!,)\s+(?:if|when|once|because|as\s+soon\s+as|so\s+that)\s.*$|"
    r"\s+(?:on|onto|into|to|with|in|for)\s+(?:it|them|(?:the|that|each|every|an?)\s+(?:same\s+)?{of})(?:\s+(?:too|itself|as\s+well))?$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\bfor\s+(?:an?|the|each)\s|^(?:all|data|information)\b", re.IGNORECASE)
"""The reason for a cancellation is the cancellation's."""
_BETWEEN = re.compile(r"\b(?:from|between)\s+(?P<low>\d+)\s+(?:to|and)\s+(?P<high>\d+)\b")
_KINDS = {"number": "integer", "date": "date", "text": "text", "moment": "timestamp", "yes or no": "boolean"}
_SPANS = words_of("year month week day")
_LONGEST_NAME = 3
_MOST_FIELDS = 8


def filled_in(clause: Clause, known: Known) -> Iterator[Shape]:
    """`I enter the ward and the number of pieces`, `I can write a remark with a line`, `I give it a headline`."""
    who = clause.subjects[0] if len(clause.subjects) == 1 else None
    if who is None or clause.passive or not known.about or who.name == "system":
        return
    if clause.head not in _WRITING | _TAKING or not (who.name in KEEPERS or known.is_somebody(who)):
        return
    owner = _owner(clause, known)
    text = _GIVEN_IT.sub("", _AT_ONCE.sub("", _PARTICLE.sub("", clause.rest)))
    if clause.verb == "describe" and owner and _DESCRIBED.match(clause.rest):
        yield Shape(owner, ("description",))
        return
    text = _without_place(text, owner)
    listed = (
        one.removeprefix(f"{owner.lower()} ") if one.endswith("(boolean)") else one for one in listed_fields(text)
    )
    fields = tuple(_referring(one, known) for one in listed if not _is_itself(one, owner, known))
    picks = tuple(picked(clause, known)) if clause.head not in _WRITING else ()
    yield from picks
    fields = tuple(one for one in fields if not (picks and known.has(Noun(one.partition(" (")[0]))))
    if clause.head not in _WRITING and any(map(is_plural, fields)):
        return  # what there are several of is a thing by itself
    if owner and _are_fields(fields, sure=clause.head in _WRITING):
        later = clause.able or _later(clause)
        yield Shape(owner, tuple(_maybe(one) for one in fields) if later else fields)


def asked_for(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The form asks for the maker and the year`, `The screen shows the level`, of what was spoken of."""
    form = clause.subjects[0] if len(clause.subjects) == 1 else None
    if form is None or clause.passive or clause.head not in _SHOWING or not (form.name in _FORMS or is_place(form)):
        return
    if known.defines(form) or not known.about:
        return
    owner = _owner(clause, known)
    fields = listed_fields(_FRONT.sub("", clause.rest))
    if clause.colon and clause.listed and len(fields) == 1:
        fields = (f"{fields[0]} ({clause.listed.replace(', or ', ', ').replace(' or ', ', ')})",)
    fields = tuple(_referring(one, known) for one in fields if not _is_itself(one, owner, known))
    if owner and _are_fields(fields, sure=clause.head == "ask"):
        yield Shape(owner, fields)


def put_down(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The weight is noted on the hive`, `The next visit date is shown`, `Its depth is on the card`."""
    said = {one.name for one in clause.objects} | {clause.rest.partition(" ")[0].lower()}
    there = (clause.verb == "be" and (bool(said & _THERE) or _on_form(clause))) or clause.verb == "appear"
    onto = clause.head in {"go", "stand", "come"} and not clause.passive and _hung_on(clause, known)
    done = clause.passive and clause.head in _PUT_DOWN | _SHOWN
    if (clause.listed and not onto) or not clause.subjects or not known.about or not (there or onto or done):
        return
    if _OF_ANOTHER.search(clause.lead) or any(one.word == "as" or one.noun.name in _SPANS for one in clause.hung):
        return
    owner = _owner(clause, known)
    sure = (clause.passive and clause.head in _PUT_DOWN) or clause.rest.lower() == "there"
    fields = tuple(_referring(one, known) for one in _told_of(clause) if not _is_itself(one, owner, known))
    if owner and _are_fields(fields, sure=sure) and not any(map(is_plural, fields)):
        later = clause.able or _later(clause) or re.match(r"there\s+(?:only\s+)?(?:if|where|when)\b", clause.rest)
        yield Shape(owner, tuple(_maybe(one) for one in fields) if later else fields)


def typed(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The sea state is a number from 0 to 9`, `Start and end are dates`: what may be entered in a field."""
    kinds = [one.name for one in clause.objects if one.name in _KINDS]
    if clause.verb != "be" or len(kinds) != 1 or len(clause.objects) != 1 or not known.about:
        return
    owner = _owner(clause, known)
    between = _BETWEEN.search(clause.rest)
    note = f"{between['low']} to {between['high']}" if between else _KINDS[kinds[0]]
    fields = listed_fields(clause.lead)
    if owner and fields and all(map(_is_name, fields)) and owner not in fields:
        yield Shape(owner, tuple(one if "(" in one else f"{one} ({note})" for one in fields))


def room_for(clause: Clause, known: Known) -> Iterator[Shape]:
    """`There is room for an allergy note`, `There's a box for the amount and one for the date`."""
    match = _ROOM.match(clause.rest) if not clause.subjects and clause.verb == "be" else None
    if match is None or not known.spoken or not known.defines(Noun(known.spoken)):
        return
    fields = tuple(one for one in listed_fields(_AND_ONE_FOR.sub(", ", match["list"])) if _is_name(one))
    if fields and match["tick"]:
        yield Shape(known.spoken, tuple(f"{one.partition(' (')[0]} (boolean)" for one in fields))
    elif fields:
        yield Shape(known.spoken, tuple(map(_unlisted, map(_maybe, fields))) if match["room"] else fields)


def _owner(clause: Clause, known: Known) -> str:
    """What the fields are of: the known thing that they are said to stand on, or what was spoken of."""
    parts = (one for one in clause.hung if one.noun.name in _PARTS and one.word in _ONTO - {"in", "into"})
    part = next((one.noun.name for one in parts if not one.noun.plural), "")
    part = part or (clause.listed.split()[-1] if clause.listed and clause.listed.split()[-1] in _PARTS else "")
    if part and known.about:
        return known.about if known.about.endswith(part) else f"{known.about} {part}"
    hung = _hung_on(clause, known)
    if hung:
        return hung
    return known.spoken if known.spoken and known.defines(Noun(known.spoken)) else ""


def _hung_on(clause: Clause, known: Known) -> str:
    words = {"on", "onto"} if clause.head in {"go", "stand", "come"} else _ONTO
    return next(
        (
            one.noun.name
            for one in clause.hung
            if one.word in words
            and known.defines(one.noun)
            and known.is_thing(one.noun)
            and not (one.noun.plural or is_attribute(one.noun.name))
        ),
        "",
    )


def _on_form(clause: Clause) -> bool:
    return any(
        one.word in {"on", "in", "at"} and (one.noun.name in _FORMS or is_place(one.noun)) for one in clause.hung
    )


def _told_of(clause: Clause) -> tuple[str, ...]:
    """The fields that a clause is about, in the range that they are judged in, with those listed behind it."""
    fields = listed_fields(clause.lead or " and ".join(one.name for one in clause.subjects))
    between = _BETWEEN.search(clause.rest) if clause.passive else None
    if between and len(fields) == 1:
        fields = (f"{fields[0]} ({between['low']} to {between['high']})",)
    return (*fields, *listed_fields(clause.listed)) if clause.listed else fields


def _later(clause: Clause) -> bool:
    """Whether it is only said of a condition, so that it may be missing: `when she accepts we record the date`."""
    return bool(clause.occasion) and clause.occasion.partition(" ")[0] not in _MAKING


def _without_place(text: str, owner: str) -> str:
    of = re.escape(owner.rpartition(" ")[2]) if owner else "(?!)"
    return re.sub(_LOOSE.pattern.replace("{of}", of), "", text, flags=re.IGNORECASE)


def _are_fields(fields: tuple[str, ...], *, sure: bool) -> bool:
    """Whether all of a list are fields: what is known of things everywhere, or any names, if it is `sure` otherwise."""
    if not fields or len(fields) > _MOST_FIELDS:
        return False
    if sure:
        return all(map(_is_name, fields))
    own = [one for one in fields if "(reference" not in one]
    named = [one for one in own if is_attribute(one.partition(" (")[0]) or one.endswith("(boolean)")]
    return bool(named) and len(named) * 2 >= len(own)


def _is_name(field: str) -> bool:
    bare = field.partition(" (")[0]
    return len(bare.split()) <= _LONGEST_NAME and not is_vague_thing(bare)


def is_vague_thing(name: str) -> bool:
    """Whether a name means anything at all, and no field."""
    return name in _NOTHING or (is_vague(Noun(name)) and not is_attribute(name)) or is_place(Noun(name))


_NOTHING = words_of("it them this that these those something somebody everything nothing one anything so what all")


def _is_itself(field: str, owner: str, known: Known) -> bool:
    bare = key(field.partition(" (")[0])
    return bare in {key(owner), key(known.about)} or bare.endswith(f" {key(known.about)}")


def _referring(field: str, known: Known) -> str:
    """A field that is a known thing, or somebody, as a reference."""
    noun = Noun(field)
    thing = "(" not in field and known.defines(noun) and not is_attribute(field) and singular(field) == field
    return reference_to(field) if thing else field


def _maybe(field: str) -> str:
    if field.endswith("(reference)"):
        return f"{field[:-1]}, optional)"
    return field if "(" in field else f"{field} (optional)"


def _unlisted(field: str) -> str:
    """A field without examples in brackets: `a medical alert (allergies, blood thinners)`."""
    name, _, note = field.partition(" (")
    return field if note in {"optional)", "boolean)"} else f"{name} (optional)"
