"""Where the reader stands in a document: the headings in force, and what the next statement may belong to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plan.reading.english.pairs import Pair
from plan.reading.english.said import Noun
from plan.reading.fields.thing_names import is_kind_of
from plan.reading.gathered.gathering import Gathered, Heard, Note, Passage, ShapeDraft, StoryDraft
from plan.reading.layout.terse_entries import TerseEntries
from plan.reading.text.document import Statement, said
from plan.reading.text.naming import key
from plan.reading.text.sections import Section, SectionKind
from plan.reading.words.topics import topic
from plan.requirements import Priority, Source

LABEL_DEPTH = 10
"""Labels rank below every heading; one on a list item ranks below by the item's own depth."""

_NO_WISHES: frozenset[SectionKind] = frozenset(("exclusions", "other", "glossary", "team", "volumes", "acceptance"))
"""Sections whose sentences tell of no deed that is wanted."""
_STEP = re.compile(
    r"^(?:given|when|then|and|but|dad[oa]s?|cuando|entonces|quando|então|angenommen|gegeben|wenn|dann|und|"
    r"étant donné|alors|et|y|e)\b",
    re.IGNORECASE,
)
_FIRST_STEP = re.compile(r"^(?:given|dad[oa]s?|angenommen|gegeben|étant donné|scenario|example)\b", re.IGNORECASE)
# "WHEN a claim is filed THE SYSTEM SHALL answer" is a criterion on its own, where a bare "When" waits for its "Then".
_WHOLE = re.compile(
    r"^(?:when|if|while|where|cuando|quando|wenn|quand)\b.{3,}\b(?:shall|must|then|should|will|debe(?:rá)?|deve(?:rá)?|"
    r"muss|soll|dann|doit|alors|então|entonces)\b",
    re.IGNORECASE | re.DOTALL,
)
_MEANS = re.compile(r"(?:it|they|he|she|this|these|that|as\s+(?:an?|the))\b", re.IGNORECASE)
_CRITERION_ID = re.compile(r"^(?:AC|CA|AK)[-_. ]?\d+(?:\.\d+)*\s*[.:)–-]?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a sentence said is done to something, and where or to what else."""

    verb: str
    what: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstSaid:
    """What the first sentence of a list item was about, which `it` means at the beginning of the next."""

    story: StoryDraft | None
    defining: str
    about: StoryDraft | None
    spoken: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A wish that carries a mark in front or behind, and how far that reaches: over what is further in than `depth`,
    the rest of its paragraph, and a list that this announces.
    """

    story: StoryDraft
    priority: Priority
    kind: str
    depth: int = 0
    announces: bool = False


@dataclass
class Standing:
    """The reader's place in one document."""

    file: str
    gathered: Gathered
    sections: list[Section] = field(default_factory=list)
    story: StoryDraft | None = None
    lists_numbers: bool = False
    """Whether several lines of the paragraph have numbers, so that none of them is a heading."""
    specifies: bool = False
    """Whether the document numbers its requirements, so that its introduction only introduces."""
    marked: Marked | None = None
    """The wish with a mark of its own whose conditions are being read."""
    headed_wish: tuple[int, StoryDraft] | None = None
    """The wish that a heading with a mark names, with the heading's line."""
    block: int = 0
    """The line at which the paragraph of prose begins that is being read; 0 in a list."""
    guessed: str = ""
    """What a paragraph is about that has not named it yet."""
    entry: str = ""
    """The thing of which a paragraph tells that begins with its name in bold."""
    entered_at: int = 0
    """The line of that name."""
    feature: StoryDraft | None = None
    """The story of the numbered title that stands over the items which are being read: `**FR-2 Register of sites**`."""
    paragraph: StoryDraft | None = None
    """The numbered requirement whose paragraph is being read."""
    note: Note | None = None
    shape: ShapeDraft | None = None
    defining: str = ""
    """The thing that a sentence of this section defined last."""
    spoken: str = ""
    """The known thing that a sentence of this section spoke of last."""
    spoken_in: StoryDraft | None = None
    """The story that was being read then."""
    defined_first: str = ""
    """What the criteria of a story defined first."""
    defined_in: StoryDraft | None = None
    """That story."""
    person: str = ""
    """The people that were spoken of last, or that the heading names."""
    spoken_before: str = ""
    """The same before the sentence that is being read."""
    first_said: FirstSaid | None = None
    """What the first sentence of the list item before was about."""
    deed: str = ""
    """What was last said to have to be done to something: a calibration."""
    deed_before: Deed | None = None
    """What the sentence before said is done."""
    deed_said: Deed | None = None
    """The same of the sentence that is being read."""
    subject_before: Noun | None = None
    """Those whom the sentence before was about, if it spoke of several."""
    subject_said: Noun | None = None
    """The same of the sentence that is being read."""
    listing: str = ""
    """The thing whose fields a sentence of this paragraph listed last."""
    said_before: str = ""
    """The sentence before, in the same paragraph."""
    several_before: str = ""
    """What the sentence before spoke of several of."""
    field_before: str = ""
    """What the sentence before named last of what is known of things, such as a number."""
    field_said: str = ""
    """The same of the sentence that is being read."""
    named: dict[str, int] = field(default_factory=dict)
    """The line that each noun was last named in, by its last word."""
    pair: Pair | None = None
    """Two things of which the sentence before said that several go together."""
    about: StoryDraft | None = None
    """The story that it was defined in."""
    short: dict[str, str] = field(default_factory=dict)
    """What the document's abbreviations stand for: `PO` for `purchase order`."""

    @property
    def topic(self) -> str:
        """What the story that is being read is about."""
        return self.gathered.name_of(topic(self.story.want, self.story.title)) if self.story is not None else ""

    leftover: list[tuple[str, int]] = field(default_factory=list)
    stories_in_section: int = 0
    story_heading: int = 0
    titled_by_heading: StoryDraft | None = None
    last_subject: str = ""
    last_role: str = ""
    last_meant: str = ""
    people_before: tuple[str, int] = ("", 0)
    """The people that a sentence of prose spoke of last, whom `they` means, and its line."""
    eager: bool = False
    prose: bool = False
    """Whether sentences of prose are read as wishes themselves."""
    steps_open: bool = False
    items_in_label: bool = False
    groups: frozenset[int] = frozenset()
    """The lines of headings over headings, stories or numbered requirements."""
    below: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The texts of the items right below each heading, or each line in bold, by its line."""
    opened: frozenset[int] = frozenset()
    """The lines of headings whose first words are another heading, a story or a numbered requirement."""
    run_ins: bool = False
    """Whether the document's paragraphs have titles in bold in front, and no headings."""
    run_in: frozenset[int] = frozenset()
    """The lines of such titles that stand as headings."""
    terse: TerseEntries = field(default_factory=TerseEntries)
    """What the document's terse lists of things say of themselves."""
    given: list[str] = field(default_factory=list)
    """The names and fields that the item of such a list gave to things."""
    epics: frozenset[str] = frozenset()
    entered: frozenset[int] = frozenset()
    """The lines of the headings whose paragraphs begin with what they tell of, in bold."""

    @property
    def kind(self) -> SectionKind | None:
        """What kind of statements the headings in force announce."""
        return next((section.kind for section in reversed(self.sections) if section.kind), None)

    @property
    def priority(self) -> Priority | None:
        """The MoSCoW class that the headings in force give."""
        return next((section.priority for section in reversed(self.sections) if section.priority), None)

    @property
    def heading(self) -> Section | None:
        """The innermost real heading."""
        return next((section for section in reversed(self.sections) if section.depth < LABEL_DEPTH), None)

    @property
    def running_in(self) -> str:
        """The title in bold that the paragraph being read begins with; empty without one."""
        if self.story is not None and self.story.run_in:
            return self.story.title
        return self.heading.title if self.heading is not None and self.heading.line in self.run_in else ""

    def source(self, line: int) -> Source:
        """The source of what stands at `line`."""
        return said(self.file, line)

    def leave(self, text: str, line: int) -> None:
        """Keep what has no other place."""
        self.gathered.leave(text, self.source(line))
        if self.block and self.kind not in _NO_WISHES and text.strip():
            self.gathered.unplaced_prose.append(self.gathered.unplaced[-1])

    def close_labels(self, depth: int = 0) -> None:
        """End the labels that stood on list items as deep as `depth`, or deeper."""
        while self.sections and self.sections[-1].depth >= LABEL_DEPTH + depth:
            self.sections.pop()

    def begin_paragraph(self, line: int) -> None:
        """Stand at the first sentence of a paragraph, which is about what all of it is, where nothing was spoken of."""
        self.block, self.guessed = line, ""
        told = self.story is not None and bool(self.story.role)
        plain = self.heading is not None and self.heading.kind is None
        if plain and not (self.spoken or self.defining or told):
            self.spoken = self.guessed = self.gathered.focuses.get((self.file, line), "")

    def leave_focus(self, sentence: str) -> None:
        """Let `it` mean nothing where a paragraph has not yet named what it is about, and a wish what it wants."""
        if self.guessed and self.spoken == self.guessed and _MEANS.match(sentence):
            self.spoken = ""
        self.guessed = ""

    def begin_story(self, story: StoryDraft) -> None:
        """`story` is the one that the statements after it belong to."""
        if story.priority is None:
            story.priority = self.priority
        if self.titled_by_heading is not None:
            # A heading over several stories is the title of none.
            self.titled_by_heading.title, self.titled_by_heading = "", None
        self.gathered.stories.append(story)
        self.story = story
        self.stories_in_section += 1
        self.story_heading = self.heading.depth if self.heading else 0
        self.note, self.steps_open = None, False

    def heard(self, sentence: str, statement: Statement, about: str) -> None:
        """Keep a sentence with the others of its story, or of the prose below its heading.

        `about` is what the story is about.
        """
        own = self.story if statement.kind == "item" and not self.entry else None
        below = self.entered_at if self.entry else self.heading.line if self.heading else 0
        begins = own.source.line if own is not None else -below
        source = own.source if own is not None else self.source(statement.line)
        about = about if own is not None else self.entry
        title = self.entry or (self.heading.title if self.heading else "")
        passage = self.gathered.passages.setdefault((self.file, begins), Passage(source, about))
        passage.sentences.append(Heard(sentence, self.spoken, self.block, title))

    def known_as(self, name: str) -> str:
        """The name of the thing, or of the people, that a word means by its whole name or its last; empty if none."""
        shapes = self.gathered.shapes
        if not name:
            return ""
        if key(name) in shapes:
            return shapes[key(name)].name
        longer = [one.name for one in shapes.values() if is_kind_of(one.name, name)]
        if len(longer) == 1:
            return longer[0]
        return name if key(name) in self.gathered.known_things | self.gathered.known_roles else ""

    def grouped(self, epic: str) -> bool:
        """Whether the document tells an epic under a heading of its own."""
        return epic in self.epics

    def owns(self, story: StoryDraft) -> bool:
        """Whether a list here is still about `story`: not once another heading has come in between."""
        return self.heading is None or self.heading.line <= story.source.line or self.heading.depth > self.story_heading

    def open_scenario(self, name: str, line: int) -> None:
        """Begin the criterion that the steps after it complete."""
        if self.story is not None:
            self.story.acceptance.append(f"{name}:")
            self.story.scenarios.append([])
            self.steps_open = True

    def criterion(self, text: str, line: int) -> None:
        """Take an acceptance criterion for the current story; steps of one scenario become one criterion."""
        text = _CRITERION_ID.sub("", text).strip()
        if self.story is None:
            self.leave(text, line)
            return
        if text.startswith("|") and self.story.scenarios and self.story.scenarios[-1]:
            self.story.scenarios[-1].append((line, text))
        if self.is_step(text):
            if not self.story.scenarios or (_FIRST_STEP.match(text) and self.story.scenarios[-1]):
                self.story.scenarios.append([])
            self.story.scenarios[-1].append((line, text))
        if self.story.acceptance and self.steps_open and _STEP.match(text) and self._goes_on(text):
            before = self.story.acceptance[-1].rstrip(" .,;")
            self.story.acceptance[-1] = f"{before}{' ' if before.endswith(':') else ', '}{_inside(text)}"
        else:
            self.story.acceptance.append(text)
            self.steps_open = bool(_STEP.match(text) or _FIRST_STEP.match(text)) and not _WHOLE.search(text)

    def _goes_on(self, text: str) -> bool:
        """A step completes the criterion before it, unless it is the first of the next."""
        return self.story is not None and (
            self.story.acceptance[-1].endswith(":") or not (_FIRST_STEP.match(text) or _WHOLE.search(text))
        )

    def is_step(self, text: str) -> bool:
        """Whether `text` is a Given, When or Then."""
        return bool(_FIRST_STEP.match(text) or (self.steps_open and _STEP.match(text)))


def _inside(text: str) -> str:
    """A step as it reads inside a sentence."""
    first, gap, rest = text.partition(" ")
    return f"{first.lower() if first.isupper() else first[:1].lower() + first[1:]}{gap}{rest}"
