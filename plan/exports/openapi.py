"""`openapi.yaml`: the API as an OpenAPI 3.1 document."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from pydantic import JsonValue

from plan.api import Api, BaseUrl, Endpoint
from plan.exports.markdown import inline
from plan.exports.openapi_operations import JSON, RETRY_AFTER, Operations, limit_headers
from plan.exports.openapi_paths import OperationIds
from plan.exports.openapi_schemas import SchemaIndex
from plan.exports.openapi_security import Security
from plan.exports.openapi_sharing import share
from plan.exports.openapi_text import document_text
from plan.exports.unseen import escaped

Object = dict[str, JsonValue]

_VERSION = re.compile(r"\s*v?\s*(\d{1,6})((?:\.\d{1,6}){0,2})\s*", re.IGNORECASE)
_HOST = re.compile(r"(?<=://)[^/?#{}]+")
_PLACEHOLDER_HOST = re.compile(r"localhost|127\.0\.0\.1|(?:^|\.)example(?:\.(?:com|org|net))?$", re.IGNORECASE)
_MOST_SUMMARIES = 8


def openapi_yaml(api: Api, project: str, summary: str, existing: str = "") -> str:
    """Return the OpenAPI document as YAML."""
    return escaped(document_text(openapi(api, project, summary, existing)))


def openapi(api: Api, project: str, summary: str, existing: str = "") -> Object:
    """Return the OpenAPI document; it is the existing one, if there is one, with what the plan changes and adds.

    What OpenAPI has no word for is kept in `x-` keys; what it would refuse (a second operation of the same method
    and path, a parameter of a path that does not have it) is left out. What operations share is a component.
    """
    return _made(api, project, summary, existing)[0]


@lru_cache(maxsize=2)
def not_kept(api: Api, existing: str) -> tuple[str, ...]:
    """Return the operations and schemas of an existing document whose own words a plan's changes leave no place for."""
    return _made(api, "", "", existing)[1] if existing else ()


def _made(api: Api, project: str, summary: str, existing: str) -> tuple[Object, tuple[str, ...]]:
    # What reads an existing API asks the exports what an example is.
    from plan.exports.openapi_existing import existing_document

    old = existing_document(existing, api)
    index, security, headers = SchemaIndex(api.schemas), Security(api), limit_headers(api)
    if old is not None and (name := old.scheme(security.scheme)):
        security = security.named(name)
    media = old.read.error_media if old is not None else JSON
    operations = Operations(api, index, security, headers, media or JSON)
    new, there, ids = (api.endpoints, {}, OperationIds()) if old is None else old.room()
    paths = operations.paths(new, there, ids)
    root: Object = {"openapi": "3.1.0", "info": _info(api, project, summary)}
    if servers := [_server(base) for base in api.base_urls if base.url]:
        root["servers"] = servers
    shared = share(paths, {} if old is None else old.components)
    if f"headers/{RETRY_AFTER}" in str((paths, shared)):
        headers = {RETRY_AFTER: _retry_after(), **headers}
    components: Object = {
        "securitySchemes": {security.name: security.scheme},
        **shared,
        "headers": headers,
        "schemas": index.components(),
    }
    if tags := dict.fromkeys(endpoint.tag for endpoint in new if endpoint.tag):
        root["tags"] = [_tag(tag, new) for tag in tags]
    if old is not None:
        document = old.extended(operations.operation, root, paths, components)
        return old.finished(document | _extensions(api, index)), tuple(dict.fromkeys(old.not_kept))
    root |= {"paths": paths, "components": {key: value for key, value in components.items() if value}}
    return root | _extensions(api, index), ()


def _info(api: Api, project: str, summary: str) -> Object:
    info: Object = {"title": project or "API"}
    paragraphs = [inline(summary), "\n".join(f"- {inline(rule)}" for rule in api.versioning.policy)]
    info["description"] = "\n\n".join(part for part in paragraphs if part) or f"The API of {inline(project) or 'it'}."
    info["contact"] = {"name": f"The team of {project}" if project else "The API's team"}
    info["license"] = {"name": "Proprietary", "identifier": "LicenseRef-Proprietary"}
    info["version"] = _version(api.versioning.current)
    return info


def _version(current: str) -> str:
    """Return the document's version with all three numbers: `v1` is 1.0.0; other names stay."""
    match = _VERSION.fullmatch(current)
    if match is None:
        return current or "1.0.0"
    numbers = [match[1], *match[2].split(".")[1:], "0", "0"]
    return ".".join(numbers[:3])


def _server(base: BaseUrl) -> JsonValue:
    """Return a server; a host that stands in for one that is not known yet becomes a variable."""
    url = quote(base.url, safe="/:?#[]@!$&'()*+,;=%~-._")
    described: Object = {"description": inline(base.environment)} if base.environment else {}
    host = _HOST.search(url)
    if host is None or not _PLACEHOLDER_HOST.search(host[0].rpartition("@")[2].split(":")[0]):
        return {"url": url} | described
    variable: Object = {"default": host[0], "description": "Host and port of this environment."}
    return {"url": _HOST.sub("{host}", url, count=1)} | described | {"variables": {"host": variable}}


def _tag(tag: str, endpoints: Iterable[Endpoint]) -> JsonValue:
    summaries = [inline(one.summary) for one in endpoints if one.tag == tag and one.summary]
    more = len(summaries) - _MOST_SUMMARIES
    said = "; ".join(summary.rstrip(".") for summary in summaries[:_MOST_SUMMARIES])
    described = f"{said}{f'; and {more} more' if more > 0 else ''}." if said else f"Operations of {inline(tag)}."
    return {"name": tag, "description": described}


def _retry_after() -> Object:
    return {"description": "Seconds to wait before the next request.", "schema": {"type": "integer"}, "example": 30}


def _extensions(api: Api, index: SchemaIndex) -> Object:
    found: Object = {}
    if api.rate_limits.limits:
        found["x-rate-limits"] = [{"audience": one.audience, "limit": one.limit} for one in api.rate_limits.limits]
    if api.realtime:
        found["x-realtime"] = [
            {"name": one.name, "transport": one.transport, "description": one.description}
            | ({"payload": index.reference(one.payload)} if one.payload else {})
            for one in api.realtime
        ]
    return found
