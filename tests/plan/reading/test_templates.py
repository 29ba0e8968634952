"""Templates that people write requirements by, each read as what it is."""

from datetime import date

import pytest

from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from plan.reading.words.passives import passive_wish
from plan.reading.words.verbs import active
from plan.requirements import Requirements


def read(text: str, name: str = "notes.md") -> Requirements:
    return read_requirements([SourceDocument(name, text)], date(2026, 12, 1))


def test_ieee_830_marks_rank_requirements() -> None:
    told = read(
        "# Shop\n\n## Requirements\n\nFR-1 (E) The system shall list tools.\n\nFR-2 (O) The system shall rate tools.\n"
    )
    assert [(story.want, story.priority) for story in told.stories] == [("list tools", "must"), ("rate tools", "could")]


def test_a_table_ranks_by_letters_and_its_rows_define_things() -> None:
    rows = "| R-1 | Each tool has a name, a price and a serial number. | A |\n| R-2 | The clerk rates tools. | C |"
    told = read(f"# Shop\n\n## Requirements\n\n| No. | Requirement | Prio |\n|---|---|---|\n{rows}\n")
    assert [story.priority for story in told.stories][:2] == ["must", "could"]
    assert ("tool", ("name", "price", "serial number")) in [(one.name, one.fields) for one in told.data]


def test_a_use_case_wants_what_it_is_called_for_its_goal() -> None:
    told = read(
        "# Surgery – use cases\n\n## UC 1 Register an owner\n\n**Actor:** receptionist\n"
        "**Goal:** a client is on file.\n\n"
        "**Main flow**\n\n1. She enters the owner: first name, surname, phone.\n"
    )
    (story,) = told.stories
    assert (story.want, story.benefit, story.role) == ("Register an owner", "a client is on file", "receptionist")
    assert ("owner", ("first name", "surname", "phone")) in [(one.name, one.fields) for one in told.data]


def test_what_runs_into_a_paragraph_of_a_pitch_is_a_story() -> None:
    told = read(
        "# Pitch\n\n## Solution\n\n**1. Notes.** Every shift ends with one. It can be read by the next engineer.\n\n"
        "**2. Swaps.** Two people may swap a shift.\n\n## No-gos\n\n- No app.\n"
    )
    assert [story.title for story in told.stories][:2] == ["Notes", "Swaps"]
    assert told.stories[0].acceptance == ("Every shift ends with one.", "It can be read by the next engineer.")
    assert told.exclusions == ("No app.",)


def test_a_feature_within_markdown_is_read_at_its_lines() -> None:
    told = read(
        "# Park\n\nThese scenarios are the contract.\n\n```gherkin\nFeature: Parks\n\n  Scenario: A new park\n"
        "    When I enter a park with name, country and capacity\n    Then it is listed\n```\n"
    )
    (story,) = told.stories
    assert story.source.line == 8
    assert ("park", ("name", "country", "capacity")) in [(one.name, one.fields) for one in told.data]


def test_a_bare_list_below_a_story_tells_of_what_it_makes() -> None:
    told = read(
        "# School\n\nAs the office I want to record payments.\n\n- Amount, date received, method and a reference.\n"
    )
    assert ("payment", ("Amount", "date received", "method", "reference")) in [(d.name, d.fields) for d in told.data]


def test_parts_are_told_with_the_thing_that_has_them() -> None:
    told = read(
        "# Market\n\n## Requirements\n\nFR-1 The inspector hands in a condition report: an overall grade from 1 to 5, "
        "a summary and a list of findings (place, cost, remark).\n"
    )
    data = {one.name: one.fields for one in told.data}
    assert data["condition report"] == ("overall grade (1 to 5)", "summary")
    assert data["finding"] == ("place", "cost", "remark", "condition report (reference)")


def test_who_begins_a_sentence_with_a_number_or_a_preposition_is_no_role() -> None:
    told = read(
        "# Lab\n\n## Users\n\nREQ-1 The system shall distinguish analysts, reception staff and the lab manager.\n\n"
        "REQ-2 Users shall sign in with a password. For every user the initials shall be stored.\n"
    )
    assert {role.name for role in told.roles} >= {"analysts", "reception staff", "lab manager"}
    assert not any("REQ" in role.name or role.name.startswith("for ") for role in told.roles)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("Catering can be ordered with a booking.", "order catering with a booking"),
        ("A term can be planned in advance", "plan term in advance"),
        ("Photos can be uploaded by the driver", ""),
        ("The list can be used", ""),
        ("It is ordered", ""),
    ],
)
def test_what_can_be_done_is_wanted(said: str, wish: str) -> None:
    assert passive_wish(said) == wish


@pytest.mark.parametrize(
    ("participle", "verb"),
    [
        ("ordered", "order"),
        ("cancelled", "cancel"),
        ("changed", "change"),
        ("given", "give"),
        ("applied", "apply"),
        ("red", ""),
    ],
)
def test_a_participle_has_its_verb(participle: str, verb: str) -> None:
    assert active(participle) == verb


def test_a_priority_stands_beside_an_estimate() -> None:
    told = read("# X\n\n### US-1 Terms (should, 3 points)\n\nAs the office I want to set up terms.\n")
    assert [(story.id, story.title, story.priority) for story in told.stories] == [("US-1", "Terms", "should")]


def test_letters_of_moscow_stand_behind_an_id_in_bold_that_titles_the_story_below() -> None:
    told = read(
        "# X\n\n**HC-1 (M) New client**\nAs a coordinator, I want to register a client.\n\n"
        "**HC-2 (C) Allergies**\nAs a carer, I want to see allergies.\n\n"
        "**HC-3 (S)** As a carer I want a list of visits.\n"
    )
    assert [(story.id, story.title, story.priority) for story in told.stories] == [
        ("HC-1", "New client", "must"),
        ("HC-2", "Allergies", "could"),
        ("HC-3", "A list of visits", "should"),
    ]


LETTER = """Dear team,

**The branches.** Each branch has a name and an address.

**Learners.** First name, last name, date of birth and phone. Each gets a learner number.

**Attendance.** The tutor ticks off the register for each session on a tablet: present, late, absent or excused.

**What I do not want.** No video lessons. No chat.

**Money.** An invoice has a number, which is unique, and a due date. It is draft, sent or paid.
"""


def test_a_letter_with_a_title_in_bold_before_each_paragraph_has_sections() -> None:
    told = read(LETTER)
    data = {shape.name: shape.fields for shape in told.data}
    assert data["learner"] == ("First name", "last name", "date of birth", "phone", "learner number")
    assert data["attendance"] == ("session (reference)", "status (present, late, absent, excused)")
    assert data["invoice"] == ("number (unique)", "due date", "status (draft, sent, paid)")
    assert (told.stories[0].role, told.stories[0].want) == (
        "tutor",
        "tick off the register for each session on a tablet",
    )
    assert told.exclusions == ("No video lessons.", "No chat.")


def test_a_mail_that_asks_for_little_has_what_it_defines_managed() -> None:
    told = read(
        "Hi all,\n\nA rig has a name and an asset number. People book a rig for a project. "
        "A booking is requested, approved or rejected.\n\nThanks\n"
    )
    assert {"manage the rig", "manage the booking"} <= {story.want for story in told.stories}


def test_what_is_taken_apart_in_the_wrong_place_is_no_thing() -> None:
    told = read(
        "# X\n\nAs a member, I want to see my loans.\n\n- It has lines with text, quantity and price.\n"
        "- Counsellors see the list of children with allergies, contacts and phone.\n"
    )
    assert not {"it has line", "list of"} & {shape.name for shape in told.data}


def test_letters_of_rank_are_priorities_where_a_document_says_what_they_mean() -> None:
    cases = (
        "### UC-1 Prices (A)\n\nActor: finance\n\n1. The user enters a price.\n\n"
        "### UC-2 Links (C)\n\nActor: guide\n\n1. The user gets a link.\n"
    )
    told = read(f"# X\n\nPriority A = needed for the opening, B = by Christmas, C = nice.\n\n## Use cases\n\n{cases}")
    assert [(story.title, story.priority) for story in told.stories] == [("Prices", "must"), ("Links", "could")]


def test_what_a_use_case_says_of_itself_is_no_thing() -> None:
    told = read(
        "# X\n\n## Use cases\n\n### UC-1 Take a booking\n\nActor: booking clerk, group leader\n"
        "Trigger: a call, a mail, the web form.\n\n"
        "1. The clerk enters the date of the visit, the arrival time and the number of participants.\n"
        "2. The system issues a booking number, which is unique.\n"
    )
    data = {shape.name: shape.fields for shape in told.data}
    assert data == {"booking": ("visit date", "arrival time", "number of participants", "booking number (unique)")}


def test_a_legend_says_what_the_letters_of_priorities_mean() -> None:
    told = read(
        """\
# Escuela

Prioridad: **O** obligatorio · **D** deseable · **X** descartado por ahora

## Requisitos

- **RF-01 (O)** Registrar profesores: nombre, correo, fecha de alta.
- **RF-02 (D)** Avisar a secretaría cuando falta un alumno.
- **RF-03 (X)** Aula virtual.
""",
        "escuela.md",
    )
    assert [(one.id, one.priority) for one in told.stories[:3]] == [
        ("RF-01", "must"),
        ("RF-02", "could"),
        ("RF-03", "wont"),
    ]
    assert told.data[0].name == "profesor"


PLANETARIUM = """# Planetarium

### Changes since the last issue

- 1.2: section 3 rewritten after the hearing.

## 1 People

### 1.1 Presenters

R-01 [M] The system shall allow the front desk to register a presenter. Surname and voice are mandatory.

R-02 [M] A presenter is at any time in one of these states: candidate, active, retired.

## 2 Shows

R-03 [M] Every show has one presenter. It shall be marked whether the show is in 3D.

R-04 [S] A maximum number of visitors may be fixed for a show.

R-05 [S] The length per show shall be stated. It may be nil.

R-06 [M] The system shall allow heads of department to create shows.
"""


def test_a_letter_a_dash_and_a_number_before_a_priority_begin_a_requirement_that_has_its_paragraph() -> None:
    told = read(PLANETARIUM)
    assert [(one.id, one.role, one.priority) for one in told.stories] == [
        ("R-01", "front-desk", "must"),
        ("R-02", "", "must"),
        ("R-03", "", "must"),
        ("R-04", "", "should"),
        ("R-05", "", "should"),
        ("R-06", "heads-of-department", "must"),
    ]
    assert "Surname and voice are mandatory." in told.stories[0].acceptance
    assert told.stories[2].acceptance == ("It shall be marked whether the show is in 3D.",)
    assert told.stories[4].acceptance == ("It may be nil.",)
    assert [one.text for one in told.unplaced] == ["1.2: section 3 rewritten after the hearing."]
