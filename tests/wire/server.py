"""One real HTTP server on the loopback that speaks every dialect: the first part of the path says which script."""

import asyncio
import contextlib
import json
import re
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tests.wire.dialect import Dialect, Json, Script, tool_of

_READING_SECONDS, _LOOK_SECONDS = 30.0, 0.05
_SENT_KEY = re.compile(r"^(?:authorization: bearer|x-api-key:|x-goog-api-key:)\s*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True)
class Route:
    """What is answered under one path: the next script at each request, the last one again to whoever asks on."""

    dialect: Dialect
    scripts: list[Script]
    asked: list[Json]

    def next(self) -> Script:
        """Return the script for a request."""
        return self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]


class WireServer:
    """Answers each route with its scripts."""

    def __init__(self) -> None:
        self.port = 0
        self.scheme = "http"
        self.routes: dict[str, Route] = {}
        self.heads: list[str] = []
        """The request line and the headers of everything that was asked."""
        self.hesitation = 0.0
        """Seconds before anything is said to a question that is no call of a model."""
        self._connections: set[asyncio.Task[None]] = set()

    def route(self, path: str, dialect: Dialect, scripts: Sequence[Script]) -> str:
        """Answer with `scripts` under `path`, and return the `api_base` for it."""
        self.routes[path] = Route(dialect, list(scripts), [])
        return f"{self.scheme}://127.0.0.1:{self.port}/{path}{dialect.base}"

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
        try:
            await self._take(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client left, as it does where that is the fault
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, ssl.SSLError, TimeoutError):
                await asyncio.wait_for(writer.wait_closed(), 1.0)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        length = re.search(r"^content-length:\s*(\d+)", head, re.IGNORECASE | re.MULTILINE)
        body = await reader.readexactly(int(length[1]) if length else 0)
        path = head.split(" ", 2)[1]
        if head.startswith("CONNECT ") or not body or path.endswith("/api/show"):
            await asyncio.sleep(self.hesitation)
            await _respond(writer, 403, "text/plain", b"this proxy refuses\n")
        else:
            route = self.routes[path.split("/")[1]]
            asked: Json = json.loads(body)
            route.asked.append(asked)
            key = _SENT_KEY.search(head) or re.search(r"[?&]key=([^&\s]+)", path)
            await _answer(writer, route.dialect, route.next(), tool_of(asked), key[1] if key else "")


async def _respond(writer: asyncio.StreamWriter, status: int, media_type: str, body: bytes, extra: str = "") -> None:
    writer.write(
        f"HTTP/1.1 {status} Status\r\ncontent-type: {media_type}\r\nconnection: close\r\n"
        f"content-length: {len(body)}\r\n{extra}\r\n".encode()
        + body
    )
    await writer.drain()


async def _answer(writer: asyncio.StreamWriter, dialect: Dialect, script: Script, tool: str, key: str) -> None:
    await asyncio.sleep(script.before)
    if script.status != 200:
        body = json.dumps(dialect.failed(script.status, script.error.replace("{key}", key))).encode()
        extra = "".join(f"{name}: {value}\r\n" for name, value in script.headers.items())
        await _respond(writer, script.status, "application/json", body, extra)
        return
    writer.write(
        f"HTTP/1.1 200 OK\r\ncontent-type: {dialect.media_type}\r\n"
        "transfer-encoding: chunked\r\nconnection: close\r\n\r\n".encode()
    )
    silent = len(dialect.opening())
    for number, line in enumerate(_lines(dialect, script, tool)):
        data = line.encode()
        writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        await writer.drain()
        if number >= silent:
            await asyncio.sleep(script.between)
    if script.drop:
        async with asyncio.timeout(_READING_SECONDS):
            while not script.read():
                await asyncio.sleep(_LOOK_SECONDS)
        writer.transport.abort()
        return
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def _lines(dialect: Dialect, script: Script, tool: str) -> Sequence[str]:
    said = dialect.said(_parts(script.text, script.pieces), tool)
    lines = [*dialect.opening(), *dialect.thought(_parts(script.reasoning, script.pieces)), *said]
    middle = len(lines) - len(said) + len(said) // 2
    if script.drop:
        return dialect.numbered(lines[: len(lines) - len(said) // 2])
    if script.garbage:
        lines.append(dialect.garbage())
    lines += dialect.closing(script.finish, script.text, tool) if script.finish else []
    sent = list(dialect.numbered(lines))
    if script.twice:
        place = middle if script.twice == "text" else len(sent) - 1
        sent.insert(place, sent[place])
    return sent


def _parts(text: str, number: int) -> Sequence[str]:
    size = max(-(-len(text) // number), 1)
    return [text[start : start + size] for start in range(0, len(text), size)]


@contextmanager
def wire_server(secure: ssl.SSLContext | None = None) -> Iterator[WireServer]:
    """Run a server, over TLS if it is given a context.

    It has a thread of its own, as a real one has a process: what litellm asks in the middle of the event loop would
    wait for itself.
    """
    server = WireServer()
    server.scheme = "https" if secure else "http"
    ready, loop = threading.Event(), asyncio.new_event_loop()
    over = asyncio.Event()

    async def serve() -> None:
        listening = await asyncio.start_server(server.connected, "127.0.0.1", 0, ssl=secure)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        listening.close()
        await server.end()

    def run() -> None:
        loop.run_until_complete(serve())
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
