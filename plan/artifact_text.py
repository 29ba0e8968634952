"""An artifact as text that a person edits: YAML (or JSON) out and in, and what is wrong with it line by line."""

import difflib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args, get_origin

import yaml
from pydantic import BaseModel, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from plan.artifacts import MODELS, TITLES, Artifact, ArtifactName

_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BaseDumper: Final[type[yaml.SafeDumper]] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NOTHING = frozenset({"null", "Null", "NULL", "~"})
_DEEPEST = 24
_FLOW_LENGTH = 80
_REMARK = "#! planroom: "
_MOST_PLACES = 3

_NUMBER = "this should be a whole number."
_FLAG = "this should be true or false."
_SAID: Final[Mapping[str, str]] = {
    "missing": "this is missing.",
    "string_type": 'this should be text; write "" for none.',
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "bool_type": _FLAG,
    "bool_parsing": _FLAG,
    "tuple_type": "this should be a list; write [] for none.",
    "model_type": "this should be fields with values.",
}

_PLACE: Final = re.compile(r"\[\d+\]")

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line (from 1; 0 if no line can be named), and with which field, `stories[2].points`."""

    line: int
    said: str
    field: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, in one sentence."""
        return f"{self.field}: {self.said}" if self.field else self.said

    @property
    def kind(self) -> tuple[str, str]:
        """What the same mistake in other places has in common with it: the field's own name, and what is said."""
        return _PLACE.sub("", self.field.rpartition(".")[2]), self.said

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


class UnreadableArtifactError(ValueError):
    """A text is not the artifact that it should be."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _Dumper(_BaseDumper):  # type: ignore[misc,valid-type]  # which of the two there is shows at run time
    """Block style, with short lists in a line and long texts as they are."""

    def ignore_aliases(self, data: object) -> bool:
        """Write everything out, however often it comes."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _list(dumper: yaml.SafeDumper, entries: list[JsonValue]) -> yaml.SequenceNode:
    texts = [entry for entry in entries if isinstance(entry, str | int) and "\n" not in str(entry)]
    short = len(texts) == len(entries) and sum(len(str(text)) + 2 for text in texts) < _FLOW_LENGTH
    return dumper.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)


def artifact_text(artifact: Artifact) -> str:
    """Return an artifact as YAML; `read_artifact` gives it back."""
    text: str = yaml.dump(
        artifact.model_dump(mode="json"), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )
    return text


def item_text(artifact: Artifact, pointer: str) -> str:
    """Return what stands at a JSON pointer of an artifact, as YAML."""
    value: JsonValue = artifact.model_dump(mode="json")
    for step in pointer.strip("/").split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step] if isinstance(value, dict) else value
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text


def read_artifact(name: ArtifactName, text: str) -> Artifact:
    """Return the artifact that a YAML or JSON text is; raises UnreadableArtifactError.

    What is written stands: `1.0`, `yes` or `2026-12-01` in the place of a text is that text.
    """
    data, lines = _read_json(text) or _read_yaml(text)
    if data is None or data == "":
        raise UnreadableArtifactError([Problem(0, f"There is nothing in it; it should be the {TITLES[name].lower()}.")])
    try:
        return MODELS[name].model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        problems = [_problem(MODELS[name], one, lines) for one in found]
        raise UnreadableArtifactError(sorted(problems, key=lambda p: (p.line == 0, p.line))) from error


def by_kind(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return what is wrong, each mistake once with the lines that it is in."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.kind, []).append(problem)
    return tuple(str(found[0]) if len(found) == 1 else _of_a_kind(found) for found in kinds.values())


def _of_a_kind(found: Sequence[Problem]) -> str:
    name, said = found[0].kind
    sentence = f"{name}: {said}" if name else said
    lines = list(dict.fromkeys(problem.line for problem in found if problem.line))
    if len(lines) < 2:
        return f"{f'line {lines[0]}: ' if lines else ''}{sentence} ({len(found)} times)"
    more = len(lines) - _MOST_PLACES
    named = ", ".join(map(str, lines[:_MOST_PLACES])) if more > 0 else ", ".join(map(str, lines[:-1]))
    return f"lines {named} and {f'{more} more' if more > 0 else lines[-1]}: {sentence}"


def choices(name: ArtifactName) -> Mapping[str, tuple[str, ...]]:
    """Return the words that each field of an artifact may have; of fields of one name, those of all."""
    found: dict[str, tuple[str, ...]] = {}
    models: list[type[BaseModel]] = [MODELS[name]]
    for model in models:
        for field, info in model.model_fields.items():
            kinds = [info.annotation]
            for kind in kinds:
                if get_origin(kind) is Literal:
                    found[field] = tuple(dict.fromkeys((*found.get(field, ()), *map(str, get_args(kind)))))
                elif isinstance(kind, type) and issubclass(kind, BaseModel):
                    if kind not in models:
                        models.append(kind)
                else:
                    kinds += get_args(kind)
    return found


def with_remarks(text: str, problems: Iterable[Problem]) -> str:
    """Return a text without remarks with each problem as a comment above its line."""
    lines = text.removesuffix("\n").split("\n")
    for problem in sorted(problems, key=lambda p: p.line, reverse=True):
        at = min(max(problem.line - 1, 0), len(lines))
        indent = len(lines[at]) - len(lines[at].lstrip()) if at < len(lines) else 0
        lines.insert(at, f"{' ' * indent}{_REMARK}{' '.join(problem.sentence.split())}")
    return "\n".join(lines) + "\n"


def without_remarks(text: str) -> str:
    """Return a text without the comments of `with_remarks`."""
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(_REMARK))


def _read_json(text: str) -> tuple[object, Mapping[Path, int]] | None:
    if not text.lstrip().startswith("{"):
        return None
    try:
        data: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    try:
        return data, _read_yaml(text)[1]
    except UnreadableArtifactError as error:
        if any("twice" in problem.sentence for problem in error.problems):
            raise
        return data, {}


def _read_yaml(text: str) -> tuple[object, Mapping[Path, int]]:
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 0
                raise UnreadableArtifactError([Problem(line, "Aliases (`*name`) are not read; write it out.")])
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = error.problem or error.context or "it cannot be read"
        raise UnreadableArtifactError([Problem(mark.line + 1 if mark else 0, f"This is no YAML: {said}.")]) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        said = " ".join(str(error).split()) or "it is nested too deeply"
        raise UnreadableArtifactError([Problem(0, f"This is no YAML: {said}.")]) from error
    lines: dict[Path, int] = {}
    return (None if node is None else _data(node, (), lines)), lines


def _data(node: yaml.Node, path: Path, lines: dict[Path, int]) -> object:
    """Return what a node holds, scalars as they are written, and note the line of each path."""
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if len(path) > _DEEPEST:
        raise UnreadableArtifactError([Problem(line, "This is nested too deeply.")])
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, object] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in fields:
                raise UnreadableArtifactError([Problem(key.start_mark.line + 1, f"{name} is there twice.")])
            lines[*path, name] = key.start_mark.line + 1
            fields[name] = _data(value, (*path, name), lines)
        return fields
    if isinstance(node, yaml.SequenceNode):
        return [_data(entry, (*path, place), lines) for place, entry in enumerate(node.value)]
    text = str(node.value)
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return None if plain and text in _NOTHING else text


def _problem(model: type[BaseModel], error: ErrorDetails, lines: Mapping[Path, int]) -> Problem:
    path = tuple(error["loc"])
    known = next((path[:end] for end in range(len(path), -1, -1) if path[:end] in lines), ())
    return Problem(lines.get(known, 0), _sentence(model, error, path), _written(path))


def _written(path: Path) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def _sentence(model: type[BaseModel], error: ErrorDetails, path: Path) -> str:
    said = _SAID.get(error["type"])
    if said:
        return said
    if error["type"] == "extra_forbidden":
        close = difflib.get_close_matches(str(path[-1]), _fields_at(model, path[:-1]), 1)
        return f"there is no such field{f'; did you mean {close[0]}?' if close else '.'}"
    if error["type"] == "literal_error":
        return f"this should be {error['msg'].removeprefix('Input should be ')}."
    return f"{error['msg'][:1].lower()}{error['msg'][1:]}."


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return the names of the fields of the item at `path`."""
    schema: object = model.model_json_schema()
    assert isinstance(schema, dict)
    definitions, at = schema.get("$defs", {}), schema
    for step in path:
        at = at.get("items", {}) if isinstance(step, int) else at.get("properties", {}).get(step, {})
        at = definitions.get(str(at.get("$ref", "")).rpartition("/")[2], at)
    return list(at.get("properties", {}))
