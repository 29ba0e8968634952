"""What is known beside a German or a Romance sentence, and how its parts are taken out of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plan.reading.abroad.names import is_same, known_name
from plan.reading.abroad.phrases import Phrases
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import REFERENCE

OPTIONAL, REQUIRED, UNIQUE, FLAG = "(optional)", "(required)", "(unique)", "(boolean)"
_MANY = " (several)"


@dataclass(frozen=True)
class Known:
    """What is known beside a sentence."""

    phrases: Phrases
    things: Mapping[str, str]
    """What each thing is called, by its folded name in the singular."""
    fields: Mapping[str, tuple[str, ...]]
    """What is known of each thing, by the same."""
    spoken: str
    """The thing that was spoken of last."""
    before: str
    """The same before the sentence began to speak of another."""
    about: str
    """What the story is about that the sentence stands in."""
    others: Mapping[str, str]
    """Whom a glossary calls by several names, by each of them."""
    measured: Mapping[str, str]
    """What stories write down that is only known of something, such as a weight, by its folded name."""
    marked: frozenset[str]
    """What the paragraph writes in another way than its other words."""

    def one(self, said: str) -> str:
        """The thing that a noun means, as it is known; the noun in the singular if it means none."""
        return known_name(said, self.things, self.phrases.tongue) or self.phrases.tongue.one(said.strip())

    def has(self, said: str) -> bool:
        """Whether a noun means a known thing, or somebody that is called by several names."""
        return bool(known_name(said, self.things, self.phrases.tongue)) or bool(self._other(said))

    def _other(self, said: str) -> str:
        return self.others.get(folded(self.phrases.tongue.one(said.strip())), "")

    def of(self, said: str) -> tuple[str, ...]:
        """What is known of the thing that a noun means."""
        return self.fields.get(folded(self.phrases.tongue.one(said)), ())

    def reference(self, said: str) -> str:
        """The field that points to the thing that a noun means."""
        other = self._other(said)
        return f"{self.one(said)} ({self.phrases.a} {other})" if other else f"{self.one(said)} {REFERENCE}"

    def several(self, name: str) -> str:
        """The field that says that there are several of another thing."""
        return f"{self.phrases.tongue.many(name)}{_MANY}"


Reader = Callable[[str, Known], Iterator[Shape]]


def found(said: str, known: Known, way: str) -> Iterator[re.Match[str]]:
    """The first match of each pattern for a way of speaking."""
    return (match for pattern in known.phrases.patterns[way] if (match := pattern.search(said)))


def part(match: re.Match[str], name: str) -> str:
    """A part that a pattern may name; empty if it does not, or names nothing."""
    return (match.groupdict().get(name) or "").strip()


def listed_in(match: re.Match[str], known: Known) -> tuple[str, ...]:
    """The fields that a match lists."""
    tongue = known.phrases.tongue
    parts = (re.sub(rf"\s+{tongue.kept}$", "", part(match, name)) for name in ("list", "more"))
    return tuple(field for part in parts if part for field in tongue.listed(part))


def owner_of(fields: tuple[str, ...], known: Known) -> str:
    """What has the fields that a sentence names: what was spoken of, unless that is one of them itself."""
    named = any(is_same(known.spoken, field.partition(" (")[0]) for field in fields)
    return known.before if named else known.spoken


def noted_with(fields: tuple[str, ...], note: str) -> tuple[str, ...]:
    """Fields with a note, beside those that they have."""
    return tuple(f"{one[:-1]}, {note[1:]}" if one.endswith(")") else f"{one} {note}" for one in fields)


def subject_of(said: str, known: Known) -> str:
    """The known thing that a sentence begins with, or names first."""
    found_nouns = (match["noun"] for match in known.phrases.tongue.owners.finditer(said))
    nouns = (one for noun in found_nouns for one in dict.fromkeys((noun, noun.rpartition(" ")[2])))
    return next((one for noun in nouns if (one := known_name(noun, known.things, known.phrases.tongue))), "")


def spoken_of(sentence: str, known: Known) -> str:
    """The known thing that a sentence begins to speak of; empty if it speaks of none."""
    match = next(found(sentence, known, "spoken"), None)
    return known_name(match["name"], known.things, known.phrases.tongue) if match else ""
