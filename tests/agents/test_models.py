"""What a model's name and address tell."""

import pytest

from agents.models import DEFAULT_MODEL, Timeouts, is_offline, is_own_server, timeouts_of
from sessions.events import ModelSettings


def test_the_embedded_planner_is_the_default() -> None:
    assert is_offline(DEFAULT_MODEL)
    assert not is_offline("openai/gpt-4o")


@pytest.mark.parametrize(
    ("model", "api_base", "own"),
    [
        ("ollama_chat/llama3.2", "", True),
        ("hosted_vllm/m", "", True),
        ("openai/m", "http://127.0.0.1:8080/v1", True),
        ("openai/gpt-4o", "", False),
        ("vllmish/m", "", False),
    ],
)
def test_a_server_of_one_s_own_is_told_by_name_or_address(model: str, api_base: str, own: bool) -> None:
    assert is_own_server(model, api_base) is own


def test_settings_change_only_the_time_outs_that_they_name() -> None:
    usual = Timeouts()
    assert timeouts_of(ModelSettings()) == usual
    assert timeouts_of(ModelSettings(between_tokens=3.0)) == Timeouts(usual.first_token, 3.0)
