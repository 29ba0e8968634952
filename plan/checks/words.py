"""The words that texts share, whatever their endings: enough to see that two of them speak of one thing."""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORTEST_STEM = 5
_EMPTY = frozenset(
    (
        "the", "and", "for", "with", "that", "this", "from", "are", "can", "not", "all", "any", "each", "has", "have",
        "will", "was", "its", "their", "they", "them", "than", "then", "when", "within", "into", "only", "must",
        "should", "could", "would", "may", "who", "which", "what", "our", "your", "his", "her", "use", "user", "users",
        "able", "been", "being", "done", "works", "work", "shown", "show", "see", "get", "new", "one", "two", "every",
        "after", "before",
    )
)  # fmt: skip


@lru_cache(maxsize=16_384)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that mean something: `loans`, `loaned` and `loan` are one."""
    words = (w.lower() for w in _WORD.findall(text))
    return frozenset(_stem(w) for w in words if w not in _EMPTY)


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    for ending in ("ies", "ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:_SHORTEST_STEM]


class Names:
    """Names such as `order_items`, to be found in texts in the singular or plural."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, ...], list[str]] = {}
        for name in names:
            if len("".join(words := _singulars(name))) > 3:
                self._names.setdefault(words, []).append(name)
        self._longest = max(map(len, self._names), default=0)

    def said_in(self, text: str) -> tuple[str, ...]:
        """Return the names that a text says, in its order."""
        words = _singulars(text)
        runs = (words[i : i + n] for i in range(len(words)) for n in range(1, self._longest + 1))
        return tuple(dict.fromkeys(name for run in runs for name in self._names.get(run, ())))


def _singulars(text: str) -> tuple[str, ...]:
    return tuple(_singular(w) for w in re.findall(r"[^\W_]+", text.lower()))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
