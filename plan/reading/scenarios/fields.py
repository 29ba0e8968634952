"""What one step of a scenario says is known of something: `Given spare parts with part number and unit price`."""

import re

from plan.reading.fields.named_things import KEPT
from plan.reading.fields.phrases import field_phrases
from plan.reading.scenarios.words import ARTICLE, NAME, SHORT_NAME, WORD
from plan.reading.words.attribute_words import is_attribute, partly_fields, plainly_fields, reference_to

_WITH = re.compile(
    rf"^(?:(?P<called>{NAME}):\s+)?(?:{ARTICLE}\s+)?(?:[a-z]+\s)??(?P<name>{NAME})\s+with\s+(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    rf"^(?:{ARTICLE}\s+)?(?:[a-z]+ed\s+)?(?P<name>{NAME})\s+(?:of|in|for|at|on)\s+(?:an?|the|each)\s+(?P<whole>{WORD})\s+with\s+(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
"""`Given a service contract of a park with contract number and yearly fee`."""
_HAS_ONE_WITH = re.compile(
    rf"^(?:each|every|an?|the)\s+(?P<whole>{WORD})\s+has\s+(?:exactly\s+|at\s+most\s+)?(?:one|an?)\s+(?P<name>{WORD})\b[^,;:]{{0,30}}?\s+with\s+(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
"""`Each park has one report for the month with energy and availability`."""
_DOES_WITH = re.compile(
    rf"^(?:{ARTICLE}\s+)(?P<name>{WORD})\s+(?:is\s+(?:also\s+)?(?:{KEPT}|sent|created|entered)|[a-z]+s(?:\s+in)?)\s+with\s+(?P<list>[^:;]+,[^:;]+)$",
    re.IGNORECASE,
)
"""`The batch is stored with time received and size`."""
_SEES = re.compile(
    rf"\b(?:sees?|gets?|finds?|lists?|shows?|contains?)\s+(?:every|each|all|the|an?)\s+(?P<name>{NAME})\s+with\s+"
    rf"(?P<list>[^:;]+?)(?P<tree>\s+(?:below|under|beneath|inside)\s+(?:its|their|the)\s+parent(?:\s+{WORD})?)?$",
    re.IGNORECASE,
)
_MADE = re.compile(
    rf"(?:^|\s)an?\s+(?:new\s+)?(?P<name>{SHORT_NAME})\s+(?:with\s+an?\s+(?P<field>{NAME})\s+)?"
    r"(?:begins|starts|is\s+(?:created|opened|made|raised|issued|entered))\b",
    re.IGNORECASE,
)
_DONE_WITH = re.compile(
    rf"\b(?:it|them|(?:an?|the)\s+(?P<name>{NAME}))\s+with\s+(?P<list>an?\s+{NAME}(?:(?:,\s+|\s+and\s+)an?\s+{NAME})*)$",
    re.IGNORECASE,
)
_STORED = re.compile(
    rf"^(?P<list>[^:;]+?)\s+(?:is|are)\s+(?:also\s+|both\s+|all\s+)?{KEPT}(?:\s+with\s+(?P<more>[^:;]+))?$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    rf"\b(?:gives?|gets?|has|receives?|is\s+given)\s+(?:it\s+|them\s+)?an?\s+(?P<field>{SHORT_NAME})"
    r"(?:\s+\((?P<values>[^()]+)\))?(?=$|,|\s+(?:when|once|if|as|after|until)\b)",
    re.IGNORECASE,
)
_WHO_AND_WHEN = re.compile(
    r"^(?:the\s+[a-z]+|who\b.*?)\s+and\s+(?:the\s+(?:time|date|moment)|when\b.*?)\s+(?:is|are)\s+"
    r"(?:stored|recorded|kept|saved|noted|logged)\b",
    re.IGNORECASE,
)
"""`The operator and the time are recorded`: of what was done last."""
_MOMENT = re.compile(
    r"\bwith\s+the\s+(?:time|date|moment)(?:\s+(?:at|on)\s+which\s+it\s+(?:was|is)\s+(?P<deed>[a-z]+))?$",
    re.IGNORECASE,
)
_VALUED = re.compile(
    rf"^(?:the|its|his|her|their)\s+(?:current\s+|new\s+)?(?P<field>{NAME})(?:\s+of\s+(?:the|this|that)\s+(?P<name>{NAME}))?\s+(?:is|was)\s+"
    r"(?:now\s+|then\s+|still\s+)?(?:[£€$]?\d|today\b|tomorrow\b|yesterday\b)",
    re.IGNORECASE,
)
"""`The return date of the loan is 28 November`, `her joining date is today`."""
_DUE = re.compile(r"^(?:it|this|that|the\s+[a-z]+)\s+is\s+due\s+(?:by|on|at)\s", re.IGNORECASE)
_PAID = re.compile(
    rf"\ban?\s+(?P<name>{SHORT_NAME})\s+of\s+[£€$]\s?\d+(?P<how>\s+(?:in|by)\s+[a-z]+(?:\s(?!on\b)[a-z]+)?)?(?P<when>\s+on\s+\d)?",
    re.IGNORECASE,
)
"""`I record a payment of £20 in cash on 3 September`."""
_FLAG = re.compile(r"\b(?:marked|flagged)\s+as\s+(?:an?\s+)?(?P<flag>[a-z]+)(?=$|[,.])", re.IGNORECASE)

Told = tuple[str, tuple[str, ...]]
"""The name of a thing, as it stands, and what is known of it."""


def spelled_out(said: str) -> Told | None:
    """The thing that a step names with its fields."""
    if whole := _HAS_ONE_WITH.match(said) or _OF_WHOLE.match(said):
        fields = field_phrases(whole["list"])
        return (whole["name"], (reference_to(whole["whole"].lower()), *fields)) if len(fields) > 1 else None
    seen = _SEES.search(said)
    match = seen or _DOES_WITH.match(said) or _WITH.search(said)
    fields = field_phrases(match["list"]) if match else ()
    if match is None or not partly_fields(fields):
        return None
    return (
        (seen["name"], (*fields, "parent") if seen["tree"] else fields)
        if seen
        else (match.groupdict().get("called") or match["name"], fields)
    )


def made(said: str) -> Told | None:
    """The thing that comes to be in a step: `a downtime with a start begins`."""
    match = _MADE.search(said)
    if match is None:
        return None
    field = match["field"] or ""
    return match["name"], ((field.lower(),) if field and is_attribute(field) else ())


def done_with(said: str) -> Told | None:
    """What a step gives to the thing that it names, or to `it`, whose name is empty here."""
    match = _DONE_WITH.search(said)
    fields = field_phrases(match["list"]) if match else ()
    return (match["name"] or "", fields) if match and fields and all(map(is_attribute, fields)) else None


def known_of_it(said: str, done: str) -> tuple[str, ...]:
    """What a step says is known of what was spoken of; `done` is what was done to that last: `acknowledged`."""
    if done and _WHO_AND_WHEN.match(said):
        return f"{done} by", f"{done} at"
    if (match := _MOMENT.search(said)) and (deed := match["deed"] or done):
        return (f"{deed.lower()} at",)
    if match := _STORED.match(said):
        fields = field_phrases(f"{match['list']}, {match['more']}" if match["more"] else match["list"])
        return fields if plainly_fields(fields) else ()
    if (match := _GIVES.search(said)) and is_attribute(match["field"]):
        return (f"{match['field'].lower()} ({match['values']})" if match["values"] else match["field"].lower(),)
    return ()


def valued(said: str) -> Told | None:
    """The field that a step gives a value, and the thing that it names for it; empty for what was spoken of."""
    if _DUE.match(said):
        return "", ("due date",)
    match = _VALUED.match(said)
    field = match["field"].lower() if match else ""
    return (match["name"] or "", (field,)) if match and is_attribute(field) else None


def paid(said: str) -> Told | None:
    """The thing that a step gives an amount, with how and when that was paid."""
    match = _PAID.search(said)
    if match is None or is_attribute(match["name"]):
        return None
    more = (*(("method",) if match["how"] else ()), *(("date",) if match["when"] else ()))
    return (match["name"], ("amount", *more)) if more else None


def flag(said: str) -> str:
    """What something may be marked as; empty if a step marks nothing."""
    match = _FLAG.search(said)
    return match["flag"].lower() if match else ""
