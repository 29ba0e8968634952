"""`openapi.yaml`: the API as an OpenAPI 3.1 document."""

import re
from collections.abc import Iterable
from typing import Literal
from urllib.parse import quote

import yaml
from pydantic import JsonValue

from plan.api import Api, BaseUrl, Endpoint, ErrorResponse, Header, Parameter
from plan.exports.examples import fits, parsed, typed_values
from plan.exports.openapi_schemas import SchemaIndex, component_keys, format_of, with_values

Object = dict[str, JsonValue]

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_PARAMETERS = frozenset({"accept", "content-type", "authorization"})
_PATH_PARAMETER = re.compile(r"\{([^{}/]*)\}")
_COLON_PARAMETER = re.compile(r"(?<=/):(\w+)")
_SECURITY = "credentials"
_WRONG_INPUT = frozenset({400, 422})


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write everything out: anchors make a document harder to read, and nothing here is shared on purpose."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Write text of several lines as such."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def openapi_yaml(api: Api, project: str, summary: str) -> str:
    """Return the OpenAPI document as YAML."""
    text: str = yaml.dump(
        openapi(api, project, summary), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )
    return text


def openapi(api: Api, project: str, summary: str) -> Object:
    """Return the OpenAPI document.

    What OpenAPI has no word for is kept in `x-` keys; what it would refuse (a second operation of the same method
    and path, a parameter of a path that does not have it) is left out.
    """
    index = SchemaIndex(api.schemas)
    limits = _rate_limit_headers(api.rate_limits.headers)
    info: Object = {"title": project or "API", "version": api.versioning.current or "v1"}
    about = [summary, *(f"- {rule}" for rule in api.versioning.policy)]
    if any(about):
        info["description"] = "\n".join(line for line in about if line)
    document: Object = {"openapi": "3.1.0", "info": info}
    servers = [_server(base) for base in api.base_urls if base.url]
    if servers:
        document["servers"] = servers
    tags = dict.fromkeys(endpoint.tag for endpoint in api.endpoints if endpoint.tag)
    if tags:
        document["tags"] = [{"name": tag} for tag in tags]
    document["paths"] = _paths(api, index, limits)
    components: Object = {"schemas": index.components(), "headers": limits}
    components["securitySchemes"] = {_SECURITY: _security_scheme(api)}
    document["components"] = {key: value for key, value in components.items() if value}
    return document | _extensions(api)


def _extensions(api: Api) -> Object:
    found: Object = {}
    if api.rate_limits.limits:
        found["x-rate-limits"] = [{"audience": one.audience, "limit": one.limit} for one in api.rate_limits.limits]
    if api.realtime:
        found["x-realtime"] = [
            {"name": one.name, "transport": one.transport, "description": one.description, "payload": one.payload}
            for one in api.realtime
        ]
    return found


def _server(base: BaseUrl) -> JsonValue:
    found: Object = {"url": quote(base.url, safe="/:?#[]@!$&'()*+,;=%~-._")}
    return found | ({"description": base.environment} if base.environment else {})


def _security_scheme(api: Api) -> Object:
    """Return the scheme that the authentication method's own words point to: a bearer token unless they differ."""
    method = api.authentication.method
    words = method.lower()
    header = next((h.name for h in api.authentication.headers if _HEADER_NAME.fullmatch(h.name)), "Authorization")
    scheme: Object
    if "basic" in words:
        scheme = {"type": "http", "scheme": "basic"}
    elif "cookie" in words:
        scheme = {"type": "apiKey", "in": "cookie", "name": "session"}
    elif "api key" in words or "api-key" in words:
        scheme = {"type": "apiKey", "in": "header", "name": header}
    else:
        scheme = {"type": "http", "scheme": "bearer"}
        if "jwt" in words:
            scheme["bearerFormat"] = "JWT"
    lifetimes = [f"{one.token}: {one.lifetime}" for one in api.authentication.lifetimes]
    scheme["description"] = ". ".join(part for part in [method, *lifetimes] if part) or "Credentials"
    if api.permissions:
        scheme["x-permissions"] = [
            {"name": one.name, "description": one.description, "roles": list(one.roles)} for one in api.permissions
        ]
    return scheme


def _rate_limit_headers(headers: Iterable[Header]) -> Object:
    found: Object = {}
    for header in headers:
        if _HEADER_NAME.fullmatch(header.name) and re.fullmatch(r"[A-Za-z0-9._-]+", header.name):
            value = parsed(header.value)
            kind: JsonValue = "integer" if fits(value, "integer", "") else "string"
            described: Object = {"description": header.description} if header.description else {}
            example: JsonValue = value if kind == "integer" else header.value
            found.setdefault(header.name, described | {"schema": {"type": kind}, "example": example})
    return found


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


def _paths(api: Api, index: SchemaIndex, limits: Object) -> Object:
    paths: dict[str, Object] = {}
    taken: set[str] = set()
    for endpoint in api.endpoints:
        operations = paths.setdefault(path_of(endpoint), {})
        method = endpoint.method.lower()
        if method not in operations:
            operations[method] = _operation(api, endpoint, index, limits, _operation_id(endpoint, taken))
    return dict(paths)


def _operation_id(endpoint: Endpoint, taken: set[str]) -> str:
    words: list[str] = re.findall(r"[A-Za-z0-9]+", endpoint.id) or [endpoint.method.lower()]
    name = words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}{number}"
    taken.add(free)
    return free


def _operation(api: Api, endpoint: Endpoint, index: SchemaIndex, limits: Object, operation_id: str) -> Object:
    found: Object = {"operationId": operation_id}
    if endpoint.summary:
        found["summary"] = endpoint.summary
    if endpoint.tag:
        found["tags"] = [endpoint.tag]
    described = []
    if endpoint.permission:
        described.append(f"Needs the permission {endpoint.permission}.")
    if endpoint.rate_limit:
        described.append(f"Rate limit: {endpoint.rate_limit}.")
    if described:
        found["description"] = " ".join(described)
    parameters = _parameters(endpoint)
    if parameters:
        found["parameters"] = parameters
    if endpoint.request:
        found["requestBody"] = {"required": True, "content": _content(endpoint.request, index)}
    found["responses"] = _responses(api, endpoint, index, limits)
    scopes: list[JsonValue] = [endpoint.permission] if endpoint.permission else []
    found["security"] = [{_SECURITY: scopes}] if endpoint.authenticated or endpoint.permission else []
    extensions: Object = {
        "x-rate-limit": endpoint.rate_limit,
        "x-stories": list(endpoint.stories),
        "x-tables": list(endpoint.tables),
    }
    return found | {key: value for key, value in extensions.items() if value}


def _parameters(endpoint: Endpoint) -> list[JsonValue]:
    in_path = list(dict.fromkeys(_PATH_PARAMETER.findall(path_of(endpoint))))
    declared: dict[tuple[str, str], Parameter] = {}
    for parameter in endpoint.parameters:
        declared.setdefault((parameter.place, parameter.name), parameter)
    found: list[JsonValue] = []
    for name in in_path:
        path_parameter = declared.get(("path", name))
        undeclared: Object = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        found.append(undeclared if path_parameter is None else _parameter(path_parameter, "path"))
    for (place, name), parameter in declared.items():
        if place == "query" and name:
            found.append(_parameter(parameter, "query"))
        elif place == "header" and _HEADER_NAME.fullmatch(name) and name.lower() not in _NOT_PARAMETERS:
            found.append(_parameter(parameter, "header"))
    return found


def _parameter(parameter: Parameter, place: Literal["path", "query", "header"]) -> Object:
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
    found: Object = {"name": parameter.name, "in": place, "required": parameter.required or place == "path"}
    if parameter.description:
        found["description"] = parameter.description
    return found | {"schema": schema}


def _content(name: str, index: SchemaIndex) -> Object:
    media: Object = {"schema": index.reference(name)}
    example = index.example(name)
    if example is not None:
        media["example"] = example
    return {"application/json": media}


def _responses(api: Api, endpoint: Endpoint, index: SchemaIndex, limits: Object) -> Object:
    headers: Object = {name: {"$ref": f"#/components/headers/{name}"} for name in limits}
    found: dict[str, Object] = {}
    for response in endpoint.responses:
        described: Object = {"description": response.description or "Success"}
        body: Object = {"content": _content(response.body, index)} if response.body else {}
        with_headers: Object = {"headers": headers} if headers else {}
        found.setdefault(_status(response.status), described | with_headers | body)
    errors: dict[str, list[ErrorResponse]] = {}
    for error in endpoint.errors:
        errors.setdefault(_status(error.status), []).append(error)
    for status, group in errors.items():
        if status not in found:
            answer = _error_response(api, group, index)
            found[status] = answer | ({"headers": headers} if headers and status == "429" else {})
    if not found:
        found["default"] = {"description": "Any answer"}
    return dict(found)


def _status(status: int) -> str:
    return str(status) if 100 <= status <= 599 else "default"


def _error_response(api: Api, errors: list[ErrorResponse], index: SchemaIndex) -> Object:
    described = "; ".join(error.description for error in errors if error.description) or "Error"
    answer: Object = {"description": described}
    name = api.error_format.body
    if not name:
        return answer
    media: Object = {"schema": index.reference(name)}
    wrong_input = any(error.status in _WRONG_INPUT for error in errors)
    example = index.example(name, optional_lists=wrong_input)
    if example is not None:
        keys = component_keys(error.code or "error" for error in errors)
        examples: Object = {}
        for error in errors:
            examples.setdefault(keys[error.code or "error"], {"value": _error_example(example, error, index)})
        media["examples"] = examples
    answer["content"] = {"application/json": media}
    return answer


def _error_example(example: Object, error: ErrorResponse, index: SchemaIndex) -> Object:
    """Return the example of an error body with this error's code and words, where they may stand."""
    values = {"code": error.code, "message": error.description}
    return with_values(example, {key: value for key, value in values.items() if value and index.takes(key, value)})
