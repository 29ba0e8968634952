"""How a model is asked for structure."""

import json

import pytest

from agents.structured import MODES, Mode, best_mode, form_of, weaker
from plan.artifacts import ARTIFACTS, MODELS, ArtifactName
from plan.schema import strict_schema


@pytest.mark.parametrize(
    ("model", "mode"),
    [
        ("openai/gpt-4o", "schema"),
        ("anthropic/claude-sonnet-4-5", "schema"),
        ("gemini/gemini-2.5-pro", "schema"),
        ("openai/some-model", "json"),
        ("azure/command-r-plus", "tool"),
        ("nlp_cloud/dolphin", "prompt"),
        ("groq/openai/gpt-oss-120b", "prompt"),
        ("nonsense", "prompt"),
        ("offline/planner", "prompt"),
    ],
)
def test_the_strictest_form_that_a_model_takes(model: str, mode: Mode) -> None:
    assert best_mode(model) == mode


@pytest.mark.parametrize("model", ["openai/my-own", "ollama_chat/llama3.1", "hosted_vllm/qwen"])
def test_a_server_of_one_s_own_is_tried_with_a_schema_and_told_in_words_too(model: str) -> None:
    mode = best_mode(model, "http://127.0.0.1:8080/v1")
    form = form_of("api", MODELS["api"], model, mode)
    assert mode == "schema"
    assert form.response_format is not None
    assert "JSON schema" in form.words


def test_a_tool_takes_the_answer_as_its_arguments() -> None:
    form = form_of("api", MODELS["api"], "openai/gpt-4o", "tool")
    assert form.response_format is None
    assert form.tool is not None
    assert form.tool["function"] == {
        "name": "api",
        "description": "Takes the api.",
        "parameters": strict_schema(MODELS["api"]),
    }


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
    assert [weaker(mode) for mode in MODES] == ["tool", "json", "prompt", None]
