"""Who builds it and at what pace: velocity, size, sprint length, start."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from plan.reading.text.numbers import SMALL, small_number
from plan.requirements import Team

DEFAULT_SIZE = 2
DEFAULT_VELOCITY = 21
DEFAULT_SPRINT_DAYS = 14

_SPRINT = r"(?:sprints?|iterations?|iteraci(?:ón|ones)|iteraç(?:ão|ões))"
_VELOCITY = (
    rf"(?:velocity|velocidad|velozität|vélocité|"
    rf"velocidade)\b[^\d\n]{{0,40}}?(?P<n>\d{{1,4}})(?:\s*(?:story\s*)?(?:points?|puntos|punkte\w*|pontos|"
    rf"pts?)\b)?"
    rf"(?:\s*(?:per|a|/|por|pro|par)\s*{_SPRINT})?",
    r"\bcapacity\b[^\d\n]{0,20}?(?P<n>\d{1,4})\s*(?:story\s*)?(?:points?|pts?|sp)\b",
    rf"(?P<n>\d{{1,4}})\s*(?:story\s*points?|points?|puntos(?: de historia)?|(?:story\s*)?punkte\w*|pontos|"
    rf"pts?)\s*(?:per|an?|each|every|/|por|cada|pro|par)\s*{_SPRINT}",
)
_BUILDERS = (
    r"(?:developers?|engineers?|programmers?|devs?|coders?|desarrollador(?:es|as?)?|programador(?:es|as?)?|"
    r"ingenier[oa]s?|entwickler(?:innen|n)?|"
    r"développeu(?:rs?|ses?)|desenvolvedor(?:es|as?)?|ingénieurs?|sviluppator[ei]|ontwikkelaars?|"
    r"(?:seniors?|juniors?)(?=\s*(?:,|and\b|&|und\b|et\b|y\b|e\b)))"
)
_SIZE_SUM = re.compile(rf"\b(?P<n>{SMALL})\s+(?:(?:[^\W\d_][\w-]*)\s+){{0,3}}?{_BUILDERS}\b", re.IGNORECASE)
_SIZE = (
    rf"\bteam(?:\s+size)?(?:\s+(?:of|is|has|consists of))?\s*[:=|]?\s*(?P<n>{SMALL})\b(?:\s+(?:people|persons|"
    rf"members))?(?!\s*(?:points|weeks|days))",
    rf"\b(?P<n>{SMALL})[- ](?:person|people|man|developer)\s+team",
    rf"\b(?:equipo|equipe|équipe|team)\s+(?:de|von|aus)\s+(?P<n>{SMALL})\b(?:\s+(?:personas|pessoas|personen|"
    rf"personnes|leuten))?",
    rf"\b(?:team\s+size|developers|tamaño del equipo|teamgröße|taille de l['’]équipe|tamanho da equipe)"
    rf"\s*[:=|]\s*(?P<n>{SMALL})\b",
)
_WEEK = (
    r"(?P<unit>weeks?|wks?|settiman[ae]|weken|giorni|dagen|days?|semanas?|d[ií]as?|wochen?|tagen?|tage|"
    r"semaines?|jours?)"
)
_LENGTH = (
    rf"\b{_SPRINT}(?:\s+length|\s+duration)?(?:\s+(?:of|lasts?|takes?|are|is|de|von|dauern|dauert|durent|duran|"
    rf"each))*\s*[:=|]?\s*(?:of\s+)?(?P<n>{SMALL})[\s-]+(?:calendar\s+)?{_WEEK}(?:\s+(?:long|each))?",
    rf"\b(?P<n>{SMALL})[\s-]+{_WEEK}[\s-]+(?:long\s+)?{_SPRINT}",
    rf"\b(?P<n>ein|zwei|drei|vier)(?P<unit>wöchige[rn]?)\s+{_SPRINT}",
    rf"\b(?P<n>{SMALL})-(?P<unit>wochen|week)-{_SPRINT}",
    rf"\b{_SPRINT}\s+(?:di|van)\s+(?P<n>{SMALL})\s+(?P<unit>settiman[ae]|weken)",
    rf"\b(?:bi|two|every (?:two|other|second))[- ]?(?P<unit>week)(?:ly|s)?\s+{_SPRINT}",
    rf"\b(?:duración|longueur|durée|duração|länge)\s+(?:del?|des|da|do|der)\s+{_SPRINT}"
    rf"\s*[:=|]?\s*(?P<n>{SMALL})\s+{_WEEK}",
    rf"\b(?P<unit>fortnight)ly\s+{_SPRINT}",
)
_MONTHS = (
    "january|jan|enero|januar|janvier|janeiro",
    "february|feb|febrero|februar|février|fevereiro",
    "march|mar|marzo|märz|mars|março",
    "april|apr|abril|avril",
    "may|mayo|mai|maio",
    "june|jun|junio|juni|juin|junho",
    "july|jul|julio|juli|juillet|julho",
    "august|aug|agosto|août",
    "september|sept|sep|septiembre|septembre|setembro",
    "october|oct|octubre|oktober|octobre|outubro",
    "november|nov|noviembre|novembre|novembro",
    "december|dec|diciembre|dezember|décembre|dezembro",
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_NUMBER, key=lambda name: (-len(name), name))) + r")\.?"
_DATES = (
    r"(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+)?(?P<y>20\d\d)",
    rf"{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>20\d\d)",
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>20\d\d)",
    # With slashes only where one of the two cannot be a month.
    r"(?P<d>1[3-9]|2\d|3[01])/(?P<m>\d{1,2})/(?P<y>20\d\d)",
    r"(?P<m>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/(?P<y>20\d\d)",
)
_BEGIN = (
    r"(?:starts?|starting|begins?|beginning|kick(?:s|ed)?[- ]?off(?!\W+(?:meeting|call|workshop|notes|minutes))|"
    r"start date|first (?:day|sprint)|sprint 1|"
    r"empieza|comienza|inicio|arranca|empezamos|arranque|(?:projekt)?start|"
    r"beginnt|startet|beginn|début|débute|commence|démarre|démarrage|lancement|ab(?:\s+dem)?|início|começa|"
    r"inizio|inizia|begint)"
)
_STARTS = tuple(re.compile(rf"\b{_BEGIN}\b[^\d\n]{{0,50}}?{day}", re.IGNORECASE) for day in _DATES)
_FILLER = re.compile(
    r"\b(?:the|their|a|an|of|is|are|has|have|with|and|in|on|at|our|we|team|sprints?|work|works|per|one|first|"
    r"project|about|around|average|its|it|by|to|size|length|start|date|"
    r"developers?|for|be|will|historical|full[- ]time|el|la|los|de|del|equipo|con|y|una?|tiene|das|die|der|und|"
    r"besteht|aus|dauern|dauert|ist|sind|beginn|beginnt|startet|start|am|im|zum|wir|unser|arbeiten|je|pro|"
    r"l['’]?équipe|équipe|equipe|somos|ab|compte|comporte|comprend|travaille|démarrage|début|durée|inicio|"
    r"início|empieza|trabaja|trabalha|tem|é|dura|duram|"
    r"points?|puntos|punkte\w*|pontos|velocity|vélocité|velocidade?|kick|off|we|starting|starts?|length|weeks?|week|"
    r"mit|ein(?:e|em|er)?|hat|les?|une?|et|avec|à|o|os|um|uma|e|com|em)\b|[\W_]+",
    re.IGNORECASE,
)


_TELLING = re.compile(
    rf"v[eé]lo[cz]|capacity|{_SPRINT}|team|equip|équipe|{_BUILDERS}|\b{_BEGIN}\b[^\n]{{0,60}}20\d\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """What documents say of the team; 0 and "" where they do not."""

    size: int = 0
    velocity: int = 0
    sprint_days: int = 0
    start: str = ""

    def then(self, other: "TeamFacts") -> "TeamFacts":
        """These facts, completed by `other` where they are silent."""
        return TeamFacts(
            self.size or other.size,
            self.velocity or other.velocity,
            self.sprint_days or other.sprint_days,
            self.start or other.start,
        )


def team_facts(text: str) -> tuple[TeamFacts, str]:
    """What `text` says of the team, and what it says besides."""
    facts, left = TeamFacts(), text
    if not _TELLING.search(text):
        return facts, left
    for take in (_start, _sprint_days, _velocity, _size):
        found, left = take(left)
        facts = facts.then(found)
    return (facts, left) if facts != TeamFacts() else (facts, text)


def says_more(left: str) -> bool:
    """Whether what is left of a sentence about the team still says something."""
    return bool(_FILLER.sub("", left))


def _first(patterns: tuple[str, ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := re.search(pattern, text, re.IGNORECASE))), None)


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _velocity(text: str) -> tuple[TeamFacts, str]:
    match = _first(_VELOCITY, text)
    if match and 1 <= int(match["n"]) <= 2000:
        return TeamFacts(velocity=int(match["n"])), _cut(text, match)
    return TeamFacts(), text


def _size(text: str) -> tuple[TeamFacts, str]:
    builders = list(_SIZE_SUM.finditer(text))
    match = None if builders else _first(_SIZE, text)
    size = sum(small_number(found["n"]) for found in builders) or (small_number(match["n"]) if match else 0)
    if not 1 <= size <= 500:
        return TeamFacts(), text
    return TeamFacts(size=size), _cut(text, match) if match else _SIZE_SUM.sub(" ", text)


def _sprint_days(text: str) -> tuple[TeamFacts, str]:
    match = _first(_LENGTH, text)
    if not match:
        return TeamFacts(), text
    unit = match["unit"].casefold()
    many = small_number(match["n"]) if "n" in match.groupdict() else 2
    days = many * (1 if unit.startswith(("day", "d", "tag", "jour", "giorn")) else 7)
    return (TeamFacts(sprint_days=days), _cut(text, match)) if 1 <= days <= 70 else (TeamFacts(), text)


def _start(text: str) -> tuple[TeamFacts, str]:
    for pattern in _STARTS:
        match = pattern.search(text)
        if match:
            parts = match.groupdict()
            month = _MONTH_NUMBER[parts["month"].casefold()] if "month" in parts else int(parts["m"])
            try:
                return TeamFacts(start=date(int(parts["y"]), month, int(parts["d"])).isoformat()), _cut(text, match)
            except ValueError:
                return TeamFacts(), text
    return TeamFacts(), text


def team_of(facts: TeamFacts, today: date) -> Team:
    """The team, with what nobody says assumed: two developers, 21 points, two weeks, next Monday."""
    size = facts.size or DEFAULT_SIZE
    scaled = max(1, round(DEFAULT_VELOCITY * size / DEFAULT_SIZE))
    monday = today + timedelta(days=7 - today.weekday())
    return Team(
        size=size,
        velocity=facts.velocity or scaled,
        sprint_days=facts.sprint_days or DEFAULT_SPRINT_DAYS,
        start=facts.start or monday.isoformat(),
        size_source="said" if facts.size else "assumed",
        velocity_source="said" if facts.velocity else "assumed",
        sprint_days_source="said" if facts.sprint_days else "assumed",
        start_source="said" if facts.start else "assumed",
    )
