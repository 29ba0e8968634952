"""Patterns made of pieces, which have names, and made only when a text may hold what they look for.

Making all of them took most of a program's start, and one document needs a fifth of them: what a text has to hold is
read off each pattern as it is written, its pieces once for all, and asked before the pattern is made.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from plan.reading.text.finding import folded_case

Needs = tuple[frozenset[str], ...]
"""Of each of these sets, one is in every text that a pattern finds something in, whatever the case of its letters."""

_NAME = re.compile(r"\{((?P<group>[a-z]+):)?(?P<name>[a-z]+)\}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?:P<\w+>|:))?)|(?P<close>\))|(?P<bar>\|)|"
    r"\{(?:[a-z]+:)?(?P<piece>[a-z]+)\}|(?P<many>[*+?]|\{\d*,?\d*\})[?+]?|(?P<said>[A-Za-z]+)|"
    r"(?P<other>\[\^?\]?(?:[^\]\\]|\\.)*\]|\\(?:x..|u....|.)|.)",
    re.DOTALL,
)
_ODD = re.compile(r"\(\?(?!:|<?[=!]|P<)|\\(?:U|N|[1-9])")
"""What is not read: flags, conditions, groups said again, letters by their names."""
_MOST = 3
"""So many sets tell nearly all that more of them would."""


class _Read(NamedTuple):
    """What was read off a piece."""

    needs: Needs
    parts: bool
    """Whether it parts what stands around it: `x {either} y`, where either is `a|b`, is `x a` or `b y`."""


class Pieces:
    """Pieces by their names, and what each of them needs."""

    def __init__(self, said: Mapping[str, str], *others: "Pieces") -> None:
        self.said: Mapping[str, str] = {name: text for one in others for name, text in one.said.items()} | dict(said)
        self._read: dict[str, _Read] = {}

    def expanded(self, text: str) -> str:
        """A pattern with each name in braces as the piece that it stands for, and with brackets that only group."""

        def piece(match: re.Match[str]) -> str:
            said = self.said[match["name"]]
            return f"(?P<{match['group']}>{said})" if match["group"] else said

        while _NAME.search(text):
            text = _NAME.sub(piece, text)
        return _GROUP.sub("(?:", text)

    def needs(self, text: str) -> Needs:
        """What a text needs to hold for a pattern of these pieces to find anything in it."""
        return self._reading(text).needs

    def of(self, name: str) -> _Read:
        """What a piece needs."""
        if name not in self._read:
            self._read[name] = self._reading(self.said[name])
        return self._read[name]

    def _reading(self, text: str) -> _Read:
        if _ODD.search(text):
            return _Read((), parts=True)
        outside: list[tuple[_Alternatives, bool]] = []
        here = _Alternatives()
        for match in _TOKEN.finditer(text):
            if said := match["said"]:
                here.then((frozenset((said.lower(),)),), letters=True)
            elif name := match["piece"]:
                read = self.of(name)
                named = ":" in match[0]
                here.then(read.needs, parts=read.parts and not named)
            elif many := match["many"]:
                here.times(at_least_once=not many.startswith(("*", "?", "{0", "{,")))
            elif match["open"] or match["look"]:
                outside.append((here, bool(match["look"])))
                here = _Alternatives()
            elif match["close"]:
                inside = here.read().needs
                here, looked = outside.pop()
                here.then(() if looked else inside)
            elif match["bar"]:
                here.another()
            else:
                here.then(())
        return here.read()


class _Alternatives:
    """What each of several alternatives needs, read from left to right."""

    def __init__(self) -> None:
        self._done: list[Needs] = []
        self._needs: Needs = ()
        self._last: Needs = ()
        """Of what was read last, which may turn out to be optional."""
        self._letters = False
        self._parting: list[Needs] = []
        """Of the pieces that part this alternative: with one of them, only that tells what each part needs."""
        self._parted = False

    def then(self, needs: Needs, *, letters: bool = False, parts: bool = False) -> None:
        """Go on to the next part of an alternative, which may be some letters, or part it."""
        self._needs = _best((*self._needs, *self._last))
        self._last, self._letters = needs, letters
        if parts:
            self._parting.append(needs)
            self._parted = True

    def times(self, *, at_least_once: bool) -> None:
        """Let the last part be there several times, or not at all; of some letters only the last of them."""
        if at_least_once:
            return
        letters = next(iter(self._last[0])) if self._letters and self._last else ""
        self._last = (frozenset((letters[:-1],)),) if len(letters) > 1 else ()
        if self._parting:
            self._parting.append(())

    def another(self) -> None:
        """Begin another alternative."""
        self.then(())
        if self._parting:
            self._needs = self._parting[0] if len(self._parting) == 1 else ()
        self._done.append(self._needs)
        self._needs, self._parting = (), []

    def read(self) -> _Read:
        """What all of them need."""
        self.another()
        if len(self._done) == 1:
            return _Read(self._done[0], parts=self._parted)
        either = frozenset(word for one in self._done for word in (one[0] if one else ()))
        return _Read((_shortest(either),) if all(self._done) else (), parts=True)


def _best(needs: Needs) -> Needs:
    """The sets that rule out most texts, the best in front: those of few and long words."""
    return tuple(sorted(dict.fromkeys(needs), key=_cost)[:_MOST]) if len(needs) > 1 else needs


def _cost(words: frozenset[str]) -> tuple[float, list[str]]:
    return sum(3.0 ** -len(word) for word in words), sorted(words)


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """Words without those that hold another of them: what holds `deleted` holds `delete`."""
    return frozenset(one for one in words if not any(other in one for other in words if other != one))


class Pattern:
    """A pattern that is made when first a text holds what it needs; it finds what that finds."""

    __slots__ = ("_made", "_make", "_needs", "_pieces", "_text")

    def __init__(self, text: str, pieces: Pieces, make: Callable[[str], re.Pattern[str]]) -> None:
        self._text, self._pieces, self._make = text, pieces, make
        self._needs: Needs | None = None
        self._made: re.Pattern[str] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """What it finds at the beginning of a text."""
        return self.made().match(text) if self._fits(text) else None

    def search(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """What it finds first in a text, from a place on."""
        return self.made().search(text, begin) if self._fits(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """What it finds if that is all of a text."""
        return self.made().fullmatch(text) if self._fits(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All that it finds in a text."""
        return self.made().finditer(text) if self._fits(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """All that it finds in a text, as it is written there."""
        return [match[0] for match in self.finditer(text)]

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str, most: int = 0) -> str:
        """A text with something else in place of what it finds."""
        return self.made().sub(instead, text, most) if self._fits(text) else text

    def split(self, text: str) -> list[str]:
        """A text parted where it finds something."""
        return list(self.made().split(text)) if self._fits(text) else [text]

    def may_fit(self, folded: str) -> bool:
        """Whether a text holds what is needed, in small letters."""
        if self._needs is None:
            self._needs = self._pieces.needs(self._text)
        return all(any(map(folded.__contains__, words)) for words in self._needs)

    def _fits(self, text: str) -> bool:
        return self.may_fit(folded_case(text))

    def made(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._made is None:
            self._made = self._make(self._pieces.expanded(self._text))
        return self._made


def matches(patterns: Iterable[Pattern], text: str) -> Iterator[re.Match[str]]:
    """What each of the patterns that a text begins with finds in it, in their order."""
    folded = folded_case(text)
    return (match for one in patterns if one.may_fit(folded) and (match := one.made().match(text)))


def first_match(patterns: Iterable[Pattern], text: str) -> re.Match[str] | None:
    """What the first pattern that a text begins with finds in it; None if it begins with none."""
    return next(matches(patterns, text), None)
