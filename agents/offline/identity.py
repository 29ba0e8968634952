"""Who vouches for callers: passwords of our own, or an identity provider that the documents name."""

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
_NOT = re.compile(r"(?i)\b(?:no|not|without|never)\s+(?:an?\s+)?(?:single[- ]sign|sso|saml|ldap)")
_PASSWORD = re.compile(r"(?i)\b(?:password|contraseña|passwort|mot de passe)\w*\b")
_NO_PASSWORD = re.compile(r"(?i)\b(?:no|without|never)\b[^.;]{0,20}\bpasswords?\b")


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """An outside system that says who somebody is, and the statement that asks for it."""

    name: str
    asked: str
    text: str
    alone: bool
    """Whether there are no passwords of our own beside it."""


def identity_provider(domain: Domain) -> IdentityProvider | None:
    """Return the identity provider that the documents ask for, or None where callers have passwords of ours."""
    if not domain.signs_in:
        return None
    texts = domain.texts()
    found = next(((i, t) for i, t in texts if (_SINGLE.search(t) or _SOCIAL.search(t)) and not _NOT.search(t)), None)
    if found is None:
        return None
    ident, text = found
    name = _NAMED.search(text)
    called = name.group(1) if name else "the identity provider"
    others = any(_PASSWORD.search(t) and not _NO_PASSWORD.search(t) for _, t in texts)
    ours = others or any(act.kind in {"register", "password"} for act in domain.acts)
    alone = bool(_NO_PASSWORD.search(text)) or (_SINGLE.search(text) is not None and not ours)
    return IdentityProvider(called, ident, text.strip(), alone)
