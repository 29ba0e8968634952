"""Paths and operation ids as OpenAPI takes them."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from plan.api import Api, Endpoint

_BRACES = re.compile(r"\{([^{}/]*)\}")
_COLON_PARAMETER = re.compile(r"(?<=/):(\w+)")


def calls_of(api: Api | None) -> Mapping[str, str]:
    """Return each endpoint's method and path by its id, as whoever builds it knows it."""
    return {one.id: f"{one.method} {one.path}" for one in api.endpoints} if api is not None else {}


def path_of(endpoint: Endpoint) -> str:
    """Return an endpoint's path as OpenAPI writes it: from the slash on, parameters in braces, no query."""
    path = _COLON_PARAMETER.sub(r"{\1}", "/" + endpoint.path.split("?")[0].split("#")[0].lstrip("/"))
    pieces: list[str] = re.split(r"(\{[^{}/]*\})", path)
    return "".join(
        _parameter_braces(piece) if position % 2 else quote(piece, safe="/:@!$&'()*+,;=~-._%")
        for position, piece in enumerate(pieces)
    )


def _parameter_braces(piece: str) -> str:
    return "{" + (piece[1:-1].strip() or "id") + "}"


def parameters_of(path: str) -> list[str]:
    """Return the names of a path's parameters in order."""
    found: list[str] = _BRACES.findall(path)
    return found


def shape(path: str) -> str:
    """Return what two paths have in common that differ only in the names of their parameters.

    OpenAPI takes such paths for the same one and forbids the second.
    """
    return _BRACES.sub("{}", path)


class OperationIds:
    """Operation ids, each of them once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def of(self, endpoint: Endpoint) -> str:
        """Return a new operation id, as much like the endpoint's own id as can be."""
        words: list[str] = re.findall(r"[A-Za-z0-9]+", endpoint.id) or [endpoint.method.lower()]
        name = words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])
        number, free = 1, name
        while free in self._taken:
            number += 1
            free = f"{name}{number}"
        self._taken.add(free)
        return free
