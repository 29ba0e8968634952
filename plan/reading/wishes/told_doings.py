"""Stories out of sentences that only name what has to be there: `Customers registering, ordering, cancelling.`"""

from plan.reading.gathered.gathering import StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.languages import language_of
from plan.reading.wishes.doings import announces, doings, is_led
from plan.reading.wishes.telling import role_id
from plan.reading.wishes.told_already import is_told, words_of_stories


def tell_doings(at: Standing, statement: Statement) -> bool:
    """Take each doing that a statement names, and that no story tells yet, as a story; false if it names none."""
    here = is_led(statement.text) or (at.heading is not None and announces(at.heading.title))
    if not here or at.kind == "exclusions" or (language_of(statement.text) or "en") != "en":
        return False
    found = doings(statement.text, at.gathered.known_roles)
    if not found:
        return False
    source = at.source(statement.line)
    for who, want in found:
        verb, _, what = want.partition(" ")
        if what and is_told([verb], what, words_of_stories(at.gathered.stories)):
            at.leave(want, statement.line)
            continue
        role = role_id(at, who, statement.line) if who else ""
        at.begin_story(StoryDraft(source, role=role, want=want, priority="must", plain=True))
    at.story = None
    return True
