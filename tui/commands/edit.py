"""`planroom edit`: a person's own revision of an artifact, from a file or from the editor."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.options import artifact_named

if TYPE_CHECKING:
    from plan.artifacts import Artifact, ArtifactName
    from sessions.state import Revision
    from tui.editing import Edited

_MOST_SHOWN = 12


@click.command("edit")
@click.argument("session")
@click.argument("artifact")
@click.option(
    "--file", "file", type=click.Path(path_type=Path), help="The whole artifact as YAML or JSON; - for standard input."
)
@click.option("--print", "print_only", is_flag=True, help="Print the artifact as the YAML that --file reads.")
def edit_command(session: str, artifact: str, file: Path | None, print_only: bool) -> int:
    """Edit ARTIFACT in $EDITOR, or take it from a file.

    Works beside an open app. Exits with 2 if the text is not the artifact; what is wrong is said line by line.
    """
    from agents.commands import RefusedError
    from plan.artifact_text import artifact_text
    from sessions.home import name_of
    from sessions.text import plain
    from tui.editing import why_not_edit
    from tui.loading import load_session

    name = artifact_named(artifact)
    path, state = load_session(session)
    latest = state.artifacts[name].latest
    if print_only and latest is not None:
        text = artifact_text(latest.content)
        # Only a terminal is harmed by what it should not see; `--file` is to read the very text that is there.
        click.echo(plain(text) if sys.stdout.isatty() else text, nl=False)
        return 0
    reason = why_not_edit(name_of(path), state, name)
    if reason or latest is None:
        raise RefusedError(reason)
    if file is None:
        return _in_editor(path, name)
    return _from_file(path, name, latest, file)


def _from_file(path: Path, name: "ArtifactName", base: "Revision", file: Path) -> int:
    from tui.cli import BAD_USE
    from tui.editing import read_file

    edited = read_file(name, _read(file))
    if edited.content is None:
        _say_problems(edited, "standard input" if str(file) == "-" else str(file))
        return BAD_USE
    _take(path, name, base, edited.content)
    return 0


def _read(file: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise click.UsageError(
            f"{file} cannot be read ({error.strerror or error}); name a file, or - for standard input"
        ) from error
    except UnicodeDecodeError as error:
        raise click.UsageError(
            f"{file} is no UTF-8 text (byte {error.start}); name the YAML or JSON of the artifact"
        ) from error


def _in_editor(path: Path, name: "ArtifactName") -> int:
    from agents.commands import RefusedError
    from tui.cli import BAD_USE
    from tui.editing import EditFile, NoEditorError
    from tui.loading import load_session
    from tui.terminal import require_terminal

    require_terminal("planroom edit SESSION ARTIFACT --file FILE")
    _, state = load_session(str(path))
    file = EditFile(path, state.artifacts[name])
    if file.resumed:
        click.echo(f"Going on with the edit of r{file.base.number} that was kept.", err=True)
    if file.set_aside is not None:
        click.echo(f"What was there before is kept in {file.set_aside}.", err=True)
    while True:
        try:
            file.run_editor()
        except NoEditorError as error:
            raise click.UsageError(str(error).rstrip(".")) from error
        edited = file.read()
        if not edited.problems:
            break
        _say_problems(edited, str(file.path))
        if not click.confirm("Open the editor again? The lines are marked", default=True, err=True):
            click.echo(f"Your text is kept; `planroom edit {path.stem} {name}` goes on with it.", err=True)
            return BAD_USE
    if edited.content is None:
        click.echo("Nothing was changed.")
    else:
        try:
            _take(path, name, file.base, edited.content)
        except RefusedError as error:
            raise RefusedError(
                f"{error} Your text is kept; `planroom edit {path.stem} {name}` goes on with it."
            ) from error
    file.done()
    return 0


def _take(path: Path, name: "ArtifactName", base: "Revision", content: "Artifact") -> None:
    from plan.artifacts import TITLES
    from plan.changes import changes
    from tui.change_lines import say_changes
    from tui.editing import edit_of
    from tui.foreground import carry_out
    from tui.loading import load_session

    _, state = load_session(str(path))
    held = state.artifacts[name]
    command = edit_of(held, base, content)
    if command is None:
        click.echo(f"{TITLES[name]} r{held.number} says just that already.")
        return
    after = carry_out(path, [command]).artifacts[name]
    assert held.latest is not None
    assert after.latest is not None
    found = changes(held.latest.content, after.latest.content)
    say_changes(f"{TITLES[name]} r{after.number}", found[:_MOST_SHOWN])
    if len(found) > _MOST_SHOWN:
        click.echo(f"and {len(found) - _MOST_SHOWN} more; `planroom diff {path.stem} {name}` shows them.")


def _say_problems(edited: "Edited", where: str) -> None:
    from plan.artifact_text import by_kind
    from sessions.text import plain

    count = len(edited.problems)
    points = "1 thing keeps" if count == 1 else f"{count} things keep"
    head, said = f"planroom: {points} {where} from being the artifact:", list(by_kind(edited.problems))
    lines = [f"{head} {said[0]}"] if len(said) == 1 else [head, *(f"  {one}" for one in said)]
    for line in lines:
        click.echo(plain(line, newlines=False), err=True)
