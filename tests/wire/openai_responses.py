"""OpenAI's responses, to which litellm translates the calls of chat completions."""

import json
from collections.abc import Sequence

from sessions.events import Usage
from tests.wire.dialect import Dialect, Finish, Json
from tests.wire.openai_chat import OpenAIChat

_NOTHING: Json = {
    "id": "r1",
    "object": "response",
    "created_at": 1,
    "model": "m",
    "output": [],
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
    "error": None,
    "incomplete_details": None,
    "instructions": None,
    "metadata": {},
    "temperature": 1.0,
    "top_p": 1.0,
}
_USAGE: Json = {
    "input_tokens": 1000,
    "input_tokens_details": {"cached_tokens": 200},
    "output_tokens": 500,
    "output_tokens_details": {"reasoning_tokens": 50},
    "total_tokens": 1500,
}


def _event(kind: str, **data: object) -> str:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, 'sequence_number': 0, **data})}\n\n"


class OpenAIResponses(Dialect):
    """`POST /responses`, streamed as named events."""

    name = "openai-responses"
    title = "OpenAI responses"
    model = "openai/responses/gpt-5"
    base = "/v1"
    key = "OPENAI_API_KEY"
    usage = Usage(prompt_tokens=1000, completion_tokens=500, cached_tokens=200, reasoning_tokens=50)
    too_long = (400, "Your input exceeds the context window of this model. Please adjust your input and try again.")
    no_credit = ((429, "You exceeded your current quota, please check your plan and billing details."),)

    def opening(self) -> Sequence[str]:
        """The empty response."""
        return [_event("response.created", response={**_NOTHING, "status": "in_progress"})]

    def thought(self, pieces: Sequence[str]) -> Sequence[str]:
        """Summaries of the reasoning."""
        kind = "response.reasoning_summary_text.delta"
        return [_event(kind, item_id="s1", output_index=0, summary_index=0, delta=piece) for piece in pieces]

    def said(self, pieces: Sequence[str], tool: str) -> Sequence[str]:
        """Deltas of text, or of a function's arguments."""
        if tool:
            kind = "response.function_call_arguments.delta"
            return [_event(kind, item_id="f1", output_index=1, delta=piece) for piece in pieces]
        kind = "response.output_text.delta"
        return [_event(kind, item_id="m1", output_index=1, content_index=0, delta=piece) for piece in pieces]

    def closing(self, finish: Finish, text: str, tool: str) -> Sequence[str]:
        """The whole response."""
        part: Json = {"type": "output_text", "text": text, "annotations": []}
        lines = []
        if finish == "refusal":
            part = {"type": "refusal", "refusal": "I can't help with that."}
            lines.append(
                _event("response.refusal.delta", item_id="m1", output_index=1, content_index=0, delta=part["refusal"])
            )
        message: Json = {"type": "message", "id": "m1", "role": "assistant", "status": "completed", "content": [part]}
        whole = {**_NOTHING, "status": "completed", "output": [message], "usage": _USAGE}
        if finish in {"length", "content-filter"}:
            reason = "max_output_tokens" if finish == "length" else "content_filter"
            whole |= {"status": "incomplete", "incomplete_details": {"reason": reason}}
            return [_event("response.incomplete", response=whole)]
        lines.append(_event("response.output_item.done", output_index=1, item=message))
        return [*lines, _event("response.completed", response=whole)]

    def numbered(self, events: Sequence[str]) -> Sequence[str]:
        """Events are counted."""
        named = '"sequence_number": '
        return [event.replace(f"{named}0", f"{named}{number}") for number, event in enumerate(events)]

    def failed(self, status: int, words: str) -> Json:
        """The same error object as in chat completions."""
        return OpenAIChat().failed(status, words)
