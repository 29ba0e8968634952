"""What the description of an issue says of its story: its conditions, and the things that it defines."""

import re

from plan.reading.fields.data_shapes import split_fields
from plan.reading.gathered.gathering import StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.naming import singular
from plan.reading.text.sentences import sentences
from plan.reading.things.defining import define

_ABBREVIATION = re.compile(r"\b(?P<short>[A-Z]{2,4})(?=s?\b)")
_ROLES = re.compile(r"^(?:user\s+)?roles?\s*:\s+(?P<list>[^:;]+)$", re.IGNORECASE)


def tell_body(at: Standing, story: StoryDraft, body: str, line: int) -> None:
    """Take each sentence of a description as a condition of its story, and what it says is kept."""
    story.run_in = True
    for match in _ABBREVIATION.finditer(body):
        if whole := _in_full(match["short"], story.title):
            at.short[match["short"]] = whole
    for sentence in sentences(body):
        at.criterion(sentence, line)
        at.gathered.aside(sentence, at.source(line))
        if roles := _ROLES.match(sentence.rstrip(".")):
            for name in split_fields(roles["list"]):
                at.gathered.roles.id_of(name, at.source(line))
    define(at, Statement(body, line, lines=body))


def _in_full(short: str, title: str) -> str:
    """The words of a title that an abbreviation stands for, in the singular: `PO` below `Vendors & purchase orders`."""
    said = re.findall(r"[^\W\d_]+", title.lower())
    size = len(short)
    runs = (said[at : at + size] for at in range(len(said) - size + 1))
    found = next((run for run in runs if "".join(word[0] for word in run) == short.lower()), None)
    return " ".join((*found[:-1], singular(found[-1]))) if found else ""
