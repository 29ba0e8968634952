"""Words that were taken for a field where a list was taken apart, and name none; and what stands around a name."""

import re
from collections.abc import Iterable

from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of

_ONLY_REMARKS = frozenset(("unique", "required", "mandatory", "optional", "compulsory"))
"""What is said of the field before, where a list was taken apart: `a name, unique, and a rate`."""
_DONE_TO_IT = re.compile(
    r"(?:printed|painted|used|written|stuck|glued|stamped|engraved|burnt|shown|fixed|placed|attached)\s+(?:on|in|to|onto"
    r"|into|under|at)\s+(?:the|an?|its|every|each|all)\s+[a-z ]+",
    re.IGNORECASE,
)
"""Where a field is to be seen: `a number, printed on the label`."""
_WRONG = re.compile(r"(?:unknown|invalid|wrong|missing|incorrect|nonexistent)\s", re.IGNORECASE)
"""What a step says is wrong with something: `a row with an unknown barcode`."""
_ANNOUNCED = re.compile(r"(?:the\s+)?following\s", re.IGNORECASE)
"""What stands for what is listed below it: `the following states`."""
_SOME = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|fifty|hundred"
_NO_NAME = re.compile(
    r"the|once|twice|forever|for\s+(?:ever|good|life|all\s+time)|whatever|whichever|whenever|either|neither|both|same|rest|others?|else"
    r"|(?:tell|show|give|let|remind|warn|ask)\s+(?:me|us|them|you)(?:\s.+)?"
    rf"|(?:about|around|roughly|nearly|almost)\s+(?:{_SOME})"
    r"|(?:a\s+|few\s+)*(?:line|word|sentence)s?(?:\s+or\s+(?:two|three|so)|\s+about)(?:\s.+)?"
    r"|.+\s(?:ourselves|themselves|itself|myself|yourself)"
    r"|(?:these|those|this|that|us|me|them|both\s+of)\s.+"
    r"|any\s+number\s+of\s.+"
    r"|.*\b(?:do|does|did|should|can|could|would|will|is|are|was|must)n['’]?t\s.+"
    r"|(?:or|and)\s.+",
    re.IGNORECASE,
)
"""What is no name of anything: `tell me`, `around nine`, `a line or two`, `program shouldn't take an order`."""
_BEFORE = re.compile(
    r"^(?:(?:roughly|around|approximately|just|simply|ideally|even|(?:from|on|at|by)\s+(?:what|which))\s+)?"
    r"(?:(?:the|your|our|my)\s+)?(?=[a-z])",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+(?:in\s+(?:a\s+)?few\s+words|and|or|(?:for|of|with)\s+(?:each|those|these|them))$", re.IGNORECASE
)
_INSTEAD = {"why": "reason", "whose": "owner", "how": "method"}
_EITHER = re.compile(r"(?P<one>[a-z-]+)\s+or\s+(?P<other>[a-z-]+)")
"""What a field may be, behind its name: `a severity, minor or major`."""
_CHOSEN = words_of("severity level kind type status state class category priority size grade mode direction sex gender")
"""What is mostly one of a few."""
_FIRST = re.compile(r"(?P<name>[a-z]+)\s+of\s+(?P<first>[a-z-]+)")
"""`a severity of minor, major or critical`"""


def field_named(text: str) -> str:
    """The name of the field that words name, with its note and without what says nothing; empty if they name none."""
    name, mark, note = text.partition(" (")
    wrong = name.isdigit() or text.lower() in _ONLY_REMARKS or _NO_NAME.fullmatch(name)
    if wrong or _ANNOUNCED.match(name) or _WRONG.match(name) or _DONE_TO_IT.fullmatch(name):
        return ""
    bare = _BEHIND.sub("", _BEFORE.sub("", name))
    return f"{_INSTEAD.get(bare.lower(), bare)}{mark}{note}"


def with_choices(fields: Iterable[str]) -> tuple[str, ...]:
    """Fields of one list, those that are only what the one before may be as its values."""
    found: list[str] = []
    for one in fields:
        choice = _EITHER.fullmatch(one)
        if choice is None or not found or is_attribute(choice["one"]) or is_attribute(choice["other"]):
            found.append(one)
        elif "(" in found[-1]:
            continue
        elif (first := _FIRST.fullmatch(found[-1])) and is_attribute(first["name"]):
            found[-1] = f"{first['name']} ({first['first']}, {choice['one']}, {choice['other']})"
        elif found[-1].rpartition(" ")[2] in _CHOSEN:
            found[-1] = f"{found[-1]} ({choice['one']}, {choice['other']})"
        else:
            found.append(one)
    return tuple(found)
