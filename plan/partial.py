"""What can be shown of a draft while it is still being written, and where its JSON stands in an answer's text."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Final, Literal, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from plan.artifacts import MODELS, Artifact, ArtifactName

_OBJECT_START = re.compile(r'\{(?=\s*(?:["}]|\Z))')
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}]', re.DOTALL)
_POSITION = re.compile(r"at line (\d+) column (\d+)$")


class _Unfit:
    """Says that nothing of the asked-for type can be made of some data."""


_UNFIT: Final = _Unfit()
_Filler = Callable[[object], object]


def partial_artifact(name: ArtifactName, text: str) -> Artifact | None:
    """Return what can be shown of a draft whose text so far is `text`; None if nothing is there yet. Never raises.

    What is missing is empty. An item that has no sensible empty form yet, or is not what it should be, is left out;
    so, as the text of a valid artifact grows, items only come and never go.
    """
    start = _OBJECT_START.search(text)
    if start is None:
        return None
    data = _parse(text[start.start() :])
    model = MODELS[name]
    if not isinstance(data, dict) or not model.model_fields.keys() & data.keys():
        return None
    filled = {field: _top_level(fill, data.get(field)) for field, fill in _fields(model).items()}
    try:
        return model.model_validate(filled)
    except ValidationError:
        return None


def object_so_far(text: str) -> dict[str, object]:
    """Return what the first JSON object in a text holds, which may break off anywhere; empty if there is none."""
    start = _OBJECT_START.search(text)
    found = _parse(text[start.start() :]) if start is not None else None
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def json_object(text: str) -> str:
    """Return the JSON object that `text` holds among prose and code fences: the longest, if there are several.

    Raises ValueError, with one sentence, if there is none or if the longest is cut off.
    """
    best = ""
    at = 0
    while (start := _OBJECT_START.search(text, at)) is not None:
        end = _closing_brace(text, start.start())
        if end < 0:
            if len(text) - start.start() > len(best):
                raise ValueError("The answer's JSON object is cut off before its last brace.")
            break
        if end - start.start() > len(best):
            best = text[start.start() : end]
        at = end
    if not best:
        raise ValueError("The answer holds no JSON object.")
    return best


def _closing_brace(text: str, start: int) -> int:
    """Return the index behind the brace that closes the one at `start`, or -1."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        if token[0] == "{":
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                return token.end()
    return -1


def _parse(text: str) -> object:
    """Parse a JSON value that may break off anywhere, up to the first thing that is not JSON."""
    raw = text.encode(errors="replace")
    try:
        return cast("object", from_json(raw, allow_partial="trailing-strings"))
    except ValueError as error:
        position = _POSITION.search(str(error))
    if position is None:
        return None
    line, column = int(position[1]), int(position[2])
    line_start = sum(len(before) + 1 for before in raw.split(b"\n", line)[: line - 1])
    try:
        return cast("object", from_json(raw[: max(line_start + column - 1, 0)], allow_partial="trailing-strings"))
    except ValueError:
        return None


def _top_level(fill: _Filler, value: object) -> object:
    """Fill an artifact's own field, whose data is dropped if it does not fit: the rest can still be shown."""
    filled = fill(value)
    return fill(None) if filled is _UNFIT else filled


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, _Filler]:
    return {name: _filler(field.annotation) for name, field in model.model_fields.items()}


def _filler(annotation: object) -> _Filler:
    """Return the function that makes data of the type `annotation` out of anything; None stands for missing."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _filler(get_args(annotation)[0])
    if origin is Literal:
        options = frozenset(get_args(annotation))
        return lambda value: value if isinstance(value, str) and value in options else _UNFIT
    if origin is tuple:
        return _list_filler(_filler(get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _item_filler(annotation)
    return _SCALARS[cast("type", annotation)]


def _list_filler(fill: _Filler) -> _Filler:
    def fill_list(value: object) -> object:
        if value is None:
            return []
        if not isinstance(value, list):
            return _UNFIT
        items = (fill(item) for item in value if item is not None and item != {})
        return [item for item in items if item is not _UNFIT]

    return fill_list


def _item_filler(model: type[BaseModel]) -> _Filler:
    def fill_item(value: object) -> object:
        data = {} if value is None else value
        if not isinstance(data, dict):
            return _UNFIT
        filled: dict[str, object] = {}
        for name, fill in _fields(model).items():
            part = fill(data.get(name))
            if part is _UNFIT:
                return _UNFIT
            filled[name] = part
        return filled

    return fill_item


def _string(value: object) -> object:
    if value is None:
        return ""
    return value if isinstance(value, str) else _UNFIT


def _integer(value: object) -> object:
    if value is None:
        return 0
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else _UNFIT


def _boolean(value: object) -> object:
    if value is None:
        return False
    return value if isinstance(value, bool) else _UNFIT


_SCALARS: Mapping[type, _Filler] = {str: _string, int: _integer, bool: _boolean, NoneType: lambda _: _UNFIT}
