"""A parser of English sentences that tell what is kept: one pass over their words, without a dictionary of nouns."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.english.phrases import Phrases
from plan.reading.english.said import Clause, Hung, Noun
from plan.reading.english.words import (
    ADVERBS,
    BEING,
    DETERMINERS,
    LISTING,
    MODALS,
    PREPOSITIONS,
)
from plan.reading.naming import base_form, singular

_FRONTED = frozenset(("for", "per", "about", "of", "on", "during", "with", "at", "in", "to", "before", "after"))
_IT = frozenset(("it", "them"))
_WE = frozenset(("we", "i", "they", "it", "you"))
_ENDS = frozenset((".", ";", "!", "?", "–", "—"))
_GOING_ON = frozenset((",", ":", "and", "or", "but", "then", "so", "while", "whereas"))


class Parser(Phrases):
    """The clauses of one sentence."""

    def subject(self) -> tuple[Noun, ...]:
        """The noun that the text begins with, up to the first one in the plural."""
        first = self.nouns(0, verbs=True)[0][:1]
        many = re.match(r"(?:the\s+)?((?:[a-z]+\s)?[a-z]+s)\s", self.text, re.IGNORECASE)
        return (Noun(singular(many[1].lower()), plural=True),) if many and first and " " in first[0].name else first

    def clauses(self, subject: tuple[Noun, ...] = ()) -> Iterator[Clause]:
        """The clauses of the text; with `subject`, it begins with the verb that is said of it."""
        if subject:
            one = replace(subject[0], plural=self.low(0) in {"have", "are"} or self.low(0) == base_form(self.low(0)))
            yield from self._predicates((one,), (), 0)
            return
        at, fronted = 0, []
        while self.low(at) in _FRONTED:
            word = self.low(at)
            nouns, at = self.nouns(at + 1, verbs=False)
            if not nouns:
                return
            fronted += [Hung(word, replace(noun, each=noun.each or nouns[0].each)) for noun in nouns]
            at += self.low(at) == ","
        if self.low(at) == "there" and self.low(at + 1) in BEING | MODALS:
            at += 1
            while self.low(at) in BEING | MODALS | ADVERBS:
                at += 1
            clause, _ = self._predicate((), "be", at, passive=False, able=False)
            yield replace(clause, hung=(*fronted, *clause.hung))
            return
        if self.low(at) == "no":
            return
        subjects, at = self.nouns(at, verbs=True)
        hung = list(fronted)
        while subjects and self.low(at) in PREPOSITIONS and self.low(at) not in LISTING:
            inner, end = self.nouns(at + 1, verbs=True)
            if not inner:
                return
            hung += [Hung(self.low(at), noun) for noun in inner]
            at = end
        at = self._without_relative(at)
        if not subjects and self.low(at) in _WE:
            subjects, at = (Noun(self.low(at), plural=self.low(at) != "it"),), at + 1
        if not subjects:
            return
        yield from self._predicates(subjects, tuple(hung), at)

    def _without_relative(self, at: int) -> int:
        """Behind a clause like `that is sent`."""
        if self.low(at) not in {"that", "which", "who"}:
            return at
        ends = range(at + 3, len(self.tokens))
        return next((end for end in ends if self.low(end) in BEING and self.verb(end, plural=False)), len(self.tokens))

    def _predicates(self, subjects: tuple[Noun, ...], hung: tuple[Hung, ...], at: int) -> Iterator[Clause]:
        while at < len(self.tokens):
            found = self.verb(at, subjects[-1].plural)
            if found is None:
                return
            verb, passive, able, after = found
            clause, at = self._predicate(subjects, verb, after, passive=passive, able=able)
            yield replace(clause, hung=(*hung, *clause.hung))
            at = self._next_predicate(at)
            if at < len(self.tokens) and self.begins_clause(at):
                subjects, at = self.nouns(at, verbs=True)
                hung = ()

    def _next_predicate(self, at: int) -> int:
        """Where the next verb of the same subject begins: behind `and`, or `, and`."""
        begin = at
        while self.low(at) in _GOING_ON:
            at += 1
        return at if at > begin else len(self.tokens)

    def _predicate(
        self, subjects: tuple[Noun, ...], verb: str, at: int, *, passive: bool, able: bool
    ) -> tuple[Clause, int]:
        """What stands behind a verb."""
        said, _ = self._list(at - (at > 0 and verb != "be"))
        while self.low(at) in ADVERBS:
            at += 1
        rest, _ = self._list(at)
        objects, at = self.nouns(at, verbs=False)
        if not objects and self.low(at) in _IT:
            objects, at = (Noun("it"),), at + 1
        hung: list[Hung] = []
        listed, each, colon = "", False, False
        while at < len(self.tokens):
            word = self.low(at)
            if word == ":" and self.begins_clause(at + 1):
                break
            if word == ":":
                listed, colon = self.text[self.tokens[at].end :].strip(), True
                at = len(self.tokens)
            elif word in {",", "each"} and self.lists(at):
                while self.low(at) not in LISTING:
                    each = each or self.low(at) == "each"
                    at += 1
                listed, at = self._list(at + 1)
            elif word in LISTING and not (word == "with" and hung and not self._is_list(at + 1)):
                listed, at = self._list(at + 1)
            elif word in PREPOSITIONS or word == "as":
                nouns, end = self.nouns(at + 1, verbs=word == "per")
                if not nouns:
                    at += 1
                    continue
                hung += [Hung(word, noun) for noun in nouns]
                at = self._behind_states(end) if word == "as" else end
            else:
                break
        found = Clause(subjects, verb, passive, able, objects, tuple(hung), listed)
        return replace(found, colon=colon, each=each, rest=rest, said=said), at

    def _behind_states(self, at: int) -> int:
        """Where a list begins behind states: `recorded as received, held or returned, with amount and date`."""
        following = (place for place in range(at, len(self.tokens)) if self.low(place) == "," and self.lists(place))
        return next(following, at)

    def _is_list(self, at: int) -> bool:
        return (
            self.low(at) in DETERMINERS or re.search(r",|\band\b", self.text[self.tokens[at].start :]) is not None
            if at < len(self.tokens)
            else False
        )

    def _list(self, at: int) -> tuple[str, int]:
        """The list at a place, up to the next verb of the same subject, or the end."""
        if at >= len(self.tokens):
            return "", at
        begin = self.tokens[at].start
        while at < len(self.tokens):
            low = self.low(at)
            verb = self.verb(at + 1, plural=False) is not None and self.low(at + 1) not in DETERMINERS
            if low in {"and", "or", "but"} and (verb or self.begins_clause(at + 1)):
                break
            if low in _ENDS or (low in {"so", "because", "unless", "which", "who"} and self.low(at - 1) == ","):
                break
            at += 1
        end = self.tokens[at].start if at < len(self.tokens) else len(self.text)
        return self.text[begin:end].strip(" ,"), at
