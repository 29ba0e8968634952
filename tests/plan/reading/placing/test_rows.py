"""Tables of wishes."""

from tests.plan.reading.given import read


def test_a_column_may_say_whose_wishes_it_holds() -> None:
    told = read(
        "# Yard\n\n## User stories\n\n### Riggers\n\n| # | As a rigger I want to… | so that… | P |\n|---|---|---|---|\n"
        "| M1 | book a crane | nobody waits | M |\n| M2 | see the queue | I know when to come | C |\n"
    )
    assert [(one.role, one.want, one.benefit, one.priority) for one in told.stories] == [
        ("rigger", "book a crane", "nobody waits", "must"),
        ("rigger", "see the queue", "I know when to come", "could"),
    ]
