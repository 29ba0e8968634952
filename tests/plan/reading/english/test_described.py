"""What brackets behind a noun list of it."""

from tests.plan.reading.english.given import told


def test_brackets_behind_one_of_several_list_its_fields() -> None:
    told_of = told(
        "A tenancy may have more than one instalment (amount, way of payment, date received).", "instalment, tenancy"
    )
    assert told_of["instalment"][:1] == ("amount",)
    assert "date received" in told_of["instalment"]


def test_brackets_with_examples_list_none() -> None:
    told_of = told("A tenancy may have several flats (Elm Road, Oak Lane).", "flat, tenancy")
    assert not any("lane" in one.lower() for fields in told_of.values() for one in fields)
