"""Answers that take several calls: gone on with where one was cut, with another model too."""

import json
from dataclasses import replace

import pytest

from agents.asking import ask
from agents.calling import CONTINUATIONS
from agents.drafting import DraftJob
from agents.failures import DraftFailure
from agents.seam import whole_part
from plan.plan import Plan
from sessions.events import Document, DraftContinued, DraftDelta, Fallback, ModelSettings
from tests.agents.server import USAGE, Answer, Json, Provider, provider
from tests.agents.test_drafting import Log, job_for

pytestmark = pytest.mark.usefixtures("litellm")


@pytest.fixture
def good(plan: Plan) -> str:
    assert plan.architecture
    return plan.architecture.model_dump_json()


def continued(log: Log) -> list[DraftContinued]:
    return [event for event in log.events if isinstance(event, DraftContinued)]


def last_messages(asked: Json) -> list[str]:
    found = asked["messages"]
    assert isinstance(found, list)
    return [str(message["content"]) for message in found[-2:] if isinstance(message, dict)]


async def test_an_answer_that_is_too_long_is_gone_on_with(plan: Plan, good: str) -> None:
    log, third = Log(), len(good) // 3
    first = whole_part(good[:third])
    second = whole_part(good[: 2 * third])
    async with provider(
        Answer(good[:third], finish="length", usage=USAGE),
        Answer(good[len(first) : 2 * third], finish="length", usage=USAGE),
        Answer(good[len(second) :], usage=USAGE),
    ) as server:
        answered = await ask(job_for(plan, server, "openai/gpt-4o"), log.take)
    assert answered.content == plan.architecture
    assert log.text == good
    assert [(event.reason, event.kept) for event in continued(log)] == [
        ("too-short-limit", len(first)),
        ("too-short-limit", len(second)),
    ]
    assert answered.usage.completion_tokens == 1500
    assert last_messages(server.asked[1])[0] == first
    assert "Go on exactly where it stops" in last_messages(server.asked[1])[1]
    assert ["response_format" in asked for asked in server.asked] == [True, False, False]


async def test_an_answer_that_grows_no_more_is_given_up(plan: Plan, good: str) -> None:
    log = Log()
    async with provider(Answer(good[:1000], finish="length"), Answer('"', finish="length")) as server:
        with pytest.raises(DraftFailure, match="cut off at its longest"):
            await ask(job_for(plan, server), log.take)
    assert len(server.asked) == 2
    assert log.text.startswith(whole_part(good[:1000])), "what it had is kept"
    assert CONTINUATIONS > 1


async def test_a_long_answer_that_breaks_off_is_gone_on_with(plan: Plan, good: str) -> None:
    log, cut = Log(), len(good) - 500
    kept = whole_part(good[:cut])
    async with provider(Answer(good[:cut], drop=True), Answer(status=500), Answer(good[len(kept) :])) as server:
        answered = await ask(job_for(plan, server), log.take, pause=log.pause)
    assert answered.content == plan.architecture
    assert log.text == good
    assert [event.reason for event in continued(log)] == ["broken-off", "provider"]
    assert {event.kept for event in continued(log)} == {len(kept)}


async def test_a_model_that_begins_anew_is_let(plan: Plan, good: str) -> None:
    log, kept = Log(), len(whole_part(good[:3000]))
    async with provider(Answer(good[:3000], finish="length"), Answer(good, pieces=40)) as server:
        answered = await ask(job_for(plan, server), log.take)
    assert answered.content == plan.architecture
    assert log.text == good
    assert [(event.kept, event.attempt) for event in continued(log)] == [(kept, 2), (kept, 3), (0, 3)]
    anew = log.events.index(continued(log)[2])
    taken = log.events[anew + 1]
    assert isinstance(taken, DraftDelta)
    assert len(taken.text) > kept, "the old text gave way to a longer one"


async def test_an_answer_begun_anew_that_breaks_off_loses_nothing(plan: Plan, good: str) -> None:
    log, kept = Log(), whole_part(good[:6000])
    shorter = good[:2500]
    answers = (Answer(good[:6000], drop=True), Answer(shorter, drop=True), Answer(shorter), Answer(good[len(kept) :]))
    async with provider(*answers) as server:
        answered = await ask(job_for(plan, server), log.take, pause=log.pause)
    assert answered.content == plan.architecture
    assert log.text == good
    assert {event.kept for event in continued(log)} == {len(kept)}
    assert [last_messages(asked)[0] == kept for asked in server.asked] == [False, True, True, True]


async def test_an_answer_begun_anew_that_never_gets_as_far_fails_with_what_was_there(plan: Plan, good: str) -> None:
    log = Log()
    async with provider(Answer(good[:6000], drop=True), Answer(good[:2500])) as server:
        with pytest.raises(DraftFailure, match="wrote less than was there"):
            await ask(job_for(plan, server), log.take, pause=log.pause)
    assert log.text == whole_part(good[:6000])


async def test_a_complete_answer_that_is_shorter_is_taken(plan: Plan, good: str) -> None:
    assert plan.architecture
    log, short = Log(), plan.architecture.model_copy(update={"risks": (), "decisions": ()})
    brief = short.model_dump_json()
    cut = len(good) - 100
    assert len(brief) < len(whole_part(good[:cut]))
    async with provider(Answer(good[:cut], drop=True), Answer(brief)) as server:
        answered = await ask(job_for(plan, server), log.take, pause=log.pause)
    assert answered.content == short
    assert log.text == brief


async def test_what_is_there_outlasts_a_model_that_cannot_be_called(plan: Plan, good: str) -> None:
    log, kept = Log(), whole_part(good[:3000])
    async with provider(Answer(status=401, error="no"), Answer(good[len(kept) :])) as server:
        other = Fallback(model="openai/gpt-4o", api_base=server.api_base)
        settings = ModelSettings(fallbacks=(other,))
        await ask(replace(job_for(plan, server), begun=kept, settings=settings), log.take)
    assert [(event.kept, event.model) for event in continued(log)] == [(len(kept), "openai/gpt-4o")]


async def test_a_fallback_goes_on_with_what_was_written(plan: Plan, good: str) -> None:
    log, cut = Log(), 3000
    kept = whole_part(good[:cut])

    def job(server: Provider) -> DraftJob:
        other = Fallback(model="openai/gpt-4o", api_base=server.api_base)
        return replace(job_for(plan, server), settings=ModelSettings(fallbacks=(other,)))

    lost = Answer(status=402, error="no credit")
    async with provider(Answer(good[:cut], drop=True), lost, Answer(good[len(kept) :])) as server:
        answered = await ask(job(server), log.take, pause=log.pause)
    assert answered.content == plan.architecture
    assert log.text == good
    assert [(event.reason, event.model) for event in continued(log)] == [
        ("broken-off", ""),
        ("no-credit", "openai/gpt-4o"),
    ]
    assert server.asked[-1]["model"] == "gpt-4o"


async def test_a_draft_goes_on_from_text_that_is_there(plan: Plan, good: str) -> None:
    log, kept = Log(), whole_part(good[:2500])
    async with provider(Answer(f"```json\n{good[len(kept) :]}\n```")) as server:
        answered = await ask(replace(job_for(plan, server), begun=kept), log.take)
    assert answered.content == plan.architecture
    assert kept + log.text == f"{good}\n```"


async def test_what_is_likely_to_be_used_is_said_before_the_first_call(plan: Plan, good: str) -> None:
    log = Log()
    async with provider(Answer(json.dumps({}), usage=USAGE), Answer(good, usage=USAGE)) as server:
        await ask(job_for(plan, server, "openai/gpt-4o"), log.take)
    (estimate,) = log.estimates
    assert estimate.usage.prompt_tokens > 1000
    assert estimate.usage.completion_tokens > 1000
    assert estimate.cost is not None
    assert 0.01 < estimate.cost < 1


async def test_a_request_that_is_too_long_says_what_would_fit(plan: Plan) -> None:
    refused = Answer(status=400, error="This model's maximum context length is 8192 tokens.")
    long = (Document(name="long.md", text="word " * 23_000),)
    async with provider(refused) as server:
        job = replace(job_for(plan, server, "openai/gpt-4"), documents=long)
        with pytest.raises(
            DraftFailure, match=r"about \d\d,\d{3} tokens and openai/gpt-4 reads 8,192; shorten"
        ) as caught:
            await ask(job, Log().take)
    assert caught.value.reason == "too-long"
