"""What the rules know about a language: its verbs, its function words and the nouns that are no things."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "create",
    "event",
    "read",
    "update",
    "delete",
    "manage",
    "transition",
    "export",
    "notify",
    "sign-in",
    "register",
]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and what it does to its object.

    `noun` is the record that an event verb leaves behind (borrow → loan); `state` is what a transition makes of
    its object (cancel → cancelled), empty when the object stays what it is.
    """

    lemma: str
    kind: Kind
    noun: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language."""

    code: str
    verbs: dict[str, Verb]
    determiners: frozenset[str]
    possessives: frozenset[str]
    before_verb: frozenset[str]
    """Words after which a verb stands."""
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    listing: frozenset[str]
    """Words that open a list of fields: `with`, `including`."""
    of: frozenset[str]
    stops: frozenset[str]
    """Words that end a noun phrase and are neither preposition nor conjunction."""
    adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]
    containers: frozenset[str]
    """Nouns that stand for what follows `of`: the list of books is books."""
    abstract: frozenset[str]
    """Nouns that no table is made of."""
    reports: frozenset[str]
    """Nouns that stand for something computed."""
    events: frozenset[str]
    """Nouns of things that happen to others at a time."""
    nouns_too: frozenset[str]
    """Verbs that are nouns as well, so that `and order history` is no verb."""
    name: str
    """What a name column is called."""
    status: str
    paid: str
    first_states: tuple[str, str, str]
    """Of something open, of something in use, of something new."""
    undecided: str
    """Of something that somebody has yet to say yes or no to."""
    draft: str
    head_first: bool
    """Whether the main noun comes first (`tipo de corte`) or last (`meeting room`)."""
    head_endings: tuple[str, ...] = ()
    """Ends of compounds written as one word that are containers: `Kundenliste` is a list of customers."""
    abstract_endings: tuple[str, ...] = ()
    """Ends of compounds written as one word that no table is made of: `Rechnungsnummer`."""
    many: frozenset[str] = field(default=frozenset())
    """Words for more than one: `many`, `several`."""
    compounds: frozenset[str] = field(default=frozenset())
    """Compounds that the document at hand uses as names of things, whatever their last word."""


def verbs(kind: Kind, words: str) -> dict[str, Verb]:
    """Read `lemma`, `lemma>state` or `lemma:noun` words of one kind."""
    table: dict[str, Verb] = {}
    for word in words.split():
        lemma, _, state = word.partition(">")
        lemma, _, noun = lemma.partition(":")
        lemma = lemma.replace("_", " ")
        table[lemma] = Verb(lemma, kind, noun, state)
    return table


def words(text: str) -> frozenset[str]:
    """Read a set of words."""
    return frozenset(text.split())
