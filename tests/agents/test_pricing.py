"""What calls use and cost."""

import math

import pytest

from agents.litellm_setup import load
from agents.pricing import Affordable, Meter, affordable, cost, estimated_usage, usage_of
from agents.prompts import Message
from sessions.events import Prices, Usage

MESSAGES: list[Message] = [{"role": "user", "content": "word " * 1000}]
USAGE = Usage(prompt_tokens=1_000_000, completion_tokens=1_000_000, cached_tokens=400_000, reasoning_tokens=7)


def test_prices_are_those_of_the_list_and_cached_tokens_are_cheaper() -> None:
    price = load().model_cost["gpt-4o"]
    wanted = (
        600_000 * price["input_cost_per_token"]
        + 400_000 * price["cache_read_input_token_cost"]
        + 1_000_000 * price["output_cost_per_token"]
    )
    found = cost("openai/gpt-4o", USAGE)
    assert found is not None
    assert math.isclose(found, wanted)


@pytest.mark.parametrize("model", ["offline/planner", "ollama/llama3.2", "lm_studio/whatever"])
def test_what_runs_on_this_machine_is_free(model: str) -> None:
    assert cost(model, USAGE) == 0.0


@pytest.mark.parametrize(
    "model",
    [
        "openai/some-model",
        "nonsense",
        "no-such-provider/m",
        "huggingface/a/b",
        "openrouter/anthropic/claude-sonnet-4.5",
    ],
)
def test_an_unknown_price_is_none_and_not_nothing(model: str) -> None:
    assert cost(model, USAGE) is None


def test_a_meter_sums_and_costs_nothing_before_it_counts() -> None:
    meter = Meter()
    assert (meter.usage, meter.cost) == (Usage(), 0)
    meter.add(Usage(prompt_tokens=1, reasoning_tokens=2), 0.5)
    meter.add(Usage(prompt_tokens=10, completion_tokens=4, cached_tokens=3), 0.25)
    assert meter.usage == Usage(prompt_tokens=11, completion_tokens=4, cached_tokens=3, reasoning_tokens=2)
    assert meter.cost == 0.75
    meter.add(Usage(prompt_tokens=1), None)
    assert meter.cost is None, "the price of one is unknown"


def test_what_a_provider_leaves_out_is_0() -> None:
    assert usage_of(None) == Usage()
    assert usage_of(load().Usage(prompt_tokens=5)) == Usage(prompt_tokens=5)


def test_usage_is_estimated_by_counting() -> None:
    estimate = estimated_usage("openai/gpt-4o", MESSAGES, "word " * 50)
    assert 900 < estimate.prompt_tokens < 1200
    assert 45 < estimate.completion_tokens < 60
    assert estimated_usage("offline/planner", MESSAGES, "word") == Usage()


def test_a_sum_of_nothing_is_nothing() -> None:
    assert sum((), Usage()) == Usage()


def test_a_budget_buys_so_many_tokens_after_the_request() -> None:
    price = load().model_cost["gpt-4o"]
    bought = affordable("openai/gpt-4o", MESSAGES, 0.05)
    assert bought is not None
    assert bought.tokens is not None
    request = estimated_usage("openai/gpt-4o", MESSAGES, "").prompt_tokens * price["input_cost_per_token"]
    assert request + bought.tokens * price["output_cost_per_token"] <= 0.05
    assert request + (bought.tokens + 1) * price["output_cost_per_token"] > 0.05
    assert bought.dollars == pytest.approx(0.05, abs=1e-4)
    assert affordable("openai/gpt-4o", MESSAGES, 0.0) == Affordable(0, request)
    rich = affordable("openai/gpt-4o", MESSAGES, 1000.0)
    assert rich is not None
    assert rich.tokens is None, "the model's own limit comes first"
    assert rich.dollars < 1.0
    assert affordable("openai/some-model", MESSAGES, 1.0) is None


def test_ones_own_prices_hold() -> None:
    usage = Usage(prompt_tokens=1_000_000, completion_tokens=500_000, cached_tokens=400_000)
    assert cost("openai/gpt-4o", usage, Prices(input=2.0, output=4.0)) == pytest.approx(4.0)
    assert cost("openai/some-model", usage, Prices(input=2.0, output=4.0, cached=1.0)) == pytest.approx(3.6)
