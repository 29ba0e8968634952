"""Glossaries: the words for things and people, and what is said of them beyond their meaning."""

from tests.plan.reading.given import read

LOCKS = """# Lock house

## Glossary

- **Keeper**: somebody who works the gates. We keep their name and their phone number.
- **Barge**: a flat boat that carries goods.
- **Passage**: one barge going through one lock.
- **VHF**: marine radio.

## Requirements

- LK-1 A passage MUST have a date and a toll. The barge pays the toll.
- LK-2 Keepers MUST be able to enter a passage.
"""


def test_its_people_are_roles_and_its_things_are_known() -> None:
    told = read(LOCKS)
    assert "keeper" in [role.id for role in told.roles]
    fields = {one.name: one.fields for one in told.data}
    assert set(fields["passage"]) >= {"date", "toll"}
    assert {"name", "phone number"} <= set(fields["keeper"])
    assert "vhf" not in {name.lower() for name in fields}
