import pytest

from plan.reading.text.sections import SectionKind, kind_of
from tests.plan.reading.given import read

STORY = "\n\n## Stories\n\nAs a member, I want to renew a loan.\n"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("About the barrels", None),
        ("3. About catering", None),
        ("About", "summary"),
        ("About us", "summary"),
        ("About the project", "summary"),
        ("v1 checklist", "stories"),
        ("What's in v1", "stories"),
        ("Handover checklist", "other"),
    ],
)
def test_what_a_title_announces(heading: str, kind: SectionKind | None) -> None:
    assert kind_of(heading) == kind


@pytest.mark.parametrize(
    ("heading", "line", "kind"),
    [
        ("Non-functional requirements", "Pages load within 2 seconds", "performance"),
        ("NFRs", "Passwords are hashed with argon2", "security"),
        ("Quality", "99.5 % availability", "availability"),
        ("🔒 Constraints", "Personal data is erased after a year (GDPR)", "privacy"),
        ("Requisitos no funcionales", "El sistema se escribe en Python", "technology"),
        ("Exigences non fonctionnelles", "Utilisable au clavier (WCAG)", "usability"),
        ("Rahmenbedingungen", "Die Kosten bleiben unter 100 EUR", "cost"),
        ("4.1 Constraints", "Go-live in May", "time"),
    ],
)
def test_constraints(heading: str, line: str, kind: str) -> None:
    (constraint,) = read(f"# X\n\n## {heading}\n\n- {line}{STORY}").constraints
    assert (constraint.id, constraint.kind, constraint.text) == ("C1", kind, line)


def test_constraints_in_a_table_with_their_category() -> None:
    (constraint,) = read(
        "## Quality\n\n| ID | Category | Requirement |\n|--|--|--|\n| **NFR-2** | Security | Log in twice |" + STORY
    ).constraints
    assert (constraint.id, constraint.kind, constraint.text) == ("NFR-2", "security", "Security: Log in twice")


@pytest.mark.parametrize(
    "heading", ["Business rules", "Reglas de negocio", "Geschäftsregeln", "Règles de gestion", "Regras de negócio"]
)
def test_rules(heading: str) -> None:
    rules = read(
        f"# X\n\n## {heading}\n\n- BR-2: Six books at most\n- A family gets:\n  - bread\n  - milk{STORY}"
    ).rules
    assert [(rule.id, rule.text) for rule in rules] == [
        ("BR-2", "Six books at most"),
        ("B1", "A family gets: bread; milk"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Out of scope",
        "Won't have",
        "Non-goals",
        "Fuera de alcance",
        "Nicht im Umfang",
        "Hors périmètre",
        "Fora do escopo",
        "Not on this backlog",
        "Outside the scope",
        "What it doesn't do",
        "What we are not building",
        "Things we said no to",
        "Deliberately missing",
        "Parked",
        "Ideas for later",
        "Non-requirements",
        "Was wir nicht brauchen",
        "Lo que no hace falta",
        "Pas dans cette version",
    ],
)
def test_exclusions(heading: str) -> None:
    told = read(f"# X\n\n## {heading}\n\n- Payment by card\n- Mobile apps{STORY}")
    assert told.exclusions == ("Payment by card", "Mobile apps")
    assert len(told.stories) == 1


def test_an_exclusion_in_prose() -> None:
    assert read("# X\n\nE-books are out of scope." + STORY).exclusions == ("E-books are out of scope.",)


def test_data_in_every_form() -> None:
    told = read(
        "# X\n\n## Data model\n\n"
        "| Entity | Fields |\n|---|---|\n| **Members** | `id`, `name` (text), e-mail |\n\n"
        "### Loan\n- [OPTIONAL] note\n- due on\n\n"
        "### Fine\n| Field | Type |\n|---|---|\n| amount | integer |\n\n"
        "## Data shapes\n- Branch: name, address\n- Shelf\n  - number\n  - room\n\n"
        "TABLE copies (id SERIAL PRIMARY KEY, state VARCHAR(10))\n" + STORY
    )
    assert [(shape.name, shape.fields) for shape in told.data] == [
        ("Member", ("id", "name (text)", "e-mail")),
        ("Loan", ("note (optional)", "due on")),
        ("Fine", ("amount (integer)",)),
        ("Branch", ("name", "address")),
        ("Shelf", ("number", "room")),
        ("copy", ("id (SERIAL PRIMARY KEY)", "state (VARCHAR(10))")),
    ]


@pytest.mark.parametrize(
    ("text", "name", "fields"),
    [
        ("As a clerk I want to register a member with name, email and phone", "member", ("name", "email", "phone")),
        ("As a barber I want to edit my name, photo and phone number", "barber", ("name", "photo", "phone number")),
        ("Each copy has a barcode and a shelf.\n\nAs a clerk I want to lend", "copy", ("barcode", "shelf")),
        (
            "Como barbero quiero crear una reserva ingresando el nombre, la hora y tipo de corte",
            "reserva",
            ("nombre", "hora", "tipo de corte"),
        ),
        (
            "FR-1: Member fields shall include: full name, plan (from catalogue)",
            "Member",
            ("full name", "plan (from catalogue)"),
        ),
    ],
)
def test_fields_in_a_sentence(text: str, name: str, fields: tuple[str, ...]) -> None:
    assert [(shape.name, shape.fields) for shape in read(f"# X\n\n{text}\n").data] == [(name, fields)]


def test_what_somebody_has_is_not_what_is_known_about_them() -> None:
    assert read("As a member I want to see my loans, fines and reservations").data == ()


def test_integrations() -> None:
    told = read(
        "# X\n\n## Other systems\n- **Adyen** – card payments\n- The software MediDesk gets appointments at 18:00\n\n"
        "## Stories\n- As a member I want to pay my fines with Stripe\n"
    )
    assert [(one.name, one.purpose) for one in told.integrations] == [
        ("Adyen", "Adyen – card payments"),
        ("MediDesk", "The software MediDesk gets appointments at 18:00"),
        ("Stripe", "pay my fines with Stripe"),
    ]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("# Library loans", "Library loans"),
        ("# Historias de Usuario - BarberWise", "BarberWise"),
        ("# Software Requirements Specification (SRS)\n\n**Project:** Glory Gym (`gym`)", "Glory Gym"),
        ("# Software Requirements Specification\n## for Fleet Tracker", "Fleet Tracker"),
        ("---\ntitle: Tool Shed\n---\n\nHello", "Tool Shed"),
        ("🚀 Hello\n\n## Stories", "Storefront"),
        ("# API Requirements", "Storefront"),
    ],
)
def test_the_projects_name(text: str, project: str) -> None:
    assert read(f"{text}{STORY}", "storefront-api-notes.md").project == project


def test_the_summary_is_the_opening() -> None:
    told = read("# Loans\n\nThe library lends books.\n\n## Overview\n\nIt has four branches." + STORY)
    assert told.summary == "The library lends books. It has four branches."


def test_what_has_no_place_is_kept_with_its_line() -> None:
    told = read(
        "# Loans\n\n<!-- secret -->\n\n## Glossary\n\n| Term | Meaning |\n|---|---|\n| Copy | One item |\n\n"
        "```mermaid\ngraph TD\n```\n" + STORY
    )
    assert [(one.text, one.source.line) for one in told.unplaced] == [
        ("<!-- secret -->", 3),
        ("Copy | One item", 9),
        ("graph TD", 12),
    ]


def test_an_existing_system_is_handed_through() -> None:
    from plan.reading.reader import read_requirements
    from plan.reading.text.document import SourceDocument
    from tests.plan.reading.given import MONDAY

    told = read_requirements(
        [SourceDocument("a.md", STORY), SourceDocument("b.md", "## Rules\n- Never\n")],
        MONDAY,
        existing_schema="CREATE TABLE a (id integer);",
        existing_openapi="openapi: 3.1.0",
    )
    assert (told.existing_schema, told.existing_openapi) == ("CREATE TABLE a (id integer);", "openapi: 3.1.0")
    assert told.rules[0].source.file == "b.md"


@pytest.mark.parametrize("heading", ["What doesn't work today", "What we don't know yet", "What the members need"])
def test_what_is_said_not_to_work_is_no_exclusion(heading: str) -> None:
    assert read(f"# X\n\n## {heading}\n\n- The list of loans{STORY}").exclusions == ()


@pytest.mark.parametrize("heading", ["Screens the office asked for", "Lists we hoped for", "Reports wanted"])
def test_what_somebody_asked_for_is_wanted(heading: str) -> None:
    told = read(f"# X\n\n## {heading}\n\n- Show all open jobs of a day\n- Acknowledge a job\n{STORY}")
    assert [story.want for story in told.stories][:2] == ["Show all open jobs of a day", "Acknowledge a job"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2. Words we use", "glossary"),
        ("Our vocabulary", "glossary"),
        ("What the words mean", "glossary"),
        ("0. How to read this document", "other"),
        ("1.2 What we use today", "other"),
        ("What goes wrong", "other"),
        ("Revision history", "other"),
        ("History", "other"),
        ("Historial de cambios", "other"),
        ("Reports and history", "stories"),
        ("Repair history", "stories"),
        ("Terms and classes", None),
    ],
)
def test_what_a_heading_says_of_the_document_itself(title: str, kind: SectionKind | None) -> None:
    assert kind_of(title) == kind
