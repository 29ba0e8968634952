"""The help: every command in one group, each said in one line, and completion that works."""

import click
import pytest

from tests.tui.cli.conftest import Called
from tui.cli import COMMANDS, GROUPS, planroom


def test_every_command_has_one_whole_line_in_its_group(called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = called("--help").stdout
    assert "..." not in said.partition("Options:")[2]
    assert max(map(len, said.splitlines())) <= 80
    places = [said.index(f"\n{title}:") for title in GROUPS]
    assert places == sorted(places)
    for name in COMMANDS:
        assert said.count(f"\n  {name} ") == 1


def test_a_shell_completes_commands(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PLANROOM_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "planroom reo")
    monkeypatch.setenv("COMP_CWORD", "1")
    with pytest.raises((SystemExit, click.exceptions.Exit)):
        planroom.main([], prog_name="planroom", standalone_mode=False)
    assert capsys.readouterr().out == "plain,reopen\n"
