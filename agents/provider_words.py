"""What a provider says about an error: its own words, out of the JSON that litellm passes on whole."""

import ast
import json
import re
from collections.abc import Mapping

_BYTES = re.compile(r"""b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*\"""")
_NAMES = ("message", "msg", "error", "detail", "errors")
_DEEPEST = 4


def in_words(text: str) -> str:
    """Return `text` with its JSON, if it has any, replaced by what that says; as it is where that says nothing."""
    text = _BYTES.sub(_decoded, text, count=1)
    decoder = json.JSONDecoder()
    for place in (match.start() for match in re.finditer(r"[{\[]", text[:1000])):
        try:
            sent, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            continue
        words = _message(sent)
        return f"{text[:place]}{words}{text[end:]}" if words else text
    return text


def _decoded(found: re.Match[str]) -> str:
    try:
        sent = ast.literal_eval(found[0])
    except (ValueError, SyntaxError):
        return found[0]
    return sent.decode(errors="replace") if isinstance(sent, bytes) else found[0]


def _message(sent: object, depth: int = 0) -> str:
    """Return the sentence that an error of a known form holds: the form's names come in this order."""
    if isinstance(sent, str):
        return sent.strip() if depth else ""
    if depth > _DEEPEST:
        return ""
    if isinstance(sent, list):
        return _message(sent[0], depth + 1) if sent else ""
    if not isinstance(sent, Mapping):
        return ""
    return next((words for name in _NAMES if (words := _message(sent.get(name), depth + 1))), "")
