import json
from pathlib import Path

import pytest

from plan.drawing.text import columns
from tests.plan.sample import sample_plan
from tui.cli import main


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.json"
    file.write_text(sample_plan().model_dump_json())
    return file


def trace(*arguments: object) -> int:
    with pytest.raises(SystemExit) as exit_:
        main(["trace", *map(str, arguments)])
    assert isinstance(exit_.value.code, int)
    return exit_.value.code


@pytest.mark.parametrize("width", [40, 80, 132])
def test_everything_fits_the_terminal(
    plan_file: Path, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert trace(plan_file) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if columns(line) > width] == []
    assert lines[-1] == "Nothing hangs loose." or "Loose ends" in lines
    plan = sample_plan()
    for wanted in plan.requirements.stories:
        assert any(line.startswith(f"{wanted.id}  ") for line in lines)
    assert any(line.startswith("  endpoints     POST /auth/register") for line in lines)


@pytest.mark.parametrize(
    ("name", "first", "shown"),
    [
        ("US-01", "requirement US-01  ", "POST /auth/register"),
        ("S1-02", "story S1-02  ", "users"),
        ("POST /auth/register", "endpoint POST /auth/register  ", "S1-02"),
        ("users", "table users  ", "US-01"),
    ],
)
def test_one_thing_and_all_that_hangs_on_it(
    plan_file: Path, name: str, first: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trace(plan_file, name) == 0
    out = capsys.readouterr().out
    assert out.startswith(first)
    assert shown in out


def test_json(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trace(plan_file, "users", "--json") == 0
    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert item["kind"] == "table"
    assert "S1-01" in item["stories"]
    assert "US-01" in item["requirements"]
    assert trace(plan_file, "--json") == 0
    everything = json.loads(capsys.readouterr().out)
    assert set(everything) == {"items", "loose"}
    assert {one["kind"] for one in everything["items"]} == {"requirement", "story", "endpoint", "table"}


@pytest.mark.parametrize(("name", "says"), [("user", "the nearest is 'users'."), ("\x1b[31m?", "lists what there is.")])
def test_an_unknown_id_is_one_sentence(
    plan_file: Path, name: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trace(plan_file, name) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert says in shown.err
    assert "\x1b" not in shown.err


def test_hostile_names_do_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = sample_plan()
    wanted = plan.requirements.stories[0].model_copy(update={"title": "a\x1b[31m\u202eb\nc", "acceptance": ("\x07d",)})
    requirements = plan.requirements.model_copy(update={"stories": (wanted,)})
    file = tmp_path / "plan.json"
    file.write_text(plan.model_copy(update={"requirements": requirements}).model_dump_json())
    assert trace(file, wanted.id) == 0
    out = capsys.readouterr().out
    assert "a[31mb c" in out
    assert not set("\x1b\u202e\x07") & set(out)


def test_a_file_that_is_no_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.json"
    file.write_text("{}")
    assert trace(file) == 2
    assert "holds no plan of this planroom" in capsys.readouterr().err
