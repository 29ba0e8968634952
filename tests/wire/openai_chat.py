"""OpenAI's chat completions."""

import json
from collections.abc import Sequence

from pydantic import JsonValue

from sessions.events import Usage
from tests.wire.dialect import Dialect, Finish, Json


def _chunk(choices: list[JsonValue]) -> Json:
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}


def _line(data: Json) -> str:
    return f"data: {json.dumps(data)}\n\n"


def _delta(delta: Json, finish: str | None = None) -> str:
    return _line(_chunk([{"index": 0, "delta": delta, "finish_reason": finish}]))


class OpenAIChat(Dialect):
    """`POST /chat/completions`, streamed as server-sent events that end with `[DONE]`."""

    name = "openai-chat"
    title = "OpenAI chat"
    model = "openai/gpt-4o"
    base = "/v1"
    key = "OPENAI_API_KEY"
    usage = Usage(prompt_tokens=1000, completion_tokens=500, cached_tokens=200, reasoning_tokens=50)
    too_long = (
        400,
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 200000 tokens.",
    )
    no_credit = ((429, "You exceeded your current quota, please check your plan and billing details."),)

    def opening(self) -> Sequence[str]:
        """The role."""
        return [_delta({"role": "assistant", "content": ""})]

    def thought(self, pieces: Sequence[str]) -> Sequence[str]:
        """`reasoning_content`, as the servers that speak this format have it."""
        return [_delta({"reasoning_content": piece}) for piece in pieces]

    def said(self, pieces: Sequence[str], tool: str) -> Sequence[str]:
        """`content`, or the arguments of a tool call."""
        if not tool:
            return [_delta({"content": piece}) for piece in pieces]
        lines = []
        for number, piece in enumerate(pieces):
            function: Json = {"arguments": piece}
            call: Json = {"index": 0, "function": function}
            if number == 0:
                function["name"] = tool
                call |= {"id": "t1", "type": "function"}
            lines.append(_delta({"tool_calls": [call]}))
        return lines

    def closing(self, finish: Finish, text: str, tool: str) -> Sequence[str]:
        """The finish reason, the usage, `[DONE]`."""
        names = {"stop": "tool_calls" if tool else "stop", "length": "length", "content-filter": "content_filter"}
        lines = [_delta({"refusal": "I can't help with that."})] if finish == "refusal" else []
        usage: Json = {
            "prompt_tokens": 1000,
            "completion_tokens": 500,
            "total_tokens": 1500,
            "prompt_tokens_details": {"cached_tokens": 200},
            "completion_tokens_details": {"reasoning_tokens": 50},
        }
        return [*lines, _delta({}, names.get(finish, "stop")), _line(_chunk([]) | {"usage": usage}), "data: [DONE]\n\n"]

    def failed(self, status: int, words: str) -> Json:
        """An error object."""
        code = {429: "rate_limit_exceeded", 401: "invalid_api_key", 404: "model_not_found"}.get(status)
        if "context length" in words:
            code = "context_length_exceeded"
        if "quota" in words:
            code = "insufficient_quota"
        return {"error": {"message": words, "type": "invalid_request_error", "param": None, "code": code}}
