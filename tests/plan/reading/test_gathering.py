"""What is taken in as a thing that is kept, and what only looks like one."""

import pytest

from plan.reading.data_shapes import Shape
from plan.reading.document import said
from plan.reading.gathering import Gathered

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
