import pytest

from plan.reading.text.document import NoRequirementsError
from plan.requirements import Source, UserStory
from tests.plan.reading.given import read


def stories(text: str, name: str = "notes.md") -> tuple[UserStory, ...]:
    return read(text, name).stories


@pytest.mark.parametrize(
    "text",
    [
        "As a librarian, I want to renew a loan so that nobody pays.",
        "As a librarian\nI want to renew a loan\nSo that nobody pays",
        "**As a** librarian,  \n**I want** to renew a loan,  \n**So that** nobody pays.",
        "- As a: librarian\n- I want: to renew a loan\n- So that: nobody pays",
        "As a librarian.\n\nI want to renew a loan.\n\nSo that nobody pays.",
        "1. **As a librarian** I'd like to renew\n   a loan, so that nobody pays",
        "In order that nobody pays, as a librarian I need to renew a loan",
        "> As the librarian I would like to be able to renew a loan in order that nobody pays.",
        "| As a | I want to | So that |\n|---|---|---|\n| librarian | renew a loan | nobody pays |",
        "| Story |\n|---|\n| As a librarian, I want to renew a loan so that nobody pays |",
    ],
)
@pytest.mark.parametrize("name", ["notes.md", "notes.txt"])
def test_a_story_in_any_line_breaking(text: str, name: str) -> None:
    (story,) = stories(f"Notes\n\n{text}\n", name)
    assert (story.role, story.want, story.benefit) == ("librarian", "renew a loan", "nobody pays")


@pytest.mark.parametrize(
    ("text", "role", "want", "benefit"),
    [
        (
            "Como barbero,\nQuiero filtrar para mis fechas mis turnos,\nPara revisar mi mes.",
            "barbero",
            "filtrar para mis fechas mis turnos",
            "revisar mi mes",
        ),
        (
            "Als Ärztin möchte ich Urlaub eintragen können, damit niemand bucht.",
            "arztin",
            "Urlaub eintragen",
            "niemand bucht",
        ),
        (
            "En tant qu'adhérent, je souhaite pouvoir réserver un livre afin de le trouver.",
            "adherent",
            "réserver un livre",
            "le trouver",
        ),
        (
            "Como cliente, quero pagar com cartão para não ir ao balcão",
            "cliente",
            "pagar com cartão",
            "não ir ao balcão",
        ),
        ("Als lezer wil ik een boek reserveren zodat het klaarligt", "lezer", "een boek reserveren", "het klaarligt"),
        ("Come socio, vorrei prenotare un libro in modo da trovarlo", "socio", "prenotare un libro", "trovarlo"),
    ],
)
def test_languages(text: str, role: str, want: str, benefit: str) -> None:
    (story,) = stories(text)
    assert (story.role, story.want, story.benefit) == (role, want, benefit)


def test_a_story_knows_its_line() -> None:
    first, second = stories(
        "# Loans\n\nSome words.\n\nAs a member I want to read.\n\n- one\n- As a clerk I want to file.\n"
    )
    assert first.source == Source(provenance="said", file="notes.md", line=5)
    assert second.source.line == 8


def test_criteria_belong_to_their_story() -> None:
    first, second, third = stories(
        "## Stories\n\n"
        "- As a member I want to renew a loan.\n  - not if reserved\n  - at most thrice\n"
        "- As a member I want to pay.\n\n"
        "### Search\n\nAs a member I want to search.\n\n**Acceptance criteria:**\n"
        "1. Given a title\n2. When I search\n3. Then I see it\n- [ ] AC2: fast enough\n"
    )
    assert first.acceptance == ("not if reserved", "at most thrice")
    assert second.acceptance == ()
    assert third.acceptance == ("Given a title, when I search, then I see it", "fast enough")


def test_titles_and_ids() -> None:
    told = stories(
        "## US-7: Renew a loan\n\nAs a member I want to keep a book longer.\n\n"
        "**US-8 – Pay a fine** (could)\nAs a member\nI want to pay by card.\n\n"
        "### Story 9: Reset\n\n**Role:** member\n**Story:** I want to reset my password so that I get in.\n\n"
        "As a member, I want to see what I have borrowed, reserved and paid in the last three years.\n"
    )
    assert [(story.id, story.title) for story in told] == [
        ("US-7", "Renew a loan"),
        ("US-8", "Pay a fine"),
        ("US-9", "Reset"),
        ("R1", "See what I have borrowed"),
    ]
    assert [story.priority for story in told] == ["must", "could", "must", "must"]
    assert told[2].role == "member"
    assert told[2].benefit == "I get in"


def test_a_heading_over_several_stories_is_the_title_of_none() -> None:
    told = stories("# X\n\n## Loans and fines\n\nAs a member I want to renew.\n\nAs a member I want to pay.\n")
    assert [story.title for story in told] == ["Renew", "Pay"]


def test_an_id_used_twice_is_told_apart() -> None:
    told = stories("FR-1 The system shall log in.\n\nFR-1 The system shall log out.\n\nAs a member I want to read.\n")
    assert [story.id for story in told] == ["FR-1", "FR-1-2", "R1"]


def test_running_ids_leave_the_documents_own() -> None:
    told = stories("R1: The system shall log in.\n\nAs a member I want to read.\n")
    assert [story.id for story in told] == ["R1", "R2"]


@pytest.mark.parametrize(
    ("text", "priority", "source"),
    [
        ("As a member I want to pay. (should)", "should", "said"),
        ("- [OPTIONAL] As a member I want to pay", "could", "said"),
        ("As a member I want to pay.\n\nPriority: High", "must", "said"),
        ("As a member I want to pay. @could", "could", "said"),
        ("## Should have\n\n- As a member I want to pay", "should", "said"),
        ("## Won't have\n\n- As a member I want to pay", "wont", "said"),
        ("As a member I want to pay, if time permits", "could", "said"),
        ("As a member I want to attach an optional photo", "must", "assumed"),
        ("As a member I want to pay later than today", "must", "assumed"),
    ],
)
def test_priorities(text: str, priority: str, source: str) -> None:
    (story,) = stories(f"# Shop\n\n{text}\n")
    assert (story.priority, story.priority_source) == (priority, source)


def test_numbered_requirements() -> None:
    told = stories(
        "# S\n\n"
        "FR-3 The receptionist shall be able to book a court.\n\n"
        "[FR-4] If a court is free, the system shall offer it.\n\n"
        "3.2.1 The system must log every change.\n\n"
        "| ID | Requirement | Priority |\n|---|---|---|\n| **FR-5** | The `user` may print a list. | Low |\n"
    )
    assert [(story.id, story.role, story.want) for story in told] == [
        ("FR-3", "receptionist", "book a court"),
        ("FR-4", "", "offer it, if a court is free"),
        ("3.2.1", "", "log every change"),
        ("FR-5", "user", "print a list"),
    ]
    assert told[3].priority == "could"


def test_routes_are_wishes_with_their_text() -> None:
    told = stories(
        "# API\n\n## API Endpoints\n#### Products\n- Index\n# Index Route: /products [GET]\n- Create [token required]\n"
        "# Create Route: /products [POST]\n\n`GET /users/{id}` – shows a user\n"
    )
    assert [story.title for story in told] == ["Products: Index", "Products: Create", "Shows a user"]
    assert told[1].want == "Create [token required]: POST /products"
    assert told[2].want == "GET /users/{id} – shows a user"


def test_wishes_in_a_letter() -> None:
    told = read(
        "Members should be able to book a boat, and the harbour master needs to see who is out. "
        "Members must not book two boats. We have 350 members.",
        "letter.txt",
    )
    assert [(story.role, story.want) for story in told.stories] == [
        ("member", "book a boat"),
        ("harbour-master", "see who is out"),
    ]
    assert [rule.text for rule in told.rules] == ["Members must not book two boats."]
    assert [(volume.subject, volume.amount) for volume in told.volumes] == [("members", 350)]


@pytest.mark.parametrize("text", ["", "Nothing to see here.\n", "# Title\n\n- 1\n- 2\n", "```\ncode\n```"])
def test_a_document_without_requirements(text: str) -> None:
    with pytest.raises(NoRequirementsError, match=r"^notes\.md holds no user story .+\.\"$") as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_roles_are_the_same_however_they_are_named() -> None:
    told = read(
        "## Roles\n- **Librarian**: serves members\n- Administrator\n\n## Stories\n- As an admin I want to add a user\n"
        "- As the librarians I want to lend\n- As a librarian or manager I want to see fines\n"
    )
    assert [(role.id, role.name, role.description) for role in told.roles] == [
        ("librarian", "Librarian", "serves members"),
        ("admin", "Administrator", ""),
        ("manager", "manager", ""),
    ]
    assert [story.role for story in told.stories] == ["admin", "librarian", "librarian"]


def test_wishes_in_one_list_are_each_a_story() -> None:
    items = "1. Members shall be able to open an account.\n2. Clerks can close it.\n3. Let members see it.\n"
    for above in ("# Desk\n\n", "# Desk\n\n## Accounts\n\n", "# Desk\n\nThe desk must do this:\n\n", ""):
        found = read(f"{above}{items}4. The clerk checks every account.\n")
        assert [one.want for one in found.stories] == [
            "open an account",
            "close an account",
            "see it",
            "check every account",
        ], above
        assert not any(one.acceptance for one in found.stories)


def test_what_stands_below_a_wish_is_its_condition() -> None:
    found = read(
        "# Desk\n\n## Accounts\n\n1. Members can open an account.\n   - The member must be 18.\n2. Members can leave.\n"
    )
    assert [one.acceptance for one in found.stories] == [("The member must be 18.",), ()]


def test_a_list_completes_the_line_above_it() -> None:
    found = read("# Desk\n\nMembers should be able to:\n\n- open an account\n- Close an account\n")
    assert [(one.role, one.want) for one in found.stories] == [
        ("member", "open an account"),
        ("member", "close an account"),
    ]


@pytest.mark.parametrize(
    ("want", "named"),
    [
        ("push readings (value, unit, time)", [("reading", ("value", "unit", "time"))]),
        ("create, edit and cancel classes (title, trainer, room)", [("class", ("title", "trainer", "room"))]),
        ("cancel classes (my own, future)", []),
        ("report a symptom with a severity (mild, moderate, severe)", []),
        (
            "record the vitals of a patient with pulse, weight and height",
            [("vital", ("pulse", "weight", "height", "patient (reference)"))],
        ),
        ("see order lines (product, amount, price)", [("order line", ("product", "amount", "price"))]),
    ],
)
def test_a_things_name_has_no_verb(want: str, named: list[tuple[str, tuple[str, ...]]]) -> None:
    found = read(f"# Desk\n\n- As a member, I want to {want}.\n")
    assert [(one.name, one.fields) for one in found.data] == named


def test_a_heading_that_names_nothing_is_no_story() -> None:
    found = read(
        "# Courses\n\n### Epic 1\n\nTeachers publish courses.\n\n#### Overview\n\nStudents see them.\n\n"
        "### Description\n\nStudents drop courses.\n"
    )
    assert [(one.role, one.title) for one in found.stories][:2] == [
        ("teacher", "Publish courses"),
        ("student", "See them"),
    ]
    assert not {"Overview", "Description", "Epic 1"} & {one.title for one in found.stories}
    assert read("# Description\n\nAs a member, I want to leave.\n", "rowing-club.md").project == "Rowing club"


def test_the_state_of_people_is_no_role() -> None:
    found = read(
        "# Courses\n\n- As a student, I want to enrol.\n- As an archived student, I want to restore my account.\n"
    )
    assert [one.id for one in found.roles] == ["student"]
    assert found.stories[1].acceptance == ("As an archived student, I want to restore my account.",)


def test_criteria_in_a_section_of_their_own_belong_to_the_story_they_name() -> None:
    found = read(
        "# Loja\n\n## Histórias\n\n### US-01 Vender\nComo vendedor, quero vender.\n\n### US-02 Trocar\n"
        "Como vendedor, quero trocar.\n\n## Critérios de aceitação\n\n### US-01\n- O estoque diminui.\n\n"
        "### US-02\n- O estoque aumenta.\n"
    )
    assert [one.acceptance for one in found.stories] == [("O estoque diminui.",), ("O estoque aumenta.",)]


def test_a_bare_thousand_is_an_amount() -> None:
    found = read("# Gimnasio\n\nTenemos mil usuarios y 20 mil reservas.\n\n- Como socio, quiero reservar una clase.\n")
    assert [(one.amount, one.subject) for one in found.volumes] == [(1000, "usuarios"), (20000, "reservas")]


@pytest.mark.parametrize("heading", ["Notes", "Remarks", "Bemerkungen"])
def test_a_remark_beside_a_wish_says_more_of_it(heading: str) -> None:
    table = f"| ID | Requirement | Priority | {heading} |\n|---|---|---|---|\n"
    found = read(
        f"# Loans\n\n{table}| F-1 | A librarian can lend a book | M | Statuses: lent, returned |\n", "notes.md"
    )
    (story,) = found.stories
    assert (story.id, story.priority, story.acceptance) == ("F-1", "must", ("Statuses: lent, returned",))
    assert not found.unplaced


def test_a_letter_and_a_number_before_a_heading_are_its_id() -> None:
    found = read("# Depot\n\n## Epic D: Vans\n\n### D-3 Wash a van\nAs a driver, I want to wash a van.\n")
    assert [(one.id, one.title) for one in found.stories] == [("D-3", "Wash a van")]


def test_a_numbered_heading_over_several_numbered_stories_is_the_title_of_none() -> None:
    first, second = stories(
        "# Rink\n\n## Epics and stories\n\n### E1: Slots and skaters\n\n"
        "**S1.1** As a clerk I want to book a slot so that it is taken.\n\n"
        "**S1.2** As a clerk I want to add a skater so that we know them.\n"
    )
    assert (first.title, second.title) == ("Book a slot", "Add a skater")


def test_how_many_there_may_be_is_nothing_that_people_want() -> None:
    told = read("# Rink\n\nAs a clerk I want to book a slot.\n\n## Slots\n\nPeople may take several over the years.\n")
    assert [story.want for story in told.stories] == ["book a slot"]


@pytest.mark.parametrize(
    ("sentence", "want"),
    [
        (
            "For every change to a loan we need to know who made it.",
            "know who made it for every change to a loan",
        ),
        ("At the end of the month I want to see all loans.", "see all loans at the end of the month"),
        ("On the map I'd like to see the vans.", "see the vans on the map"),
    ],
)
def test_what_a_wish_is_told_of_may_stand_before_it(sentence: str, want: str) -> None:
    told = stories(f"# Library\n\n- As a librarian, I want to renew a loan.\n- {sentence}\n")
    assert [one.want for one in told][:2] == ["renew a loan", want]


def test_an_example_is_no_wish() -> None:
    told = stories("# Library\n\n- As a librarian, I want to renew a loan.\n- For example we need two vans.\n")
    assert [one.want for one in told] == ["renew a loan"]


def test_an_item_says_what_its_wish_is_told_of_before_it_says_why() -> None:
    (_, told) = stories(
        "# Library\n\n- As a librarian, I want to renew a loan.\n"
        "- For each loan we need to know who made it. The county asks for that.\n"
    )
    assert told.want == "know who made it for each loan. The county asks for that"


def test_prose_that_says_what_a_wish_is_told_of_is_still_read_as_prose() -> None:
    told = stories(
        "# Kiln share\n\nA potter books a firing: kiln, day and top temperature. The keeper accepts or declines it.\n\n"
        "For every firing we want to know the glaze. If a shelf cracks, anyone may report the damage.\n\n"
        "At the end of the quarter I want to see the costs of each potter.\n"
    )
    assert "book a firing" in [one.want for one in told]
