"""How messages name the items of a plan, whose names are data and may hold anything."""

import re
from collections.abc import Iterable, Sequence

_PLAIN = re.compile(r"[\w./{}:$#@()\[\],<>=*+'\"-]+")
_LONGEST = 60


def named(text: str) -> str:
    """Return `text` as it can stand in a sentence: short, printable, quoted unless it is one plain word."""
    if not text:
        return "(no name)"
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    if _PLAIN.fullmatch(shown):
        return shown
    printable = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)
    return f"“{printable}”"


def listed(names: Iterable[str]) -> str:
    """Return names as `a`, `a and b`, `a, b and c`, or the first few and how many more there are."""
    return joined(named(n) for n in names)


def joined(phrases: Iterable[str], most: int = 4) -> str:
    """Return phrases that can stand in a sentence already as `listed` does names."""
    shown = list(phrases)
    if len(shown) > most:
        return f"{', '.join(shown[:most])} and {len(shown) - most} more"
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def circle(cycle: Sequence[str]) -> str:
    """Return a cycle, in which each comes before the next, as `a → c → b → a`: each waits for the next."""
    return " → ".join(named(name) for name in (cycle[0], *reversed(cycle)))


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return `1 table`, `2 tables`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
