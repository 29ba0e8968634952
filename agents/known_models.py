"""What litellm's own lists say of a model, where they know it; nobody is asked."""

from typing import Literal

from agents.litellm_setup import load

Limit = Literal["max_input_tokens", "max_output_tokens"]


def provider_of(model: str) -> tuple[str, str] | None:
    """Return the name of `model` at its provider, and the provider; None if litellm knows none that is meant."""
    try:
        name, provider, *_ = load().get_llm_provider(model)
    except Exception:  # noqa: BLE001 - litellm raises many types for a provider that it does not know
        return None
    return str(name), str(provider)


def tokens_of(model: str, limit: Limit) -> int | None:
    """Return the tokens that a model reads or writes at most; None if litellm does not know."""
    try:
        tokens = load().get_model_info(model=model).get(limit)
    except Exception:  # noqa: BLE001 - litellm raises a bare Exception for a model that it does not know
        return None
    return tokens if isinstance(tokens, int) else None
