"""The operations of an existing API in `openapi.yaml`: as their own document has them, wherever the plan keeps them.

A plan has no words for much that OpenAPI says (lists as bodies, other media types, headers, alternatives). An
operation that the plan leaves as it is is therefore written from the existing document, and what it shares with others
goes with it; one that the plan changes is written from the plan.
"""

import json
from collections.abc import Iterator

from pydantic import JsonValue

from plan.api import Api, Endpoint
from plan.existing.compatibility import differs
from plan.existing.openapi import existing_api, shape
from plan.existing.openapi_document import (
    METHODS,
    Object,
    OpenApiError,
    References,
    is_object,
    list_of,
    object_of,
    read_document,
    schema_name,
)
from plan.exports.openapi_paths import parameters_of
from plan.exports.openapi_upgrade import upgraded

_OTHER_METHODS = ("head", "options", "trace")
_KEPT = "x-planroom-kept"
"""Marks the existing operations while the document is made."""
_INLINED = 60
"""How deep references to what is no schema are written out; deeper ones go in circles."""


class _NotHereError(Exception):
    """A part of an operation is not in the document, or goes in circles."""


class ExistingDocument:
    """The existing document beside the plan that extends it."""

    def __init__(self, text: str, api: Api) -> None:
        self._document = read_document(text)
        self._references = References(self._document)
        self._components = object_of(self._document, "components")
        self._existing = existing_api(text)
        self._changed = differs(self._existing, api)
        self._endpoints = {_key(e.method, e.path): e for e in api.endpoints}
        self._schemas: dict[str, None] = {}
        self._schemes: dict[str, None] = {}

    def put_into(self, document: Object) -> None:
        """Replace the operations that the plan keeps by their own words, and add what they are made of."""
        paths = object_of(document, "paths")
        by_shape = {shape(path): path for path in paths}
        ids: set[str] = set()
        for path, node in object_of(self._document, "paths").items():
            item = self._references.resolved(node) or {}
            there = by_shape.get(shape(path))
            for method in (*METHODS, *_OTHER_METHODS):
                operation = item.get(method)
                key = _key(method, path)
                if key in self._changed or not is_object(operation) or there is None:
                    continue
                if parameters_of(path) != parameters_of(there):
                    continue
                planned = object_of(object_of(paths, there), method)
                if method in METHODS and not planned:
                    continue
                try:
                    kept = self._operation(item, operation, planned)
                except _NotHereError:
                    continue
                kept.setdefault("operationId", planned.get("operationId", f"{method}{len(ids)}"))
                ids.add(str(kept["operationId"]))
                kept[_KEPT] = True
                at = object_of(paths, there)
                at[method] = _with_new(kept, planned, self._endpoints.get(key))
        self._add_components(document)
        _unique_ids(paths, ids)

    def _operation(self, item: Object, operation: Object, planned: Object) -> Object:
        # What is said of a path holds for each of its operations, unless the operation says otherwise.
        own = {_place(self._inlined(p)): p for p in list_of(operation, "parameters")}
        shared = {_place(self._inlined(p)): p for p in list_of(item, "parameters")}
        parameters: list[JsonValue] = list({**shared, **own}.values())
        found = {key: value for key, value in operation.items() if key != "parameters"}
        if "servers" in item:
            found.setdefault("servers", item["servers"])
        if "security" not in found:
            silent = not self._existing.says_access
            found["security"] = list_of(planned if silent else self._document, "security")
        if parameters:
            found["parameters"] = parameters
        written = self._inlined(found)
        assert is_object(written)
        result = upgraded(written)
        assert is_object(result)
        for requirement in list_of(result, "security"):
            for name in requirement if is_object(requirement) else ():
                self._schemes[name] = None
        answers = object_of(result, "responses") or object_of(planned, "responses")
        result["responses"] = answers or {"default": {"description": "Any answer"}}
        return result

    def _inlined(self, node: JsonValue, depth: int = 0) -> JsonValue:
        """Return a value in which only schemas of a name are referred to; everything else is written out."""
        if depth > _INLINED:
            raise _NotHereError
        if isinstance(node, list):
            return [self._inlined(one, depth + 1) for one in node]
        if not is_object(node):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str):
            name = schema_name(reference)
            if name:
                if name not in object_of(self._components, "schemas"):
                    raise _NotHereError
                self._schemas[name] = None
                return dict(node)
            target = self._references.resolved(node)
            if target is None:
                raise _NotHereError
            return self._inlined(target, depth + 1)
        return {key: self._inlined(value, depth + 1) for key, value in node.items()}

    def _add_components(self, document: Object) -> None:
        components = object_of(document, "components")
        document["components"] = components
        schemas = object_of(components, "schemas")
        components["schemas"] = schemas
        originals = object_of(self._components, "schemas")
        # Whoever generates clients from the document may use a schema that no operation names.
        for name in originals:
            if name not in schemas:
                self._schemas[name] = None
        done: set[str] = set()
        while waiting := [name for name in self._schemas if name not in done]:
            for name in waiting:
                done.add(name)
                try:
                    schemas[name] = upgraded(self._inlined(originals[name]))
                except _NotHereError:
                    schemas.setdefault(name, {})
        used = set(_names({k: v for k, v in document.items() if k != "components"}))
        used |= set(_names({k: v for k, v in components.items() if k != "schemas"}))
        waiting_names = sorted(used)
        while waiting_names:
            more = set(_names(schemas.get(waiting_names.pop(), {}))) - used
            used |= more
            waiting_names += sorted(more)
        for name in self._existing.inline:
            if name not in used:
                schemas.pop(name, None)
        self._add_schemes(document, components)

    def _add_schemes(self, document: Object, components: Object) -> None:
        """Add the schemes of kept operations; the plan's own gives way to an existing one that is the same."""
        schemes = object_of(components, "securitySchemes")
        planned = next(iter(schemes), "")
        for name in self._schemes:
            original = self._references.resolved(object_of(self._components, "securitySchemes").get(name))
            if original is None:
                continue
            own = object_of(schemes, planned)
            if planned and planned not in self._schemes and all(own.get(k) == original.get(k) for k in _SAME):
                del schemes[planned]
                _rename_scheme(object_of(document, "paths"), planned, name)
                original, planned = {**own, **original}, ""
            elif name == planned:
                original, planned = {**own, **original}, ""
            schemes[name] = original
        components["securitySchemes"] = schemes


_SAME = ("type", "scheme", "in", "name")


def _rename_scheme(paths: Object, old: str, new: str) -> None:
    for item in paths.values():
        for operation in item.values() if is_object(item) else ():
            if not is_object(operation) or operation.get(_KEPT):
                continue
            needs = [one for one in list_of(operation, "security") if is_object(one)]
            operation["security"] = [{new if k == old else k: v for k, v in one.items()} for one in needs]


def put_existing(document: Object, api: Api, text: str) -> None:
    """Put the operations of an existing API that `api` keeps into the document as they are; in place."""
    if not text.strip():
        return
    try:
        ExistingDocument(text, api).put_into(document)
    except OpenApiError:
        # What cannot be read has no operation either; that it cannot is a finding.
        return


def _key(method: str, path: str) -> tuple[str, str]:
    return method.upper(), shape(path)


def _place(parameter: JsonValue) -> str:
    return json.dumps([parameter.get("in"), parameter.get("name")]) if is_object(parameter) else ""


def _with_new(kept: Object, planned: Object, endpoint: Endpoint | None) -> Object:
    """Return an operation with what the plan adds to it: who asks for it, its tables, and errors of its own."""
    for key, value in planned.items():
        if key.startswith("x-"):
            kept.setdefault(key, value)
    responses = object_of(kept, "responses")
    for error in endpoint.errors if endpoint is not None else ():
        status = str(error.status)
        answers = object_of(planned, "responses")
        if status in answers and status not in responses and f"{status[0]}XX" not in responses:
            responses[status] = answers[status]
    return kept


def _unique_ids(paths: Object, kept: set[str]) -> None:
    """Number the ids of new operations that an existing one has already; the existing ones stay."""
    taken = set(kept)
    for item in paths.values():
        for operation in item.values() if is_object(item) else ():
            name = operation.get("operationId") if is_object(operation) else None
            if not is_object(operation) or not isinstance(name, str) or operation.get(_KEPT):
                continue
            number, free = 1, name
            while free in taken:
                number += 1
                free = f"{name}{number}"
            taken.add(free)
            operation["operationId"] = free
    for item in paths.values():
        for operation in item.values() if is_object(item) else ():
            if is_object(operation):
                operation.pop(_KEPT, None)


def _names(node: JsonValue) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _names(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and (name := schema_name(value)):
                yield name
            else:
                yield from _names(value)
