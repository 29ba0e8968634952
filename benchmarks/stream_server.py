"""A provider that streams as fast, or as slowly, as it is asked to: a process of its own, whose time is not counted.

`python -m benchmarks.stream_server` prints its port. The path says what is streamed: `/TOKENS/PER_SECOND/v1/...`.
"""

import asyncio
import json
import time


def _event(delta: dict[str, str], finish: str | None = None) -> bytes:
    choices = [{"index": 0, "delta": delta, "finish_reason": finish}]
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
    return f"data: {json.dumps(chunk)}\n\n".encode()


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    await reader.readexactly(int(length.partition(b":")[2]))
    _, tokens, rate, *_ = head.split(b" ", 2)[1].decode().split("/")
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
    began = time.monotonic()
    for number in range(int(tokens)):
        writer.write(_event({"content": f"{number:05} "}))
        await writer.drain()
        if float(rate):
            await asyncio.sleep(max(0.0, began + (number + 1) / float(rate) - time.monotonic()))
    usage = {"prompt_tokens": 10, "completion_tokens": int(tokens), "total_tokens": 10 + int(tokens)}
    last = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [], "usage": usage}
    writer.write(_event({}, "stop") + f"data: {json.dumps(last)}\n\ndata: [DONE]\n\n".encode())
    await writer.drain()
    writer.close()


async def _main() -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main())
