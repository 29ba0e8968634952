"""Checks of who may call what, and of the API as a whole (API-030 to API-049)."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plan.api import Endpoint
from plan.checks.endpoints import called
from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named

_OPEN_BY_NATURE = re.compile(
    r"auth|log-?in|log-?out|sign-?(?:in|up|out)|session|token|password|passwd|verif|confirm|invit"
    r"|webhook|callback|hook|health|contact|subscri|recover|reset|refresh|oauth|sso|otp|activat|public|guest|track",
    re.IGNORECASE,
)
_SIGNING_UP = re.compile(r"register|registration|enrol", re.IGNORECASE)
_EXPIRING = re.compile(r"jwt|token|bearer|oauth|session", re.IGNORECASE)
_VERSION = re.compile(r"v\d+", re.IGNORECASE)


@rule(
    "API-030",
    "error",
    "api",
    mend="Name one of the permissions, or add the missing one.",
    example="`GET /users` needs `users.list`, but there is no such permission.",
)
def permission_unknown(look: Lookup) -> Iterator[Problem]:
    """An endpoint needs a permission that does not exist.

    Nobody can have it, so nobody can call the endpoint.
    """
    for at, endpoint in look.every_endpoint:
        if endpoint.permission and endpoint.permission not in look.permissions:
            yield Problem(at, f"{called(endpoint)} needs {named(endpoint.permission)}, which is no permission.")


@rule(
    "API-031",
    "error",
    "api",
    mend="Give each permission a name of its own.",
    example="`users.read` is listed twice with different roles.",
)
def duplicate_permission(look: Lookup) -> Iterator[Problem]:
    """Two permissions have the same name.

    Which roles have it depends on which of the two is read.
    """
    for place, name in repeated(p.name for p in look.plan.api.permissions) if look.plan.api else ():
        yield Problem(f"/permissions/{place}", f"There is more than one permission {named(name)}.")


@rule(
    "API-032",
    "error",
    "api",
    mend="Let the endpoint need a credential, or no permission.",
    example="`GET /reports` needs `reports.read` but no credential.",
)
def permission_without_credential(look: Lookup) -> Iterator[Problem]:
    """An endpoint needs a permission but no credential.

    Without knowing who calls, nobody can tell what the caller may do: it is either closed to all or open to all.
    """
    for at, endpoint in look.every_endpoint:
        if endpoint.permission and not endpoint.authenticated:
            yield Problem(at, f"{called(endpoint)} needs {named(endpoint.permission)} but no credential.")


@rule(
    "API-033",
    "error",
    "api",
    mend="Say how callers prove who they are, and with which header.",
    example="Endpoints need a credential, and `authentication.method` is empty.",
)
def no_authentication(look: Lookup) -> Iterator[Problem]:
    """Endpoints need a credential, and nothing says which.

    Nobody can call them.
    """
    closed = [e for _, e in look.every_endpoint if e.authenticated]
    if look.plan.api and closed and not look.plan.api.authentication.method:
        more = f" and {len(closed) - 1} more need" if len(closed) > 1 else " needs"
        yield Problem("/authentication", f"{called(closed[0])}{more} a credential, but no method is given.")


@rule(
    "API-034",
    "warning",
    "api",
    mend="Add a 401 error.",
    example="`GET /users` needs a credential and has no 401.",
)
def no_unauthorized(look: Lookup) -> Iterator[Problem]:
    """A new endpoint that needs a credential does not say what it answers without one.

    An expired token is an everyday event; a client that does not expect it logs people out or loses their work.
    """
    for at, endpoint in look.fresh_endpoints:
        if endpoint.authenticated and 401 not in {e.status for e in endpoint.errors}:
            yield Problem(at, f"{called(endpoint)} needs a credential and has no 401.")


@rule(
    "API-035",
    "warning",
    "api",
    mend="Add a 403 error (or a 404, if the existence of the thing is a secret).",
    example="`DELETE /users/{id}` needs `users.delete` and has no 403.",
)
def no_forbidden(look: Lookup) -> Iterator[Problem]:
    """An endpoint that needs a permission does not say what it answers to somebody without it.

    The client cannot tell *log in* from *you may not*.
    """
    for at, endpoint in look.every_endpoint:
        if endpoint.permission and not {403, 404} & {e.status for e in endpoint.errors}:
            yield Problem(at, f"{called(endpoint)} needs {named(endpoint.permission)} and has no 403.")


@rule(
    "API-036",
    "warning",
    "api",
    mend="Let the endpoint need a credential, or say in its summary why it is open.",
    example="`DELETE /users/{id}` needs no credential.",
)
def open_write(look: Lookup) -> Iterator[Problem]:
    """An endpoint that changes something needs no credential, although others do.

    Anybody on the network can call it.
    """
    if not any(e.authenticated for _, e in look.every_endpoint):
        return
    for at, endpoint in look.every_endpoint:
        if endpoint.method == "GET" or endpoint.authenticated or endpoint.permission:
            continue
        if not _open_by_nature(endpoint):
            yield Problem(at, f"{called(endpoint)} changes something and needs no credential.")


@rule(
    "API-037",
    "note",
    "api",
    mend="Let an endpoint need the permission, or take it out.",
    example="No endpoint needs `users.archive`.",
)
def permission_unused(look: Lookup) -> Iterator[Problem]:
    """No endpoint needs a permission.

    Somebody will hand it out and expect it to do something.
    """
    if look.plan.api is None or not look.plan.api.endpoints:
        return
    used = {e.permission for _, e in look.every_endpoint}
    for i, permission in enumerate(look.plan.api.permissions):
        if permission.name not in used:
            yield Problem(f"/permissions/{i}", f"No endpoint needs the permission {named(permission.name)}.")


@rule(
    "API-038",
    "warning",
    "api",
    mend="Name the roles that have the permission.",
    example="`users.delete` is given to no role.",
)
def permission_of_nobody(look: Lookup) -> Iterator[Problem]:
    """No role has a permission.

    What needs it cannot be called by anybody.
    """
    for i, permission in enumerate(look.plan.api.permissions if look.plan.api else ()):
        if not any(permission.roles):
            yield Problem(f"/permissions/{i}", f"No role has the permission {named(permission.name)}.")


@rule(
    "API-039",
    "warning",
    "api",
    mend="Let both need the same credential, or say in the summary why one of them is public.",
    example="`GET /members` needs no credential, and `GET /members/{id}` does.",
)
def open_read(look: Lookup) -> Iterator[Problem]:
    """An endpoint reads without a credential what another one reads only with one.

    What the one protects, the other gives away.
    """
    closed: dict[str, list[Endpoint]] = {}
    for _, endpoint in look.every_endpoint:
        if endpoint.method == "GET" and endpoint.permission:
            closed.setdefault(_collection(endpoint), []).append(endpoint)
    for at, endpoint in look.every_endpoint:
        if endpoint.method != "GET" or endpoint.authenticated or endpoint.permission or _open_by_nature(endpoint):
            continue
        other = next((e for e in closed.get(_collection(endpoint), ()) if set(e.tables) & set(endpoint.tables)), None)
        if other:
            yield Problem(at, f"{called(endpoint)} needs no credential, and {called(other)} reads the same with one.")


def _collection(endpoint: Endpoint) -> str:
    """A path without its parameters: a list and its items have the same."""
    return "/".join(part for part in endpoint.path.split("/") if part and "{" not in part)


def _open_by_nature(endpoint: Endpoint) -> bool:
    words = f"{endpoint.path} {endpoint.tag} {endpoint.summary} {endpoint.id}"
    return bool(_OPEN_BY_NATURE.search(words) or _SIGNING_UP.search(f"{endpoint.path} {endpoint.tag}"))


@rule(
    "API-040",
    "warning",
    "api",
    mend="Write an http(s) URL for each environment.",
    example="The production URL is `api.example.com/v1`.",
)
def base_url(look: Lookup) -> Iterator[Problem]:
    """An address of the API is no URL, or there is none.

    Clients have nowhere to send their requests.
    """
    if look.plan.api is None:
        return
    if not look.plan.api.base_urls:
        yield Problem("/base_urls", "The API has no base URL.")
    for i, base in enumerate(look.plan.api.base_urls):
        try:
            parts = urlsplit(base.url)
            good = parts.scheme in {"http", "https", "ws", "wss"} and bool(parts.netloc) and not parts.query
        except ValueError:
            good = False
        if not good and not base.url.startswith("/"):
            yield Problem(f"/base_urls/{i}", f"The base URL {named(base.url)} is no URL.")


@rule(
    "API-041",
    "warning",
    "api",
    mend="Put the current version into the base URLs, or take it out of them.",
    example="The current version is `v2`, and the base URL ends in `/v1`.",
)
def version_mismatch(look: Lookup) -> Iterator[Problem]:
    """A base URL names another version than the current one.

    Whoever follows the document calls something else.
    """
    if look.plan.api is None:
        return
    current = look.plan.api.versioning.current.lower()
    for i, base in enumerate(look.plan.api.base_urls):
        versions = [part.lower() for part in base.url.split("/") if _VERSION.fullmatch(part)]
        if versions and _VERSION.fullmatch(current) and current not in versions:
            message = f"The base URL {named(base.url)} is not of the current version {named(current)}."
            yield Problem(f"/base_urls/{i}", message)


@rule(
    "API-042",
    "warning",
    "api",
    mend="Fill in the current version and what happens at a breaking change.",
    example="The versioning policy is empty.",
)
def no_versioning(look: Lookup) -> Iterator[Problem]:
    """Nothing says how the API changes without breaking its callers.

    The first breaking change is made without a plan.
    """
    if look.plan.api is None:
        return
    versioning = look.plan.api.versioning
    said = {"current version": versioning.current, "policy": any(versioning.policy)}
    if missing := [name for name, text in said.items() if not text]:
        yield Problem("/versioning", f"The versioning has no {listed(missing)}.")


@rule(
    "API-043",
    "warning",
    "api",
    mend="Say for each credential how long it is good for.",
    example="The method is JWT, and no lifetime is given.",
)
def no_lifetimes(look: Lookup) -> Iterator[Problem]:
    """Tokens are used, and nothing says how long they are good for.

    A stolen one is then good for ever.
    """
    if look.plan.api is None:
        return
    authentication = look.plan.api.authentication
    if _EXPIRING.search(authentication.method) and not authentication.lifetimes:
        yield Problem("/authentication", f"{named(authentication.method)} is used, but no lifetime is given.")


@rule(
    "API-044",
    "warning",
    "api",
    mend="Say how many requests each kind of caller may make.",
    example="There are no rate limits.",
)
def no_rate_limits(look: Lookup) -> Iterator[Problem]:
    """Nothing limits how much a caller may ask for.

    One client with a loop takes the system down for all others.
    """
    api = look.plan.api
    if api and api.endpoints and not api.rate_limits.limits and not any(e.rate_limit for e in api.endpoints):
        yield Problem("/rate_limits", "Nothing limits how much a caller may ask for.")
