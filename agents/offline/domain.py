"""What a document is about, once its sentences are read: things, what is done to them, and who does it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from agents.offline.lexicon import Lexicon
from plan.requirements import Requirements, Role, Source, UserStory

ActKind = Literal[
    "create",
    "list",
    "read",
    "update",
    "delete",
    "transition",
    "link",
    "report",
    "export",
    "download",
    "notify",
    "sign-in",
    "register",
    "account",
    "password",
    "route",
]

USERS = "user"
"""Key of the thing that people sign in as."""
CHANGES = frozenset({"update", "delete", "transition"})
"""Kinds of acts that change something that is there."""


def place(source: Source) -> str:
    """Where a statement of a document stands, in words."""
    return f"{source.file} line {source.line}"


@dataclass(frozen=True, slots=True)
class Wording:
    """A field in the words of the document, and where they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the system keeps."""

    key: str
    """Singular, in the document's words."""
    table: str
    label: str
    event: bool
    """Whether it happens between others (a loan) rather than exists by itself (a book)."""
    role: str
    """Id of the role that it is the profile of; empty otherwise."""
    fields: tuple[Wording, ...]
    """Fields as the document writes them."""
    requirements: tuple[str, ...]
    """Ids of the stories that speak of it."""
    said: str
    """Why it is kept: the evidence in words."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a story asks the system to do."""

    story: str
    kind: ActKind
    verb: str
    thing: str
    """Key of the thing it is done to; empty when it is done to none."""
    role: str
    own: bool = False
    detail: str = ""
    """The state a transition leads to, the other thing of a link, the name of a report, `METHOD /path` of a route."""


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: every `owner` row points to one `target` row."""

    owner: str
    target: str
    column: str
    optional: bool
    label: str
    part: bool = False
    """Whether the owner is a part of the target and goes with it."""
    unique: bool = False
    """Whether a target has one owner at most."""


@dataclass(frozen=True, slots=True)
class Join:
    """A many-to-many relation and the table that holds it; on the right may be people, by what they are called."""

    left: str
    right: str
    table: str
    label: str
    quantity: bool = False
    people: str = ""
    """What the people are to the left, if the right are people: the `technician` of a work order."""


@dataclass(frozen=True, eq=False)
class Domain:
    """Everything that the four artifacts are drawn from.

    One is told from another by identity, so that what is asked of one again and again can be remembered.
    """

    requirements: Requirements
    lexicon: Lexicon
    things: tuple[Thing, ...]
    acts: tuple[Act, ...]
    links: tuple[Link, ...]
    joins: tuple[Join, ...]
    stories: tuple[UserStory, ...]
    """The stories of this release."""
    roles: tuple[Role, ...]
    """The roles that sign in."""
    signs_in: bool
    registers: bool
    user_fields: tuple[Wording, ...]
    """What the documents want to know of everybody who signs in."""
    states: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The states that sentences name for a thing, by its key."""
    restorable: tuple[tuple[str, str], ...] = ()
    """Keys of the things whose deleted rows can come back, with the sentence that asks for it."""
    audit: str = ""
    """The sentence that asks who changed what; empty if none does."""
    audit_values: bool = False
    """Whether the old and the new values are to be kept as well."""
    statements: tuple[tuple[str, str], ...] = ()
    """Every sentence that may state something, with the id of the story it stands with."""

    def thing(self, key: str) -> Thing | None:
        """Return the thing of that key, or None."""
        return next((thing for thing in self.things if thing.key == key), None)

    def acts_on(self, key: str) -> tuple[Act, ...]:
        """Return what is done to a thing, in document order."""
        return tuple(act for act in self.acts if act.thing == key)

    def profile_of(self, role: str) -> Thing | None:
        """Return the thing that holds what is known of people in a role, or None."""
        return next((thing for thing in self.things if thing.role == role), None)

    def says(self, *words: str) -> str:
        """Return the first requirement id whose text contains one of `words`, or an empty string."""
        for ident, text in self.texts:
            lowered = text.lower()
            if any(word in lowered for word in words):
                return ident
        return ""

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every statement of this release with its id, in document order."""
        found = [(s.id, " ".join((s.title, s.want, s.benefit, *s.acceptance))) for s in self.stories]
        found += [(rule.id, rule.text) for rule in self.requirements.rules]
        found += [(constraint.id, constraint.text) for constraint in self.requirements.constraints]
        return tuple(found)
