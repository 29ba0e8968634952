"""The types of fields as data dictionaries write them for people, in words for one each: `Amount in euro` is money.

What follows a type says more of it: `Decimal, cm`.
"""

import re

_TYPES = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"date\s*(?:and|&|/|\+|-)\s*time\b", "timestamp"),
        (r"(?:whole|natural|integral)\s+numbers?\b", "integer"),
        (
            r"(?:(?:amount|sum)(?:\s+of\s+money)?|money|price)"
            r"(?:\s+(?:in\s+)?[A-Za-z]+|\s*\([A-Za-z]+\)|,\s*[A-Za-z]+)?$",
            "money",
        ),
        (r"(?:[a-z]+\s+)?code,\s+(?:of\s+)?(?P<letters>\d)\s+(?:letters|characters|digits)$", r"string(\g<letters>)"),
        (r"(?:decimal|real|floating[- ]point)\s+numbers?\b", "decimal"),
        (r"(?:tick\s?box|check\s?box|flag|y/n|true/false)$", "boolean"),
        (r"(?:file|upload|attachment)\b", "file"),
    )
)


def declared(cell: str) -> str:
    """What the cell of a field's type says, with the type itself in one word where it begins with one in several."""
    for pattern, instead in _TYPES:
        if match := pattern.match(cell.strip()):
            return f"{match.expand(instead)}{cell.strip()[match.end() :]}"
    return cell
