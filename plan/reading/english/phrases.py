"""The verbs and the noun phrases of an English sentence, told by its small words and without a dictionary of nouns."""

import re
from dataclasses import dataclass, replace

from plan.reading.deeds import left_behind
from plan.reading.english.said import Noun
from plan.reading.english.words import (
    ADVERBS,
    AUXILIARIES,
    BEING,
    CLOSED,
    COLLECTIONS,
    DETERMINERS,
    KINDS,
    LISTING,
    MANY,
    OTHER_VERBS,
    PARTICLES,
    PREPOSITIONS,
    QUANTIFIERS,
    VERBS,
)
from plan.reading.naming import base_form, singular
from plan.reading.verbs import active, is_deed

_TOKEN = re.compile(r"\([^()]*\)|[^\W\d_][\w’'/-]*|\d[\d.,]*\d|\d|[^\w\s]")
_OWN = frozenset(("its", "their", "his", "her", "my", "our", "your"))
_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "staff": "staff"}
_DONE = re.compile(r"[a-z]{2,}ed|sold|paid|made|taken|given|held|kept|used|sent|lent")
_NOT = frozenset(("not", "never", "no", "cannot"))
_SHORT_NOT = ("n't", "n’t")
_HAVE = frozenset(("has", "have"))
_ALSO_PREPOSITIONS = frozenset(("in", "over"))
_WISHING = frozenset(("waiting", "wish", "watch"))
"""A waiting list is a thing of its own, and not what waits."""
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()


class Phrases:
    """The verbs and the noun phrases of a sentence, by the places of their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [_Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]

    def low(self, at: int) -> str:
        """The word at a place, in lower case; empty beyond the end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def verb(self, at: int, plural: bool) -> tuple[str, bool, bool, int] | None:
        """The verb at a place: its bare form, whether it is passive or only possible, and where it ends."""
        able = being = False
        begin = at
        while self.low(at) in AUXILIARIES | ADVERBS | {"have", "has", "to"}:
            if self.low(at) in {"have", "has"} and self.low(at + 1) not in {"to", "been"}:
                break
            able = able or self.low(at) in {"can", "may", "could", "might"}
            if self.low(at) in {"get", "gets"} and not active(self.low(at + 1)):
                break
            being = being or self.low(at) in BEING
            at += 1
        if self.low(at) in _HAVE and active(self.low(at + 1)):
            return None
        if (
            self.low(at) in _NOT
            or self.low(at - 1).endswith(_SHORT_NOT)
            or at >= len(self.tokens)
            or not self.tokens[at].is_word
        ):
            return None
        word = self.low(at)
        if being:
            verb = active(word)
            if verb and word not in PREPOSITIONS:
                end = at + 1
                behind = self.low(end + 1)
                if self.low(end) in PARTICLES and (behind in PREPOSITIONS or not behind[:1].isalpha()):
                    verb, end = f"{verb} {self.low(end)}", end + 1
                return verb, True, able, end
            return ("be", False, able, at)
        if at == begin and not self._is_verb(at, plural):
            return None
        return self._active(at, able)

    def _active(self, at: int, able: bool) -> tuple[str, bool, bool, int]:
        end, verb = at + 1, base_form(self.low(at))
        apart = self.low(end) in _ALSO_PREPOSITIONS and self.low(end + 1) in DETERMINERS
        if self.low(end) in PARTICLES and not apart:
            verb, end = f"{verb} {self.low(end)}", end + 1
        return verb, False, able, end

    def _is_verb(self, at: int, plural: bool) -> bool:
        word = self.low(at)
        base = base_form(word)
        if (word == base) != plural and word not in _HAVE:
            return False
        following = self.low(at + 1)
        if not following:
            return base in OTHER_VERBS
        if following in AUXILIARIES | {"has", "have", ",", ":"}:
            return False
        known = base in VERBS or bool(left_behind(base)) or is_deed(base, "the")
        noun_too = self.tokens[at + 1].is_word and following not in CLOSED and base_form(following) in VERBS
        return known and not noun_too

    def lists(self, at: int) -> bool:
        """Whether `, each with` or `, with` stands at a place."""
        return self.low(at + (self.low(at) == ",") + (self.low(at + (self.low(at) == ",")) == "each")) in LISTING

    def nouns(self, at: int, *, verbs: bool) -> tuple[tuple[Noun, ...], int]:
        """Nouns joined by `and`, `or` or commas, and where they end."""
        found: list[Noun] = []
        end = at
        while True:
            noun, after = self.noun(at, verbs=verbs)
            if noun is None:
                return tuple(found), end
            found.append(noun)
            at = end = after
            joint = at
            while self.low(joint) in {",", "and", "or"}:
                joint += 1
            if joint == at or (self.low(joint - 1) == "," and (not verbs or self.lists(joint - 1))):
                return tuple(found), end
            if self.verb(joint, plural=False) is not None or self.verb(joint, plural=True) is not None:
                return tuple(found), end
            if not verbs and self.begins_clause(joint):
                return tuple(found), end
            at = joint

    def _is_plural(self, at: int) -> bool:
        word = self.low(at)
        return word in _IRREGULAR or singular(word) != word

    def begins_clause(self, at: int) -> bool:
        """Whether another subject and its verb stand at a place: `…, and a category can have subcategories`."""
        noun, after = self.noun(at, verbs=True)
        return noun is not None and (
            self.low(after) in AUXILIARIES | _HAVE
            or (after < len(self.tokens) and self.tokens[after].is_word and self._is_verb(after, noun.plural))
        )

    def noun(self, at: int, *, verbs: bool) -> tuple[Noun | None, int]:
        """The noun at a place, and where it ends; with `verbs`, it ends before the verb that it is the subject of."""
        begin = at
        several = each = own = False
        while self.low(at) in DETERMINERS | QUANTIFIERS or (self.low(at)[:1].isdigit()):
            several = several or self.low(at) in MANY or (self.low(at).isdigit() and self.low(at) != "1")
            each = each or self.low(at) in {"each", "every", "all", "any"}
            own = own or self.low(at) in _OWN
            at += 1
        anyone = self.low(begin) in {"a", "an", "one"}
        core: list[str] = []
        while at < len(self.tokens) and self.tokens[at].is_word and self.low(at) not in CLOSED:
            if self.low(at).endswith(_SHORT_NOT):
                break
            if verbs and core and self._is_verb(at, self._is_plural(at - 1)):
                break
            if core and self.low(at) in MANY:
                break
            core.append(_IRREGULAR.get(self.low(at), self.low(at)))
            at += 1
        if (
            len(core) > 1
            and core[-2].endswith("s")
            and _DONE.fullmatch(core[-1])
            and self.low(at) in PREPOSITIONS | BEING
        ):
            core.pop()  # the shares held by a household are shares
        if not core or len(core) > _LONGEST_NAME:
            return None, at
        last = singular(core[-1])
        plural = last != core[-1] or self.low(at - 1) in _IRREGULAR
        name = re.sub(r"['’]s?\b", "", " ".join([*core[:-1], last]))
        if (
            self.low(at) == ("to" if last == "reference" else "of")
            and last in COLLECTIONS | KINDS
            and core[0] not in _WISHING
        ):
            inner, end = self.noun(at + 1, verbs=verbs)
            if inner is not None:
                if last in COLLECTIONS:
                    return replace(inner, several=True, own=own or inner.own), end
                return Noun(f"{inner.name} {last}", plural, several, each, own, anyone), end
        aside = ""
        if at < len(self.tokens) and self.tokens[at].text.startswith("("):
            aside, at = self.tokens[at].text[1:-1], at + 1
        return Noun(name, plural, several, each, own, anyone, aside), at
