"""Ideas that sentences may have in common, whatever words they say them with, as patterns over a sentence in letters.

An idea is written down as a list of verbs, `throw away`, `keep`, each of which is found in any of its forms and with an
object before its particle, and as a list of other words.
"""

import re
from functools import lru_cache

from plan.reading.frames.known_things import in_letters
from plan.reading.frames.pieces import Pattern, Pieces
from plan.reading.text.naming import plural
from plan.reading.words.verbs import participle

RECORDS = frozenset(("record", "entry", "file", "data"))
"""What stands for that of which it is one."""
_PAST = {
    "take": "took", "throw": "threw|thrown", "give": "gave", "go": "went|gone|goes", "fall": "fell|fallen",
    "hide": "hid|hidden", "withdraw": "withdrew", "strike": "struck|stricken", "die": "dying", "see": "saw",
    "get": "got|gotten", "come": "came", "do": "did|done|does", "have": "had|has", "know": "knew", "dig": "dug",
    "undo": "undid|undone|undoes|undoable", "overwrite": "overwritten|overwrote", "break": "broke", "write": "wrote",
    "become": "became", "wear": "wore", "freeze": "froze|frozen", "grow": "grew", "draw": "drew", "shut": "shut",
    "be": "is|are|was|were|been|being|gets?|got", "quit": "quit", "let": "let", "rewrite": "rewritten|rewrote",
}  # fmt: skip
"""Forms of verbs beside those that their endings make."""
_SHORT = re.compile(r"[^aeiou][aeiou][bdgmnpt]$")
_NOT = re.compile(r"\b(?:can|do|does|did|is|are|was|were|must|may|shall|should|will|would|need|has|have|could)n't\b")
_WISHED = re.compile(r"^\W*as\s+(?:an?|the)\s[^,]{2,40}?,?\s(?=(?:i|we)\s)", re.IGNORECASE)
"""How a story begins, which names only who wants it."""
_CHANGES_TO = re.compile(
    r"\b(?P<what>(?:change|edit|modification|alteration|amendment|correction|adjustment|update|revision)s?) to\b",
    re.IGNORECASE,
)
"""Before a name, which is none of a verb."""
_RECORD_OF = re.compile(
    r"\b(?:(?:the|an?|each|every|any|all) )?(?:records?|entry|entries|data|details|rows?|profiles?) "
    r"(?:of|for|on|about) "
    r"(?:(?:an?|the|each|every|any|our|all) )?(?P<of>[A-H]s?\b)"
)
_PIECES = {
    "word": r"(?!(and|but|while|whereas|though|although|because|when|if)\b)[\w'/-]+",
    "words": "( {word})*",
    "thing": "[A-H]s?",
    "rec": (
        "(records?|entr(y|ies)|rows?|data|details|information|files?|names?|accounts?|profiles?|everything|history|past|"
        "papers|line|lines|trace|traces)"
    ),
    "pronoun": "(it|they|them|these|those|he|she|him|her|ones?)",
    "any": (
        "((an?|the|this|that|these|those|its|their|his|her|our|all|any|each|every|one|such|whole|entire|no|own|"
        "any of the|one of the|some) )"
    ),
    "not": (
        "(not|never|no|none|nobody|no one|nothing|neither|nor|without|instead of|rather than|no longer|hardly|avoid|"
        "prevent)"
    ),
}
PIECES = Pieces(_PIECES)
"""What all ideas have in common."""


def verbs(listed: str) -> str:
    """The pattern of all forms of verbs that are listed between commas, those of two words with what may part them."""
    return f"({'|'.join(_forms(one.strip()) for one in listed.split(','))})"


def _forms(verb: str) -> str:
    head, _, particle = verb.partition(" ")
    stem = f"{head}{head[-1]}" if _SHORT.search(head) else head.removesuffix("e")
    forms = (head, plural(head), participle(head), f"{stem}ing", f"{stem}ed", *_PAST.get(head, "").split("|"))
    said = "|".join(sorted({one for one in forms if one}))
    return f"({said})( {{word}}){{0,3}}? {particle}" if particle else f"({said})"


def idea(text: str, pieces: Pieces = PIECES) -> Pattern:
    """The pattern of an idea, in which a name in braces stands for one of the pieces, and brackets only group."""
    return Pattern(text, pieces, _made)


def _made(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})(?![\w'-])")


@lru_cache(maxsize=8_192)
def plainly(sentence: str, things: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """A sentence in small letters with those of the known things in it, which follow, and each denial as `not`."""
    said = _CHANGES_TO.sub(r"\g<what> of", _WISHED.sub("", sentence)).replace("(", ", ").replace(")", ", ")
    names, text = in_letters(said, things)
    text = _NOT.sub(lambda match: f"{match[0][:-3]} not", text).replace("cannot", "can not").replace("can't", "can not")
    text = text.replace("won't", "will not")
    text = re.sub(r"([A-H]s?)'s", r"\1", re.sub(r"\s*,(?:\s*,)*\s*", ", ", text))
    return _RECORD_OF.sub(r"\g<of>", text), names
