"""How a model is asked for structure."""

import json

import pytest

from agents.structured import Mode, best_mode, form_of, weaker
from plan.artifacts import ARTIFACTS, MODELS, ArtifactName
from plan.schema import strict_schema


@pytest.mark.parametrize(
    ("model", "mode"),
    [
        ("openai/gpt-4o", "schema"),
        ("anthropic/claude-sonnet-4-5", "schema"),
        ("gemini/gemini-2.5-pro", "schema"),
        ("openai/some-model", "json"),
        ("nlp_cloud/dolphin", "prompt"),
        ("nonsense", "prompt"),
        ("offline/planner", "prompt"),
    ],
)
def test_the_strictest_form_that_a_model_takes(model: str, mode: Mode) -> None:
    assert best_mode(model) == mode


@pytest.mark.parametrize("name", ARTIFACTS)
def test_the_schema_is_a_parameter_or_words_and_never_both(name: ArtifactName) -> None:
    schema = strict_schema(MODELS[name])
    strict = form_of(name, MODELS[name], "openai/gpt-4o", "schema")
    assert strict.response_format == {
        "type": "json_schema",
        "json_schema": {"name": name, "strict": True, "schema": schema},
    }
    assert strict.words == ""
    loose = form_of(name, MODELS[name], "openai/m", "json")
    assert loose.response_format == {"type": "json_object"}
    assert json.loads(loose.words.split("\n", 1)[1]) == schema
    bare = form_of(name, MODELS[name], "nlp_cloud/dolphin", "prompt")
    assert (bare.response_format, bare.words) == (None, loose.words)


def test_the_offline_planner_knows_the_schema() -> None:
    form = form_of("api", MODELS["api"], "offline/planner", "prompt")
    assert (form.response_format, form.words) == (None, "")


def test_modes_weaken_to_nothing() -> None:
    assert [weaker("schema"), weaker("json"), weaker("prompt")] == ["json", "prompt", None]
