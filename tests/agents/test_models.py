"""Whether a model can be called at all."""

import pytest

from agents.models import DEFAULT_MODEL, key_problem


def test_the_offline_planner_needs_no_key() -> None:
    assert key_problem(DEFAULT_MODEL) == ""


@pytest.mark.parametrize(
    ("model", "variable"),
    [
        ("openai/gpt-4o", "OPENAI_API_KEY"),
        ("anthropic/claude-sonnet-4-5", "ANTHROPIC_API_KEY"),
        ("groq/llama-3.3-70b-versatile", "GROQ_API_KEY"),
    ],
)
def test_a_missing_key_is_named_until_it_is_there(model: str, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert key_problem(model) == f"{model} needs {variable} in the environment; set it, or choose another model."
    monkeypatch.setenv(variable, "something")
    assert key_problem(model) == ""


def test_one_of_several_keys_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "GOOGLE_API_KEY or GEMINI_API_KEY" in key_problem("gemini/gemini-2.5-pro")
    monkeypatch.setenv("GEMINI_API_KEY", "something")
    assert key_problem("gemini/gemini-2.5-pro") == ""


@pytest.mark.parametrize("model", ["ollama/llama3.2", "ollama_chat/llama3.2", "lm_studio/m", "hosted_vllm/m"])
def test_a_local_server_needs_no_key(model: str) -> None:
    assert key_problem(model) == ""


def test_a_server_of_one_s_own_may_need_no_key() -> None:
    assert key_problem("openai/some-model", "http://127.0.0.1:8080/v1") == ""
