"""Routes that a document writes down: `GET /products`, `/products [GET]`."""

import re

_METHOD = r"(?:GET|POST|PUT|PATCH|DELETE)"
_PATH = r"/(?:[\w:{}<>.*$-]+(?:/[\w:{}<>.*$-]+)*/?)?(?:\?[\w=&{}<>:\[\],-]*)?"
_ROUTE = re.compile(
    rf"(?<![\w/])(?P<path>{_PATH})\s*[\[(]\s*(?P<method>{_METHOD})\s*[\])]|"
    rf"\b(?P<method2>{_METHOD})\b\s*:?\s*`?(?P<path2>{_PATH})(?![\w])"
)


def route_in(text: str) -> str:
    """The first route in `text` as `METHOD /path`; empty if there is none."""
    match = _ROUTE.search(text)
    if not match:
        return ""
    return f"{match['method'] or match['method2']} {match['path'] or match['path2']}"


def without_route(text: str) -> str:
    """What `text` says around its first route."""
    return _ROUTE.sub(" ", text, count=1)
