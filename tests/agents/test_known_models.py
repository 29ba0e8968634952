"""What litellm's lists say of a model, and that a model which is not there is no error."""

import pytest

from agents.known_models import provider_of, tokens_of
from agents.pricing import cost
from agents.structured import best_mode
from sessions.events import Usage


def test_a_model_that_litellm_knows_has_a_provider_and_limits() -> None:
    assert provider_of("anthropic/claude-sonnet-4-5") == ("claude-sonnet-4-5", "anthropic")
    assert (tokens_of("openai/gpt-4o", "max_input_tokens") or 0) > (
        tokens_of("openai/gpt-4o", "max_output_tokens") or 0
    )


def test_a_model_that_litellm_does_not_know_has_neither() -> None:
    assert provider_of("nobody-knows-this") is None
    assert tokens_of("nobody/knows-this", "max_output_tokens") is None


@pytest.mark.usefixtures("litellm")
@pytest.mark.parametrize("model", ["openai/responses/gpt-5", "azure/responses/gpt-5"])
def test_a_model_that_is_called_by_responses_is_the_one_of_the_list(model: str) -> None:
    bare = model.replace("responses/", "")
    assert cost(model, Usage(prompt_tokens=1000)) == cost(bare, Usage(prompt_tokens=1000)) != 0
    assert tokens_of(model, "max_input_tokens") == tokens_of(bare, "max_input_tokens") is not None
    assert best_mode(model) == best_mode(bare) == "schema"
