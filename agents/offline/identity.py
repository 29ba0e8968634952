"""Who vouches for callers: an identity provider that the documents name, beside passwords of our own or alone."""

import re
from dataclasses import dataclass

from agents.offline.domain import Domain

_SINGLE = re.compile(
    r"(?i)\b(?:single[- ]sign[- ]?on|sso|saml|openid(?: connect)?|oidc|identity provider|entra(?: "
    r"id)?|azure ad|active directory|"
    r"ldap|keycloak|okta|auth0)\b"
)
_SOCIAL = re.compile(
    r"(?i)\b(?:sign|log)[- ]?(?:s|ged)?[- ]?(?:in|up|on)\b[^.;]{0,24}\b(?:with|via|using|through|"
    r"by)\b[^.;]{0,24}\b(google|apple|microsoft|"
    r"facebook|github|linkedin)\b"
)
_NAMED = re.compile(
    r"(?i)\b(microsoft entra(?: id)?|entra(?: id)?|azure ad|active directory|keycloak|okta|auth0|"
    r"google(?: workspace)?|apple|github|"
    r"microsoft|facebook|linkedin|ldap)\b"
)
_SAML = re.compile(r"(?i)\bsaml\b")
_NOT = re.compile(r"(?i)\b(?:no|not|without|never)\s+(?:an?\s+)?(?:single[- ]sign|sso|saml|ldap)")
_PASSWORD = re.compile(r"(?i)\b(?:password|passcode|contraseña|passwort|kennwort|mot de passe|senha)\w*\b")
_NO_PASSWORD = re.compile(r"(?i)\b(?:no|without|never)\b[^.;]{0,20}\bpasswords?\b|\bpassword-?less\b")
_OPTIONAL = re.compile(r"(?i)\b(?:can|may|could|also|optionally|as well|alternatively)\b")


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """An outside system that says who somebody is, and the statement that asks for it."""

    name: str
    asked: str
    text: str
    alone: bool
    """Whether there are no passwords of our own beside it."""
    protocol: str = "OpenID Connect"
    choices: tuple[str, ...] = ()
    """The names of the providers that people choose from, where there are several."""

    @property
    def title(self) -> str:
        """The name at the beginning of a sentence."""
        return f"{self.name[:1].upper()}{self.name[1:]}"


def identity_provider(domain: Domain) -> IdentityProvider | None:
    """Return the identity provider that the documents ask for, or None where nobody outside vouches for callers."""
    if not domain.signs_in:
        return None
    texts = domain.texts
    found = next(((i, t) for i, t in texts if (_SINGLE.search(t) or _SOCIAL.search(t)) and not _NOT.search(t)), None)
    if found is None:
        return None
    ident, text = found
    saml = _SAML.search(text) is not None
    names = tuple(dict.fromkeys(match.group(1) for match in _NAMED.finditer(text)))
    several = len(names) > 1 and not _SINGLE.search(text)
    called = " or ".join(names) if several else names[0] if names else "the identity provider"
    return IdentityProvider(
        called,
        ident,
        text.strip(),
        alone=says_no_password(text) or not _has_passwords(domain, ident, text),
        protocol="SAML 2.0" if saml else "OpenID Connect",
        choices=names if several else (),
    )


def _has_passwords(domain: Domain, ident: str, text: str) -> bool:
    """Whether people have passwords of ours beside a provider: some say so, or one more way in is all that is asked."""
    if speaks_of_passwords(domain) or any(act.kind in {"register", "password"} for act in domain.acts):
        return True
    story = ident in {one.id for one in domain.stories}
    return _SINGLE.search(text) is None and (story or _OPTIONAL.search(text) is not None)


def speaks_of_passwords(domain: Domain) -> bool:
    """Whether any statement wants passwords; that there are none is no such wish."""
    return any(_PASSWORD.search(text) and not says_no_password(text) for _, text in domain.texts)


def says_no_password(text: str) -> bool:
    """Whether a statement rules passwords out."""
    return _NO_PASSWORD.search(text) is not None
