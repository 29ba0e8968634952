"""An OpenAPI document in several files as one: what it refers to in other files becomes part of it.

Only files beside the document and in folders below it are read, by whoever calls; nothing is ever fetched.
"""

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from pydantic import JsonValue

from plan.existing.openapi_document import Object, OpenApiError, is_object, parsed

_MOST_FILES = 500
_DATA = frozenset(("example", "examples", "default", "enum", "const"))
"""Where a `$ref` is a value like any other."""
_NAMES = frozenset(
    ("properties", "patternProperties", "schemas", "responses", "headers", "parameters", "paths", "$defs")
)
"""Whose keys are names, which may be any word."""
_KINDS = {
    "parameters": "parameters", "responses": "responses", "requestBody": "requestBodies", "headers": "headers",
    "callbacks": "callbacks", "links": "links", "securitySchemes": "securitySchemes", "requestBodies": "requestBodies",
}  # fmt: skip
Reader = Callable[[str], str]
"""Returns the text of a file, by its path from the document's folder; raises OpenApiError."""


def bundled(text: str, read: Reader, name: str = "") -> str:
    """Return a document's text with all that it refers to in other files; the same text if that is nothing.

    `name` is the document's own file, which the others may refer to.

    Raises OpenApiError for a reference that cannot be followed.
    """
    tree = parsed(text)
    if not is_object(tree) or not any(_foreign(reference) for reference in _references(tree)):
        return text
    return json.dumps(_Bundle(tree, read, name).made(), ensure_ascii=False, indent=1)


def _foreign(reference: str) -> bool:
    return not reference.startswith("#")


def _references(node: JsonValue, key: str = "") -> Iterator[str]:
    if is_object(node):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference
        for name, value in node.items():
            if name not in _DATA or key in _NAMES:
                yield from _references(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value, key)


class _Bundle:
    """The document and the files that were read for it; `""` is the document itself."""

    def __init__(self, document: Object, read: Reader, name: str) -> None:
        self._name = name
        self._document = document
        self._read = read
        self._files: dict[str, JsonValue] = {"": document}
        self._names: dict[tuple[str, str, str], str] = {}
        self._components: dict[str, Object] = {}

    def made(self) -> Object:
        """Return the whole document."""
        components = self._document.get("components")
        components = components if is_object(components) else {}
        for kind, held in components.items():
            for name, node in held.items() if is_object(held) else ():
                if is_object(node) and isinstance(reference := node.get("$ref"), str) and _foreign(reference):
                    self._names.setdefault((*self._place(reference, ""), kind), name)
                self._components.setdefault(kind, {})[name] = None
        root = {key: self._of(value, "", key) for key, value in self._document.items() if key != "components"}
        for kind, held in components.items():
            if not is_object(held):
                continue
            for name, node in held.items():
                self._components[kind][name] = self._inlined(node, "", _KINDS.get(kind, kind))
        return {**root, "components": dict(self._components)}

    def _of(self, node: JsonValue, file: str, key: str, above: str = "") -> JsonValue:
        if isinstance(node, list):
            return [self._of(one, file, key, above) for one in node]
        if not is_object(node):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str) and (file or _foreign(reference)):
            if above == "paths":
                return self._inlined(node, file, "paths")
            rest = {name: value for name, value in node.items() if name != "$ref"}
            return {"$ref": self._component(reference, file, _KINDS.get(above, _KINDS.get(key, "schemas"))), **rest}
        return {
            name: value if name in _DATA and key not in _NAMES else self._of(value, file, name, key)
            for name, value in node.items()
        }

    def _inlined(self, node: JsonValue, file: str, kind: str) -> JsonValue:
        """Return what a node stands for, in its place: a path, or a component that is only a reference."""
        seen: set[tuple[str, str]] = set()
        while is_object(node) and isinstance(reference := node.get("$ref"), str) and (file or _foreign(reference)):
            place = self._place(reference, file)
            if place in seen:
                raise OpenApiError(f"Its reference {reference!r} leads to itself: mend it.")
            seen.add(place)
            file, node = place[0], self._target(*place, reference)
        return self._of(node, file, kind)

    def _component(self, reference: str, file: str, kind: str) -> str:
        place = self._place(reference, file)
        own = re.fullmatch(r"/components/([^/]+)/([^/]+)", place[1])
        if not place[0]:
            return f"#{place[1]}"
        known = self._names.get((*place, kind))
        if known is None:
            last = unquote(place[1]).rpartition("/")[2] or posixpath.basename(place[0]).partition(".")[0]
            held = self._components.setdefault(own[1] if own else kind, {})
            base = re.sub(r"[^A-Za-z0-9._-]+", "_", last) or "Part"
            known = next(name for name in _free(base) if name not in held)
            self._names[*place, kind] = known
            held[known] = None
            held[known] = self._of(self._target(*place, reference), place[0], kind)
        return f"#/components/{own[1] if own and known in self._components.get(own[1], {}) else kind}/{known}"

    def _place(self, reference: str, file: str) -> tuple[str, str]:
        path, _, pointer = reference.partition("#")
        if not path:
            return file, pointer
        if re.match(r"[A-Za-z][\w+.-]*:|//", path):
            raise OpenApiError(
                f"It refers to {path}, which is not fetched: save it beside the document and refer to that."
            )
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
        if whole.startswith(("/", "..")):
            raise OpenApiError(f"It refers to {path}, which is not in its own folder or below: put the file there.")
        return "" if whole == self._name else whole, pointer

    def _target(self, file: str, pointer: str, reference: str) -> JsonValue:
        if file not in self._files:
            if len(self._files) > _MOST_FILES:
                raise OpenApiError(f"It refers to more than {_MOST_FILES} files: bundle it into one first.")
            self._files[file] = parsed(self._read(file))
        node = self._files[file]
        for part in pointer.lstrip("/").split("/") if pointer.strip("/") else ():
            name = unquote(part).replace("~1", "/").replace("~0", "~")
            if is_object(node) and name in node:
                node = node[name]
            elif isinstance(node, list) and name.isdecimal() and int(name) < len(node):
                node = node[int(name)]
            else:
                raise OpenApiError(f"Its reference {reference!r} leads to nothing: mend it.")
        return node


def _free(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}{number}"
        number += 1
