"""What the documents' words ask the system to have besides a server, a page and a database."""

import re
from dataclasses import dataclass

from agents.offline.answers import Answers
from agents.offline.backlog import NOTIFIES
from agents.offline.domain import Domain
from agents.offline.entry import Entry, entry_of
from agents.offline.identity import IdentityProvider
from agents.offline.machines import Intake, Machine, intake, machines, reads

_FILES = re.compile(
    r"(?i)\b(upload\w*|photos?|pictures?|images?|attachments?|pdfs?|scans?|avatars?|fotos?|im[aá]gen\w*|"
    r"archivos?|documents? (?:upload|storage))\b"
)
_JOBS = re.compile(
    r"(?i)\b(every (?:night|day|hour|week|month|morning)|nightly|daily at|scheduled job|overdue|expir\w+|"
    r"automatically|cada (?:noche|día))\b"
)
_CHANNELS = (
    ("sms", re.compile(r"(?i)\b(?:sms|text messages?)\b")),
    ("push", re.compile(r"(?i)\bpush (?:notification|message)s?\b")),
    ("mail", re.compile(r"(?i)\be-?mail(?:ed|s)?\b(?! address)")),
)
_BUSY = 50.0
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_592_000,
    "year": 31_536_000,
}
_PAYMENT = re.compile(
    r"(?i)\b(stripe|paypal|adyen|mollie|square|braintree|klarna|payment (?:provider|gateway|service)|pasarela "
    r"de pago|redsys)\b"
)


@dataclass(frozen=True, slots=True)
class Needs:
    """Ids of what asks for each; empty where nothing does."""

    mail: str
    files: str
    jobs: str
    live: str
    payment: str
    requests_a_second: float
    busiest: str
    channels: tuple[str, ...]
    """How messages go out: `mail`, `sms`, `push`."""
    intake: Intake | None
    """What is sent in so fast that the plan has to be shaped by it."""
    callers: tuple[Machine, ...]
    """Machines that call the API."""
    entry: Entry
    """How people get in."""

    @property
    def provider(self) -> IdentityProvider | None:
        """Who vouches for callers from outside."""
        return self.entry.provider

    @property
    def worker(self) -> str:
        """What asks for work beside the request."""
        return self.mail or self.jobs

    @property
    def cache(self) -> bool:
        """Whether the volumes ask for a cache: many reads, not many writes, which no cache takes."""
        return self.requests_a_second >= _BUSY


def read_needs(domain: Domain) -> Needs:
    """Return what the words and the volumes ask for."""
    texts, entry = domain.texts, entry_of(domain)
    inside = Answers(domain.requirements).inside

    def first(pattern: re.Pattern[str]) -> str:
        return next((ident for ident, text in texts if pattern.search(text)), "")

    rates = [
        (volume.amount / _SECONDS[volume.per], volume)
        for volume in domain.requirements.volumes
        if volume.per in _SECONDS and reads(volume)
    ]
    rate, busiest = max(rates, key=lambda pair: pair[0], default=(0.0, None))
    integrations = " ".join(i.name for i in domain.requirements.integrations)
    return Needs(
        mail=entry.mails or ("" if inside else first(NOTIFIES)),
        files=first(_FILES) if any(True for _ in texts) else "",
        jobs=first(_JOBS) or (first(NOTIFIES) if inside else ""),
        live=domain.says("real-time", "real time", "realtime", "live update", "instantly", "tiempo real"),
        payment=integrations if _PAYMENT.search(integrations) else "",
        requests_a_second=rate,
        busiest=busiest.text if busiest is not None else "",
        channels=tuple(name for name, pattern in _CHANNELS if any(pattern.search(t) for _, t in texts)),
        intake=intake(domain),
        callers=machines(domain),
        entry=entry,
    )
