"""What is asked of a document, and what answers make of its requirements."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.assumptions import assumptions
from plan.questions import Question, UnusableAnswerError, answered, open_questions
from plan.questions.asking import MOST, TOPICS
from plan.questions.document import article, spoken
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from plan.requirements import BusinessRule, Constraint, Requirements, Volume

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".md", ".feature"})
VAGUE = """# Court

As a player, I want to book a court so that I can play.
As a player, I want to cancel a booking.
As a player, I want to pay the fee of a booking.
As a caretaker, I want to delete a court that is closed.
As a caretaker, I want players to be notified when a court is closed.
"""
FACETS = (
    "As a player, I want to book a court.",
    "As a caretaker, I want to delete a court.",
    "As a player, I want to be reminded of my booking.",
    "As a player, I want to pay the fee.",
    "The fee is 12 euros.",
    "No two bookings overlap.",
    "Players sign in with a password.",
    "Players sign up themselves.",
    "A player sees only their own bookings.",
    "Deleted courts are erased after 10 days.",
    "Several clubs use the platform.",
    "We expect 4,000 players.",
    "The velocity is 18 points per sprint.",
    "The first sprint starts on 2027-03-01.",
    "Players are told by email.",
)
TOPIC_NAMES = [topic.name for topic in TOPICS]


def read(text: str) -> Requirements:
    return read_requirements([SourceDocument("notes.md", text)], date(2026, 11, 23))


def asked(requirements: Requirements) -> dict[str, Question]:
    return {question.topic: question for question in open_questions(requirements)}


def topics(requirements: Requirements) -> list[str]:
    return [question.topic for question in open_questions(requirements)]


def all_topics(requirements: Requirements) -> set[str]:
    """Return every topic that is open, those beyond the fifth too: what was answered makes room."""
    found: set[str] = set()
    while left := open_questions(requirements):
        for question in left:
            found.add(question.topic)
            requirements = answered(requirements, question.topic, question.recommendation, "answered")
    return found


documents = st.lists(st.sampled_from(FACETS), min_size=1, max_size=10, unique=True).map(
    lambda facets: read("# Court\n\nAs a player, I want to see the courts.\n\n" + "\n\n".join(facets))
)


@settings(max_examples=30)
@given(documents)
def test_at_most_five_each_with_options_and_one_recommended(requirements: Requirements) -> None:
    found = open_questions(requirements)
    assert len(found) <= MOST
    assert found == open_questions(requirements)
    assert len({question.topic for question in found}) == len(found)
    for question in found:
        assert 2 <= len(question.options) <= 5
        assert len(set(question.options)) == len(question.options)
        assert question.recommendation in question.options
        assert question.text.endswith("?")
        assert question.why.endswith(".")


@settings(max_examples=20)
@given(documents)
def test_every_option_makes_valid_requirements_and_closes_its_question(requirements: Requirements) -> None:
    for question in open_questions(requirements):
        for option in question.options:
            after = answered(requirements, question.topic, option, "answered")
            assert Requirements.model_validate(after.model_dump()) == after
            assert question.topic not in topics(after)
            assert answered(after, question.topic, option, "answered") == after, "twice is once"
            assert not set(assumptions(after)) - set(assumptions(requirements)), "nothing new is assumed"


@settings(max_examples=20)
@given(documents, st.sampled_from(TOPIC_NAMES), st.text(max_size=80), st.sampled_from(["answered", "assumed"]))
def test_an_answer_loses_nothing_that_was_said(
    requirements: Requirements, topic: str, words: str, provenance: str
) -> None:
    try:
        after = answered(requirements, topic, words, "answered" if provenance == "answered" else "assumed")
    except UnusableAnswerError:
        return
    assert [s.id for s in after.stories] == [s.id for s in requirements.stories]
    for field in ("rules", "volumes", "constraints", "data", "integrations", "roles", "unplaced", "exclusions"):
        before, now = getattr(requirements, field), getattr(after, field)
        assert [item for item in now if item in before] == list(before)
    assert (after.project, after.summary) == (requirements.project, requirements.summary)
    assert after != requirements or topic in {"team", "start", "priorities"}
    Requirements.model_validate(after.model_dump())


@settings(max_examples=20)
@given(documents)
def test_what_is_only_assumed_stays_open_and_is_listed(requirements: Requirements) -> None:
    after = requirements
    for question in open_questions(requirements):
        after = answered(after, question.topic, question.recommendation, "assumed")
    assert open_questions(after) == open_questions(requirements)
    listed = assumptions(after)
    assert listed == tuple(dict.fromkeys(listed))
    statements: tuple[BusinessRule | Constraint | Volume, ...] = (*after.rules, *after.constraints, *after.volumes)
    for statement in statements:
        if statement.source.provenance == "assumed":
            assert statement.text in listed


@pytest.mark.parametrize("answer", ["9" * 5000, "0" * 5000, "9999", "٣"])
def test_a_number_that_is_no_pace_is_refused_in_a_sentence(answer: str) -> None:
    with pytest.raises(UnusableAnswerError, match="points a sprint"):
        answered(read(VAGUE), "team", answer, "answered")


def test_a_vague_document_is_asked_in_its_own_words() -> None:
    found = asked(read(VAGUE))
    assert found["visibility"].text == "Who sees what players have entered?"
    assert found["volume"].text == "How many players will there be in the first year?"
    assert found["sign-in"].text == "How do players and caretakers sign in?"
    assert found["team"].options[found["team"].recommended] == "Two developers, 21 points a sprint"
    every = all_topics(read(VAGUE))
    assert {"overlap", "currency", "channel", "deletion", "registration", "priorities", "start"} <= every


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("Team: velocity 18 points per sprint.", "team"),
        ("Team: the first sprint starts on 2027-03-01.", "start"),
        ("Volumes: 4,000 players in year 1.", "volume"),
        ("Players sign in with an email address and a password.", "sign-in"),
        ("Players sign up themselves.", "registration"),
        ("A player sees only their own bookings.", "visibility"),
        ("What is deleted is erased after 30 days.", "deletion"),
        ("The fee is 12 euros.", "currency"),
        ("No two bookings overlap.", "overlap"),
        ("Players are told by email.", "channel"),
    ],
)
def test_what_the_document_answers_is_not_asked(said: str, topic: str) -> None:
    assert topic in all_topics(read(VAGUE))
    heading, colon, rest = said.rpartition(": ")
    assert topic not in all_topics(read(f"{VAGUE}\n## {heading if colon else 'Rules'}\n\n- {rest}\n"))


def test_a_thorough_document_is_asked_little() -> None:
    loans = read_requirements(
        [SourceDocument("library-loans.md", (ROOT / "examples" / "library-loans.md").read_text())], date(2026, 11, 23)
    )
    assert topics(loans) == ["sign-in"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_have_answers(path: Path) -> None:
    requirements = read(path.read_text(encoding="utf-8"))
    for question in open_questions(requirements):
        requirements = answered(requirements, question.topic, question.recommendation, "answered")
    assert len(all_topics(requirements)) <= MOST


def test_what_most_hangs_on_comes_first() -> None:
    many = read(VAGUE + "\n".join(f"As a player, I want to book a court of kind {n}." for n in range(20)))
    assert topics(read(VAGUE)).index("overlap") > topics(read(VAGUE)).index("visibility")
    assert topics(many).index("overlap") < topics(many).index("visibility"), "nearly every story books something"


@pytest.mark.parametrize(
    ("words", "size", "velocity", "days"),
    [
        ("3 developers, 30 points a sprint", 3, 30, 14),
        ("Five developers", 5, 52, 14),
        ("24", 2, 24, 14),
        ("velocity 18, sprints of one week", 2, 18, 7),
        ("There are 4 of us", 4, 42, 14),
    ],
)
def test_a_team_in_own_words(words: str, size: int, velocity: int, days: int) -> None:
    team = answered(read(VAGUE), "team", words, "answered").team
    assert (team.size, team.velocity, team.sprint_days) == (size, velocity, days)
    assert team.velocity_source == "answered"
    assert team.start_source == "assumed"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2,500", [("players", 2500, "total")]),
        ("5k players", [("players", 5000, "total")]),
        ("200 bookings a day", [("bookings", 200, "day")]),
        ("10,000 players", [("players", 10_000, "total")]),
    ],
)
def test_volumes_in_own_words(words: str, found: list[tuple[str, int, str]]) -> None:
    volumes = answered(read(VAGUE), "volume", words, "answered").volumes
    assert [(v.subject, v.amount, v.per) for v in volumes] == found
    assert all(v.source.provenance == "answered" for v in volumes)


@pytest.mark.parametrize(("words", "start"), [("2027-02-08", "2027-02-08"), ("8 February 2027", "2027-02-08")])
def test_a_start_in_own_words(words: str, start: str) -> None:
    assert answered(read(VAGUE), "start", words, "answered").team.start == start


def test_priorities_by_the_stories_ids() -> None:
    before = read(VAGUE)
    ids = [story.id for story in before.stories]
    after = answered(before, "priorities", f"{ids[0]}, {ids[2]} to {ids[3]}", "answered")
    assert [s.priority for s in after.stories] == ["must", "should", "must", "must", "should"]
    assert {s.priority_source for s in after.stories} == {"answered"}


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("team", "soon"),
        ("team", "0 points"),
        ("volume", "lots"),
        ("start", "2027-02-30"),
        ("start", "tomorrow"),
        ("priorities", "the good ones"),
        ("sign-in", "  "),
        ("sign-in", "x" * 3000),
    ],
)
def test_what_nothing_can_be_made_of_is_said_in_one_sentence(topic: str, words: str) -> None:
    with pytest.raises(UnusableAnswerError, match=r"\.$"):
        answered(read(VAGUE), topic, words, "answered")


def test_own_words_become_the_rule_as_they_are_and_the_last_answer_holds() -> None:
    first = answered(read(VAGUE), "visibility", "Only the board", "assumed")
    assert first.rules[-1].text == "Who sees what players have entered: Only the board."
    second = answered(first, "visibility", "They see only their own; caretakers see everybody's", "answered")
    (rule,) = [rule for rule in second.rules if rule.id == "Q-visibility"]
    assert rule.text == "Players see only what they entered themselves; caretakers see everybody's."
    assert rule.source.provenance == "answered"


def test_a_topic_of_another_version_is_kept_as_a_rule() -> None:
    after = answered(read(VAGUE), "moon-phase", "full", "answered")
    assert after.rules[-1].text == "Moon phase: full."


def test_assumptions_are_sentences_and_few() -> None:
    listed = assumptions(read(VAGUE + "\n".join(f"As a player, I want to see list {n}." for n in range(200))))
    assert len(listed) == 5
    assert listed[0] == "The team has 2 developers."
    assert "205 must" in listed[-1]


@pytest.mark.parametrize(
    ("roles", "served"),
    [
        (("neighbour", "keeper"), "neighbours see only what they entered themselves; keepers see everybody's"),
        (("keeper", "neighbour"), "neighbours see only what they entered themselves; keepers see everybody's"),
        (("dispatcher", "clerk"), "everybody who is signed in sees what"),
    ],
)
def test_who_is_served_sees_their_own_and_who_serves_sees_all(roles: tuple[str, ...], served: str) -> None:
    """Where nobody plainly is served, nobody's view is narrowed unless somebody says so."""
    wants = "\n".join(f"As a {role}, I want to record a loan." for role in roles)
    question = asked(read(wants))["visibility"]
    told = answered(read(wants), question.topic, question.recommendation, "answered")
    assert any(served in rule.text.lower() for rule in told.rules)


@pytest.mark.parametrize("said", ["an order", "a user", "a unit", "an hour", "a ticket", "an answer", "a European"])
def test_a_noun_has_the_article_that_it_is_spoken_with(said: str) -> None:
    assert article(said.partition(" ")[2]) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Duty Manager", "duty manager"),
        ("HR Manager", "HR manager"),
        ("Desk agent", "desk agent"),
        ("members of AVCC", "members of AVCC"),
    ],
)
def test_a_name_in_capitals_has_none_within_a_sentence(name: str, said: str) -> None:
    assert spoken(name) == said


def test_an_open_point_about_costs_counts_no_money() -> None:
    text = "# Gauges\n\nAs a warden, I want to see the level.\n\nOpen: who pays for the text messages?\n"
    requirements = read_requirements([SourceDocument("gauges.md", text)], date(2026, 12, 1))
    assert "currency" not in {question.topic for question in open_questions(requirements)}
