"""Streaming: planroom's own cost of a token on top of bare litellm (goal: 10 % at most), and four agents at once.

Counted is the processor time of this process; the provider is another one.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from agents import litellm_setup
from agents.deltas import DeltaBatch
from agents.ledger import Ledger
from agents.repetition import Circles
from agents.streaming import ModelRequest, Used, stream
from plan.artifacts import ARTIFACTS
from sessions.events import DraftDelta, DraftStarted, Event, SessionCreated
from sessions.file import SessionReader, SessionWriter
from sessions.fold import fold_all
from tests.plan.sample import sample_plan

TOKENS = 6_000
ROUNDS = 5
AGENTS_TOKENS = 2_000
AGENTS_RATE = 200
MODEL = "openai/m"


@contextmanager
def provider() -> Iterator[int]:
    """Run the provider and give its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.stream_server"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def request(port: int, tokens: int, rate: int) -> ModelRequest:
    """Return a request for so many tokens, at so many a second (0: at once)."""
    return ModelRequest(
        model=MODEL,
        messages=({"role": "user", "content": "Write."},),
        api_base=f"http://127.0.0.1:{port}/{tokens}/{rate}/v1",
        api_key="none",
    )


async def bare(asked: ModelRequest) -> int:
    """Read a stream with litellm alone; return the characters that came."""
    litellm = litellm_setup.load()
    answer = await litellm.acompletion(
        model=asked.model,
        messages=[dict(message) for message in asked.messages],
        api_base=asked.api_base,
        api_key=asked.api_key,
        stream=True,
        stream_options={"include_usage": True},
        num_retries=0,
        max_retries=0,
    )
    length = 0
    async for chunk in answer:
        text = chunk.choices[0].delta.content if chunk.choices else None
        length += len(text or "")
    return length


async def ours(asked: ModelRequest, ledger: Ledger, draft: str) -> int:
    """Read a stream as an agent does, into a session file; return the characters that came."""
    batch = DeltaBatch(draft, lambda delta: _append(ledger, delta))
    stuck = Circles(asked.model)
    length = 0
    async for chunk in stream(asked):
        if not isinstance(chunk, Used):
            stuck.add(chunk.text)
            batch.add("content", chunk.text)
            length += len(chunk.text)
    batch.flush()
    return length


def _append(ledger: Ledger, delta: DraftDelta) -> None:
    ledger.append(delta, "engine")


def new_ledger(folder: Path) -> Ledger:
    """Return the log of a fresh session in which all four agents have begun."""
    plan = sample_plan()
    first = SessionCreated(title="s", requirements=plan.requirements, documents=())
    ledger = Ledger(SessionWriter.create(folder / "s.jsonl", first))
    for name in ARTIFACTS:
        ledger.append(DraftStarted(draft=name, artifact=name, model=MODEL, requirements=1, inputs={}), "engine")
    return ledger


async def _timed(read: Callable[[], Awaitable[int]]) -> float:
    began = time.process_time()
    length = await read()
    assert length == TOKENS * 6, length
    return (time.process_time() - began) / TOKENS * 1e6


async def overhead(port: int) -> None:
    """Print microseconds a token for litellm alone and for planroom, taken in turns."""
    asked = request(port, TOKENS, 0)
    times: dict[str, list[float]] = {"bare litellm": [], "planroom": []}
    with tempfile.TemporaryDirectory() as folder:
        ledger = new_ledger(Path(folder))
        await bare(asked)
        for _ in range(ROUNDS):
            times["bare litellm"].append(await _timed(lambda: bare(asked)))
            times["planroom"].append(await _timed(lambda: ours(asked, ledger, "api")))
        ledger.close()
    base = statistics.median(times["bare litellm"])
    for name, measured in times.items():
        middle = statistics.median(measured)
        print(f"  {name:<14} {middle:7.1f} µs of CPU a token   {middle / base:4.2f}×")


async def four_agents(port: int) -> None:
    """Print whether four streams side by side are all in the file, how late, and what that takes of a processor."""
    asked = request(port, AGENTS_TOKENS, AGENTS_RATE)
    with tempfile.TemporaryDirectory() as folder:
        ledger = new_ledger(Path(folder))
        began, used = time.monotonic(), time.process_time()
        await asyncio.gather(*(ours(asked, ledger, name) for name in ARTIFACTS))
        took, cpu = time.monotonic() - began, time.process_time() - used
        ledger.close()
        events = list(SessionReader(ledger.path).read())
        state = fold_all(events)
        size = ledger.path.stat().st_size
    wanted = "".join(f"{number:05} " for number in range(AGENTS_TOKENS))
    drafts = [state.artifacts[name].draft for name in ARTIFACTS]
    whole = sum(draft is not None and draft.text == wanted for draft in drafts)
    gaps = [gap for name in ARTIFACTS for gap in _gaps(events, name)]
    deltas = sum(isinstance(event.data, DraftDelta) for event in events)
    print(
        f"  4 agents × {AGENTS_RATE} tokens/s for {took:.1f} s: {whole} of 4 texts whole in the file, {deltas} deltas, "
        f"{size / 1000:.0f} kB, {100 * cpu / took:.0f} % of one processor, "
        f"gap between two deltas p99 {statistics.quantiles(gaps, n=100)[98]:.0f} ms"
    )


def _gaps(events: Sequence[Event], draft: str) -> Iterator[int]:
    """Yield the milliseconds between the deltas of a draft."""
    times = [event.ms for event in events if isinstance(event.data, DraftDelta) and event.data.draft == draft]
    yield from (after - before for before, after in pairwise(times))


async def _main() -> None:
    await asyncio.to_thread(litellm_setup.load)
    with provider() as port:
        await overhead(port)
        await four_agents(port)
    await litellm_setup.close()


def main() -> None:
    """Print both."""
    asyncio.run(_main())


if __name__ == "__main__":
    main()
