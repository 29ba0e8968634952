"""`planroom export`: a session's deliverables."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.options import dialect_option
from tui.out_folder import OutFolder

if TYPE_CHECKING:
    from agents.review import Dialect


class _NamesKinds(click.Command):
    """A command whose help names the kinds of files: they are imported only when somebody asks."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what `--only` takes, and the files of each kind."""
        from plan.exports import KINDS

        with formatter.section("Kinds"):
            formatter.write_dl([(kind, ", ".join(files)) for kind, files in KINDS.items()])


@click.command("export", cls=_NamesKinds)
@click.argument("session")
@click.option("--out", required=True, type=OutFolder(), metavar="DIR", help="Folder for the files.")
@click.option("--only", multiple=True, metavar="KIND", help="Only this kind of file (see below); may be repeated.")
@dialect_option
def export_command(session: str, out: Path, only: tuple[str, ...], dialect: "Dialect") -> None:
    """Write the deliverables of SESSION as it stands now."""
    from agents.commands import Export
    from agents.review import deliverables_of
    from plan.exports import KINDS
    from sessions.deliverables import write_deliverables
    from sessions.text import plain
    from tui.foreground import carry_out
    from tui.loading import load_opened
    from tui.outcome import say_written
    from widgets.text import count

    unknown = [kind for kind in only if kind not in KINDS]
    if unknown:
        raise click.UsageError(f"No kind is named {unknown[0]!r}; there are {', '.join(KINDS)}")
    path, opened = load_opened(session)
    may_be_written = os.access(path, os.W_OK)
    if opened.tail.newer or not may_be_written:
        # Nothing can be appended to it, so nothing says there that it was exported.
        if not may_be_written:
            said = f"{path.name} may only be read, so it keeps no word of this export; mend its rights if it should."
            click.echo(f"planroom: {plain(said, newlines=False)}", err=True)
        files = write_deliverables(out, deliverables_of(opened.state, only, dialect))
        click.echo(f"{count(len(files), 'file')} in {plain(str(out.resolve()))}.")
        return
    command = Export.model_validate({"folder": str(out.resolve()), "only": only, "dialect": dialect})
    say_written(carry_out(path, [command]))
