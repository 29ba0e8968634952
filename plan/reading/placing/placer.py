"""A document's blocks, each put where it belongs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from plan.reading.fields.data_shapes import Shape, shape_name, table_in
from plan.reading.frames.below import with_listed_fields
from plan.reading.frames.code_fields import with_code_fields
from plan.reading.frames.dialogue import ASKED
from plan.reading.gathered.gathering import Gathered, Note, StoryDraft
from plan.reading.gathered.salience import mention
from plan.reading.gathered.standing import LABEL_DEPTH, Standing
from plan.reading.layout.announced_rows import with_announced_rows
from plan.reading.layout.listed_states import with_listed_states
from plan.reading.layout.marks import MARKED, with_marks_spelt_out
from plan.reading.layout.priority_titles import is_priority_title, with_priority_titles
from plan.reading.layout.run_in_headings import RUN_IN, has_run_ins, with_run_in_headings
from plan.reading.layout.statements import joined, statements
from plan.reading.layout.stems import with_whole_items
from plan.reading.layout.terse_entries import TerseEntries, terse_entries, with_terse_items
from plan.reading.placing.by_section import place_statement
from plan.reading.placing.contents import below_headings, entered_below, kind_by_contents
from plan.reading.placing.labels import place_label
from plan.reading.placing.marked import end_marked, place_marked
from plan.reading.placing.rows import place_row
from plan.reading.placing.terse import place_terse
from plan.reading.project.routes import route_in
from plan.reading.text.bare_headings import BARE, with_bare_headings
from plan.reading.text.document import Block, Statement
from plan.reading.text.lettered import with_lettered_headings
from plan.reading.text.markup import one_line, words
from plan.reading.text.numbered import is_epic, numbered
from plan.reading.text.sections import (
    LASTING,
    Section,
    SectionKind,
    heading_words,
    kind_of,
    names_nothing,
    priority_of_heading,
)
from plan.reading.text.stories import story_in
from plan.reading.text.titles import TITLE_GOES_ON, project_of_heading
from plan.reading.things.by_frames import place_list
from plan.reading.things.defining import define
from plan.reading.wishes.telling import tell_meant, tell_prose, tell_route, tell_story
from plan.reading.words.priorities import take_priority
from plan.requirements import Unplaced

_SURE = re.compile(
    r"^(?:\d[\d.]*\s+)?(?:user (?:roles|types|classes)|roles and permissions)|"
    r"non[- ]?functional|entit(?:y|ies)|data (?:model|dictionary|shapes?)|success criteria|measurable|entidades|"
    r"entitäten|entités",
    re.IGNORECASE,
)
_OF_A_MACHINE = re.compile(r"(?:system|hardware|software|minimum) requirements$", re.IGNORECASE)
"""Under a heading about installing, what a machine needs is nothing that people want."""
_NAMES_STORY = re.compile(
    r"^(?:requirement|user story|story|feature|capability|epic|requisito|historia(?: de usuario)?|anforderung|"
    r"exigence|épico|épica|épique)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_OF_RELEASE = re.compile(
    r"\b(?:releases?|phases?|versions?|iterations?|milestones?|launch|go-?live|later|now|next|first|second|third|some\s?day|day\s+one|season|year|requirements|wishes|features|stories)\b",
    re.IGNORECASE,
)
"""What a heading with a priority speaks of that stands over several wishes."""
_SCENARIO_HEADING = re.compile(
    r"^(?:scenario(?: outline)?|example|escenario|szenario|scénario|cenário)(?:\s+\d+)?\s*[:–-]\s*(?=\S)", re.IGNORECASE
)
_SCENARIO = re.compile(r"^\s*(?:Feature|Scenario|Given|When|Then|And|Background|Escenario|Szenario)\b")


_CLOSED = ("acceptance", "exclusions")
"""What no group of stories is called, unlike `Epic A: People`."""
_SEVERAL = 4
_MANY = 12
"""Numbered requirements of a document that is a specification: its introduction only introduces."""


class Placer:
    """Reads one document, or a part of one, into what has been gathered."""

    def __init__(self, file: str, gathered: Gathered, *, eager: bool = False, prose: bool = False) -> None:
        self.at = Standing(file, gathered, eager=eager, prose=prose)
        self.headings = 0

    def place(self, blocks: Iterable[Block]) -> None:
        """Put every block where it belongs, or leave it."""
        written = with_marks_spelt_out(list(blocks))
        self.at.run_ins = has_run_ins(written)
        marked = with_bare_headings(with_run_in_headings(written))
        headed_blocks = with_priority_titles(with_lettered_headings(marked))
        self.at.terse = terse_entries(headed_blocks) if self.at.gathered.language is None else TerseEntries()
        headed_blocks = with_terse_items(headed_blocks, self.at.terse)
        listed = with_listed_states(with_announced_rows(with_code_fields(headed_blocks)))
        ordered = with_whole_items(with_listed_fields(listed))
        told = [kind_of(block.text) for block in ordered if block.kind == "heading"]
        self.title_tells = "stories" not in told[1:]
        self.at.groups = grouping(ordered)
        self.at.below, self.at.entered = below_headings(ordered), entered_below(ordered)
        self.at.opened = opened_by_others(ordered)
        self.at.run_in = frozenset(block.line for block in ordered if block.info == RUN_IN)
        self.at.specifies = sum(one.kind in ("text", "item", "row") and _is_numbered(one) for one in ordered) >= _MANY
        told_of = (numbered(heading_words(one.text)) for one in ordered if one.kind == "heading")
        self.at.epics = frozenset(own.id for own in told_of if own and is_epic(own))
        for block in joined(ordered):
            match block.kind:
                case "heading":
                    self._heading(block)
                case "row":
                    place_row(self.at, block)
                case "code":
                    self._code(block)
                case "comment":
                    self.at.leave(block.text, block.line)
                case "text" | "item":
                    self._end_run_in(block)
                    end_marked(self.at, block)
                    self.at.paragraph, self.at.entry = None, ""
                    self.at.begin_paragraph(block.line if block.kind == "text" else 0)
                    self.at.said_before = self.at.listing = ""
                    parts = list(statements(block))
                    self.at.lists_numbers = _lists_numbers(parts)
                    for statement in parts:
                        self._statement(statement)
        self._close_section()

    def _end_run_in(self, block: Block) -> None:
        """A story whose title runs into its paragraph ends with the paragraph."""
        if block.kind != "text":
            return
        if self.at.story is not None and self.at.story.run_in:
            self.at.story = None
        if self.at.run_ins:
            self.at.close_labels()

    def _statement(self, statement: Statement) -> None:
        if statement.kind == "item":
            self.at.close_labels(
                statement.depth + 1
                if self.at.sections and self.at.sections[-1].depth == LABEL_DEPTH
                else statement.depth
            )
            self.at.items_in_label = True
        elif self.at.items_in_label and statement.kind == "text":
            self.at.close_labels()
            self.at.items_in_label = False
        if self.at.terse.names and place_terse(self.at, statement):
            return
        if _POINTS_TO_SECTION.match(statement.text):
            self.at.leave(statement.text, statement.line)
            return
        if place_marked(self.at, statement):
            return
        if story_in(statement.lines or statement.text) is None and place_list(self.at, statement):
            self._wished_as_well(statement)
        elif not place_label(self.at, statement):
            place_statement(self.at, statement)
        define(self.at, statement)

    def _wished_as_well(self, statement: Statement) -> None:
        """Take what a sentence that lists fields tells that people do: `You sign up with your e-mail and a name.`"""
        left = self.at.gathered.unplaced[-1:]
        if tell_prose(self.at, statement) or (self.at.eager and tell_meant(self.at, statement)):
            for last in left:
                if (last.text, last.source.line) == (statement.text, statement.line):
                    self.at.gathered.unplaced.remove(last)

    def _heading(self, block: Block) -> None:
        at = self.at
        text = one_line(words(block.text))
        if route_in(text):
            tell_route(at, text, block.line)
            return
        self._close_section(block.depth)
        bare, asked = block.info == BARE, block.info in ASKED.values()
        if bare and kind_of(text) != "acceptance":
            at.leave(text, block.line)  # it is a guess that it is a heading, so it is listed as well
        self.headings += not block.info
        title = heading_words(block.text)
        while at.sections and at.sections[-1].depth >= block.depth:
            at.sections.pop()
        if at.story is not None and _SCENARIO_HEADING.match(title) and block.depth > at.story_heading:
            self._scenario(title, block)
            return
        apart = bare and self._introduced_here(at)
        if at.story is not None and (block.depth <= at.story_heading or not at.story_heading or apart):
            at.story = None if (at.story_heading and not apart) or kind_of(title) != "acceptance" else at.story
        if at.story is not None and at.story.source.line < min(at.terse.titles, default=0):
            at.story = None  # what an introduction wants is none of what the lists below say
        at.note, at.shape, at.steps_open, at.items_in_label, at.defining, at.spoken = None, None, False, False, "", ""
        at.first_said = at.feature = None
        at.person = ""
        first = self.headings == 1 and not block.info and (block.depth == 1 or not (numbered(title) or kind_of(title)))
        if first and not at.gathered.title and not (at.gathered.stories or at.gathered.rules):
            at.gathered.title = "" if names_nothing(title, most_words=1) else project_of_heading(title)
        second = self.headings == 2 and not at.gathered.title and not block.info
        goes_on = second and _goes_on(at, title, block.line)
        if goes_on or (second and TITLE_GOES_ON.match(title)):
            at.gathered.title = TITLE_GOES_ON.sub("", title)
        kind = (
            None if asked else "summary" if goes_on else self._kind(title, block.line, first=first and block.depth == 1)
        )
        parent = at.kind
        bare_title, mark = take_priority(title)
        priority = priority_of_heading(title) or mark
        at.marked = None
        if block.info == MARKED:
            mention(at.gathered, bare_title, at.file, Statement(text, block.line, "heading", lines=text))
        at.sections.append(Section(block.depth, bare_title if mark else title, block.line, kind, priority, bool(mark)))
        if not (first or asked) and kind is None:
            self._named(Statement(text, block.line, "heading", lines=text), title, parent)

    @staticmethod
    def _introduced_here(at: Standing) -> bool:
        """Whether the story that is being read is one of the sentences below the document's title."""
        below_title = at.heading is not None and at.heading.depth == 1
        return (
            below_title and at.story is not None and at.heading is not None and at.story.source.line > at.heading.line
        )

    def _scenario(self, title: str, block: Block) -> None:
        """A scenario under a heading of its own is one criterion of the story that it stands under."""
        at = self.at
        at.note, at.shape, at.items_in_label = None, None, False
        at.sections.append(Section(block.depth, title, block.line, "acceptance"))
        name = _SCENARIO_HEADING.sub("", title).strip()
        at.open_scenario(name, block.line)

    def _kind(self, title: str, line: int, *, first: bool) -> SectionKind | None:
        said = None if is_priority_title(title) else kind_of(title)
        kind = kind_by_contents(said, self.at.below.get(line, ()))
        if _NAMES_STORY.match(title):
            return None
        if first:
            return kind if kind == "stories" and self.title_tells else None
        if priority_of_heading(title) == "wont":
            return "exclusions"
        if kind is None and priority_of_heading(title) and self.at.kind in (None, "summary", "other", "glossary"):
            return "stories"
        if kind is None and _OF_RELEASE.search(title) and take_priority(title)[1] and not numbered(title):
            return "stories"
        # Under a heading for stories or data, "Users" or "Security" is the name of a group.
        parent = next((section.kind for section in reversed(self.at.sections[1:]) if section.kind), None)
        if parent in LASTING and kind not in LASTING[parent] and not _SURE.search(title):
            return None
        if kind is not None and numbered(title) and story_like(title):
            return None
        return "other" if parent == "other" and _OF_A_MACHINE.search(title) else kind

    def _named(self, statement: Statement, title: str, parent: SectionKind | None) -> None:
        """A heading that names a single thing: a story, a rule, a role, an outside system, an entity."""
        at, source = self.at, self.at.source(statement.line)
        bare, priority = take_priority(title)
        named = _NAMES_STORY.match(bare)
        story = story_in(bare)
        own = numbered(bare)
        if story:
            tell_story(at, statement, story)
        elif named or (own and is_epic(own)):
            name = bare[named.end() :] if named else own.rest if own else bare
            if statement.line in at.groups:
                # An epic is a heading over its stories, and none itself.
                at.sections[-1] = replace(at.sections[-1], kind="stories")
            else:
                at.begin_story(StoryDraft(source, own.id if own else "", name, priority=priority, told=False))
        elif own and own.family == "constraint":
            at.note = Note(source, own.rest, own.id)
            at.gathered.constraints.append(at.note)
        elif own and own.family == "rule":
            at.note = Note(source, own.rest, own.id)
            at.gathered.rules.append(at.note)
        elif own and parent == "acceptance" and self._told_before(own.id):
            at.story = self._told_before(own.id)
        elif (
            own
            and own.family in ("story", "unknown")
            and (parent in (None, "stories", "summary") or (parent not in _CLOSED and statement.line in at.groups))
        ):
            at.begin_story(StoryDraft(source, own.id, own.rest, priority=priority, told=False, named=bare))
        elif parent == "data":
            named_so = at.gathered.shape(Shape(shape_name(title), ()), source)
            at.shape = named_so if at.gathered.keeps(named_so) else None
        elif parent == "roles":
            at.last_role = title
            at.gathered.roles.id_of(title, source)

    def _told_before(self, own_id: str) -> StoryDraft | None:
        return next((story for story in self.at.gathered.stories if story.id == own_id), None)

    def _close_section(self, depth: int = 0) -> None:
        """What a section left over is a story of its own, if its heading reads like one; what introduces the sections
        below it, the next of which is as deep as `depth`, is none.
        """
        at = self.at
        heading, leftover = at.heading, at.leftover
        at.leftover = []
        alone = heading is not None and heading.depth >= depth and _may_name_story(heading)
        if leftover and heading and at.stories_in_section == 0 and alone and not at.prose:
            at.begin_story(StoryDraft(at.source(heading.line), title=heading.title, want=heading.title))
            for text, line in leftover:
                at.criterion(text, line)
                at.gathered.unplaced_prose.append(Unplaced(text=text, source=at.source(line)))
        else:
            for text, line in leftover:
                if not at.gathered.aside(text, at.source(line)):
                    at.leave(text, line)
        at.stories_in_section, at.titled_by_heading = 0, None

    def _code(self, block: Block) -> None:
        at = self.at
        lines = [(line, number) for number, line in enumerate(block.text.split("\n"), block.line) if line.strip()]
        table = table_in(block.text)
        if table and block.text.casefold().count("table") == 1:
            at.gathered.shape(table[0], at.source(block.line))
            if table[1]:
                at.leave(table[1], block.line)
        elif at.story is not None and lines and _SCENARIO.match(lines[0][0]):
            for line, number in lines:
                if named := _NAMED_SCENARIO.match(line):
                    at.open_scenario(named["name"], number)
                else:
                    at.criterion(line.strip(), number)
        else:
            for line, number in lines:
                at.leave(line.strip(), number)


_POINTS_TO_SECTION = re.compile(
    r"^(?:(?:stages?|states?|status|life\s?cycle|details|conditions|rules|fields):|"
    r"(?:for\s+)?(?:(?:the|its|their)\s+)?[a-z][a-z ]{2,30},?\s+see)\s+(?:section\s+|chapter\s+)?\d+(?:\.\d+)+\.?$",
    re.IGNORECASE,
)
"""`Stages: 7.5`, `For its stages see 7.2`: says only where something else stands."""
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)+)[.)]?\s")
_NEXT_LINE = 2
"""Lines from one heading to the next with nothing but an empty line between."""
_NAMED_SCENARIO = re.compile(r"^\s*(?:scenario|example)(?:\s+outline)?\s*:\s*(?P<name>\S.*?)\s*$", re.IGNORECASE)


def _lists_numbers(parts: Sequence[Statement]) -> bool:
    """Whether several lines of a paragraph are numbered at one depth."""
    depths = Counter(match["number"].count(".") for one in parts if (match := _NUMBERED.match(one.text)))
    return max(depths.values(), default=0) >= _SEVERAL


def _is_numbered(block: Block) -> bool:
    own = numbered(f"{block.cells[0]} : x" if block.cells else words(block.text[:200]))
    return own is not None and own.family in ("story", "unknown")


def _goes_on(at: Standing, title: str, line: int) -> bool:
    """Whether a heading is the second line of the document's title: right below what only says what it is."""
    above = at.sections[0] if len(at.sections) == 1 else None
    named = kind_of(title) is None and not names_nothing(title) and numbered(title) is None
    return named and above is not None and not at.gathered.stories and line - above.line <= _NEXT_LINE


def _may_name_story(heading: Section) -> bool:
    return heading.kind is None and heading.depth > 1 and not names_nothing(heading.title)


def grouping(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of headings with headings, stories or numbered requirements below: they group, and want nothing."""
    open_headings: list[Block] = []
    groups: set[int] = set()
    for block in blocks:
        if block.kind == "heading":
            while open_headings and open_headings[-1].depth >= block.depth:
                open_headings.pop()
            scenario = bool(_SCENARIO_HEADING.match(heading_words(block.text))) or kind_of(block.text) == "acceptance"
            groups.update(() if scenario else (one.line for one in open_headings))
            open_headings.append(block)
        elif open_headings and block.kind in ("text", "item", "row") and open_headings[-1].line not in groups:
            text = words(block.text[:2000])
            own = numbered(text)
            if story_in(text) or (block.kind != "text" and own and own.family == "story"):
                groups.update(one.line for one in open_headings)
    return frozenset(groups)


def opened_by_others(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of headings whose first words are another heading below them, a story or a numbered requirement."""
    found = set()
    for block, behind in pairwise(one for one in blocks if one.kind != "markup"):
        text = words(behind.text[:2000])
        deeper = behind.kind == "heading" and behind.depth > block.depth
        if block.kind == "heading" and (deeper or story_in(text) or (behind.kind == "item" and numbered(text))):
            found.add(block.line)
    return frozenset(found)


def story_like(title: str) -> bool:
    """Whether a numbered heading is a story's and no section's."""
    own = numbered(title)
    return own is not None and own.family in ("story", "unknown") and any(char.isalpha() for char in own.id)
