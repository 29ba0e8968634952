"""What the room tells of money."""

import pytest

from plan.requirements import Requirements
from sessions.events import (
    BudgetSet,
    DraftDelta,
    DraftEstimated,
    DraftFinished,
    DraftStarted,
    Event,
    KnownPayload,
    SessionCreated,
    Usage,
)
from sessions.fold import fold_all
from sessions.state import SessionState
from tests.plan.sample import sample_plan
from tui.screens.live import facts_line
from tui.screens.room_view import agents, header

PLAN = sample_plan()
STARTED = DraftStarted(draft="d", artifact="architecture", model="openai/gpt-4o", requirements=1, inputs={})
ESTIMATED = DraftEstimated(draft="d", usage=Usage(prompt_tokens=4000, completion_tokens=8000), cost=0.12)


def told(*data: KnownPayload) -> SessionState:
    requirements: Requirements = PLAN.requirements
    first = SessionCreated(title="s", requirements=requirements, documents=())
    every = (first, *data)
    return fold_all(
        Event(number, "2026-11-24T10:00:00.000Z", number * 1000, "ada", each, "")
        for number, each in enumerate(every, 1)
    )


def finished(cost: float | None) -> DraftFinished:
    usage = Usage(prompt_tokens=4100, completion_tokens=7000, cached_tokens=1000, reasoning_tokens=500)
    return DraftFinished(
        draft="d",
        artifact="architecture",
        revision=1,
        architecture=PLAN.architecture,
        usage=usage,
        cost=cost,
        duration_ms=9000,
        first_token_ms=800,
        cached=False,
    )


@pytest.mark.parametrize(
    ("events", "cost"),
    [
        ((), "$0"),
        ((BudgetSet(dollars=2.0),), "$0 of $2.00"),
        ((BudgetSet(dollars=2.0), STARTED, ESTIMATED), "$0 + ≈$0.12 of $2.00"),
        ((STARTED, ESTIMATED.model_copy(update={"cost": None})), "price unknown"),
        ((STARTED, ESTIMATED, finished(0.04)), "$0.04"),
        ((STARTED, ESTIMATED, finished(None)), "price unknown"),
    ],
)
def test_the_header_says_what_it_costs_may_cost_and_is_likely_to(events: tuple[KnownPayload, ...], cost: str) -> None:
    assert header(told(*events), None, 0, "live").cost == cost


def test_the_rail_tells_of_expected_and_unknown_prices_and_of_the_first_token() -> None:
    delta = DraftDelta(draft="d", text="{")
    running = agents(told(STARTED, ESTIMATED, delta), 9000)[0]
    assert (running.expected_cost, running.unpriced, running.first_ms) == (0.12, True, 2000)
    assert not agents(told(STARTED, ESTIMATED, finished(0.04)), 9000)[0].unpriced


def test_the_live_text_is_headed_by_all_that_is_counted() -> None:
    draft = told(STARTED, ESTIMATED, DraftDelta(draft="d", text="{"), finished(0.04)).artifacts["architecture"].draft
    assert draft is not None
    assert facts_line(draft) == (
        "openai/gpt-4o · 4.1k read · 1.0k of them cached · 7.0k written · 500 of them reasoning · $0.04 · "
        "first token after 2.0 s"
    )
