"""Things that a criterion, or any other sentence, names itself, with what it says is kept of them."""

import re
from collections.abc import Callable
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, partly_fields, plainly_fields, reference_to
from plan.reading.words.roles import is_person
from plan.reading.words.states import states_in, status
from plan.reading.words.topics import is_thing, one_thing

Readers = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Shape | None]], ...]
"""Patterns, and what to make of a sentence that has one."""
NOUN = r"[a-z][\w’'-]*"
KEPT = r"(?:kept|recorded|stored|noted|saved|written\s+down|logged|entered|given|set|asked\s+for|filled\s+in)"
_STANDS = re.compile(
    rf"^(?:(?:an?|each|every|the)\s+)?(?P<name>{NOUN}(?:\s{NOUN})??)\s+(?:(?:therefore|then|thus|also|always)\s+)?"
    r"(?:is|(?:can|may|shall|must)\s+be)\s+(?:either\s+)?"
    r"(?P<list>[^:;.]+)$",
    re.IGNORECASE,
)
_FIELD_OF_UNIQUE = re.compile(
    rf"^the\s+(?P<field>{NOUN}(?:\s{NOUN})?)(?:\s+and\s+the\s+(?P<more>{NOUN}(?:\s{NOUN})?))?\s+of\s+(?:an?|each|every|the)\s+(?P<name>{NOUN}(?:\s{NOUN})?)\s+"
    r"(?:is|are|(?:shall|must|has\s+to|have\s+to|should)(?:\s+each)?\s+be)\s+unique$",
    re.IGNORECASE,
)
"""`The e-mail address of a household shall be unique`."""
_GIVEN_UNIQUE = re.compile(
    rf"\b(?:gives?|assigns?|issues?)\s+(?:each|every)\s+(?:new\s+)?(?P<name>{NOUN})\s+an?\s+(?:(?:unique|consecutive)\s+(?P<field>{NOUN}(?:\s{NOUN})?)"
    rf"|(?P<other>{NOUN}(?:\s{NOUN})?),?\s+which\s+(?:is|shall\s+be|must\s+be)\s+unique)\b",
    re.IGNORECASE,
)
"""`The system shall give every order a unique order number`."""
_HAS_UNIQUE = re.compile(
    rf"\b(?:each|every)\s+(?P<name>{NOUN})\s+(?:has|gets|carries|bears)\s+an?\s+unique\s+(?P<field>{NOUN}(?:\s(?!and\b){NOUN})?)\b",
    re.IGNORECASE,
)
_EACH_ONE_WITH = re.compile(
    rf"\b(?:list\s+of\s+(?:(?:the|all|our)\s+)*(?P<listed>{NOUN}(?:\s+of\s+{NOUN})?)\b[^:;]*|each\s+(?P<name>{NOUN})),?\s+(?:each\s+)?with\s+(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
"""`A list of units, each with a name`; `invoice each household, each invoice with a number`."""
_NO_TWO = re.compile(
    rf"^(?:an?|each|every)\s+(?P<name>{NOUN})\s+(?:has|carries|gets)\s+an?\s+(?P<field>{NOUN}(?:\s{NOUN})?)\b[^,;]{{0,30}}[,;]\s+(?:and\s+)?no\s+two\s+"
    r"(?:are|have|share)\s+the\s+same\b",
    re.IGNORECASE,
)
_EACH_FOR_EACH = re.compile(
    rf"^(?:each|every)\s+(?P<one>{NOUN})\s+(?:gets|has|receives)\s+an?\s+(?P<name>{NOUN})\s+(?:for|in|on|per)\s+(?:each|every)\s+(?P<other>{NOUN})\b",
    re.IGNORECASE,
)
"""`Each learner gets a mark for each assessment`."""
_GETS_UNIQUE = re.compile(
    rf"^(?:an?|each|every)\s+(?:new\s+)?(?P<name>{NOUN}(?:\s{NOUN})?)\s+(?:gets|has|receives|is\s+given)\s+(?:an?|its\s+own)\s+"
    rf"(?P<field>{NOUN}(?:\s{NOUN})?)\s*,?\s+(?:which|that)\s+(?:is|must\s+be|can|may)\s+(?:unique|never\s+(?:be\s+)?(?:re-?used|used\s+(?:again|twice)))",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"\b(?P<name>{NOUN})\s+(?:can|may|must|could)\s+(?:be\s+)?(?:put|nested|arranged|placed|moved|sit|stand|lie|go)\s+(?:below|under|beneath|inside|within|into)\s+"
    r"(?:an?other|other|one\s+another|each\s+other)",
    re.IGNORECASE,
)
_ONE_PER = re.compile(
    rf"^(?:there(?:\s+is|['’]s)\s+)?(?:exactly\s+|only\s+|at\s+most\s+)?one\s+(?P<name>{NOUN}(?:\s{NOUN})?)\s+(?:per|for\s+(?:each|every|an?))\s+"
    rf"(?P<one>{NOUN})(?:(?P<or>(?:,\s+{NOUN}(?:\s{NOUN})?)*\s+or)\s+{NOUN}(?:\s{NOUN})?|\s+(?:and|per)\s+(?:an?\s+)?(?P<other>{NOUN}))?"
    r"(?:,?\s+with\s+(?P<list>.+)|,\s+not\s+two|,\s+never\s+two)?$",
    re.IGNORECASE,
)
_ANY_PER = re.compile(
    rf"^(?:any\s+number\s+of|as\s+many|one\s+or\s+more|several|up\s+to\s+\w+)\s+(?P<name>{NOUN})\s+(?:per|for\s+(?:each|every|an?))\s+"
    rf"(?P<one>{NOUN})(?:\s+as\s+[a-z ]+?)?,?\s*(?::|(?:each\s+)?with)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_MORE_THAN_ONE = re.compile(
    rf"\bsupports?\s+(?:more\s+than\s+one|several|multiple|any\s+number\s+of)\s+(?P<name>{NOUN})(?:$|[,.;])",
    re.IGNORECASE,
)
"""`The system shall support more than one site`."""
_THROUGH = re.compile(
    rf"^(?:an?|each|every|the)\s+(?P<name>{NOUN}(?:\s{NOUN})??)\s+(?:goes|passes|moves|runs)\s+through\s+(?:the\s+)?(?:(?:states?|stages?|status(?:es)?)\s+)?(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
"""`A listing goes through draft, submitted, live`."""
_WHO_MOVED = re.compile(
    rf"\bwho\s+(?:moved|changed|set|put)\s+(?:the\s+|an?\s+)?(?P<name>{NOUN})\s+(?:to|in|into|from)\s+(?:which|what|a|another)\s+(?:status|state|stage)\b.*\bwhen\b"
    rf"|\bwhen\s+(?:an?|the|each)\s+(?P<went>{NOUN})\s+(?:went|moved|changed|passed|goes|moves)\s+from\b.*\bwho\b"
    rf"|\beach\s+change\s+of\s+(?:the\s+|its\s+)?(?:status|state|stage)(?:\s+of\s+(?:an?|the|each)\s+(?P<of>{NOUN}))?\b.*\bwho\b.*\bwhen\b",
    re.IGNORECASE,
)
"""`We can see who moved the listing to which status and when`."""
_IN_A_LIST = re.compile(
    rf"^(?P<name>{NOUN}s)\s+(?:are|come|is)\s+[^():;]{{2,40}}\((?P<list>[^()]+,[^()]+)\)$", re.IGNORECASE
)
"""`Carriers are kept in a list (name, tracking URL)`."""
_ONLY_ONE_FOR = re.compile(
    rf"^(?:an?|each|every)\s+(?P<one>{NOUN})\s+(?:has|may\s+have|can\s+have)\s+(?:at\s+most|only|exactly)\s+one\s+(?:[a-z]+(?:ing|ed|en)\s+)?(?P<name>{NOUN})\s+(?:for|per|on|in)\s+(?:an?|each|every|the\s+same|one)\s+(?P<other>{NOUN})\b",
    re.IGNORECASE,
)
"""`A buyer has at most one pending offer for a listing`."""
_TREE = re.compile(
    rf"^(?:(?:the|our)\s+)?(?P<name>{NOUN}(?:\s{NOUN})??)\s+(?:nest|(?:is|are|form|forms)\s+(?:an?\s+)?(?:trees?|hierarchy|hierarchical|nested))(?=$|[\s:,(])",
    re.IGNORECASE,
)
"""`Departments nest (Tech > Platform)`, `Category is a tree`."""
_JOINS = re.compile(
    rf"^(?:an?\s+|each\s+)?(?P<many>{NOUN})\s+(?:can\s+|may\s+)?joins?\s+(?:an?|several|the)\s+(?P<one>{NOUN})\s+with\s+(?P<list>[^;]+)",
    re.IGNORECASE,
)
_NAMES = re.compile(
    rf"^(?:the|an?|each|every)\s+(?P<name>{NOUN}(?:\s{NOUN})?)\s+(?:shows|says|gives|tells|specifies|mentions|notes|records)\s+(?P<list>[^;:]+)$",
    re.IGNORECASE,
)
_NAMED_LIST = re.compile(
    rf"^(?:the\s+|an?\s+)?(?P<name>{NOUN}(?:\s{NOUN}){{0,2}})(?:\s+\([^()]*\))?\s*(?::|=)\s+(?P<list>[^:=]+,[^:=]+)$",
    re.IGNORECASE,
)
"""`treatment: code, name, price`."""
_GIVEN = re.compile(
    rf"^given\s+(?P<list>an?\s[^.;]+?),\s+(?:an?|the|one)\s+(?P<name>{NOUN}(?:\s{NOUN})?)\s+(?:is|will\s+be|gets)\s+(?:made|created|planned|generated|entered|booked)\b",
    re.IGNORECASE,
)
"""`Given a weekday, teacher and room, a lesson is made for each week`."""
_PREPOSED = re.compile(r"(?:per|for|in|on|at|with|each|every|how|what|who|when|as|like|e\.g)\b", re.IGNORECASE)
_ENTERED_WITH = re.compile(
    rf"^(?P<name>{NOUN}s?)(?:\s+and\s+{NOUN}(?:\s{NOUN})?)?\s+(?:are|is|can\s+be)\s+{KEPT}\s+(?:as\s+(?:an?\s+)?(?P<as>{NOUN})\s+)?with\s+(?P<list>.+)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def named_thing(said: str) -> Shape | None:
    """The thing that a sentence names and says what is kept of; None if it does neither."""
    return first_read(_READERS, said)


def first_read(readers: Readers, said: str) -> Shape | None:
    """What the first reader makes of a sentence that its pattern is in; None if none makes anything of it."""
    read = (reader(match) for pattern, reader in readers if (match := pattern.search(said)))
    return next((shape for shape in read if shape), None)


def _unique(match: re.Match[str]) -> Shape | None:
    return shape_of(match["name"], (f"{match['field']} (unique)",))


def _field_of_unique(match: re.Match[str]) -> Shape | None:
    fields = tuple(f"{one.lower()} (unique)" for one in match.group("field", "more") if one)
    return shape_of(match["name"], fields)


def _given_unique(match: re.Match[str]) -> Shape | None:
    return shape_of(match["name"], (f"{(match['field'] or match['other']).lower()} (unique)",))


def _each_one_with(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    if len(fields) < 2 or not partly_fields(fields):
        return None
    return Shape(singular(match["listed"].lower()), fields) if match["listed"] else shape_of(match["name"], fields)


def tree(match: re.Match[str]) -> Shape | None:
    """A thing that may lie in another of its kind."""
    return shape_of(match["name"], ("name", "parent"))


def _moved(match: re.Match[str]) -> Shape | None:
    """The history of a thing's status, where somebody wants to see who changed it and when."""
    name = one_thing(match["name"] or match["of"] or match["went"] or "")
    return Shape(f"{name} status change", (reference_to(name), "status", "changed by", "changed at")) if name else None


def _passed_through(match: re.Match[str]) -> Shape | None:
    states = states_in(match["list"])
    return shape_of(match["name"], (status(states),)) if states else None


def _named_tree(match: re.Match[str]) -> Shape | None:
    """A thing of which a sentence says that it is a tree, whatever else its name may mean: a category is one."""
    name = one_thing(match["name"])
    return Shape(name, ("name", "parent")) if name else None


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
    fields, states = field_phrases(match["list"]), states_in(match["list"])
    if _PREPOSED.match(match["name"]) or all(one.endswith("s") and not is_attribute(one) for one in fields[:-1]):
        return None  # what somebody has to do with: `Head of studies: groups, timetables`
    if states:
        return shape_of(match["name"], (status(states),))
    known = plainly_fields(fields) if is_person(match["name"], frozenset()) else partly_fields(fields)
    return shape_of(match["name"], fields) if len(fields) > 1 and known else None


def _entered(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    return shape_of(match.groupdict().get("as") or match["name"], fields) if partly_fields(fields) else None


def _standing_one(match: re.Match[str]) -> Shape | None:
    states = states_in(match["list"]) if " or " in match["list"] else ()
    return shape_of(match["name"], (status(states),)) if states else None


def _given_each(match: re.Match[str]) -> Shape | None:
    of = (reference_to(match["one"].lower()), reference_to(match["other"].lower()))
    fields = (*of, match["name"].lower()) if is_attribute(match["name"]) else of
    return Shape(singular(match["name"].lower()), fields)


def _one_of_each(match: re.Match[str]) -> Shape | None:
    if not (match["other"] or match["list"]) and (match["or"] or match["one"].lower() in _COUNTING):
        return None
    of = [reference_to(one.lower()) for one in (match["one"], match["other"]) if one and not match["or"]]
    return shape_of(match["name"], (*of, *(field_phrases(match["list"]) if match["list"] else ())))


_COUNTING = frozenset(("person", "user", "day", "week", "month", "year", "page", "time", "customer", "account"))
"""One a day is no day's."""
_READERS: Readers = (
    (_GETS_UNIQUE, _unique),
    (_NO_TWO, _unique),
    (_FIELD_OF_UNIQUE, _field_of_unique),
    (_GIVEN_UNIQUE, _given_unique),
    (_HAS_UNIQUE, _unique),
    (_EACH_ONE_WITH, _each_one_with),
    (_BELOW, tree),
    (_TREE, _named_tree),
    (_THROUGH, _passed_through),
    (_WHO_MOVED, _moved),
    (_IN_A_LIST, _entered),
    (_ONLY_ONE_FOR, _given_each),
    (_MORE_THAN_ONE, lambda match: shape_of(match["name"], ("name",))),
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


def shape_of(name: str, fields: tuple[str, ...]) -> Shape | None:
    """A thing with its fields; None where the name is none of a thing, or there are none."""
    one = one_thing(name)
    return Shape(one, fields) if one and fields and is_thing(one) else None
