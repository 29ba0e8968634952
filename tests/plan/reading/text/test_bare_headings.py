"""Short lines right above a list, in documents that mark no headings."""

from plan.reading.text.bare_headings import BARE, with_bare_headings
from plan.reading.text.document import Block
from tests.plan.reading.given import read


def block(kind: str, text: str, line: int, depth: int = 0) -> Block:
    return Block("item" if kind == "item" else "heading" if kind == "heading" else "text", text, line, depth)


def test_lines_above_lists_are_headings_below_the_last_real_one() -> None:
    blocks = (
        block("heading", "Notes", 1, 1),
        block("text", "wines", 3),
        block("item", "name, colour", 4, 1),
        block("text", "shipments", 6),
        block("item", "carrier, date", 7, 1),
    )
    found = with_bare_headings(blocks)
    assert [(one.kind, one.depth, one.info) for one in found if one.text in {"wines", "shipments"}] == [
        ("heading", 2, BARE),
        ("heading", 2, BARE),
    ]
    assert [one.text for one in found] == [one.text for one in blocks]


def test_a_free_line_may_stand_between() -> None:
    blocks = (
        block("text", "barrels", 1),
        block("item", "size", 3, 1),
        block("text", "who brings them", 5),
        block("item", "name", 7, 1),
    )
    assert [one.kind for one in with_bare_headings(blocks)] == ["heading", "item", "heading", "item"]


def test_what_is_told_below_the_title_ends_there() -> None:
    told = read("# Barrels\n\nwe lend people barrels\n\nbarrels\n\n- size, colour\n\nbrewers\n\n- name, phone\n")
    assert {one.name: one.fields for one in told.data} == {"barrel": ("size", "colour"), "brewer": ("name", "phone")}


def test_a_single_one_or_a_sentence_is_none() -> None:
    single = (block("text", "wines", 1), block("item", "name", 2, 1))
    sentences = (
        block("text", "We sell wine.", 1),
        block("item", "red", 2, 1),
        block("text", "These are:", 4),
        block("item", "white", 5, 1),
        block("text", "shipments", 7),
        block("item", "carrier", 9, 1),
    )
    assert with_bare_headings(single) == single
    assert with_bare_headings(sentences) == sentences


WIKI = """# Boathouse

**why**

- it is all in Ida's head

**parts**

- our own part number (unique, on the label), description, unit (pcs, m)

**crew** (of the yard)

- name, badge number, berth, phone ext. if there is one

**MoSCoW**

- Must: scan badge + label to take a part, and bring it back
- Won't: prices, invoices
"""


def test_lines_in_bold_over_lists_are_headings_though_a_line_is_free_between() -> None:
    told = read(WIKI)
    assert [one.want for one in told.stories][:2] == ["scan badge + label to take a part", "bring it back"]
    (part,) = (one for one in told.data if one.name == "part")
    assert [one.partition(" (")[0] for one in part.fields] == ["part number", "description", "unit"]
    assert "won't" not in {one.name.lower() for one in told.data}
