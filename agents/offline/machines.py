"""Callers that are no people: the gateways and sensors that send what they measure, and how much of it."""

import re
from dataclasses import dataclass, field

from agents.offline.domain import Domain
from agents.offline.inflection import identifier, singular
from agents.offline.lexicon import words
from plan.requirements import Integration, Volume

MACHINES = words(
    "device gateway sensor meter machine controller beacon tracker terminal kiosk printer scanner "
    "camera robot plc probe "
    "thermostat reader charger locker turnstile station gerät dispositivo sonde zähler medidor"
)
SENDS = words(
    "push send upload post transmit report deliver ingest stream publish receive collect accept submit store record"
)
_FETCHES = words("fetch poll get pull download retrieve request query read ask")
_SUBJECT = re.compile(
    r"(?i)^(?:an?|the|each|every|all|any)?\s*((?:[^\W\d_]+\s){0,2}?[^\W\d_]+)\s+(?:shall|must|should|"
    r"can|may|will|is able to|"
    r"are able to)\s+(?:be able to\s+)?([^\W\d_]+)"
)
_FROM = re.compile(
    r"(?i)\b(ingest|receive|collect|accept|take in)s?\b[^.;]*?\b(?:from|of|sent by)\s+(?:an?\s|the\s|"
    r"all\s|each\s|every\s|its\s|"
    r"our\s)?((?:[^\W\d_]+\s){0,2}?[^\W\d_]+?)(?=\s+(?:and|in|at|every|with|over|that|via|so)\b|[.,;(]|$)"
)
_BATCH = re.compile(r"(?i)\bbatch\w*\b[^.;]{0,30}?\b(\d[\d,.]*)|\b(\d[\d,.]*)\s+\w+\s+(?:in|per|a)\s+batch")
_PEAK = re.compile(
    r"(?i)\bpeaks?(?:\s+(?:of|at|rate|load|is|to|up to|:))*\s+(\d[\d,. ]*\d|\d)|(\d[\d,. ]*\d|"
    r"\d)[^.;\d]{0,30}?\bat (?:the )?peak"
)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_BUSY = 20.0
_BATCH_SIZE = 500
_READS = words("visit view visitor request page search query download read reader user hit click call session")


@dataclass(slots=True)
class Machine:
    """A kind of caller that is no person, and the stories in which it calls."""

    name: str
    key: str
    sends: list[str] = field(default_factory=list)
    fetches: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Intake:
    """How fast machines, or anybody, send something in."""

    subject: str
    rate: float
    peak: float
    text: str

    @property
    def a_day(self) -> int:
        """Rows a day at the usual rate."""
        return round(self.rate * 86_400)


def machines(domain: Domain) -> tuple[Machine, ...]:
    """Return the callers that are no people, as roles or as subjects of sentences name them."""
    found: dict[str, Machine] = {}
    roles = {role.id: role.name for role in domain.requirements.roles if _head(role.name) in MACHINES}
    for story in domain.stories:
        for text in (story.want, story.title, *story.acceptance[:1]):
            name, verb = _caller(text, roles.get(story.role, ""), bool(story.role))
            if not name:
                continue
            key = _head(name)
            known = found.setdefault(key, Machine(name[:1].upper() + name[1:].lower(), key))
            where = known.sends if verb in SENDS else known.fetches if verb in _FETCHES else None
            if where is not None and story.id not in where:
                where.append(story.id)
            break
    return tuple(m for m in found.values() if m.sends or m.fetches)


def _caller(text: str, role: str, spoken: bool) -> tuple[str, str]:
    """The machine that a sentence is about, and what it does."""
    subject = _SUBJECT.match(text)
    if role:
        verb = subject.group(2) if subject else (text.split() or [""])[0]
        return role, singular(verb.lower())
    if spoken:
        return "", ""
    if subject is not None and _head(subject.group(1)) in MACHINES:
        return _one(subject.group(1)), subject.group(2).lower()
    source = _FROM.search(text)
    if source is not None and _head(source.group(2)) in MACHINES:
        return _one(source.group(2)), source.group(1).lower()
    return "", ""


def _head(name: str) -> str:
    parts = name.lower().split()
    return singular(parts[-1]) if parts else ""


def _one(name: str) -> str:
    *before, last = name.split()
    return " ".join((*before, singular(last.lower())))


def batch_size(text: str) -> int:
    """Return how many a text lets a caller send at once."""
    match = _BATCH.search(text)
    digits = re.sub(r"\D", "", next((g for g in match.groups() if g), "")) if match else ""
    return max(1, min(10_000, int(digits))) if digits else _BATCH_SIZE


def intake(domain: Domain) -> Intake | None:
    """Return what is sent in fastest, where it is fast enough to shape the plan."""
    rates = [(v.amount / _SECONDS[v.per], v) for v in domain.requirements.volumes if v.per in _SECONDS]
    written = [(rate, v) for rate, v in rates if not reads(v)]
    rate, volume = max(written, key=lambda pair: pair[0], default=(0.0, None))
    if volume is None or rate < _BUSY:
        return None
    texts = [volume.text, *(c.text for c in domain.requirements.constraints)]
    named = [t for t in texts if t == volume.text or identifier(volume.subject) in identifier(t)]
    peaks = [float(re.sub(r"\D", "", a or b)) for t in named for a, b in _PEAK.findall(t)]
    return Intake(volume.subject, rate, max([rate, *(p for p in peaks if p >= rate)]), volume.text.strip())


def reads(volume: Volume) -> bool:
    """Whether a volume counts reads, which leave nothing behind."""
    return bool({singular(word) for word in volume.subject.lower().split()} & _READS)


def outside_systems(domain: Domain) -> tuple[Integration, ...]:
    """Return the systems outside that ours calls: not the machines that call ours, nor the identity provider."""
    calling = {machine.key for machine in machines(domain)}
    return tuple(i for i in domain.requirements.integrations if _head(i.name) not in calling)


def callers(domain: Domain, machine: Machine) -> int:
    """Return how many machines of a kind there are, as the documents count them; 0 if they do not."""
    for volume in domain.requirements.volumes:
        if volume.per == "total" and singular(volume.subject.lower().split()[-1]) == machine.key:
            return volume.amount
    return 0


def machine_limit(domain: Domain, machine: Machine, batch: int) -> str:
    """Return the rate limit of one machine: twice what it needs at the peak, at least one call in ten seconds."""
    busiest = intake(domain)
    count = callers(domain, machine)
    needed = busiest.peak / count * 60 / batch if busiest is not None and count else 0.0
    calls = max(6, -(-int(needed * 200) // 100))
    return f"{60 if not count else calls} requests/minute per {machine.key}"
