"""How people get in: by what they prove who they are, and who gives them an account."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agents.offline.domain import USERS, Act, ActKind, Domain
from agents.offline.identity import IdentityProvider, identity_provider, says_no_password, speaks_of_passwords
from agents.offline.inflection import singular
from agents.offline.people import is_staff

_LINK = re.compile(
    r"(?i)\bmagic[- ]?links?\b|"
    r"\b(?:sign|log)s?(?:ged|ing|ning)?[ -]?(?:in|on)\b[^.;]{0,40}\b(?:with|by|via|through|using)\b"
    r"[^.;]{0,30}\blinks?\b|"
    r"\b(?:one-time|single-use|sign-?in|log-?in)[ -]links?\b|"
    r"\blinks?\b[^.;]{0,40}\b(?:sent|mailed|e-?mailed)\b[^.;]{0,40}\b(?:sign|log)s?[ -]?in\b|"
    r"\benlaces? mágicos?\b|\blinks? mágicos?\b|\bliens? magiques?\b|\b(?:anmelde|login)-?links?\b"
)
_NO_LINK = re.compile(r"(?i)\b(?:no|not|without|never)\s+(?:an?\s+)?(?:magic|one-time|sign-?in)[ -]?links?\b")
_FACTOR = re.compile(
    r"(?i)\b(?:second|two|2|multi|additional)[ -]?factors?\b|\b(?:2fa|mfa|totp|authenticator apps?)\b|"
    r"\b(?:two|2)[- ]step (?:verification|authentication)\b|\bzweite[rn]? faktor\b|\bsegundo factor\b"
)
_NO_FACTOR = re.compile(r"(?i)\b(?:no|not|without)\s+(?:an?\s+|any\s+)?(?:second|two|2fa|mfa|totp)")
_ACCOUNT = r"(?:accounts?|registration|sign[ -]?up|register\w*|membership|members?|users?|access|join\w*)"
_INVITED = re.compile(
    rf"(?i)\b{_ACCOUNT}\b[^.;]{{0,60}}\b(?:by|through|with|on)\s+(?:an?\s+)?invitations?\b|"
    rf"\b(?:by|through|with|on)\s+(?:an?\s+)?invitations?\b[^.;]{{0,40}}\b(?:can|may)\s+(?:join|register|sign up)\b|"
    r"\binvitation[ -]only\b[^.;]{0,30}\b(?:app|system|platform|registration|sign[ -]?up)\b|"
    r"\binvit(?:e|es|ed|ing|ations?)\b[^.;]{0,50}\b(?:accounts?|to join|sign up|to register|to the (?:app|system|team))"
    r"\b|"
    r"\b(?:get|open|receive|create)s?\s+(?:an\s+)?accounts?\b[^.;]{0,30}\binvit\w+"
)
_OPENED = re.compile(
    r"(?i)\b(?:open|opens|create|creates|set up|sets up|manage|manages)\s+(?:the\s+|all\s+|every\s+)?"
    r"(?:user\s+)?accounts?\s+(?:of|for)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
INVITATIONS = "invitations"
"""The table of invitations; where the documents keep invitations of their own, those are no accounts'."""
_FROM = re.compile(r"(?i)\b(?:from|by)\s+(?!an?\s+invit|invit)")


@dataclass(frozen=True, slots=True)
class Entry:
    """The ways in. What asks for each is the id of a statement; empty where none does."""

    passwords: bool
    links: str
    """Asks for one-time links that are sent by mail."""
    provider: IdentityProvider | None
    factor: str
    """Asks for a second factor."""
    invited: str
    """Says that accounts come by invitation."""
    opened: str
    """Says that somebody opens the accounts of others."""
    openers: tuple[str, ...]
    """Ids of the roles that invite, or open accounts."""

    @property
    def mails(self) -> str:
        """What asks for mail to be sent so that people get in."""
        return self.links or self.invited

    @property
    def before(self) -> bool:
        """Whether there are accounts before their people have come: those that somebody else opened."""
        return bool(self.opened)


@lru_cache(maxsize=4)  # every artifact asks in several places
def entry_of(domain: Domain) -> Entry:
    """Return how people get in as the documents and the answers say; passwords where nothing is said."""
    if not domain.signs_in:
        return Entry(False, "", None, "", "", "", ())
    texts = domain.texts
    provider = identity_provider(domain)
    ident, text = next(((i, t) for i, t in texts if _LINK.search(t) and not _NO_LINK.search(t)), ("", ""))
    wanted = speaks_of_passwords(domain) or any(act.kind == "password" for act in domain.acts)
    passwords = (wanted and not says_no_password(text)) if ident else provider is None
    if provider is not None and not ident:
        passwords = not provider.alone
    known = any(thing.table == INVITATIONS for thing in domain.things)
    invited, opened = "" if known else _first(texts, _INVITED), _first(texts, _OPENED)
    if domain.registers and not invited.startswith("Q-"):
        opened = opened if opened.startswith("Q-") else ""
    said = dict(texts).get(invited or opened, "")
    return Entry(
        passwords=passwords,
        links=ident,
        provider=provider,
        factor=next((i for i, t in texts if _FACTOR.search(t) and not _NO_FACTOR.search(t)), ""),
        invited=invited,
        opened="" if invited else opened,
        openers=_openers(domain, said, invited=bool(invited)) if invited or opened else (),
    )


def _first(texts: tuple[tuple[str, str], ...], pattern: re.Pattern[str]) -> str:
    return next((ident for ident, text in texts if pattern.search(text)), "")


def _openers(domain: Domain, text: str, *, invited: bool) -> tuple[str, ...]:
    """The roles that a sentence lets open accounts; the staff where it names none, everybody where there is none.

    Those are its subject, or stand behind `from`: `members get an account by an invitation from owners only`.
    """
    story = next((one for one in domain.stories if one.role and text.startswith(f"{one.title} {one.want}")), None)
    if story is not None:
        return (story.role,)
    match = _FROM.search(text)
    where = text[match.end() :] if match is not None else "" if invited else text[: _place(text)]
    words = {singular(word) for word in _WORD.findall(where.lower())}
    named = [role.id for role in domain.roles if _last(role.name) in words]
    staff = [role.id for role in domain.roles if is_staff(role)]
    return tuple(named or staff or [role.id for role in domain.roles])


def _place(text: str) -> int:
    match = _OPENED.search(text)
    return match.start() if match is not None else len(text)


def _last(name: str) -> str:
    found = _WORD.findall(name.lower())
    return singular(found[-1]) if found else ""


def account_acts(domain: Domain) -> tuple[Act, ...]:
    """Return what those do who open the accounts of others."""
    entry = entry_of(domain)
    if not entry.opened:
        return ()
    kinds: tuple[tuple[ActKind, str], ...] = (("create", "open"), ("list", "see"), ("update", "change"))
    return tuple(Act(entry.opened, kind, verb, USERS, role) for role in entry.openers for kind, verb in kinds)
