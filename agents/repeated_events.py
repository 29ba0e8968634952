"""Whether a server, or a proxy on the way, sent an event of an answer a second time.

Two events that say the same are not one sent twice: a model may well write a word, a row or a digit again. What tells
them apart is all that comes with the text. Most formats give each event something that no other one has: a number, a
time, a count that grows. Where nothing of the kind is there, only a piece that nobody writes twice in a row is taken
for a repeated one.
"""

import re
from collections.abc import Iterator, Mapping

_LONG = 12
"""Characters that a piece has at least which is not written twice in a row by itself."""
_WORD = re.compile(r"\w+")


class Repeats:
    """Compares each event with the one before."""

    def __init__(self) -> None:
        self._last: object = None
        self._dropped = False

    def again(self, event: object, content: Mapping[object, object] | None = None) -> bool:
        """Return whether `event` is the one before, once more; `content` is what it holds, None if it may be another.

        Of events that nothing tells apart only a second one is dropped: a model that is stuck is for others to see.
        """
        last, self._last = self._last, event
        if content is None or event != last:
            self._dropped = False
        else:
            self._dropped = _has_a_place(content) or (not self._dropped and _is_unmistakable(_longest(content)))
        return self._dropped


def _has_a_place(content: Mapping[object, object]) -> bool:
    """Return whether an event holds what no other one of its answer does."""
    counted = content.get("usageMetadata")
    return (
        bool(content.get("obfuscation"))  # OpenAI
        or "." in str(content.get("created_at", ""))  # Ollama, to a part of a second
        or (isinstance(counted, Mapping) and "candidatesTokenCount" in counted)  # Gemini, growing
    )


def _is_unmistakable(text: str) -> bool:
    """Return whether `text` is more than one token, and no repetition in itself: that would be gone on with."""
    return len(text) >= _LONG and len(set(_WORD.findall(text))) > 1 and text not in (text + text)[1:-1]


def _longest(content: object) -> str:
    return max(_texts(content), key=len, default="")


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for name, value in content.items():
            if name not in {"id", "model", "object", "type", "created_at", "system_fingerprint"}:
                yield from _texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value)
