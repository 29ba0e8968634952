"""`planroom recover`: the good part of a damaged session, as a session of its own."""

import click

from tui.options import writing_anew


@click.command("recover")
@click.argument("session")
@click.option("--session", "name", default="", metavar="NAME", help="Name of the new session.")
def recover_command(session: str, name: str) -> None:
    """Write what is good of a damaged SESSION to a new one.

    The old file is not touched.
    """
    from sessions.errors import DamagedError
    from sessions.home import find_session, new_path
    from sessions.recovery import recover
    from sessions.text import plain
    from tui.loading import refuse_other_file

    damaged = find_session(session)
    new = new_path(f"{damaged.stem} recovered", name)
    try:
        with writing_anew(new):
            recovered = recover(damaged, new)
    except DamagedError:
        refuse_other_file(damaged)
        raise
    click.echo(f"planroom: {plain(recovered.problem, newlines=False)}", err=True)
    click.echo(f"{new.stem}: {recovered.good} lines of {damaged.name}, as they were written.")
