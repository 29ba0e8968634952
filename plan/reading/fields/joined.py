"""Fields that a list says in one breath, told apart: `arterial and venous pressure`, `which nurse on which day`."""

import re

from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute

_ADJECTIVE = r"[a-z]+(?:ic|al|ous|ive|ary|ile|ar)"
_TWO_OF_A_KIND = re.compile(
    rf"\b(?P<one>{_ADJECTIVE})\s+and\s+(?P<other>{_ADJECTIVE})\s+(?P<head>[a-z]+(?:\s(?!and\b|or\b|in\b|of\b|at\b|on\b|for\b|is\b|are\b)[a-z]+)?)(?=\s*(?:,|;|$|\(|and\b|in\b|at\b|of\b|is\b|are\b))",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?P<one>[a-z]+)\s+and\s+(?P<other>[a-z]+)\s+(?P<head>concentrations?|contents?|levels?|pressures?|percentages?|shares?)(?=\s*(?:,|;|$|\(|and\b))",
    re.IGNORECASE,
)
"""`potassium and calcium concentration`: what is measured of two substances."""
_YES_OR_NO = re.compile(
    r"\b(?P<what>[a-z]+(?:\s[a-z]+)?)\s*(?:[:,–-]\s*|\(\s*)?(?:yes\s*(?:or|/)\s*no|y/n|true/false)\b\s*\)?",
    re.IGNORECASE,
)
"""`direction, pick-up time, wheelchair yes or no`"""
_OF_A_LIST = re.compile(
    r"\(\s*(?:an?|one\s+of\s+the)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)\s+(?:of|from|in|out\s+of)\s+(?:the|our|an?)\s+(?:[a-z]+\s)?"
    r"(?:list|catalogue|catalog|register|directory|inventory|stock|range)\b[^()]*\)",
    re.IGNORECASE,
)
"""`the frame (a part of our catalogue, see 4)` is one of the parts."""
_MEANS = (
    r"(?:(?:in\s+)?cash|(?:by\s+)?(?:credit\s+|debit\s+|bank\s+)?card|cheque|check|(?:by\s+)?(?:bank\s+)?transfer|invoice"
    r"|voucher|direct\s+debit)"
)
_PAID_BY = re.compile(
    rf"(?:(?<=^)|(?<=,\s)|(?<=\sand\s))(?P<means>{_MEANS}(?:,\s+{_MEANS})*,?\s+or\s+{_MEANS})(?=\s*(?:,|;|$))",
    re.IGNORECASE,
)
"""`how much, when, cash or card`"""
_LATER = re.compile(
    r",\s+(?:(?P<last>the\s+last(?:\s+(?P<many>two|three|four))?|the\s+latter)|(?P<both>both|all)(?:\s+of\s+(?:them|these))?)\s+"
    r"(?:coming|following|arriving|added|entered|filled\s+in|known|available)\s+(?:only\s+)?(?:[a-z]+\s+){0,3}(?:later|afterwards)$",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4}
_PARTS = re.compile(r"(,\s+and\s+|,\s+|\s+and\s+)")
_WHICH = re.compile(
    r"\bwhich\s+(?P<what>[a-z]+(?:\s[a-z]+)??)(?=\s+(?:[a-z]+s|is|was|has|had|can|may|must|on|in|at|for|with|to|by|and|from)\b|,|$)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"^which\s", re.IGNORECASE)


def told_apart(text: str) -> str:
    """The list with each of its fields by itself."""
    text = _OF_A_LIST.sub(lambda match: f"(a {singular(match['of'].lower())})", text)
    text = _PAID_BY.sub(_by_means, text)
    text = _YES_OR_NO.sub(r"\g<what> (boolean)", _coming_later(text))
    return _MEASURED.sub(_measured, _TWO_OF_A_KIND.sub(_of_a_kind, _asked(text)))


def _by_means(match: re.Match[str]) -> str:
    means = re.split(r",\s+(?:or\s+)?|\s+or\s+", re.sub(r"\b(?:in|by)\s+", "", match["means"], flags=re.IGNORECASE))
    return f"method ({', '.join(means)})"


def _of_a_kind(match: re.Match[str]) -> str:
    if not is_attribute(match["head"]) or is_attribute(match["one"]):
        return match[0]
    return f"{match['one']} {match['head']}, {match['other']} {match['head']}"


def _measured(match: re.Match[str]) -> str:
    if is_attribute(match["one"]) or match["one"].lower() in {"a", "an", "the"}:
        return match[0]
    head = singular(match["head"])
    return f"{match['one']} {head}, {match['other']} {head}"


def _asked(text: str) -> str:
    """`which nurse works on which date in which shift` asks for a nurse, a date and a shift."""
    asked = [match["what"] for match in _WHICH.finditer(text)] if _ASKS.match(text) and "," not in text else []
    return ", ".join(asked) if len(asked) > 1 else text


def _coming_later(text: str) -> str:
    """The list with the fields that it says come later as optional: `…, the last two coming days later`."""
    match = _LATER.search(text)
    if match is None:
        return text
    parts = _PARTS.split(text[: match.start()])
    fields = range(0, len(parts), 2)
    few = len(fields) if match["both"] else _COUNTS.get((match["many"] or "").lower(), 1)
    for at in fields[-few:]:
        parts[at] = parts[at] if "(" in parts[at] else f"{parts[at]} (optional)"
    return "".join(parts)
