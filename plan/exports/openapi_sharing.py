"""What several operations have in common, said once: `components/parameters` and `components/responses`."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from http import HTTPStatus
from types import MappingProxyType

from pydantic import JsonValue

Object = dict[str, JsonValue]


def share(paths: Object, taken: Mapping[str, Collection[str]] = MappingProxyType({})) -> Object:
    """Move parameters and error answers that occur more than once out of the operations; return the components.

    Operations are changed in place. No component has a name that is taken among those of its kind.
    """
    operations = [operation for item in paths.values() for operation in _objects(item)]
    parameters = [one for operation in operations for one in _list(operation.get("parameters"))]
    answers = [(status, one) for operation in operations for status, one in _errors(operation)]
    shared_parameters = _Shared(parameters, taken.get("parameters", ()))
    shared_answers = _Shared((one for _, one in answers), taken.get("responses", ()))
    shared_parameters.name((one, [_pascal(str(one["name"])), _pascal(f"{one['in']}-parameter")]) for one in parameters)
    shared_answers.name((one, [_phrase(status), *map(_pascal, _codes(one))]) for status, one in answers)
    for operation in operations:
        if "parameters" in operation:
            operation["parameters"] = [
                shared_parameters.use(one, "parameters") for one in _list(operation["parameters"])
            ]
        responses = operation["responses"]
        assert isinstance(responses, dict)
        for status, answer in _errors(operation):
            responses[status] = shared_answers.use(answer, "responses")
    return {"parameters": shared_parameters.components, "responses": shared_answers.components}


class _Shared:
    """Objects that occur more than once, under a name each."""

    def __init__(self, found: Iterable[Object], taken: Collection[str]) -> None:
        self._taken = taken
        self._often = Counter(map(_key, found))
        self._names: dict[str, str] = {}
        self.components: Object = {}

    def name(self, found: Iterable[tuple[Object, list[str]]]) -> None:
        """Name each object that occurs more than once: by its first word, and by all where others share the first."""
        words = {_key(one): words for one, words in found if self._often[_key(one)] > 1}
        firsts = Counter(own[0] for own in words.values())
        for key, own in words.items():
            name = own[0] if firsts[own[0]] == 1 else "".join(own)
            number, free = 1, name
            while free in self.components or free in self._taken:
                number += 1
                free = f"{name}{number}"
            self._names[key] = free
            self.components[free] = json.loads(key)

    def use(self, found: Object, kind: str) -> JsonValue:
        """Return a reference to an object that has a name, otherwise the object."""
        name = self._names.get(_key(found))
        return found if name is None else {"$ref": f"#/components/{kind}/{name}"}


def _key(found: Object) -> str:
    return json.dumps(found)


def _objects(node: JsonValue) -> Iterator[Object]:
    if isinstance(node, dict):
        yield from (value for value in node.values() if isinstance(value, dict))


def _list(node: JsonValue) -> list[Object]:
    return [one for one in node if isinstance(one, dict)] if isinstance(node, list) else []


def _errors(operation: Object) -> list[tuple[str, Object]]:
    responses = operation["responses"]
    assert isinstance(responses, dict)
    return [(status, one) for status, one in responses.items() if status >= "400" and isinstance(one, dict)]


def _codes(answer: Object) -> list[str]:
    content = answer.get("content")
    media = next(iter(content.values()), None) if isinstance(content, dict) else None
    examples = media.get("examples") if isinstance(media, dict) else None
    return list(examples) if isinstance(examples, dict) else []


def _phrase(status: str) -> str:
    try:
        return _pascal(HTTPStatus(int(status)).phrase)
    except ValueError:
        return f"Status{_pascal(status)}"


def _pascal(text: str) -> str:
    """Return a text's words run together, each with a capital: a name that OpenAPI takes."""
    words: list[str] = re.findall(r"[A-Za-z0-9]+", text)
    return "".join(word[:1].upper() + (word[1:].lower() if word.isupper() else word[1:]) for word in words) or "Shared"
