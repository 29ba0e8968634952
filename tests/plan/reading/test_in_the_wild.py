"""What real documents do that templates do not: roles below features, fields below a wish, details of somebody."""

from tests.plan.reading.given import read

HEAD = "# Clinic\n\n## 3. System Features\n\n### 3.1 Functional Requirements\n\n- FR-1: The system shall show days\n\n"


def test_user_roles_stand_below_the_features_too() -> None:
    found = read(
        f"{HEAD}#### 3.1.3 User Roles\n\n- **Registrar:** Enrolment, record keeping, reporting\n"
        "- **Parent/Student:** Status tracking, billing\n",
        "a.md",
    )
    assert [role.name for role in found.roles] == ["Registrar", "Parent/Student"]
    assert found.data == ()
    assert found.exclusions == ()


def test_fields_stand_below_a_wish_that_breaks_off() -> None:
    found = read("# CRM\n\n## Features\n\n- Store contact information including:\n  - Name\n  - Phone number\n", "a.md")
    assert [(shape.name, shape.fields) for shape in found.data] == [("contact", ("Name", "Phone number"))]


def test_the_details_of_somebody_are_theirs() -> None:
    found = read(
        "# School\n\n## Features\n\n- Student personal details (name, birthdate, address)\n"
        "- WHEN an assignment is created, THE System SHALL store assignment details including title and due date\n",
        "a.md",
    )
    assert {shape.name.lower(): shape.fields for shape in found.data} == {
        "student": ("name", "birthdate", "address"), "assignment": ("title", "due date")
    }  # fmt: skip


def test_what_a_machine_needs_is_no_wish() -> None:
    section = "## 10. Installation and Deployment\n\n### 10.1 System Requirements\n\n- PHP 7.4 or higher\n"
    assert [story.id for story in read(f"{HEAD}{section}", "a.md").stories] == ["FR-1"]
