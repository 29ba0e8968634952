"""What is found by words as people type them: every word must be there, and no letters are guessed between others."""

import re
from collections.abc import Iterator

_WHOLE, _BEGUN, _WITHIN = 4.0, 3.0, 1.0
_EARLY = 0.5
"""What stands at the beginning counts so much more than what stands at the end."""


def score(query: str, text: str) -> float:
    """Return how well `text` says every word of `query`: whole words first, then beginnings; 0 if it lacks one."""
    found = [_best(word, text.casefold()) for word in query.casefold().split()]
    return sum(found) / len(found) if found and all(found) else 0.0


def spans(query: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the words of `query` stand in `text`."""
    for word in query.split():
        for found in re.finditer(re.escape(word), text, re.IGNORECASE):
            yield found.span()


def _best(word: str, text: str) -> float:
    def worth(found: re.Match[str]) -> float:
        begins, ends = not text[: found.start()][-1:].isalnum(), not text[found.end() :][:1].isalnum()
        kind = _WHOLE if begins and ends else _BEGUN if begins else _WITHIN
        return kind + _EARLY * (1 - found.start() / len(text))

    return max(map(worth, re.finditer(re.escape(word), text)), default=0.0)
