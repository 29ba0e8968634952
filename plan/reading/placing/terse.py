"""Items of terse lists of things, which nobody wants, and what they say besides."""

from plan.reading.fields.data_shapes import Shape, says_only
from plan.reading.fields.terse_openings import is_convention
from plan.reading.gathered.gathering import Note
from plan.reading.gathered.standing import Standing
from plan.reading.project.rules import is_denial, is_exclusion, is_rule
from plan.reading.text.document import Statement
from plan.reading.text.numbered import demand
from plan.reading.text.stories import story_in
from plan.reading.things.defining import define
from plan.reading.things.terse import take_terse
from plan.reading.words.roles import is_person


def _wants(at: Standing, statement: Statement) -> bool:
    """Whether an item below the name of a thing says what somebody can do: `Customers can cancel their orders`."""
    told = demand(statement.text) if statement.line in at.terse.titles else None
    return told is not None and not told.forbids and is_person(told.subject, at.gathered.known_roles)


def place_terse(at: Standing, statement: Statement) -> bool:
    """Take an item of a terse list, or what the document says of its units; false if a statement is neither."""
    if statement.kind == "text" and is_convention(statement.text):
        at.leave(statement.text, statement.line)
        return True
    if at.story is not None and at.owns(at.story):
        return False
    if statement.line not in at.terse.lines and statement.line not in at.terse.titles:
        return False
    if story_in(statement.lines or statement.text) is not None or _wants(at, statement):
        return False
    left = take_terse(at, statement)
    if left is None and not says_only(statement.text, Shape("", tuple(at.given))):
        at.leave(statement.text, statement.line)
    elif left is not None:
        if is_exclusion(left.text) or is_denial(left.text):
            at.gathered.exclusions.append(statement.text)
        elif is_rule(left.text):
            at.gathered.rules.append(Note(at.source(left.line), statement.text))
        else:
            at.leave(statement.text, left.line)
        define(at, left)
    return True
