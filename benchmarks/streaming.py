"""Streaming: CPU a token on top of bare litellm (goal: 1.10×), and four agents at 200 tokens a second each.

A server in a process of its own streams OpenAI's protocol on the loopback. First as fast as it is read: bare litellm's
stream to its end against planroom's whole way, from the call to the last delta in the session file. Then at pace:
whether every delta is in the file, and how long after it was sent.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from agents import litellm_setup
from agents.asking import ask
from agents.commands import Assign, DraftOne
from agents.engine import Engine
from plan.artifacts import AGENTS
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from sessions.events import DraftDelta, ModelSettings, SessionCreated
from sessions.file import SessionWriter
from sessions.reader import SessionReader

TOKENS = 4000
ROUNDS = 5
PACE = 200
SECONDS = 10
ROOT = Path(__file__).parent.parent
DOCUMENT = "# Notes\n\nAs a member, I want to write a note, so that I remember it.\n"
_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"


def _event(text: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text} if text else {}, "finish_reason": finish}
    head = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return f"data: {json.dumps({**head, 'choices': [choice]})}\n\n".encode()


def _word(number: int) -> str:
    """Return a token that says when it was sent, in milliseconds of the clock that all processes share."""
    return f" {number}:{time.time_ns() // 1_000_000}"


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, asyncio.CancelledError):  # whoever asked may have seen enough, and so may we
        await _stream(reader, writer)


async def _stream(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    except asyncio.IncompleteReadError:  # a connection that was opened and not used
        writer.close()
        return
    length = next(line for line in head.lower().split("\r\n") if line.startswith("content-length:"))
    await reader.readexactly(int(length.partition(":")[2]))
    pace, tokens = (int(part) for part in head.split(" ", 2)[1].split("/")[1:3])
    writer.write(_HEAD)
    began = time.monotonic()
    for number in range(tokens):
        if pace and (wait := began + number / pace - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        writer.write(_event(_word(number)))
        await writer.drain()
    usage = {"prompt_tokens": 1, "completion_tokens": tokens, "total_tokens": tokens + 1}
    said = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [], "usage": usage}
    writer.write(_event("", "stop") + f"data: {json.dumps(said)}\n\ndata: [DONE]\n\n".encode())
    await writer.drain()
    writer.close()


async def serve() -> None:
    """Serve until the standard input is closed."""
    server = await asyncio.start_server(_answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


@contextmanager
def serving() -> Iterator[int]:
    """Run the server in a process of its own; the value is its port."""
    command = [sys.executable, "-m", "benchmarks.streaming", "--serve"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()


async def bare_cpu(port: int) -> float:
    """Return the CPU seconds that litellm alone takes from the call to the last token."""
    litellm = litellm_setup.load()
    began = time.process_time()
    stream = await litellm.acompletion(
        model="openai/m",
        messages=[{"role": "user", "content": DOCUMENT}],
        api_base=f"http://127.0.0.1:{port}/0/{TOKENS}",
        api_key="none",
        stream=True,
        stream_options={"include_usage": True},
    )
    count, used = 0, 0.0
    async for chunk in stream:
        count += bool(chunk.choices and chunk.choices[0].delta.content)
        if count == TOKENS and not used:
            used = time.process_time() - began
    assert count == TOKENS
    return used


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of drafts: CPU seconds, seconds, and when each token was sent and was in the file."""

    cpu: float
    took: float
    whole: bool
    lags: Sequence[int]


async def drafts(folder: Path, port: int, pace: int, tokens: int, agents: int) -> Drafted:
    """Let `agents` engines draft side by side; what they write is no plan, so each draft fails when it is complete."""
    read = read_requirements([SourceDocument("notes.md", DOCUMENT)], date(2026, 1, 5))
    engines: list[Engine] = []
    settings = ModelSettings(cache=False)
    base = f"http://127.0.0.1:{port}/{pace}/{tokens}"
    for number in range(agents):
        first = SessionCreated(title="Notes", requirements=read, documents=())
        writer = SessionWriter.create(folder / f"{time.monotonic_ns()}-{number}.jsonl", first)
        engine = Engine(writer, partial(ask, pause=_never))
        await engine.handle(Assign(agent=AGENTS["architecture"], model="openai/m", api_base=base, settings=settings))
        engines.append(engine)
    began, cpu = time.monotonic(), time.process_time()
    for engine in engines:
        await engine.handle(DraftOne(artifact="architecture"))
    await asyncio.gather(*(_first_answer(engine, tokens) for engine in engines))
    took, used = time.monotonic() - began, time.process_time() - cpu
    whole, lags = True, list[int]()
    for engine in engines:
        await engine.close()
        numbers: list[int] = []
        for event in SessionReader(engine.path).read():
            if isinstance(event.data, DraftDelta):
                written = _milliseconds(event.at)
                for word in event.data.text.split():
                    place, _, sent = word.partition(":")
                    numbers.append(int(place))
                    lags.append(written - int(sent))
        whole = whole and numbers[:tokens] == list(range(tokens))
    return Drafted(used, took, whole, lags)


async def _never(_seconds: float) -> None:
    await asyncio.Event().wait()


async def _first_answer(engine: Engine, tokens: int) -> None:
    """Wait until the whole of the first answer is in the log."""
    last = f" {tokens - 1}:"
    while True:
        draft = engine.state.artifacts["architecture"].draft
        if draft and (draft.text.count(last) or draft.attempt > 1 or not engine.busy):
            return
        await asyncio.sleep(0.05)


def _milliseconds(at: str) -> int:
    from datetime import datetime

    return round(datetime.fromisoformat(at).timestamp() * 1000)


async def _measure(port: int) -> None:
    os.environ["OPENAI_API_KEY"] = "none"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await bare_cpu(port)
        await drafts(folder, port, 0, 200, 1)
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare.append(await bare_cpu(port))
            ours.append((await drafts(folder, port, 0, TOKENS, 1)).cpu)
        alone, whole = statistics.median(bare), statistics.median(ours)
        print(f"  bare litellm           {alone / TOKENS * 1e6:6.0f} µs of CPU a token")
        print(f"  planroom, to the file  {whole / TOKENS * 1e6:6.0f} µs of CPU a token   {whole / alone:4.2f}×")
        four = await drafts(folder, port, PACE, PACE * SECONDS, 4)
        lags = sorted(four.lags)
        print(
            f"  four agents, {PACE} tokens/s each: {'every token is' if four.whole else 'TOKENS ARE MISSING'} in the "
            f"file, {lags[len(lags) // 2]} ms after it was sent (p95 {lags[len(lags) * 95 // 100]} ms, "
            f"most {lags[-1]} ms), {four.cpu / four.took * 100:.0f} % of one core"
        )
        await litellm_setup.close()


def main() -> None:
    """Print the ratios."""
    with serving() as port:
        asyncio.run(_measure(port))


if __name__ == "__main__":
    asyncio.run(serve()) if "--serve" in sys.argv else main()
