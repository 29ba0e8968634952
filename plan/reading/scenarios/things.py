"""What the scenarios of a feature say is kept: the things they speak of, with fields, states and relations."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plan.reading.english.facts import told_facts
from plan.reading.english.known import Known
from plan.reading.fields.criteria import criterion
from plan.reading.fields.data_shapes import Shape
from plan.reading.scenarios.fields import done_with, flag, known_of_it, made, paid, spelled_out, valued
from plan.reading.scenarios.relations import belongs, called, chosen, never_twice, several
from plan.reading.scenarios.states import states_told
from plan.reading.scenarios.words import NAME, WORD, bare, defined, introduces, known_in, thing_named
from plan.reading.text.naming import key, plural, singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.states import is_single, status
from plan.reading.words.topics import one_thing

_AND = re.compile(r"\s*(?:,|&|\band\b)\s*", re.IGNORECASE)
_SPOKEN_OF = re.compile(rf"\b(?:an?|the|another)\s+(?:new\s+)?(?P<name>{NAME})", re.IGNORECASE)
_WHEN = re.compile(r"\s(?:when|if|once|until|after|before|as)\s", re.IGNORECASE)
_ITS = re.compile(rf"\bits\s+(?P<name>{WORD})\b", re.IGNORECASE)
_FEW_STATES = 2


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario: its steps in order, each with its line, and the values that its examples give each parameter."""

    steps: tuple[tuple[int, str], ...]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def scenario_things(
    title: str, scenarios: Sequence[Scenario], known: Collection[str], roles: frozenset[str], about: str = ""
) -> Iterator[tuple[int, Shape]]:
    """What the scenarios of an English feature say is kept, each with the line that says so.

    `known` are the names of the things that the documents have defined so far, `roles` the keys of who acts, `about` is
    what each scenario speaks of first.
    """
    reader = _Reader(title, scenarios, {key(one) for one in known}, roles, about)
    for scenario in scenarios:
        reader.read(scenario)
    yield from reader.found
    yield from reader.standing()


class _Reader:
    """Reads the scenarios of one feature one after another, with what was spoken of last."""

    def __init__(
        self, title: str, scenarios: Sequence[Scenario], known: set[str], roles: frozenset[str], about: str
    ) -> None:
        self.roles, self.first = roles, about
        self.steps = [step for scenario in scenarios for step in scenario.steps]
        self.topics = self._topics(title)
        self.known = known | {key(one) for one in (*self.topics, *filter(None, (about, about.rpartition(" ")[2])))}
        self.found: list[tuple[int, Shape]] = []
        self.states: dict[str, dict[str, int]] = {}
        """Each state of each thing, with the line that names it first."""
        self.literals: dict[str, str] = {}
        self.parts: set[str] = set()
        """What the scenario says to be a part of what it speaks of: `its components`."""
        self.given: set[str] = set()
        """What the scenario defines by its fields."""
        self.about = ""
        self.done = ""
        """What was done last to what is spoken of, as a participle."""

    def _topics(self, title: str) -> dict[str, int]:
        """What a feature's title names that its steps speak of, and the line where they first do: `Alarms`."""
        found = {}
        for part in _AND.split(title):
            name = thing_named(part, frozenset()) if 0 < len(part.split()) < 3 else ""
            line = next((line for line, text in self.steps if introduces(text, name)), 0) if name else 0
            if line:
                found[name] = line
        return found

    def read(self, scenario: Scenario) -> None:
        """Take in one scenario."""
        self.about, self.done = self.first, ""
        self.parts, self.given = set(), set()
        for line, text in scenario.steps:
            whole = text.strip().rstrip(".:;")
            self.literals.update(called(whole))
            self._stand(line, whole, scenario.values)
            said = bare(whole)
            for shape in (*self._shapes(said),) or self._told(whole):
                self.found.append((line, shape))
                self.known.add(key(shape.name))
                self.about = shape.name
            self.parts |= {singular(match["name"].lower()) for match in _ITS.finditer(said)}
            self.found += [(line, shape) for shape in self._relations(line, said)]
            for match in _SPOKEN_OF.finditer(_WHEN.split(said, maxsplit=1)[0]):
                self.about = known_in(match["name"], self.known) or self.about

    def standing(self) -> Iterator[tuple[int, Shape]]:
        """The states of what is in more than one of them, and what only the feature's title names."""
        told = {key(shape.name) for _, shape in self.found}
        listed = {key(shape.name) for _, shape in self.found if any(one.startswith("status (") for one in shape.fields)}
        for name, states in self.states.items():
            if len(states) >= _FEW_STATES and key(name) in self.known and key(name) not in listed:
                told.add(key(name))
                yield next(iter(states.values())), Shape(name, (status(tuple(states)),))
        for name, line in self.topics.items():
            if not any(one == key(name) or one.endswith(f" {key(name)}") for one in told | self.known - {key(name)}):
                yield line, Shape(name, ("name",))

    def _stand(self, line: int, said: str, values: Mapping[str, tuple[str, ...]]) -> None:
        for named, state in states_told(said, values):
            tries = (named, named.partition(" ")[0])
            name = self.about if named == "it" else next((n for one in tries if (n := known_in(one, self.known))), "")
            name = name or thing_named(named, self.roles)
            if name:
                self.about, self.done = name, state if state.endswith("ed") else ""
                self.states.setdefault(name, {}).setdefault(state, line)

    def _shapes(self, said: str) -> Iterator[Shape]:
        """What the step says is known of the things that it names, or of what was spoken of."""
        if (told := spelled_out(said)) and (name := defined(told[0], self.roles)):
            of = (reference_to(self.about),) if self.about and name in self.parts else ()
            self.given.add(name)
            yield Shape(name, (*of, *told[1]))
            return
        if self.about and (marked := flag(said)) and len(self.states.get(self.about, ())) < _FEW_STATES:
            yield Shape(self.about, (f"{marked} (boolean)",))
        if (told := made(said)) and (name := thing_named(told[0], self.roles)):
            name = known_in(name.rpartition(" ")[2], self.known) or name
            of = (reference_to(self.about),) if self.about and self.about not in {name, *self.given} else ()
            yield Shape(name, (*of, *told[1]))
        elif (told := paid(said)) and (name := thing_named(told[0], self.roles)):
            yield Shape(name, (*self._of_topic(name), *told[1]))
        elif (told := valued(said) or done_with(said)) and (
            name := known_in(told[0], self.known) if told[0] else self.about
        ):
            yield Shape(name, told[1])
        elif self.about and (fields := known_of_it(said, self.done)):
            yield Shape(self.about, fields)
        elif (shape := criterion(said, self.about, self.known)) and thing_named(shape.name, self.roles):
            fields = tuple(one for one in shape.fields if not is_single(one))
            yield from (Shape(shape.name, fields),) if fields else ()

    def _of_topic(self, name: str) -> tuple[str, ...]:
        """What something is made for: what is spoken of, where that is known and another thing."""
        return (reference_to(self.about),) if self.about != name and key(self.about) in self.known else ()

    def _told(self, said: str) -> tuple[Shape, ...]:
        """What the grammar of a step tells, where its form says nothing."""
        known = Known(frozenset(self.known), self.roles, frozenset(), self.about)
        return tuple(one for one in told_facts(said, known) if one.fields and thing_named(one.name, frozenset()))

    def _relations(self, line: int, said: str) -> Iterator[Shape]:
        """What the step says belongs to what."""
        for part, whole in several(said):
            name = known_in(part, self.known | self.roles)
            of = known_in(whole, self.known) if whole else self.about
            if name and of and name != of:
                yield Shape(of, (f"{plural(name)} (several)",))
        if self.about and (name := one_thing(chosen(said))) and self._kept(name, line):
            yield Shape(self.about, (reference_to(name),))
            if key(name) not in self.known:
                yield Shape(name, ("name",))
        if (twice := never_twice(said)) and (name := known_in(twice[0], self.known)) and is_attribute(twice[1]):
            yield Shape(name, (f"{twice[1]} (unique)",))
        for part, whole in belongs(said, self.literals):
            name, of = known_in(part, self.known), known_in(whole, self.known | self.roles)
            if name and of and name != of:
                yield Shape(name, (reference_to(of),))

    def _kept(self, name: str, line: int) -> bool:
        """Whether a thing that is chosen in a step is known, or spoken of in another."""
        return key(name) in self.known or any(at != line and name in text.lower() for at, text in self.steps)
