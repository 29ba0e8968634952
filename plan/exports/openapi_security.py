"""The security scheme: how callers prove who they are, and the permissions that operations ask for.

Permissions stand where OpenAPI 3.1 puts the names that an operation asks for: as scopes of an OAuth scheme, and for
every other scheme as the list of roles in its security requirement; the scheme's description says what each allows.
"""

import re
from copy import copy

from pydantic import JsonValue

from plan.api import Api, Endpoint
from plan.exports.markdown import code, inline, table

Object = dict[str, JsonValue]

HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class Security:
    """The one scheme of an API."""

    def __init__(self, api: Api) -> None:
        self._roles = {one.name: one.roles for one in api.permissions}
        self.name, self.scheme = _scheme(api)

    def named(self, name: str) -> "Security":
        """Return the same scheme under another name."""
        found = copy(self)
        found.name = name
        return found

    def requirement(self, endpoint: Endpoint) -> list[JsonValue]:
        """Return what an operation requires; an empty list where nobody has to log in."""
        scopes: list[JsonValue] = [endpoint.permission] if endpoint.permission else []
        return [{self.name: scopes}] if endpoint.authenticated or endpoint.permission else []

    def sentence(self, endpoint: Endpoint) -> str:
        """Return who may call an operation."""
        if endpoint.permission:
            roles = ", ".join(self._roles.get(endpoint.permission, ()))
            return f"Needs the permission `{endpoint.permission}`" + (f" (held by: {roles})." if roles else ".")
        return "Needs a signed-in caller." if endpoint.authenticated else "Needs no credential."


def _scheme(api: Api) -> tuple[str, Object]:
    """Return the scheme that the authentication method's own words point to: a bearer token unless they differ."""
    method = api.authentication.method
    words = method.lower()
    header = next((h.name for h in api.authentication.headers if HEADER_NAME.fullmatch(h.name)), "Authorization")
    scheme: Object
    if re.search(r"\bbasic\b", words):
        name, scheme = "basicAuth", {"type": "http", "scheme": "basic"}
    elif "cookie" in words:
        name, scheme = "cookieAuth", {"type": "apiKey", "in": "cookie", "name": "session"}
    elif re.search(r"\bapi[ -]?key", words):
        name, scheme = "apiKeyAuth", {"type": "apiKey", "in": "header", "name": header}
    else:
        name, scheme = "bearerAuth", {"type": "http", "scheme": "bearer"}
        if "jwt" in words or "json web token" in words:
            scheme["bearerFormat"] = "JWT"
    scheme["description"] = _description(api)
    if api.permissions:
        scheme["x-scopes"] = {one.name: one.description for one in api.permissions}
    return name, scheme


def _description(api: Api) -> str:
    lifetimes = [f"- {inline(one.token)}: {inline(one.lifetime)}" for one in api.authentication.lifetimes]
    permissions = table(
        ("Permission", "Allows", "Roles"),
        ((code(one.name), inline(one.description), inline(", ".join(one.roles))) for one in api.permissions),
    )
    parts = [inline(api.authentication.method) or "Credentials", "\n".join(lifetimes), permissions]
    return "\n\n".join(part for part in parts if part)
