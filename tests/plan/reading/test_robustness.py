"""Whatever the text is, reading it ends in requirements or in NoRequirementsError."""

import json
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plan.reading.text.document import NoRequirementsError
from plan.requirements import Requirements
from tests.plan.reading.given import read

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
STORY = "\n\nAs a member, I want to renew a loan.\n"
NAMES = st.sampled_from(["a.md", "a.txt", "a.feature", "", "a\x00\u202e.md"])
PIECES = st.sampled_from(
    [
        *("# ", "- ", "  ", "\n", "\n\n", "|", "**", "`", "```", ":", "<", ">", "[", "](", ")", "---\n", "|---|\n"),
        *("As a ", "I want ", "so that ", "FR-1 ", "shall ", "must not ", "the user ", "Priority: ", "@must"),
        *(
            "Feature: ",
            "Scenario: ",
            "Given ",
            "When ",
            "Examples:\n",
            '"""\n',
            "1,000 ",
            "per day",
            "GET /",
            "TABLE a (",
        ),
        *("\x00", "\x1b[31m", "\u202e", "\u200b", "\ud800", "🚀", "é"),
    ]
)
ENDLESS = {
    "letters": "a" * 12_500,
    "roles": "as a " * 2_500,
    "wants": "as a I want " * 1_000,
    "stars": "*" * 12_500,
    "brackets": "[" * 12_500,
    "links": "[a](" * 2_500,
    "comments": "<!--" * 2_500,
    "parentheses": "(" * 12_500,
    "pipes": "|" * 12_500,
    "rows": "|a\n" * 1_250,
    "numbers": "1 000 " * 2_000,
    "lists": "a, " * 2_500,
    "ticks": "`a" * 5_000,
    "quotes": "> " * 5_000,
    "ids": "A-" * 5_000,
    "blank lines": "\n" * 12_500,
    "NULs": "\x00" * 12_500,
    "tables": "TABLE a (b, " * 750,
    "labels": "x:\n" * 1_000,
    "starts": "starts 2 " * 1_250,
    "routes": "GET /" * 2_000,
    "features": "Feature: a\n" * 750,
    "hundreds": "two hundred " * 1_250,
    "groups": "200 " * 1_250,
    "peaks": "1 per day peak " * 1_000,
    "labels on a line": "**A:** b " * 1_250,
    "labels of an issue": "- x" + " `a`" * 2_500,
    "columns": "|" + "a|" * 1_250 + "\n|" + "-|" * 1_250 + "\n|" + "b|" * 1_250,
    "quoted": '"x,' * 2_500,
    "nesting": "\n".join("  " * depth + "- a" for depth in range(300)),
    "fences": "```a\n" * 1_250,
    "systems": "integrates with " + "X of " * 2_000,
}


def outcome(text: str, name: str) -> Requirements | None:
    try:
        return read(text, name)
    except NoRequirementsError:
        return None


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


@settings(max_examples=150)
@given(st.text(max_size=300) | st.lists(PIECES, max_size=40).map("".join), NAMES)
@example("The clerk shall .", "a.md")
@example("User SHALL !", "a.md")
def test_any_text(text: str, name: str) -> None:
    told = outcome(f"{text}{STORY}", name)
    outcome(text, name)
    if told is None:
        return
    dumped = told.model_dump_json()
    assert not HIDDEN.search("".join(_texts(json.loads(dumped))))
    assert Requirements.model_validate_json(dumped) == told
    lines = text.count("\n") + text.count("\r") + 4
    sources = [story.source for story in told.stories] + [one.source for one in told.unplaced]
    sources += (
        [one.source for one in told.roles] + [one.source for one in told.rules] + [one.source for one in told.data]
    )
    assert all(source.provenance == "said" and 1 <= source.line <= lines for source in sources)
    for ids in ([one.id for one in told.stories], [one.id for one in told.roles], [one.id for one in told.rules]):
        assert len(set(ids)) == len(ids)
    assert {story.role for story in told.stories} <= {"", *(role.id for role in told.roles)}
    assert all(story.want and story.title and story.id for story in told.stories)
    assert all(shape.fields and shape.name for shape in told.data)
    assert told.project


@settings(max_examples=50)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_same_document_is_read_the_same(text: str) -> None:
    assert outcome(text + STORY, "a.md") == outcome(text + STORY, "a.md")


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.feature"])
@pytest.mark.parametrize("kind", ENDLESS)
def test_what_nobody_writes_takes_little_time(kind: str, name: str) -> None:
    outcome(f"The clerk shall print.{STORY}", name)  # Loading the grammar is no part of it.
    text = ENDLESS[kind]
    seconds = cpu_seconds(lambda: outcome(text, name))
    if seconds > 1:  # a quarter of that is usual
        assert cpu_seconds(lambda: outcome(text * 4, name)) < 8 * seconds, (
            "four times the text, about four times as long"
        )


MANY = 400


def long_document(name: str, numbers: range) -> str:
    """A document with as many requirements as there are numbers."""
    match name:
        case "sentences.md":
            return "".join(
                f"FR-{at} The clerk shall print report {at} with name, date and total.\n\n" for at in numbers
            )
        case "rows.md":
            rows = "".join(f"| FR-{at} | A user shall print. |\n" for at in numbers)
            return f"| ID | Requirement |\n|---|---|\n{rows}"
        case "stories.txt":
            return "".join(f"As a clerk, I want to file paper {at} so that I find it.\n- soon\n\n" for at in numbers)
        case _:
            forms = "".join(f"  Scenario: s\n    When the clerk files form{at}z\n" for at in numbers)
            return f"Feature: x\n{forms}"


@pytest.mark.parametrize("name", ["sentences.md", "rows.md", "stories.txt", "forms.feature"])
def test_hundreds_of_requirements_take_as_much_longer_as_they_are_more(name: str) -> None:
    read(long_document(name, range(2)), name)  # Loading the grammar is no part of it.
    some = cpu_seconds(lambda: read(long_document(name, range(MANY, MANY + MANY // 4)), name))
    many = long_document(name, range(MANY))
    assert cpu_seconds(lambda: read(many, name)) < 8 * some, "four times as many, about four times as long"
    assert len(read(many, name).stories) == MANY


def cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
