"""States that a bare list names: `requested, approved or declined`."""

import re

from plan.reading.words.attribute_words import is_attribute

_OR = re.compile(r"\s*,\s*(?:(?:or|and)\s+)?(?:else\s+)?|\s+or\s+(?:else\s+)?|\s*/\s*|\s*\|\s*", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:→|->|=>|>|\bor\b)\s*")
_STATE = re.compile(
    r"(?:ed|en|ing|wn|ght)\b|\b(?:paid|sent|draft|open|new|done|lost|sold|held|active|inactive|ready|available|pending|due|void|present|absent|late|final|free|on\s+hold|not\s+\w+|in\s+\w+|on\s+\w+|at\s+\w+|under\s+\w+|partly\s+\w+|live|published|safe|unsafe|no-show|archived)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"^(?:(?:then|first|finally|afterwards|later|either|still|therefore|been|being|an?|has|have|is|are|was|it\s+(?:is|was|has)|it['’]s"
    r"|at\s+some\s+(?:point|stage|time)|in\s+the\s+end|one\s+day|sooner\s+or\s+later)\s+)+",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(r"\s+(?:at\s+first|first|initially|in\s+the\s+(?:beginning|end))$", re.IGNORECASE)
_ONLY_DONE_WORDS = (
    "shown displayed listed stored saved recorded kept noted logged informed notified asked told reminded redirected "
    "warned created added entered updated changed deleted removed hidden required needed allowed used given called "
    "linked marked set made taken seen chosen selected calculated counted charged written printed prompted presented "
    "offered attached included excluded based named visible rung filled opened highlighted reset increased reduced "
    "decreased rendered checked full free known looked coming"
)
_ONLY_DONE = frozenset(_ONLY_DONE_WORDS.split())
"""What is done to a thing and leaves it in no state of its own."""
_SINGLE = re.compile(r"^status \((?P<state>[^(),]+)\)$")
_REMARKS = frozenset(("optional", "required", "mandatory", "unique", "enum", "text", "string", "boolean", "reference"))
"""What a note may say of a field that is no state."""
_CLAUSE = re.compile(r"^(?:the|this|that|our)\s|\b(?:has|have|is|are|was|were|will)\b", re.IGNORECASE)
"""`The pilot is finished, the roll-out has started`: each is said of something else."""
_WHERE = re.compile(r"(?:in|on|out\s+of|not)\s", re.IGNORECASE)
"""`in stock` is a state, `stock` is an amount."""
_FEW_STATES = 3
_STATE_WORDS = 3


def states_in(text: str) -> tuple[str, ...]:
    """The states that a bare list names: `requested, approved or declined`, `open → closed`; empty if it is none."""
    arrowed = re.search(r"→|->|=>|>", text) is not None
    parts = [
        _AT_FIRST.sub("", _THEN.sub("", part.strip(" ,")))
        for part in (_ARROW if arrowed else _OR).split(text.partition(", with ")[0])
        if part.strip(" ,")
    ]
    if len(parts) < _FEW_STATES or any(len(part.split()) > _STATE_WORDS or ":" in part for part in parts):
        return ()
    if any((is_attribute(part) and not _WHERE.match(part)) or _CLAUSE.search(part) for part in parts):
        return ()
    known = sum(bool(_STATE.search(part)) for part in parts)
    return tuple(part.lower() for part in parts) if arrowed or known * 2 >= len(parts) else ()


def is_state(text: str) -> bool:
    """Whether a word or two by itself says what state something is in, and not only what was done: `acknowledged`."""
    return not is_only_done(text) and _STATE.search(text) is not None


def is_only_done(text: str) -> bool:
    """Whether a word names what is done to a thing and leaves it in no state of its own: `printed`."""
    return text in _ONLY_DONE


def looks_like_state(text: str) -> bool:
    """Whether a word or two may say what state something is in, beside others that do: `opened`."""
    return _STATE.search(text) is not None


_BECOMES = re.compile(
    r"^[^→:;.]{2,80}→\s*(?:the\s+[a-z]+\s+(?:becomes|is)\s+)?(?P<state>(?:in\s+|on\s+|no\s+)?[a-z]+)(?=$|[,.]|\s+(?:with|when|by)\b)"
    r"|^(?:the|an?)\s+[a-z]+\s+(?:is|becomes)\s+(?:then\s+|now\s+)?(?P<now>[a-z]+)$"
    r"|\b(?:stored|saved|entered|kept|created)\s+(?:the\s+[a-z]+\s+)?as\s+(?:an?\s+)?(?P<first>new|draft|open|pending)\b",
    re.IGNORECASE,
)
"""`Minimum reached → guaranteed`, `The departure is open`: each names one more state of what is spoken of."""


def one_more_state(text: str) -> str:
    """The state that a step leads to; empty if it names none."""
    match = _BECOMES.search(text.strip().rstrip(".;"))
    state = next((one for one in match.groups() if one), "").lower() if match else ""
    return state if state and is_state(state) else ""


def is_single(field: str) -> bool:
    """Whether a field only says one state, as a single mention does: what is never said to be in another has none."""
    match = _SINGLE.match(field)
    return match is not None and match["state"].lower() not in _REMARKS


def status(states: tuple[str, ...]) -> str:
    """The field that says which of its states a thing is in."""
    return f"status ({', '.join(states)})"
