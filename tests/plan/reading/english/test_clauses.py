"""The clauses of English sentences: subject, verb, objects, what hangs on them, and lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.english.clauses import clauses, read_ahead, told
from plan.reading.english.grammar import sentence
from plan.reading.english.said import Clause


def one(sentence: str) -> Clause:
    (clause,) = clauses(sentence)
    return clause


def names(clause: Clause) -> tuple[tuple[str, ...], str, tuple[str, ...], tuple[tuple[str, str], ...], str]:
    hung = tuple((hung.word, hung.noun.name) for hung in clause.hung)
    subjects, objects = (tuple(noun.name for noun in said) for said in (clause.subjects, clause.objects))
    return subjects, clause.verb, objects, hung, clause.listed


READ = {
    "A repair is recorded for each bike and mechanic: date, hours.": (
        ("repair",), "record", (), (("for", "bike"), ("for", "mechanic")), "date, hours"
    ),
    "Each change of price shall be kept with the old price and the new price.": (
        ("price change",), "keep", (), (), "the old price and the new price"
    ),
    "For an order one or more shipments shall be recorded, with carrier and weight.": (
        ("shipment",), "record", (), (("for", "order"),), "carrier and weight"
    ),
    "Keys are handed out to people.": (("key",), "hand out", (), (("to", "person"),), ""),
    "When stock falls below the minimum an order proposal is generated with the quantity.": (
        ("order proposal",), "generate", (), (("when", "stock"),), "the quantity"
    ),
    "Persons who may collect a child are kept with name and phone number.": (
        ("person",), "keep", (), (), "name and phone number"
    ),
    "A device sends its readings every minute: battery, humidity.": (
        ("device",), "send", ("reading",), (), "battery, humidity"
    ),
    "There is a price per season.": ((), "be", ("price",), (("per", "season"),), ""),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "read"), READ.items())
def test_a_sentence_is_taken_apart(sentence: str, read: tuple[object, ...]) -> None:
    assert names(one(sentence)) == read


def test_each_verb_of_a_subject_makes_a_clause() -> None:
    found = clauses("A complaint refers to an order and contains a description and photos.")
    assert [(clause.subjects[0].name, clause.verb) for clause in found] == [
        ("complaint", "refer"), ("complaint", "contain")
    ]  # fmt: skip
    assert [noun.name for noun in found[1].objects] == ["description", "photo"]


def test_another_subject_behind_and_begins_anew() -> None:
    found = clauses("A teacher can teach several subjects and a subject can be taught by several teachers.")
    assert [(clause.subjects[0].name, clause.passive, clause.able) for clause in found] == [
        ("teacher", False, True), ("subject", True, True)
    ]  # fmt: skip
    assert found[0].objects[0].several


def test_each_behind_a_colon_is_the_subject() -> None:
    found = clauses("Certificates expire: each has a number and an expiry date.")
    assert [(clause.subjects[0].name, clause.verb) for clause in found] == [
        ("certificate", "expire"), ("certificate", "have")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    ["A unit can't be rented out.", "No unit is rented out.", "Units are never rented out.", "The shop has existed."],
)
def test_what_is_denied_is_no_clause(sentence: str) -> None:
    assert clauses(sentence) == ()


@given(st.text(max_size=120))
def test_any_text_is_taken_apart_without_an_error(text: str) -> None:
    for clause in clauses(text):
        assert clause.verb


def test_sentences_read_ahead_say_the_same() -> None:
    alone = [told(one) for one in READ]
    told.cache_clear()
    sentence.cache_clear()
    read_ahead(READ)
    assert [told(one) for one in READ] == alone
