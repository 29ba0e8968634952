"""Reasoning that a model writes into its answer, between `<think>` and `</think>`, told apart from the answer."""

_OPENING = "<think>"
_CLOSING = "</think>"


class Thinking:
    """Splits an answer that may begin with a block of reasoning, as it comes.

    Only at the very beginning: `<think>` inside an answer is the answer's own text.
    """

    def __init__(self) -> None:
        self._held = ""
        self._state = "undecided"

    def add(self, text: str) -> tuple[str, str]:
        """Take a piece; return the reasoning and the answer that are sure by now."""
        if self._state == "answer":
            return "", text
        self._held += text
        if self._state == "undecided":
            start = self._held.lstrip()
            if len(start) < len(_OPENING) and _OPENING.startswith(start):
                return "", ""
            if not start.startswith(_OPENING):
                return "", self._all_as_answer()
            self._held = start.removeprefix(_OPENING)
            self._state = "thinking"
        reasoning, found, answer = self._held.partition(_CLOSING)
        if found:
            self._held, self._state = "", "answer"
            return reasoning, answer.lstrip()
        safe = len(self._held) - _possible_tag(self._held)
        reasoning, self._held = self._held[:safe], self._held[safe:]
        return reasoning, ""

    def end(self) -> tuple[str, str]:
        """Return what is still held at the end."""
        if self._state == "thinking":
            held, self._held = self._held, ""
            return held, ""
        return "", self._all_as_answer()

    def _all_as_answer(self) -> str:
        held, self._held, self._state = self._held, "", "answer"
        return held


def _possible_tag(text: str) -> int:
    """Return how many characters at the end of `text` may be the beginning of the closing tag."""
    return next((size for size in range(len(_CLOSING) - 1, 0, -1) if text.endswith(_CLOSING[:size])), 0)
