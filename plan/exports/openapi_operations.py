"""The operations of an OpenAPI document: what is sent, what is answered, who may call."""

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Literal

from pydantic import JsonValue

from plan.api import Api, Endpoint, ErrorResponse, Parameter
from plan.exports.examples import fits, parsed, typed_values
from plan.exports.markdown import inline
from plan.exports.openapi_paths import OperationIds, parameters_of, path_of, shape
from plan.exports.openapi_schemas import SchemaIndex, component_keys, format_of, with_values
from plan.exports.openapi_security import HEADER_NAME, Security
from plan.exports.standard_errors import StandardErrors

Object = dict[str, JsonValue]

RETRY_AFTER = "Retry-After"
JSON = "application/json"
_NOT_PARAMETERS = frozenset({"accept", "content-type", "authorization"})
_WRONG_INPUT = frozenset({400, 422})


class Operations:
    """What every operation of one API is written with."""

    def __init__(
        self, api: Api, index: SchemaIndex, security: Security, limit_headers: Object, error_media: str = JSON
    ) -> None:
        self._api = api
        self._error_media = error_media
        self._index = index
        self._security = security
        self._errors = StandardErrors(api)
        self._limit_headers: Object = {name: {"$ref": f"#/components/headers/{name}"} for name in limit_headers}

    def paths(self, endpoints: Sequence[Endpoint], there: Mapping[str, str], ids: OperationIds) -> Object:
        """Return the paths of endpoints; a second one of the same method and path is left out, as OpenAPI has none.

        Paths that differ only in the names of their parameters are one path, with the names of the first, or those that
        paths of some shape have already `there`.
        """
        paths: dict[str, Object] = {}
        first = dict(there)
        for endpoint in endpoints:
            own = path_of(endpoint)
            path = first.setdefault(shape(own), own)
            operations = paths.setdefault(path, {})
            method = endpoint.method.lower()
            if method not in operations:
                renamed = dict(zip(parameters_of(own), parameters_of(path), strict=True))
                operations[method] = self.operation(endpoint, renamed, ids)
        return dict(paths)

    def operation(self, endpoint: Endpoint, renamed: Mapping[str, str], ids: OperationIds) -> Object:
        """Return the operation of an endpoint, the parameters of its path under other names where some are given."""
        names = {name: renamed.get(name, name) for name in parameters_of(path_of(endpoint))}
        found: Object = {"tags": [endpoint.tag]} if endpoint.tag else {}
        found["summary"] = endpoint.summary or f"{endpoint.method} {endpoint.path}"
        found["description"] = self._description(endpoint)
        found["operationId"] = ids.of(endpoint)
        found["security"] = self._security.requirement(endpoint)
        parameters = _parameters(endpoint, names)
        if parameters:
            found["parameters"] = parameters
        if endpoint.request:
            found["requestBody"] = {"required": True, "content": self._content(endpoint.request)}
        found["responses"] = self._responses(endpoint)
        extensions: Object = {
            "x-rate-limit": endpoint.rate_limit,
            "x-requirements": list(endpoint.stories),
            "x-tables": list(endpoint.tables),
        }
        return found | {key: value for key, value in extensions.items() if value}

    def _description(self, endpoint: Endpoint) -> str:
        asked = ", ".join(map(inline, endpoint.stories))
        sentences = [
            self._security.sentence(endpoint),
            f"Limited to {inline(endpoint.rate_limit)}." if endpoint.rate_limit else "",
            f"Asked for by {asked}." if asked else "",
        ]
        return " ".join(sentence for sentence in sentences if sentence)

    def _content(self, name: str) -> Object:
        media: Object = {"schema": self._index.reference(name)}
        example = self._index.example(name)
        if example is not None:
            media["example"] = example
        return {JSON: media}

    def _responses(self, endpoint: Endpoint) -> Object:
        found: dict[str, Object] = {}
        for response in endpoint.responses:
            described: Object = {"description": inline(response.description) or "Success"}
            headers: Object = {"headers": self._limit_headers} if self._limit_headers else {}
            body: Object = {"content": self._content(response.body)} if response.body else {}
            found.setdefault(_status(response.status), described | headers | body)
        errors: dict[str, list[ErrorResponse]] = {}
        for error in self._errors.of(endpoint):
            errors.setdefault(_status(error.status), []).append(error)
        for status, group in errors.items():
            if status not in found:
                found[status] = self._error_response(status, group)
        if not found:
            found["default"] = {"description": "Any answer"}
        return {status: found[status] for status in sorted(found)}

    def _error_response(self, status: str, errors: list[ErrorResponse]) -> Object:
        described = " ".join(
            dict.fromkeys(_sentence(inline(error.description)) for error in errors if error.description)
        )
        answer: Object = {"description": described or "Error"}
        if status == "429":
            retry: Object = {RETRY_AFTER: {"$ref": f"#/components/headers/{RETRY_AFTER}"}}
            answer["headers"] = retry | self._limit_headers
        name = self._api.error_format.body
        if not name:
            return answer
        media: Object = {"schema": self._index.reference(name)}
        example = self._index.example(name, lists=any(error.status in _WRONG_INPUT for error in errors))
        if example is not None:
            keys = component_keys(error.code or "error" for error in errors)
            examples: Object = {}
            for error in errors:
                named: Object = {"summary": error.description} if error.description else {}
                examples.setdefault(keys[error.code or "error"], named | {"value": self._example(example, error)})
            media["examples"] = examples
        answer["content"] = {self._error_media: media}
        return answer

    def _example(self, example: Object, error: ErrorResponse) -> Object:
        """Return the example of an error body with this error's status, code and words, where they may stand."""
        phrase = HTTPStatus(error.status).phrase if error.status in set(HTTPStatus) else ""
        said = error.description or phrase
        words = {"title": phrase or said, **dict.fromkeys(("message", "detail", "error", "description"), said)}
        texts = {"code": error.code, "type": "about:blank", **words}
        values: Object = {key: text for key, text in texts.items() if text and self._index.takes(key, text)}
        return with_values(example, values | dict.fromkeys(("status", "statusCode", "status_code"), error.status))


def _status(status: int) -> str:
    return str(status) if 100 <= status <= 599 else "default"


def _parameters(endpoint: Endpoint, renamed: Mapping[str, str]) -> list[JsonValue]:
    declared: dict[tuple[str, str], Parameter] = {}
    for parameter in endpoint.parameters:
        declared.setdefault((parameter.place, parameter.name), parameter)
    found: list[JsonValue] = []
    for own, name in renamed.items():
        path_parameter = declared.get(("path", own))
        undeclared: Object = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        found.append(undeclared if path_parameter is None else _parameter(path_parameter, "path", name))
    for (place, name), parameter in declared.items():
        if place == "query" and name:
            found.append(_parameter(parameter, "query", name))
        elif place == "header" and HEADER_NAME.fullmatch(name) and name.lower() not in _NOT_PARAMETERS:
            found.append(_parameter(parameter, "header", name))
    return found


def _parameter(parameter: Parameter, place: Literal["path", "query", "header"], name: str) -> Object:
    schema: Object = {"type": parameter.type} | format_of(parameter.format)
    if parameter.type in {"integer", "number"}:
        for keyword, written in (("minimum", parameter.minimum), ("maximum", parameter.maximum)):
            bound = parsed(written)
            if fits(bound, "number", ""):
                schema[keyword] = bound
    values = typed_values(parameter.values, parameter.type)
    if values:
        schema["enum"] = values
    default = parsed(parameter.default) if parameter.default else None
    if default is None and parameter.type == "string" and parameter.default:
        default = parameter.default
    if default is not None and fits(default, parameter.type, parameter.format) and (not values or default in values):
        schema["default"] = default
    found: Object = {"name": name, "in": place, "required": parameter.required or place == "path"}
    if parameter.description:
        found["description"] = inline(parameter.description)
    return found | {"schema": schema}


def limit_headers(api: Api) -> Object:
    """Return the headers that tell a caller where it stands, as components."""
    found: Object = {}
    for header in api.rate_limits.headers:
        if re.fullmatch(r"[A-Za-z0-9._-]+", header.name) and header.name != RETRY_AFTER:
            value = parsed(header.value)
            kind: JsonValue = "integer" if fits(value, "integer", "") else "string"
            described: Object = {"description": inline(header.description)} if header.description else {}
            example: JsonValue = value if kind == "integer" else header.value
            found.setdefault(header.name, described | {"schema": {"type": kind}, "example": example})
    return found


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
