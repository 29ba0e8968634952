"""Anthropic's messages."""

import json
from collections.abc import Sequence

from sessions.events import Usage
from tests.wire.dialect import Dialect, Finish, Json


def _event(kind: str, **data: object) -> str:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n"


class Anthropic(Dialect):
    """`POST /v1/messages`, streamed as named events around blocks of content."""

    name = "anthropic"
    title = "Anthropic"
    model = "anthropic/claude-sonnet-4-5"
    key = "ANTHROPIC_API_KEY"
    usage = Usage(prompt_tokens=1000, completion_tokens=500, cached_tokens=200)
    too_long = (400, "prompt is too long: 210000 tokens > 200000 maximum")
    no_credit = ((400, "Your credit balance is too low to access the Anthropic API."),)

    def opening(self) -> Sequence[str]:
        """The empty message, with what the request used."""
        used = {
            "input_tokens": 800,
            "cache_read_input_tokens": 200,
            "cache_creation_input_tokens": 0,
            "output_tokens": 1,
        }
        message: dict[str, object] = {"id": "m1", "type": "message", "role": "assistant", "content": [], "model": "m"}
        return [_event("message_start", message=message | {"stop_reason": None, "usage": used})]

    def thought(self, pieces: Sequence[str]) -> Sequence[str]:
        """A block of thinking."""
        if not pieces:
            return []
        deltas = [{"type": "thinking_delta", "thinking": piece} for piece in pieces]
        return [
            _event("content_block_start", index=0, content_block={"type": "thinking", "thinking": "", "signature": ""}),
            *[_event("content_block_delta", index=0, delta=delta) for delta in deltas],
            _event("content_block_stop", index=0),
        ]

    def said(self, pieces: Sequence[str], tool: str) -> Sequence[str]:
        """A block of text, or of a tool's input."""
        block: Json = {"type": "text", "text": ""}
        if tool:
            block = {"type": "tool_use", "id": "t1", "name": tool, "input": {}}
        deltas = [
            {"type": "input_json_delta", "partial_json": piece} if tool else {"type": "text_delta", "text": piece}
            for piece in pieces
        ]
        lines = [_event("content_block_delta", index=1, delta=delta) for delta in deltas]
        start = _event("content_block_start", index=1, content_block=block)
        return [start + lines[0], *lines[1:]] if lines else []

    def closing(self, finish: Finish, text: str, tool: str) -> Sequence[str]:
        """The stop reason and what the answer used."""
        names = {"stop": "tool_use" if tool else "end_turn", "length": "max_tokens"}
        delta = {"stop_reason": names.get(finish, "refusal"), "stop_sequence": None}
        end = [_event("content_block_stop", index=1)] if text else []
        return [*end, _event("message_delta", delta=delta, usage={"output_tokens": 500}), _event("message_stop")]

    def failed(self, status: int, words: str) -> Json:
        """An error object."""
        kinds = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error"}
        kind = kinds.get(status, "overloaded_error" if status == 529 else "invalid_request_error")
        return {"type": "error", "error": {"type": kind, "message": words}}
