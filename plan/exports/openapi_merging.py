"""Three ways in one: what a document says, what a plan read from it, and what the plan says now.

Wherever the plan says what it read, the document's own words stand, whatever else they say; only what differs is put
into them.
"""

import json
from collections.abc import Callable, Mapping

from pydantic import JsonValue

from plan.existing.openapi_document import Object, is_object, list_of, object_of, schema_name

_COMPOSED = ("allOf", "oneOf", "anyOf", "$ref")
_DEEPEST = 8


class NotKeptError(Exception):
    """The plan changes what the document says in a way that its words cannot be kept in."""


def merged(own: JsonValue, read: JsonValue, planned: JsonValue) -> JsonValue:
    """Return `own` with what `planned` says otherwise than `read`; raises NotKeptError."""
    if read == planned:
        return own
    if is_object(own) and is_object(read) and is_object(planned):
        return _merged_object(own, read, planned)
    if isinstance(own, list) and isinstance(read, list) and isinstance(planned, list) and _plain(*own, *read, *planned):
        kept = [one for one in own if one in planned or one not in read]
        return [*kept, *(one for one in planned if one not in kept)]
    return planned


def _merged_object(own: Object, read: Object, planned: Object) -> Object:
    if any(word in own for word in _COMPOSED):
        _refuse_if_elsewhere(own, read, planned)
    found = dict(own)
    for key in {**read, **planned}:
        if key not in planned:
            found.pop(key, None)
        elif key in read:
            if key in own:
                found[key] = merged(own[key], read[key], planned[key])
            elif read[key] != planned[key]:
                found[key] = planned[key]
        elif is_object(own.get(key)) and is_object(planned[key]):
            found[key] = merged(own[key], {}, planned[key])
        else:
            found[key] = planned[key]
    return found


def _refuse_if_elsewhere(own: Object, read: Object, planned: Object) -> None:
    """Refuse to change a field of an object that is put together from others where another one has it."""
    before, after, there = (object_of(node, "properties") for node in (read, planned, own))
    changed = [name for name, field in before.items() if after.get(name) != field]
    needed = [name for name in list_of(read, "required") if name not in list_of(planned, "required")]
    if any(name not in there for name in changed) or any(name not in list_of(own, "required") for name in needed):
        raise NotKeptError


def merged_parameters(
    own: list[JsonValue], read: list[JsonValue], planned: list[JsonValue], shown: Callable[[JsonValue], JsonValue]
) -> list[JsonValue]:
    """Return a document's parameters with what the plan says otherwise of them; `shown` follows a reference."""
    before = {_place(one): one for one in read}
    after = {_place(one): one for one in planned}
    found: list[JsonValue] = []
    for one in own:
        place = _place(shown(one))
        if place in before and place not in after:
            continue
        same = before.get(place) == after.get(place)
        found.append(one if same else merged(shown(one), before.get(place, {}), after[place]))
    there = {_place(shown(one)) for one in own}
    for place, new in after.items():
        if place not in there and before.get(place) != new:
            found.append(new)
    return found


def _place(parameter: JsonValue) -> str:
    return json.dumps([parameter.get("in"), parameter.get("name")]) if is_object(parameter) else json.dumps(parameter)


def _plain(*values: JsonValue) -> bool:
    return not any(isinstance(value, list | dict) for value in values)


def written_out(
    node: JsonValue, schemas: Mapping[str, JsonValue], names: frozenset[str], within: tuple[str, ...] = ()
) -> JsonValue:
    """Return a value in which the schemas of these names stand themselves, as in the document that has no names.

    What holds itself is written out once.
    """
    if isinstance(node, list):
        return [written_out(one, schemas, names, within) for one in node]
    if not is_object(node):
        return node
    name = schema_name(node.get("$ref"))
    if name in names and name in schemas and name not in within and len(within) < _DEEPEST:
        schema = schemas[name]
        said: Object = {key: value for key, value in node.items() if key != "$ref"}
        whole = {**schema, **said} if is_object(schema) else schema
        return written_out(whole, schemas, names, (*within, name))
    return {key: written_out(value, schemas, names, within) for key, value in node.items()}
