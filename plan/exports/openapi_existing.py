"""An existing OpenAPI document in `openapi.yaml`: as it is written, with what the plan changes of it and adds to it.

A plan has no words for much that OpenAPI says (lists as bodies, other media types, headers, alternatives, webhooks).
The document that exists is therefore where the new one begins. What the plan says of an existing operation or schema is
compared with what it read there, and only what differs is put into the document's own words.
"""

from collections.abc import Callable, Mapping

from pydantic import JsonValue

from plan.api import Api, Endpoint
from plan.existing.openapi import ExistingApi, existing_api, shape
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
from plan.exports.openapi_kept import KeptOperations, Said
from plan.exports.openapi_merging import NotKeptError, merged, written_out
from plan.exports.openapi_paths import OperationIds
from plan.exports.openapi_schemas import SchemaIndex
from plan.exports.openapi_soundness import mended, sound, used_components
from plan.exports.openapi_upgrade import upgraded

_ALL_METHODS = (*METHODS, "head", "options", "trace")
_ROOT = ("jsonSchemaDialect", "servers", "security", "tags", "externalDocs", "webhooks")
_SAME = ("type", "scheme", "in", "name")

Write = Callable[[Endpoint, Mapping[str, str], OperationIds], Object]
"""Writes an operation of the plan, the parameters of its path under other names where some are given."""


class ExistingDocument:
    """The existing document beside the plan that extends it."""

    def __init__(self, text: str, api: Api) -> None:
        self._document = read_document(text)
        self._references = References(self._document)
        self._api = api
        self.read: ExistingApi = existing_api(text)
        self._before = {_key(e.method, e.path): e for e in reversed(self.read.endpoints)}
        self._after = {_key(e.method, e.path): e for e in reversed(api.endpoints)}
        self._schemas_before = SchemaIndex(self.read.schemas).components()
        self._schemas_after = SchemaIndex(api.schemas).components()
        self._operations = KeptOperations(self._references, self.read, self._document)
        self._paths = object_of(self._document, "paths")
        components = object_of(self._document, "components")
        self.components: dict[str, Object] = {
            kind: {name: upgraded(one) for name, one in object_of(components, kind).items()}
            for kind in components
            if is_object(components[kind])
        }
        self._items = [self._references.resolved(item) or {} for item in self._paths.values()]
        ids = (text_of(object_of(item, m), "operationId") for item in self._items for m in _ALL_METHODS)
        self._ids = OperationIds(ids)
        self.not_kept: list[str] = []
        """The operations and schemas that are written from the plan, because their own words could not be kept."""

    def room(self) -> tuple[tuple[Endpoint, ...], dict[str, str], OperationIds]:
        """Return the endpoints that the document has not, its paths by their shape, and its operation ids."""
        new = tuple(e for e in self._api.endpoints if _key(e.method, e.path) not in self._before)
        return new, {shape(path): path for path in reversed(self._paths) if path.startswith("/")}, self._ids

    def scheme(self, planned: Object) -> str:
        """Return the name of the document's security scheme that the plan's new operations use; empty for none."""
        access = self.read.access
        if access is not None and access.authentication == self._api.authentication:
            return access.name
        own = self.components.get("securitySchemes", {})
        return next(
            (name for name in own if all(object_of(own, name).get(word) == planned.get(word) for word in _SAME)), ""
        )

    def extended(self, write: Write, planned: Object, paths: Object, components: Object) -> Object:
        """Return the document with the plan's new paths and components, and what it changes of the old ones."""
        document = self._root(planned)
        new_tags = [tag for tag in list_of(planned, "tags") if is_object(tag)]
        if tags := self._with_tags(new_tags):
            document["tags"] = tags
        found = self._kept_paths(write)
        for path, item in paths.items():
            assert is_object(item)
            for operation in item.values():
                if is_object(operation) and "tags" in operation:
                    operation["tags"] = [self._tag(str(tag)) for tag in list_of(operation, "tags")]
            found[path] = object_of(found, path) | item
        document["paths"] = found
        document["components"] = self._with_components(document, paths, components)
        return document

    def _with_components(self, document: Object, new: Object, planned: Object) -> Object:
        own = self.components
        schemas = self._kept_schemas()
        found: Object = {**own, "schemas": {**object_of(planned, "schemas"), **schemas}}
        schemes = dict(own.get("securitySchemes", {}))
        for name, scheme in object_of(planned, "securitySchemes").items():
            used = f"'{name}': [" in str(new if name in schemes else document["paths"])
            if used and is_object(scheme):
                schemes[name] = _with_scopes(object_of(schemes, name), scheme)
        found["securitySchemes"] = schemes
        for kind in ("parameters", "responses"):
            found[kind] = {**own.get(kind, {}), **object_of(planned, kind)}
        headers = object_of(planned, "headers")
        needed = used_components([document, found], {**found, "headers": headers})
        more = {name: one for name, one in headers.items() if f"#/components/headers/{name}" in needed}
        found["headers"] = {**more, **own.get("headers", {})}
        return {kind: ones for kind, ones in found.items() if ones}

    def _kept_paths(self, write: Write) -> Object:
        """Return the document's paths with those of its operations that the plan has still."""
        found: Object = {}
        for path, node in self._paths.items():
            item = self._references.resolved(node)
            if path.startswith("x-"):
                found[path] = node
            elif item is not None and path.startswith("/"):
                kept = _upgraded({key: value for key, value in item.items() if key not in _ALL_METHODS})
                if not sound(kept, self._references):
                    kept = {}
                there = {m: o for m in _ALL_METHODS if m in item and (o := self._operation(path, kept, m, item, write))}
                if there:
                    found[path] = {**kept, **there}
        return found

    def _operation(self, path: str, kept: Object, method: str, item: Object, write: Write) -> Object:
        """Return an operation of the document as it is now; an empty one if the plan has it no more."""
        own = _upgraded(object_of(item, method))
        whole = sound(own, self._references)
        if method not in METHODS:
            return own if whole else {}
        before, after = self._before.get(_key(method, path)), self._after.get(_key(method, path))
        if before is None or after is None or before.path != path:
            return {}
        names, others = ([p.name for p in e.parameters if p.place == "path"] for e in (before, after))
        was = Said(before, write(before, {}, OperationIds()), self._schemas_before)
        now = Said(after, write(after, dict(zip(others, names, strict=False)), self._ids), self._schemas_after)
        try:
            if whole:
                return self._operations.operation(own, list_of(kept, "parameters"), was, now)
        except NotKeptError:
            pass
        self.not_kept.append(f"{method.upper()} {path}")
        return now.operation

    def _kept_schemas(self) -> Object:
        """Return the document's schemas, with what the plan says otherwise of them."""
        found: Object = {}
        for name, own in self.components.get("schemas", {}).items():
            try:
                found[name] = self._schema(name, own)
            except NotKeptError:
                self.not_kept.append(name)
                found[name] = self._schemas_after[name]
        return found

    def _schema(self, name: str, own: JsonValue) -> JsonValue:
        if name not in self._schemas_before or name not in self._schemas_after:
            return own
        before, after = self._written_out(name, self._schemas_before), self._written_out(name, self._schemas_after)
        return merged(own, before, after)

    def _written_out(self, name: str, schemas: Object) -> JsonValue:
        return written_out(schemas[name], schemas, self.read.inline)

    def _root(self, planned: Object) -> Object:
        """Return what the document says beside its paths and components, with what it leaves open from the plan."""
        kept = {key: value for key, value in self._document.items() if key in _ROOT or key.startswith("x-")}
        written = _upgraded(kept)
        info = object_of(self._document, "info")
        told = object_of(planned, "info")
        own = {key: value for key, value in info.items() if key != "version"}
        said: Object = {key: told[key] for key in ("title", "description") if key in told and key not in own}
        version = self._document.get("openapi")
        return {
            "openapi": version if isinstance(version, str) and version.startswith("3.1.") else "3.1.0",
            "info": {**own, **said, "version": told["version"]},
            **self._servers(planned),
            **{key: value for key, value in written.items() if key != "servers"},
        }

    def _servers(self, planned: Object) -> Object:
        """Return the document's servers, unless the plan has others: one that names none is reached where it lies."""
        own = self._document.get("servers")
        urls = [base.url for base in self._api.base_urls]
        if self._api.base_urls == self.read.base_urls or (not self.read.base_urls and urls in ([], ["/"])):
            return {} if own is None else {"servers": own}
        return {"servers": planned["servers"]} if "servers" in planned else {}

    def _with_tags(self, planned: list[Object]) -> list[JsonValue]:
        """Return the document's tags, and the plan's that it has not."""
        own = list_of(self._document, "tags")
        there = {text_of(tag, "name").lower() for tag in own if is_object(tag)}
        return [*own, *(tag for tag in planned if text_of(tag, "name").lower() not in there)]

    def _tag(self, wanted: str) -> str:
        """Return the document's spelling of a tag, of those declared and those used; the same if it has none."""
        used = (t for item in self._items for m in _ALL_METHODS for t in list_of(object_of(item, m), "tags"))
        declared = (text_of(tag, "name") for tag in list_of(self._document, "tags") if is_object(tag))
        return next((str(t) for t in (*declared, *used) if str(t).lower() == wanted.lower()), wanted)

    def finished(self, document: Object) -> Object:
        """Return the new document without names for what has none in the old one, and whole references."""
        components = object_of(document, "components")
        schemas = object_of(components, "schemas")
        unnamed = {name: schemas.pop(name) for name in self.read.inline if name in schemas}
        components["schemas"] = schemas | unnamed
        used = used_components([{**document, "components": {**components, "schemas": schemas}}], components)
        for name in unnamed:
            if f"#/components/schemas/{name}" not in used:
                del object_of(components, "schemas")[name]
        found = mended(document, References(document), self._references)
        assert is_object(found)
        return found


def existing_document(text: str, api: Api) -> ExistingDocument | None:
    """Return the existing document; None for none, or one that cannot be read, which is a finding."""
    if not text.strip():
        return None
    try:
        return ExistingDocument(text, api)
    except OpenApiError:
        return None


def _key(method: str, path: str) -> tuple[str, str]:
    return method.upper(), shape(path)


def _with_scopes(own: Object, planned: Object) -> Object:
    """Return a security scheme with the permissions that new operations ask for."""
    found = {**planned, **own}
    flows = object_of(found, "flows")
    if flows:
        scopes = object_of(planned, "x-scopes")
        found["flows"] = {
            name: {**flow, "scopes": {**scopes, **object_of(flow, "scopes")}} if is_object(flow) else flow
            for name, flow in flows.items()
        }
        found.pop("x-scopes", None)
    return found


def _upgraded(node: Object) -> Object:
    found = upgraded(node)
    assert is_object(found)
    return found
