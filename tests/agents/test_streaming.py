"""One call over real HTTP: what comes, and every way it can end."""

import asyncio
import time

import pytest

from agents.failures import DraftFailure
from agents.models import Timeouts
from agents.streaming import Chunk, Content, ModelRequest, Reasoning, Used, stream
from sessions.events import FailureReason, Usage
from tests.agents.server import USAGE, Answer, Provider, provider
from tests.conftest import NetworkGuard

pytestmark = pytest.mark.usefixtures("litellm")

TEXT = '{"a": "' + "hello wörld " * 20 + '"}'
QUICK = Timeouts(first_token=5.0, between_tokens=5.0)


def request_to(server: Provider, timeouts: Timeouts = QUICK, model: str = "openai/some-model") -> ModelRequest:
    return ModelRequest(model, ({"role": "user", "content": "hi"},), api_base=server.api_base, timeouts=timeouts)


async def answer_of(request: ModelRequest) -> tuple[str, str, list[Chunk]]:
    chunks = [chunk async for chunk in stream(request)]
    content = "".join(chunk.text for chunk in chunks if isinstance(chunk, Content))
    reasoning = "".join(chunk.text for chunk in chunks if isinstance(chunk, Reasoning))
    return content, reasoning, chunks


async def failure_of_call(answer: Answer, timeouts: Timeouts = QUICK) -> tuple[DraftFailure, list[Chunk], Provider]:
    chunks: list[Chunk] = []
    async with provider(answer) as server:
        with pytest.raises(DraftFailure) as caught:  # noqa: PT012 - the stream fails while it is read
            async for chunk in stream(request_to(server, timeouts)):
                chunks.append(chunk)  # noqa: PERF401 - a comprehension would lose what came before the failure
    return caught.value, chunks, server


async def test_content_reasoning_and_usage_come_apart() -> None:
    async with provider(Answer(TEXT, reasoning="let me think", usage=USAGE)) as server:
        content, reasoning, chunks = await answer_of(request_to(server))
    assert (content, reasoning) == (TEXT, "let me think")
    assert len([chunk for chunk in chunks if isinstance(chunk, Content)]) > 3, "it streams"
    used = Usage(prompt_tokens=1000, completion_tokens=500, cached_tokens=200, reasoning_tokens=50)
    assert chunks[-1] == Used(used)


async def test_what_is_sent_is_what_was_asked_for_and_no_more() -> None:
    async with provider(Answer(TEXT)) as server:
        form = {"type": "json_object"}
        await answer_of(
            ModelRequest(
                "openai/some-model",
                ({"role": "user", "content": "hi"},),
                response_format=form,
                api_base=server.api_base,
                temperature=0.2,
                max_tokens=99,
                tokens_per_second=5.0,
            )
        )
    assert server.asked == [
        {
            "model": "some-model",
            "messages": [{"role": "user", "content": "hi"}],
            "stream": True,
            "stream_options": {"include_usage": True},
            "response_format": form,
            "temperature": 0.2,
            "max_tokens": 99,
        }
    ]


STATUSES: list[tuple[int, str, FailureReason, bool]] = [
    (400, "no such parameter", "bad-request", False),
    (400, "This model's maximum context length is 8192 tokens", "too-long", False),
    (401, "Incorrect API key", "denied", False),
    (400, "No connected db.", "denied", False),
    (400, "Invalid model name passed in model=nosuch.", "unknown-model", False),
    (402, "no credit", "no-credit", False),
    (403, "not allowed", "forbidden", False),
    (404, "no such model", "unknown-model", False),
    (408, "slow", "timeout", True),
    (413, "too large", "too-long", False),
    (422, "unprocessable", "bad-request", False),
    (422, "Budget has been exceeded! Current cost: 2.1, Max budget: 2.0", "no-credit", False),
    (429, "ExceededBudget: User=ada over budget. Spend=2.1, Budget=2.0", "no-credit", False),
    (429, "slow down", "rate-limit", True),
    (429, "insufficient_quota", "no-credit", False),
    (500, "oops", "provider", True),
    (502, "oops", "provider", True),
    (503, "oops", "provider", True),
    (529, "overloaded", "overloaded", True),
]


@pytest.mark.parametrize(("status", "said", "reason", "retryable"), STATUSES)
async def test_a_status_is_named_after_one_request(
    status: int, said: str, reason: FailureReason, retryable: bool, canary: str
) -> None:
    failure, chunks, server = await failure_of_call(Answer(status=status, error=f"{said} [{canary}]"))
    assert (failure.reason, failure.retryable, chunks) == (reason, retryable, [])
    assert len(server.asked) == 1, "nothing below us asks again"
    assert canary in server.headers[0]
    assert canary not in failure.message
    assert "openai/some-model" in failure.message


BROKEN: list[tuple[Answer, FailureReason, bool]] = [
    (Answer(TEXT, drop=True), "broken-off", True),
    (Answer("", drop=True), "broken-off", True),
    (Answer(TEXT, finish=None), "cut-off", True),
    (Answer('{"whole": true}', finish=None, usage=USAGE), "cut-off", True),
    (Answer(TEXT, raw=["data: {nonsense\n\n"]), "garbled", True),
    (Answer(TEXT, raw=['data: {"error": {"message": "exploded", "code": 503}}\n\n'], finish=None), "provider", True),
    (Answer(TEXT, raw=['data: {"error": {"message": "slow", "code": 429}}\n\n'], finish=None), "rate-limit", True),
    (Answer(TEXT, finish="length"), "too-short-limit", False),
    (Answer(TEXT, finish="content_filter"), "content-filter", False),
    (Answer(refusal="I cannot help with that."), "refused", False),
    (Answer(TEXT, finish="banana"), "cut-off", True),
    (Answer(""), "empty", True),
    (Answer(" \n "), "empty", True),
    (Answer(reasoning="only thoughts"), "empty", True),
]


@pytest.mark.parametrize(("answer", "reason", "retryable"), BROKEN)
async def test_a_broken_answer_is_named(answer: Answer, reason: FailureReason, retryable: bool) -> None:
    failure, _, server = await failure_of_call(answer)
    assert (failure.reason, failure.retryable) == (reason, retryable)
    assert len(server.asked) == 1


async def test_what_came_before_a_break_was_given_out_and_what_a_cut_off_answer_used_too() -> None:
    _, chunks, _ = await failure_of_call(Answer(TEXT, drop=True))
    assert "".join(chunk.text for chunk in chunks if isinstance(chunk, Content)) == TEXT
    _, chunks, _ = await failure_of_call(Answer(TEXT, finish="length", usage=USAGE))
    assert isinstance(chunks[-1], Used)
    assert chunks[-1].usage.completion_tokens == 500


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), ("0.25", 0.25), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("soon", None)]
)
async def test_retry_after_is_read_as_seconds_and_as_a_date(header: str, seconds: float | None) -> None:
    failure, _, _ = await failure_of_call(Answer(status=429, error="slow", headers={"Retry-After": header}))
    assert failure.retry_after == seconds


SLOW: list[tuple[Answer, Timeouts, str]] = [
    (Answer(TEXT, before=30.0), Timeouts(0.3, 5.0), "did not begin"),
    (Answer("", hang=True), Timeouts(0.3, 5.0), "did not begin"),
    (Answer(TEXT, hang=True), Timeouts(5.0, 0.3), "wrote nothing"),
]


@pytest.mark.parametrize(("answer", "timeouts", "words"), SLOW)
async def test_slowness_has_two_limits_and_leaves_the_server(answer: Answer, timeouts: Timeouts, words: str) -> None:
    async with provider(answer) as server:
        with pytest.raises(DraftFailure, match=words) as caught:
            await answer_of(request_to(server, timeouts))
        assert (caught.value.reason, caught.value.retryable) == ("timeout", True)
        await asyncio.wait_for(server.gone.wait(), 1.0)


async def test_cancelling_closes_the_request() -> None:
    async with provider(Answer(TEXT, hang=True)) as server:
        task = asyncio.create_task(answer_of(request_to(server)))
        await asyncio.wait_for(server.streaming.wait(), 30.0)
        began = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(server.gone.wait(), 1.0)
        assert time.monotonic() - began < 1.0


async def test_cancelling_before_the_answer_begins_closes_the_request() -> None:
    async with provider(Answer(TEXT, before=30.0)) as server:
        task = asyncio.create_task(answer_of(request_to(server)))
        while not server.asked:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(server.gone.wait(), 1.0)


async def test_nobody_there() -> None:
    async with provider(Answer(TEXT)) as server:
        request = request_to(server)
    with pytest.raises(DraftFailure, match="cannot be reached") as caught:
        await answer_of(request)
    assert (caught.value.reason, caught.value.retryable) == ("network", True)


async def test_no_such_host(network_guard: NetworkGuard) -> None:
    network_guard.strict = False
    request = ModelRequest(
        "openai/m", ({"role": "user", "content": "hi"},), api_base="http://nowhere.invalid/v1", timeouts=QUICK
    )
    with pytest.raises(DraftFailure, match="cannot be found") as caught:
        await answer_of(request)
    assert caught.value.reason == "no-address"
    assert network_guard.refused == ["nowhere.invalid"]


async def test_not_secure() -> None:
    async def speak_plainly(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(speak_plainly, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        request = ModelRequest(
            "openai/m", ({"role": "user", "content": "hi"},), api_base=f"https://127.0.0.1:{port}/v1", timeouts=QUICK
        )
        with pytest.raises(DraftFailure, match="not secure") as caught:
            await answer_of(request)
    assert (caught.value.reason, caught.value.retryable) == ("not-secure", False)


@pytest.mark.parametrize("model", ["nonsense", "no-such-provider/model"])
async def test_a_model_that_nobody_knows(model: str) -> None:
    with pytest.raises(DraftFailure, match="no model that litellm knows") as caught:
        await answer_of(ModelRequest(model, ({"role": "user", "content": "hi"},)))
    assert (caught.value.reason, caught.value.retryable) == ("unknown-model", False)


async def test_the_offline_planner_answers_nothing_but_plans() -> None:
    with pytest.raises(DraftFailure, match="drafts plans only") as caught:
        await answer_of(ModelRequest("offline/planner", ({"role": "user", "content": "hi"},)))
    assert (caught.value.reason, caught.value.retryable) == ("bad-request", False)
