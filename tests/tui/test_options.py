"""What a session cannot be begun from."""

from dataclasses import replace
from pathlib import Path

import click
import pytest

from agents.commands import Assign
from sessions.events import ModelSettings, Prices
from sessions.fold import fold_all
from sessions.reader import SessionReader
from sessions.state import Assignment
from tests.sessions.build import new_session
from tui.options import UnusableDocumentError, assignments, begin_session, changed_models, writing_anew

STORY = "# Shop\n\nAs a clerk, I want to sell tea, so that I earn money.\n"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("-- nothing yet\n", "it holds no SQL statement, only comments"),
        ("SELECT 1;\nSELECT 2;\n", "its 2 statements make no table"),
        ("\ncreate tabel orders (id int);\n", "its statement on line 2"),
        ("CREATE TABLE orders AS SELECT 1;", "cannot be read, because its columns are not spelled out"),
    ],
)
def test_a_schema_without_a_table_begins_no_session(
    sql: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANROOM_HOME", str(tmp_path / "home"))
    document, schema = tmp_path / "shop.md", tmp_path / "old\x1b.sql"
    document.write_text(STORY)
    schema.write_text(sql)
    with pytest.raises(UnusableDocumentError) as refused:
        begin_session((document,), schema, None, assignments("", (), ""), "")
    assert refused.value.exit_code == 2
    assert refused.value.message.startswith("No table can be read in ")
    assert "old" in refused.value.message
    assert "\x1b" not in refused.value.message
    assert said in refused.value.message
    assert not list((tmp_path / "home").rglob("*.jsonl"))


def test_a_schema_of_which_some_can_be_read_begins_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANROOM_HOME", str(tmp_path / "home"))
    document, schema = tmp_path / "shop.md", tmp_path / "old.sql"
    document.write_text(STORY)
    schema.write_text("CREATE TABLE tea (id int PRIMARY KEY);\ncreate tabel orders (id int);")
    assert begin_session((document,), schema, None, assignments("", (), ""), "").is_file()


def test_an_address_on_the_way_brings_what_its_endpoint_has(planroom_home: Path, tmp_path: Path) -> None:
    (planroom_home / "config.toml").write_text(
        '[endpoints.box]\napi_base = "http://box/v1"\nkey = "env:BOX"\nprices = { input = 1, output = 2 }\n'
    )
    held = Assignment("openai/m", "http://old", ModelSettings(key="env:OLD"))
    with new_session(tmp_path):
        state = replace(fold_all(SessionReader(tmp_path / "loans.jsonl").read()), agents={"database-architect": held})
    (there,) = changed_models(state, "database", api_base="http://box/v1")
    assert isinstance(there, Assign)
    assert (there.model, there.settings.key, there.settings.prices) == (
        "openai/m",
        "env:BOX",
        Prices(input=1, output=2),
    )
    (elsewhere,) = changed_models(state, "database", api_base="http://elsewhere/v1")
    assert isinstance(elsewhere, Assign)
    assert (elsewhere.settings.key, elsewhere.settings.prices) == ("", None)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileExistsError(), "There is a session new already; choose another name with --session"),
        (PermissionError(13, "Permission denied"), "new.jsonl cannot be written (Permission denied); mend that"),
    ],
)
def test_a_session_that_cannot_be_written_anew_is_bad_use_and_no_fault_of_ours(error: OSError, words: str) -> None:
    with pytest.raises(click.UsageError) as said, writing_anew(Path("new.jsonl")):
        raise error
    assert words in said.value.message
