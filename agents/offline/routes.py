"""Endpoints that a document writes out: `GET /products/:id`, `/orders [POST]`."""

import re

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_ROUTES = (
    re.compile(rf"\b({'|'.join(_METHODS)})\s+`?(/[\w:{{}}/.\-]*)"),
    re.compile(rf"(/[\w:{{}}/.\-]+)`?\s*[\[(]\s*({'|'.join(_METHODS)})\s*[\])]"),
)


def read_routes(text: str) -> tuple[tuple[str, str], ...]:
    """Return method and path of every endpoint that `text` writes out, in order, each once."""
    if "/" not in text or not any(method in text for method in _METHODS):
        return ()
    found = [(match.start(), match.group(1), match.group(2)) for match in _ROUTES[0].finditer(text)]
    found += [(match.start(), match.group(2), match.group(1)) for match in _ROUTES[1].finditer(text)]
    return tuple(dict.fromkeys((method, path.rstrip(".")) for _, method, path in sorted(found)))


def resources(path: str) -> tuple[str, ...]:
    """Return the fixed parts of a path."""
    return tuple(part for part in path.split("/") if part and part[0] not in ":{")
