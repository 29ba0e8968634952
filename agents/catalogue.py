"""What is known about models without asking anybody: litellm's own list, as it was installed."""

from collections.abc import Mapping
from dataclasses import dataclass

from agents.keys import KeyState, key_state
from agents.known_models import listed, tokens_of
from agents.litellm_setup import load
from agents.models import DEFAULT_MODEL, is_offline, is_on_this_machine
from sessions.events import ModelSettings

_CHAT = frozenset({"chat", "responses"})
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A model as a person chooses it. Prices are dollars per million tokens; None is unknown, never free.

    `known` says whether litellm's list has the model; a server of the person's own may serve any other.
    """

    model: str
    provider: str
    key: KeyState
    context: int | None = None
    max_output: int | None = None
    price_in: float | None = None
    price_out: float | None = None
    structured_output: bool = False
    tools: bool = False
    reasoning: bool = False
    known: bool = True


def search(text: str, limit: int = 20) -> tuple[ModelCard, ...]:
    """Return at most `limit` chat models whose name or provider has every word of `text`; nearest first."""
    words = text.lower().split()
    found = [
        name
        for name, entry in _entries().items()
        if all(word in f"{name} {entry.get('litellm_provider', '')}".lower() for word in words)
    ]
    if all(word in DEFAULT_MODEL for word in words):
        found.append(DEFAULT_MODEL)
    found.sort(key=lambda name: (*_distance(name.lower(), text.strip().lower()), name))
    return tuple(card(name) for name in found[: max(limit, 0)])


def card(model: str, api_base: str = "", settings: ModelSettings | None = None) -> ModelCard:
    """Return what is known about `model`; `settings` adds where its key is and what it costs."""
    settings = settings or ModelSettings()
    key = key_state(model, api_base, settings.key)
    if is_offline(model):
        return ModelCard(model, "offline", key, price_in=0.0, price_out=0.0, structured_output=True)
    entry = listed(model)
    price_in, price_out = _price(entry, "input_cost_per_token"), _price(entry, "output_cost_per_token")
    if is_on_this_machine(model):
        price_in = price_out = 0.0
    if settings.prices:
        price_in, price_out = settings.prices.input, settings.prices.output
    provider = str(entry.get("litellm_provider") or model.partition("/")[0])
    return ModelCard(
        model,
        provider,
        key,
        context=tokens_of(model, "max_input_tokens") or _count(entry, "max_tokens"),
        max_output=tokens_of(model, "max_output_tokens"),
        price_in=price_in,
        price_out=price_out,
        structured_output=bool(entry.get("supports_response_schema")),
        tools=bool(entry.get("supports_function_calling")),
        reasoning=bool(entry.get("supports_reasoning")),
        known=bool(entry),
    )


def _entries() -> Mapping[str, Mapping[str, object]]:
    listed: Mapping[str, Mapping[str, object]] = load().model_cost
    return {name: e for name, e in listed.items() if e.get("mode") in _CHAT and name != "sample_spec"}


def _distance(name: str, text: str) -> tuple[bool, bool, bool, int, int]:
    bare = name.rpartition("/")[2]
    its_own = name.startswith(f"{text}/")  # who names a provider wants its models first
    return text not in (bare, name), not its_own, not bare.startswith(text), name.count("/"), len(name)


def _price(entry: Mapping[str, object], name: str) -> float | None:
    value = entry.get(name)
    return round(float(value) * _MILLION, 6) if isinstance(value, int | float) else None


def _count(entry: Mapping[str, object], name: str) -> int | None:
    value = entry.get(name)
    return value if isinstance(value, int) and value > 0 else None
