"""What a command says of a session that is none, an option that is none, and revisions that say the same."""

from pathlib import Path

import pytest

from tests.sessions.build import new_session
from tests.tui.sessions import make_session, session
from tui.cli import main


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as exit_:
        main([str(one) for one in arguments])
    assert isinstance(exit_.value.code, int)
    return exit_.value.code


def test_a_file_that_is_no_session_is_not_called_damaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Buy milk.\nCall the bank.\n")
    assert run("check", file) == 2
    assert capsys.readouterr().err == f"planroom: {file} is no session file; `planroom sessions` lists what there is.\n"


def test_a_session_whose_first_line_was_altered_is(sessions_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = make_session(sessions_home / "full.jsonl", "full")
    path.write_bytes(b"x" + path.read_bytes())
    assert run("check", path) == 4
    assert "line 1 cannot be trusted" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["12", "0", "-5", "9" * 50])
def test_a_number_that_is_no_option_is_refused(
    sessions_home: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sessions_home / "asked.jsonl"
    with session(path, "empty") as author:
        author.ask()
        channel = next(one.number for one in author.asked if one.topic not in {"volume", "team"})
    assert run("answer", path, channel, "--", number) == 2
    said = capsys.readouterr().err
    assert "There is no option" in said
    assert len(said) < 200


def test_the_difference_is_to_what_said_something_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from sessions.events import ArtifactEdited
    from tests.plan.sample import sample_plan

    plan = sample_plan()
    assert plan.database
    longer = plan.database.model_copy(update={"retention": ()})
    with new_session(tmp_path, read=plan.requirements) as writer:
        path = writer.path
        for number, content in enumerate((plan.database, longer, longer), 1):
            writer.append(
                ArtifactEdited(artifact="database", revision=number, base=number - 1, database=content), "somebody"
            )
    assert run("diff", path, "database") == 0
    assert "r1 → r3" in capsys.readouterr().out
