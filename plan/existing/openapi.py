"""An existing API, read from its OpenAPI document and said in the plan's terms."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Literal

from pydantic import JsonValue

from plan.api import BaseUrl, Endpoint, ErrorResponse, Method, Parameter, Response, Schema
from plan.existing.openapi_document import (
    METHODS,
    Object,
    OpenApiError,
    References,
    is_object,
    list_of,
    object_of,
    read_document,
    text_of,
)
from plan.existing.openapi_schemas import Losses, Schemas
from plan.existing.openapi_security import Access, access_of

_BRACES = re.compile(r"\{[^{}/]*\}")
_JSON = re.compile(r"application/(?:[\w.-]+\+)?json\b.*", re.IGNORECASE)
_NOWHERE = "a reference that leads nowhere or out of the document"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that the plan has no words for: of which kind, and where it stands."""

    what: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExistingApi:
    """An API that exists already.

    `access` is how callers prove who they are, `says_access` false if the document is silent on who may call what;
    `error_body` is the schema that its errors have, `error_media` their media type; `inline` names the schemas that
    have no name in the document; `unsaid` holds method and path of operations whose request or answers a plan cannot
    say; `losses` is what is not carried into the plan.
    """

    endpoints: tuple[Endpoint, ...] = ()
    schemas: tuple[Schema, ...] = ()
    base_urls: tuple[BaseUrl, ...] = ()
    access: Access | None = None
    says_access: bool = False
    version: str = ""
    error_body: str = ""
    error_media: str = ""
    inline: frozenset[str] = frozenset()
    unsaid: frozenset[tuple[str, str]] = frozenset()
    losses: tuple[Loss, ...] = ()


NOTHING = ExistingApi()


def shape(path: str) -> str:
    """Return a path with nameless parameters: OpenAPI takes two paths of one shape for the same."""
    return _BRACES.sub("{}", path.rstrip("/") or "/")


@lru_cache(maxsize=4)
def existing_api(text: str) -> ExistingApi:
    """Return the API that a document describes; nothing for no document, or one that cannot be read."""
    if not text.strip():
        return NOTHING
    try:
        return read_openapi(text)
    except OpenApiError:
        return NOTHING


def read_openapi(text: str) -> ExistingApi:
    """Return the API that an OpenAPI 3.0 or 3.1 document describes; raises OpenApiError for any other document."""
    return _Reading(read_document(text)).api()


class _Reading:
    """One document while it is read."""

    def __init__(self, document: Object) -> None:
        self._document = document
        self._references = References(document)
        self._components = object_of(document, "components")
        self._losses = Losses()
        self._schemas = Schemas(self._references, object_of(self._components, "schemas"), self._losses)
        self._ids: set[str] = set()
        self._error_bodies: Counter[str] = Counter()
        self._error_media: Counter[str] = Counter()
        self._unsaid: set[tuple[str, str]] = set()

    def api(self) -> ExistingApi:
        endpoints: dict[tuple[str, str], Endpoint] = {}
        for path, node in object_of(self._document, "paths").items():
            item = self._references.resolved(node)
            if path.startswith("x-"):
                continue
            if item is None or not path.startswith("/"):
                self._losses.add("a path that cannot be read", path)
                continue
            for endpoint in self._operations(path, item):
                if endpoints.setdefault((endpoint.method, shape(endpoint.path)), endpoint) is not endpoint:
                    self._losses.add("a second operation of the same method and path", f"{endpoint.method} {path}")
        if not endpoints:
            raise OpenApiError("It is an OpenAPI document without any operation, so that there is nothing to keep.")
        self._schemas.add_components()
        for word in ("webhooks", "externalDocs"):
            if self._document.get(word):
                self._losses.add(f"`{word}`", "the document")
        return ExistingApi(
            endpoints=tuple(endpoints.values()),
            schemas=tuple(self._schemas.found.values()),
            base_urls=tuple(self._servers()),
            access=access_of(object_of(self._components, "securitySchemes"), self._references),
            says_access=self._says_access(),
            version=text_of(object_of(self._document, "info"), "version"),
            error_body=self._error_bodies.most_common(1)[0][0] if self._error_bodies else "",
            error_media=self._error_media.most_common(1)[0][0] if self._error_media else "",
            inline=frozenset(self._schemas.inline),
            unsaid=frozenset(self._unsaid),
            losses=tuple(Loss(kind, tuple(where)) for kind, where in sorted(self._losses.places.items())),
        )

    def _says_access(self) -> bool:
        items = [item for item in object_of(self._document, "paths").values() if is_object(item)]
        operations = [operation for item in items for operation in item.values() if is_object(operation)]
        said = any("security" in node for node in (self._document, *operations))
        return said or bool(object_of(self._components, "securitySchemes"))

    def _servers(self) -> Iterator[BaseUrl]:
        for node in list_of(self._document, "servers"):
            if not is_object(node) or not text_of(node, "url"):
                continue
            url = text_of(node, "url")
            for name, variable in object_of(node, "variables").items():
                if is_object(variable):
                    url = url.replace(f"{{{name}}}", text_of(variable, "default"))
            local = "localhost" in url or "127.0.0.1" in url
            said = text_of(node, "description").splitlines()
            yield BaseUrl(environment=said[0] if said else "Development" if local else "Production", url=url)

    def _operations(self, path: str, item: Object) -> Iterator[Endpoint]:
        for method in ("head", "options", "trace"):
            if method in item:
                self._losses.add("an operation whose method is none of a plan's", f"{method.upper()} {path}")
        for word in METHODS:
            operation = item.get(word)
            if word in item:
                yield self._endpoint(word.upper(), path, item, operation if is_object(operation) else {})

    def _endpoint(self, method: str, path: str, item: Object, operation: Object) -> Endpoint:
        called = f"{method} {path}"
        names = text_of(operation, "operationId") or f"{method} {path}"
        wanted = _pascal(names)
        tags = [tag for tag in list_of(operation, "tags") if isinstance(tag, str) and tag.strip()]
        for word in ("callbacks", "servers", "deprecated", "externalDocs"):
            if operation.get(word):
                self._losses.add(f"`{word}` of an operation", called)
        responses, errors = self._answers(operation, wanted, (method, path))
        return Endpoint(
            id=self._id(names),
            method=_METHOD_OF[method],
            path=path,
            summary=text_of(operation, "summary") or _first_line(operation) or called,
            tag=str(tags[0]) if tags else (path.strip("/").split("/")[0].replace("-", " ").capitalize() or "Root"),
            authenticated=self._guarded(operation),
            permission="",
            parameters=tuple(self._parameters(path, item, operation, called)),
            request=self._request(operation, wanted, (method, path)),
            responses=tuple(responses),
            errors=tuple(errors),
            rate_limit="",
            stories=(),
            tables=(),
        )

    def _id(self, names: str) -> str:
        words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", names)
        base = "-".join(word.lower() for word in words)[:60].strip("-") or "operation"
        number, free = 1, base
        while free in self._ids:
            number += 1
            free = f"{base}-{number}"
        self._ids.add(free)
        return free

    def _guarded(self, operation: Object) -> bool:
        needed = operation["security"] if "security" in operation else self._document.get("security")
        return isinstance(needed, list) and bool(needed) and all(is_object(one) and one for one in needed)

    def _parameters(self, path: str, item: Object, operation: Object, called: str) -> Iterator[Parameter]:
        found: dict[tuple[str, str], Parameter] = {}
        for node in (*list_of(item, "parameters"), *list_of(operation, "parameters")):
            parameter = self._references.resolved(node)
            if parameter is None:
                self._losses.add(_NOWHERE, called)
                continue
            place, name = text_of(parameter, "in"), text_of(parameter, "name")
            if place not in _PLACES or not name:
                self._losses.add(
                    "a parameter in a cookie" if place == "cookie" else "a parameter without place", called
                )
                continue
            found[place, name] = self._parameter(parameter, name, place, f"{called} {name}")
        in_path = [name[1:-1] for name in _BRACES.findall(path)]
        for name in in_path:
            if ("path", name) not in found:
                found["path", name] = self._parameter({}, name, "path", f"{called} {name}")
        order = {("path", name): place for place, name in enumerate(in_path)}
        yield from (found[key] for key in sorted(found, key=lambda key: order.get(key, len(order))))

    def _parameter(self, node: Object, name: str, place: str, where: str) -> Parameter:
        schema = self._references.resolved(node.get("schema")) or {}
        if "content" in node:
            self._losses.add("a parameter with a media type", where)
        kind, format_, values = self._schemas.scalar(schema, where) if schema else ("string", "", ())
        if kind in {"array", "object"}:
            self._losses.add("a parameter that is a list or an object", where)
        for word in ("style", "explode", "allowReserved", "deprecated"):
            if word in node:
                self._losses.add(f"`{word}` of a parameter", where)
        for word in ("pattern", "minLength", "maxLength", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"):
            if word in schema:
                self._losses.add(f"`{word}`", where)
        default = schema.get("default")
        return Parameter(
            name=name,
            place=_PLACES[place],
            type=kind if kind not in {"array", "object"} else "string",
            format=format_ if kind not in {"array", "object"} else "",
            required=node.get("required") is True or place == "path",
            default="" if default is None else json.dumps(default),
            minimum=_number(schema.get("minimum")),
            maximum=_number(schema.get("maximum")),
            values=values,
            description=text_of(node, "description") or text_of(schema, "description"),
        )

    def _request(self, operation: Object, wanted: str, key: tuple[str, str]) -> str:
        if "requestBody" not in operation:
            return ""
        called = " ".join(key)
        node = self._references.resolved(operation["requestBody"])
        if node is None:
            self._losses.add(_NOWHERE, called)
            self._unsaid.add(key)
            return ""
        if node.get("required") is not True:
            self._losses.add("a request body that need not be sent", called)
        return self._content(node, f"{wanted}Request", key, "request")

    def _content(self, node: Object, wanted: str, key: tuple[str, str], what: str) -> str:
        """Return the schema's name of a body; empty if there is none, or none that a plan can say."""
        content = object_of(node, "content")
        if not content:
            return ""
        called = f"{' '.join(key)} ({what})"
        media = next((kind for kind in content if _JSON.fullmatch(kind) or kind == "*/*"), None)
        if media is None or len(content) > 1:
            self._losses.add("media types beside JSON", called)
        schema = object_of(object_of(content, media), "schema") if media is not None else {}
        name = self._schemas.body(schema, wanted, called) if schema else None
        if name is None:
            self._unsaid.add(key)
        return name or ""

    def _answers(
        self, operation: Object, wanted: str, key: tuple[str, str]
    ) -> tuple[list[Response], list[ErrorResponse]]:
        called = " ".join(key)
        responses: list[Response] = []
        errors: list[ErrorResponse] = []
        for status, node in object_of(operation, "responses").items():
            if status.startswith("x-"):
                continue
            answer = self._references.resolved(node)
            if answer is None:
                self._losses.add(_NOWHERE, f"{called} ({status})")
                self._unsaid.add(key)
                answer = {}
            number = _status(status)
            if number is None or number < 100 or status.upper().endswith("XX"):
                self._losses.add(f"an answer with the status “{status[:20]}”", called)
            if answer.get("headers"):
                self._losses.add("headers of an answer", f"{called} ({status})")
            if number is not None and 200 <= number < 400:
                body = self._content(answer, f"{wanted}Response", key, status)
                said = _first_line(answer) or "Done."
                responses.append(Response(status=number, description=said, body=body))
                continue
            self._note_error(answer, key, status)
            if number is not None and number >= 400:
                said = _first_line(answer) or _phrase(number)
                code = re.sub(r"\W+", "_", _phrase(number)).upper().strip("_")
                errors.append(ErrorResponse(status=number, code=code, description=said))
        return responses, errors

    def _note_error(self, answer: Object, key: tuple[str, str], status: str) -> None:
        content = object_of(answer, "content")
        for media, node in content.items():
            schema = object_of(node, "schema") if is_object(node) and _JSON.fullmatch(media) else {}
            if schema and (name := self._schemas.body(schema, "ErrorBody", f"{' '.join(key)} ({status})")):
                self._error_bodies[name] += 1
                self._error_media[media] += 1


_METHOD_OF: dict[str, Method] = {
    "GET": "GET",
    "POST": "POST",
    "PUT": "PUT",
    "PATCH": "PATCH",
    "DELETE": "DELETE",
}
_PLACES: dict[str, Literal["path", "query", "header"]] = {"path": "path", "query": "query", "header": "header"}


def _status(text: str) -> int | None:
    if re.fullmatch(r"[1-5]\d\d", text):
        return int(text)
    return int(text[0]) * 100 if re.fullmatch(r"(?i)[1-5]XX", text) else None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def _number(value: JsonValue) -> str:
    return json.dumps(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _first_line(node: Object) -> str:
    return next((line.strip() for line in text_of(node, "description").splitlines() if line.strip()), "")


def _pascal(text: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", text))
