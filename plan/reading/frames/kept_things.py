"""The known things that a list of what is kept names: `We note the lorry that came and which dock it used`."""

import re
from collections.abc import Iterator

from plan.reading.frames.meanings import One
from plan.reading.frames.pieces import Pattern, Pieces

_PIECES = {
    "keep": (
        "((keeps?|notes?|records?|stores?|saves?|adds?|logs?|enters?|registers?|remembers?|writes?( down)?|puts? down|"
        "jots? down|shows?|states?|names?|gives?|tells?|says?|knows?|needs?|wants?(?= to)|sees?|has|have|holds?|"
        "carries|carry|includes?|lists?)( to (know|see|have|keep|record|note))?)"
    ),
    "make": "(creates?|makes?|opens?|raises?|writes?|files?|logs?|starts?|leaves?|fills? in|is|are)",
    "who": "(we|i|they|you|it|one|somebody|(the|an?|each|every) [a-zA-H]+)",
    "each": "((each|every|any|an?)( such)?)",
    "which": "(the|an?|each|every|its)",
    "all": "((the|all|its|our|every|each) )",
    "one": "(?P<one>[A-H])",
    "behind": (
        "( (that|which|who|whom|it|they|he|she|we|i|was|is|has|had|in|at|on|responsible|concerned|used|to|for|from|"
        r"with|itself)\b.*| [a-z]+(ed|en|ught|s)\b.*)?$"
    ),
}
_ALL = Pieces(_PIECES)


def _pattern(text: str) -> Pattern:
    return Pattern(text, _ALL, re.compile)


_LIST = _pattern(
    r"(:|(^|[ ,]){who}( (also|always|then|must|shall|should|will|can|may))* {keep}) (?P<list>\S.*)$",
)
_ASKED = _pattern(r"^((in|to|on|at|by|over|from) )?(which|what|who) ")
_BARE = _pattern(r"^[A-H], (the|an?|which|[A-H]|[a-z]+,)")
"""`Tenant, the flat they want, the day they asked`"""
_WHOSE = tuple(
    map(
        _pattern,
        (
            r"\b(list|series|set|number) of {one}s\s*:",
            r"\b{keep} {all}?([a-z]+ )?{one}s?( [a-z]+(ed|en|nt))?( (of|for|on) {which} [A-H]s?)?\s*:",
            r"^(for |per |on |with )?(each|every|any)( such)? {one}\b(?!')[^:]*:",
            r"\b(for|per|of|on|with) {each} {one}\b[^:]*:",
            r"\b{make} (an?|one) (simple |short |new )?{one}\b(?!')[^:]{0,50}:",
            r"^({which} )?(simple |short )?{one}s?\s*:",
            r"^(for|per|with|on|in|of) {each} {one}\b(?!')",
            r"^{which} {one} (also |always |must |shall |should )*{keep}\b",
        ),
    )
)
"""Of what the list is, the surest first."""
_ITEM = _pattern(
    r"\s*(,|;)\s*(and\s+|plus\s+)?|"
    r"\s+(and|plus|as well as)\s+(?=(the|an?|its|their|which|who|what|when|how|in|to|on|by|at|whether)\s)"
)
_THING = _pattern(
    "^((and|also|then|optionally|possibly|perhaps|maybe|finally) )*"
    "((to|in|on|at|by|with|from|for|of|over|under|through) )?"
    "(the|an?|one|its|their|his|her|which|what) (?!name |number |date |time |day )([a-z-]+ )?{one}(?!'){behind}"
)
_WHICH = _pattern(r"\b(which|whose|what) {one}\b")
_OF_EACH = _pattern(r"^(for|per|on|with|in) {each} {one}\b(?!')")
_OF_OTHERS = _pattern(
    r"^(for |per )?(each|every|any) (?!of |such |time )[a-z]+[^A-H:]*? (that|which|who|is|must|shall|we)\b"
)
"""What is said of each of something that is no known thing."""
_REASON = _pattern(",? (so that|so|because|since|in order to) [^,;:]*")
_PERHAPS = _pattern(
    r"\b(if any|if there|if known|optional|optionally|perhaps|maybe|possibly|if one|where there|may be|can be)\b"
)
_HAS = _pattern("^[^,:]* (has|have|holds|contains|includes|carries) [^:]*$")
_FEWEST = 2


def kept(text: str) -> tuple[str, tuple[One, ...]]:
    """The letter of the thing of which a sentence lists what is kept, with those that the list names.

    There is no letter if it tells of whatever is spoken of.
    """
    if _OF_OTHERS.match(text):
        return "", ()
    text = _REASON.sub("", text)
    whose = next((match for pattern in _WHOSE if (match := pattern.search(text))), None)
    listed = _LIST.search(text[text.rfind(":") :] if ":" in text else text)
    said = text if _ASKED.match(text) else f"the {text}" if _BARE.match(text) else listed["list"] if listed else ""
    items = [one for one in _ITEM.split(said.rstrip(" .;")) if one]
    if len(items) < _FEWEST:
        return "", ()
    named = tuple(dict.fromkeys(_named(items)))
    if len(named) == len(items) and _HAS.search(text):
        return "", ()  # what it has only others of may have several of each
    owner = whose["one"] if whose else ""
    each = _OF_EACH.match(text)
    of = (One(each["one"]),) if each and owner else ()
    return owner, tuple(one for one in (*of, *named) if one.letter != owner)


def _named(items: list[str]) -> Iterator[One]:
    for item, behind in zip(items, (*items[1:], ""), strict=True):
        perhaps = bool(_PERHAPS.search(item) or _PERHAPS.match(behind))
        asked = tuple(_WHICH.finditer(item)) if _ASKED.match(item) else ()
        named = _THING.match(item)
        yield from (One(one["one"], perhaps) for one in asked or ((named,) if named else ()))
