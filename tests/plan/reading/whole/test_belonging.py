"""What belongs to what once a document is read whole."""

from tests.plan.reading.given import read


def kept(text: str) -> dict[str, tuple[str, ...]]:
    """The fields of each thing that a document keeps."""
    return {one.name: one.fields for one in read(f"{text}\n\nAs a stage manager I want to see everything.\n").data}


def test_a_line_is_kept_with_what_it_is_a_line_of() -> None:
    told = kept("An order consists of several items. For every item we put down the quantity and the price.")
    assert told["order"] == ()
    assert told["order item"] == ("order (reference)", "quantity", "price")


def test_the_type_of_a_thing_is_one_of_its_types_where_they_are_kept() -> None:
    told = kept("There are a handful of puppet types. A puppet has a name, a type and a height.")
    assert told["puppet"] == ("puppet type (reference)", "name", "height")


def test_what_belongs_to_one_of_another_does_not_go_with_several_of_it() -> None:
    told = kept(
        "A singer has a name and a voice. A part belongs to a singer and has a title and a text.\n\n"
        "A singer can be in several parts."
    )
    assert "parts (several)" not in told["singer"]
    assert "singer (reference)" in told["part"]


def test_what_goes_with_several_of_another_has_no_single_one() -> None:
    told = kept("Props are sorted into crates. A prop has a name and a colour. A prop can be in more than one crate.")
    assert "crates (several)" in told["prop"]
    assert "crate (reference)" not in told["prop"]


def test_a_price_for_each_of_another_is_that_of_both() -> None:
    told = kept("A price list has a name and a season. On a price list there is one price per seat.")
    assert told["price list price"] == ("price list (reference)", "seat (reference)", "price")


def test_what_is_unique_in_the_only_one_is_unique() -> None:
    shed = (
        "# Shed\n\nA crate has a weight and a tag that is unique in the shed.\n\nAs a porter, I want to add crates.\n"
    )
    told = {one.name: set(one.fields) for one in read(shed).data}
    assert told == {"crate": {"weight", "tag (unique)"}}


def test_what_there_is_only_one_of_is_no_thing() -> None:
    told = kept("The theatre has several halls. Props carry a code that is unique in the theatre, and a name.")
    assert "theatre" not in told
    assert told["prop"] == ("code (unique)", "name")


_KEPT = "A loom has a width and a date. A shed has a colour and a size. A pattern has a title and a text.\n\n"


def test_whatever_says_that_one_goes_with_one_of_another() -> None:
    told = kept(f"{_KEPT}No loom fits two sheds. Not a single pattern hangs on just one loom, and vice versa.")
    assert told["loom"] == ("width", "date", "shed (reference)")
    assert "loom (reference)" not in told["pattern"]


def test_several_of_each_where_one_sentence_says_so_of_the_one_and_another_of_the_other() -> None:
    told = kept(f"{_KEPT}On every loom several patterns are tried. Most patterns fit more than one loom.")
    assert "looms (several)" in told["pattern"] or "patterns (several)" in told["loom"]


def test_whatever_says_that_it_lies_in_others_of_its_kind() -> None:
    told = kept(f"{_KEPT}It happens that a shed is an annex of another shed.")
    assert told["shed"] == ("colour", "size", "parent")


def test_when_somebody_can_work_is_that_of_whom_its_name_begins_with() -> None:
    told = kept("A stagehand has a name. A stagehand availability has a weekday, a start time and an end time.")
    assert "stagehand (reference)" in told["stagehand availability"]
