"""Ollama's chat."""

import json
from collections.abc import Sequence

from sessions.events import Usage
from tests.wire.dialect import Dialect, Finish, Json


def _line(message: Json, number: int = 0, **more: object) -> str:
    at = f"2026-01-01T00:00:00.{number:09}Z"
    whole = {"model": "m", "created_at": at, "message": {"role": "assistant", **message}}
    return json.dumps({**whole, "done": False, **more}) + "\n"


class Ollama(Dialect):
    """`POST /api/chat`, a line of JSON for each piece."""

    name = "ollama"
    title = "Ollama"
    model = "ollama_chat/llama3.1"
    key = "OLLAMA_API_KEY"
    usage = Usage(prompt_tokens=1000, completion_tokens=500)
    too_long = (400, "the input length exceeds the context length")
    never_says = frozenset({"content-filter", "refusal"})
    media_type = "application/x-ndjson"

    def opening(self) -> Sequence[str]:
        """Nothing."""
        return []

    def thought(self, pieces: Sequence[str]) -> Sequence[str]:
        """`thinking`."""
        return [_line({"content": "", "thinking": piece}, number) for number, piece in enumerate(pieces)]

    def said(self, pieces: Sequence[str], tool: str) -> Sequence[str]:
        """`content`; litellm asks Ollama for a format, never for a tool."""
        return [_line({"content": piece}, number) for number, piece in enumerate(pieces)]

    def closing(self, finish: Finish, text: str, tool: str) -> Sequence[str]:
        """The last line."""
        reason = "length" if finish == "length" else "stop"
        return [_line({"content": ""}, done=True, done_reason=reason, prompt_eval_count=1000, eval_count=500)]

    def failed(self, status: int, words: str) -> Json:
        """One string."""
        return {"error": words}

    def garbage(self) -> str:
        """Return a line that is not JSON."""
        return "{this is not JSON\n"
