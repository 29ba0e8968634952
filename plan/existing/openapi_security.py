"""How callers of an existing API prove who they are."""

from dataclasses import dataclass

from plan.api import Authentication, Header, TokenLifetime
from plan.existing.openapi_document import Object, References, text_of

_LASTING = (TokenLifetime(token="The existing credential", lifetime="As the existing API has it"),)  # noqa: S106 - a name


@dataclass(frozen=True, slots=True)
class Access:
    """The scheme that new operations use too: its name in the document, and what a plan says of it."""

    name: str
    authentication: Authentication


def access_of(schemes: Object, references: References) -> Access | None:
    """Return the first scheme that a plan can say; None if there is none."""
    for name, node in schemes.items():
        scheme = references.resolved(node)
        found = _authentication(scheme) if scheme is not None else None
        if found is not None:
            return Access(name, found)
    return None


def _authentication(scheme: Object) -> Authentication | None:
    kind, how = text_of(scheme, "type"), text_of(scheme, "scheme").lower()
    bearer = Header(name="Authorization", value="Bearer <token>", description="The credential that exists already.")
    if kind == "http" and how == "basic":
        return Authentication(
            method="HTTP Basic, as it exists already",
            headers=(Header(name="Authorization", value="Basic <credentials>", description="Name and password."),),
            lifetimes=_LASTING,
        )
    if kind == "apiKey" and text_of(scheme, "in") == "header":
        header = Header(name=text_of(scheme, "name"), value="<key>", description="The key that exists already.")
        return Authentication(method="API key in a header, as it exists already", headers=(header,), lifetimes=_LASTING)
    if kind == "apiKey" and text_of(scheme, "in") == "cookie":
        return Authentication(method="Session cookie, as it exists already", headers=(), lifetimes=_LASTING)
    if kind == "http":
        jwt = "JWT (JSON Web Tokens)" if text_of(scheme, "bearerFormat").upper() == "JWT" else "Bearer token"
        return Authentication(method=f"{jwt}, as it exists already", headers=(bearer,), lifetimes=_LASTING)
    if kind in {"oauth2", "openIdConnect"}:
        return Authentication(
            method="OAuth 2 bearer token, as it exists already", headers=(bearer,), lifetimes=_LASTING
        )
    return None
