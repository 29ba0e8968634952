"""A clause as it was said: its subject, its verb, their objects, and the list that is said of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing as it was said: its name in the singular, how many of it, and what stands in brackets behind."""

    name: str
    plural: bool = False
    several: bool = False
    each: bool = False
    own: bool = False
    """Whether it was said to be somebody's: `their absences`."""
    any: bool = False
    """Whether it was said of any one: `a card`."""
    one: bool = False
    """Whether it was said to be just one: `one card`, `one of the cards`."""
    aside: str = ""
    bare: str = ""
    """Its name without adjectives, where it has any: an open application is an application."""
    whose: str = ""
    """What has it: `the dentist's title`."""


@dataclass(frozen=True, slots=True)
class Hung:
    """What a preposition hangs on a clause; `when` what its condition is of."""

    word: str
    noun: Noun


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb, in its bare form and with its particle, and what it is said of."""

    subjects: tuple[Noun, ...]
    verb: str
    passive: bool = False
    able: bool = False
    """Whether it is only said to be possible."""
    negated: bool = False
    """Whether it is denied: `is never deleted`, `no two have the same`."""
    allowed: bool = False
    """Whether it is said of what the system lets somebody do."""
    objects: tuple[Noun, ...] = ()
    hung: tuple[Hung, ...] = ()
    listed: str = ""
    """The list behind it, of its object or its subject."""
    colon: bool = False
    """Whether the list stands behind a colon."""
    each: bool = False
    """Whether it is said of each object."""
    narrates: bool = False
    """Whether it tells what was done, or is going on just now: `the diary fell into the river`."""
    regular: bool = False
    """Whether it is said to happen again and again: `every week`."""
    occasion: str = ""
    """What is done in its condition, as a verb: `when a coupon is redeemed`."""
    lead: str = ""
    """All that stands before the verb."""
    rest: str = ""
    """All that stands behind the verb."""
    said: str = ""
    """The same with the verb in front, as it was said."""

    @property
    def head(self) -> str:
        """The verb without its particle."""
        return self.verb.partition(" ")[0]

    @property
    def in_order(self) -> bool:
        """Whether it is said to be in an order."""
        return any(one.word == "in" and one.noun.name.endswith("order") for one in self.hung)
