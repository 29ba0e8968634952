"""Tables of wishes."""

from tests.plan.reading.given import read


def test_a_column_may_say_whose_wishes_it_holds() -> None:
    told = read(
        "# Yard\n\n## User stories\n\n### Riggers\n\n| # | As a rigger I want to… | so that… | P |\n|---|---|---|---|\n"
        "| M1 | book a crane | nobody waits | M |\n| M2 | see the queue | I know when to come | C |\n"
    )
    assert [(one.role, one.want, one.benefit, one.priority) for one in told.stories] == [
        ("rigger", "book a crane", "nobody waits", "must"),
        ("rigger", "see the queue", "I know when to come", "could"),
    ]


def test_the_clauses_of_an_annex_are_demands_whatever_its_letter_stands_for_elsewhere() -> None:
    told = read(
        "# Annex B\n\n## B.3 Master data\n\n| Clause | Text | Class |\n|---|---|---|\n"
        "| B.3.1 | The system shall hold the cranes with number, name and date of purchase. | M |\n"
        "| B.3.2 | The system should take over the harbours every night. | D |\n"
    )
    assert [(one.id, one.priority) for one in told.stories[:2]] == [("B.3.1", "must"), ("B.3.2", "should")]
    assert {shape.name: shape.fields for shape in told.data}["crane"] == ("number", "name", "date of purchase")
    assert not told.rules


def test_a_data_dictionary_says_what_is_mandatory_and_of_which_type() -> None:
    told = read(
        "# Cover\n\nAs a clerk, I want to add a policy.\n\n### Policy\n\n"
        "| Field | Type | M/O | Remarks |\n|---|---|---|---|\n"
        "| Number | Text | M | unique |\n| Signed at | Date and time | O | see 4.2 |\n"
        "| Valid from / valid to | Date | M | |\n| Insurer | Reference | M | Name, telephone, e-mail of the insurer |\n"
    )
    fields = {shape.name: shape.fields for shape in told.data}
    assert fields["Policy"] == (
        "Number (Text, unique, required)",
        "Signed at (timestamp, optional)",
        "Valid from (Date, required)",
        "valid to (Date, required)",
        "Insurer (reference, required)",
    )
    assert fields["Insurer"] == ("Name", "telephone", "e-mail")
    assert not told.rules
