import pytest

from plan.exports import KINDS
from tui.cli import main


def test_the_help_names_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["export", "--help"])
    assert exit_.value.code == 0
    words = capsys.readouterr().out.split()
    assert set(KINDS) <= set(words)


def test_an_unknown_kind_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["export", "nothing", "--out", "nowhere", "--only", "pdf"])
    assert exit_.value.code == 2
    error = capsys.readouterr().err
    assert "No kind is named 'pdf'; there are plan, " in error
    assert error.count("\n") == 1
