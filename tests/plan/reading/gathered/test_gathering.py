"""What is taken in as a thing that is kept, and what only looks like one."""

import pytest

from plan.reading.fields.data_shapes import Shape
from plan.reading.gathered.gathering import Gathered
from plan.reading.text.document import said
from plan.reading.text.naming import plural, singular
from tests.plan.reading.given import read

HERE = said("notes.md", 1)


@pytest.mark.parametrize(
    "shape",
    [
        Shape("shopping cart", ("add product", "edit quantity", "remove line")),
        Shape("Display monthly aggregate", ("store revenue", "salaries")),
        Shape("set AppSession", ("role", "display name")),
        Shape("formulario de registro", ("nombre", "correo")),
    ],
    ids=lambda shape: shape.name,
)
def test_what_is_done_shown_or_signed_in_with_is_no_thing(shape: Shape) -> None:
    gathered = Gathered()
    gathered.shape(shape, HERE)
    assert gathered.shapes == {}


def test_a_remark_on_the_number_is_one_on_the_only_number_that_there_is() -> None:
    gathered = Gathered()
    gathered.shape(Shape("lamp", ("serial number", "price")), HERE)
    assert gathered.shape(Shape("lamp", ("number (unique)",)), HERE).fields == ["serial number (unique)", "price"]


def test_the_row_name_of_a_row_is_its_name() -> None:
    gathered = Gathered()
    gathered.shape(Shape("row", ("name", "width")), HERE)
    assert gathered.shape(Shape("row", ("row name (unique)",)), HERE).fields == ["name (unique)", "width"]


def test_what_a_project_leaves_out_is_no_thing() -> None:
    gathered = Gathered()
    gathered.shape(Shape("Non-goal", ("password resets", "laptops")), HERE)
    assert gathered.shapes == {}


def test_either_bound_means_both_of_them() -> None:
    gathered = Gathered()
    gathered.shape(Shape("threshold", ("lower bound", "upper bound", "name")), HERE)
    draft = gathered.shape(Shape("threshold", ("either bound (optional)",)), HERE)
    assert draft.fields == ["lower bound (optional)", "upper bound (optional)", "name"]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        (("TABLE orders ( id SERIAL PRIMARY KEY", "user_id bigint [foreign key", "total"), ["total"]),
        (("correo", "correo electrónico"), ["correo"]),
        (("status (active or complete)", "status (VARCHAR(10))"), ["status (active or complete)"]),
        (("game per board (board number", "result (1-0))"), ["board number", "result (1-0)"]),
    ],
)
def test_fields_are_whole_and_named_once(fields: tuple[str, ...], kept: list[str]) -> None:
    draft = Gathered().shape(Shape("order", fields), HERE)
    assert draft.fields == kept


def test_a_thing_is_called_by_its_noun() -> None:
    gathered = Gathered()
    for name in ("Registrar profesores", "parts catalogue"):
        gathered.shape(Shape(name, ("name",)), HERE)
    assert [shape.name for shape in gathered.shapes.values()] == ["profesores", "part"]


def test_what_is_only_said_to_be_in_one_state_has_none() -> None:
    draft = Gathered().shape(Shape("place", ("number", "status (full)")), HERE)
    draft.settle()
    assert draft.fields == ["number"]
    draft = Gathered().shape(Shape("place", ("status (open)", "status (full)")), HERE)
    draft.settle()
    assert draft.fields == ["status (open, full)"]


def test_a_remark_on_a_status_is_no_state() -> None:
    draft = Gathered().shape(Shape("place", ("number", "status (optional)")), HERE)
    draft.settle()
    assert draft.fields == ["number", "status (optional)"]


def test_a_profile_is_its_owner_and_a_last_word_the_thing_that_was_spoken_of() -> None:
    told = read(
        "# Orchestra\n\n- A player can create a player profile: stage name, email address and phone number.\n"
        "- For each playing licence we keep the issuer and the number.\n- Old licences have a remark.\n"
    )
    assert {one.name for one in told.data} == {"player", "playing licence"}


@pytest.mark.parametrize("one", ["class", "branch", "story", "box", "series", "loan", "house", "clause", "bus"])
def test_a_plural_has_its_singular(one: str) -> None:
    assert singular(plural(one)) == one


def test_a_remark_on_the_field_before_is_no_field() -> None:
    told = read("# Pottery\n\n- A kiln has a name, unique, and a volume.\n\nAs a potter, I want to fire a kiln.\n")
    assert [one.fields for one in told.data if one.name == "kiln"] == [("name (unique)", "volume")]


def test_no_number_is_given_that_the_document_gave_to_something_else() -> None:
    told = read(
        "# Belfry\n\n- The sexton can add a bell.\n- The sexton can add a tower.\n\n## Business rules\n\n"
        "R1. A bell hangs in exactly one tower.\nR2. A tower has at most 12 bells.\n"
    )
    ids = [*(s.id for s in told.stories), *(r.id for r in told.rules), *(c.id for c in told.constraints)]
    assert len(set(ids)) == len(ids)
    assert {rule.id for rule in told.rules} >= {"R1", "R2"}
