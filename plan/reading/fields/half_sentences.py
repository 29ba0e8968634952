"""What half sentences of terse specifications say of the thing named last: `n per station`, `Append only`."""

import re
from functools import lru_cache
from itertools import pairwise

from plan.reading.fields.terse_fields import ENDS, TerseField, terse_fields
from plan.reading.fields.terse_openings import enough
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import reference_to
from plan.reading.words.states import states_in

_SAYS_NOTHING = re.compile(
    r"^(?:append[- ]only|read[- ]only|immutable|insert[- ]only|no\s+(?:updates?|edits?|changes?)(?:\s+after\b.*)?"
    r"|(?:short|long)\s+list\b.*|(?:all|both)(?:\s+\w+)?\s+on\s+(?:the|each|every)\s+[a-z\s]+|nothing\s+(?:else|more)"
    r"|rarely\s+changes?|as\s+(?:above|before))$",
    re.IGNORECASE,
)
_WORKED_OUT = re.compile(
    r":\s*(?:not\s+(?:stored|kept|saved|persisted)|computed|calculated|derived|(?:a\s+)?view|worked\s+out|no\s+table)\b",
    re.IGNORECASE,
)
"""`Daily means: not stored, view`"""
_MANY = (
    r"(?:n|m|many|several|multiple|lots|any\s+number|as\s+many\s+as\s+\w+|up\s+to\s+\w+"
    r"|(?:zero|0|one|1)\s*(?:\.\.|–|-|to|or)\s*(?:n|m|\*|many|more|several))"
)
_THING = r"[a-z][a-z-]*(?:\s(?!and\b|or\b)[a-z]+)??"
_EACH = r"(?:per|(?:for|on|in)\s+(?:each|every|an?|one))"
_MANY_PER = re.compile(rf"^{_MANY}(?:\s+of\s+(?:them|these))?\s+{_EACH}\s+(?P<of>{_THING})$", re.IGNORECASE)
_MANY_FOR_MANY = re.compile(rf"^{_MANY}\s+(?P<one>{_THING})\s+{_EACH}\s+(?P<of>{_THING})(?P<back>,.*)?$", re.IGNORECASE)
"""`one or more staff per visit, staff do many visits`"""
_BACK = re.compile(rf"\b{_MANY}\s+(?P<of>{_THING})$", re.IGNORECASE)
_ONCE = (
    r"(?:(?:is|are|must\s+be|appears?|occurs?|may\s+appear|counts?|exists?)\s+)?(?:(?:only|at\s+most)\s+)?"
    r"(?:once(?:\s+only)?|unique|no\s+(?:doubles?|duplicates?|repeats?)|(?:never|not)\s+twice"
    r"|no\s+two(?:\s+the\s+same)?)"
)
_SUM = re.compile(
    rf"^(?:(?:the\s+)?same\s+|each\s+)?(?P<list>{_THING}(?:\s+[a-z]+)?(?:\s*\+\s*{_THING}(?:\s+[a-z]+)?)+)"
    rf"(?:\s+(?:together|combined|pair))?\s*[:=–—,-]?\s*{_ONCE}$",
    re.IGNORECASE,
)
"""`Same logger + channel + from: once only`"""
_ONE_PER = re.compile(
    rf"^(?:(?:exactly|only|at\s+most|max|not\s+more\s+than)\s+)?(?:one|1)(?:\s+(?P<what>{_THING}))?\s+"
    rf"(?:per|for\s+each|for\s+every)\s+(?P<list>{_THING}(?:\s*(?:,|\+|/|and)\s*(?:per\s+)?{_THING})+)$",
    re.IGNORECASE,
)
"""`One value per sensor and timestamp`"""
_ONCE_PER = re.compile(
    rf"^(?:(?:an?|the|each|every|same)\s+)?(?P<field>{_THING})\s+{_ONCE}\s+(?:per|in|on|within|for)\s+"
    rf"(?:(?:an?|each|the|one)\s+)?(?P<of>{_THING})$",
    re.IGNORECASE,
)
"""`A stage appears once per curve`"""
_ONCE_IN = re.compile(
    rf"^(?:(?:not|never)\s+twice\s+the\s+same|no)\s+(?P<one>{_THING})(?:\s+twice)?\s+(?:on|in|per|for|within)\s+"
    rf"(?:one|an?|the\s+same|each|any)\s+(?P<of>{_THING})(?:\s+(?:please|pls))?$",
    re.IGNORECASE,
)
"""`not twice the same part on one order`"""
_SPLIT = re.compile(r"\s*(?:,|\+|/|\band\b)\s*(?:per\s+)?", re.IGNORECASE)
_PUT_AWAY = re.compile(
    r"\bdeactivat\w*|(?::|\bkeep\b|\bkept\b|\bstays?\b)[^.;]*?\b(?:inactive|archived)\b"
    r"|\b(?:flagged|marked|set|mark|made|turned)\s+(?:(?:as|to)\s+)?"
    r"(?:inactive|obsolete|archived|retired|hidden|disabled|closed)\b"
    r"|(?:->|=>|→)\s*(?:inactive|archived?|hidden|disabled|retired)\b"
    r"|\b(?:never|not|don['’]t|do\s+not|no)\s+(?:be\s+)?(?:hard[- ])?delet\w+"
    r"|\barchived?,?\s+(?:never|not|don['’]t|keep)|\bhid(?:e|den)\b[^.;]*\bke(?:ep|pt)\b"
    r"|\bswitched\s+off\s+without\s+being\s+lost\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"^(?:(?:an?|each|every)\s+)?(?P<sub>[a-z-]+)\s+(?:directly\s+)?"
    r"(?:hangs?|sits?|lies?|stands?|belongs?|goes|is|are|nests?|comes?|reports?)\s+(?:directly\s+)?"
    r"(?:under|below|inside|within|in|beneath|to|part\s+of)\s+"
    r"(?P<which>the|another|an?|its|one|other)\s+(?P<of>[a-z-]+)\b",
    re.IGNORECASE,
)
"""`Tributary hangs under the river it flows into`"""
_ANOTHER = re.compile(
    r"^(?:an?other|one|an?|some|exactly\s+one)\s+(?P<of>[a-z]+(?:\s[a-z]+)??)"
    r"(?P<perhaps>\s+or\s+\w+|,\s*(?:optional|opt|if\s+any|if\s+known))?$",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(r"^or\s+(?P<state>[a-z]+(?:\s[a-z]+){0,2}?)(?:,.*)?$", re.IGNORECASE)
_PAIR = 2
_FEW_WORDS = 3
"""Words of a field that stands alone, and of which nothing is remarked."""


@lru_cache(maxsize=16_384)
def says_nothing(said: str) -> bool:
    """Whether a half sentence says nothing of what is kept: that it is never changed, or worked out."""
    return bool(_SAYS_NOTHING.match(said) or _WORKED_OUT.search(said))


def per_another(said: str, things: frozenset[str]) -> str:
    """The thing for each of which there are several, as `n per station` says; empty if a text does not."""
    match = _MANY_PER.match(said)
    return match["of"].lower() if match and key(match["of"]) in things else ""


def several_for_each(said: str, things: frozenset[str]) -> tuple[str, str, bool] | None:
    """Things of which there are several for each of another, and whether it is so the other way round too."""
    match = _MANY_FOR_MANY.match(said)
    if match is None or key(match["one"]) not in things or key(match["of"]) not in things:
        return None
    back = _BACK.search(match["back"] or "")
    return (
        singular(match["one"].lower()),
        singular(match["of"].lower()),
        bool(back and key(back["of"]) == key(match["of"])),
    )


def once_each(said: str, thing: str, things: frozenset[str]) -> tuple[str, tuple[str, ...]] | None:
    """A thing and its fields, with what each is unique within, where a half sentence says what is there only once.

    The thing is `thing`, unless the half sentence names another.
    """
    if one := _ONCE_PER.match(said):
        of = one["of"].lower()
        if key(of) == key(thing):
            return None
        field = one["field"].lower()
        named = f"{singular(field)} (reference" if key(field) in things and key(field) != key(thing) else f"{field} ("
        return thing, (f"{named}{', ' if 'reference' in named else ''}unique per {of})",)
    match = _SUM.match(said) or _ONE_PER.match(said)
    if match is None:
        return None
    what = singular((match.groupdict().get("what") or "").lower())
    thing = what if key(what) in things else thing
    told = [ENDS.get(one.strip().lower(), one.strip().lower()) for one in _SPLIT.split(match["list"]) if one.strip()]
    names = [singular(one) if key(one) in things else one for one in told]
    if len(names) < _PAIR or not thing:
        return None
    pointing = [one for one in names if key(one) in things]
    own = [one for one in names if one not in pointing]
    last = own[-1] if own else pointing[-1]
    rest = [one for one in names if one != last]
    note = f"unique per {' and '.join(rest)}"
    carried = f"{last} ({note})" if own else f"{last} (reference, {note})"
    return thing, (*(reference_to(one) for one in pointing if one != last), *own[:-1], carried)


def once_in(said: str, things: frozenset[str]) -> tuple[str, str] | None:
    """Two things of which the one is only once in the other, as a third holds them together."""
    match = _ONCE_IN.match(said)
    names = tuple(singular(one.lower()) for one in (match["one"], match["of"])) if match else ()
    return (names[0], names[1]) if names and all(one in things for one in names) else None


def put_away(said: str, thing: str, things: frozenset[str]) -> str:
    """The thing that a half sentence says is put away rather than deleted; empty if it says so of none."""
    found = _PUT_AWAY.search(said)
    if found is None:
        return ""
    before = said[: found.start()] if re.match(r"[^\W\d_]+\s", said[: found.start()]) else said
    words = [singular(one.lower()) for one in re.findall(r"[^\W\d_]+", before)]
    pairs = [" ".join(both) for both in pairwise(words)]
    return next((one for one in (*pairs, *words) if one in things), thing)


def lies_in_own_kind(said: str, thing: str, things: frozenset[str]) -> bool:
    """Whether a half sentence says that some of a thing lie in others: `Tributary hangs under the river`."""
    match = _UNDER.match(said)
    if match is None or key(match["of"]) != key(thing):
        return False
    other = key(match["sub"]) not in things
    return other or (match["which"].lower() in ("another", "other") and key(match["sub"]) == key(thing))


def chained_states(said: str) -> tuple[str, ...]:
    """The states that arrows chain, some of which may stand beside each other: `alive -> sold / dead`."""
    bare = re.sub(r"\s*\([^()]*\)", "", said)
    beside = re.sub(r"\s+/\s+", " -> ", bare)
    return states_in(beside) if re.search(r"->|→|=>", said) else ()


def points_to(said: str, field: str, things: frozenset[str]) -> str:
    """The field that points to another thing: `mother: another animal or unknown`; empty if it points to none."""
    match = _ANOTHER.match(said)
    if match is None or key(match["of"]) not in things:
        return ""
    return f"{field} (a {match['of'].lower()}{', optional' if match['perhaps'] else ''})"


def one_more_state(said: str) -> str:
    """The state that a half sentence adds to those before it: `Or cancelled.`"""
    match = _ONE_MORE.match(said)
    return match["state"].lower() if match else ""


def without_subject(said: str, thing: str) -> str:
    """A sentence without what it is about, where that is the thing itself: `Each sensor measures one quantity`."""
    return re.sub(
        rf"^(?:(?:each|every|an?|the)\s+)?{re.escape(thing)}s?\s+(?=(?:always\s+|only\s+)?[a-z]+s?\s)",
        "",
        said,
        flags=re.IGNORECASE,
    )


def with_article(said: str, things: frozenset[str]) -> str:
    """A sentence with the article that it leaves out: `Station has several curves` is said of a station."""
    words = said.split()
    for size in (2, 1):
        name = " ".join(words[:size])
        if len(words) > size + 1 and name.lower() == key(name) and key(name) in things and words[size].isalpha():
            return f"{'An' if name[0] in 'AEIOUaeiou' else 'A'} {name[0].lower()}{said[1:]}"
    return said


def own_fields(said: str, things: frozenset[str]) -> tuple[TerseField, ...]:
    """The fields that a half sentence lists, or the one that it remarks on; empty where it is a sentence."""
    fields = terse_fields(said, things)
    alone = len(fields) == 1 and "(" not in fields[0].fields[0] and len(said.split()) > _FEW_WORDS
    return fields if enough(fields, least=1) and not alone else ()
