"""Interviews, minutes and threads: what stands below a question is about what it asks about, whoever says it."""

import pytest

from plan.requirements import Requirements
from tests.plan.reading.given import read

WISH = "\n\n## Wishes\n\n- As a warden, I want to find a moth trap again, so that nobody stumbles over it.\n"
HIVE = ("number (unique)", "date of arrival", "inspected (boolean)", "colour (optional)")
KEEPER = ("name", "telephone")
BOLD = """## Bees

**Ola asked: What do you write down about a hive?**
Mrs Reed: Its number, which is unique, obviously, the date of arrival and whether it has been inspected. Sometimes a \
colour.

**And the keeper?**
Mrs Reed: "Name and telephone."
"""
LETTERS = """## Bees

Q: What do you write down about a hive?
A: Its number, which is unique, the date of arrival and whether it has been inspected. A colour if there is one.

Q: And the keeper?
A: (Reed) The name and the telephone.
"""
HEADINGS = """### What do you write down about a hive?

Its number, which is unique, the date of arrival and whether it has been inspected. Perhaps a colour.

### What is known about a keeper?

- name
- telephone
"""
STATES = """## Bees

**What is a hive?**

LR: A box with bees in it.

**What states can it be in?**

LR: In the end we found these:

- empty – nobody lives there
- settled – a swarm has moved in (or was put in)
- lost

**What stages does a harvest go through?**

LR: There are three: planned, running, over.
"""


def fields(told: Requirements, name: str) -> tuple[str, ...]:
    return next((tuple(field.lower() for field in one.fields) for one in told.data if one.name == name), ())


@pytest.mark.parametrize("text", [BOLD, LETTERS, HEADINGS], ids=["bold", "letters", "headings"])
def test_an_answer_has_the_fields_of_what_is_asked_about(text: str) -> None:
    told = read(f"# Apiary\n\n{text}{WISH}")
    assert fields(told, "hive") == HIVE
    assert fields(told, "keeper") == KEEPER
    assert not {"reed", "ola", "mrs reed", "a"} & {one.name.lower() for one in told.data}


def test_the_states_that_a_question_asks_for() -> None:
    told = read(f"# Apiary\n\n{STATES}{WISH}")
    assert "status (empty, settled, lost)" in fields(told, "hive")
    assert "status (planned, running, over)" in fields(told, "harvest")


def test_questions_name_no_story_and_are_left() -> None:
    told = read(f"# Apiary\n\n{BOLD}{WISH}")
    assert [story.want for story in told.stories if story.role] == ["find a moth trap again"]
    assert not any("?" in story.title for story in told.stories)
    assert "Ola asked: What do you write down about a hive?" in [one.text for one in told.unplaced]


@pytest.mark.parametrize(
    "answer",
    ["All the time.", "Right. We looked into that.", "The same one only once for each box."],
)
def test_what_answers_something_else_has_no_fields(answer: str) -> None:
    told = read(f"# Apiary\n\n## Bees\n\n**What do you note of a hive?**\n{answer}\n\n**Really?**\nYes.{WISH}")
    assert fields(told, "hive") == ()


TURNS = """## Bees

**Tom: What do you write down about a hive?**

**Ola:** *(laughs)* Its number, which is unique, the date of arrival and whether it has been inspected. Sometimes a \
colour.

**Tom: And the keeper?**

**Mrs Reed:** Name and telephone.

**Ola:** Quite.
"""


def test_names_in_bold_are_those_who_speak_in_turn() -> None:
    told = read(f"# Notes{WISH}\n{TURNS}")
    kept = {shape.name: set(shape.fields) for shape in told.data}
    assert kept["hive"] >= set(HIVE)
    assert kept["keeper"] >= set(KEEPER)
    assert not {"tom", "ola"} & kept.keys()
