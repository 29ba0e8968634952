"""What somebody is able to do where a sentence leaves out who: `Catering can be ordered with a booking`."""

import re

from plan.reading.words.verbs import active

_CAN_BE = re.compile(
    r"^(?:(?:and|also|then)\s+)?(?:(?:the|an?|each|every|any|all)\s+)?(?P<what>[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,2})\s+"
    r"can\s+(?:also\s+)?be\s+(?P<done>[a-z]+)(?P<rest>\s.+)?$",
    re.IGNORECASE | re.DOTALL,
)
_NO_DEED = frozenset(
    ["used", "assumed", "expected", "found", "reached", "based", "needed", "related", "nested", "linked"]
)
_BY = re.compile(r"\s+by\s")


def passive_wish(text: str) -> str:
    """Return what is done as it stands after "to"; empty if the sentence says nothing that can be done."""
    match = _CAN_BE.match(text.strip(" .;!"))
    if match is None or match["done"].casefold() in _NO_DEED or _BY.match(match["rest"] or ""):
        return ""
    verb = active(match["done"])
    return f"{verb} {match['what'].lower()}{match['rest'] or ''}" if verb else ""
