"""How a language says what is true of a thing beside the list of what is kept of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from plan.reading.definitions.tongue import Tongue

_SIZE = re.compile(r"<(?P<part>[NAQ])(?::(?P<name>[a-z]+))?>")


@dataclass(frozen=True)
class Phrases:
    """One language. Patterns name their parts by groups, and write `<N:name>` for a noun, `<A>` for what may stand
    before one (an article), `<Q>` for words such as `several`.
    """

    tongue: Tongue
    a: str
    """What stands before one of a kind, as far as a note is concerned."""
    name: str
    """What the name of a thing is called."""
    needed: tuple[str, ...]
    """`list`, and perhaps `more`: fields that must be there."""
    all_needed: str
    """That nothing of what was listed before may be missing."""
    optional: tuple[str, ...]
    """`list`, and perhaps `more`: fields that may be missing."""
    not_all: tuple[str, ...]
    """`list`: fields that only some of a kind, perhaps named as `name`, have."""
    flags: tuple[str, ...]
    """`flag`, and perhaps `name`: what is only ticked."""
    never_twice: str
    """What says of its subject that no two are the same."""
    it: str
    """How a sentence begins that means the field named last."""
    given: tuple[str, ...]
    """`name` and `field`: what each thing is given of which something is said."""
    scoped: tuple[str, ...]
    """`name` and `of`: within what the same is so of another thing."""
    put_away: tuple[str, ...]
    """Perhaps `name`: what is only hidden, and never deleted."""
    no_two: tuple[str, ...]
    """`name`, and perhaps `field`: things of which no two have the same field."""
    same_twice: tuple[str, ...]
    """`one` and `other`: what goes together only once."""
    once_for: tuple[str, ...]
    """`one` and `other`: who does something only once for the same other."""
    nobody_twice: tuple[str, ...]
    """`other` and `verb`: what nobody does twice with the same thing."""
    belongs: tuple[str, ...]
    """`name` and `of`: what each belongs to one of."""
    inside_another: tuple[str, ...]
    """`name`: what may be a part of another of its kind."""
    both_ways: tuple[str, ...]
    """`one` and `other`: things of which each may go with several of the other; without `other` it is what the story
    is about.
    """
    which: tuple[str, ...]
    """`many` and `one`: `which sports in each hall`."""
    stays: tuple[str, ...]
    """`what` and `where`: what is asked to be known from when until when."""
    all_of: tuple[str, ...]
    """`name` and `of`, and perhaps `list`: what somebody wants to see of one thing."""
    made_from: tuple[str, ...]
    """`name` and `of`: what is made out of another thing."""
    made_for: tuple[str, ...]
    """`name`, `of` and perhaps `more`: what somebody takes down of one and of another thing."""
    several_each: tuple[str, ...]
    """`of` and `name`, perhaps `list`: what a thing may have several of."""
    pair: tuple[str, ...]
    """`one` and `other`, and the `list` of what is kept of each two."""
    of_each: tuple[str, ...]
    """`name` and `list`: what is kept of each of something made in the story."""
    catalogue: tuple[str, ...]
    """`name`, and perhaps a `note`: what somebody keeps a list of."""
    span: tuple[str, ...]
    """`name` and perhaps `begins` and `ends`: what lasts from one day to another."""
    signs_up: tuple[str, ...]
    """`one`, `verb` and `other`: who does something that leaves something behind, with what."""
    by_the_way: tuple[str, ...]
    """`list`: what is written down on an occasion."""
    stems: tuple[str, ...]
    """`of`: that it is known out of which other thing one came."""
    put_on: tuple[str, ...]
    """`one` and `other`, perhaps `day` and `list`: what is put on a list for what."""
    steps: str
    """The words that steps of a scenario begin with."""
    enters: str
    """What stands between such a word and the list of what somebody enters."""
    by_which: tuple[str, ...]
    """`what`: that it must be known which one."""
    state_of: tuple[str, ...]
    """`name` and `states`: `keep the status of an order: open, paid`."""
    chain: tuple[str, ...]
    """`name` and `states`: `is new at first, then open, in the end paid`."""
    state_named: str
    """What names a state before a colon."""
    turns: str
    """What says that a thing comes into a state."""
    then: str
    """Words between states that are said one after another."""
    spoken: str
    """How a sentence begins up to the noun that it speaks of."""
    begins: str
    ends: str
    """What the beginning and the end of something are called."""

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """A pattern of this language with nouns and articles put in."""

        def part(match: re.Match[str]) -> str:
            if match["part"] == "A":
                return rf"(?:{self.tongue.article})?\s*"
            if match["part"] == "Q":
                return rf"(?:{self.tongue.several})"
            return rf"(?P<{match['name']}>{self.tongue.noun})" if match["name"] else rf"(?:{self.tongue.noun})"

        return re.compile(_SIZE.sub(part, pattern), re.IGNORECASE)

    @cached_property
    def patterns(self) -> dict[str, tuple[re.Pattern[str], ...]]:
        """The patterns of each way of speaking."""
        told = ((name, value) for name, value in vars(self).items() if isinstance(value, tuple))
        found = {name: tuple(map(self.compiled, value)) for name, value in told}
        single = ("it", "state_named", "enters", "all_needed", "never_twice", "turns", "then", "spoken")
        return found | {name: (self.compiled(getattr(self, name)),) for name in single}
