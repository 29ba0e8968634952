"""What is certain to fail is known before anybody is called."""

import pytest

from agents.callable import callable_as
from sessions.events import Fallback, ModelSettings
from sessions.state import Assignment


@pytest.mark.parametrize(
    ("model", "api_base", "key", "says"),
    [
        ("offline/plannr", "", "", "There is no offline/plannr; the offline planner is offline/planner."),
        ("nonsense", "", "", "nonsense is no model that litellm knows; write PROVIDER/MODEL."),
        ("gpt-4o-minii", "", "", "did you mean gpt-4o-mini?"),
        ("anthropic/claude-sonnet-4-5", "", "", "needs ANTHROPIC_API_KEY in the environment"),
        ("openai/m", "http://127.0.0.1:1/v1", "env:NOT_THERE", "NOT_THERE holds no key"),
        ("lm_studio/m", "", "", "nobody says where; give its address as api_base"),
        ("litellm_proxy/planner", "", "", "nobody says where"),
    ],
)
def test_what_cannot_succeed_is_a_problem(model: str, api_base: str, key: str, says: str) -> None:
    assert says in callable_as(Assignment(model, api_base, ModelSettings(key=key))).problem


@pytest.mark.parametrize(
    ("model", "api_base", "doubt"),
    [
        ("offline/planner", "", ""),
        ("openai/gpt-4o", "", ""),
        ("gpt-4o", "", ""),
        ("ollama_chat/of-ones-own", "", ""),
        ("openai/of-ones-own", "http://127.0.0.1:1/v1", ""),
        ("litellm_proxy/planner", "http://127.0.0.1:1/v1", ""),
        ("lm_studio/m", "", ""),
        ("openai/gtp-4o", "", "litellm's list has no openai/gtp-4o"),
    ],
)
def test_what_may_succeed_is_none(model: str, api_base: str, doubt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("LM_STUDIO_API_BASE", "http://127.0.0.1:1/v1")
    found = callable_as(Assignment(model, api_base))
    assert found.problem == ""
    assert found.doubt.startswith(doubt)
    assert bool(found.doubt) == bool(doubt)


def test_a_fallback_that_can_be_called_is_enough() -> None:
    settings = ModelSettings(fallbacks=(Fallback(model="groq/x"), Fallback(model="ollama_chat/x")))
    found = callable_as(Assignment("openai/gpt-4o", "", settings))
    assert (found.problem, "OPENAI_API_KEY" in found.doubt) == ("", True)
