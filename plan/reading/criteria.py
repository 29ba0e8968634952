"""What the criteria of a user story define: more of the thing that the story is about, or of another beside it."""

import re
from collections.abc import Callable

from plan.reading.attribute_words import REFERENCE, is_attribute, partly_fields, plainly_fields, reference_to
from plan.reading.data_shapes import Shape
from plan.reading.field_phrases import field_phrases
from plan.reading.naming import base_form, singular
from plan.reading.roles import is_person
from plan.reading.topics import is_thing, one_thing
from plan.reading.verbs import is_deed, is_imperative

_NOUN = r"[a-z][\w’'-]*"
_KEPT = r"(?:kept|recorded|stored|noted|saved|written\s+down|logged|entered|given|set|asked\s+for|filled\s+in)"
_MODAL = r"(?:(?:shall|must|should|will|can|may|has\s+to|have\s+to)\s+be|is|are|gets|get)"
_FIELD_FOR = re.compile(
    r"^there(?:['’]s|\s+(?:is|must\s+be|should\s+be))\s+(?:also\s+)?(?:an?\s+)?(?:optional\s+)?(?:field|box|place|space)\s+for\s+(?:the\s+|an?\s+)?"
    r"(?P<list>[^,.;:]+)",
    re.IGNORECASE,
)
_IS_KEPT = re.compile(
    rf"^(?:(?:when|once|after|if|on|at)\s+[^,]{{3,60}},\s+)?(?P<list>(?:the|its|their|his|her)\s+[^:;]{{3,200}}?)\s+{_MODAL}\s+"
    rf"(?:also\s+|always\s+|then\s+)?{_KEPT}(?:\s+(?:with\s+it|too|as\s+well|later))?$",
    re.IGNORECASE,
)
_ENTERED_LATER = re.compile(
    rf"^the\s+(?P<what>{_NOUN})\s+(?:is|are|can\s+be|will\s+be)\s+{_KEPT}(?:\s+\w+){{0,3}}\s*:\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_WE_KEEP = re.compile(
    r"^(?:for\s+(?:each|every)(?:\s+(?:one|of\s+them))?,?\s+)?(?:we|i|they|the\s+[a-z]+)\s+(?:also\s+|need\s+to\s+|can\s+|must\s+)?"
    r"(?:keep|record|note|store|enter|give|name|see|know|say|state|choose|pick|fill\s+in)s?\s+(?:down\s+)?(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
_SHALL_KEEP = re.compile(
    r"^.*\b(?:shall|must|should|will)\s+(?:store|record|keep|save|log|capture|note)\s+(?P<list>(?:its|the|their|his|her)\s[^:;]+)$",
    re.IGNORECASE,
)
_NEVER_TWICE = re.compile(
    rf"^(?P<list>(?:(?:the|its|an?)\s+)?{_NOUN}(?:\s{_NOUN}){{0,2}}?)\s+(?:(?:is|must\s+be|has\s+to\s+be|should\s+be|are|shall\s+be)\s+)?unique(?:\s+and\s+.*)?$",
    re.IGNORECASE,
)
_STANDS = re.compile(
    rf"^(?:(?:an?|each|every|the)\s+)?(?P<name>{_NOUN}(?:\s{_NOUN})??)\s+(?:(?:therefore|then|thus|also|always)\s+)?(?:is|can\s+be|may\s+be)\s+(?:either\s+)?"
    r"(?P<list>[^:;.]+)$",
    re.IGNORECASE,
)
_NO_TWO = re.compile(
    rf"^(?:an?|each|every)\s+(?P<name>{_NOUN})\s+(?:has|carries|gets)\s+an?\s+(?P<field>{_NOUN}(?:\s{_NOUN})?)\b[^,;]{{0,30}}[,;]\s+(?:and\s+)?no\s+two\s+"
    r"(?:are|have|share)\s+the\s+same\b",
    re.IGNORECASE,
)
_EACH_FOR_EACH = re.compile(
    rf"^(?:each|every)\s+(?P<one>{_NOUN})\s+(?:gets|has|receives)\s+an?\s+(?P<name>{_NOUN})\s+(?:for|in|on|per)\s+(?:each|every)\s+(?P<other>{_NOUN})\b",
    re.IGNORECASE,
)
"""`Each learner gets a mark for each assessment`."""
_GETS_UNIQUE = re.compile(
    rf"^(?:an?|each|every)\s+(?:new\s+)?(?P<name>{_NOUN}(?:\s{_NOUN})?)\s+(?:gets|has|receives|is\s+given)\s+(?:an?|its\s+own)\s+"
    rf"(?P<field>{_NOUN}(?:\s{_NOUN})?)\s*,?\s+(?:which|that)\s+(?:is|must\s+be|can|may)\s+(?:unique|never\s+(?:be\s+)?(?:re-?used|used\s+(?:again|twice)))",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"\b(?P<name>{_NOUN})\s+(?:can|may|must|could)\s+(?:be\s+)?(?:put|nested|arranged|placed|moved|sit|stand|lie|go)\s+(?:below|under|beneath|inside|within|into)\s+"
    r"(?:an?other|other|one\s+another|each\s+other)",
    re.IGNORECASE,
)
_ONE_PER = re.compile(
    rf"^(?:there(?:\s+is|['’]s)\s+)?(?:exactly\s+|only\s+|at\s+most\s+)?one\s+(?P<name>{_NOUN}(?:\s{_NOUN})?)\s+(?:per|for\s+(?:each|every|an?))\s+"
    rf"(?P<one>{_NOUN})(?:(?P<or>(?:,\s+{_NOUN}(?:\s{_NOUN})?)*\s+or)\s+{_NOUN}(?:\s{_NOUN})?|\s+(?:and|per)\s+(?:an?\s+)?(?P<other>{_NOUN}))?"
    r"(?:,?\s+with\s+(?P<list>.+)|,\s+not\s+two|,\s+never\s+two)?$",
    re.IGNORECASE,
)
_PER = re.compile(
    rf"^(?:per|for\s+(?:each|every))\s+(?P<one>{_NOUN})(?:\s+(?:and|in\s+(?:the|an?)|of\s+(?:the|an?))\s+(?P<other>{_NOUN}))?\s*:\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    rf"^[^:]*\b(?:for|of)\s+(?:each|every)\s+(?P<one>{_NOUN})\b[^:]*:\s+(?P<list>[^:]+)$", re.IGNORECASE
)
_ANY_PER = re.compile(
    rf"^(?:any\s+number\s+of|as\s+many|one\s+or\s+more|several|up\s+to\s+\w+)\s+(?P<name>{_NOUN})\s+(?:per|for\s+(?:each|every|an?))\s+"
    rf"(?P<one>{_NOUN})(?:\s+as\s+[a-z ]+?)?,?\s*(?::|(?:each\s+)?with)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    rf"^(?:an?\s+|each\s+)?(?P<many>{_NOUN})\s+(?:can\s+|may\s+)?joins?\s+(?:an?|several|the)\s+(?P<one>{_NOUN})\s+with\s+(?P<list>[^;]+)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    rf"^(?:the|an?|each|every)\s+(?P<name>{_NOUN}(?:\s{_NOUN})?)\s+(?:shows|says|gives|tells|specifies|mentions|notes|records)\s+(?P<list>[^;:]+)$",
    re.IGNORECASE,
)
_NAMED_LIST = re.compile(
    rf"^(?:the\s+|an?\s+)?(?P<name>{_NOUN}(?:\s{_NOUN})?)(?:\s+\([^()]*\))?\s*:\s+(?P<list>[^:]+,[^:]+)$", re.IGNORECASE
)
"""`treatment: code, name, price`."""
_GIVEN = re.compile(
    rf"^given\s+(?P<list>an?\s[^.;]+?),\s+(?:an?|the|one)\s+(?P<name>{_NOUN}(?:\s{_NOUN})?)\s+(?:is|will\s+be|gets)\s+(?:made|created|planned|generated|entered|booked)\b",
    re.IGNORECASE,
)
"""`Given a weekday, teacher and room, a lesson is made for each week`."""
_PREPOSED = re.compile(r"(?:per|for|in|on|at|with|each|every|how|what|who|when|as|like|e\.g)\b", re.IGNORECASE)
_ENTERED_WITH = re.compile(
    rf"^(?P<name>{_NOUN}s?)(?:\s+and\s+{_NOUN}(?:\s{_NOUN})?)?\s+(?:are|is|can\s+be)\s+{_KEPT}\s+(?:as\s+(?:an?\s+)?(?P<as>{_NOUN})\s+)?with\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_NOBODY_HAS = re.compile(
    r"^(?P<list>[a-z][\w -]{2,30}?)\s*[–—:,(-]\s*(?:.*,\s*)?"
    r"(?:no\s+two\s+[a-z]+\s+(?:have|has|share)\s+the\s+same(?:\s+one)?|never\s+twice\s+the\s+same)\)?$",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"^(?:it|they|this|each)\s+(?:is|are|can\s+be|may\s+be)\s+(?:either\s+)?(?P<list>[^:;]+)$", re.IGNORECASE
)
_YES_NO = re.compile(
    r"^(?P<list>[a-z]+(?:\s[a-z]+){0,3})\s*(?::|–|-|\()\s*(?:yes\s*(?:/|or)\s*no|y/n|true/false|tick(?:box)?|checkbox)\)?$",
    re.IGNORECASE,
)
_ONE_VALUE = re.compile(
    r"^(?:the\s+)?(?P<field>[a-z]+(?:\s[a-z]+)?)\s*:\s+(?P<values>[\w -]+(?:,\s+[\w -]+)+(?:,?\s+or\s+[\w -]+)?)$",
    re.IGNORECASE,
)
_WHO_AND_WHEN = re.compile(r"^(?:and\s+)?who\s+(?P<verb>[a-z]+ed)(?:\s+(?:it|this))?,?\s+and\s+when$", re.IGNORECASE)
_LINE_PER = re.compile(
    rf"^(?:an?|one)\s+(?P<part>line|item|position|row|entry)\s+(?:per|for\s+(?:each|every))\s+(?P<one>{_NOUN})$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|can|can['’]t|cannot|must|may|shall|should|will|won['’]t|has|have|gets|isn['’]t|aren['’]t|do|does|don['’]t|never)\b",
    re.IGNORECASE,
)
"""What makes a sentence of a text, so that it is no list."""
_OR = re.compile(r"\s*,\s*(?:(?:or|and)\s+)?|\s+or\s+|\s*/\s*|\s*\|\s*", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:→|->|=>|>|\bor\b)\s*")
_STATE = re.compile(
    r"(?:ed|en|ing|wn|ght)\b|\b(?:paid|sent|draft|open|new|done|lost|sold|held|active|inactive|ready|available|pending|due|void|present|absent|late|final|free|on\s+hold|not\s+\w+|in\s+\w+)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"^(?:then|first|finally|afterwards|later|either)\s+", re.IGNORECASE)
_FEW_STATES = 3
_STATE_WORDS = 3
_LONG_LIST = 4
"""Fields; in a shorter list more of them have to be known everywhere."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_DOES = re.compile(
    r"^(?:she|he|it|they|we|i|(?:the|an?)\s+[a-z]+)\s+(?!and\b|or\b|of\b)[a-z]+s\s+(?!and\b|or\b|of\b)[a-z]",
    re.IGNORECASE,
)
"""A sentence that somebody does something in is no list."""
_LONGEST = 400


def criterion(text: str, about: str) -> Shape | None:
    """What a criterion says is kept, of `about` where it names nothing else; None if it defines nothing."""
    said = text.strip().rstrip(".;!")
    if len(said) > _LONGEST:
        return None
    return _of_another(said) or (_of_it(said, about) if about else None)


def _of_another(said: str) -> Shape | None:
    """What a criterion says of something that it names itself."""
    read = (reader(match) for pattern, reader in _OF_ANOTHER if (match := pattern.search(said)))
    return next((shape for shape in read if shape), None)


def _unique(match: re.Match[str]) -> Shape | None:
    return shape_of(match["name"], (f"{match['field']} (unique)",))


def _nested(match: re.Match[str]) -> Shape | None:
    return shape_of(match["name"], ("name", "parent"))


def _several_of(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    return shape_of(match["name"], (reference_to(match["one"].lower()), *fields)) if fields else None


def _joined(match: re.Match[str]) -> Shape | None:
    one, many = singular(match["one"]), singular(match["many"])
    fields = field_phrases(match["list"])
    return (
        shape_of(f"{one} {many}", (reference_to(one.lower()), reference_to(many.lower()), *fields)) if fields else None
    )


def _given(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    return shape_of(match["name"], fields) if len(fields) > 1 and not is_person(match["name"], frozenset()) else None


def _listed(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    person = is_person(match["name"], frozenset())
    named = not person and not _PREPOSED.match(match["name"]) and not states_in(match["list"])
    return shape_of(match["name"], fields) if named and len(fields) > 1 and partly_fields(fields) else None


def _entered(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    return shape_of(match["as"] or match["name"], fields) if partly_fields(fields) else None


def _standing_one(match: re.Match[str]) -> Shape | None:
    states = states_in(match["list"]) if " or " in match["list"] else ()
    return shape_of(match["name"], (f"status ({', '.join(states)})",)) if states else None


def _given_each(match: re.Match[str]) -> Shape | None:
    of = (reference_to(match["one"].lower()), reference_to(match["other"].lower()))
    fields = (*of, match["name"].lower()) if is_attribute(match["name"]) else of
    return Shape(singular(match["name"].lower()), fields)


def _one_of_each(match: re.Match[str]) -> Shape | None:
    if not (match["other"] or match["list"]):
        return None
    of = [reference_to(one.lower()) for one in (match["one"], match["other"]) if one and not match["or"]]
    return shape_of(match["name"], (*of, *(field_phrases(match["list"]) if match["list"] else ())))


_OF_ANOTHER: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Shape | None]], ...] = (
    (_GETS_UNIQUE, _unique),
    (_NO_TWO, _unique),
    (_BELOW, _nested),
    (_ANY_PER, _several_of),
    (_JOINS, _joined),
    (_GIVEN, _given),
    (_NAMES, _given),
    (_NAMED_LIST, _listed),
    (_ENTERED_WITH, _entered),
    (_ONE_PER, _one_of_each),
    (_STANDS, _standing_one),
    (_EACH_FOR_EACH, _given_each),
)


def _of_it(said: str, about: str) -> Shape | None:
    """What a criterion says of the thing spoken of."""
    for pattern, reader in _OF_IT:
        if (match := pattern.match(said)) and (fields := reader(match)):
            return Shape(about, fields)
    if part := _LINE_PER.match(said):
        line = singular(part["part"].lower())
        return Shape(f"{about} {line}", (f"{about} {REFERENCE}", reference_to(part["one"].lower())))
    for pattern in (_FIELD_FOR, _IS_KEPT, _WE_KEEP, _SHALL_KEEP):
        if (match := pattern.match(said)) and (fields := field_phrases(match["list"])) and _known(fields):
            return Shape(about, fields)
    bare = re.sub(r"^(?:with|including)\s+", "", said)
    if tells(bare):
        return None
    if states := states_in(bare):
        return Shape(about, (f"status ({', '.join(states)})",))
    fields = field_phrases(bare)
    enough = plainly_fields(fields) if len(fields) < _LONG_LIST else partly_fields(fields)
    enough = enough and not any(map(is_imperative, fields))
    return Shape(about, fields) if len(fields) > 1 and enough else None


def tells(text: str) -> bool:
    """Whether a text is a sentence in which somebody does something, and no list."""
    first, comma, rest = _ASIDE.sub("", text).partition(",")
    if comma and "," in rest and is_attribute(first):
        return False
    said = first.split()
    does = any(
        word.endswith("s") and is_deed(base_form(word), " ".join(said[at + 1 :])) for at, word in enumerate(said) if at
    )
    return does or bool(_DOES.match(text) or _PREDICATE.search(text))


def _per_both(match: re.Match[str]) -> tuple[str, ...]:
    of = tuple(reference_to(one.lower()) for one in (match["one"], match["other"]) if one)
    listed, _, more = re.split(r"\s–\s", match["list"])[0].partition(", with ")
    states = states_in(listed)
    fields = (f"status ({', '.join(states)})", *field_phrases(more)) if states else field_phrases(match["list"])
    return (*of, *fields) if fields else ()


def _states_of_each(match: re.Match[str]) -> tuple[str, ...]:
    states = states_in(match["list"])
    return (reference_to(match["one"].lower()), f"status ({', '.join(states)})") if states else ()


def _unique_ones(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(f"{field} (unique)" for field in field_phrases(match["list"]))


def _what_later(match: re.Match[str]) -> tuple[str, ...]:
    fields = field_phrases(match["list"])
    return tuple(field.replace("status (", f"{match['what'].lower()} (") for field in fields)


def _yes_no(match: re.Match[str]) -> tuple[str, ...]:
    return (f"{match['list'].lower()} (boolean)",)


def _one_of(match: re.Match[str]) -> tuple[str, ...]:
    field = match["field"].lower()
    return (f"{field} ({match['values'].replace(' or ', ', ')})",) if is_attribute(field) else ()


def _decided(match: re.Match[str]) -> tuple[str, ...]:
    return f"{match['verb'].lower()} by", f"{match['verb'].lower()} at"


def _standing(match: re.Match[str]) -> tuple[str, ...]:
    states = states_in(match["list"])
    return (f"status ({', '.join(states)})",) if states else ()


_OF_IT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, ...]]], ...] = (
    (_PER, _per_both),
    (_FOR_EACH, _states_of_each),
    (_NEVER_TWICE, _unique_ones),
    (_NOBODY_HAS, _unique_ones),
    (_ENTERED_LATER, _what_later),
    (_YES_NO, _yes_no),
    (_IT_IS, _standing),
    (_ONE_VALUE, _one_of),
    (_WHO_AND_WHEN, _decided),
)


def states_in(text: str) -> tuple[str, ...]:
    """The states that a bare list names: `requested, approved or declined`, `open → closed`; empty if it is none."""
    arrowed = re.search(r"→|->|=>|>", text) is not None
    parts = [
        _THEN.sub("", part.strip())
        for part in (_ARROW if arrowed else _OR).split(text.partition(", with ")[0])
        if part.strip()
    ]
    if len(parts) < _FEW_STATES or any(len(part.split()) > _STATE_WORDS or ":" in part for part in parts):
        return ()
    if any(map(is_attribute, parts)):
        return ()
    known = sum(bool(_STATE.search(part)) for part in parts)
    return tuple(part.lower() for part in parts) if arrowed or known * 2 >= len(parts) else ()


def _known(fields: tuple[str, ...]) -> bool:
    """Whether every field of a short list is what is known of things everywhere."""
    return partly_fields(fields) if len(fields) > 1 else is_attribute(fields[0])


def shape_of(name: str, fields: tuple[str, ...]) -> Shape | None:
    """A thing with its fields; None where the name is none of a thing, or there are none."""
    one = one_thing(name)
    return Shape(one, fields) if one and fields and is_thing(one) else None
