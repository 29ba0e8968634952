"""Things that sentences define by what is kept of each, in whatever section they stand."""

import re
from functools import lru_cache

from plan.reading.definitions import english, german, spanish
from plan.reading.definitions.told_things import listed_thing, reworded, told_thing
from plan.reading.fields.data_shapes import EACH_WITH, Shape
from plan.reading.fields.loosely_said import said_plainly
from plan.reading.fields.phrases import field_phrases, with_values
from plan.reading.fields.remarks import with_remarks
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute, partly_fields, plainly_fields, reference_to
from plan.reading.words.deeds import EVENTS
from plan.reading.words.english import MODALS
from plan.reading.words.roles import is_person

_LANGUAGES = (english, german, spanish)
_DEFINING = tuple(re.compile(pattern, re.IGNORECASE) for language in _LANGUAGES for pattern in language.DEFINING)
_HOLDING = tuple(re.compile(pattern, re.IGNORECASE) for pattern in english.HOLDING)
_PARTS_OF = tuple(re.compile(pattern, re.IGNORECASE) for pattern in english.PARTS_OF)
_NESTED = tuple(re.compile(pattern, re.IGNORECASE) for pattern in english.NESTED)
_NAMED_BEHIND = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*english.NAMED_BEHIND, *german.NAMED_BEHIND))
_FLAG = re.compile(english.FLAG, re.IGNORECASE)
_PLAINLY = tuple(re.compile(pattern, re.IGNORECASE) for pattern in english.PLAINLY)
_GOING_ON = tuple(re.compile(pattern, re.IGNORECASE) for language in _LANGUAGES for pattern in language.GOING_ON)
_NEVER_WORDS = "one ones list page screen form button way system app application website following rest"
_VAGUE_WORDS = (
    "it one thing person somebody someone anybody anyone everybody everyone nobody "
    "user report state status message problem question number kind type week day "
    "month team year time same other first last amount each all many some most new"
)
_NEVER = frozenset(_NEVER_WORDS.split())
_VAGUE = _NEVER | frozenset(_VAGUE_WORDS.split())
_TAIL = re.compile(
    r"\s+(?:–|—|because\b|so\s+that\b|in\s+order\s+to\b|unless\b|(?<!valid\s)until\b(?!\s+(?:which|when|and)\b|\s*(?:,|$))|such\s+as\b|porque\b|weil\b|damit\b|daraus\b|parce\s+que\b).*$"
    r"|,\s+and\s+the\s+same\s.*$|,\s+(?:which(?!\s+(?!(?:is|are|was|can|may|must|has|have|will|should|shall)\b)[a-z]+(?:\s[a-z]+)?\s*(?:,|$))(?!\s+(?!(?:is|are|was|has|have|can|may|must|we|they|it|you|i)\b)[a-z]+\s+(?:took|gave|did|made|has|was|is|[a-z]+ed)\b)|porque|weil|and\s+(?:(?:may|can)(?!\s+(?:also\s+)?have\s+(?:an?|the)\b)|must|is|are|i|we|you|they|he|she|people|nobody|everybody|somebody)|so|but)\b.*$"
    r"|,?\s+(?:which\s+is\s+|that\s+is\s+)?(?:chosen|picked|selected|taken)\s+from\s+(?:an?|the|our)\s+list\b[^,;]*$"
    r"|\s+(?:too|as\s+well|respectively)$|,?\s+(?:though|however|anyway)$|,\s+(?:e\.\s?g\.|for\s+(?:example|instance))\s.*$",
    re.IGNORECASE,
)
_UNIQUE = re.compile(
    r"\s+unique\s+(?:in|across|on|within)\s+(?:the\s+)?(?:whole|entire|all)\b[^,]*?(?=,|\s+and\b|$)|,\s+unique\s+and\s+readable(?=,|$)|,?\s+(?:which|that)\s+(?:is|must\s+be|has\s+to\s+be)\s+unique(?:\s+(?:across|among|throughout)\s+[^,;]+?)?(?=,|;|\s+and\b|$)|,\s+unique(?:\s+and\s+without\s+gaps)?(?:\s+as\s[^,]+)?(?=,|$)",
    re.IGNORECASE,
)
"""`a code, which is unique, a title`."""
_TELLS = re.compile(
    r"(?:each|every)\s+[a-z]+(?:\s[a-z]+)?\s+(?:has|have|is|gets|needs|consists|contains)\s", re.IGNORECASE
)
"""A sentence behind a colon, and no list."""
_WE_KEEP = re.compile(
    r"^(?:we|i|they)\s+(?:also\s+|only\s+)?(?:keep|note|record|store|know|need|want)\s+(?=(?:an?|the|their|its|his|her)\s)",
    re.IGNORECASE,
)
"""`Guides are freelancers: we keep a name and a phone number`"""
_THEMSELVES = re.compile(r"\s+(?:our|your|them|him|her)sel(?:f|ves)(?=[\s,]|$)", re.IGNORECASE)
_STATE_OF = re.compile(r"^(?!(?:used|limited|united)\s)[a-z]+ed\s+(?=[a-z]+$)")
"""An attended appointment is an appointment."""
_DOING = re.compile(r"\s+(?:register|subscribe|apply|enrol|arrive|come)s?$", re.IGNORECASE)
"""What a thing does in a sentence is no part of its name: `a household registers with an address`."""
_IN_TIME = re.compile(r"\s+(?:first|again|later|afterwards|twice|once)$", re.IGNORECASE)
_VALUES = re.compile(
    r"\b(?:has|have)\s+(?:(?:an?|the|its)\s+\w+:\s|(?:one\s+of\s+)?the\s+(?:following\s+)?(?:status|state|stage)(?:es|s)?\s)",
    re.IGNORECASE,
)
"""What one field may be: `an animal has a status: reserved, adopted`."""
_COLLECTION = re.compile(
    r"^(?:(?:list|catalogue|catalog|register|directory|inventory|stock|table)\s+of\s+(?:the\s+|our\s+|all\s+)?|new\s+|additional\s+|single\s+|such\s+)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"[^,;:()]*:\s+(?:an?|the|its|their)\s[^:]*,")
"""Behind `with`, where the list begins only behind a colon: `with at least three visits: a number, a date`."""
_LISTS = re.compile(r"\b(?:list|set|series)\s+of\s+[a-z]+s\b", re.IGNORECASE)
_KIND_OF = re.compile(r"^(?P<kind>type|kind|category|unit)s?\s+of\s+(?P<what>[a-z]+)$", re.IGNORECASE)
"""`types of appointment` are appointment types."""
_MAY_BE = re.compile(
    r"^(?:it\s+|es\s+|sie\s+|er\s+)?(?P<how>can\s+be|is\s+either|puede\s+(?:estar|ser)|kann)\s+"
    r"(?P<states>[\w -]+(?:,\s*[\w -]+)+?,?\s+(?:or|o|oder)\s+[\w-]+(?:\s[\w-]+)?)(?:\s+sein)?(?:\s*\(.*)?$",
    re.IGNORECASE,
)
"""`It can be planned, in progress or done` tells of where the thing before stands."""
_STATUS = {"can": "status", "is": "status", "puede": "estado", "kann": "Status"}
_GERMAN_NOUN = re.compile(r"\b(?:ein(?:e|en|em|er)?|der|die|das|den|dem)\s+([A-ZÄÖÜ][\wäöüß-]+)")
_MESSAGE = re.compile(
    r"\b(?:confirmation|reminder|notification|e-?mail|message|receipt|text|sms|hint|warning|alert|copy)\b",
    re.IGNORECASE,
)
_THE_ONE = re.compile(r"the\s+(?:[a-z]+\s+){1,2}?(?:has|have)\s+(?:an?|one|two|three)\s", re.IGNORECASE)
"""`The desk has one PC and a tablet` tells of the desk that there is, unless it lists what is known of things."""
_MEASURED = re.compile(r"(?:one|two|three|four|no|\d+)\s+(?:decimals?|digits?|decimal\s+places?)\b", re.IGNORECASE)
"""`Weights are in kilograms with one decimal`"""
_LONGEST = 600


def definition(text: str, before: str, roles: frozenset[str] = frozenset()) -> Shape | None:
    """The thing that a sentence defines by its fields, or adds fields to.

    `before` is the thing defined last, `roles` are the people of the document, whom what they record does not define.
    """
    said = _THEMSELVES.sub("", text.strip().rstrip(".;!"))
    if len(said) > _LONGEST or _VALUES.search(said):
        return None
    if held := _held(said):
        return held
    if (abroad := told_thing(said, before)) or EACH_WITH.search(said):
        return abroad
    for pattern in _DEFINING:
        match = pattern.search(said)
        fields = _fields(match) if match else ()
        if match and _are_enough(match, fields) and not _all_things(fields) and (name := _name(match["name"])):
            somebody = is_person(name, roles) or any(name in role.split() for role in roles)
            if match.groupdict().get("keeps") and somebody:
                continue  # who records something does not consist of it
            if match.groupdict().get("gets"):  # who gets a reminder does not consist of it
                fields = tuple(field for field in fields if not _MESSAGE.search(field))
            if not fields or (_THE_ONE.match(said) and not any(map(is_attribute, fields))):
                continue
            return Shape(name, ("name",) if _are_names(fields) else fields)
    if named := _plain(said) or _named_behind(said) or listed_thing(said):
        return named
    if before and (match := _MAY_BE.match(said)):
        return Shape(before, (f"{_STATUS[match['how'].split()[0].casefold()]} ({match['states']})",))
    told = (_fields(match) for pattern in _GOING_ON if (match := pattern.match(said)))
    going_on = next((fields for fields in told if fields), ()) if before else ()
    return Shape(before, going_on) if going_on else None


def _are_enough(match: re.Match[str], fields: tuple[str, ...]) -> bool:
    """Whether fields define a thing: several, a list, or the one that each kind of it has."""
    one = len(fields) == 1 and (_LISTS.search(match["list"]) or match.groupdict().get("each"))
    return len(fields) > 1 or bool(one)


@lru_cache(maxsize=16_384)
def _held(said: str) -> Shape | None:
    """What is held, recorded or entered with its fields."""
    for pattern in _HOLDING:
        match = pattern.search(said)
        fields = _fields(match) if match else ()
        if match and partly_fields(fields) and (name := _name(match["name"])):
            whole = singular(match.groupdict().get("whole") or "")
            if match[0].lower().startswith("request") and name not in EVENTS and not name.endswith("request"):
                name = f"{name} request"  # what is asked for is not there yet
            return (
                Shape(f"{whole} {name}", (f"{whole} {REFERENCE}", f"{name} {REFERENCE}", *fields))
                if whole
                else Shape(name, fields)
            )
    for pattern in _PARTS_OF:
        match = pattern.search(said)
        fields = _fields(match) if match else ()
        if match and partly_fields(fields) and (name := _name(match["name"])):
            return Shape(name, (f"{singular(match['whole'].lower())} {REFERENCE}", *fields))
    return None


@lru_cache(maxsize=16_384)
def _plain(said: str) -> Shape | None:
    """What stands before a list that plainly is one of fields."""
    for pattern in _PLAINLY:
        match = pattern.search(said)
        fields = _fields(match) if match else ()
        measured = match is not None and _MEASURED.match(match["list"])
        if match and not measured and len(fields) > 1 and plainly_fields(fields) and (name := _name(match["name"])):
            return Shape(name, fields)
    return None


def nested(text: str, whole: str) -> tuple[Shape, ...]:
    """The parts of a thing that the sentence which defines it spells out: `a list of findings (place, cost)`."""
    found = []
    for pattern in _NESTED:
        for match in pattern.finditer(text.strip().rstrip(".;!")):
            fields = _fields(match)
            name = _name(match["name"])
            if fields and name and name != whole:
                found.append(Shape(name, (f"{whole} {REFERENCE}", *fields)))
    return tuple(found)


@lru_cache(maxsize=16_384)
def _named_behind(said: str) -> Shape | None:
    """The thing that a sentence gives one field: `the mileage is kept with the vehicle`."""
    if match := _FLAG.match(said):
        return Shape(_name(match["name"]), (f"{match['flag']} (boolean)",)) if _name(match["name"]) else None
    for pattern in _NAMED_BEHIND:
        match = pattern.search(said)
        fields = _fields(match) if match else ()
        if match and fields and (name := _name(match["name"])):
            return Shape(name, fields)
    return None


_WITH_A = re.compile(r",\s+with\s+(?=an?\s)", re.IGNORECASE)
"""`for one band and one room, with a start and an end`: all of it is of the same thing."""


@lru_cache(maxsize=16_384)
def listed_fields(text: str) -> tuple[str, ...]:
    """The fields that a list at the end of a sentence names, without what the sentence goes on to say."""
    said = _WITH_A.sub(", ", _WE_KEEP.sub("", said_plainly(text)))
    return (
        ()
        if _TELLS.match(said)
        else field_phrases(_TAIL.sub("", _UNIQUE.sub(" (unique)", with_remarks(with_values(said)))))
    )


def are_values(shape: Shape, sentence: str) -> bool:
    """Whether a list behind a colon says what a field may be: `The screen shows the level: easy, moderate or hard`."""
    name = f"{shape.name}:"
    shown = name in sentence and re.search(rf"\b(?:the|its|a)\s+{re.escape(name)}\s", sentence) is not None
    return shown and is_attribute(shape.name) and not any(map(is_attribute, shape.fields))


def are_kinds(shape: Shape, sentence: str) -> bool:
    """Whether a sentence without a verb only says which kinds of a thing there are: `Fridges, freezers, walk-ins.`"""
    first = shape.fields[0] if shape.fields else ""
    heads = (re.split(r"\s(?:in|of|at|on|for|with|standing|lying|kept)\b", field)[0] for field in shape.fields)
    many = all(head.endswith("s") and not (head.endswith("ss") or is_attribute(head)) for head in heads)
    return len(shape.fields) > 1 and many and sentence.lower().startswith(first.lower())


def _all_things(fields: tuple[str, ...]) -> bool:
    """Whether only plurals are listed: `clubs have players and enter teams` tells of other things, and no fields."""
    heads = (field.partition(" in ")[0] for field in fields)
    return all(head.endswith("s") and not head.endswith(("ss", "us", "address")) for head in heads)


def _are_names(fields: tuple[str, ...]) -> bool:
    """Whether a list gives the names of things rather than of their fields: `Regions: Alentejo, Norte`."""
    return len(fields) > 1 and all(one[:1].isupper() and not is_attribute(one) and "(" not in one for one in fields)


def _name(text: str) -> str:
    text = _DOING.sub("", _IN_TIME.sub("", text.strip()))
    parts = _KIND_OF.sub(r"\g<what> \g<kind>", _COLLECTION.sub("", text.strip())).split()
    vague = _NEVER if len(parts) > 1 else _VAGUE
    if (
        not parts
        or parts[-1].casefold() in vague
        or parts[0].casefold() in MODALS
        or not all(part[0].isalpha() for part in parts)
    ):
        return ""
    return " ".join([*parts[:-1], singular(parts[-1])])


def _fields(match: re.Match[str]) -> tuple[str, ...]:
    """What is listed, behind what the sentence says the thing belongs to."""
    named = {group: text for group, text in match.groupdict().items() if text}
    if _NOT_YET.match(named["list"]):
        return ()
    listed = listed_fields(reworded(named["list"], match.string))
    if not listed:
        return ()
    owners = field_phrases(_TAIL.sub("", named["owner"])) if "owner" in named else ()
    owners = tuple(one if "(" in one else reference_to(one) for one in owners)
    of = (reference_to(_STATE_OF.sub("", named["of"])),) if "of" in named else ()
    nouns = tuple(_GERMAN_NOUN.findall(named["nouns"])) if "nouns" in named else ()
    return tuple(dict.fromkeys((*owners, *of, *nouns, *listed)))
