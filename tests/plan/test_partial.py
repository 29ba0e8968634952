import json
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import ARTIFACTS, MODELS, Artifact, ArtifactName
from plan.database import Database
from plan.partial import json_object, partial_artifact
from plan.sprints import SprintPlan
from tests.plan.artifact_strategies import artifacts

COMPONENT = (
    '{"id": "api", "name": "API", "kind": "backend", "technology": "Python", "responsibilities": ["serves"],'
    ' "depends_on": []}'
)


def architecture(text: str) -> Architecture:
    shown = partial_artifact("architecture", text)
    assert isinstance(shown, Architecture)
    return shown


@pytest.mark.parametrize(
    "text", ["", "Let me think", "```json\n", "{", '{"', '{"componen', '{"unknown": [1]}', "[1, 2]"]
)
def test_nothing_is_shown_before_there_is_something(text: str) -> None:
    assert partial_artifact("architecture", text) is None


def test_prose_and_code_fences_around_the_object_are_skipped() -> None:
    text = 'The path `/users/{id}` aside, here it is:\n```json\n{"components": [' + COMPONENT + "]}\n```\nDone."
    assert architecture(text).components[0].id == "api"


def test_a_string_grows_as_it_is_written() -> None:
    assert architecture('{"pattern": {"style": "Modular mono').pattern.style == "Modular mono"
    assert architecture('{"pattern": {"style": "Modular mono').pattern.rationale == ""


def test_an_item_without_a_value_for_its_literal_is_left_out() -> None:
    assert architecture('{"components": [{"id": "api", "name": "API"').components == ()
    assert architecture('{"components": [{"id": "api", "kind": "backe').components == ()
    assert architecture('{"components": [{"id": "api", "kind": "backend"').components[0].name == ""


def test_an_empty_item_is_left_out() -> None:
    shown = partial_artifact("sprints", '{"sprints": [{')
    assert isinstance(shown, SprintPlan)
    assert shown.sprints == ()


def test_items_of_the_wrong_type_are_left_out_and_the_rest_stays() -> None:
    wrong = '{"id": 5, "kind": "backend"}, 7, null, "x", {"id": "x", "kind": "moon"}'
    assert [c.id for c in architecture('{"components": [' + wrong + ", " + COMPONENT + "]}").components] == ["api"]


def test_unknown_keys_are_dropped() -> None:
    assert architecture('{"mood": 1, "components": [' + COMPONENT[:-1] + ', "mood": {}}]}').components[0].id == "api"


def test_a_field_of_the_wrong_type_is_empty_and_the_rest_stays() -> None:
    assert architecture('{"pattern": [], "components": [' + COMPONENT + "]}").pattern.style == ""


def test_numbers_and_flags_are_empty_until_they_come() -> None:
    shown = partial_artifact("database", '{"migrations": [{"name": "core"')
    assert isinstance(shown, Database)
    assert shown.migrations[0].number == 0
    shown = partial_artifact("api", '{"endpoints": [{"method": "GET", "authenticated": 1}, {"method": "GET"')
    assert isinstance(shown, Api)
    assert [e.authenticated for e in shown.endpoints] == [False]


@pytest.mark.parametrize("broken", ["oops", "'", "\\", "\n\nfoo", '"x\ny'])
def test_what_stands_before_broken_json_is_shown(broken: str) -> None:
    text = '{"components": [' + COMPONENT + '], "pattern": ' + broken
    assert [c.id for c in architecture(text).components] == ["api"]


def test_half_an_escape_or_half_a_character_is_no_problem() -> None:
    for tail in ("\\", "\\u", "\\u00", "\\ud83d", "\\ud83d\\", "\ud83d"):
        assert architecture('{"pattern": {"style": "A' + tail).pattern.style.startswith("A")


@given(st.text(alphabet=st.sampled_from('{}[]",:\\ \nabctrue0-.eé\ud800'), max_size=60), st.sampled_from(ARTIFACTS))
def test_no_text_makes_it_raise(text: str, name: ArtifactName) -> None:
    partial_artifact(name, text)
    partial_artifact(name, '{"components": [' + text)


@st.composite
def named_artifacts(draw: st.DrawFn) -> tuple[ArtifactName, Artifact]:
    name: ArtifactName = draw(st.sampled_from(ARTIFACTS))
    return name, draw(artifacts(name))


def list_sizes(value: object, path: str = "") -> Iterator[tuple[str, int]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from list_sizes(getattr(value, name), f"{path}/{name}")
    elif isinstance(value, tuple):
        yield path, len(value)
        for i, item in enumerate(value):
            yield from list_sizes(item, f"{path}/{i}")


@settings(max_examples=25)
@given(named_artifacts(), st.sampled_from([None, 1]))
def test_over_all_prefixes_the_items_only_grow_into_the_artifact(
    drawn: tuple[ArtifactName, Artifact], indent: int | None
) -> None:
    name, artifact = drawn
    text = artifact.model_dump_json(indent=indent)
    sizes: dict[str, int] = {}
    for end in range(len(text) + 1):
        shown = partial_artifact(name, text[:end])
        now = {} if shown is None else dict(list_sizes(shown))
        shrunk = {path: (size, now.get(path)) for path, size in sizes.items() if now.get(path, -1) < size}
        assert not shrunk
        sizes = now
    assert partial_artifact(name, text) == artifact


def test_every_type_of_field_is_known() -> None:
    for name, model in MODELS.items():
        first = next(iter(model.model_fields))
        partial_artifact(name, f'{{"{first}": 1')


def test_the_object_is_cut_out_of_prose_and_fences() -> None:
    text = 'For `/users/{id}`:\n```json\n{"a": "}{\\"", "b": {"c": []}}\n```\nThat is {all}.'
    assert json.loads(json_object(text)) == {"a": '}{"', "b": {"c": []}}


def test_the_longest_object_is_taken() -> None:
    assert json_object('{"note": 1} then {"components": [{"id": "x"}]} then {}') == '{"components": [{"id": "x"}]}'


@pytest.mark.parametrize("text", ["", "none", "{nothing}", '{"a": {"b": 1}', '{"small": 1} {"cut off": ["long enough'])
def test_without_a_whole_object_it_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"JSON object"):
        json_object(text)


@given(st.dictionaries(st.text(), st.recursive(st.text() | st.integers() | st.none(), st.lists), min_size=1))
def test_any_object_is_found_whole(value: dict[str, object]) -> None:
    text = json.dumps(value)
    assert json_object(f"Here:\n```json\n{text}\n```\n") == text


def test_the_names_are_the_artifacts() -> None:
    assert get_args(ArtifactName) == tuple(MODELS)
