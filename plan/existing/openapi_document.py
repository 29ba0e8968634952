"""An OpenAPI document as plain JSON values: read without trust, its references followed within it only.

A document may come from anywhere. Aliases that multiply, values within values without end and references in circles
end in a sentence, and nothing is ever fetched.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import TypeGuard
from urllib.parse import unquote

from pydantic import JsonValue

Object = dict[str, JsonValue]

_MOST_VALUES = 1_000_000
_DEEPEST = 120
_LONGEST_CHAIN = 20
_READABLE = re.compile(r"3\.[01](\.\d+)?(-\w+)?")
METHODS = ("get", "post", "put", "patch", "delete")


class OpenApiError(Exception):
    """A document that no existing API can be read from; the text is one sentence that says why and what to do."""


def read_document(text: str) -> Object:
    """Return an OpenAPI 3.0 or 3.1 document; raises OpenApiError for anything else."""
    tree = parsed(text)
    if not isinstance(tree, dict):
        raise OpenApiError("It is no OpenAPI document: give a YAML or JSON file that begins with `openapi: 3.1.0`.")
    if "swagger" in tree:
        raise OpenApiError(
            "It is a Swagger 2.0 document, which is not read: convert it to OpenAPI 3 (`npx swagger2openapi`)."
        )
    version = tree.get("openapi")
    if version is None:
        raise OpenApiError("It is no OpenAPI document: it has no `openapi` key with its version.")
    # Unquoted, `openapi: 3.1` is a number.
    if not isinstance(version, str | float) or not _READABLE.fullmatch(str(version)):
        raise OpenApiError("It is of a version of OpenAPI that is not read: give a document of version 3.0 or 3.1.")
    if not isinstance(tree.get("paths"), dict):
        raise OpenApiError("It is an OpenAPI document without `paths`, so that there is no operation to keep.")
    return tree


def parsed(text: str) -> JsonValue:
    """Return the values of a YAML or JSON text; raises OpenApiError."""
    try:
        return _Copy().of(_parsed(text))
    except RecursionError as error:
        raise OpenApiError(_TOO_DEEP) from error


def _parsed(text: str) -> object:
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        try:
            found: object = json.loads(text.lstrip("\ufeff"))
            return found
        except ValueError:
            pass  # A flow mapping of YAML begins with a brace too.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded: object = yaml.load(text, Loader=loader)  # noqa: S506 - both are loaders of plain values only
        return loaded
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark is not None else ""
        raise OpenApiError(f"It is no YAML or JSON{where}: mend it, or export it anew from where it comes.") from error
    except ValueError as error:
        raise OpenApiError("It holds a value that YAML cannot read, such as a date that there is not.") from error


_TOO_DEEP = "Its values are nested without end, which no OpenAPI document of an API is."


class _Copy:
    """Makes JSON values of what YAML reads: every key a text, every alias written out, up to a bound."""

    def __init__(self) -> None:
        self._left = _MOST_VALUES

    def of(self, value: object, depth: int = 0) -> JsonValue:
        self._left -= 1
        if self._left < 0:
            raise OpenApiError("Written out, its aliases are more than a million values: write it without them.")
        if depth > _DEEPEST:
            raise OpenApiError(_TOO_DEEP)
        if isinstance(value, dict):
            return {_key(key): self.of(one, depth + 1) for key, one in value.items()}
        if isinstance(value, list | tuple | set):
            return [self.of(one, depth + 1) for one in value]
        if value is None or isinstance(value, bool | int | float | str):
            return value
        return value.isoformat() if isinstance(value, date) else str(value)


def _key(key: object) -> str:
    if isinstance(key, bool):
        return "true" if key else "false"
    return key.isoformat() if isinstance(key, date) else str(key)


def is_object(value: object) -> TypeGuard[Object]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def text_of(node: Mapping[str, JsonValue], key: str) -> str:
    """Return the text at a key; empty for anything else."""
    value = node.get(key)
    return value.strip() if isinstance(value, str) else ""


def object_of(node: Mapping[str, JsonValue], key: str) -> Object:
    """Return the object at a key; an empty one for anything else."""
    value = node.get(key)
    return value if is_object(value) else {}


def list_of(node: Mapping[str, JsonValue], key: str) -> list[JsonValue]:
    """Return the list at a key; an empty one for anything else."""
    value = node.get(key)
    return value if isinstance(value, list) else []


def schema_name(reference: JsonValue) -> str:
    """Return the name of the component schema that a `$ref` means; empty if it means something else."""
    head = "#/components/schemas/"
    if not isinstance(reference, str) or not reference.startswith(head):
        return ""
    name = reference.removeprefix(head)
    return "" if "/" in name else _unescaped(name)


def _unescaped(part: str) -> str:
    return unquote(part).replace("~1", "/").replace("~0", "~")


class References:
    """Follows the references of one document, within the document only."""

    def __init__(self, document: Object) -> None:
        self._document = document

    def resolved(self, node: JsonValue) -> Object | None:
        """Return what an object stands for: what its `$ref` means, or itself; None if that is not there to be read."""
        for _ in range(_LONGEST_CHAIN):
            if not is_object(node):
                return None
            reference = node.get("$ref")
            if reference is None:
                return node
            node = self._target(reference)
        return None

    def _target(self, reference: JsonValue) -> JsonValue:
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return None
        node: JsonValue = self._document
        for part in reference[2:].split("/"):
            name = _unescaped(part)
            if isinstance(node, list) and name.isdecimal() and int(name) < len(node):
                node = node[int(name)]
            elif isinstance(node, dict):
                node = node.get(name)
            else:
                return None
        return node
