"""What half sentences below the name of a thing say of it: `per project`, `name unique per flag`, `draft → live`."""

import re
from collections.abc import Callable, Collection
from itertools import pairwise

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.fields.remarks import remarked_field
from plan.reading.text.naming import key, plural, singular
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.states import is_state, states_in, status
from plan.reading.words.topics import one_thing

_NAME = r"[a-z][\w-]*(?:\s(?!(?:is|are|was|were|has|have|can|may|must)\b)[a-z][\w-]*){0,2}"
_PER = re.compile(
    rf"^(?:one\s+|each\s+)?per\s+(?P<of>{_NAME}?)(?:\s+and\s+(?P<other>{_NAME}?))?(?:\s*[:;,–-]\s*(?P<list>.+))?$",
    re.IGNORECASE,
)
_ONE_PER = re.compile(
    rf"^(?:(?:exactly|only)\s+)?one\s+(?P<name>{_NAME}?)\s+per\s+(?P<of>{_NAME}?)(?:\s+and\s+(?P<other>{_NAME}?))?(?:\s*[:–-]\s*(?P<list>.+))?$",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"^(?:(?P<name>[a-z]+s)\b[^;:]{0,40}[;,]\s+)?(?:states?|status(?:es)?|lifecycle|stages?|phases?)\s*:\s+(?P<states>.+)$",
    re.IGNORECASE,
)
_VALUES = re.compile(
    r"^(?P<field>types?|kinds?|levels?|priorit(?:y|ies)|severit(?:y|ies)|categor(?:y|ies)|directions?|colou?rs?|sizes?|formats?)\s*:\s+(?P<values>[^:;]+)$",
    re.IGNORECASE,
)
_IS_ONE = re.compile(rf"^(?P<field>{_NAME}?)\s*=\s*(?:an?|the|one)\s+(?P<of>[a-z]+)(?P<rest>.*)$", re.IGNORECASE)
_MANY_PER = re.compile(
    rf"^(?P<name>[a-z]+s)\s*:\s+(?:many|several|any\s+number|multiple)\s+(?:per|for\s+each|on\s+each|in\s+each)\s+(?P<of>{_NAME}?)(?=$|[,;.])|"
    rf"^(?:many|several|any\s+number\s+of|multiple|as\s+many)\s+(?P<many>{_NAME}?)\s+(?:per|for\s+each|on\s+each|in\s+each)\s+(?P<one>{_NAME}?)(?=$|[,;.]|\s+(?:is|are)\s)",
    re.IGNORECASE,
)
_LIST_ON = re.compile(
    rf"^(?P<ordered>ordered\s+|sorted\s+)?list\s+of\s+(?P<name>{_NAME}?s)\s+(?:on|of|in|for|per)\s+(?:each|every|an?|the)\s+(?P<of>{_NAME}?)$",
    re.IGNORECASE,
)
_BELONGS = re.compile(
    rf"(?:^|,\s+)belongs?\s+to\s+(?:an?|one|the|exactly\s+one)\s+(?P<of>{_NAME}?)(?=$|[,;.])", re.IGNORECASE
)
_FROM_ONE = re.compile(
    r"\b(?:from|for|in|on|by|at)\s+(?:exactly\s+)?one\s+(?P<of>[a-z]+(?:\s[a-z]+)??)(?=$|[,;.]|\s+(?:in|on|for|at|from|by)\b)",
    re.IGNORECASE,
)
_PUT_AWAY = re.compile(
    r"\b(?:archived?\s+instead\s+of\s+delet\w+|never\s+(?:hard[- ])?deleted?"
    r"|(?:revoke|archive|disable|hide|deactivate),?\s+(?:but\s+)?(?:don['’]t|do\s+not|never|not)\s+delete|"
    r"(?:don['’]t|do\s+not)\s+delete|not\s+deleted|soft[- ]delet\w+|hidden\s+rather\s+than\s+(?:lost|deleted))\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"^(?!(?:it|they|these|this)\b)[a-z]+(?:\s[a-z-]+){0,3}?\s+(?:is|are|must|shall|may|can|cannot|will)\s",
    re.IGNORECASE,
)
"""`Closed accounts are not deleted` says itself what it is about."""
_VERSIONS = re.compile(
    r"^(?:full\s+)?(?:version\s+history|versions?|history)\b.*?(?:\bwith|\bw/|:)\s*(?P<list>[a-z][^.;:]*,[^.;:]+)",
    re.IGNORECASE,
)
_SWITCH = re.compile(
    r"^[\"'“]?(?P<flag>[a-z][a-z -]{2,24}?)[\"'”]?\s+(?:switch|flag|checkbox|toggle|tick\s?box)(?:$|\s|,)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"^(?P<chain>[a-z][\w ]{1,24}(?:\s*(?:->|→|>)\s*[a-z][\w ]{1,24}){1,4})(?=$|[.;,])", re.IGNORECASE)
_ON_ONE = re.compile(
    rf"^(?P<name>[a-z]+)\s+(?:on|of|for|in|per|at)\s+(?:an?|the|each|one)\s+(?P<of>{_NAME}?)\s*:\s+(?P<list>[^:]+,[^:]+)$",
    re.IGNORECASE,
)
_PART_LIST = re.compile(
    r"^(?P<name>[a-z]+s)(?:\s+kept|\s+are\s+kept|\s+recorded)?(?:\s*:\s+(?P<list>[^:]+,[^:]+)|\s+\((?P<aside>[^():]+,[^():]+)\))$",
    re.IGNORECASE,
)
_EACH_WITH = re.compile(
    r"^(?:\d+|a\s+few|several|many|some)\s+(?P<name>[a-z]+s),\s+each\s+with\s+(?P<list>.+)$", re.IGNORECASE
)
_TREE = re.compile(r"^(?:an?\s+)?(?:tree|hierarch(?:y|ical)|nested)(?=$|[\s,.;:])", re.IGNORECASE)
_AS_MANY = re.compile(
    rf"^(?P<name>[a-z]+s)\b[^;]*\b(?:as\s+many\s+as\s+[a-z]+\s+(?:like|want|need)|any\s+number)(?:\s+(?:per|for\s+each|on\s+an?)\s+(?P<of>{_NAME}?))?$",
    re.IGNORECASE,
)
_WITH_LIST = re.compile(
    rf"^(?P<name>[a-z]+s)(?:\s\([^()]*\))?(?:,[^:;]*?\b(?:within|of|on|to|for|in)\s+(?:the|an?|each)\s+(?P<of>{_NAME}?))?,?\s+with\s+(?P<list>[^:]+)$",
    re.IGNORECASE,
)
_GLOSS = re.compile(
    rf"^(?:one|an?)\s+[a-z]+(?:\s[a-z]+){{0,2}}?\s+(?:from|of|by|in|for|on)\s+(?:one|an?)\s+(?P<of>{_NAME}?)"
    rf"(?:\s+(?:at|on|in)\s+(?:one|an?)\s+{_NAME}?)?(?:\s*:\s*(?P<list>.+))?$",
    re.IGNORECASE,
)
_SEVERAL_PARTS = re.compile(
    r"^(?:up\s+to\s+\w+|at\s+most\s+\w+|any\s+number\s+of|several|one\s+or\s+more|many|between\s+\w+\s+and\s+\w+|\d+\s+to\s+\d+)\s+"
    r"(?P<name>[a-z]+(?:\s[a-z]+)?(?<!s)s)(?P<ordered>,?\s+(?:in\s+(?:an?|the|any|my|their)\s+(?:[a-z]+\s)?order|sorted|ordered)\b.*)?$",
    re.IGNORECASE,
)
_PART_NAMES = frozenset(("line", "item", "position", "entry"))
_SAYS = re.compile(r"\s(?:per|is|are|was|were|has|have|not|never)(?:\s|$)", re.IGNORECASE)
"""What is in no field's name: `Serial numbers are not unique` says something else."""
_SLASHED = re.compile(r"^[a-z_-]+(?:\s[a-z]+)?(?:\s+/\s+[a-z_-]+(?:\s[a-z]+)?){2,}$", re.IGNORECASE)


def fragment(text: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    """What a half sentence says is kept, of `thing` where it names nothing else; nothing where it is none of these.

    `known` are the keys of the things that the document speaks of.
    """
    said = text.strip().strip("-–• ").rstrip(".;!").replace("`", "").replace("*", "")
    for reader in _READERS:
        if shapes := reader(said, thing, known):
            return shapes
    return ()


def several_parts(text: str, thing: str) -> Shape | None:
    """The parts of which a half sentence says that a thing has several: `Up to ten photos, in an order I choose`."""
    match = _SEVERAL_PARTS.match(text.strip().rstrip(".;!"))
    name = singular(match["name"].lower()) if match else ""
    if match is None or not thing or name == thing:
        return None
    name = f"{thing} {name}" if is_attribute(name) else name
    return Shape(name, (reference_to(thing), *(("position",) if match["ordered"] else ())))


def _is_known(name: str, known: Collection[str]) -> bool:
    return key(name) in known or key(name.rpartition(" ")[2]) in known


def _named(name: str) -> str:
    one = one_thing(name)
    return "" if is_attribute(one) else one


def _of(*names: str | None) -> tuple[str, ...]:
    return tuple(reference_to(singular(one.lower())) for one in names if one)


def _per(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _PER.match(said)
    if match is None or not thing or not _is_known(match["of"], known):
        return ()
    fields = field_phrases(match["list"]) if match["list"] else ()
    return (Shape(thing, (*_of(match["of"], match["other"]), *(fields if partly_fields(fields) else ()))),)


def _one_per(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _ONE_PER.match(said)
    if match is None or not _is_known(match["of"], known) or not (match["other"] or match["list"]):
        return ()
    name = _named(match["name"])
    name = thing if thing and thing.rpartition(" ")[2] == name else name
    fields = field_phrases(match["list"]) if match["list"] else ()
    return (Shape(name, (*_of(match["of"], match["other"]), *fields)),) if name else ()


def _standing(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _STANDING.match(said)
    listed = match["states"] if match else said if _SLASHED.match(said) or "→" in said or "->" in said else ""
    states = states_in(re.sub(r"\s*\([^()]*\)", "", listed.partition(";")[0])) if listed else ()
    if match is None and not all(map(is_state, states)) and sum(map(is_state, states)) * 2 <= len(states):
        return ()
    name = _named(match["name"]) if match and match["name"] else thing
    return (Shape(name, (status(states),)),) if states and name else ()


def _values(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _VALUES.match(said)
    values = [one.strip(" \"'") for one in re.split(r",|\s/\s|\s+or\s+", match["values"])] if match else []
    if match is None or not thing or len(values) < 2 or any(len(one.split()) > 3 for one in values):
        return ()
    return (Shape(thing, (f"{singular(match['field'].lower())} ({', '.join(one for one in values if one)})",)),)


def _is_one(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _IS_ONE.match(said)
    if match is None or not thing or not (_is_known(match["of"], known) or match["of"].lower() == "user"):
        return ()
    return (Shape(thing, (f"{match['field'].lower()} (a {match['of'].lower()})",)),)


def _many_per(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _MANY_PER.match(said)
    name = singular((match["name"] or match["many"]).lower()) if match else ""
    of = _named(match["of"] or match["one"]) if match else ""
    if not name or not of or is_attribute(name):
        return ()
    return (Shape(of, (f"{plural(name)} (several)",)), *((Shape(name, ("name",)),) if match and match["name"] else ()))


def _listed_on(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _LIST_ON.match(said)
    name = _named(match["name"]) if match else ""
    if match is None or not name or not _is_known(match["of"], known):
        return ()
    name = thing if thing and thing.rpartition(" ")[2] == name else name
    return (Shape(name, (*_of(match["of"]), *(("position",) if match["ordered"] else ()))),)


def _belonging(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    found = [match["of"] for match in _BELONGS.finditer(said)]
    if not found and re.match(r"(?:from|for|in|on|by|at)\s", said):
        found = [match["of"] for match in _FROM_ONE.finditer(said)]
    found = [one for one in found if _is_known(one, known) or one.lower() in {"author", "user"}]
    if not thing or not found:
        return ()
    begins = _BELONGS.match(said)
    rest = (said[begins.end() :] if begins else said.partition(";")[2]).strip(" ,;.")
    fields = field_phrases(rest) if rest else ()
    return (Shape(thing, (*_of(*found), *(fields if partly_fields(fields) else ()))),)


def _put_away(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    return (
        (Shape(thing, ("archived at (optional)",)),)
        if thing and _PUT_AWAY.search(said) and not _OF_OTHERS.match(said)
        else ()
    )


def _versions(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _VERSIONS.match(said)
    fields = field_phrases(match["list"]) if match else ()
    return (Shape(f"{thing} version", (*_of(thing), *fields)),) if thing and partly_fields(fields) else ()


def _switch(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _SWITCH.match(said)
    return (Shape(thing, (f"{match['flag'].lower()} (boolean)",)),) if match and thing else ()


def _within(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _WITHIN.match(said)
    parts = [singular(one.strip().lower()) for one in re.split(r"->|→|>", match["chain"])] if match else []
    if len(parts) < 2 or any(is_state(one) or is_attribute(one) or " " in one for one in parts):
        return ()
    inner = (Shape(one, ("name", *_of(outer))) for outer, one in pairwise(parts))
    return (Shape(parts[0], ("name",)), *inner)


def _on_one(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _ON_ONE.match(said)
    fields = field_phrases(match["list"]) if match else ()
    name = _named(match["name"]) if match else ""
    return (Shape(name, (*_of(match["of"]), *fields)),) if match and name and partly_fields(fields) else ()


def _parts(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    """A list of what is kept of something in the section of another: `approvals: who, when, verdict`."""
    match = _PART_LIST.match(said)
    name = _named(match["name"]) if match else ""
    listed = (match["list"] or match["aside"]) if match else ""
    fields = field_phrases(listed) if listed else ()
    if not name or not thing or name == thing or states_in(listed) or name in _PART_NAMES:
        return ()
    told = partly_fields(fields) or {"who", "when"} & {one.strip() for one in listed.split(",")}
    return (Shape(name, (*_of(thing), *fields)),) if told else ()


def _each_with(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _EACH_WITH.match(said)
    name = _named(match["name"]) if match else ""
    fields = field_phrases(match["list"]) if match else ()
    return (Shape(name, fields),) if name and fields else ()


def _tree(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    return (Shape(thing, ("name", "parent")),) if thing and _TREE.match(said) else ()


def _as_many(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _AS_MANY.match(said)
    name = singular(match["name"].lower()) if match else ""
    of = _named(match["of"]) if match and match["of"] else thing
    if not name or not of or name == of or is_attribute(name):
        return ()
    return Shape(name, ("name",)), Shape(of, (f"{plural(name)} (several)",))


def _with_list(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    match = _WITH_LIST.match(said)
    fields = field_phrases(match["list"].replace(" + ", ", ")) if match else ()
    name = _named(match["name"]) if match else ""
    return (Shape(name, (*_of(match["of"]), *fields)),) if match and name and partly_fields(fields) else ()


def _glossed(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    """What an entry says its thing is one of: `One value from one channel at one instant`."""
    match = _GLOSS.match(said)
    if match is None or not thing or not _is_known(match["of"], known) or key(match["of"]) == key(thing):
        return ()
    fields = field_phrases(match["list"]) if match["list"] else ()
    return (Shape(thing, (*_of(match["of"]), *fields)),)


def _remarked(said: str, thing: str, known: Collection[str]) -> tuple[Shape, ...]:
    field = remarked_field(said)
    if not field or not thing or _SAYS.search(field.partition(" (")[0]):
        return ()
    name, bracket, note = field.partition(" (")
    both = name.split(" and ")
    if len(both) > 1 and all(map(is_attribute, both)):
        return (Shape(thing, tuple(f"{one}{bracket}{note}" for one in both)),)
    listed = field_phrases(said) if "," in re.sub(r"\([^()]*\)", "", said) else ()
    return (Shape(thing, listed if len(listed) > 1 and partly_fields(listed) else (field,)),)


_READERS: tuple[Callable[[str, str, Collection[str]], tuple[Shape, ...]], ...] = (
    _tree, _within, _as_many, _one_per, _per, _standing, _values, _many_per, _is_one, _listed_on, _put_away, _versions,
    _switch,
    _on_one, _each_with, _with_list, _belonging, _glossed, _parts, _remarked,
)  # fmt: skip
