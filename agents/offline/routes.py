"""Endpoints that a document writes out: `GET /products/:id`, `/orders [POST]`."""

import re

_ROUTES = (
    re.compile(r"\b(GET|POST|PUT|PATCH|DELETE)\s+`?(/[\w:{}/.\-]*)"),
    re.compile(r"(/[\w:{}/.\-]+)`?\s*[\[(]\s*(GET|POST|PUT|PATCH|DELETE)\s*[\])]"),
)


def read_routes(text: str) -> tuple[tuple[str, str], ...]:
    """Return method and path of every endpoint that `text` writes out, in order, each once."""
    found = [(match.start(), match.group(1), match.group(2)) for match in _ROUTES[0].finditer(text)]
    found += [(match.start(), match.group(2), match.group(1)) for match in _ROUTES[1].finditer(text)]
    return tuple(dict.fromkeys((method, path.rstrip(".")) for _, method, path in sorted(found)))


def resources(path: str) -> tuple[str, ...]:
    """Return the fixed parts of a path."""
    return tuple(part for part in path.split("/") if part and part[0] not in ":{")
