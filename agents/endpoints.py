"""Asking a server of the person's own what it serves, and trying a model with one short call."""

import json
import time
from collections.abc import Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from agents.deadline import Deadline
from agents.failures import DraftFailure, redact
from agents.keys import call_key, key_state
from agents.known_models import without_address
from agents.models import Timeouts, is_offline
from agents.streaming import ModelRequest, Used, stream
from sessions.events import FailureReason
from sessions.state import Assignment
from sessions.text import plain

_TIMEOUT = httpx.Timeout(5.0, connect=3.0)
_LARGEST = 2_000_000
_MOST_SERVED = 2_000
_TRY = Timeouts(first_token=30.0, between_tokens=15.0)
_TRY_TOTAL = 45.0
_TRY_TOKENS = 64


class EndpointError(Exception):
    """A server did not say what it serves; the text is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class ServedModel:
    """A model that a server says it serves; `model` is what litellm is told, together with `api_base`."""

    name: str
    model: str
    api_base: str


@dataclass(frozen=True, slots=True)
class Tried:
    """How one short call went; `sentence` says it to a person."""

    ok: bool
    sentence: str
    ms: int = 0
    tokens: int = 0
    reason: FailureReason | None = None


async def served(api_base: str, key: str = "") -> tuple[ServedModel, ...]:
    """Return what the server at `api_base` serves, asked by OpenAI's list, then by Ollama's.

    `key` is the key itself, as `agents.keys.key_for` returns it. Raises EndpointError.
    """
    base = api_base.rstrip("/")
    if urlsplit(base).scheme not in {"http", "https"} or not urlsplit(base).netloc:
        raise EndpointError("The address of a server begins with http:// or https://; correct it.")
    root = base.removesuffix("/v1")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        # Redirects are not followed: they could carry the key to another server.
        async with httpx.AsyncClient(timeout=_TIMEOUT, headers=headers, follow_redirects=False) as client:
            problem = ""
            for address, found, prefix, its_base in (
                (f"{root}/api/tags", _ollama, "ollama_chat/", root),
                (f"{base}/models" if base != root else f"{root}/v1/models", _openai, "openai/", f"{root}/v1"),
            ):
                answer, problem = await _get(client, address)
                names = found(answer) if isinstance(answer, Mapping) else None
                if names is not None:
                    listed = sorted(set(names))[:_MOST_SERVED]
                    return tuple(ServedModel(name, prefix + name, its_base) for name in listed)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise EndpointError(_network(base, error)) from None
    raise EndpointError(problem or f"The server at {base} lists no models; check that its address is right.")


async def try_call(assignment: Assignment) -> Tried:
    """Make one short call as a draft would, and return how it went; a failed call is an answer, not an error."""
    if is_offline(assignment.model):
        return Tried(True, "The offline planner is built in; there is nothing to call.")
    settings = assignment.settings
    state = key_state(assignment.model, assignment.api_base, settings.key)
    if state.problem:
        return Tried(
            False,
            state.problem,
            reason="no-address" if without_address(assignment.model, assignment.api_base) else "no-key",
        )
    request = ModelRequest(
        assignment.model,
        ({"role": "user", "content": "Answer with the word yes."},),
        api_base=assignment.api_base,
        api_key=call_key(assignment.model, assignment.api_base, settings.key),
        max_tokens=_TRY_TOKENS,
        timeouts=_TRY,
    )
    started, tokens, failure = time.monotonic(), 0, None

    async def call() -> None:
        nonlocal tokens
        async with aclosing(stream(request)) as chunks:
            async for chunk in chunks:
                if isinstance(chunk, Used):
                    tokens = chunk.usage.prompt_tokens + chunk.usage.completion_tokens

    try:
        await Deadline(_TRY_TOTAL).within(call(), assignment.model)
    except DraftFailure as error:
        failure = error
    ms = round((time.monotonic() - started) * 1000)
    # A call this short may well be cut at its limit while the model still thinks; it answered all the same.
    if failure is None or (failure.reason == "too-short-limit" and tokens >= _TRY_TOKENS):
        return Tried(True, f"{assignment.model} answered in {ms} ms.", ms, tokens)
    return Tried(False, plain(redact(failure.message), newlines=False), ms, tokens, failure.reason)


async def _get(client: httpx.AsyncClient, address: str) -> tuple[object, str]:
    """Return what a server answers as JSON, or None and a sentence."""
    body = b""
    async with client.stream("GET", address) as answer:
        if answer.status_code in {401, 403}:
            return None, f"The server at {address} does not accept the key ({answer.status_code}); check it."
        if answer.status_code != 200:
            return None, f"The server at {address} answers with status {answer.status_code}; check its address."
        async for piece in answer.aiter_bytes():
            body += piece
            if len(body) > _LARGEST:
                return None, f"The server at {address} sends more than a list of models; check its address."
    try:
        return json.loads(body), ""
    except (ValueError, RecursionError):
        return None, f"The server at {address} sends no JSON; check its address."


def _openai(answer: Mapping[str, object]) -> list[str] | None:
    return _names(answer.get("data"), "id")


def _ollama(answer: Mapping[str, object]) -> list[str] | None:
    return _names(answer.get("models"), "name")


def _names(listed: object, field: str) -> list[str] | None:
    if not isinstance(listed, list):
        return None
    rows: Iterable[object] = listed
    names = (row.get(field) for row in rows if isinstance(row, Mapping))
    return [plain(name, newlines=False)[:200] for name in names if isinstance(name, str) and name]


def _network(base: str, error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"The server at {base} did not answer in time; see whether it runs."
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return "The address of the server cannot be read; correct it."
    said = plain(redact(str(error)), newlines=False)[:200]
    return f"The server at {base} cannot be reached ({said or type(error).__name__}); see whether it runs."
