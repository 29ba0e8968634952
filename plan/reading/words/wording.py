"""What is said in several words, put as one: a member of staff is a staff member, to make inactive is to deactivate."""

import re
from functools import lru_cache

from plan.reading.words.verbs import is_deed, participle

_INACTIVE = re.compile(
    r"\b(?:make|set)s?\s+(?P<what>(?:an?|the|my|our)\s+[a-z]+(?:\s(?!of\b)[a-z]+)?)\s+inactive\b", re.IGNORECASE
)
_MEANING = re.compile(r",\s+meaning\s+(?:the|all|our|both|every)\s[^,;.]+", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"^(?P<to>(?:to\s+)?)follow\s+"
    r"(?=(?:an?|the|my|our)\s+[a-z]+(?:\s[a-z]+)?\s+(?:until|till|through|from|over)\b)",
    re.IGNORECASE,
)
_WE_GROUP = re.compile(
    r"^(?:we|i|they|people)\s+(?P<verb>group|sort|divide|arrange|classify)\s+(?P<what>them|these|those|(?:the\s+|our\s+|all\s+)?[a-z]+(?:\s[a-z]+)?(?<!s)s)\s+"
    r"(?:in|into|under)\s+(?=[a-z]+(?:\s[a-z]+)?s\b)",
    re.IGNORECASE,
)
"""`We group them in menu categories`: they are grouped in these."""
_MEMBER = re.compile(r"\bmember(?P<many>s?)\s+of\s+(?:the\s+|our\s+)?staff\b", re.IGNORECASE)

_STANDS_ON = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:(?:on|in|at|below|under|with)\s+(?:each|every)\s+(?P<each>[a-z]+(?:\s[a-z]+)?)"
    r"|(?:(?:on|in|at|below|under|beneath|underneath|beside|above|next\s+to|behind)\s+(?:it|them|that|this|(?:the|its|their|his|her)\s+[a-z]+(?:\s+(?!of\b)[a-z]+)??"
    r"(?:\s+of\s+(?:the|its|their|his|her)\s+[a-z]+)?(?:\s+of\s+(?:an?|each|every)\s+(?P<of>[a-z]+(?:\s[a-z]+)??))?)"
    r"|further\s+(?:down|up)|underneath|below))"
    r"(?:\s+(?:stands?|comes?|follows?|is|are|goes|go)|,?\s+(?:you|we|i|one|people)\s+(?:finds?|sees?|reads?))\s+(?:also\s+)?"
    r"(?=(?:an?|the|its|their|his|her|who|when|how|what|whether)\s|[a-z]+(?:\s[a-z]+)?(?:,|\s+and\s))",
    re.IGNORECASE,
)
"""`On each line stand the part and the price`: each line contains them."""

_ABLE = re.compile(
    r"\b(?:(?:should|shall|must|will|have\s+to|has\s+to)\s+be|is|are)\s+(?P<verb>[a-z]{3,})able(?=\s+(?:to|on|for|in|with|by|at)\b)",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:(?:should|shall|must|will|have\s+to|has\s+to)\s+be|is|are)\s+possible(?=\s+(?:on|for|with|in|at|per|to\s+(?:an?|the|each|every))\s)",
    re.IGNORECASE,
)
_AND_SO_ON = re.compile(r"\([^()]*\band\s+so\s+on[,;]\s+(?P<remark>[^()]+)\)", re.IGNORECASE)
"""`a code (V11, X10 and so on, unique)`: examples, with a remark behind them."""
_PROFILE = re.compile(
    r"\b(?:an?|the)\s+(?:profile|record|card|sheet)\s+(?:for|of|about)\s+(?P<whose>(?:each|every)\s+[a-z]+)\b",
    re.IGNORECASE,
)
"""What is kept of each sitter is that of each sitter."""


def in_plain_order(text: str) -> str:
    """The text with what stands on something behind that: `On each line stands a price` is `each line contains`."""
    return _STANDS_ON.sub(_contains, _PROFILE.sub(r"\g<whose>", _AND_SO_ON.sub(r"(\g<remark>)", text)))


def _contains(match: re.Match[str]) -> str:
    of = match["each"] or match["of"]
    return f"each {of} contains " if of else "it contains "


def _can_be(match: re.Match[str]) -> str:
    """What can be done, as a verb: papers that are attachable to a file can be attached to it."""
    verb = match["verb"].lower()
    return f"can be {participle(verb)}" if is_deed(verb, "the") else match[0]


def _are_grouped(match: re.Match[str]) -> str:
    what = "they" if match["what"].lower() in {"them", "these", "those"} else match["what"]
    return f"{what[:1].upper()}{what[1:]} are {participle(match['verb'].lower())} in "


@lru_cache(maxsize=16_384)
def in_plain_names(text: str) -> str:
    """The text with what is said in several words put as one name, or as one verb."""
    text = _POSSIBLE.sub("can be recorded", _ABLE.sub(_can_be, text))
    text = _FOLLOWING.sub(r"\g<to>see ", _MEANING.sub("", _INACTIVE.sub(r"deactivate \g<what>", text)))
    text = _WE_GROUP.sub(_are_grouped, text)
    return _MEMBER.sub(r"staff member\g<many>", text)
