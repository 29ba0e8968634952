"""People that documents name as their team."""

import pytest

from plan.reading.project.members import team_members


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Team: Ada, Bo and Cy Young", ("Ada", "Bo", "Cy Young")),
        ("**Team members:** Ada Lovelace (backend), Zoë O'Neill (design).", ("Ada Lovelace", "Zoë O'Neill")),
        ("The team is Ada & Bo.", ("Ada", "Bo")),
        (
            "## Team\n\n- Ada Lovelace\n- Bo (tester)\n* **Cy van Dyk** – backend\n",
            ("Ada Lovelace", "Bo", "Cy van Dyk"),
        ),
        ("## Team\n- Velocity: 21\n- 2 developers\n- Developers\n## People who use it\n- Members\n", ()),
        ("Team: two developers, velocity 21 points", ()),
        ("Team size: 3", ()),
        ("The team is small and has no designer.", ()),
        ("As a team lead, I want to see my team: their loans.", ()),
    ],
)
def test_names_are_found_and_nothing_else(text: str, names: tuple[str, ...]) -> None:
    assert team_members([text]) == names
