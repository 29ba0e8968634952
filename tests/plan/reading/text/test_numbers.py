from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.project.team import TeamFacts, says_more, team_facts, team_of
from plan.reading.project.volumes import counts
from plan.reading.text.numbers import amount_of


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100K", 100_000),
        ("2 000", 2000),
        ("2,000", 2000),
        ("2.000", 2000),
        ("1.5M", 1_500_000),
        ("1,5 million", 1_500_000),
        ("12", 12),
        ("3 Mio.", 3_000_000),
        ("10 mil", 10_000),
        ("1’000’000", 1_000_000),
    ],
)
def test_amounts(text: str, amount: int) -> None:
    assert amount_of(text) == amount


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "\u202f", "’"]))
def test_grouped_digits_are_one_number(amount: int, group: str) -> None:
    assert amount_of(f"{amount:,}".replace(",", group)) == amount


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100K users in year 1", [("users", 100_000, "total", "year 1")]),
        ("2 000 orders a day", [("orders", 2000, "day", "")]),
        ("about 600 loans per hour at peak", [("loans", 600, "hour", "peak")]),
        ("120,000 titles in 185,000 copies", [("titles", 120_000, "total", ""), ("copies", 185_000, "total", "")]),
        ("10.000 Mitglieder im ersten Jahr", [("Mitglieder", 10_000, "total", "ersten Jahr")]),
        ("200 reservas por día", [("reservas", 200, "day", "")]),
        ("300 prêts par jour", [("prêts", 300, "day", "")]),
        ("500 concurrent users", [("concurrent users", 500, "total", "")]),
        ("A member may borrow at most 600 items", []),
        ("within 300 ms in 95 of 100 cases", []),
        ("a loan lasts 128 days and costs 200 euros", []),
        ("page 150 report", []),
        ("in 2026 members vote", []),
        ("three boats", []),
    ],
)
def test_counts_in_prose(text: str, found: list[tuple[str, int, str, str]]) -> None:
    assert [(one.subject, one.amount, one.per, one.when) for one in counts(text)] == found


def test_counts_where_they_are_announced() -> None:
    found = counts("Loans per day: 2,000 (peak 400 per hour)", announced=True)
    assert (found[0].subject, found[0].amount, found[0].per) == ("Loans", 2000, "day")
    assert counts("Staff: 12", announced=True)[0].amount == 12


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("velocity 21", TeamFacts(velocity=21)),
        ("Velocity: about 18 story points per sprint", TeamFacts(velocity=18)),
        ("24 points per sprint", TeamFacts(velocity=24)),
        ("two backend developers and one frontend developer", TeamFacts(size=3)),
        ("a team of 5", TeamFacts(size=5)),
        ("4-person team", TeamFacts(size=4)),
        ("sprints of two weeks", TeamFacts(sprint_days=14)),
        ("A sprint takes 10 days", TeamFacts(sprint_days=10)),
        ("three-week sprints", TeamFacts(sprint_days=21)),
        ("fortnightly sprints", TeamFacts(sprint_days=14)),
        ("starts 2026-12-01", TeamFacts(start="2026-12-01")),
        ("work begins on 1 February 2027", TeamFacts(start="2027-02-01")),
        ("Kick-off: March 1st, 2027", TeamFacts(start="2027-03-01")),
        ("Equipo de tres personas, sprints de dos semanas, velocidad 20", TeamFacts(3, 20, 14)),
        ("Zwei Entwickler, zweiwöchige Sprints, Beginn 4.1.2027", TeamFacts(2, 0, 14, "2027-01-04")),
        (
            "Trois développeurs, sprints de deux semaines, vélocité 20. Début le 4 janvier 2027",
            TeamFacts(3, 20, 14, "2027-01-04"),
        ),
        ("Dois desenvolvedores, sprints de uma semana", TeamFacts(2, 0, 7)),
        ("starts 2026-02-30", TeamFacts()),
        ("The team loves velocity", TeamFacts()),
        ("a loan starts 2026-12-01", TeamFacts(start="2026-12-01")),
    ],
)
def test_team(text: str, facts: TeamFacts) -> None:
    found, left = team_facts(text)
    assert found == facts
    assert facts == TeamFacts() or text.startswith("a loan") or not says_more(left)


def test_what_else_is_said_of_the_team_is_noticed() -> None:
    assert says_more(team_facts("5-person team, no work in August")[1])


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_without_a_word_the_team_starts_on_the_next_monday(today: date) -> None:
    team = team_of(TeamFacts(), today)
    start = date.fromisoformat(team.start)
    assert start.weekday() == 0
    assert 1 <= (start - today).days <= 7
    assert (team.size, team.velocity, team.sprint_days) == (2, 21, 14)
    assert {team.size_source, team.velocity_source, team.sprint_days_source, team.start_source} == {"assumed"}


def test_velocity_grows_with_the_team() -> None:
    team = team_of(TeamFacts(size=4), date(2026, 11, 23))
    assert (team.velocity, team.velocity_source, team.size_source) == (42, "assumed", "said")
