from tests.plan.reading.given import read

FEATURE = """\
# velocity 15
@should
Feature: Loans
  Members keep their books.

  As a member
  I want to renew a loan
  So that I can read on

  Out of scope:
  - e-books

  Background:
    Given the following branches:
      | name  | city   |
      | North | Jena   |

  Rule: A loan is renewed three times
    Not more.

    Scenario: Renewing in time
      Given a loan
      When the member renews the loan
      Then it is due later

    Scenario Outline: Too often
      When the member renews the loan for the "<nth>" time
      Then "<answer>"

      Examples:
        | nth | answer |
        | 4th | no     |

  @must @US-9
  Scenario: Lending
    When the librarian lends a copy with
      | barcode | 123 |
      | member  | Ann |
    Then it is lent

  @could
  Scenario: A loan gets overdue
    When the nightly run starts
    Then the member is reminded
"""


def test_a_feature() -> None:
    told = read(FEATURE, "loans.feature")
    assert told.project == "Loans"
    assert told.summary == "Members keep their books."
    assert [(one.id, one.role, one.want, one.priority) for one in told.stories] == [
        ("R1", "member", "renew a loan", "should"),
        ("US-9", "librarian", "lend a copy", "must"),
        ("R2", "member", "a loan gets overdue: the member is reminded", "could"),
    ]
    assert told.stories[0].acceptance == (
        "Given the following branches: name, city; North, Jena.",
        "Renewing in time: Given a loan, when the member renews the loan, then it is due later.",
        'Too often: When the member renews the loan for the "<nth>" time, then "<answer>". '
        "Examples: nth=4th, answer=no.",
    )
    assert [rule.text for rule in told.rules] == ["A loan is renewed three times. Not more"]
    assert [(shape.name, shape.fields) for shape in told.data] == [
        ("branch", ("name (North)", "city (Jena)")),
        ("copy", ("barcode (123)", "member (Ann)")),
        ("loan", ("copy (reference)",)),
    ]
    assert told.exclusions == ("e-books",)
    assert told.team.velocity == 15


def test_lines_are_those_of_the_file() -> None:
    lines = FEATURE.split("\n")
    told = read(FEATURE, "loans.feature")
    assert [lines[story.source.line - 1].strip() for story in told.stories] == [
        "As a member",
        "Scenario: Lending",
        "Scenario: A loan gets overdue",
    ]
    assert lines[told.rules[0].source.line - 1].strip().startswith("Rule:")


def test_scenarios_of_different_verbs_are_different_wants() -> None:
    steps = (
        "renews a permit",
        "applies for a permit",
        "renews the permit",
        "cancels a permit",
        "applies for a second permit",
    )
    scenarios = "\n".join(
        f"  Scenario: s{at}\n    When the resident {step}\n    Then fine" for at, step in enumerate(steps)
    )
    told = read(f"Feature: Permits\n{scenarios}\n", "p.feature")
    assert [(story.want, len(story.acceptance)) for story in told.stories] == [
        ("renew a permit", 2),
        ("apply for a permit", 2),
        ("cancel a permit", 1),
    ]
    assert {story.role for story in told.stories} == {"resident"}


def test_the_first_person_is_whom_the_context_names() -> None:
    told = read(
        "Feature: F\n  Scenario: S\n    Given I am logged in as an editor\n    When I publish the article\n",
        "f.feature",
    )
    assert (told.stories[0].role, told.stories[0].want) == ("editor", "publish the article")


def test_another_language() -> None:
    told = read(
        "# language: es\nCaracterística: Préstamos\n  Escenario: Reservar un título\n"
        '    Cuando el socio reserva el título "Rayuela"\n    Entonces queda en la cola\n',
        "p.feature",
    )
    assert (told.stories[0].role, told.stories[0].want) == ("socio", "reservar un título")


def test_several_features_in_one_file() -> None:
    first = "Feature: A\n  Scenario: x\n    When the clerk files a paper\n\n"
    second = "@must\nFeature: B\n  Scenario: y\n    When the clerk burns a paper\n"
    told = read(first + second, "both.feature")
    assert [(story.want, story.source.line) for story in told.stories] == [("file a paper", 2), ("burn a paper", 7)]


def test_a_feature_that_does_not_parse_is_read_as_text() -> None:
    told = read("Feature: A\n  As a clerk\n  I want to file\n  Nonsense: here\n  | a\n", "broken.feature")
    assert told.stories[0].role == "clerk"
    assert told.stories[0].want.startswith("file")
    assert "Nonsense" in told.model_dump_json()
