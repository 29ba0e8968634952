"""Where an answer that was cut off is gone on with: what of it stays, and what the next answer repeats of it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agents.prompts import Message

HELD = 160
"""Characters of a continuation that are looked at before the first of it is taken."""
_SHORTEST_OVERLAP = 12
_RESTART = 16
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_PREAMBLE = re.compile(r'\A\s*(?:[^\s"{\[\]}\d-][^\n]*\n+)?\s*(?:```\w*[^\S\n]*\n?)?')
_GO_ON = (
    "Your answer was cut off behind the text above. Go on exactly where it stops, with the very next character of the "
    "same JSON object, and write it to its end. Repeat nothing of what is there; no remark, no code fence."
)


def whole_part(text: str) -> str:
    """Return `text` up to its last comma between JSON values: what stands before it is whole, whatever broke off."""
    last = -1
    at = text.find("{")
    while at >= 0:
        string = _STRING.search(text, at)
        end = string.start() if string else len(text)
        comma = text.rfind(",", at, end)
        last = max(last, comma)
        at = string.end() if string else -1
    return text[: last + 1]


def continued(messages: "Sequence[Message]", kept: str) -> "list[Message]":
    """Return what is sent to have an answer gone on with that stopped behind `kept`."""
    return [*messages, {"role": "assistant", "content": kept}, {"role": "user", "content": _GO_ON}]


class Seam:
    """Joins a continuation to what was `kept`, dropping what it says twice.

    The first HELD characters wait until it is seen how it begins: models put a fence or a remark before it, repeat
    the last lines, or begin the whole answer anew; then `restarted` is true, and what comes stands in place of `kept`.
    """

    def __init__(self, kept: str) -> None:
        self._kept = kept
        self._held = ""
        self._open = False
        self.restarted = False

    def add(self, text: str) -> str:
        """Take a piece and return what follows `kept` (and all that was returned before)."""
        if self._open:
            return text
        self._held += text
        return self.end() if len(self._held) >= HELD else ""

    def end(self) -> str:
        """Return what is still held, at the end of the continuation or before."""
        if self._open:
            return ""
        self._open = True
        text = _PREAMBLE.sub("", self._held, count=1)
        first = _squashed(self._kept[self._kept.find("{") :])[:_RESTART]
        if len(first) == _RESTART and _squashed(text).startswith(first):
            self.restarted = True
            return text
        overlap = next(
            (
                size
                for size in range(min(len(text), len(self._kept)), _SHORTEST_OVERLAP - 1, -1)
                if self._kept.endswith(text[:size])
            ),
            0,
        )
        text = text[overlap:]
        return text.lstrip().removeprefix(",") if self._kept.endswith(",") else text


def _squashed(text: str) -> str:
    return "".join(text[: 10 * _RESTART].split())
