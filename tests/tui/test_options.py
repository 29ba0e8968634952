"""What a session cannot be begun from."""

from pathlib import Path

import click
import pytest

from tui.options import UnusableDocumentError, assignments, begin_session, writing_anew

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
