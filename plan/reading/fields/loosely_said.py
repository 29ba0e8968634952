"""Items of a list that are said loosely, each put as it names its field: `by which of us` is who did it."""

import re
from functools import lru_cache

from plan.reading.words.attribute_words import is_attribute

_END = r"(?=\s*(?:$|[,.;:)]|\band\b|\bor\b))"
_BEGIN = r"(?:(?<=^)|(?<=,\s)|(?<=\band\s)|(?<=;\s))"
_WRITTEN = (
    r"instructions|remarks|comments|notes|wishes|observations|restrictions|requirements|conditions|preferences"
    r"|information|details|warnings"
)
_AS_NAMES = (
    (
        re.compile(
            r",?\s+which\s+(?:always\s+)?(?:counts\s+up\s+|is\s+numbered\s+|(?:starts|begins|restarts)\s+(?:again\s+)?(?:at|from|with)\s+(?:1|one)\s+)(?:(?:at|from|with)\s+(?:1|one)\s+)?"
            r"(?:again\s+)?(?:within|for|per|in)\s+(?:(?:the|each|every|an?)\s+)?(?P<scope>[a-z]+)(?=\s*(?:$|[,.;]|and\b))",
            re.IGNORECASE,
        ),
        r" (unique per \g<scope>)",
    ),
    (
        re.compile(
            rf"{_BEGIN}(?:what|which\s+one)\s+(?:was|is|has\s+been)\s+[a-z]+(?:\s+(?:out|over|back|in))?\s+"
            r"\((?:an?|the|one)\s+(?P<one>[a-z]+(?:\s[a-z]+)?)\s+or\s+(?:an?|the|one)\s+(?P<other>[a-z]+(?:\s[a-z]+)?)\)",
            re.IGNORECASE,
        ),
        r"\g<one> (optional), \g<other> (optional)",
    ),
    (
        re.compile(rf"{_BEGIN}(?:the\s+|its\s+|their\s+|an?\s+)?date\s+and\s+(?:the\s+)?time{_END}", re.IGNORECASE),
        "happened at",
    ),
    (
        re.compile(
            rf"{_BEGIN}by\s+(?:whom|which\s+(?:one\s+)?of\s+(?:us|them|our\s+[a-z]+)|which\s+(?:member\s+of\s+staff|colleague|employee))(?:\s+it\s+was(?:\s+done)?)?{_END}",
            re.IGNORECASE,
        ),
        "done by",
    ),
    (
        re.compile(
            rf"{_BEGIN}(?:to\s+)?(?:who|whom)\s+(?:it|they|we)\s+(?:was|were|is|are)?\s*(?:given|gave|lent|sold|sent|handed|passed|delivered|issued)(?:\s+(?:it|them))?(?:\s+(?:out|over))?(?:\s+to)?{_END}",
            re.IGNORECASE,
        ),
        "recipient",
    ),
    (
        re.compile(
            rf"{_BEGIN}any\s+(?P<what>(?:(?:special|further|other|additional)\s+)?(?:[a-z]+\s)?(?:{_WRITTEN}))(?:\s+for\s+(?:the|our|their)\s+[a-z]+)?{_END}",
            re.IGNORECASE,
        ),
        r"optional \g<what>",
    ),
    (
        re.compile(
            rf"{_BEGIN}what\s+(?:the|its|their)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)\s+(?:was|is|were|are|had\s+been)(?:(?=\s+if\s)|{_END})",
            re.IGNORECASE,
        ),
        r"\g<what>",
    ),
    (
        re.compile(
            rf"(?<=\w)(?<!known)\s+for\s+(?:everyone|everybody|each\s+of\s+them|all\s+of\s+them|each\s+one){_END}",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        re.compile(
            rf"(?<=\w)\s+(?:for|from|of)\s+(?:those|people|everyone|anyone|anybody)\s+(?:who|that)\s+(?:have|has|own|gave|give)\s+(?:us\s+)?(?:one|it|any){_END}",
            re.IGNORECASE,
        ),
        " (optional)",
    ),
    (re.compile(r"\b(?:fixed|certain|given|limited|different)\s+(?=number\s+of\s)", re.IGNORECASE), ""),
    (
        re.compile(
            rf",?\s+(?:which\s+are\s+|these\s+are\s+)?numbered\s+(?:consecutively|(?:through\s+)?from\s+(?:1|one)(?:\s+(?:on|up|upwards?|to\s+\w+))?){_END}",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        re.compile(
            rf"(?P<what>{_BEGIN}(?:the|which)\s+[a-z]+(?:\s[a-z]+)?)\s+(?:each(?:\s+(?:one|of\s+them))?|it|they)\s+(?:belongs?|stands?|is|are|hangs?|lies|sits?|comes?|goes)\s+(?:to|in|at|on|under|from)(?!\s*;){_END}",
            re.IGNORECASE,
        ),
        r"\g<what>",
    ),
)


_EXAMPLES = re.compile(
    r"(?P<before>[a-z]),?\s+(?:e\.\s?g\.|for\s+(?:example|instance)|such\s+as)[:,]?\s+(?P<list>[^():;]+)$",
    re.IGNORECASE,
)
"""`conditions that matter, e.g. gout, asthma`: examples to the end of the list."""
_IF_SO = re.compile(
    r"\b(?P<field>[a-z]+)\s+if\s+(?:the|an?|our|their|its|any)\s+[a-z]+(?:\s[a-z]+){1,4}(?=\s*(?:$|[,;]))",
    re.IGNORECASE,
)
"""`the crime number if the police were involved`"""
_PLAIN = re.compile(r"(?:an?|the|its|their|whether|when|who|how|what)\s", re.IGNORECASE)


def _may_be_missing(match: re.Match[str]) -> str:
    return f"{match['field']} (optional)" if is_attribute(match["field"]) else match[0]


def _without_examples(match: re.Match[str]) -> str:
    listed = [one.strip() for one in re.split(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", match["list"])]
    fields = any(_PLAIN.match(one) or is_attribute(one) for one in listed[1:])
    return match[0] if fields or len(listed) == 1 else match["before"]


@lru_cache(maxsize=16_384)
def said_plainly(text: str) -> str:
    """The text of a list with each of its items as it names its field."""
    for pattern, name in _AS_NAMES:
        text = pattern.sub(name, text)
    return _EXAMPLES.sub(_without_examples, _IF_SO.sub(_may_be_missing, text))
