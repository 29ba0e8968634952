"""Gherkin features: their story, rules, scenarios and tags."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from gherkin.errors import CompositeParserException, ParserError, ParserException
from gherkin.parser import Parser
from gherkin.parser_types import (
    Background,
    BackgroundEnvelope,
    Envelope,
    Feature,
    GherkinDocument,
    Rule,
    RuleEnvelope,
    Scenario,
    ScenarioEnvelope,
    Tag,
)

from plan.reading.definitions.defined import definition
from plan.reading.gathered.gathering import Gathered, Note, StoryDraft
from plan.reading.placing.placer import Placer
from plan.reading.scenarios.fields import spelled_out
from plan.reading.scenarios.scenario import (
    Action,
    action_of,
    criterion,
    example_values,
    outcome,
    steps_text,
    table_shape,
)
from plan.reading.scenarios.things import Scenario as Steps
from plan.reading.scenarios.things import scenario_things
from plan.reading.text.document import said
from plan.reading.text.markdown import markdown_blocks
from plan.reading.text.markup import one_line
from plan.reading.text.naming import folded, in_sentence, key, title_of
from plan.reading.text.numbered import numbered
from plan.reading.text.sections import Section
from plan.reading.text.titles import project_of_heading
from plan.reading.words.priorities import priority_word, take_priority
from plan.requirements import Priority, Source

_FEATURE_LINE = re.compile(
    r"^[ \t]*(?:Feature|Business Need|Ability|Característica|Necesidad del negocio|Requisito|Funktionalität|"
    r"Funktion|Fonctionnalité|Funcionalidade|"
    r"Característica|Funzionalità|Functionaliteit)\s*:",
    re.MULTILINE,
)
MOST_FEATURES = 500
MOST_SLIPS = 20
_PARAMETER = re.compile(r"<(?P<name>[^<>\n]{1,40})>")
"""A column of the examples, where a scenario outline names it."""
_LANGUAGE = re.compile(r"^[ \t]*#[ \t]*language[ \t]*:", re.MULTILINE)
_ID_TAG = re.compile(r"^@(?P<id>[A-Za-z]{1,8}(?:-[A-Za-z]{1,8})?[-_]?\d+(?:[.-]\d+)*)$")


def is_feature(name: str, text: str) -> bool:
    """Whether a document is Gherkin: by its name, or by how it begins."""
    if name.casefold().endswith(".feature"):
        return bool(_FEATURE_LINE.search(text) or _LANGUAGE.search(text))
    first = next((line for line in text.split("\n") if line.strip() and line.lstrip()[0] not in "#@"), "")
    return bool(_FEATURE_LINE.match(first))


def place_features(name: str, text: str, gathered: Gathered, *, eager: bool = False) -> bool:
    """Read every feature of a document into `gathered`; false, with nothing read, if it is not valid Gherkin."""
    parts = _features(text)
    mended = [(offset, *_mended(part)) for offset, part in parts[: MOST_FEATURES + 1]]
    parsed = [(offset, part, document) for offset, part, document, _ in mended]
    if len(parsed) > MOST_FEATURES:
        return False
    readers = [
        _Reader(name, offset, part, gathered, document, eager=eager)
        for offset, part, document in parsed
        if document is not None and document.get("feature")
    ]
    if len(readers) < len(parsed):
        return False
    for reader in readers:
        reader.read()
    for offset, _, _, slips in mended:
        for slip in slips:
            gathered.leave(f"{slip.text} (no valid Gherkin: {slip.why})", said(name, offset + slip.line))
    return True


def _features(text: str) -> list[tuple[int, str]]:
    """One document for each feature, with the number of lines before it."""
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if _FEATURE_LINE.match(line)]
    if len(starts) < 2:
        return [(0, text)]
    cuts = [0]
    for start in starts[1:]:
        at = start
        while at > 0 and lines[at - 1].lstrip().startswith(("@", "#")):
            at -= 1
        cuts.append(at)
    return [(cut, "\n".join(lines[cut:end])) for cut, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


@dataclass(frozen=True, slots=True)
class _Slip:
    """A line that is no valid Gherkin where it stands."""

    line: int
    text: str
    why: str


def _mended(text: str) -> tuple[str, GherkinDocument | None, list[_Slip]]:
    """A feature without the lines that are no valid Gherkin, what it says, and those lines."""
    slips: list[_Slip] = []
    lines = text.split("\n")
    while True:
        try:
            return "\n".join(lines), Parser().parse("\n".join(lines)), slips
        except CompositeParserException as error:
            fault = error.errors[0]
        except ParserException as error:
            fault = error
        except (ParserError, RecursionError):
            return text, None, []
        line = fault.location["line"]
        written = lines[line - 1].strip() if line <= len(lines) else ""
        if not written or _FEATURE_LINE.match(written) or len(slips) >= MOST_SLIPS:
            return text, None, []
        slips.append(_Slip(line, written, one_line(str(fault)).partition("): ")[2]))
        lines[line - 1] = ""


class _Reader:
    """Reads one feature."""

    def __init__(
        self, name: str, offset: int, text: str, gathered: Gathered, document: GherkinDocument, *, eager: bool
    ) -> None:
        self.name = name
        self.offset = offset
        self.lines = text.split("\n")
        self.gathered = gathered
        self.feature: Feature = document["feature"]
        self.comments = document["comments"]
        self.eager = eager
        self.own: list[StoryDraft] = []
        self.groups: dict[tuple[str, ...], StoryDraft] = {}
        self.told: list[Steps] = []
        self.held: list[str] = []
        self.given: list[str] = []

    def read(self) -> None:
        feature = self.feature
        line = feature["location"]["line"]
        name = one_line(feature["name"])
        if not self.gathered.title:
            self.gathered.title = project_of_heading(name) or name
        before = len(self.gathered.stories)
        placer = Placer(self.name, self.gathered, eager=self.eager)
        placer.headings = 1
        placer.at.sections.append(Section(1, name, line + self.offset, None, _priority(feature["tags"])))
        placer.place(
            replace(block, line=block.line + line + self.offset) for block in markdown_blocks(self._description(line))
        )
        self.own = self.gathered.stories[before:]
        if len(self.own) == 1 and not self.own[0].id:
            self.own[0].id = _id(feature["tags"])
        self._children(feature["children"], _priority(feature["tags"]))
        self._settle()
        self._keep()
        for comment in self.comments:
            self._comment(comment["text"].strip().lstrip("#").strip(), comment["location"]["line"])

    def _comment(self, text: str, line: int) -> None:
        """A comment may tell of the team or of volumes; what else it says is no requirement, and left."""
        source = self._source(line)
        if not text or re.match(r"language\s*:", text):
            return
        if not (self.gathered.staff(text, source) or self.gathered.aside(text, source)):
            self.gathered.leave(text, source)

    def _source(self, line: int) -> Source:
        return said(self.name, line + self.offset)

    def _description(self, line: int) -> str:
        """The description's own lines, so that statements keep theirs; comments are read apart."""
        if not self.feature["description"].strip():
            return ""
        children = [first for child in self.feature["children"] if (first := _line(child))]
        until = min(children, default=len(self.lines) + 1) - 1
        part = ["" if text.lstrip().startswith("#") else text for text in self.lines[line:until]]
        return textwrap.dedent("\n".join(part))

    def _children(self, children: Sequence[Envelope], priority: Priority | None) -> None:
        for child in children:
            if "background" in child:
                self._background(cast("BackgroundEnvelope", child)["background"])
            elif "rule" in child:
                self._rule(cast("RuleEnvelope", child)["rule"], priority)
            else:
                self._scenario(cast("ScenarioEnvelope", child)["scenario"], priority)

    def _background(self, background: Background) -> None:
        for step in background["steps"]:
            self._define(step["text"], step["location"]["line"])
            if "dataTable" in step:
                shape = table_shape(step["text"], step["dataTable"], "")
                if shape:
                    self.gathered.shape(shape, self._source(step["location"]["line"]))
        told = ": ".join(
            part
            for part in (
                one_line(background["name"]),
                one_line(background["description"]),
                steps_text(background["steps"]),
            )
            if part
        )
        if told:
            self.held.append(told)
            self.given.append(told)

    def _rule(self, rule: Rule, priority: Priority | None) -> None:
        name, own_priority = take_priority(one_line(rule["name"]))
        own = numbered(name)
        text = ". ".join(
            part.rstrip(". ") for part in (own.rest if own else name, one_line(rule["description"])) if part
        )
        source = self._source(rule["location"]["line"])
        if text:
            self.gathered.rules.append(Note(source, text, own.id if own else ""))
            self.gathered.aside(text, source)
        given = list(self.given)
        self._children(rule["children"], _priority(rule["tags"]) or own_priority or priority)
        self.given = given

    def _scenario(self, scenario: Scenario, inherited: Priority | None) -> None:
        line = scenario["location"]["line"]
        source = self._source(line)
        priority = _priority(scenario["tags"]) or inherited
        action = action_of(scenario, self.gathered.known_roles, self.feature["language"], self.gathered.shapes)
        role = self._role(action, line)
        name = one_line(scenario["name"])
        told = criterion(scenario)
        which = (role, action.verb, action.noun, priority or "") if action else ("", folded(name), "", priority or "")
        draft = self._own_story(action, role, priority) or self.groups.get(which)
        if draft is None:
            want = (
                action.want
                if action
                else ": ".join(part for part in (in_sentence(name), outcome(scenario)) if part) or told
            )
            want, name = _PARAMETER.sub(r"\g<name>", want), _PARAMETER.sub(r"\g<name>", name)
            title = title_of(want) if action and len(want.split()) > 1 else name or title_of(want)
            draft = StoryDraft(source, _id(scenario["tags"]), title, role, want, priority=priority)
            draft.acceptance += [given for given in self.given if given not in self.held]
            self.groups[which] = draft
            self.gathered.stories.append(draft)
        elif not draft.id:
            draft.id = _id(scenario["tags"])
        draft.priority = draft.priority or priority
        draft.acceptance += [*self.held, told]
        self.held = []
        self.gathered.aside(told, source)
        self.told.append(
            Steps(
                tuple((step["location"]["line"], one_line(step["text"])) for step in scenario["steps"]),
                example_values(scenario),
            )
        )
        for step in scenario["steps"]:
            self._define(step["text"], step["location"]["line"])
            if "dataTable" in step:
                shape = table_shape(step["text"], step["dataTable"], action.noun if action else "")
                if shape:
                    self.gathered.shape(shape, self._source(step["location"]["line"]))

    def _define(self, text: str, line: int) -> None:
        """Take the fields that a step spells out: `When I enter a park with name, country and capacity`."""
        shape = None if spelled_out(one_line(text)) else definition(text, "")
        if shape:
            self.gathered.shape(shape, self._source(line)).in_passing = True

    def _keep(self) -> None:
        """Take what the scenarios of an English feature say is kept, and what its comments explain."""
        if self.feature["language"] != "en":
            return
        notes = [
            (comment["location"]["line"], part.strip())
            for comment in self.comments
            for part in comment["text"].strip().lstrip("#").split(";")
        ]
        told = [*self.told, *(Steps((note,)) for note in notes)]
        known = [shape.name for shape in self.gathered.shapes.values()]
        for line, shape in scenario_things(one_line(self.feature["name"]), told, known, self.gathered.known_roles):
            new = key(shape.name) not in self.gathered.shapes
            self.gathered.shape(shape, self._source(line)).in_passing |= new

    def _role(self, action: Action | None, line: int) -> str:
        """Who acts: the one that the scenario names, or the one that the feature's story is told by."""
        if action is not None and action.role:
            return self.gathered.roles.id_of(action.role, self._source(line))
        return self.own[0].role if self.own else ""

    def _own_story(self, action: Action | None, role: str, priority: Priority | None) -> StoryDraft | None:
        """The feature's own story, if the scenario shows what that wants."""
        if action is None:
            return None
        for story in self.own:
            words = {key(word) for word in folded(story.want).split()}
            same_priority = priority is None or story.priority is None or priority == story.priority
            if (
                story.role == role
                and same_priority
                and key(action.verb) in words
                and (not action.noun or key(action.noun) in words)
            ):
                return story
        return None

    def _settle(self) -> None:
        """A feature's story that no scenario shows is met when what its scenarios show is."""
        told = [draft.title for draft in self.groups.values()]
        for story in self.own:
            if not story.acceptance:
                story.acceptance += [*self.held, *told]
                self.held = []
        for left in self.held:
            self.gathered.leave(left, self._source(self.feature["location"]["line"]))


def _line(child: Envelope) -> int:
    """Where a child of a feature begins, tags and all."""
    for node in cast("dict[str, Background | Rule | Scenario]", child).values():
        tags = cast("Sequence[Tag]", node.get("tags", ()))
        return min([node["location"]["line"], *(tag["location"]["line"] for tag in tags)])
    return 0


def _priority(tags: Iterable[Tag]) -> Priority | None:
    return next((found for tag in tags if (found := priority_word(tag["name"]))), None)


def _id(tags: Iterable[Tag]) -> str:
    match = next(
        (found for tag in tags if (found := _ID_TAG.match(tag["name"])) and not priority_word(tag["name"])), None
    )
    return match["id"].upper() if match else ""
