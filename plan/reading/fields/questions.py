"""Fields that a list puts as a question: `the day by which it is to be paid`, `how they are related to the child`."""

import re
from collections.abc import Callable

_WHO = r"(?:it|we|they|he|she|i|you|one|somebody|someone|(?:the|an?|this|each)\s+[\w’'-]+(?:\s[\w’'-]+)??)"
_IS = r"(?:is|are|was|were|has|have|had|gets?|got|will\s+be)"
_VALUE = r"[a-z][a-z -]{1,24}"
_VALUES = (
    rf"(?P<values>{_VALUE}?(?:,\s+(?:(?:by|in|as|with)\s+)?{_VALUE}?)*,?\s+or\s+(?:(?:by|in|as|with)\s+)?{_VALUE})"
)
_BY_WHICH = re.compile(
    rf"^(?:(?:the\s+)?(?:day|date|time|moment)\s+)?(?P<when>from|since|until|on|at)\s+which\s+(?:(?:day|date|time|moment|hour)\s+)?{_WHO}\s+"
    rf"(?:{_IS}\s+)?(?:been\s+)?(?P<what>(?!to\b)[a-z]+(?:\s(?:in|out|off|up|back))?)$"
)
_RELATED = re.compile(rf"^how\s+{_WHO}\s+(?:is|are)\s+related(?:\s+to\s+[^()]+)?(?:\s+(?P<note>\([^()]*\)))?$")
_DONE_FOR = re.compile(
    rf"^(?:what|which\s+[a-z]+)\s+{_WHO}\s+(?:is|are|was|were|has\s+been)\s+(?P<what>[a-z]+(?:ed|en)\s+(?:for|as|to|with|in))"
    r"(?:\s+(?P<note>\([^()]*\)))?$"
)
_KIND = re.compile(
    r"^(?:what|which)\s+(?P<kind>kind|type|sort|category)\s+of\s+(?P<of>[a-z]+)(?:\s+(?:it|this|that)\s+(?:is|was))?$"
)
_AT_WHICH = re.compile(
    rf"\b(?P<field>[a-z]+)\s+(?:at|in|on|with|for|by)\s+which\s+[^,:;()]{{2,40}}:\s+(?P<values>{_VALUE}(?:,\s+{_VALUE})*,?\s+or\s+{_VALUE})$",
    re.IGNORECASE,
)
"""`the level at which they play: beginner or expert`"""
_OUTCOME = re.compile(
    rf"^(?:what\s+(?:(?:has\s+)?(?:come|came|comes)\s+(?:out\s+)?of\s+{_WHO}|came\s+out|{_WHO}\s+(?:led\s+to|resulted\s+in))|"
    r"how\s+it\s+(?:went|ended|turned\s+out))$"
)
"""`what came of it`"""
_TIMES = re.compile(r"^how\s+(?:many\s+times|often)\s+(?:an?|per|each|every)\s+(?P<unit>day|week|month|year)$")
_WAY = re.compile(
    rf"\bwhether\s+{_WHO}\s+(?:(?:is|was|are|were|has\s+been)\s+)?[a-z]+\s+(?:by|in|with|through|via)\s+{_VALUES}"
    r"(?=\s*(?:$|[,;.]))",
    re.IGNORECASE,
)
_ONE_OF_TWO = re.compile(
    r"^whether\s+(?:it|they|he|she|this|that|somebody|someone)(?:['’](?:s|re)|\s+(?:is|was|are|were))\s+an?\s+(?P<one>[a-z]+)\s+or\s+an?\s+(?P<other>[a-z]+)$"
)


def phrased_question(text: str) -> str:
    """The field that a question asks for; empty where it is no question of these kinds."""
    said = " ".join(text.strip().split()).lower()
    return next((named(match) for pattern, named in _QUESTIONS if (match := pattern.match(said))), "")


_FOR = r"(?:for|per|by)\s+(?:an?\s+|the\s+)?"
_PRICES = re.compile(
    rf"\b(?:what\s+(?:it|they|one|we|the\s+[a-z]+)\s+(?:cost|charge|pay)s?|(?:the|an?)\s+(?P<what>price|fee|rate|cost|rent|charge))\s+"
    rf"{_FOR}(?P<one>(?:half\s+an?\s+|full\s+)?[a-z]+)\s+and\s+{_FOR}(?P<other>(?:half\s+an?\s+|full\s+)?[a-z]+)(?=\s*(?:$|[,;.]))",
    re.IGNORECASE,
)
"""`what it costs for half a day and for a full day` is two prices."""
_WHO_AND_WHEN = re.compile(
    r"\b(?P<who>who(?:\s+of\s+(?:us|them))?\s+(?:has\s+)?(?P<done>[a-z]+ed)(?:\s+(?:it|this|that))?)(?:,?\s+and|,)\s+when(?=\s*(?:$|[,;.]|and\b))",
    re.IGNORECASE,
)
"""`who reported it, when`"""
_BY_WHEN = re.compile(
    r"\b(?:an?|the)\s+(?:date|day)\s+(?:until|till|by)\s+(?:when|which)\s+it\s+(?:has\s+to|must|should)\s+be\s+[a-z]+\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf\s+an?\s+", re.IGNORECASE)


def _two_prices(match: re.Match[str]) -> str:
    what = match["what"] or "price"
    return ", ".join(f"{what} for {_HALF.sub('half ', match[one])}" for one in ("one", "other"))


def with_ways(text: str) -> str:
    """A list with the ways in which something may be done as one field: `whether it was paid in cash or by card`.

    What it costs in two ways is two of them.
    """
    text = _BY_WHEN.sub("due date", _WHO_AND_WHEN.sub(r"\g<who>, when it was \g<done>", text))
    text = _PRICES.sub(_two_prices, text)
    text = _AT_WHICH.sub(lambda match: f"{match['field']} ({_values(match)})", text)
    return _WAY.sub(lambda match: f"method ({_values(match)})", text)


def _moment(match: re.Match[str]) -> str:
    return f"{match['what']} {match['when']}"


def _noted(name: str, match: re.Match[str]) -> str:
    return f"{name} {match['note'].replace(' or ', ', ')}" if match["note"] else name


def _values(match: re.Match[str]) -> str:
    parts = re.split(r",\s+(?:or\s+)?|\s+or\s+", match["values"])
    return ", ".join(re.sub(r"^(?:by|in|as|with)\s+", "", one.strip()) for one in parts)


_TAKES = re.compile(
    rf"^(?:the\s+)?(?P<what>time|minutes|hours|days|weeks|months)\s+(?:that\s+)?{_WHO}\s+(?:(?:usually|normally|typically|really|actually)\s+)?"
    r"(?:takes?|lasts?|took|lasted|needs?)(?:\s+(?:in|on|at|for|up)\s+[^()]+)?$"
)
"""`the time it usually takes in the chair`"""
_AFTER = re.compile(r"^(?:after|every|for)\s+how\s+many\s+(?P<unit>days|weeks|months|years)(?:\s.*)?$")
_SPOKEN_TO = re.compile(rf"^whom?\s+{_WHO}\s+(?:spoke|talked|reached|got|met|asked)(?:\s+(?:to|with))?$")
_SAID = re.compile(rf"^what\s+{_WHO}\s+(?:said|answered|replied|promised)$")
_WHAT_FOR = re.compile(rf"^what\s+{_WHO}\s+(?:was|is|were|are)\s+for$|^the\s+[a-z]+\s+it\s+is\s+for$")
_ABOUT = re.compile(rf"^what\s+{_WHO}\s+(?:is|was)\s+about(?:\s+(?P<note>\([^()]*\)))?$")
_QUESTIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_BY_WHICH, _moment),
    (_RELATED, lambda match: _noted("relationship", match)),
    (_DONE_FOR, lambda match: _noted(match["what"], match)),
    (_KIND, lambda match: f"{match['of']} {match['kind'].replace('sort', 'kind')}"),
    (_TIMES, lambda match: f"times per {match['unit']}"),
    (_TAKES, lambda match: "duration" if match["what"] == "time" else f"duration in {match['what']}"),
    (_AFTER, lambda match: f"interval in {match['unit']}"),
    (_OUTCOME, lambda _: "outcome"),
    (_SPOKEN_TO, lambda _: "person spoken to"),
    (_SAID, lambda _: "answer"),
    (_WHAT_FOR, lambda match: "purpose" if match[0].startswith("what") else match[0].split()[1]),
    (_ABOUT, lambda match: _noted("subject", match)),
    (_ONE_OF_TWO, lambda match: f"kind ({match['one']}, {match['other']})"),
)
