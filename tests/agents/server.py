"""A model provider on the loopback: real HTTP in the wire format of OpenAI's chat completions, faults included."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from pydantic import JsonValue

Json = dict[str, JsonValue]


@dataclass(frozen=True)
class Answer:
    """One scripted answer: what is sent, how, and where it breaks."""

    text: str = ""
    reasoning: str = ""
    finish: str | None = "stop"
    usage: Json | None = None
    pieces: int = 7
    before: float = 0.0
    between: float = 0.0
    raw: Sequence[str] = ()
    """Lines sent in place of events after the text."""
    drop: bool = False
    """Whether the connection breaks off after the text."""
    hang: bool = False
    """Whether nothing follows the text, until the client goes away."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    refusal: str = ""


USAGE: Json = {
    "prompt_tokens": 1000,
    "completion_tokens": 500,
    "total_tokens": 1500,
    "prompt_tokens_details": {"cached_tokens": 200},
    "completion_tokens_details": {"reasoning_tokens": 50},
}


class Provider:
    """Answers each request with the next of its scripted answers, and keeps what was asked."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = list(answers)
        self.asked: list[Json] = []
        self.headers: list[str] = []
        self.gone = asyncio.Event()
        """Set when a client leaves before its answer is complete."""
        self.streaming = asyncio.Event()
        """Set when the text of an answer has been sent."""
        self.port = 0
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def api_base(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/v1"

    def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection."""
        task = asyncio.create_task(self._serve(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def end(self) -> None:
        """Break off what still runs."""
        for task in tuple(self._connections):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks: tuple[asyncio.Task[bytes], asyncio.Task[None]] | tuple[()] = ()
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(next(x.split(":")[1] for x in head.split("\r\n") if x.lower().startswith("content-length:")))
            self.headers.append(head)
            self.asked.append(json.loads(await reader.readexactly(length)))
            answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
            leaving = asyncio.create_task(reader.read(1))
            sending = asyncio.create_task(self._send(writer, answer))
            tasks = (leaving, sending)
            await asyncio.wait({leaving, sending}, return_when=asyncio.FIRST_COMPLETED)
            if not sending.done():
                self.gone.set()
        except (ConnectionError, asyncio.IncompleteReadError):
            self.gone.set()
        finally:
            for task in tasks:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                    await task
            writer.close()

    async def _send(self, writer: asyncio.StreamWriter, answer: Answer) -> None:
        await asyncio.sleep(answer.before)
        if answer.status != 200:
            body = json.dumps({"error": {"message": answer.error, "type": "error", "code": None}})
            extra = "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items())
            writer.write(
                f"HTTP/1.1 {answer.status} Status\r\ncontent-type: application/json\r\nconnection: close\r\n"
                f"content-length: {len(body.encode())}\r\n{extra}\r\n{body}".encode()
            )
            await writer.drain()
            return
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n"
            b"connection: close\r\n\r\n"
        )
        for line in self._lines(answer):
            _write_chunk(writer, line)
            await writer.drain()
            await asyncio.sleep(answer.between)
        self.streaming.set()
        if answer.hang:
            await asyncio.Event().wait()
        if answer.drop:
            writer.transport.abort()
            return
        for line in _ending(answer):
            _write_chunk(writer, line)
        writer.write(b"0\r\n\r\n")
        await writer.drain()

    def _lines(self, answer: Answer) -> Sequence[str]:
        lines = [_event({"role": "assistant", "content": ""})]
        lines += [_event({"reasoning_content": part}) for part in _parts(answer.reasoning, answer.pieces)]
        lines += [_event({"content": part}) for part in _parts(answer.text, answer.pieces)]
        if answer.refusal:
            lines.append(_event({"refusal": answer.refusal}))
        return lines


def _ending(answer: Answer) -> Sequence[str]:
    lines = list(answer.raw)
    if answer.finish:
        lines.append(_event({}, answer.finish))
    if answer.usage:
        lines.append(f"data: {json.dumps(_chunk([]) | {'usage': answer.usage})}\n\n")
    if answer.finish:
        lines.append("data: [DONE]\n\n")
    return lines


def _parts(text: str, number: int) -> Sequence[str]:
    size = max(len(text) // number, 1)
    return [text[start : start + size] for start in range(0, len(text), size)]


def _event(delta: Json, finish: str | None = None) -> str:
    return f"data: {json.dumps(_chunk([{'index': 0, 'delta': delta, 'finish_reason': finish}]))}\n\n"


def _chunk(choices: list[JsonValue]) -> Json:
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}


def _write_chunk(writer: asyncio.StreamWriter, text: str) -> None:
    data = text.encode()
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


@asynccontextmanager
async def provider(*answers: Answer) -> AsyncIterator[Provider]:
    """Run a provider with these answers; the last one is given again to whoever asks once more."""
    scripted = Provider(answers)
    server = await asyncio.start_server(scripted.connected, "127.0.0.1", 0)
    scripted.port = server.sockets[0].getsockname()[1]
    try:
        yield scripted
    finally:
        server.close()
        await scripted.end()
