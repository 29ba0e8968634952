"""How many and how often, wherever a document says so."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from plan.reading.text.numbers import AMOUNT, amount_of, spelled_out

Period = Literal["total", "second", "minute", "hour", "day", "week", "month", "year"]

_PERIODS: tuple[tuple[Period, str, str], ...] = (
    ("second", r"seconds?|secs?|s|segundos?|sekunden?|secondes?|second[oi]|seconden?", r"por segundo|[rtq]ps"),
    ("minute", r"minutes?|mins?|minutos?|minuten?|minut[oi]|minuut", r"por minuto|rpm"),
    ("hour", r"hours?|hrs?|h|horas?|stunden?|heures?|or[ae]|uur", r"hourly|stündlich|all['’]ora"),
    (
        "day",
        r"(?:business |working |open(?:ing)? )?days?|weekdays?|d[ií]as?|tage?s?|jours?|journée|giorn[oi]|dag",
        r"daily|täglich|diari[oa]s?|diariamente",
    ),
    ("week", r"weeks?|semanas?|wochen?|semaines?|settiman[ae]", r"weekly|wöchentlich|semanal(?:es)?|semanais"),
    ("month", r"months?|mes|monate?s?|mois|mês|mese|maand", r"monthly|monatlich|mensual(?:es)?|mensa(?:l|is)"),
    ("year", r"years?|año|jahre?|ans?|année|ano|anno|jaar", r"yearly|annually|jährlich|anuales?|anuais"),
)
_PER = r"(?:/\s*|à l['’]\s*|\b(?:per|an?|each|every|por|al|a la|cada|pro|am|im|par|chaque|ao|à|alla|jede[rnsm]?)\s+)"
_RATES: tuple[tuple[Period, re.Pattern[str]], ...] = tuple(
    (period, re.compile(rf"(?:{_PER}(?:{nouns})|\b(?:{adverbs}))(?!\w)", re.IGNORECASE))
    for period, nouns, adverbs in _PERIODS
)
_STOP = (
    "in|per|an?|each|every|on|at|by|with|and|or|who|that|which|are|is|was|will|within|during|for|from|to|of|into|"
    "over|after|before|than|across|"
    "en|por|al|el|la|los|las|del?|con|que|son|cada|pro|im|am|und|mit|die|der|das|par|dans|et|qui|à|em|no|na|ao|e|"
    "y|o|u|der|plus|where|when|as|if|daily|"
    "weekly|monthly|yearly|hourly|täglich|monatlich|the|this|can|may|must|should|shall|has|have|tends|year|day|"
    "month|hour"
)
_WORD = rf"(?!(?:{_STOP})\b)[^\W\d_][\w’'-]*"
_COUNT = re.compile(
    rf"(?P<amount>{AMOUNT})\s+(?:(?:of|de|d['’]|von)\s+)?(?P<subject>{_WORD}(?:\s+{_WORD}){{0,3}})", re.IGNORECASE
)
# 1,200/s of something that the sentence names before, or requests where it names nothing.
_BARE_RATE = re.compile(
    rf"(?P<amount>{AMOUNT})\s*(?P<unit>/\s*(?:s|sec|second|min|minute|h|hr|hour|day|d|week|month|year)|[rtq]ps|rpm)\b",
    re.IGNORECASE,
)
_UNITS = {"rps": "requests", "qps": "queries", "tps": "transactions", "rpm": "requests"}
_SPOKEN = {"req": "requests", "reqs": "requests", "msg": "messages", "msgs": "messages", "tx": "transactions"}
_PEAK = re.compile(
    rf"\b(?:peak(?:s|ing)?|spikes?|bursts?|spitze(?:n)?|picos?|pics?|pointe|picchi)(?:\s+(?:of|at|to|up to|is|"
    rf"de|von|à|di|bis(?: zu)?))*\s*:?\s*"
    rf"(?P<amount>{AMOUNT})(?P<after>.{{0,30}})",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"^(?:concurrent|simultaneous|parallel)\b|\b(?:at once|at the same time|concurrently|simultaneously|"
    r"in parallel|gleichzeitig|"
    r"simult[aáâ]ne\w*|à la fois|en même temps|al mismo tiempo|a la vez|ao mesmo tempo|contemporaneamente|tegelijk)\b",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    r"(?:^|[.;,]\s+|\b(?:and|und|et|y|e)\s+)(?:per|pro|each|every|par|por|cada|chaque|jede[nrs]?|al|ao)\s+[^\W\d]+\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_GERMAN = re.compile(r"\b(?:der|die|das|und|werden|wird|ist|sind|pro|bis|zu|es|fallen|etwa|rund)\b")
_RANGE = re.compile(
    r"(?<![\w.,/-])\d[\d.,]{0,12}\s?[kKM]?\s?[–-]\s?(?=\d[\d.,]{0,12}\s?(?:[kKM]\b|thousand|million)?\s*(?:/|[^\W\d_]))"
)
_LABELLED = re.compile(
    rf"^(?P<subject>[^\W\d_][^:=|\d]{{1,70}}?)\s*[:=|]\s*(?:about|around|approx\.?|ca\.?|~|up to|circa|unos|rund|"
    rf"environ|cerca de)?\s*(?P<amount>{AMOUNT})(?P<rest>.*)$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:at most|no more than|not more than|maximum|max\.?|at least|minimum|limited? (?:to|of)|fewer than|"
    r"less than|más de|máximo|höchstens|au plus|au maximum|no máximo|within|under|below|after|first|last|"
    r"number|no\.|nr\.|page|version|section|chapter|step|level|line|form|room|article|"
    r"\d+\s+(?:out\s+)?of)\s*$",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"^(?:error|status|code|not|bad|unauthori[sz]ed|forbidden|conflict|ok|created|ms|milliseconds?|seconds?|"
    r"secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|percent|eur|"
    r"euros?|usd|dollars?|pounds?|gbp|cents?|mb|gb|kb|tb|"
    r"px|pixels?|characters?|chars?|digits?|points?|story|sprints?|km|metres?|meters?|bits?|bytes?|am|pm|"
    r"segundos?|minutos?|horas?|d[ií]as?|semanas?|meses|años?|"
    r"sekunden?|minuten?|stunden?|tagen?|tage|wochen?|monaten?|monate|jahren?|jahre|caracteres|zeichen|secondes?|"
    r"heures?|jours?|semaines?|mois|ans?|caractères|"
    r"anos?|mes|o['’]?clock|times?|veces|developers?|engineers?|programmers?|devs?|desarrollador\w*|"
    r"entwickler\w*|développeu\w*|desenvolvedor\w*|"
    r"december|january|february|march|april|may|june|july|august|september|october|november|th|st|nd|rd|x)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?P<when>(?:year|month|week|phase)\s+(?:\d{1,4}|one|two|three|four|five)|(?:the\s+)?(?:first|second|"
    r"third|fourth|fifth)\s+(?:year|month|quarter|season)|"
    r"(?:peak|rush|busy|opening)\s+(?:hours?|times?|days?|season|load)|peak|launch|go-live|day one|"
    r"(?:the end of\s+)?20\d\d|"
    r"(?:el\s+)?(?:primer|segundo|tercer)\s+año|hora pico|lanzamiento|(?:ersten|zweiten|dritten)\s+Jahr|"
    r"Spitzenzeiten?|(?:la\s+)?(?:première|deuxième|troisième)\s+année|"
    r"(?:primeiro|segundo|terceiro)\s+ano|horário de pico|christmas|black friday|weekends?)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?<=\w)\s+(?:arrives?|comes?|runs?|peaks?|is|are|sent|received|measured)(?:\s+in)?$", re.IGNORECASE
)
_RATE_LABEL = re.compile(
    r"^(?:.*[.;,]\s)?(?P<subject>[^\W\d_][\w ’'-]{1,40}?)\s*(?::|\bat\b|\bof\b|\bis\b|=|~)\s*\D{0,20}$", re.DOTALL
)
_LATER = re.compile(
    rf"(?:,|;|\band|\bthen|\b(?:growing|rising)\s+to)\s+(?:(?:and|then|growing\s+to|rising\s+to|about|up\s+to)\s+)*"
    rf"(?P<amount>{AMOUNT})\s+(?P<when>(?:in|by|after|from|at)\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+)?)",
    re.IGNORECASE,
)
"""`100K users in year 1, 500K in year 3`: how many there are later."""
LEAST_IN_PROSE = 100


@dataclass(frozen=True, slots=True)
class Count:
    """One count in a sentence."""

    subject: str
    amount: int
    per: Period
    when: str


def counts(text: str, *, announced: bool = False) -> list[Count]:
    """What `text` counts; `announced` where a heading promises volumes, so that small numbers count too."""
    text = spelled_out(text)
    if not any(map(str.isdigit, text)):
        return []
    text = _RANGE.sub("", text)
    labelled = _LABELLED.match(text) if announced else None
    if labelled and not _NOT_COUNTED.match(labelled["rest"].strip() or "-"):
        subject, rest = labelled["subject"].strip(" -–—*"), labelled["rest"]
        per = _period(subject) or _period(rest[:40]) or "total"
        peak = _PEAK.search(rest) if per != "total" else None
        when = _when(labelled["subject"] + rest)
        first = Count(
            _without_period(subject), amount_of(labelled["amount"]), per, "" if peak and when == "peak" else when
        )
        more = [replace(first, amount=amount_of(peak["amount"]), when="peak")] if peak else _found(rest, announced)
        return [first, *more] if first.amount else []
    return _found(text, announced)


_CELL_AMOUNT = re.compile(rf"^\D{{0,12}}?(?P<amount>{AMOUNT})(?P<rest>[^\d]{{0,40}})$", re.IGNORECASE)
_NOW = re.compile(
    r"^(?:now|today|current(?:ly)?|at start|initial(?:ly)?|hoy|heute|aujourd['’]hui|hoje)$", re.IGNORECASE
)
_PLAIN_COLUMN = re.compile(
    r"^(?:amount|number|count|value|volume|how many|quantity|estimate|total|cantidad|menge|anzahl|nombre|"
    r"quantité|quantidade|expected)$",
    re.IGNORECASE,
)


def is_time_or_count(column: str) -> bool:
    """Whether a table's column is headed by a time, a rate or a word for amounts."""
    return bool(_PLAIN_COLUMN.match(column) or _when(column) or _period(column) or _NOW.match(column))


def row_counts(subject: str, cells: list[tuple[str, str]], *, announced: bool) -> list[Count]:
    """What a table row counts: one count for each cell that holds an amount, its column saying when or how often."""
    out = []
    for column, cell in cells:
        match = _CELL_AMOUNT.match(cell)
        if (
            not match
            or _NOT_COUNTED.match(match["rest"].strip(" ,()") or "-")
            or not (announced or _when(column) or _period(column))
        ):
            continue
        per = _period(match["rest"]) or _period(column) or _period(subject) or "total"
        when = _when(column) or _when(cell) or ("" if _PLAIN_COLUMN.match(column) or _period(column) else column)
        out.append(Count(_without_period(subject), amount_of(match["amount"]), per, when))
    return [count for count in out if count.amount]


def _found(text: str, announced: bool) -> list[Count]:
    out = _bare_rates(text)
    matches = [match for match in _COUNT.finditer(text) if not _UNITS.get(match["subject"].split()[0].casefold())]
    for index, match in enumerate(matches):
        subject, amount = match["subject"].strip(), amount_of(match["amount"])
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        after = text[match.end() : min(end, match.end() + 60)]
        before = text[max(0, match.start() - 60) : match.start()]
        leading = _PER_BEFORE.search(before) if per_missing(after) else None
        per = _period(after) or (_period(leading[0]) if leading else None)
        at_once = bool(_AT_ONCE.search(f"{subject} {after}"))
        if (
            not amount
            or _NOT_COUNTED.match(subject)
            or (_LIMIT.search(text[max(0, match.start() - 40) : match.start()]) and not (announced and per))
        ):
            continue
        if not announced and amount < LEAST_IN_PROSE and per is None and not at_once:
            continue
        if not announced and per is None and re.fullmatch(r"(?:19|20)\d\d", match["amount"].strip()):
            continue
        peak = _PEAK.search(text, match.end(), match.end() + 90) if per else None
        peak = None if peak and peak.start("amount") in {other.start("amount") for other in matches} else peak
        peaked = amount_of(peak["amount"]) if peak else 0
        when = _when(after) or (_when(text) if len(matches) == 1 else "")
        when = when or ("peak" if re.search(r"\bpeak\W+(?:of\s+)?$", before, re.IGNORECASE) else "")
        out.append(Count(_noun(subject, text), amount, per or "total", "" if peaked and when == "peak" else when))
        if peaked > amount:
            out.append(Count(_noun(subject, text), peaked, per or "total", "peak"))
        out += [
            Count(_noun(subject, text), amount_of(later["amount"]), per or "total", _when(later["when"]))
            for later in _LATER.finditer(text, match.end(), end)
            if _when(later["when"])
        ]
    return out


def per_missing(after: str) -> bool:
    """Whether a count is not followed by its own period."""
    return _period(after) is None


def _noun(subject: str, text: str) -> str:
    """What is counted, without what a German sentence says of it, and with an abbreviation spelled out."""
    first, *rest = subject.split()
    if first[:1].isupper() and _GERMAN.search(text):
        kept = [first]
        for word in rest:
            if not word[:1].isupper():
                break
            kept.append(word)
        return " ".join(kept)
    return " ".join([_SPOKEN.get(first.casefold(), first), *rest])


def _bare_rates(text: str) -> list[Count]:
    """Rates that stand without what they count: `ingestion: 1,200/s`, `peak 3k rps`."""
    out = []
    for match in _BARE_RATE.finditer(text):
        unit = match["unit"].casefold()
        label = _RATE_LABEL.match(text[: match.start()])
        subject = _UNITS.get(unit) or (_VERB.sub("", label["subject"]).strip() if label else "") or "requests"
        amount, per = amount_of(match["amount"]), _period(f" {match['unit']}")
        peak = re.search(r"\b(?:peak\w*|spikes?|bursts?)\W+(?:\w+\W+){0,2}$", text[: match.start()], re.IGNORECASE)
        priced = text[: match.start()].rstrip().endswith(("€", "$", "£"))
        if (
            amount
            and per
            and not priced
            and (amount >= LEAST_IN_PROSE or per in ("second", "minute") or unit in _UNITS)
        ):
            out.append(Count(subject, amount, per, "peak" if peak else _when(text[match.end() : match.end() + 20])))
    return out


def _period(text: str) -> Period | None:
    found = [(match.start(), period) for period, pattern in _RATES if (match := pattern.search(text))]
    return min(found)[1] if found else None


def _without_period(subject: str) -> str:
    for _, pattern in _RATES:
        subject = pattern.sub("", subject)
    return " ".join(subject.split()).strip(" ,()")


def _when(text: str) -> str:
    match = _WHEN.search(text)
    return match["when"] if match else ""
