"""What litellm's own lists say of a model, where they know it; nobody is asked."""

from collections.abc import Mapping
from typing import Literal

from agents.litellm_setup import load
from agents.provider_keys import LOGS_IN

Limit = Literal["max_input_tokens", "max_output_tokens"]
_ONES_OWN = frozenset({"azure_ai", "custom_openai", "hosted_vllm", "litellm_proxy", "lm_studio", "xinference"})
"""Providers that are no company with an address."""


def provider_of(model: str) -> tuple[str, str] | None:
    """Return the name of `model` at its provider, and the provider; None if litellm knows none that is meant."""
    first, _, rest = model.partition("/")
    if first in LOGS_IN:
        return rest, first
    try:
        name, provider, *_ = load().get_llm_provider(model)
    except Exception:  # noqa: BLE001 - litellm raises many types for a provider that it does not know
        return None
    return str(name), str(provider)


def without_address(model: str, api_base: str = "") -> str:
    """Return what to do for a model of a server of one's own, if nobody says where that is; empty if all is well.

    litellm takes OpenAI's address where it has none, and would send everything there.
    """
    if api_base or model.partition("/")[0] not in _ONES_OWN or load().get_llm_provider(model)[3]:
        return ""
    return f"{model} is on a server of your own, and nobody says where; give its address as api_base (--api-base)."


def known_as(model: str) -> str:
    """Return the name that litellm's lists have for `model`: they do not repeat those called by OpenAI's responses."""
    provider, _, name = model.partition("/")
    return f"{provider}/{name.removeprefix('responses/')}" if name.startswith("responses/") else model


def listed(model: str) -> Mapping[str, object]:
    """Return what the list has of `model`, under whatever of its names; nothing if it has none."""
    entries: Mapping[str, Mapping[str, object]] = load().model_cost
    model = known_as(model)
    if model in entries:
        return entries[model]
    try:
        name = load().get_model_info(model=model)["key"]
    except Exception:  # noqa: BLE001 - litellm raises a bare Exception for a model that it does not know
        return {}
    return entries.get(name, {})


def tokens_of(model: str, limit: Limit) -> int | None:
    """Return the tokens that a model reads or writes at most; None if litellm does not know."""
    try:
        tokens = load().get_model_info(model=known_as(model)).get(limit)
    except Exception:  # noqa: BLE001 - litellm raises a bare Exception for a model that it does not know
        return None
    return tokens if isinstance(tokens, int) else None
