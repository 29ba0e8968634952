"""Which lines of a document came out of the reader, and which did not."""

import re

from plan.reading.project.team import TeamFacts, team_facts
from plan.reading.text.naming import folded
from plan.reading.words.priorities import priority_word
from plan.requirements import (
    BusinessRule,
    Constraint,
    DataShape,
    Integration,
    Requirements,
    Role,
    Unplaced,
    UserStory,
    Volume,
)
from tests.plan.reading.given import read

# What a document is built of, and no statement: headings, rules, fences, a table's head, a label over a list.
_HEADING = re.compile(r"^\s*#{1,6}\s|^\s*(?:\d+(?:\.\d+)*[.)]?\s+)?[^a-zà-ÿ]*[A-ZÀ-Þ]{3}[^a-zà-ÿ]*$")
_RULE = re.compile(r"^[\s|:=~_*#+`>-]*$|^\s*(?:```|~~~)|^\s*</?[A-Za-z][^>]*>\s*$")
_LABELLED = re.compile(r"^\W*[^\W\d_][\w #/'’-]{1,40}\W*:")
_LABEL = re.compile(r"^\W*[^\n:]{2,70}:\W*$")
_NUMBERED_HEADING = re.compile(r"^\s*\d+(?:\.\d+)*[.)]?\s+[^\W\d_][^.!?:;]{2,60}$")
_KEYWORD = re.compile(r"^\s*(?:@\S+\s*)+$|^\s*#\s*language|^\s*[^\W\d_][\w ]{1,20}:\s*$|^\s*(?:\"\"\"|''')")
# Words that only frame a statement: the reader keeps what is framed.
_FRAME = frozenset(
    [
        "product",
        "application",
        "platform",
        "software",
        "story",
        "user",
        "want",
        "wants",
        "would",
        "also",
        "like",
        "that",
        "shall",
        "must",
        "should",
        "could",
        "will",
        "need",
        "needs",
        "able",
        "system",
        "requirement",
        "requirements",
        "acceptance",
        "criteria",
        "criterion",
        "como",
        "quiero",
        "para",
        "möchte",
        "damit",
        "veux",
        "souhaite",
        "afin",
        "tant",
        "quero",
        "priority",
        "prioridade",
        "prioridad",
        "release",
        "scenario",
        "given",
        "when",
        "then",
        "feature",
        "enhancement",
        "rule",
        "example",
        "examples",
        "background",
        "description",
    ]
)


def unaccounted(document: str, name: str, requirements: Requirements | None = None) -> list[str]:
    """Lines of `document` that nothing read points to and whose words nothing read carries."""
    found = requirements or read(document, name)
    lines = {one.source.line for one in _sourced(found)}
    carried = {word[:4] for word in re.findall(r"[^\W_]+", folded(found.model_dump_json()))}
    source = document.split("\n")
    return [
        f"{number}: {line}"
        for number, line in enumerate(source, 1)
        if number not in lines
        and not _structural(source, number - 1)
        and not _fact(line)
        and not (_carried(line, carried) or _carried(_LABELLED.sub("", line), carried))
        and not (number == 1 and name.endswith(".csv"))
    ]


def _fact(line: str) -> bool:
    """A line whose only word is a number or a class that is kept without its line: of the team, or a priority."""
    facts, rest = team_facts(line)
    label, _, value = line.partition(":")
    priority = "prior" in folded(label) and priority_word(value.strip(" *_")) is not None
    return priority or (facts != TeamFacts() and len(re.findall(r"[^\W\d_]{4,}", rest)) <= 8)


def _sourced(
    found: Requirements,
) -> list[UserStory | BusinessRule | Role | DataShape | Integration | Volume | Constraint | Unplaced]:
    kinds = (found.stories, found.rules, found.roles, found.data, found.integrations, found.volumes)
    return [one for kind in (*kinds, found.constraints, found.unplaced) for one in kind]


def _structural(source: list[str], at: int) -> bool:
    line = source[at]
    below = source[at + 1] if at + 1 < len(source) else ""
    above = source[at - 1] if at else ""
    head = bool(re.match(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*$", below)) and "|" in line
    underlined = bool(re.match(r"^\s*(?:={3,}|-{3,})\s*$", below)) and bool(line.strip())
    alone = not below.strip() or not above.strip()
    return bool(
        not line.strip()
        or head
        or underlined
        or any(one.match(line) for one in (_HEADING, _RULE, _LABEL, _KEYWORD))
        or (alone and (_NUMBERED_HEADING.match(line) or _TOPIC.match(line)))
    )


_TOPIC = re.compile(r"^[A-ZÀ-Þ][\w ’'/&-]{2,40}$")


def _carried(line: str, carried: set[str]) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]{4,}", folded(line)) if word not in _FRAME]
    return all(word[:4] in carried for word in words)
