"""German sentences in the order in which the rules read: the verb before what it is done to.

German puts an infinitive last (`einen Termin für ein Fahrrad buchen`), and writes its nouns with a capital. So verbs
are told from nouns by their first letter, and moved to the front of their clause.
"""

import re
from itertools import zip_longest

from agents.offline.lexicon import Lexicon, words

_MODALS = words(
    "möchte möchten kann können muss müssen soll sollen darf dürfen will wollen sollte sollten könnte könnten müsste"
)
_ENDS = words("damit weil sodass obwohl wenn sobald falls bevor nachdem")
_BETWEEN = words("und oder sowie , / bzw &")
_REFLEXIVE = frozenset({"mich", "mir", "sich", "uns"})
_BREAK = frozenset(".;:()")
_INFINITIVE = re.compile(r"^[a-zäöüß]{2,}(?:en|ern|eln)$")
_NO_VERB = words(
    "einen keinen meinen seinen ihren unseren deinen allen vielen einigen anderen mehreren diesen jeden neuen alten "
    "offenen zwischen neben gegen wegen innen außen oben unten morgen gestern eben den denen ihnen sieben zehn "
    "zusammen "
    "dagegen deswegen sondern gern ein worden werden wurden waren haben sein lassen"
)


def infinitive(token: str, following: str, lexicon: Lexicon) -> str:
    """Return the infinitive that a token is, without a `zu` inside it; empty if it is none."""
    if not token[:1].islower():
        return ""
    if token in lexicon.verbs:
        return token
    inside = re.sub(r"^(\w{2,}?)zu(?=\w{4,}$)", r"\1", token)
    if inside in lexicon.verbs:
        return inside
    closed = lexicon.determiners | lexicon.possessives | lexicon.stops | lexicon.prepositions | _NO_VERB | _MODALS
    last = not following or following in _BETWEEN or following in _BREAK or following in _MODALS
    return token if last and token not in closed and _INFINITIVE.match(token) else ""


class _Order:
    """Collects the words of a clause until its infinitive comes."""

    def __init__(self) -> None:
        self.placed: list[str] = []
        self.places: set[int] = set()
        self.waiting: list[str] = []
        self.verbs: list[str] = []
        self.between = False
        """Whether the last word was an infinitive, or joins one to the next."""

    def close(self) -> None:
        """Put down the infinitives, then what waited for them."""
        for number, verb in enumerate(self.verbs):
            self.placed.append("und" if number else ".")
            self.places.add(len(self.placed))
            self.placed.append(verb)
        self.placed += self.waiting
        self.waiting, self.verbs = [], []

    def infinitive(self, verb: str) -> None:
        """Note an infinitive."""
        if self.waiting and self.waiting[-1] == "zu":
            self.waiting.pop()
        self.verbs.append(verb)
        self.between = True

    def word(self, token: str) -> None:
        """Note any other word."""
        low = token.lower()
        if low in _MODALS:
            self.waiting = self.waiting if self.verbs else []
        elif low in _BREAK:
            self.close()
            self.placed.append(token)
        elif token not in _REFLEXIVE and not (self.verbs and self.between and low in _BETWEEN):
            if self.verbs and self.between and self.waiting:
                self.close()
            self.between = False
            self.waiting.append(token)


def verb_first(tokens: list[str], lexicon: Lexicon) -> tuple[list[str], frozenset[int]]:
    """Return the tokens with every infinitive before its objects, and where the infinitives stand."""
    order = _Order()
    for token, following in zip_longest(tokens, tokens[1:], fillvalue=""):
        if token in _ENDS:
            break
        verb = infinitive(token, following, lexicon)
        if verb:
            order.infinitive(verb)
        else:
            order.word(token)
    order.close()
    return order.placed, frozenset(order.places)
