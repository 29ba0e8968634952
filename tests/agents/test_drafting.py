"""A draft from job to artifact: batches, repairs, retries, cache, budget, cancelling."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agents.asking import REPAIRS
from agents.asking import ask as draft
from agents.budget import Purse
from agents.cache import AnswerCache
from agents.calling import RETRIES
from agents.drafting import DraftJob
from agents.failures import DraftFailure
from agents.job import Progress
from agents.pricing import Meter, cost
from plan.artifacts import ARTIFACTS, INPUTS, Artifact, ArtifactName
from plan.plan import Plan
from sessions.events import (
    DraftContinued,
    DraftDelta,
    DraftEstimated,
    DraftRetried,
    Fallback,
    ModelSettings,
    Prices,
    Usage,
)
from tests.agents.server import USAGE, Answer, Json, Provider, provider

pytestmark = pytest.mark.usefixtures("litellm")


class Log:
    """What a draft emitted, and how long it was told to wait."""

    def __init__(self) -> None:
        self.events: list[Progress] = []
        self.estimates: list[DraftEstimated] = []
        self.waits: list[float] = []

    def take(self, event: Progress) -> None:
        if isinstance(event, DraftEstimated):
            self.estimates.append(event)
        else:
            self.events.append(event)

    async def pause(self, seconds: float) -> None:
        self.waits.append(seconds)

    @property
    def text(self) -> str:
        """What a view shows: the text since the last retry."""
        text = ""
        for event in self.events:
            if isinstance(event, DraftRetried):
                text = ""
            elif isinstance(event, DraftContinued):
                text = text[: event.kept]
            elif isinstance(event, DraftDelta) and event.kind == "content":
                text += event.text
        return text

    @property
    def retries(self) -> list[DraftRetried]:
        return [event for event in self.events if isinstance(event, DraftRetried)]


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def good(plan: Plan) -> str:
    assert plan.architecture
    return plan.architecture.model_dump_json()


def job_for(
    plan: Plan, server: Provider, model: str = "openai/some-model", name: ArtifactName = "architecture"
) -> DraftJob:
    return DraftJob(
        draft="d1",
        artifact=name,
        requirements=plan.requirements,
        model=model,
        api_base=server.api_base,
        meter=Meter(),
    )


def sent_text(asked: Json) -> str:
    parts = asked["messages"]
    assert isinstance(parts, list)
    user = parts[-1]
    assert isinstance(user, dict)
    return str(user["content"])


async def test_a_valid_answer_becomes_the_artifact(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good, reasoning="hm", usage=USAGE, before=0.05)) as server:
        result = await draft(job_for(plan, server), log.take)
    assert result.content == plan.architecture
    assert log.text == good
    assert log.events[0] == DraftDelta(draft="d1", kind="reasoning", text="h")
    assert result.usage == Usage(prompt_tokens=1000, completion_tokens=500, cached_tokens=200, reasoning_tokens=50)
    assert result.cost is None, "nobody knows the price of openai/some-model"
    assert 50 <= result.first_token_ms <= result.duration_ms
    assert not result.cached


async def test_json_among_prose_and_fences_is_read(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(f"Here you are:\n```json\n{good}\n```\nEnjoy!")) as server:
        result = await draft(job_for(plan, server), log.take)
    assert result.content == plan.architecture
    assert log.retries == []


async def test_deltas_are_gathered_for_50_ms_and_wait_no_longer(plan: Plan, good: str) -> None:
    seen: list[tuple[float, int]] = []

    def emit(event: Progress) -> None:
        if isinstance(event, DraftDelta):
            seen.append((time.monotonic(), len(event.text)))

    async with provider(Answer(good, pieces=400, between=0.001)) as server:
        began = time.monotonic()
        await draft(job_for(plan, server), emit)
    *timed, _ = seen
    assert len(seen) < 200, "400 pieces, but not as many events"
    assert (len(timed) - 1) * 0.05 <= timed[-1][0] - began, "each 50 ms after the one before, or later"
    assert sum(length for _, length in seen) == len(good)


async def test_a_piece_does_not_wait_for_the_next_one(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good, pieces=5, hang=True)) as server:
        task = asyncio.create_task(draft(job_for(plan, server), log.take))
        await asyncio.wait_for(server.streaming.wait(), 30.0)
        while log.text != good:
            await asyncio.sleep(0.01)
        assert not task.done()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_an_error_while_writing_an_event_ends_the_draft(plan: Plan, good: str) -> None:
    events = 0

    def emit(_: Progress) -> None:
        nonlocal events
        events += 1
        if events == 2:
            raise OSError(28, "No space left on device")

    async with provider(Answer(good, pieces=50, between=0.01, hang=True)) as server:
        with pytest.raises(OSError, match="No space"):
            await asyncio.wait_for(draft(job_for(plan, server), emit), 30.0)
        await asyncio.wait_for(server.gone.wait(), 1.0)


async def test_an_answer_that_does_not_validate_goes_back_once(plan: Plan, good: str, log: Log) -> None:
    bad = good.replace('"pattern":{"style"', '"pattern":{"stile"', 1)
    async with provider(Answer(bad, usage=USAGE), Answer(good, usage=USAGE)) as server:
        result = await draft(job_for(plan, server), log.take)
    assert result.content == plan.architecture
    assert log.text == good
    (retried,) = log.retries
    assert (retried.attempt, retried.reason, retried.wait_ms) == (2, "invalid", 0)
    assert "/pattern/style: Field required" in retried.message
    assert result.usage.prompt_tokens == 2000, "both calls are paid for"
    first, second = (sent_text(asked) for asked in server.asked)
    assert "<problems>" not in first
    assert "/pattern/style: Field required" in second
    assert '<answer>\n{"pattern":{"stile"' in second


async def test_a_cut_off_json_goes_back(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good[:-40]), Answer(good)) as server:
        result = await draft(job_for(plan, server), log.take)
    assert result.content == plan.architecture
    assert "cut off" in log.retries[0].message


async def test_error_findings_go_back_and_what_is_left_is_the_person_s(plan: Plan, good: str, log: Log) -> None:
    asked: list[ArtifactName] = []

    def problems(name: ArtifactName, _: Artifact) -> Sequence[str]:
        asked.append(name)
        return [f"/components/0: problem {n}." for n in range(3 - len(asked) % 2)]

    async with provider(Answer(good)) as server:
        result = await draft(replace(job_for(plan, server), problems=problems), log.take)
    assert result.content == plan.architecture
    assert asked == ["architecture"] * (REPAIRS + 1)
    assert len(server.asked) == REPAIRS + 1
    assert [retried.reason for retried in log.retries] == ["invalid"] * REPAIRS
    assert "problem 1." in sent_text(server.asked[1])
    assert "<last-draft>" in sent_text(server.asked[1]), "a valid artifact is its own last draft"


async def test_the_best_of_its_answers_is_kept(plan: Plan, good: str, log: Log) -> None:
    assert plan.architecture
    worse = plan.architecture.model_copy(update={"risks": ()})

    def problems(_: ArtifactName, artifact: Artifact) -> Sequence[str]:
        return ["one"] if artifact == plan.architecture else ["one", "two"]

    async with provider(Answer(good), Answer(worse.model_dump_json())) as server:
        result = await draft(replace(job_for(plan, server), problems=problems), log.take)
    assert result.content == plan.architecture


async def test_a_failed_repair_does_not_lose_a_valid_draft(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good), Answer(status=401, error="expired")) as server:
        job = replace(job_for(plan, server), problems=lambda *_: ["one"])
        result = await draft(job, log.take)
    assert result.content == plan.architecture


async def test_what_never_validates_is_invalid(plan: Plan, log: Log) -> None:
    async with provider(Answer("I would rather talk about the weather.")) as server:
        with pytest.raises(DraftFailure, match="no JSON object") as caught:
            await draft(job_for(plan, server), log.take)
    assert caught.value.reason == "invalid"
    assert len(server.asked) == REPAIRS + 1


async def test_a_failed_call_is_made_again_with_growing_waits(plan: Plan, good: str, log: Log) -> None:
    async with provider(
        Answer(status=500, error="oops"), Answer(good[:99], drop=True), Answer(good[:99], finish=None), Answer(good)
    ) as server:
        result = await draft(job_for(plan, server), log.take, pause=log.pause, jitter=lambda: 0.5)
    assert result.content == plan.architecture
    assert log.waits == [0.5, 1.0, 2.0]
    assert [(r.attempt, r.reason, r.wait_ms) for r in log.retries] == [
        (2, "provider", 500),
        (3, "broken-off", 1000),
        (4, "cut-off", 2000),
    ]
    assert log.text == good


async def test_jitter_spreads_the_waits(plan: Plan, good: str, log: Log) -> None:
    for jitter in (0.0, 0.999):
        async with provider(Answer(status=500, error="oops"), Answer(good)) as server:
            await draft(job_for(plan, server), log.take, pause=log.pause, jitter=lambda j=jitter: j)  # type: ignore[misc]
    assert log.waits == pytest.approx([0.25, 0.7495])


async def test_retry_after_is_obeyed_and_bounded(plan: Plan, good: str, log: Log) -> None:
    limited = Answer(status=429, error="slow", headers={"Retry-After": "7"})
    async with provider(limited, Answer(good)) as server:
        await draft(job_for(plan, server), log.take, pause=log.pause)
    assert log.waits == [7.0]
    async with provider(replace(limited, headers={"Retry-After": "3600"})) as server:
        with pytest.raises(DraftFailure, match="60 minutes") as caught:
            await draft(job_for(plan, server), log.take, pause=log.pause)
    assert caught.value.reason == "rate-limit"
    assert len(server.asked) == 1


async def test_retries_end(plan: Plan, log: Log) -> None:
    async with provider(Answer(status=503, error="down")) as server:
        with pytest.raises(DraftFailure) as caught:
            await draft(job_for(plan, server), log.take, pause=log.pause)
    assert caught.value.reason == "provider"
    assert len(server.asked) == RETRIES + 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
async def test_what_cannot_succeed_is_not_repeated(status: int, plan: Plan, log: Log) -> None:
    async with provider(Answer(status=status, error="no")) as server:
        with pytest.raises(DraftFailure):
            await draft(job_for(plan, server), log.take, pause=log.pause)
    assert len(server.asked) == 1
    assert log.events == []


@pytest.mark.parametrize("way", ["cancelled", "silent"])
async def test_a_call_that_is_stopped_before_its_first_token_is_counted_by_estimate(
    way: str, plan: Plan, log: Log
) -> None:
    async with provider(Answer(before=30.0)) as server:
        settings = ModelSettings(prices=Prices(input=1, output=2), total=0.5 if way == "silent" else None)
        job = replace(job_for(plan, server), settings=settings)
        task = asyncio.create_task(draft(job, log.take))
        while not server.asked:
            await asyncio.sleep(0.01)
        if way == "cancelled":
            task.cancel()
        with pytest.raises((asyncio.CancelledError, DraftFailure)):
            await task
    assert job.meter.usage.prompt_tokens > 1000
    assert (job.meter.usage.completion_tokens, job.meter.usage.estimated) == (0, True)
    assert job.cost == pytest.approx(job.meter.usage.prompt_tokens / 1e6)


@pytest.mark.parametrize("answer", [Answer(status=401, error="no"), Answer(status=503, error="down")])
async def test_a_call_that_was_refused_costs_nothing(answer: Answer, plan: Plan, log: Log) -> None:
    async with provider(answer) as server:
        job = job_for(plan, server)
        with pytest.raises(DraftFailure):
            await draft(job, log.take, pause=log.pause)
    assert job.meter.usage == Usage()


async def test_what_a_provider_does_not_count_is_an_estimate(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good, usage=USAGE), Answer(good)) as server:
        counted = await draft(job_for(plan, server), log.take)
        guessed = await draft(job_for(plan, server), log.take)
    assert (counted.usage.estimated, guessed.usage.estimated) == (False, True)
    assert guessed.usage.completion_tokens > 500


async def test_the_total_is_the_draft_s_whatever_calls_it_takes(plan: Plan, log: Log) -> None:
    async with provider(Answer(status=503, error="down", before=0.3), Answer(before=30.0)) as server:
        job = job_for(plan, server)
        settings = ModelSettings(total=2.0, fallbacks=(Fallback(model="openai/other", api_base=server.api_base),))
        with pytest.raises(DraftFailure, match=r"did not finish within the 2 s") as caught:
            await draft(replace(job, settings=settings), log.take, pause=log.pause)
        await asyncio.wait_for(server.gone.wait(), 1.0)
    assert (caught.value.reason, caught.value.retryable) == ("timeout", False)
    assert len(server.asked) == 2, "the second call was stopped, and no fallback took over"


async def test_what_is_valid_is_not_lost_when_its_repair_takes_too_long(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good), Answer(good, before=30.0)) as server:
        job = replace(job_for(plan, server), settings=ModelSettings(total=2.0), problems=lambda *_: ("a problem",))
        result = await draft(job, log.take)
        await asyncio.wait_for(server.gone.wait(), 1.0)
    assert result.content == plan.architecture


async def test_a_wait_that_would_end_too_late_is_not_begun(plan: Plan, log: Log) -> None:
    async with provider(Answer(status=429, error="slow", headers={"Retry-After": "60"})) as server:
        job = replace(job_for(plan, server), settings=ModelSettings(total=30.0))
        with pytest.raises(DraftFailure) as caught:
            await draft(job, log.take)
    assert caught.value.reason == "rate-limit"
    assert log.events == []


async def test_one_chunk_for_ever_is_a_repetition_that_keeps_its_text(plan: Plan, log: Log) -> None:
    async with provider(Answer("again " * 2_000, pieces=2_000)) as server:
        with pytest.raises(DraftFailure, match="repeats itself without end") as caught:
            await draft(job_for(plan, server), log.take, pause=log.pause)
    assert (caught.value.reason, caught.value.retryable) == ("repetition", False)
    assert len(server.asked) == 1
    assert log.text.startswith("again again ")


async def test_the_name_of_a_model_says_nothing_of_forms(plan: Plan, log: Log) -> None:
    refused = Answer(status=400, error="acme/structured-tools does not take temperature")
    async with provider(refused) as server:
        with pytest.raises(DraftFailure, match="does not take temperature"):
            await draft(job_for(plan, server, "openai/acme/structured-tools"), log.take)
    assert len(server.asked) == 1


async def test_a_provider_without_this_form_of_answer_is_asked_in_a_weaker_one(plan: Plan, good: str, log: Log) -> None:
    refused = Answer(status=400, error="'response_format' of type 'json_schema' is not supported")
    no_tools = Answer(status=400, error="tools are not supported by this model")
    async with provider(refused, no_tools, refused, Answer(good)) as server:
        result = await draft(job_for(plan, server, "openai/gpt-4o"), log.take)
    assert result.content == plan.architecture
    assert ["tools" in asked for asked in server.asked] == [False, True, False, False]
    forms = [asked.get("response_format") for asked in server.asked]
    assert [form.get("type") if isinstance(form, dict) else None for form in forms] == [
        "json_schema",
        None,
        "json_object",
        None,
    ]
    assert [retried.reason for retried in log.retries] == ["bad-request"] * 3


async def test_cancelling_keeps_what_was_written_and_counts_it(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good[:2000], hang=True)) as server:
        job = job_for(plan, server, "openai/gpt-4o")
        task = asyncio.create_task(draft(job, log.take))
        await asyncio.wait_for(server.streaming.wait(), 30.0)
        while log.text != good[:2000]:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(server.gone.wait(), 1.0)
    assert 200 < job.meter.usage.completion_tokens < 2000
    cost = job.cost
    assert cost is not None
    assert 0.001 < cost < 0.1


async def test_a_failure_keeps_what_was_written_and_counts_what_the_provider_reports(
    plan: Plan, good: str, log: Log
) -> None:
    async with provider(Answer(good[:150], finish="length", usage=USAGE)) as server:
        job = job_for(plan, server)
        with pytest.raises(DraftFailure, match="cut off at its longest"):
            await draft(job, log.take)
    assert log.text == good[:150], "too little to go on from"
    assert job.meter.usage.completion_tokens == 500


async def test_without_a_key_nothing_is_asked(plan: Plan, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    async with provider(Answer("")) as server:
        job = replace(job_for(plan, server, "openai/gpt-4o"), api_base="")
        with pytest.raises(DraftFailure, match="OPENAI_API_KEY") as caught:
            await draft(job, log.take)
    assert caught.value.reason == "no-key"


async def test_a_cached_draft_streams_again_and_says_so(plan: Plan, good: str, log: Log, tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache")
    async with provider(Answer(good, reasoning="hm", usage=USAGE)) as server:
        job = job_for(plan, server, "openai/gpt-4o")
        first = await draft(job, Log().events.append, cache=cache)
        again = replace(job, meter=Meter())
        second = await draft(again, log.take, cache=cache)
        other = await draft(replace(job, feedback="Use Go.", meter=Meter()), Log().events.append, cache=cache)
    assert len(server.asked) == 2
    assert (first.cached, second.cached, other.cached) == (False, True, False)
    assert second.content == first.content
    assert log.text == good
    assert isinstance(log.events[0], DraftDelta)
    assert log.events[0].kind == "reasoning"
    assert (second.usage, second.cost) == (Usage(), 0.0), "nothing was used"
    assert first.cost is not None
    assert first.cost > 0


async def test_what_is_not_valid_is_not_cached(plan: Plan, good: str, log: Log, tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache")
    async with provider(Answer("{}"), Answer(good)) as server:
        job = job_for(plan, server)
        await draft(job, log.take, cache=cache)
        await draft(replace(job, meter=Meter()), log.take, cache=cache)
    assert len(server.asked) == 3, "the first request is made again, its repair is not"


def with_budget(job: DraftJob, dollars: float) -> DraftJob:
    fresh = replace(job, meter=Meter())
    return replace(fresh, purse=Purse(lambda: dollars - (fresh.cost or 0.0)))


async def test_a_budget_refuses_the_call_that_could_exceed_it(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good)) as server:
        job = with_budget(job_for(plan, server, "openai/gpt-4o"), 0.05)
        with pytest.raises(DraftFailure, match=r"\$0\.05") as caught:
            await draft(job, log.take)
        assert (caught.value.reason, server.asked) == ("budget", [])
        await draft(with_budget(job, 0.10), log.take)
        await draft(with_budget(job, 100.0), log.take)
    some, enough = (asked.get("max_tokens") for asked in server.asked)
    assert isinstance(some, int)
    assert 6_000 <= some <= 10_000, "no longer than what $0.10 buys at $10 for a million tokens"
    assert enough is None


async def test_a_budget_counts_the_calls_before(plan: Plan, good: str, log: Log) -> None:
    dear: Json = {"prompt_tokens": 10, "completion_tokens": 6_000, "total_tokens": 6_010}
    async with provider(Answer("{}", usage=dear), Answer(good)) as server:
        job = with_budget(job_for(plan, server, "openai/gpt-4o"), 0.10)
        with pytest.raises(DraftFailure) as caught:
            await draft(job, log.take)
    assert (caught.value.reason, len(server.asked)) == ("budget", 1)


async def test_an_unknown_price_holds_no_budget_and_a_given_one_does(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good, usage=USAGE)) as server:
        job = job_for(plan, server, "openai/some-model")
        with pytest.raises(DraftFailure, match="give its prices in config") as caught:
            await draft(with_budget(job, 100.0), log.take)
        assert (caught.value.reason, server.asked) == ("budget", [])
        priced = replace(job, settings=ModelSettings(prices=Prices(input=1.0, output=2.0, cached=0.5)))
        result = await draft(with_budget(priced, 100.0), log.take)
    assert result.cost == pytest.approx((800 * 1.0 + 200 * 0.5 + 500 * 2.0) / 1e6)


async def test_settings_reach_the_wire(
    plan: Plan, good: str, log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_OWN", "canary-of-my-own")
    settings = ModelSettings(
        key="env:MY_OWN", temperature=0.3, max_tokens=9_000, reasoning_effort="low", cache=False, total=50.0
    )
    cache = AnswerCache(tmp_path / "cache")
    async with provider(Answer(good)) as server:
        job = replace(job_for(plan, server, "openai/o3-mini"), settings=settings)
        await draft(job, log.take, cache=cache)
    (asked,), (head,) = server.asked, server.headers
    assert (asked.get("reasoning_effort"), asked.get("max_completion_tokens")) == ("low", 9_000)
    assert "authorization: bearer canary-of-my-own" in head.lower()
    assert not cache.folder.exists()
    assert "canary" not in str(log.events)


async def test_fallbacks_take_over_in_order_each_at_its_own_price(plan: Plan, good: str, log: Log) -> None:
    async with (
        provider(Answer(status=401, error="no")) as first,
        provider(Answer(good[:300], usage=USAGE, finish="length")) as second,
        provider(Answer(good, usage=USAGE)) as third,
    ):
        settings = ModelSettings(
            key="env:NOT_THERE",
            fallbacks=(
                Fallback(model="openai/first", api_base=first.api_base, key="env:OPENAI_API_KEY"),
                Fallback(model="openai/gpt-4o", api_base=second.api_base),
                Fallback(model="openai/o3-mini", api_base=third.api_base),
            ),
        )
        job = replace(job_for(plan, first, "openai/zeroth"), settings=settings)
        result = await draft(job, log.take)
    retried = [event for event in log.events if isinstance(event, DraftRetried)]
    assert [(event.attempt, event.reason, event.model) for event in retried] == [
        (2, "no-key", "openai/first"),
        (3, "denied", "openai/gpt-4o"),
        (4, "too-short-limit", "openai/o3-mini"),
    ]
    assert (len(first.asked), len(second.asked), len(third.asked)) == (1, 1, 1)
    usage = Usage(prompt_tokens=1000, completion_tokens=500, cached_tokens=200, reasoning_tokens=50)
    dear, cheap = cost("openai/gpt-4o", usage), cost("openai/o3-mini", usage)
    assert dear is not None
    assert cheap is not None
    assert result.cost == pytest.approx(dear + cheap)


async def test_a_server_of_ones_own_needs_no_key(
    plan: Plan, good: str, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    async with provider(Answer(good)) as server:
        await draft(job_for(plan, server), log.take)
    assert len(server.asked) == 1


async def test_a_provider_s_key_goes_to_no_other_address(plan: Plan, log: Log, canary: str) -> None:
    async with provider(Answer(status=401, error="You sent no key of ours.")) as server:
        with pytest.raises(DraftFailure, match="wants a key, and none is named for it") as caught:
            await draft(job_for(plan, server), log.take)
    assert (caught.value.reason, len(server.asked)) == ("no-key", 1)
    assert "authorization" in "".join(server.headers).lower()
    assert canary not in "".join(server.headers)


async def test_a_key_that_is_not_there_is_said(plan: Plan, good: str, log: Log) -> None:
    async with provider(Answer(good)) as server:
        job = replace(job_for(plan, server), settings=ModelSettings(key="env:NOT_THERE"))
        with pytest.raises(DraftFailure, match="NOT_THERE holds no key") as caught:
            await draft(job, log.take)
    assert (caught.value.reason, server.asked) == ("no-key", [])


async def test_the_offline_planner_goes_the_same_way(plan: Plan, log: Log, tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache")
    done: dict[ArtifactName, Artifact] = {}
    for name in ARTIFACTS:
        asked: list[Artifact] = []

        def never_content(_: ArtifactName, artifact: Artifact, asked: list[Artifact] = asked) -> Sequence[str]:
            asked.append(artifact)
            return ["one"]

        job = DraftJob(
            draft=name,
            artifact=name,
            requirements=plan.requirements,
            model="offline/planner",
            inputs={source: done[source] for source in INPUTS[name]},
            problems=never_content,
            purse=Purse(lambda: 0.0),
        )
        log.events.clear()
        result = await draft(job, log.take, cache=cache)
        done[name] = result.content
        assert log.text == result.content.model_dump_json()
        assert len(asked) == 0, "rules would only answer the same again"
        assert (result.cost, result.cached) == (0.0, False)
        assert result.usage.completion_tokens > 100
    assert not cache.folder.exists(), "rules need no cache"
