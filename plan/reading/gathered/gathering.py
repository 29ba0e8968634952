"""What has been read so far, and how it becomes `Requirements`."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from plan.reading.abroad.names import known_name
from plan.reading.definitions.told_things import TONGUES
from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.no_fields import field_named, with_choices
from plan.reading.fields.thing_names import bare_name, is_kind_of, is_no_phrase, is_no_thing
from plan.reading.frames.lives import Life
from plan.reading.frames.relations import Related
from plan.reading.project.constraints import constraint_kind
from plan.reading.project.integrations import named_systems
from plan.reading.project.parties import Parties
from plan.reading.project.team import TeamFacts, says_more, team_facts, team_of
from plan.reading.project.volumes import Count, counts
from plan.reading.text.finding import may_hold
from plan.reading.text.languages import Language
from plan.reading.text.naming import folded, key, singular, title_of
from plan.reading.text.titles import project_of_summary
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.deeds import moment_of
from plan.reading.words.nominal import told_feature
from plan.reading.words.priorities import soft_priority
from plan.reading.words.roles import Roles
from plan.reading.words.states import is_single
from plan.reading.words.topics import kept_topic
from plan.reading.words.verbs import is_imperative
from plan.requirements import (
    BusinessRule,
    Constraint,
    DataShape,
    Integration,
    Priority,
    Requirements,
    Source,
    Unplaced,
    UserStory,
    Volume,
)

SUMMARY_LENGTH = 1200
_OF_A_FIELD = re.compile(r"\((?:optional|opcional|optionnel)\)(?=\W*\w)", re.IGNORECASE)
"""What may be left out, in the middle of a wish: `a kiln with a size (optional) and a price`."""


@dataclass
class StoryDraft:
    """A story while its parts are still being read; `told` once its want is known from more than a heading, which
    `named` keeps as it stands; `plain` if it is told in a sentence of any form.
    """

    source: Source
    id: str = ""
    title: str = ""
    role: str = ""
    want: str = ""
    benefit: str = ""
    acceptance: list[str] = field(default_factory=list)
    priority: Priority | None = None
    depth: int = 0
    told: bool = True
    named: str = ""
    plain: bool = False
    run_in: bool = False
    """Whether its title runs into the paragraph that tells it."""
    scenarios: list[list[tuple[int, str]]] = field(default_factory=list)
    """The steps of each of its scenarios, with their lines, and the rows of the tables among them."""

    def finished(self, own_id: str) -> UserStory:
        """The story as it is kept."""
        said = (_OF_A_FIELD.sub("", text) for text in (self.title, self.want))
        soft = next(filter(None, map(soft_priority, said)), None) if self.priority is None else None
        want = self.want or self.title or self.named
        want = want if self.role else told_feature(want) or want
        return UserStory(
            id=own_id,
            title=self.title or title_of(want),
            role=self.role,
            want=want,
            benefit=self.benefit,
            acceptance=tuple(self.acceptance),
            priority=self.priority or soft or "must",
            priority_source="said" if self.priority or soft else "assumed",
            source=self.source,
        )


@dataclass
class Note:
    """A rule or a constraint while its parts are still being read."""

    source: Source
    text: str
    id: str = ""
    category: str = ""
    told_by_labels: bool = False

    def add(self, text: str) -> None:
        """Take in what belongs to it."""
        joint = " " if self.text.endswith((":", ".", "!", "?")) else ": " if ":" not in self.text else "; "
        self.text = f"{self.text}{joint}{text}" if self.text else text


@dataclass
class ShapeDraft:
    """A thing and its fields while more are still being read."""

    source: Source
    name: str
    fields: list[str] = field(default_factory=list)
    spoken_of: bool = False
    """Whether the documents speak of it again and again, so that it is kept though they say nothing of what it has."""
    in_passing: bool = False
    """Whether prose defined it, outside of any story and of a section about data."""
    spelled_out: bool = False
    """Whether a row of a table lists what it has, so that what is said of it in passing is nothing more."""

    def add(self, *fields: str) -> None:
        """Take in fields that are new; one that only differs in its note is the same."""
        for one in with_choices(filter(None, map(_whole, fields))):
            if len(several := self._either(one)) > 1:
                for place in several:
                    self.fields[place] = _with_notes(self.fields[place], one)
                continue
            at = next((at for at, known in enumerate(self.fields) if _bare(known) == _bare(one)), None)
            at = self._the_one(one) if at is None else at
            if one and at is None:
                self.fields.append(one)
            elif at is not None:
                self.fields[at] = _with_notes(self.fields[at], one)

    def _either(self, field: str) -> list[int]:
        """Where the fields stand that `either bound` or `both bounds` means."""
        match = _EITHER.match(field)
        word = singular(match["word"].lower()) if match else ""
        return [at for at, known in enumerate(self.fields) if word and known.partition(" (")[0].endswith(f" {word}")]

    def _the_one(self, field: str) -> int | None:
        """Where the only field stands that a remark on its last word means: that the number is unique."""
        name, _, note = field.partition(" (")
        if not note.startswith(("unique", "optional")):
            return None
        first, _, rest = name.lower().partition(" ")
        if rest and first == self.name.lower().rpartition(" ")[2]:  # the row name of a row
            return next((at for at, known in enumerate(self.fields) if known.partition(" (")[0].lower() == rest), None)
        if rest:
            return None
        names = [known.partition(" (")[0] for known in self.fields]
        found = [at for at, known in enumerate(names) if known.endswith(f" {name.lower()}")]
        found = found or [at for at, known in enumerate(names) if known.startswith(f"{name.lower()} of ")]
        return found[0] if len(found) == 1 else None

    def settle(self) -> None:
        """Drop what a single mention does not make a field, and the one of which several were told."""
        several = {key(one.removesuffix(_SEVERAL)) for one in self.fields if one.endswith(_SEVERAL)}
        self.fields = [one for one in self.fields if not is_single(one) and key(one) not in several]


def _of_itself(field: str, name: str) -> str:
    """A field without the thing that has it in front: the shop's name is its name."""
    if not may_hold(field, name):
        return field
    return re.sub(rf"^(?:the\s+)?{re.escape(name)}['’]s?\s+(?=[a-z])", "", field, flags=re.IGNORECASE)


_SEVERAL = " (several)"
_EITHER = re.compile(r"^(?:either|both)\s+(?P<word>[a-z]+)\s+\(", re.IGNORECASE)
_PROFILE = re.compile(r"(?P<whose>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+profile$", re.IGNORECASE)
KINDS_OF = frozenset(("line", "item", "position", "entry", "note", "change"))
"""What stands behind the name of many things."""
_WITHIN = re.compile(r"\(unique per (?P<scope>[^\W\d_][\w-]*(?:\s(?!and\b)[\w-]+)?)\)")
USUAL = re.compile(
    r"^(?:actual|individual|resulting|corresponding|recurring|regular|planned|new|existing|upcoming|own|weekly|daily|monthly|earlier|previous|former|old|past|yearly|"
    r"(?!(?:used|required|related|shared|saved|fixed|parked|linked|signed)\b)[a-z]{3,}ed|paid|sold|open|issued)\s+",
    re.IGNORECASE,
)
_WHICH_OF_THEM = re.compile(
    r"(?:highest|lowest|advised|recommended|preferred|current|default|usual|required|target|minimum|first)\s+(?P<of>[a-z]+)",
    re.IGNORECASE,
)
_UNIQUE = re.compile(r"^unique\s+(?P<field>[^()]+)$", re.IGNORECASE)
"""A unique number is a number that is unique."""


@lru_cache(maxsize=16_384)
def _bare(text: str) -> str:
    """What a field is called, however its words are joined."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text.split("(", maxsplit=1)[0])
    bare = folded(name.replace("_", " ")).replace(" ", "") or text
    return _SAME_FIELD.get(bare, bare)


_SAME_FIELD = {"correoelectronico": "correo", "e-mail": "email", "emailaddress": "email", "e-mailaddress": "email"}
_SQL_WORDS = re.compile(r"\b(?:TABLE|SERIAL|VARCHAR|PRIMARY KEY|bigint)\b")
_SQL_TYPE = re.compile(r"^[A-Z]+(?:\s*\(\d+(?:,\s*\d+)?\))?$")


_IN_SECTION = re.compile(r"\s*\((?:see\s+)?(?:section\s+|chapter\s+)?\d+(?:\.\d+)+\)$", re.IGNORECASE)
"""Where a document says more of a field: `state (7.3)`."""


def _whole(field: str) -> str:
    """A field whose text was taken apart inside of brackets, as far as it names one; empty if it names none."""
    field = _IN_SECTION.sub("", field)
    if field.count("(") > field.count(")"):
        field = field.partition("(")[2].strip()
    elif field.count(")") > field.count("("):
        field = field[: field.rindex(")")].strip()
    field = field_named(field)
    return "" if field.count("[") != field.count("]") or _SQL_WORDS.search(field.partition("(")[0]) else field


def _with_notes(known: str, other: str) -> str:
    """One field out of two mentions of it."""
    name, _, note = known.partition(" (")
    more = other.partition(" (")[2].removesuffix(")")
    first = note.removesuffix(")")
    notes = [one for one in (first, "" if first and _SQL_TYPE.match(more) else more) if one]
    said = list(dict.fromkeys(", ".join(notes).split(", "))) if notes else []
    if any(one.startswith("unique per ") for one in said):
        widest = max((one for one in said if one.startswith("unique per ")), key=lambda one: one.count(" and "))
        said = [one for one in said if one == widest or not one.startswith("unique")]
    if "reference" in said:
        said = ["reference", *(one for one in said if one not in ("reference", "required"))]
    return f"{name} ({', '.join(said)})" if said else name


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence as it was heard."""

    text: str
    spoken: str
    """The thing that was spoken of last."""
    paragraph: int
    """The line at which its paragraph of prose begins; 0 in a list."""
    title: str
    """What is set in bold in front of the paragraph, or the heading above it."""


@dataclass
class Passage:
    """Sentences that belong together: those of a story, or those below a heading."""

    source: Source
    about: str = ""
    """What they are about, if that is known from the start."""
    sentences: list[Heard] = field(default_factory=list)


@dataclass
class Gathered:
    """Everything read so far, in document order."""

    known_roles: frozenset[str] = frozenset()
    known_things: frozenset[str] = frozenset()
    """Keys of the things that an earlier reading found, so that a list may name them as fields."""
    people: frozenset[str] = frozenset()
    """Keys of the names of those who talk with each other in the documents, which are no things."""
    known_names: dict[str, str] = field(default_factory=dict)
    """What each of them is called in another language than English, by its folded name in the singular."""
    focuses: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """What each paragraph is about, as an earlier reading found, by the file and the line that it begins at."""
    term_names: dict[str, str] = field(default_factory=dict)
    """What a glossary calls things, by their folded names; a kind of them is called as they are."""
    other_names: dict[str, str] = field(default_factory=dict)
    """Whom it calls by several names, by each of them: a finder is a contact."""
    language: Language | None = None
    """The language of the document that is being read, where it is another than English."""
    meant: Mapping[str, str] = field(default_factory=dict)
    """The things that other words mean, by the key of the word, as an earlier reading found."""
    parties: Parties = Parties()
    """Between whom the document is a contract that is being read."""
    synonyms: set[tuple[str, str]] = field(default_factory=set)
    """Words of which sentences say that they mean the same."""
    mentions: Counter[str] = field(default_factory=Counter)
    """In how many sentences each noun is mentioned."""
    first: dict[str, Source] = field(default_factory=dict)
    """Where each noun is mentioned first."""
    counted: Counter[str] = field(default_factory=Counter)
    """In how many of them as one of several: `an order`, `each order`, `orders`."""
    alone: Counter[str] = field(default_factory=Counter)
    """In how many of them before a longer name that ends with it is mentioned at all."""
    endings: set[str] = field(default_factory=set)
    """The last words of the longer names that were mentioned so far."""
    several: set[tuple[str, str]] = field(default_factory=set)
    """Things of which one may have several of another, with the other, as sentences say by themselves."""
    having: set[tuple[str, str]] = field(default_factory=set)
    """Those of them where the one has the others, rather than goes with them."""
    related: list[Related] = field(default_factory=list)
    """What sentences say of how many of two known things go together, whatever else they say."""
    lives: list[tuple[Life, Source]] = field(default_factory=list)
    """What sentences say of the states of known things, with where."""
    nested: set[str] = field(default_factory=set)
    """Keys of the things of which sentences say that they lie in others of their kind."""
    terms: set[str] = field(default_factory=set)
    """Keys of the things that a glossary explains."""
    explained: dict[str, str] = field(default_factory=dict)
    """What it says they are, by their keys."""
    scopes: set[str] = field(default_factory=set)
    """Keys of the things of which only is known that something else is unique within one."""
    turned_to: dict[str, Source] = field(default_factory=dict)
    """What a letter turns to in a sentence of its own, with where: `Then the boats.`"""
    verbs: set[str] = field(default_factory=set)
    """Verbs of its clauses, in their bare form."""
    no_nouns: set[str] = field(default_factory=set)
    """Words that were no nouns in some sentence, as they were said there."""
    subjects: set[str] = field(default_factory=set)
    """Nouns of which something is said of one of several."""
    project: str = ""
    title: str = ""
    summary: list[str] = field(default_factory=list)
    roles: Roles = field(default_factory=Roles)
    stories: list[StoryDraft] = field(default_factory=list)
    rules: list[Note] = field(default_factory=list)
    constraints: list[Note] = field(default_factory=list)
    shapes: dict[str, ShapeDraft] = field(default_factory=dict)
    passages: dict[tuple[str, int], Passage] = field(default_factory=dict)
    """By the file and the line that each begins at, less than nothing where that is a heading's."""
    integrations: dict[str, Integration] = field(default_factory=dict)
    volumes: dict[tuple[str, int, str, str, str], Volume] = field(default_factory=dict)
    exclusions: list[str] = field(default_factory=list)
    team: TeamFacts = field(default_factory=TeamFacts)
    unplaced: list[Unplaced] = field(default_factory=list)
    unplaced_prose: list[Unplaced] = field(default_factory=list)
    """Sentences of paragraphs that found no place, below no heading which says that they are no wishes, and those that
    only the heading above them made a story of.
    """

    @property
    def made(self) -> frozenset[str]:
        """Keys of the things that stories make or keep."""
        told = (kept_topic(story.want, story.title) for story in self.stories if story.role)
        found = {key(one) for one in told if one}
        return frozenset(one for one in found if not any(one.endswith(f" {other}") for other in self.shapes))

    def leave(self, text: str, source: Source) -> None:
        """Keep what has no other place."""
        if text.strip():
            self.unplaced.append(Unplaced(text=text, source=source))

    def summarize(self, text: str) -> bool:
        """Take `text` into the summary; false once it is long enough."""
        if sum(map(len, self.summary)) + len(text) > SUMMARY_LENGTH and self.summary:
            return False
        self.summary.append(text)
        return True

    def shape(self, shape: Shape, source: Source) -> ShapeDraft:
        """Take in a thing's fields, beside those already known of it."""
        shape = Shape(bare_name(shape.name), shape.fields)
        usual = USUAL.match(shape.name)
        bare = shape.name[usual.end() :] if usual else ""
        if bare and (key(bare) in self.known_things or self._as_known(bare) != bare):
            shape = Shape(bare, shape.fields)
        shape = Shape(self.name_of(self._as_known(shape.name)), tuple(map(self._pointing, shape.fields)))
        if (moment := moment_of(shape.name)) and "happened at" in shape.fields:
            shape = Shape(shape.name, tuple(moment if one == "happened at" else one for one in shape.fields))
        which = key(shape.name) or shape.name
        shape = Shape(shape.name, tuple(_of_itself(one, shape.name) for one in shape.fields))
        doing = sum(is_imperative(one) and not is_attribute(one) for one in shape.fields)
        deeds = len(shape.fields) > 1 and doing * 2 > len(shape.fields)
        if deeds or which in self.people or is_no_thing(shape.name) or is_no_phrase(shape.name):
            return ShapeDraft(source, shape.name)
        scopes = [match["scope"] for one in shape.fields for match in _WITHIN.finditer(one)]
        self._take_scopes(scopes, source)
        scoped = tuple(f"{one} (reference)" for one in scopes if self._refers_to(one) and key(one) != which)
        itself = f"{shape.name} (reference)".casefold()
        shape = Shape(shape.name, tuple(one for one in (*shape.fields, *scoped) if one.casefold() != itself))
        draft = self.shapes.setdefault(which, ShapeDraft(source, shape.name))
        draft.add(*(_UNIQUE.sub(r"\g<field> (unique)", one) for one in shape.fields))
        return draft

    def held(self, name: str) -> ShapeDraft | None:
        """Return the thing that a name in the singular means, by all of it or by its last word."""
        return self.shapes.get(key(name)) or self.shapes.get(key(name.rpartition(" ")[2]))

    def only_ending(self, words: str) -> ShapeDraft | None:
        """Return the only thing whose name is longer and ends with these words; None if several do, or none."""
        ending = f" {key(words)}"
        longer = [one for name, one in self.shapes.items() if name.endswith(ending)] if words else []
        return longer[0] if len(longer) == 1 else None

    def keeps(self, draft: ShapeDraft) -> bool:
        """Whether a thing that was taken in is kept, and its name not one that names none."""
        return (key(draft.name) or draft.name) in self.shapes

    def name_of(self, word: str) -> str:
        """The name of the thing that a word means, where it is only another word for it."""
        return self.meant.get(key(word), word) if self.meant else word

    def _pointing(self, field: str) -> str:
        """A field that points to a thing by another word for it, by its name."""
        which = _WHICH_OF_THEM.fullmatch(field)
        if which and key(which["of"]) in self.known_things and is_attribute(which["of"]):
            return f"{field} (reference)"  # the highest level is a level, where these are kept
        name, mark, note = field.partition(" (reference")
        return f"{self.name_of(name)}{mark}{note}" if mark else field

    def _as_known(self, name: str) -> str:
        """A thing's name as it is known: a member's profile is the member; a certificate is the insurance certificate
        that was spoken of, if no other is.
        """
        if self.language in TONGUES:
            return known_name(name, self.known_names, TONGUES[self.language]) or name
        profile = _PROFILE.match(name)
        if profile and key(profile["whose"]) in {*self.shapes, *self.known_roles, *self.known_things}:
            return profile["whose"]
        which = key(name)
        if " " in which or which in self.shapes or which in self.known_things or which in self.known_roles:
            return name
        longer = [one for one in self.shapes if is_kind_of(one, which) and not self._points(one, which)]
        return self.shapes[longer[0]].name if len(longer) == 1 and which not in KINDS_OF else name

    def _points(self, name: str, which: str) -> bool:
        """Whether a thing points to what the last word of its name says, so that this is another thing."""
        return any(
            key(field.partition(" (reference")[0]) == which
            for field in self.shapes[name].fields
            if "(reference" in field
        )

    def _take_scopes(self, scopes: Iterable[str], source: Source) -> None:
        """Keep what something is unique within, where nothing else speaks of it."""
        for one in scopes:
            if (
                self._refers_to(one)
                and key(one) not in {*self.shapes, *self.known_roles}
                and self.only_ending(one) is None
            ):
                self.shapes[key(one)] = ShapeDraft(source, one, ["name"])
                self.scopes.add(key(one))

    def _refers_to(self, scope: str) -> bool:
        """Whether what something is unique within is a thing, rather than a field such as a year."""
        return scope != "parent" and (key(scope) in self.known_things or not is_attribute(scope))

    def integrate(self, name: str, purpose: str, source: Source, *, more: bool = False) -> None:
        """Take in an outside system; `more` adds a purpose to one met before, which else keeps its first."""
        name = name.strip(" .,;:*`")
        if not name:
            return
        which = folded(name)
        known = next((other for other in self.integrations if f" {which} " in f" {other} "), "")
        if not known:
            self.integrations[which] = Integration(name=name, purpose=purpose, source=source)
        elif more and purpose not in self.integrations[known].purpose:
            before = self.integrations[known]
            self.integrations[known] = before.model_copy(update={"purpose": f"{before.purpose} {purpose}".strip()})

    def aside(self, text: str, source: Source, *, announced: bool = False) -> bool:
        """Take counts and outside systems from a sentence wherever it stands; true if that keeps the sentence."""
        before = len(self.integrations)
        for name in named_systems(text):
            self.integrate(name, text, source)
        found = counts(text, announced=announced)
        self.count(found, text, source)
        return bool(found) or len(self.integrations) > before

    def count(self, found: Sequence[Count], text: str, source: Source) -> None:
        """Take in counts that `text` tells; the same sentence counts once."""
        for one in found:
            volume = Volume(
                subject=one.subject, amount=one.amount, per=one.per, when=one.when, text=text, source=source
            )
            self.volumes.setdefault((one.subject, one.amount, one.per, one.when, text), volume)

    def staff(self, text: str, source: Source, *, leave_rest: bool = True) -> bool:
        """Take what a sentence says of the team; what it says besides is left, or the caller keeps the sentence."""
        facts, rest = team_facts(text)
        if facts == TeamFacts():
            return False
        self.team = self.team.then(facts)
        if leave_rest and says_more(rest):
            self.leave(text, source)
        return True

    def requirements(self, today: date, fallback: str, schema: str, openapi: str) -> Requirements:
        """Everything read, as a plan takes it."""
        for shape in self.shapes.values():
            shape.settle()
            if not shape.fields and not shape.spoken_of:
                self.leave(shape.name, shape.source)
        own = [[one.id for one in kind] for kind in (self.stories, self.constraints, self.rules)]
        taken, reserved = set[str](), {one for ids in own for one in ids if one}
        stories, constraints, rules = (
            _unique(ids, letter, taken, reserved) for ids, letter in zip(own, "RCB", strict=True)
        )
        return Requirements(
            project=self.project or self.title or project_of_summary(self.summary) or fallback,
            summary=" ".join(part if part.endswith((".", "!", "?", ":", ",")) else f"{part}." for part in self.summary),
            roles=self.roles.all(),
            stories=tuple(s.finished(own) for s, own in zip(self.stories, stories, strict=True)),
            rules=tuple(
                BusinessRule(id=own, text=note.text, source=note.source)
                for note, own in zip(self.rules, rules, strict=True)
            ),
            data=tuple(
                DataShape(name=one.name, fields=tuple(one.fields), source=one.source)
                for one in self.shapes.values()
                if one.fields or one.spoken_of
            ),
            integrations=tuple(self.integrations.values()),
            volumes=tuple(self.volumes.values()),
            constraints=tuple(
                Constraint(id=own, kind=constraint_kind(note.text, note.category), text=note.text, source=note.source)
                for note, own in zip(self.constraints, constraints, strict=True)
            ),
            exclusions=tuple(dict.fromkeys(self.exclusions)),
            team=team_of(self.team, today),
            existing_schema=schema,
            existing_openapi=openapi,
            unplaced=tuple(sorted(self.unplaced, key=lambda one: (one.source.file, one.source.line))),
        )


def _unique(own: list[str], letter: str, taken: set[str], reserved: set[str]) -> list[str]:
    """The documents' own ids, told apart where one is used twice, and running ones for the rest."""
    out, running = [], 0
    for one in own:
        chosen, count = one, 2
        while chosen and chosen in taken:
            chosen, count = f"{one}-{count}", count + 1
        while not chosen:
            running += 1
            chosen = "" if f"{letter}{running}" in reserved else f"{letter}{running}"
        taken.add(chosen)
        out.append(chosen)
    return out
