"""`planroom export`: a session's deliverables."""

from pathlib import Path

import click

from tui.options import dialect_option


@click.command("export")
@click.argument("session")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the files.")
@click.option("--only", multiple=True, metavar="KIND", help="Only this kind of file; may be repeated.")
@dialect_option
def export_command(session: str, out: Path, only: tuple[str, ...], dialect: str) -> None:
    """Write the deliverables of SESSION as it stands now."""
    from agents.commands import Export
    from plan.exports import KINDS
    from tui.foreground import carry_out
    from tui.loading import load_session
    from tui.outcome import refuse_unwritable, say_written

    unknown = [kind for kind in only if kind not in KINDS]
    if unknown:
        raise click.UsageError(f"No kind is named {unknown[0]!r}; there are {', '.join(KINDS)}")
    refuse_unwritable(out)
    path, _ = load_session(session)
    command = Export.model_validate({"folder": str(out.resolve()), "only": only, "dialect": dialect})
    say_written(carry_out(path, [command]))
