"""What clauses say lies in another of its kind."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "Code sections shall be nested.": ("code section", "", {"code section": ("name", "parent")}),
    "Categories can sit beneath other categories.": ("category", "", {"category": ("name", "parent")}),
    "Departments sit inside other departments here.": ("employee", "", {"department": ("name", "parent")}),
    "The system shall record the parent branch.": ("branch", "", {"branch": ("name", "parent")}),
    "Every badge follows on from an earlier badge.": ("badge", "", {"badge": ("name", "parent")}),
    "Badges build on each other.": ("badge", "", {"badge": ("name", "parent")}),
    "Courts are subordinate to one another.": ("court", "", {"court": ("name", "parent")}),
    "The system provides expense categories that can be arranged as a tree.": (
        "",
        "",
        {"expense category": ("name", "parent")},
    ),
    "They are a tree (Home > Kitchen > Mugs), as deep as needed.": (
        "category",
        "category",
        {"category": ("name", "parent")},
    ),
    "A reef can lie within a larger one.": ("reef", "", {"reef": ("name", "parent")}),
    "A remark can answer another remark.": ("", "", {"remark": ("parent",)}),
    "Every crate sits in exactly one larger crate.": ("", "", {"crate": ("name", "parent")}),
    "A new herd should note from which herd it was split.": ("", "", {"herd": ("parent",)}),
    "When a recipe replaces an older one, the reader is told.": (
        "",
        "",
        {"recipe": ("predecessor (a recipe, optional)",)},
    ),
    "For each goat we note its mother, which is one of our goats too.": (
        "",
        "",
        {"goat": ("mother (a goat, optional)",)},
    ),
    "A member may invite another member.": ("", "", {}),
    "When a press goes off to be mended the plate is put on another one.": ("press, plate", "", {}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
