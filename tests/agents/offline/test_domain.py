"""What the rules read out of sentences."""

import pytest

from agents.offline.attributes import read_attribute, type_of
from agents.offline.clauses import read_clauses
from agents.offline.columns import thing_shape
from agents.offline.inflection import column_name, identifier, plural, singular, table_name, third_person
from agents.offline.lexicon_en import ENGLISH
from agents.offline.lexicon_es import SPANISH
from agents.offline.reading import read_domain
from tests.agents.offline.documents import BARBER, CLINIC, LIBRARY, SHOP, requirements, story
from tests.plan.reading.given import read


def said(text: str, lexicon: object = ENGLISH) -> list[tuple[str, list[str]]]:
    clauses = read_clauses(text, SPANISH if lexicon is SPANISH else ENGLISH)
    return [(c.verb.lemma, [p.text for p in c.objects]) for c in clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("borrow a book", [("borrow", ["book"])]),
        ("add, edit and delete members", [("add", ["member"]), ("edit", ["member"]), ("delete", ["member"])]),
        ("see a list of overdue loans", [("see", ["loan"])]),
        ("view my upcoming appointments and order history", [("view", ["appointment", "order history"])]),
        ("create projects and invite members", [("create", ["project"]), ("invite", ["member"])]),
        ("The system shall allow receptionists to register members", [("register", ["member"])]),
        ("check an item out to a member", [("check out", ["item"])]),
        ("record pressure and leakage tests", [("record", ["pressure test", "leakage test"])]),
        ("be fast", []),
    ],
)
def test_verbs_and_their_objects(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert said(text) == expected


def test_spanish_verbs_and_their_objects() -> None:
    assert said("ver la cantidad de turnos realizados hoy", SPANISH) == [("ver", ["turno"])]
    assert said("gestionar los tratamientos", SPANISH) == [("gestionar", ["tratamiento"])]


def test_fields_are_named_in_passing() -> None:
    (clause,) = read_clauses("register a new member with name, email and phone", ENGLISH)
    assert clause.fields == ("name", "email", "phone")


@pytest.mark.parametrize(
    ("many", "one"),
    [("loans", "loan"), ("copies", "copy"), ("statuses", "status"), ("people", "person"), ("analysis", "analysis")],
)
def test_singular(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(("one", "many"), [("cita", "citas"), ("reservación", "reservaciones"), ("lápiz", "lápices")])
def test_spanish_plural_and_back(one: str, many: str) -> None:
    assert plural(one, "es") == many
    assert singular(many, "es") == one


def test_identifiers_are_safe() -> None:
    assert identifier("Número de celular") == "numero_de_celular"
    assert identifier("予約").isascii()
    assert identifier("予約")
    assert column_name("order") == "order_value"
    assert table_name("meeting room") == "meeting_rooms"
    assert third_person("carry") == "carries"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("email", "varchar(320)"),
        ("unit_price", "numeric(12,2)"),
        ("due_on", "date"),
        ("starts_at", "timestamptz"),
        ("is_open", "boolean"),
        ("number_of_seats", "integer"),
        ("times_per_week", "integer"),
        ("repetitions", "integer"),
        ("opening_hours", "varchar(300)"),
        ("amount_in_cents", "integer"),
        ("rating", "smallint"),
        ("nickname", "varchar(200)"),
        ("lower_bound", "numeric(10,3)"),
        ("offset_value", "numeric(10,3)"),
        ("worst_value", "numeric(12,3)"),
        ("last_working_day", "date"),
        ("cost_centre", "varchar(80)"),
        ("value_at_start", "numeric(12,3)"),
        ("running_hours_at_overhaul", "numeric(6,2)"),
        ("inflow_m3_s", "numeric(12,3)"),
        ("attempt_number", "integer"),
    ],
)
def test_types_follow_from_names(name: str, kind: str) -> None:
    assert type_of(name) == kind


def test_notes_are_read() -> None:
    status = read_attribute("status (active or complete)", "here")
    assert status is not None
    assert status.values == ("active", "complete")
    isbn = read_attribute("ISBN (13 characters, unique)", "here")
    assert isbn is not None
    assert (isbn.type, isbn.unique, isbn.nullable) == ("varchar(13)", True, False)
    stars = read_attribute("stars (1 to 10)", "here")
    assert stars is not None
    assert (stars.minimum, stars.maximum) == ("1", "10")
    buoy = read_attribute("anchor (chain, float, weight)", "here")
    assert buoy is not None
    assert buoy.values == ("chain", "float", "weight")


def test_things_are_what_is_kept_and_not_every_noun() -> None:
    assert [t.key for t in read_domain(LIBRARY).things] == ["book", "member", "loan", "reservation", "fine"]
    assert {t.key for t in read_domain(CLINIC).things} == {"appointment", "pet", "vet", "prescription", "room"}
    assert [t.key for t in read_domain(BARBER).things] == ["turno", "reserva"]


def test_whoever_returns_a_book_ends_a_loan() -> None:
    acts = [a for a in read_domain(LIBRARY).acts if a.story == "R5"]
    assert [(a.kind, a.thing, a.detail) for a in acts] == [("transition", "loan", "returned")]


def test_relations_come_from_the_words() -> None:
    domain = read_domain(CLINIC)
    links = {(k.owner, k.target) for k in domain.links}
    assert {("appointment", "pet"), ("appointment", "vet"), ("prescription", "pet"), ("pet", "user")} <= links
    assert [(j.left, j.right, j.quantity) for j in read_domain(SHOP).joins] == [("order", "product", True)]


def test_a_thing_has_the_states_that_its_verbs_name() -> None:
    domain = read_domain(CLINIC)
    thing = domain.thing("appointment")
    assert thing is not None
    checks = [c.expression for c in thing_shape(domain, thing).checks]
    assert "status IN ('booked', 'cancelled', 'checked_in')" in checks


def test_nobody_signs_in_where_nobody_is_named() -> None:
    domain = read_domain(requirements("Notes", [story("R1", "", "store a note")]))
    assert not domain.signs_in
    assert read_domain(LIBRARY).signs_in


def test_what_is_ruled_out_is_left_out() -> None:
    assert "R14" not in {a.story for a in read_domain(LIBRARY).acts}


DEPOT = """\
# Depot

## Roles
- Planner
- Technician

## Stories
- As a planner I want to add a work order with title and due date.
- As a planner I want to maintain a catalogue of procedures with code and name.
- As a planner I want to add an operation with date and place.
- As a planner I want to add a visit with date and place.
- As a planner I want to add a report with text and date.

## Rules
- Two or more technicians are assigned to a work order.
- An operation comprises one or several procedures.
- There is at most one report per visit.
"""


def test_sentences_tell_who_and_what_several_of_belong_together() -> None:
    domain = read_domain(read(DEPOT, "depot.md"))
    assert [(j.left, j.right, j.table, j.people) for j in domain.joins] == [
        ("work order", "user", "work_order_technicians", "technician"),
        ("operation", "procedure", "operation_procedures", ""),
    ]
    assert ("report", "visit") in {(k.owner, k.target) for k in domain.links if k.unique}


LIGHTHOUSE = """# Lighthouses

1.1 The system shall hold for every lighthouse the nickname, the year of construction and the day of inspection.

1.2 The system shall allow a keeper to upload a spreadsheet of the lighthouses.

1.3 The system shall hold the lamps, each with a maker and a wattage. Lamps come from a list of forty.
"""


def test_what_is_known_of_a_thing_or_how_it_is_brought_in_is_no_thing_of_its_own() -> None:
    keys = {thing.key for thing in read_domain(read(LIGHTHOUSE, "lighthouses.md")).things}
    assert keys & {"lighthouse", "lamp"} == {"lighthouse", "lamp"}
    assert not keys & {"nickname", "construction", "inspection", "spreadsheet", "forty"}


def test_a_title_that_follows_what_its_story_only_looks_at_makes_nothing() -> None:
    text = (
        "# Depot\n\n### Add a van\nAs a clerk, I want to add a van with a plate and a make.\n\n"
        "### Follow a van through the day\nAs a clerk, I want to see where it stands.\n"
    )
    assert [thing.key for thing in read_domain(read(text)).things] == ["van"]


def test_what_somebody_is_marked_as_having_done_is_a_state_without_that_verb() -> None:
    text = (
        "# Depot\n\n- As a clerk, I want to add a van with a plate.\n"
        "- As a clerk, I want to mark a van as having broken down.\n"
    )
    marked = [act.detail for act in read_domain(read(text)).acts if act.kind == "transition"]
    assert marked in (["broken_down"], ["broken"])
