"""Marks beside wishes, in whatever way a document writes them."""

import pytest

from tests.plan.reading.given import read

MUST, SHOULD = "Loans are kept by branch.", "Every exhibit sits in a showcase."
MARKS = ("!!", "?")
LIST = "- {} – we don't open without it\n- {} – we'd grumble but cope for a while\n\n"


def told(text: str) -> list[tuple[str, str]]:
    """The titles of the wishes of a museum's notes, each with its priority."""
    document = read(f"# Museum\n\n## Background\n\nAll of it is in a binder today.\n\n{text}\n")
    return [(one.title, one.priority) for one in document.stories]


def items(form: str, must: str, should: str) -> str:
    return "\n".join("- " + form.format(mark, text) for mark, text in ((must, MUST), (should, SHOULD)))


@pytest.mark.parametrize(
    ("legend", "form", "marks"),
    [
        ("", "[{}] {}", ("M", "S")),
        ("", "**[{}]** {}", ("M", "S")),
        ("", "{1} [{0}]", ("M", "S")),
        ("", "{1} *({0})*", ("must", "should")),
        ("", "**{}.** {}", ("Must", "Should")),
        ("", "{}: {}", ("MUST", "SHOULD")),
        ("", "{1} – {0}", ("must", "should")),
        ("", "`{}` {}", ("must", "should")),
        ("", "{1} #{0}", ("must", "should")),
        ("", "{1} (prio {0})", ("A", "B")),
        ("", "{1} [priority {0}]", ("1", "2")),
        ("", "{1} (Priority: {0})", ("must", "should")),
        ("", "{1} Priority: {0}", ("must", "should")),
        ("", "{}: {}", ("Needed for go-live", "Should")),
        (LIST.format(*MARKS), "{} {}", MARKS),
        (LIST.format(*MARKS), "{1} ({0})", MARKS),
        (LIST.format("●", "○"), "{} {}", ("●", "○")),
        (LIST.format("**P1**", "**P2**"), "**{}** {}", ("P1", "P2")),
        ("P1 = must have, P2 = should have.\n\n", "{1} – {0}", ("P1", "P2")),
        ("A = must have, B = should have.\n\n", "({}) {}", ("A", "B")),
        ("M = must have, S = should have.\n\n", "{} | {}", ("M", "S")),
        (f"| Mark | Meaning |\n|---|---|\n{LIST[2:].replace('- ', '| ')}".replace(" – ", " | ").format("★★", "★"),
         "{1} {0}", ("★★", "★")),
    ],
)  # fmt: skip
def test_a_mark_is_no_part_of_what_is_wanted(legend: str, form: str, marks: tuple[str, str]) -> None:
    assert told(f"## Reading this\n\n{legend}## The work\n\n{items(form, *marks)}")[:2] == [
        ("Keep loans by branch", "must"),
        ("Every exhibit sits in a showcase", "should"),
    ]


def test_one_mark_may_be_explained_in_prose() -> None:
    text = f"Statements with a star (★) are must-haves.\n\n- ★ {MUST}\n- {SHOULD}"
    assert told(f"## The work\n\n{text}")[0] == ("Keep loans by branch", "must")


@pytest.mark.parametrize(
    "table",
    [
        f"| Prio | What we need |\n|---|---|\n| M | {MUST} |\n| S | {SHOULD} |",
        f"| | Statement |\n|---|---|\n| !! | {MUST} |\n| ? | {SHOULD} |",
        f"| No. | Statement |\n|---|---|\n| 1 | {MUST} [M] |\n| 2 | {SHOULD} [S] |",
    ],
)
def test_marks_stand_in_tables_too(table: str) -> None:
    found = told(f"## Reading this\n\n{LIST.format(*MARKS)}## The work\n\n{table}")
    assert [priority for _, priority in found][:2] == ["must", "should"]


def test_the_letter_of_a_number_may_be_the_priority() -> None:
    text = f"M1 {MUST}\n\nM2 Casts are kept by shelf.\n\nS1 {SHOULD}"
    assert [priority for _, priority in told(f"## The work\n\n{text}")] == ["must", "must", "should"]


def test_words_that_are_explained_are_no_wishes() -> None:
    legend = "- **Must** – we don't open without it\n- **Should** – we would manage for a while\n"
    assert len(told(f"## Reading this\n\n{legend}\n## The work\n\n- **Must:** {MUST}")) == 1


def test_a_legend_is_no_wish() -> None:
    assert len(told(f"## Reading this\n\n{LIST.format('**[M]**', '**[S]**')}## The work\n\n- [M] {MUST}")) == 1


def test_a_legend_may_be_one_line_of_a_paragraph() -> None:
    legend = "Sizes in cm.\n[M] = must, [S] = should. No mark = fact.\nRev. C."
    assert [priority for _, priority in told(f"{legend}\n\n- [M] {MUST}\n- [S] {SHOULD}")] == ["must", "should"]


def test_a_remark_on_a_field_is_no_mark() -> None:
    data = read(f"# Museum\n\n## Data\n\n### Loan\n\n- [OPTIONAL] note\n- due on\n\n## Wishes\n\n- [M] {MUST}\n").data
    assert ("Loan", ("note (optional)", "due on")) in [(one.name, one.fields) for one in data]
