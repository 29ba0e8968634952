"""What the criteria of a user story define: more of the thing that the story is about, or of another beside it."""

import re
from collections.abc import Callable, Collection

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.named_things import KEPT, NOUN, named_thing
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.naming import base_form, key, singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute, partly_fields, reference_to
from plan.reading.words.states import one_more_state, states_in, status
from plan.reading.words.verbs import is_deed, is_imperative

_MODAL = r"(?:(?:shall|must|should|will|can|may|has\s+to|have\s+to)\s+be|is|are|gets|get)"
_FIELD_FOR = re.compile(
    r"^there(?:['’]s|\s+(?:is|must\s+be|should\s+be))\s+(?:also\s+)?(?:an?\s+)?(?:optional\s+)?(?:field|box|place|space)\s+for\s+(?:the\s+|an?\s+)?"
    r"(?P<list>[^,.;:]+)(?:,\s+which\b.*)?$",
    re.IGNORECASE,
)
_IS_KEPT = re.compile(
    rf"^(?:(?:when|once|after|if|on|at)\s+[^,]{{3,60}},\s+)?(?P<list>(?:the|its|their|his|her)\s+[^:;]{{3,200}}?|[^:;]{{3,200}},[^:;]{{3,200}}?)\s+{_MODAL}\s+"
    rf"(?:also\s+|always\s+|then\s+)?{KEPT}(?:\s+(?:with\s+it|too|as\s+well|later))?$",
    re.IGNORECASE,
)
_ENTERED_LATER = re.compile(
    rf"^the\s+(?P<what>{NOUN})\s+(?:is|are|can\s+be|will\s+be)\s+{KEPT}(?:\s+\w+){{0,3}}\s*:\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_WE_KEEP = re.compile(
    r"^(?:for\s+(?:each|every)(?:\s+(?:one|of\s+them))?,?\s+)?(?:we|i|they|the\s+[a-z]+)\s+(?:also\s+|need\s+to\s+|can\s+|must\s+)?"
    r"(?:keep|record|note|store|enter|give|name|see|know|say|state|choose|pick|fill\s+in|take(?:\s+down)?|collect|need|ask\s+for)s?\s+(?:down\s+)?(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
_SHALL_KEEP = re.compile(
    r"^.*\b(?:shall|must|should|will)\s+(?:store|record|keep|save|log|capture|note)\s+(?P<list>(?:its|the|their|his|her)\s[^:;]+)$",
    re.IGNORECASE,
)
_NEVER_TWICE = re.compile(
    rf"^(?P<list>(?:(?:the|its|an?)\s+)?{NOUN}(?:\s{NOUN}){{0,2}}?)\s+(?:(?:is|must\s+be|has\s+to\s+be|should\s+be|are|shall\s+be)\s+)?unique(?:\s+and\s+.*)?$",
    re.IGNORECASE,
)
_PER = re.compile(
    rf"^(?:per|for\s+(?:each|every))\s+(?P<one>{NOUN})(?:\s+(?:and|in\s+(?:the|an?)|of\s+(?:the|an?))\s+(?P<other>{NOUN}))?\s*:\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    rf"^[^:]*\b(?:for|of)\s+(?:each|every)\s+(?P<one>{NOUN})\b[^:]*:\s+(?P<list>[^:]+)$", re.IGNORECASE
)
_NOBODY_HAS = re.compile(
    r"^(?P<list>[a-z][\w -]{2,30}?)\s*[–—:,(-]\s*(?:.*,\s*)?"
    r"(?:no\s+two\s+[a-z]+\s+(?:have|has|share)\s+the\s+same(?:\s+one)?|never\s+twice\s+the\s+same)\)?$",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"^(?:it|they|this|each)\s+(?:is|are|can\s+be|may\s+be)\s+(?:either\s+)?(?P<list>[^:;]+)$", re.IGNORECASE
)
_MAY_BE = re.compile(
    rf"^(?:the\s+)?(?P<what>{NOUN}(?:\s{NOUN})?)\s+(?:may|can|is)\s+(?:be\s+)?(?:marked|flagged|ticked)\s+as\s+(?:an?\s+)?(?P<flag>{NOUN})$",
    re.IGNORECASE,
)
"""`The price may be marked as negotiable`."""
_DEFAULT = re.compile(
    r"^(?:.*,\s+)?(?:exactly\s+)?one\s+(?:of\s+(?:them|these)\s+)?is\s+(?:marked\s+as\s+)?(?:the\s+)?(?P<flag>default|main|primary)(?:\s+one)?$",
    re.IGNORECASE,
)
_ENCRYPTED = re.compile(
    r"^(?:the\s+)?(?P<field>[\w-]+(?:\s[\w-]+)?)\s+(?:is|are)\s+(?:stored\s+)?(?:encrypted|hashed)\b", re.IGNORECASE
)
_YES_NO = re.compile(
    r"^(?P<list>[a-z]+(?:\s[a-z]+){0,3})\s*(?::|–|-|\()\s*(?:yes\s*(?:/|or)\s*no|y/n|true/false|tick(?:box)?|checkbox)\)?$",
    re.IGNORECASE,
)
_MUST_GIVE = re.compile(
    r"^(?:(?:what|things?)\s+(?:i|we|you|they)\s+(?:must|have\s+to|need\s+to|always)\s+(?:give|enter|fill\s+in|state|know|provide)|"
    r"mandatory(?:\s+fields)?|required(?:\s+fields)?|compulsory(?:\s+fields)?|always\s+needed)\s*(?::|are|is)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_MAY_GIVE = re.compile(
    r"^(?:(?:what|things?)\s+(?:i|we|you|they)\s+(?:may|can)\s+(?:leave\s+(?:out|open|blank|empty)|skip|omit|add)|"
    r"optional(?:\s+fields)?|voluntary|nice\s+to\s+have)\s*(?::|are|is)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_ONE_VALUE = re.compile(
    r"^(?:the\s+)?(?P<field>[a-z]+(?:\s[a-z]+)?)\s*:\s+(?P<values>[\w -]+(?:,\s+[\w -]+)+(?:,?\s+or\s+[\w -]+)?)$",
    re.IGNORECASE,
)
_WHO_AND_WHEN = re.compile(r"^(?:and\s+)?who\s+(?P<verb>[a-z]+ed)(?:\s+(?:it|this))?,?\s+and\s+when$", re.IGNORECASE)
_LINE_PER = re.compile(
    rf"^(?:an?|one)\s+(?P<part>line|item|position|row|entry)\s+(?:per|for\s+(?:each|every))\s+(?P<one>{NOUN})$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|can|can['’]t|cannot|must|may|shall|should|will|won['’]t|has|have|gets?|got|isn['’]t|aren['’]t|do|does|don['’]t|never)\b",
    re.IGNORECASE,
)
"""What makes a sentence of a text, so that it is no list."""
_LONG_LIST = 4
"""Fields; in a shorter list more of them have to be known everywhere."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_DOES = re.compile(
    r"^(?:she|he|it|they|we|i|(?:the|an?)\s+[a-z]+)\s+(?!and\b|or\b|of\b)[a-z]+s\s+(?!and\b|or\b|of\b)[a-z]",
    re.IGNORECASE,
)
"""A sentence that somebody does something in is no list."""
_THE_ONE = re.compile(r"^(?:the|an?)\s+(?P<name>[a-z]+)\s+(?:is|becomes)\s", re.IGNORECASE)
_OF_EACH = re.compile(
    r"^(?:for|of|per|on|with|about|when(?:ever)?|if|once)\s+(?:[a-z-]+\s+){1,6}?(?:we|i|they|you|he|she)\s+[a-z]+",
    re.IGNORECASE,
)
"""`For every calibration we keep the date`"""
_SEVERAL = re.compile(r"(?:several|any\s+number\s+of|as\s+many|many)\s+[^(]*\(", re.IGNORECASE)
"""What there are several of, with its fields in brackets, is a thing by itself."""
_LONGEST = 400


def criterion(text: str, about: str, known: Collection[str] = ()) -> Shape | None:
    """What a criterion says is kept, of `about` where it names nothing else; None if it defines nothing.

    `known` are the keys of things that are kept, which a list may name beside what is known of each.
    """
    said = text.strip().rstrip(".;!")
    if len(said) > _LONGEST:
        return None
    if (
        about
        and (match := _MUST_GIVE.match(said) or _MAY_GIVE.match(said))
        and (fields := field_phrases(match["list"]))
    ):
        maybe = "" if match.re is _MUST_GIVE else " (optional)"
        return Shape(about, tuple(one if "(" in one else f"{one}{maybe}" for one in fields))
    return named_thing(said) or (_of_it(said, about, known) if about else None)


def _of_it(said: str, about: str, known: Collection[str]) -> Shape | None:
    """What a criterion says of the thing spoken of."""
    for pattern, reader in _OF_IT:
        if (match := pattern.match(said)) and (fields := reader(match)):
            return Shape(about, fields)
    if part := _LINE_PER.match(said):
        line = singular(part["part"].lower())
        return Shape(f"{about} {line}", (f"{about} {REFERENCE}", reference_to(part["one"].lower())))
    for pattern in (_FIELD_FOR, _IS_KEPT, _WE_KEEP, _SHALL_KEEP):
        match = pattern.match(said)
        if match and not _SEVERAL.match(match["list"]) and (fields := field_phrases(match["list"])) and _known(fields):
            return Shape(about, fields)
    if state := one_more_state(said):
        named = _THE_ONE.match(said)
        of = named["name"].lower() if named and key(named["name"]) in known else about
        return Shape(of, (status((state,)),))
    bare = re.sub(r"^(?:with|including)\s+", "", said)
    if tells(bare):
        return None
    if states := states_in(bare):
        return Shape(about, (status(states),))
    fields = tuple(reference_to(one) if key(one) in known else one for one in field_phrases(bare))
    attributes = sum(is_attribute(one) for one in fields if not one.endswith(REFERENCE))
    sure = attributes + sum(one.endswith(REFERENCE) for one in fields)
    enough = sure * 2 > len(fields) if len(fields) < _LONG_LIST else sure * 3 >= len(fields)
    enough = enough and attributes > 0 and not any(map(is_imperative, fields))
    return Shape(about, fields) if len(fields) > 1 and enough else None


def tells(text: str) -> bool:
    """Whether a text is a sentence in which somebody does something, and no list."""
    first, comma, rest = _ASIDE.sub("", text).partition(",")
    if _OF_EACH.match(first):
        return True
    if comma and "," in rest and is_attribute(first) and not _PREDICATE.search(first):
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
    fields = (status(states), *field_phrases(more)) if states else field_phrases(match["list"])
    return (*of, *fields) if fields else ()


def _states_of_each(match: re.Match[str]) -> tuple[str, ...]:
    states = states_in(match["list"])
    return (reference_to(match["one"].lower()), status(states)) if states else ()


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
    return (status(states),) if states else ()


def _may_be(match: re.Match[str]) -> tuple[str, ...]:
    return (f"{match['flag'].lower()} (boolean)",) if is_attribute(match["what"]) else ()


def _default(match: re.Match[str]) -> tuple[str, ...]:
    return (f"{match['flag'].lower()} (boolean)",)


def _encrypted(match: re.Match[str]) -> tuple[str, ...]:
    return (match["field"],) if is_attribute(match["field"]) else ()


_OF_IT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, ...]]], ...] = (
    (_PER, _per_both),
    (_FOR_EACH, _states_of_each),
    (_NEVER_TWICE, _unique_ones),
    (_NOBODY_HAS, _unique_ones),
    (_ENTERED_LATER, _what_later),
    (_YES_NO, _yes_no),
    (_IT_IS, _standing),
    (_MAY_BE, _may_be),
    (_DEFAULT, _default),
    (_ENCRYPTED, _encrypted),
    (_ONE_VALUE, _one_of),
    (_WHO_AND_WHEN, _decided),
)


def _known(fields: tuple[str, ...]) -> bool:
    """Whether every field of a short list is what is known of things everywhere."""
    return partly_fields(fields) if len(fields) > 1 else is_attribute(fields[0])
