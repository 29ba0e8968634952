"""Wishes that carry a mark, in any wording: `[M] Stock is held by branch`, `## Clients [M]`."""

import re
from dataclasses import replace
from typing import NamedTuple

from plan.reading.gathered.gathering import Note, StoryDraft
from plan.reading.gathered.standing import Marked, Standing
from plan.reading.placing.by_section import place_beside, place_statement
from plan.reading.project.constraints import is_constraint
from plan.reading.project.rules import is_exclusion, is_rule
from plan.reading.text.document import Block, Statement
from plan.reading.text.naming import folded, key, singular
from plan.reading.text.numbered import demand, numbered
from plan.reading.text.sections import Section, names_nothing
from plan.reading.text.stories import story_in
from plan.reading.things.defining import define
from plan.reading.wishes.narrated import narrated, wanting
from plan.reading.wishes.telling import describe, role_id, tell_wish
from plan.reading.words.passives import passive_wish
from plan.reading.words.priorities import priority_word, take_priority
from plan.reading.words.roles import may_want
from plan.requirements import Priority

_PLAIN = (None, "data", "summary", "stories")
"""Kinds of sections in which a marked statement is a wish; a rule or a constraint is none in a section of its like."""
_MARK = (
    r"(?:\[\s*(?P<square>[^\[\]()\n]{1,25}?)\s*\]|\(\s*(?P<round>(?:must|should|could|won['’]?t)(?:[- ]haves?)?"
    r"|nice[- ]to[- ]have|(?:high|medium|low)(?:\s+priority)?|essential|desirable)\s*\))"
)
_IN_FRONT = re.compile(rf"^\s*{_MARK}\s*(?:[:.–—-]\s*)?(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"\s*{_MARK}(?P<stop>\s*[.:]?)\s*$", re.IGNORECASE)
_AFTER_TITLE = re.compile(rf"\s*{_MARK}(?P<stop>\s*[.:–—-]?)", re.IGNORECASE)
_SHOUTED = re.compile(r"(?<=\w\s)(?P<word>MUST|SHALL|SHOULD)\b(?=\s+(?!not\b)[a-z])")
"""How RFC 2119 has it: what must be, in capitals, is a requirement in whatever wording."""
_FORBIDDEN = re.compile(r"\b(?:MUST|SHALL|SHOULD)\s+(?:NOT|not)\b")
_ABOUT_WORDS = re.compile(
    r"RFC\s*-?\d|\bkey\s?words?\b|[\"“‘'`*](?:MUST|SHALL|SHOULD)|(?:MUST|SHALL|SHOULD)\s*(?:,|and|or)\s|^[^a-z]*$"
)
"""What says what such words mean, or is all in capitals."""
_SHOUTED_PRIORITY: dict[str, Priority] = {"MUST": "must", "SHALL": "must", "SHOULD": "should"}
_OF_FIELDS = frozenset(("optional", "required", "mandatory", "none", "normal", "c"))
"""What is said of fields as well; a lone small letter may be a unit."""


class _Found(NamedTuple):
    """A statement without its mark, what that means, and what the statement has for a title."""

    statement: Statement
    priority: Priority
    title: str = ""


def place_marked(at: Standing, statement: Statement) -> bool:
    """Take a statement that is marked as a wish, or stands below one that is; false if it neither is nor does."""
    if at.kind == "stories" and statement.kind == "item":
        return False
    if at.kind not in _PLAIN or statement.kind not in ("text", "item") or story_in(statement.lines or statement.text):
        return False
    if found := _without_mark(statement) or (_shouted(statement) if _is_free(at) else None):
        return _begin(at, found)
    if _forbids(at, statement):
        return True
    if at.marked is not None and _reaches(at.marked, statement):
        _go_on(at, statement, at.marked)
        return True
    heading = at.heading
    if heading is None or heading.kind is not None or not _names_wish(at, heading):
        return False
    items_tell = at.kind == "stories" and heading.line in at.below
    if items_tell or numbered(statement.text) is not None:
        return False
    story = _headed(at, heading)
    _go_on(at, statement, Marked(story, story.priority or "must", "heading"))
    return True


def _is_free(at: Standing) -> bool:
    """Whether no story is open that what follows belongs to: one with a heading or a number of its own."""
    return at.story is None or (at.story.told and not (at.story.named or at.story.id))


def _forbids(at: Standing, statement: Statement) -> bool:
    """Take what MUST NOT be as a rule; false if a statement says nothing of the kind."""
    forbids = _FORBIDDEN.search(statement.text) and not _ABOUT_WORDS.search(statement.text) and _is_free(at)
    if forbids:
        define(at, statement)
        at.gathered.rules.append(Note(at.source(statement.line), statement.text))
    return bool(forbids)


def end_marked(at: Standing, block: Block) -> None:
    """Let go of a marked wish whose mark does not reach a block."""
    marked = at.marked
    if marked is None:
        return
    inside = marked.kind == "item" and (block.depth > marked.depth or (block.kind == "text" and block.depth > 0))
    announced = marked.announces and block.kind == "item" and block.depth > marked.depth
    if not (inside or announced):
        at.marked = None


def _reaches(marked: Marked, statement: Statement) -> bool:
    """Whether a mark reaches a statement of the same block, or of one that it reaches."""
    return statement.kind == "text" or statement.depth > marked.depth


def _without_mark(statement: Statement) -> _Found | None:
    """A statement whose text begins or ends with a mark, or has one behind its title in bold."""
    text, title = statement.text, statement.lead.strip(" :.–—-")
    if (match := _IN_FRONT.match(text)) and (priority := _meant(match)):
        return _Found(_cut(statement, 0, match.end()), priority)
    if statement.lead and text.startswith(statement.lead.strip()):
        begin = len(statement.lead.strip().rstrip(".: "))
        inner = _BEHIND.search(statement.lead)
        match = _AFTER_TITLE.match(text, inner.start() if inner else begin)
        if match and (priority := _meant(match)):
            title = statement.lead[: inner.start()].strip() if inner else title
            return _Found(_cut(statement, match.start(), match.end()), priority, title)
    if (match := _BEHIND.search(text)) and (priority := _meant(match)):
        return _Found(_cut(statement, match.start(), match.start("stop")), priority)
    return None


def _shouted(statement: Statement) -> _Found | None:
    """A statement that says in capitals that something MUST be, in small letters."""
    shouted = None if _ABOUT_WORDS.search(statement.text) else _SHOUTED.search(statement.text)
    return _Found(_in_small_letters(statement), _SHOUTED_PRIORITY[shouted["word"]]) if shouted else None


def _in_small_letters(statement: Statement) -> Statement:
    """A statement whose MUST is no louder than its other words."""
    text, lines = (_SHOUTED.sub(lambda match: match["word"].lower(), one) for one in (statement.text, statement.lines))
    return replace(statement, text=text, lines=lines)


def _meant(match: re.Match[str]) -> Priority | None:
    word = match["square"] or match["round"] or ""
    if folded(word) in _OF_FIELDS and word != "C":
        return None
    return priority_word(word)


def _cut(statement: Statement, begin: int, end: int) -> Statement:
    text = f"{statement.text[:begin]}{'' if begin == 0 else ' ' if statement.text[end : end + 1].isalnum() else ''}"
    text = f"{text}{statement.text[end:]}".strip()
    lead = statement.lead if statement.lead and text.startswith(statement.lead.strip()) else ""
    return replace(
        statement, text=text, lines=take_priority(statement.lines)[0] if statement.lines else text, lead=lead
    )


def _begin(at: Standing, found: _Found) -> bool:
    statement, title = found.statement, found.title
    if numbered(statement.text) is not None or not any(char.isalpha() for char in statement.text):
        return False
    at.story = at.marked = None
    if found.priority == "wont":
        at.gathered.exclusions.append(statement.text.rstrip(" ;"))
        return True
    if not title and is_constraint(statement.text) and demand(statement.text) is None:
        place_statement(at, statement)
        define(at, statement)
        return True
    define(at, statement)
    at.story = None
    rest = (
        statement.text[len(title) :].lstrip(" .:–—-") if title and statement.text.startswith(title) else statement.text
    )
    if title and not rest:
        at.begin_story(
            StoryDraft(at.source(statement.line), title=title, told=False, priority=found.priority, plain=True)
        )
    else:
        _tell(at, replace(statement, text=rest, lines=rest, lead=""), found.priority, title)
    if at.story is not None:
        depth = statement.depth if statement.kind == "item" else 0
        announces = statement.text.rstrip().endswith(":")
        at.marked = Marked(at.story, found.priority, statement.kind, depth, announces)
        at.story.depth = depth
    at.story = None
    return True


def _tell(at: Standing, statement: Statement, priority: Priority, title: str) -> None:
    """Begin the story of what a statement says is the case, or is done, or is to be."""
    first, before, others = wanting(statement.text)
    told = narrated(first, at.gathered.known_roles)
    if told.want in first:  # in the words of the sentence, which other readers know as well
        tell_wish(at, told.want, statement, priority=priority, title=title, whole=True)
    else:
        role = role_id(at, told.who, statement.line) if told.who else ""
        at.begin_story(StoryDraft(at.source(statement.line), "", title, role, told.want, priority=priority, plain=True))
        at.gathered.aside(first, at.source(statement.line))
    whole = (first,) if told.shortened else ()
    if at.story is not None:
        at.story.acceptance = [*before, *at.story.acceptance, *whole, *others]


def _go_on(at: Standing, statement: Statement, marked: Marked) -> None:
    """Take what belongs to a marked wish: a wish of its own, a rule or a constraint, else a condition of it."""
    story = marked.story
    at.story = None
    define(at, statement)
    at.story = None
    if not story.told:
        story.told = True
        if not describe(at, story, statement.text, statement.line):
            story.want = story.title
            story.acceptance.append(statement.text)
    elif _is_condition(at, statement) or not place_beside(at, statement):
        at.gathered.aside(statement.text, at.source(statement.line))
        story.acceptance.append(statement.text)
    elif at.story is not None:
        at.story.priority = marked.priority
    at.story = None
    if at.marked is marked:
        goes_on = marked.announces if statement.kind == "item" else statement.text.rstrip().endswith(":")
        at.marked = replace(marked, announces=goes_on)


def _is_condition(at: Standing, statement: Statement) -> bool:
    """Whether a statement says how things are or must not be, rather than what else is to be done."""
    text = statement.text
    if is_constraint(text) or is_exclusion(text):
        return False
    asked = demand(text)
    if asked is None:
        return statement.kind == "item" or not passive_wish(text)
    return asked.forbids or is_rule(text) or not may_want(asked.subject, at.gathered.known_roles)


def _names_wish(at: Standing, heading: Section) -> bool:
    """Whether a heading names a wish and no group of them: it has a mark of its own, and no number."""
    return (
        heading.marked
        and heading.line not in at.opened
        and not names_nothing(heading.title)
        and numbered(heading.title) is None
    )


def _headed(at: Standing, heading: Section) -> StoryDraft:
    """The story of a heading with a mark, begun by the first statement below it."""
    if at.headed_wish is None or at.headed_wish[0] != heading.line:
        title = take_priority(heading.title)[0]
        one = key(singular(title.lower()))
        known = one in at.gathered.known_things or one in at.gathered.shapes
        want = f"manage {title[:1].lower()}{title[1:]}" if known else title
        at.begin_story(StoryDraft(at.source(heading.line), title=title, want=want, plain=True))
        at.headed_wish = (heading.line, at.gathered.stories[-1])
    return at.headed_wish[1]
