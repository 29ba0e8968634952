"""What litellm's lists say of a model, and that a model which is not there is no error."""

from agents.known_models import provider_of, tokens_of


def test_a_model_that_litellm_knows_has_a_provider_and_limits() -> None:
    assert provider_of("anthropic/claude-sonnet-4-5") == ("claude-sonnet-4-5", "anthropic")
    assert (tokens_of("openai/gpt-4o", "max_input_tokens") or 0) > (
        tokens_of("openai/gpt-4o", "max_output_tokens") or 0
    )


def test_a_model_that_litellm_does_not_know_has_neither() -> None:
    assert provider_of("nobody-knows-this") is None
    assert tokens_of("nobody/knows-this", "max_output_tokens") is None
