"""What a document demands by name."""

import pytest

from plan.technologies import TECHNOLOGIES, demanded_in, meets, named_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Microsoft .NET Framework desktop application (Windows Forms, C#)", ["Windows Forms", ".NET"]),
        ("The frontend is written in React.js and the API in Node.", ["React", "Node.js"]),
        ("A React Native app", ["React Native"]),
        ("MySQL, not MongoDB", ["MySQL"]),
        ("Orders are exported as JSON files", []),
        ("All entities are saved to `gym_data.json` under a folder", ["JSON files"]),
        ("We migrate from Oracle to PostgreSQL", ["PostgreSQL"]),
        ("Users react quickly and express themselves; rust is removed", []),
        ("Write to node@example.org or @vue", []),
    ],
)
def test_what_is_demanded(text: str, names: list[str]) -> None:
    assert [t.name for t in demanded_in(text)] == names


def test_what_is_built_with_it_meets_a_demand() -> None:
    by_name = {t.name: t for t in TECHNOLOGIES}
    assert meets(by_name[".NET"], by_name["Windows Forms"])
    assert not meets(by_name["Windows Forms"], by_name[".NET"])
    assert [t.name for t in named_in("No MongoDB")] == ["MongoDB"]
