"""How answers end in the wire formats of other providers: complete, too long, refused, or not said at all."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from agents.failures import DraftFailure
from agents.models import Timeouts
from agents.streaming import Content, ModelRequest, Used, stream
from sessions.events import FailureReason

pytestmark = pytest.mark.usefixtures("litellm")

TEXT = '{"a": 1}'


def anthropic(stop: str | None) -> str:
    begin: dict[str, object] = {
        "id": "m",
        "type": "message",
        "role": "assistant",
        "content": [],
        "model": "m",
        "stop_reason": None,
    }
    events: list[dict[str, object]] = [
        {"type": "message_start", "message": begin | {"usage": {"input_tokens": 10, "output_tokens": 1}}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": TEXT}},
        {"type": "content_block_stop", "index": 0},
    ]
    if stop:
        events.append({"type": "message_delta", "delta": {"stop_reason": stop}, "usage": {"output_tokens": 7}})
        events.append({"type": "message_stop"})
    return "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in events)


def ollama(stop: str | None) -> str:
    def line(text: str, **more: object) -> dict[str, object]:
        message = {"role": "assistant", "content": text}
        return {"model": "m", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": False, **more}

    lines = [line(TEXT[:4]), line(TEXT[4:])]
    if stop:
        lines.append(line("", done=True, done_reason=stop, prompt_eval_count=10, eval_count=7))
    return "".join(json.dumps(each) + "\n" for each in lines)


def gemini(stop: str | None) -> str:
    candidate = {"content": {"role": "model", "parts": [{"text": TEXT}]}, "index": 0, "finishReason": stop}
    counts = {"promptTokenCount": 10, "candidatesTokenCount": 7, "totalTokenCount": 17}
    return f"data: {json.dumps({'candidates': [candidate], 'usageMetadata': counts})}\n\n"


@asynccontextmanager
async def answering(body: str) -> AsyncIterator[str]:
    """Serve one body to whoever asks, and give the address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        if "content-length:" in head:
            await reader.readexactly(int(head.split("content-length:")[1].split("\r\n")[0]))
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n"
            b"content-length: %d\r\n\r\n%b" % (len(body), body.encode())
        )
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


ENDS: Sequence[tuple[str, str, FailureReason | None]] = [
    ("anthropic/claude-sonnet-4-5", anthropic("end_turn"), None),
    ("anthropic/claude-sonnet-4-5", anthropic("max_tokens"), "too-short-limit"),
    ("anthropic/claude-sonnet-4-5", anthropic("refusal"), "refused"),
    ("anthropic/claude-sonnet-4-5", anthropic(None), "cut-off"),
    ("ollama_chat/llama3", ollama("stop"), None),
    ("ollama_chat/llama3", ollama("length"), "too-short-limit"),
    ("ollama_chat/llama3", ollama(None), "cut-off"),
    ("gemini/gemini-2.5-pro", gemini("STOP"), None),
    ("gemini/gemini-2.5-pro", gemini("MAX_TOKENS"), "too-short-limit"),
    ("gemini/gemini-2.5-pro", gemini("SAFETY"), "content-filter"),
]


@pytest.mark.parametrize(("model", "body", "reason"), ENDS)
async def test_how_an_answer_ends(
    model: str, body: str, reason: FailureReason | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    text, used, ended = "", 0, None
    async with answering(body) as api_base:
        request = ModelRequest(
            model, ({"role": "user", "content": "hi"},), api_base=api_base, timeouts=Timeouts(5.0, 5.0)
        )
        try:
            async for chunk in stream(request):
                text += chunk.text if isinstance(chunk, Content) else ""
                used += chunk.usage.completion_tokens if isinstance(chunk, Used) else 0
        except DraftFailure as failure:
            ended = failure.reason
    assert (text, ended) == (TEXT, reason)
    assert used > 0
