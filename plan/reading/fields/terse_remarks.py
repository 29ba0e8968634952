"""What terse lists remark on a field, beside it or in brackets: `opt.`, `unique per hall`, `y/n`, `blank = not yet`."""

import re
from functools import lru_cache

from plan.reading.text.naming import key, singular
from plan.reading.words.english import words_of

_NEXT = r"(?=[\s,;:.)]|$)"
_STOP = r"\.(?=[,;:.)]|\s+(?!(?-i:[A-Z]))|$)"
"""The full stop of an abbreviation that ends no sentence; before a capital it does."""
_SHORTENED = (
    (re.compile(r"\bm\s+a\.\s?s\.\s?l\.?"), "m"),
    (re.compile(r"\bw/o\b"), "without"),
    (re.compile(r"\bw/\s*"), "with "),
    (re.compile(rf"\b(?:no|nr|num){_STOP}", re.IGNORECASE), "number"),
    (re.compile(r"\b(?:no|nr|num)(?=\.\s+(?-i:[A-Z]))", re.IGNORECASE), "number"),
    (re.compile(rf"(?<=\s)%{_NEXT}"), "percent"),
    (re.compile(rf"#{_NEXT}"), "number"),
    (re.compile(r"\bopt\.(?=[,;:.)]|\s+(?!(?-i:[A-Z\d]))|$)", re.IGNORECASE), "opt"),
    (re.compile(rf"\b(?P<short>max|min|approx|incl|ref|tel|ext){_STOP}", re.IGNORECASE), r"\g<short>"),
    (re.compile(rf"\bqty(?:{_STOP}|\b)", re.IGNORECASE), "quantity"),
    (re.compile(rf"\bdesc(?:{_STOP}|\b)", re.IGNORECASE), "description"),
    (re.compile(rf"\baddr(?:{_STOP}|\b)", re.IGNORECASE), "address"),
)
_MISSING = (
    r"opt(?:ional)?|blank|empty|null|nil|open|unknown|unset|missing"
    r"|if\s+(?:they|we|it|he|she)\s+(?:have|has|say|says|know|knows|give|gives|want|wants)(?:\s+(?:it|one|so))?|if\s+(?:any|known|given|available|there\s+is\s+one|present|needed|applicable|used)"
    r"|where\s+(?:known|given|available)|not\s+(?:always|everywhere|mandatory|required)"
)
_SWITCH = r"y\s?/\s?n|yes\s?/\s?no|yes\s+or\s+no|true\s?/\s?false"
REMARK = re.compile(
    rf"(?:(?P<both>both|all|either)\s+)?(?:(?:may|can)\s+be\s+)?(?:(?P<missing>{_MISSING})"
    r"|(?P<unique>unique|one\s+each|no\s+doubles|no\s+duplicates|never\s+twice)"
    rf"|(?P<needed>required|mandatory|not\s+null|needed|compulsory)|(?P<switch>{_SWITCH}|flag|boolean))\b(?P<more>.*)",
    re.IGNORECASE,
)
"""What a part of a list, or of the brackets behind a field, says of the field before."""
BEHIND = re.compile(
    rf"[\s:]+(?:(?P<missing>{_MISSING})(?:(?:\s+(?:until|while|before|unless|if|when|as)\b|\s*=).*)?"
    rf"|(?P<unique>unique)(?P<scope>\s+(?:per|within|in|on)\s.*)?|(?P<needed>required|mandatory)|(?P<switch>{_SWITCH}))$",
    re.IGNORECASE,
)
"""The same behind a field without brackets: `purchase date opt`, `done y/n`."""
BOTH_MISSING = re.compile(rf"\(both\s+(?:{_MISSING})\b", re.IGNORECASE)
_SCOPE = re.compile(
    r"\b(?:per|within|in|on|inside|for)\s+(?:(?:an?|the|its|each|one|every)\s+)?"
    r"(?P<scope>[a-z][a-z-]*(?:\s(?!and\b|not\b|or\b)[a-z]+)?)",
    re.IGNORECASE,
)
_TYPE = re.compile(
    r"date|day|year|month|time|timestamp|integer|whole\s+number|number|text|decimal|money", re.IGNORECASE
)
_EXAMPLES = re.compile(r"(?:\.\.\.|…|\betc\b\.?)\s*$|\be\.\s?g\b", re.IGNORECASE)
_BUT_NOT = re.compile(
    r"(?:but\s+)?(?:not\s+(?:for\s+)?(?:the|all|every|everywhere|everybody)\b|if\s+(?:they|we|it|there|he|she|you)\b|only\s+(?:for|if|when)\b)",
    re.IGNORECASE,
)
"""`serial no. (not the cheap ones)`"""
_MAY_BE_VALUES = words_of("open unknown empty missing unset")
"""What a field may be as well, where brackets list more of the kind: `(open, closed)`."""
_EVERYWHERE = words_of("system world total list all company")
_UNITS = words_of(
    "km m cm mm kg g mg t l ml h min s ms v a w kw kwh hz pct % percent bar ppm ha days hours minutes seconds months "
    "years weeks °c c k m2 m² m3 m³ m³/s km² km2 m/s km/h chf eur usd gbp"
)


@lru_cache(maxsize=16_384)
def spelt_out(text: str) -> str:
    """A text with its abbreviations written out, so that no full stop ends them."""
    for pattern, instead in _SHORTENED:
        text = pattern.sub(instead, text)
    return text


def is_unit(word: str) -> bool:
    """Whether a word is what something is measured in."""
    return word.lower() in _UNITS


def measured(field: str) -> tuple[str, str]:
    """The name of a field and the unit behind it; no unit if it has none."""
    name, _, unit = field.partition(" (")[0].rpartition(" ")
    return (name, unit) if name and is_unit(unit) else (field, "")


def noted(field: str, *notes: str) -> str:
    """A field with notes in the brackets behind it."""
    name, _, before = field.partition(" (")
    said = [one for one in before.removesuffix(")").split(", ") if one]
    said += [one for one in notes if one not in said]
    return f"{name} ({', '.join(said)})" if said else name


def notes_of(match: re.Match[str]) -> tuple[str, ...]:
    """The notes that a remark means."""
    told = match.groupdict()
    if told["missing"]:
        return ("optional",)
    if told["switch"]:
        return ("boolean",)
    within = _SCOPE.search(told.get("scope") or told.get("more") or "")
    scope = within["scope"].lower() if within else ""
    unique = f"unique per {scope}" if scope and scope not in _EVERYWHERE else "unique"
    return (unique,) if told["unique"] else ()


def notes_in(brackets: str, things: frozenset[str]) -> tuple[str, ...]:
    """What brackets behind a field say of it: that it is unique, may be missing, is a date, or what it may be."""
    inside = brackets.strip().removeprefix("(").removesuffix(")").strip()
    segments = [one.strip(" .") for one in re.split(r"[,;]", inside) if one.strip(" .")]
    if segments and all(map(str.isdigit, segments)):
        return ("integer",)
    if len(segments) == 1 and key(inside) in things:
        return (f"a {singular(inside.lower())}",)
    if inside == "?" or _BUT_NOT.match(inside):
        return ("optional",)
    values = () if _EXAMPLES.search(inside) else values_of(inside)
    if len(segments) == 1 and is_unit(inside):
        return (inside.lower(),)
    notes = [note for one in segments if not (values and one.lower() in _MAY_BE_VALUES) for note in _note(one)]
    return tuple(notes) or values


def _note(segment: str) -> tuple[str, ...]:
    if remark := REMARK.fullmatch(segment):
        return notes_of(remark)
    return (segment.lower(),) if _TYPE.fullmatch(segment) else ()


def values_of(text: str) -> tuple[str, ...]:
    """What one field may be, where a text lists nothing but that."""
    sign = r"\s*/\s*" if "/" in text else r"\s*\|\s*" if "|" in text else r",\s*(?:or\s+)?|\s+or\s+"
    values = [one.strip(" .\"'“”`") for one in re.split(sign, text) if one.strip(" .")]
    plain = all(re.fullmatch(r"[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,2}", one) for one in values)
    return tuple(one.lower() for one in values) if len(values) > 1 and plain else ()
