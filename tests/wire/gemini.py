"""Gemini's `streamGenerateContent`."""

import json
from collections.abc import Sequence

from pydantic import JsonValue

from sessions.events import Usage
from tests.wire.dialect import Dialect, Finish, Json

_USAGE: Json = {
    "promptTokenCount": 1000,
    "cachedContentTokenCount": 200,
    "candidatesTokenCount": 450,
    "thoughtsTokenCount": 50,
    "totalTokenCount": 1500,
}
_STATUS = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND"}


def _line(parts: list[JsonValue], number: int = 0, **more: JsonValue) -> str:
    candidate: Json = {"content": {"role": "model", "parts": parts}, "index": 0}
    usage = _USAGE if "finishReason" in more else {**_USAGE, "candidatesTokenCount": number}
    return f"data: {json.dumps({'candidates': [candidate | more], 'usageMetadata': usage, 'modelVersion': 'm'})}\n\n"


class Gemini(Dialect):
    """`POST /models/MODEL:streamGenerateContent`, as server-sent events."""

    name = "gemini"
    title = "Gemini"
    model = "gemini/gemini-2.5-pro"
    key = "GEMINI_API_KEY"
    usage = Usage(prompt_tokens=1000, completion_tokens=500, cached_tokens=200, reasoning_tokens=50)
    too_long = (400, "The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).")
    no_credit = ((429, "Your prepayment credits are depleted."),)

    def opening(self) -> Sequence[str]:
        """Nothing."""
        return []

    def thought(self, pieces: Sequence[str]) -> Sequence[str]:
        """Parts that are marked as thoughts."""
        return [_line([{"text": piece, "thought": True}], number) for number, piece in enumerate(pieces)]

    def said(self, pieces: Sequence[str], tool: str) -> Sequence[str]:
        """Parts of text; litellm asks Gemini for a schema, never for a tool."""
        return [_line([{"text": piece}], number) for number, piece in enumerate(pieces)]

    def closing(self, finish: Finish, text: str, tool: str) -> Sequence[str]:
        """The finish reason and the usage."""
        names = {"stop": "STOP", "length": "MAX_TOKENS", "content-filter": "SAFETY", "refusal": "PROHIBITED_CONTENT"}
        return [_line([{"text": ""}], finishReason=names[finish])]

    def failed(self, status: int, words: str) -> Json:
        """Google's error object."""
        return {"error": {"code": status, "message": words, "status": _STATUS.get(status, "UNKNOWN")}}
