"""The thing that the headings above a statement name, or what was spoken of before it."""

import re

from plan.reading.gathered.standing import Standing
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.nominal import NOT_MANAGED

_TOLD_OF = re.compile(
    r"^(?:status(?:es)?|states?|lifecycle|life|stages?)\s+of\s+(?:an?|the|each)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[\d.]+\s+")
_HOLDER = re.compile(
    r"^(?:[\d.]+\s+)?(?P<whose>[a-z]+(?:\s[a-z]+)?)\s+(?P<holder>file|record|card|sheet|profile|folder)s?$",
    re.IGNORECASE,
)
_WHICH_ONE = (
    r"(?:^|\b(?:the|an?|each|every|this|that|such|whole|closed|open|active|inactive|archived|old|new|all)\s+"
    r"|\b{whose}(?:['’]s)?\s+)"
)
_ABOUT = re.compile(r"^about\s+(?:the\s+|our\s+)?(?=[a-z])", re.IGNORECASE)
"""`About the rooms`"""
_MANAGED = re.compile(
    r"^(?:[\d.]+\s+)?(?P<what>[A-Za-z]+(?:\s[A-Za-z]+)??)\s+(?:master(?:\s+data)?(?:\s+management)?|(?:data\s+)?management|registry|administration|records?\s+management)$",
    re.IGNORECASE,
)
"""`Parts Master Management`, `Patient management`"""
_SEVERAL = re.compile(r"[&,;/+]|\band\b|\bund\b|\by\b|\bet\b|\be\b", re.IGNORECASE)
_AND_OTHERS = re.compile(r"^(?P<first>[A-Z]?[a-z]{2,}(?:\s[a-z]+)?s)\s+and\s+[a-z]+(?:\s[a-z]+)?s$")
_ARTICLES = frozenset(("the", "our", "my"))
_MANY_ANYHOW = {"staff": "staff", "people": "person", "children": "child"}
"""Words for several that do not look like it, by what one of them is called."""
_NO_THING = frozenset(
    (
        "reports",
        "requirements",
        "features",
        "rules",
        "questions",
        "notes",
        "issues",
        "points",
        "goals",
        "risks",
        "statistics",
        "things",
        "pieces",
        "bits",
    )
)


def called(at: Standing) -> str:
    """What a section is about that is called by a plural, such as `Defect reports`; empty for any other heading."""
    if at.entry:
        return at.entry
    section = at.sections[-1] if at.sections else None
    if section is None or section.kind is not None or _SEVERAL.search(section.title):
        return ""
    if (managed := _MANAGED.match(section.title)) and managed["what"].split()[-1].lower() not in NOT_MANAGED:
        return " ".join([*managed["what"].split()[:-1], singular(managed["what"].split()[-1])]).lower()
    said = _ABOUT.sub("", section.title)
    title = at.short.get(section.title.split("s (")[0].split(" (")[0], "") or said
    parts = re.findall(r"[^\W\d_][\w-]*", title.partition("(")[0])
    parts = parts[1:] if len(parts) == 2 and (parts[0].endswith("ing") or parts[0].lower() in _ARTICLES) else parts
    if not 0 < len(parts) < 3 or (len(parts) == 1 and parts[0].lower() in _NO_THING):
        return ""
    plural = parts[-1].endswith(("s", "ungen")) and not parts[-1].endswith("ss")
    if one := _MANY_ANYHOW.get(parts[-1].lower()):
        return " ".join([*parts[:-1], one]).lower()
    if not plural and title not in at.short.values():
        return ""
    return " ".join([*parts[:-1], singular(parts[-1].removesuffix("en"))]).lower()


def called_first(at: Standing) -> str:
    """What a section is about whose title names one thing by a plural, or two of which the first is told of first."""
    section = at.sections[-1] if at.sections else None
    if section is None or section.kind is not None:
        return ""
    first = _AND_OTHERS.match(section.title)
    return singular(first["first"].lower()) if first and not at.defining else called(at)


def headed(at: Standing) -> str:
    """The thing that the heading names, by itself or as what the section tells something of: `Status of a contract`."""
    match = _TOLD_OF.match(at.heading.title) if at.heading else None
    return match["of"].lower() if match else called(at)


def without_holder(at: Standing, text: str) -> str:
    """The text with what a section called `Patient file` is about where it says the file: it is the patient's."""
    match = _HOLDER.match(at.heading.title) if at.heading else None
    whose = match["whose"].lower() if match else ""
    if match is None or key(whose) not in at.gathered.known_things | at.gathered.known_roles:
        return text
    before = _WHICH_ONE.replace("{whose}", whose)
    held = rf"(?P<before>{before})(?P<holder>{match['holder']})(?P<many>s?)\b(?!\s+(?:name|size|type|format|number)\b)"
    return re.sub(
        held,
        lambda found: f"{re.sub(rf'{whose}.*$', '', found['before'], flags=re.IGNORECASE)}{whose}{found['many']}",
        text,
        flags=re.IGNORECASE,
    )


def about(at: Standing) -> str:
    """The known thing that a section is called by, or by what is kept of it: `Boat`, `Boat record`; empty if none."""
    title = _NUMBERED.sub("", at.heading.title).strip().lower() if at.heading else ""
    match = _HOLDER.match(title)
    named = (title, match["whose"] if match else "")
    return next((one for one in named if one and key(one) in at.gathered.known_things and not is_attribute(one)), "")


def spoken_of(at: Standing) -> str:
    """What the prose below a story speaks of: what was spoken of last, or what the story is about."""
    return at.spoken or at.topic


def changing(at: Standing, entry: str) -> str:
    """The thing whose changes a sentence speaks of where it names none: rather one that is known to have a status."""
    about = at.topic if at.about is not at.story else ""
    named = [one for one in (entry, about, at.spoken, at.defining, called(at)) if one]
    standing = [one.name for one in at.gathered.shapes.values() if any(f.startswith("status (") for f in one.fields)]
    having = [one for one in named if key(one) in set(map(key, standing))] or (standing if len(standing) == 1 else [])
    return next(iter(having or named), "")
