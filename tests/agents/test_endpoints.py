"""What a real server on the loopback says it serves, and every way it does not say."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from agents.catalogue import card, search
from agents.endpoints import EndpointError, served, try_call
from sessions.events import ModelSettings, Prices
from sessions.state import Assignment

CANARY = "canary-7f3a-plain-words"


@contextmanager
def serving(pages: dict[str, tuple[int, bytes]], seen: list[str] | None = None) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if seen is not None:
                seen.append(f"{self.path} {self.headers.get('Authorization', '')}")
            status, body = pages.get(self.path, (404, b""))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named so by the base class
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(value: object) -> tuple[int, bytes]:
    return 200, json.dumps(value).encode()


@pytest.mark.parametrize("suffix", ["", "/v1", "/v1/"])
async def test_openai_s_list_is_read_with_the_key(suffix: str) -> None:
    seen: list[str] = []
    with serving({"/v1/models": page({"data": [{"id": "b"}, {"id": "a\x1b[2J"}, {"no": 1}, 3]})}, seen) as base:
        found = await served(base + suffix, CANARY)
        assert [one.model for one in found] == ["openai/a[2J", "openai/b"]
        assert {one.api_base for one in found} == {f"{base}/v1"}
    assert seen[-1] == f"/v1/models Bearer {CANARY}"


async def test_ollama_s_list_is_read() -> None:
    with serving({"/api/tags": page({"models": [{"name": "qwen3:8b"}]})}) as base:
        (found,) = await served(base + "/v1")
        assert (found.model, found.api_base) == ("ollama_chat/qwen3:8b", base)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((401, b""), "does not accept the key"),
        ((500, b""), "status 500"),
        ((302, b""), "status 302"),
        ((200, b"<html>"), "no JSON"),
        ((200, b"[" * 100_000), "no JSON"),
        ((200, b"{}"), "lists no models"),
        ((200, b" " * 2_100_000), "more than a list"),
    ],
)
async def test_a_server_that_does_not_say_is_one_sentence(answer: tuple[int, bytes], said: str) -> None:
    with serving({"/v1/models": answer}) as base, pytest.raises(EndpointError, match=said) as refused:
        await served(base, CANARY)
    assert CANARY not in str(refused.value)


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "http://", "http://127.0.0.1:1"])
async def test_an_address_that_leads_nowhere_is_one_sentence(address: str) -> None:
    with pytest.raises(EndpointError):
        await served(address, CANARY)


def test_the_offline_planner_is_there_without_a_call() -> None:
    assert asyncio.run(try_call(Assignment("offline/planner"))).ok


async def test_a_missing_key_is_said_before_any_call() -> None:
    tried = await try_call(Assignment("openai/m", "http://127.0.0.1:1", ModelSettings(key="env:NOT_SET_HERE")))
    assert (tried.ok, tried.reason) == (False, "no-key")


def test_the_catalogue_finds_by_words_and_never_says_free_for_unknown() -> None:
    found = search("openai gpt-4o", 5)
    assert 0 < len(found) <= 5
    assert found[0].model == "gpt-4o"
    assert found[0].context == 128_000
    assert {model.provider for model in search("mistral", 5)} == {"mistral"}
    assert search("no such model anywhere") == ()
    unknown = card("openai/made-up", "http://127.0.0.1:1/v1")
    assert (unknown.price_in, unknown.context, unknown.known) == (None, None, False)
    priced = card("openai/made-up", "", ModelSettings(prices=Prices(input=1, output=2)))
    assert (priced.price_in, priced.price_out) == (1, 2)
