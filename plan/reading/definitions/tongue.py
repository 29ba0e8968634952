"""What the reader of things has to know of a language: how its sentences say what is kept of something."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from plan.reading.text.languages import Language
from plan.reading.words.attribute_words import REFERENCE

_SIZE = re.IGNORECASE
_SORTED: dict[Language, str] = {
    "de": r"(?:sind|werden)\s+(?:in|nach)|gliedern\s+sich\s+in",
    "es": r"se\s+(?:clasifican|agrupan|dividen|ordenan)\s+(?:en|por)",
    "fr": r"(?:sont\s+(?:classé|regroupé|réparti|rangé)e?s|se\s+répartissent)\s+(?:en|par|dans)",
    "pt": r"(?:são\s+(?:classificad|agrupad|dividid)[oa]s|dividem-se)\s+(?:em|por)",
}
"""What says that things are sorted into groups."""
_ASIDE = r"(?:\s*\([^()]*\))?"


@dataclass(frozen=True)
class Tongue:
    """One language; what is no list or function is the source of a pattern without groups."""

    code: Language
    article: str
    """Articles and words for each, before one thing."""
    each: str
    each_one: str
    """The word for each behind a preposition."""
    noun: str
    """A noun with what belongs to its name: `punto de recogida`."""
    before_noun: str
    """What may stand between an article and its noun, or instead of both."""
    behind_noun: str
    """Adjectives and participles behind a noun; a pattern that never matches where they stand before it."""
    has: str
    consists: str
    belongs: str
    arises: str
    """What says that there is one of something for each of another: `entsteht`, `gibt es`."""
    for_each: str
    """What opens a sentence about each of a kind, up to the noun: `zu jeder`."""
    keep: str
    """What stands between that noun and the list of what is kept: `speichern wir`."""
    listing: str
    """What stands before a noun that a list of fields follows; a pattern that only looks."""
    particle: str
    """What parts a verb from its object before a list; a pattern that never matches where nothing does."""
    account: str
    """What somebody opens who is kept by it."""
    each_time: str
    """What a thing is made after, before or at each time: `nach jedem`."""
    passive: str
    """What stands between a plural and the list that it is kept with: `se guardan`."""
    kept: str
    """Participles that end a sentence of that kind; a pattern that never matches where none does."""
    with_: str
    joint: str
    alternatives: str
    """What stands between a thing and the states that it may be in."""
    either: str
    status: str
    pronoun: str
    container: str
    """What a thing's record is called before its own name: `o cadastro do`."""
    nested: str
    """What says that things of a kind hold others of the same kind."""
    several: str
    """Words that say that there are several of something."""
    unique: str
    """A sentence that says that a field is never twice the same; `field` is the field, `many` it in the plural."""
    rates: str
    rating: str
    """What somebody leaves behind who rates something."""
    clauses: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]
    """Clauses that ask for a field, and the field they ask for."""
    one: Callable[[str], str]
    """A name in the singular."""
    many: Callable[[str], str]
    """A noun in the plural."""
    fields: Callable[[str], tuple[str, ...]]
    """The fields that a list names."""

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """How a sentence says that a thing, `name`, has a `list` of fields; `of` and `among` is what it belongs to."""
        noun, quantity = self.noun, self.before_noun
        listed = rf"(?P<list>.+?)(?:\s+{self.kept})?$"
        beside = r"(?:jeweils\s+|jede[rs]?\s+|cada\s+un[oa]\s+|cada\s+uma?\s+|chacune?\s+)?"
        found = (
            # For each machine the services are noted with date and result.
            rf"^{self.for_each}\s*(?:{quantity})?(?P<of>{noun}),?\s+{self.passive}\s+(?:(?:{self.article})\s*)?(?:{quantity})?(?P<name>{noun})"
            rf"(?:\s+{self.with_}\s+|\s*:\s*){listed}",
            # Each site has rooms with name and capacity; for each order there is an invoice with number and date.
            rf"^(?:{self.for_each}|{self.article})\s*(?:{quantity})?(?P<of>{noun})(?:{self.behind_noun})?"
            rf"(?P<among>\s(?:{self.article}|(?:in|an|bei|von|em|en|dans|chez)\s)[^,;:]{{0,60}}?)??,?\s+"
            rf"(?:{self.has}|{self.consists}|{self.arises})\s+(?:{self.article}\s*)?(?:{quantity})?(?P<name>{noun}){_ASIDE},?\s+{beside}{self.with_}\s+{listed}",
            # Payments are recorded with amount and date.
            rf"^(?:{self.pronoun}|(?:{self.article}\s*)?(?:{quantity})?(?P<name>{noun}){_ASIDE})\s+{self.passive}\s+{self.with_}\s+{listed}",
            # She records the treatments in each appointment with tooth and remarks.
            rf"^.*?\b{self.article}(?P<name>{noun})(?:{self.behind_noun})?\s+(?:in|bei|zu|an|en|de|por|dans|à|pour|em)\s+{self.each_one}\s+(?P<of>{noun})\s+{self.with_}\s+{listed}",
            # A hall has several rates by the time of day: from, until, price.
            rf"^(?:{self.article})\s*(?P<of>{noun})\s+{self.has}\s+(?:{self.several})\s+(?P<name>{noun})(?:\s[^:;,]{{2,40}}?)?\s*:\s+{listed}",
            # For each room we note the number and the capacity, or: `For each room: …`.
            rf"^{self.for_each}\s*(?:{quantity})?(?P<name>{noun})(?:,?\s+{self.keep}\s+|\s*:\s+){listed}",
        )
        return tuple(re.compile(pattern, _SIZE) for pattern in found)

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """The thing that a sentence, or a part of it, begins to speak of, up to what it has or belongs to."""
        begins = rf"(?:^(?:{self.article})?\s*|[,;:]\s+(?:{self.each})\s+|:\s+(?:{self.article})\s*)"
        return re.compile(
            rf"{begins}(?:{self.before_noun})?(?:{self.container})?(?P<name>{self.noun}){_ASIDE}\s+(?={self.has}|{self.belongs}|{self.consists})",
            _SIZE,
        )

    @cached_property
    def predicate(self) -> re.Pattern[str]:
        """Where another predicate of the same thing begins."""
        return re.compile(
            rf"(?:^|(?:,|\s+{self.joint})\s+(?:{self.joint}\s+)?)(?:(?:{self.pronoun})\s+)?(?:(?P<has>{self.has}|{self.with_})|(?P<belongs>{self.belongs})|"
            rf"(?P<other>{self.consists}|{self.alternatives}))(?:\s+|(?<=['’]))",
            _SIZE,
        )

    @cached_property
    def object(self) -> re.Pattern[str]:
        """A thing with its fields anywhere in a sentence."""
        return re.compile(
            rf"(?:{self.listing}(?P<name>{self.noun}){_ASIDE}(?:\s+{self.particle})?\s+{self.with_}|\b(?:{self.article})(?P<noted>{self.noun})\s*:)\s+"
            rf"(?P<list>.+?)(?:\s+{self.kept})?$",
            _SIZE,
        )

    @cached_property
    def made_at(self) -> re.Pattern[str]:
        """After, before or at what a sentence says that something is made."""
        return re.compile(rf"\b{self.each_time}\s+(?P<of>{self.noun})", _SIZE)

    @cached_property
    def one_of_each(self) -> re.Pattern[str]:
        """Of what a sentence says that something is kept for each."""
        return re.compile(rf"(?:^|\s){self.for_each}\s*(?P<of>{self.noun})", _SIZE)

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """Whoever a sentence begins to speak of, where it speaks of an account."""
        return re.compile(rf"^(?:{self.article})?\s*(?P<who>{self.noun})\s+.*\b{self.account}\b", _SIZE)

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        """A sentence that says what else is kept of the thing before."""
        inside = r"(?:en\s+ell[ao]|en\s+él|dans\s+celle-ci|nel[ae]|darin)"
        we = r"(?=\S+\s+wir\s)" if self.code == "de" else ""  # `wird` begins a condition as well
        stands = r"(?:figuran?|constan?|figurent|constam?|stehen|steht)"
        also = r"(?:weiter(?:hin)?|außerdem|ferner|zusätzlich|además|en\s+outre|de\s+plus|além\s+disso)\s*:"
        return re.compile(
            rf"^(?:{inside}\s+{stands}|{also}|{we}{self.keep})\s+(?P<list>.+?)(?:\s+{self.kept})?$", _SIZE
        )

    @cached_property
    def made_of_each(self) -> re.Pattern[str]:
        """What there is for each of something, of which nothing more is said."""
        return re.compile(
            rf"^{self.for_each}\s*(?:{self.before_noun})?(?P<of>{self.noun}),?\s+{self.arises}\s+(?:{self.article}\s*)?(?:{self.before_noun})?"
            rf"(?P<name>{self.noun})$",
            _SIZE,
        )

    @cached_property
    def states(self) -> re.Pattern[str]:
        """A thing and the states that it may be in."""
        state = r"[\w-]+(?:\s[\w-]+){0,2}?"
        turned = r"(?:,|\s+(?:a|à|para|zu|nach))"
        return re.compile(
            rf"^(?:(?:{self.article})\s*(?P<name>{self.noun})|{self.pronoun})\s+(?:{self.alternatives})\s+"
            rf"(?P<states>{state}(?:{turned}\s+{state})+,?\s+{self.either}\s+{state})(?:\s+sein)?$",
            _SIZE,
        )

    @cached_property
    def inside_itself(self) -> re.Pattern[str]:
        """A kind of thing that holds others of its kind."""
        return re.compile(rf"\b(?P<name>{self.noun})\s+{self.nested}\b", _SIZE)

    @cached_property
    def sorted_into(self) -> re.Pattern[str]:
        """What things are sorted into."""
        return re.compile(
            rf"^(?:{self.article})?\s*(?P<name>{self.noun})\s+(?:{_SORTED[self.code]})\s+(?:{self.article}\s*)?(?P<into>{self.noun})(?:\s+(?:eingeteilt|gegliedert|unterteilt|sortiert))?$",
            _SIZE,
        )

    @cached_property
    def never_twice(self) -> re.Pattern[str]:
        """A field that is never twice the same."""
        return re.compile(self.unique, _SIZE)

    @cached_property
    def rated(self) -> re.Pattern[str]:
        """What somebody rates, and how."""
        return re.compile(
            rf"\b{self.rates}\s+(?:{self.article})?\s*(?P<of>{self.noun})\s+{self.with_}\s+(?P<list>.+)$", _SIZE
        )

    @cached_property
    def owners(self) -> re.Pattern[str]:
        """The nouns behind an article."""
        bare = "?" if self.code == "de" else ""  # a capital tells a noun without an article
        does = "" if self.code == "de" else r"\b(?!\s+(?:une?|una|uma?|el|le)\s)"  # `la lleva un mecánico`
        return re.compile(
            rf"(?:^|\s|['’])(?:{self.article}){bare}\s*(?:{self.before_noun})?(?P<noun>{self.noun}){does}", _SIZE
        )

    def belonging(self, text: str) -> tuple[str, ...]:
        """References to the things that a part of a sentence names behind articles."""
        found = self.owners.finditer(
            re.split(rf"[,;:(]|\s{self.with_}\s|\s(?:qu[ei]|quien|que)\s", text, maxsplit=1)[0]
        )
        return tuple(f"{self.one(match['noun'])} {REFERENCE}" for match in found)

    def listed(self, text: str) -> tuple[str, ...]:
        """The fields that a text lists, clauses as the fields they ask for."""
        return self.fields(self.reworded(text))

    def reworded(self, text: str) -> str:
        """A list with its clauses as the fields that they ask for."""
        for pattern, instead in self.clauses:
            text = pattern.sub(instead, text)
        return text
