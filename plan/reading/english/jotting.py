"""What is to be written down of the thing that was spoken of last, as prose says it without naming that thing.

`Write down when it was done and whether it passed`; `About the guests: name, a phone number and an e-mail if they
have one`; `When somebody takes a bike I want to see who it was and when it came back`.
"""

import re

from plan.reading.english.clauses import told
from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute, partly_fields, reference_to

_ORDER = re.compile(
    r"^(?:and\s+|so\s+|also\s+)?(?:please\s+)?(?:write|note|jot|put)\s+(?:(?:it|them)\s+)?(?:down|in)\s*:?\s+(?P<list>\S.*)$|"
    r"^(?:i|we)\s+(?:look\s+at|go\s+by|write\s+down|keep|need)\s+(?P<kept>(?:the|its|their|an?)\s.+,.+)$|"
    r"^(?:and\s+|so\s+|also\s+)?(?:please\s+)?(?:note|record|log|store|save|remember|enter)\s+(?:each\s+time\s+)?"
    r"(?P<asked>(?:when|who|what|whether|where|which|how)\b.*)$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?:^|,\s+|\s)(?:i|we)(?:\s+(?:also|always|just))?(?:\s+(?:want|need|like|have)|['’]d\s+like|\s+would\s+like)\s+to\s+"
    r"(?:be\s+able\s+to\s+)?(?:see|know|look\s+up|remember|write\s+down|note)\s+"
    r"(?P<list>(?:when|who|what|whether|where|which|how)\b.*)$",
    re.IGNORECASE,
)
_USEFUL = re.compile(
    r"^(?P<list>.{10,}?|what\s.+?)\s+(?:would\s+(?:also\s+)?be|is|are|will\s+be)\s+(?:\w+\s+)?(?:useful|nice|good|helpful|enough|handy|great|important)\b",
    re.IGNORECASE,
)
"""`What it is called and when we bought it would be useful`"""
_NOT_ALWAYS = re.compile(
    r",\s+(?:though|but|although)\s+.*(?:\b(?:not|nobody|never|no\s+longer)|n['’]t)\b.*\b(?:know|known|knows|have|has)\b|"
    r",\s+(?:though|but|although)\s+.*\b(?:nobody|no\s+one)\s+knows\b",
    re.IGNORECASE,
)
"""`What it cost would be handy, though I don't know it for the older ones`"""
_NICE = re.compile(r"\b(?:nice|good)\s+to\s+have\b|\bif\s+(?:we|they)\s+have\s+(?:it|them)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:when(?:ever)?|if|every\s+time|each\s+time)\s+(?:somebody|someone|anybody|anyone|a\s+\w+|one\s+of\s+\w+)\s+"
    r"(?:takes|borrows|gets|collects|picks\s+up|has)\s+(?:an?|one\s+of\s+the|the)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)\b",
    re.IGNORECASE,
)
_HANDS = re.compile(
    r"\b(?P<deed>hand|give|lend|loan|issue)s?\s+(?:out\s+)?(?:an?|the|one\s+of\s+the)\s+(?P<what>[a-z]+(?:\s(?!out\b|to\b)[a-z]+)?)\s+(?:out\s+)?to\s+"
    r"(?:someone|somebody|people|an?\s+\w+)\b.*\b(?:take|get|bring|give)s?\s+(?:it|them)\s+back\b",
    re.IGNORECASE,
)
_INSISTED = re.compile(
    r"^(?P<list>[^:;]{6,}?)\s+(?:(?:is|are)\s+(?:what|things)\s+)?(?:we|i|they)\s+(?:(?:do|always|really|only|just)\s+)*"
    r"(?:insist\s+on|need|require|ask\s+for|must\s+have|have\s+to\s+have|can(?:no|['’])t\s+do\s+without)$",
    re.IGNORECASE,
)
"""`A name and a phone number we insist on`"""
_ASKED = re.compile(r"(?:,|\band)\s+(?:whether|who|what|which|when|where|how)\b[^,]*", re.IGNORECASE)
_FOR = re.compile(
    r"^(?:for|of|about)\s+(?:an?|the|each|every)\s+(?P<of>[a-z]+(?:\s[a-z]+)?),\s+(?=\S)|"
    r"^(?:for|of)\s+(?:an?|each|every)\s+(?P<one>[a-z]+)\s+(?=(?:i|we)\s)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\((?:[^\s()]+\s+){3,}[^()]*\)")
"""Four words and more are no remark on a field."""
_IT_WAS_DONE = re.compile(r"\bit\s+(?:was|is|has\s+been)\s+(?:last\s+)?done\b", re.IGNORECASE)
_BACK = frozenset(("due date", "returned at"))
_ONE = {"people": "person", "children": "child"}
_LOAN = "loan"
_FEW = 2


def jotted(sentence: str, spoken: str, deed: str) -> Shape | None:
    """What a sentence says is written down, of the thing `spoken` of or of the `deed` that is done to it.

    None where it says nothing of the kind.
    """
    bare = sentence.rstrip(".")
    if told_of := _FOR.match(bare):
        bare, spoken = bare[told_of.end() :], _ONE.get(of := (told_of["of"] or told_of["one"]).lower(), singular(of))
    order = _ORDER.match(bare) or _WISH.search(bare) or _USEFUL.match(bare)
    if order is None:
        return _bare_list(sentence, spoken)
    fields = field_phrases(_ASIDE.sub("", next(one for one in order.groups() if one)))
    asked = order.re is _USEFUL and bare.lower().startswith("what ")
    if not fields or not (asked or (len(fields) >= _FEW and partly_fields(fields))):
        return None
    if deed and _IT_WAS_DONE.search(sentence):
        return Shape(deed, (*((reference_to(spoken),) if spoken else ()), *fields))
    if _NOT_ALWAYS.search(sentence) or _NICE.search(sentence):
        fields = tuple(one if "(" in one else f"{one} (optional)" for one in fields)
    return Shape(spoken, fields) if spoken else None


def lent(sentence: str, known: frozenset[str]) -> Shape | None:
    """The loan that a sentence tells of without that word: `When somebody takes a bike I want to see …`.

    None where nothing is taken that comes back. `known` are the keys of the things that the document speaks of.
    """
    if handed := _HANDS.search(sentence):
        what = reference_to(_named(handed["what"], known))
        name = "hand-out" if handed["deed"].lower() == "hand" else _LOAN
        return Shape(name, (what, "borrower (a user)", "handed out at", "returned at (optional)"))
    taken, wish = _TAKES.search(sentence), _WISH.search(sentence.rstrip("."))
    fields = field_phrases(wish["list"]) if taken and wish else ()
    if taken is None or not _BACK & set(fields):
        return None
    lent_to = tuple("borrower (a user)" if one == "person" else one for one in fields)
    return Shape(_LOAN, (reference_to(_named(taken["what"], known)), *lent_to))


def _named(what: str, known: frozenset[str]) -> str:
    """What is taken, without the words behind it: `a tool I want`."""
    words = what.lower().split()
    return next((singular(one) for one in (what.lower(), words[0]) if key(singular(one)) in known), singular(words[0]))


def _bare_list(sentence: str, spoken: str) -> Shape | None:
    """The fields of a sentence without a verb: `Name, a phone number and an e-mail if they have one`."""
    bare = sentence.rstrip(".")
    insisted = _INSISTED.match(bare)
    bare = insisted["list"] if insisted else bare
    if not spoken or ":" in sentence or told(bare if insisted else _ASKED.sub("", bare)):
        return None
    fields = field_phrases(bare)
    sure = sum(is_attribute(one.partition(" (")[0]) for one in fields if not one.endswith(REFERENCE))
    plain = len(fields) >= _FEW and is_attribute(fields[0].partition(" (")[0]) and sure * 2 > len(fields)
    return Shape(spoken, fields) if plain else None
