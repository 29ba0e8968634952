"""Who is on the team by name, where documents name people: to be offered, never taken for certain."""

import re
from collections.abc import Iterable, Iterator

_TEAM_LINE = re.compile(
    r"^\W*(?:the |our |project |dev(?:elopment)? )*team(?: members)?\b\W{0,3}"
    r"(?:\s*[:=–—-]|\s+(?:is|are)\b)\s*(?P<names>.+)$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(?P<level>#+)\s+(?P<title>.+)$")
_TEAM = re.compile(r"\b(?:team|people|members|staffing)\b", re.IGNORECASE)
_ENTRY = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?P<text>.+)$")
_ROLE = re.compile(r"\s*(?:\(.*?\)|\s[–—-]\s.*|:\s.*|,\s.*)$")
_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b|\by\b|\bund\b|\bet\b)\s*")
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’.-]*(?:\s+(?:(?:de|da|van|von|der|la|le)\s+)*[^\W\d_a-zà-ÿ][\w'’.-]*){0,2}")


def team_members(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the people that documents name as their team, in their order: in a line `Team: …`, or listed under it."""
    return tuple(dict.fromkeys(name for text in texts for name in _named(text)))


def _named(text: str) -> Iterator[str]:
    below_team = False
    for line in text.splitlines():
        plain = line.replace("*", "").replace("`", "").strip()
        if heading := _HEADING.match(plain):
            below_team = bool(_TEAM.search(heading["title"]))
        elif listed := _TEAM_LINE.match(plain):
            yield from _people(re.sub(r"\(.*?\)", "", listed["names"]).rstrip(". "))
        elif below_team and (entry := _ENTRY.match(line)):
            said = entry["text"].replace("*", "").strip().rstrip(".")
            name = _ROLE.sub("", said).strip()
            # A capitalised word alone may be anything; with a role behind it, or a second one, it is a name.
            if _NAME.fullmatch(name) and (name != said or " " in name) and not re.search(r"\d", said):
                yield name


def _people(names: str) -> list[str]:
    found = [part.strip() for part in _SEPARATOR.split(names)]
    return found if all(_NAME.fullmatch(name) for name in found) else []
