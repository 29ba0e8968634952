"""What the words of one story ask of its endpoints besides the act itself: filters, periods, fields "
"sent along, batches."""

import re
from collections.abc import Iterable, Sequence

from agents.offline.inflection import identifier, singular
from agents.offline.lexicon import words
from plan.database import Column, Table

_BY = re.compile(
    r"(?i)\b(?:(?:search|find|filter|look|list|browse|sort|group|narrow)\w*\b[^.;]*?|filtered\s+|by means of\s+)"
    r"\b(?:by|por|nach|par)\s+([^.;:()]+)"
)
_SORT = re.compile(r"(?i)\b(?:sort|order)(?:ed|s)?\s+(?:\w+\s+)?by\s+([^.;:()]+)")
_TAIL = re.compile(
    r"(?i)\s+\b(?:so that|so i|in order|to see|to find|because|when|while|with|within|in the|on the|for the)\b.*$"
)
_PERIOD = re.compile(
    r"(?i)\bbetween two\b|\bbetween (?:a|the) \w+ (?:date|and)\b|\b(?:period|date range|time range|"
    r"time span|zeitraum|periodo|"
    r"período)\b|\b(?:of|for|in|per|each|by) (?:an?|the|one|any|this|last|current|given|each|that)? "
    r"?(?:day|week|month|quarter|year|date|"
    r"semester|term|season)\b|\bfrom (?:one|a) date\b|"
    r"\b(?:today|yesterday|tomorrow|this week|this month|last month)(?:'s)?\b"
)
_IN_ORDER = re.compile(r"(?i)\b(?:order|sort|rank|list)ed\b[^.;]*")
_LOOKING_BACK = re.compile(r"(?i)\b(?:past|upcoming|future|previous|history|hist[oó]rico)\b")
_ON_DAY = re.compile(
    r"(?i)\b(?:on|for|at) (?:an?|the|any|given|one) ?(?:given |certain |particular )?(?:day|date|time|"
    r"hour|slot|evening|morning)\b"
)
_DATES = words(
    "date dates day days month months year years week weeks period time times quarter datum fecha fechas zeitraum mes"
)
_WITH = re.compile(
    r"(?i)\b(?:with|giving|stating|entering|including|by giving)\s+(?:an?|the|my|his|her|its|their|"
    r"optional|short|written)\s+"
    r"((?:[^\W\d_]+\s?){1,3}?)(?=\s+(?:that|which|who|so|if|when|for|of|to|on|in|from|was|is|and|or|,)\b|[.,;:()]|$)"
)
_ALSO = re.compile(
    r"(?i)^\s*(?:,|and|,\s*and)\s+(?:an?|the|my|his|her|its)\s+([^\W\d_]+(?:\s[^\W\d_]+)?)(?=\s+(?:so|if|when)\b|[.,;]|$)"
)
_STOP = re.compile(r"(?i)\s+(?:that|which|who|whose|so|was|is|and|or|to|for)\b.*$")
_NOTE = words(
    "comment reason cause note remark message explanation justification answer reply feedback diagnosis verdict "
    "grade score mark amount price rating result resolution outcome date quantity location signature photo code "
    "kommentar grund begründung comentario motivo raison commentaire"
)
_BULK = re.compile(
    r"(?i)\b(?:in bulk|bulk|in one go|in batches|in a batch|batch of|batches|en masse|all at once|"
    r"several [^.;]{3,40} at once|"
    r"many [^.;]{3,40} at once|multiple [^.;]{3,40} (?:at once|together))\b"
)
_LONG_STANDING = re.compile(
    r"(?i)\b(?:for more than|longer than|older than|since more than|more than \w+ (?:days?|weeks?|months?) ago)\b"
)
_OVERDUE = re.compile(r"(?i)\b(?:overdue|past due|late|expired|vencid\w+|überfällig\w*)\b")


def phrases(text: str) -> tuple[str, ...]:
    """Return what a text says that something is searched, filtered or listed by, each as an identifier."""
    found: list[str] = []
    for match in _BY.finditer(text):
        said = _TAIL.sub("", match.group(1))
        found += [
            identifier(_bare(part))
            for part in re.split(r"\s*(?:,|/|\band\b|\bor\b|\by\b|\bo\b|\bund\b|\boder\b)\s*", said)
        ]
    return tuple(dict.fromkeys(name for name in found if name and name.count("_") < 3))


def sorting(text: str) -> tuple[str, ...]:
    """Return what a text says that a list is sorted by."""
    match = _SORT.search(text)
    said = _TAIL.sub("", match.group(1)) if match else ""
    return tuple(
        dict.fromkeys(identifier(_bare(part)) for part in re.split(r"\s*(?:,|/|\band\b|\bor\b)\s*", said) if part)
    )


def _bare(part: str) -> str:
    return re.sub(r"(?i)^(?:an?|the|its|their|his|her|any|el|la|los|las|den|die|das|der)\s+", "", part.strip(" `'\""))


def period(text: str) -> bool:
    """Whether a text speaks of a stretch of time that a list is cut to: not of the year that it is ordered by."""
    text = _IN_ORDER.sub("", text)
    return bool(_PERIOD.search(text) or _ON_DAY.search(text)) or bool(set(phrases(text)) & _DATES)


def looking_back(text: str) -> bool:
    """Whether a text asks for what is over, or what is to come."""
    return bool(_LOOKING_BACK.search(text))


def standing_long(text: str) -> bool:
    """Whether a text asks for what has lasted for some time."""
    return bool(_LONG_STANDING.search(text))


def overdue(text: str) -> bool:
    """Whether a text asks for what is late."""
    return bool(_OVERDUE.search(text))


def bulk(text: str) -> bool:
    """Whether a text asks to do it to many at once."""
    return bool(_BULK.search(text))


def sent_along(text: str) -> tuple[str, ...]:
    """Return what a text says is sent along with an action: the reason of a rejection."""
    found: list[str] = []
    for match in _WITH.finditer(text):
        found.append(identifier(_STOP.sub("", match.group(1)).strip()))
        more = _ALSO.match(text[match.end() :])
        if more:
            found.append(identifier(more.group(1)))
    return tuple(dict.fromkeys(n for n in found if n and set(n.split("_")) & _NOTE))


_OF = re.compile(
    r"(?i)\b(?:of|for|in|on|at) (?:(?:each|one|any|all)(?: of)? )?(?:an?|the|my|his|her|their|that|"
    r"one|each) ([^\W\d_]+)(?=\s|[,.;:)]|$)"
)


def belonging(text: str) -> tuple[str, ...]:
    """Return the nouns that a text narrows a list to: the readings `of a sensor`."""
    return tuple(dict.fromkeys(identifier(word) for word in _OF.findall(text)))


def column_for(phrase: str, table: Table) -> Column | None:
    """Return the column that a phrase means: by its name, or as the key of what it names."""
    wanted = [singular(part) for part in phrase.split("_") if part]
    if not wanted:
        return None
    plain = next((c for c in table.columns if c.name == phrase or c.name == "_".join(wanted)), None)
    if plain is not None:
        return plain
    for column in table.columns:
        parts = [singular(part) for part in column.name.removesuffix("_id").split("_")]
        if parts == wanted or (
            column.references.table and [singular(p) for p in column.references.table.split("_")] == wanted
        ):
            return column
    head = wanted[-1]
    ends = [c for c in table.columns if singular(c.name.removesuffix("_id").split("_")[-1]) == head]
    return ends[0] if len(ends) == 1 and head not in _DATES else None


def moment_column(table: Table) -> Column | None:
    """Return the column that says when a row happened: its own first, its creation otherwise."""
    timed = [c for c in table.columns if c.type.startswith("timestamp") or c.type == "date"]
    own = [c for c in timed if not c.nullable and c.name not in {"created_at", "updated_at"}]
    return next(iter([*own, *(c for c in timed if c.name == "created_at")]), None)


def among(values: Iterable[str], text: str) -> bool:
    """Whether a text names one of the states that a column may have."""
    said = set(re.findall(r"[^\W\d_]+", text.lower()))
    return any(set(value.lower().split("_")) <= said for value in values)


def linked_table(phrase: str, tables: Sequence[Table]) -> Table | None:
    """Return the table that a phrase names."""
    wanted = [singular(part) for part in phrase.split("_") if part]
    exact = (t for t in tables if [singular(p) for p in t.name.split("_")] == wanted)
    return next(exact, None)
