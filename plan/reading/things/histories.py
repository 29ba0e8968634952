"""What a sentence asks to be able to look up later: who had something, what it cost on a day, who changed its status.

`What a treatment cost on a given date`; `a phone is handed out to one employee at a time, and afterwards we want to see
who had it`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plan.reading.fields.data_shapes import Shape
from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.roles import is_person

_NO_NOUN_WORDS = (
    "is are was were has have had can may must shall we i they the which that who when and or to of in at with by it"
)
_NO_NOUN = rf"(?:{'|'.join(_NO_NOUN_WORDS.split())})"
_NAME = rf"[a-z][a-z-]+(?:\s(?!{_NO_NOUN}\b)[a-z][a-z-]+)?"
_ONE = r"(?:an?|the|each|every|any)\s+"
_STATUS_CHANGED = re.compile(
    r"\bwho\s+(?:has\s+|had\s+)?(?:changed|altered|edited|modified)\s+(?:the\s+|its\s+)?(?P<status>status|state|stage)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:who|whom|authors?|with\s+(?:the\s+)?(?:user|person)|by\s+which\s+(?:user|person)|which\s+[a-z]+(?=,|\s+(?:did|made|changed|it\s+was)\b))\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:see|seen|look(?:ed)?\s+(?:up|back)|kept|keep|remember(?:ed)?|record(?:ed)?|log(?:ged)?|note[ds]?|stored?|saved?|retain(?:ed)?|preserved?|know|find\s+out|trace(?:d|able)?|"
    r"visible|tell|keep\s+track|on\s+record|audited|leaves?\s+a\s+(?:trace|trail|record)|track(?:ed)?|writ(?:e|es|ten)\s+down|stays?)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"\b(?:on|at|for|in)\s+(?:an?|any|each|every|the)\s+(?:given\s+|certain\s+|particular\s+|past\s+|earlier\s+)?(?:date|day|time|moment|month|year)\b|\bin\s+the\s+past\b|"
    r"\bback\s+then\b|\bat\s+the\s+time\b|\bearlier\s+(?:years?|months?)\b",
    re.IGNORECASE,
)
_VALUE_WAS = re.compile(
    rf"\bwhat\s+(?:the\s+|its\s+|their\s+)?(?P<value>[a-z]+)(?:\s+of\s+{_ONE}(?P<of>{_NAME}))?\s+(?:was|were|had\s+been|used\s+to\s+be)\b"
    rf"|\b(?:what|how\s+much)\s+{_ONE}(?P<costing>{_NAME})\s+(?:cost|has\s+cost|had\s+cost|was\s+worth)\b",
    re.IGNORECASE,
)
_MONEY = ("fee", "price", "cost", "rent", "rate", "tariff", "charge", "amount", "value")
_OLD_KEPT = re.compile(
    r"\b(?:the\s+)?(?:old|earlier|previous|former)\s+(?P<value>[a-z]+)(?:\s+of\s+(?:an?|the|each)\s+(?P<of>[a-z]+(?:\s[a-z]+)?))?\s+"
    r"(?:(?:is|are|be|gets?|to\s+be|has\s+to\s+be|have\s+to\s+be|must\s+be|shall\s+be)\s+)?(?:always\s+|also\s+)?"
    r"(?:kept|remembered|recorded|stored|saved|preserved|retained|(?:not|never)\s+overwritten|stays?|remains?)\b(?P<more>[^;]*)",
    re.IGNORECASE,
)
_ONE_AT_A_TIME = re.compile(
    rf"\b(?:an?|each|every|the)\s+(?P<what>{_NAME})\s+(?:is|has|can\s+(?:be|have)|belongs|lies|stands)\b[^,;.]*?\b(?:one|a\s+single)\s+(?P<whose>{_NAME})\s+at\s+(?:a|any(?:\s+one)?|the\s+same|one)\s+(?:time|moment)",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    rf"\b(?:when(?:ever)?|each\s+time|every\s+time|if)\s+{_ONE}(?P<what>{_NAME})\s+(?:changes|moves\s+to\s+another|gets\s+another|switches(?:\s+to\s+another)?|is\s+moved\s+to\s+another)\s+(?:its\s+|the\s+|their\s+)?(?P<whose>{_NAME})\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:from\s+when|since\s+when|(?:un)?till?\s+when|from\s+and\s+(?:to|until)|dates?|when|before|afterwards|later)\b",
    re.IGNORECASE,
)
_WHOSE_CHANGES = re.compile(
    rf"^(?:an?|the|each|every)\s+(?P<of>{_NAME})['’]s\s+(?P<value>[a-z]+)\s+(?:can\s+change|may\s+change|changes)\b",
    re.IGNORECASE,
)
_FROM_WHICH = re.compile(
    rf"^(?:each|every)\s+time\s+(?:it|(?:{_ONE})(?P<what>{_NAME}))\s+(?:is|gets)\s+moved\b.*?\bfrom\s+(?:which|what)\s+(?P<whose>{_NAME})\s+to\s+(?:which|what)\s+(?:{_NAME}|one)\b(?P<more>.*)$",
    re.IGNORECASE,
)


HELD_BEFORE = re.compile(
    r"(?:^|\bto\s+(?:know|see)\s+)who\s+(?:has|holds|uses|owns|keeps|drives|wears)\s+(?:it|them|(?:the|each|every|an?)\s+(?P<what>[a-z]+(?:\s[a-z]+)?))(?:\s+(?:now|at\s+the\s+moment|today|right\s+now))?"
    r",?\s+and\s+who\s+(?:had|held|used|owned|kept|drove|wore)\s+(?:it|them)\s+(?:before|earlier|previously|until\s+now)\b",
    re.IGNORECASE,
)
"""`who has it now AND who had it before`"""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document tells beside a sentence."""

    shapes: tuple[ShapeDraft, ...]
    known: Callable[[str], str]
    """The name of the thing, or of the people, that a word means; empty if it means none."""
    spoken: str


def history(
    sentence: str, shapes: Sequence[ShapeDraft], known: Callable[[str], str], spoken: str, before: str = ""
) -> tuple[Shape, ...]:
    """What keeps that which a sentence asks to look up later, with what it points to that nothing else speaks of.

    `before` is the sentence before it, which may have said that there is one at a time.
    """
    said = sentence.strip().rstrip(".;!")
    said = f"{before.strip().rstrip('.;!')}; {said}" if _ONE_AT_A_TIME.search(before) else said
    told = _Told(tuple(shapes), known, spoken)
    readers = (_moved, _held_before, _holders, _value_on_a_day, _old_kept, _status_changed, _whose_changes)
    return next((found for reader in readers if (found := tuple(reader(said, told)))), ())


def _status_changed(said: str, told: _Told) -> Iterator[Shape]:
    """`Who changed the status, and when, must be traceable`."""
    match = _STATUS_CHANGED.search(said)
    if match is None or not told.spoken or not (_KEPT.search(said) and re.search(r"\bwhen\b", said, re.IGNORECASE)):
        return
    status = match["status"].lower()
    yield Shape(f"{told.spoken} {status} change", (reference_to(told.spoken), status, "changed by", "changed at"))


def _value_on_a_day(said: str, told: _Told) -> Iterator[Shape]:
    """`What the rent was on any day in the past`, `what a treatment cost on a given date`: each with since when."""
    match = _VALUE_WAS.search(said)
    if match is None or not _ON_A_DAY.search(said):
        return
    if match["costing"]:
        of = told.known(singular(match["costing"].lower()))
        value = _money_of(of, told)
    else:
        value = match["value"].lower()
        of = told.known(singular((match["of"] or "").lower())) or _owner_of(value, told)
    if not of or not value or of == value or not (is_attribute(value) or of == _owner_of(value, told)):
        return
    who = ("changed by",) if re.search(r"\bwho\s+(?:changed|altered|set|entered)\b", said, re.IGNORECASE) else ()
    apart = any(key(one.name) == key(value) for one in told.shapes)  # the rent is a thing of its own
    name, field = (value, "amount") if apart else (f"{of} {value}", value)
    yield Shape(name, (reference_to(of), field, "valid from", "valid until (optional)", *who))


def _money_of(of: str, told: _Told) -> str:
    """What a thing is said to cost: its fee, its price."""
    fields = (field for one in told.shapes if key(one.name) == key(of) for field in one.fields)
    names = (field.partition(" (")[0].rpartition(" ")[2].lower() for field in fields)
    return next((name for name in names if name in _MONEY), "price" if of else "")


def _old_kept(said: str, told: _Told) -> Iterator[Shape]:
    """`We want the old rank kept together with the date of the change and who signed for it`."""
    match = _OLD_KEPT.search(said)
    value = singular(match["value"].lower()) if match else ""
    if match is None:
        return
    of = told.known(singular((match["of"] or "").lower())) or _owner_of(value, told)
    if not of or not (is_attribute(value) or of == _owner_of(value, told)):
        return
    who = re.search(r"\bwho\s+(?P<did>[a-z]+ed)\b", match["more"], re.IGNORECASE)
    by = (f"{who['did'].lower()} by",) if who else ("changed by",) if _WHO.search(match["more"]) else ()
    last = of.rpartition(" ")[2]
    yield Shape(f"{last} {value} change", (reference_to(of), f"old {value}", f"new {value}", "changed at", *by))


def _holders(said: str, told: _Told) -> Iterator[Shape]:
    """`A phone is handed out to one employee at a time, and we want to see who had it`; `when a bus changes depot`."""
    match = _ONE_AT_A_TIME.search(said) or _CHANGES.search(said)
    if match is None or not (_KEPT.search(said, match.end()) and _SINCE.search(said, match.end())):
        return
    what, named = told.known(singular(match["what"].lower())), singular(match["whose"].lower())
    whose = told.known(named) or named
    if not what or what == whose or is_attribute(whose):
        return
    if not told.known(named):
        yield Shape(whose, ("name",))
    name = f"{what} assignment" if is_person(whose, frozenset()) else f"{what} {whose}"
    yield Shape(name, (reference_to(what), reference_to(whose), "valid from", "valid until (optional)"))


def _held_before(said: str, told: _Told) -> Iterator[Shape]:
    """`Who has it now and who had it before`: it is assigned to one person after the other."""
    match = HELD_BEFORE.search(said)
    what = (told.known(match["what"].lower()) if match["what"] else told.spoken) if match else ""
    if match is None or not what or is_person(what, frozenset()):
        return
    dates = (
        ("valid from", "valid until (optional)") if match.start() else ()
    )  # alone it has a list of its own behind it
    yield Shape(f"{what} assignment", (reference_to(what), reference_to(told.known("person") or "person"), *dates))


def _moved(said: str, told: _Told) -> Iterator[Shape]:
    """`Each time it is moved the system writes down from which bay to which bay, when, and by whom`."""
    match = _FROM_WHICH.match(said)
    if match is None:
        return
    what = told.known(singular(match["what"].lower())) if match["what"] else told.spoken
    whose = told.known(singular(match["whose"].lower())) or singular(match["whose"].lower())
    if not what:
        return
    if not told.known(whose):
        yield Shape(whose, ("name",))
    who = ("moved by",) if _WHO.search(match["more"]) else ()
    places = (f"from {whose} (reference)", f"to {whose} (reference)")
    yield Shape(f"{what} movement", (reference_to(what), *places, "moved at", *who))


def _whose_changes(said: str, told: _Told) -> Iterator[Shape]:
    """`An employee's salary changes now and then`: each salary is one of an employee."""
    match = _WHOSE_CHANGES.match(said)
    if match is not None and (of := told.known(match["of"].lower())):
        value = match["value"].lower()
        if any(key(one.name) == key(value) for one in told.shapes):
            yield Shape(value, (reference_to(of), "amount"))


def _owner_of(value: str, told: _Told) -> str:
    """The thing that has a value: what was spoken of last, if it has it."""
    having = [
        one.name
        for one in told.shapes
        if any(field.partition(" (")[0].rpartition(" ")[2].lower() == value for field in one.fields)
        and key(one.name) != key(value)
    ]
    return told.spoken if told.spoken in having else next(iter(having), "")
