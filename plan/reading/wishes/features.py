"""Features of a product document, whose bullets tell what holds for them: `### 5.2 Run a shop (Must)`."""

import re

from plan.reading.english.clauses import told
from plan.reading.gathered.gathering import StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.project.rules import is_exclusion
from plan.reading.text.document import Statement
from plan.reading.text.languages import language_of
from plan.reading.text.naming import key
from plan.reading.text.numbered import demand
from plan.reading.text.sections import names_nothing
from plan.reading.text.sentences import sentences
from plan.reading.words.passives import passive_wish
from plan.reading.words.priorities import take_priority
from plan.reading.words.roles import acts, may_want, system_acts
from plan.reading.words.verbs import is_imperative

_OF_EACH = re.compile(r"(?:for|per|of)\s+(?:each|every)\s[^:.]{2,40}:\s", re.IGNORECASE)
"""`For each pitch: width and price`, which has no verb."""


def of_feature(at: Standing, statement: Statement) -> bool:
    """Take an item that only describes as a condition of the story before it, or of the feature that a heading or a
    numbered title names; false if it wants something itself, or stands below no feature.
    """
    if is_exclusion(statement.text) or not describes(at, statement.text):
        return False
    if at.feature is not None:
        at.story = at.feature
    elif not _below_feature(at):
        return False
    at.criterion(statement.text, statement.line)
    at.gathered.aside(statement.text, at.source(statement.line))
    return True


def _below_feature(at: Standing) -> bool:
    """Whether a heading with a priority names the feature that is read, which is a story from its first item on."""
    heading = at.heading
    if heading is None or heading.priority is None or heading.kind is not None or names_nothing(heading.title):
        return False
    if not at.stories_in_section:
        title = take_priority(heading.title)[0]
        at.begin_story(StoryDraft(at.source(heading.line), title=title, want=title, plain=True))
    return True


def describes(at: Standing, text: str) -> bool:
    """Whether an English sentence says how things are, and neither what somebody does nor what is to be done."""
    first = next(iter(sentences(text)), "")
    known = at.gathered.known_roles
    wanted = demand(first)
    if (wanted is not None and wanted.forbids) or _OF_EACH.match(first):
        return True
    if wanted is not None and wanted.want.startswith("have ") and key(wanted.subject) not in known:
        return True  # every site must have a name
    if wanted is not None and may_want(wanted.subject, known):
        return False
    if language_of(text) not in {"en", None} or acts(first, known) or system_acts(first):
        return False
    if is_imperative(first) or passive_wish(first):
        return False
    return any(clause.subjects for clause in told(first))
