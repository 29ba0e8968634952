"""`planroom restore`: an earlier revision of an artifact becomes the newest."""

import click

from tui.commands.diff import RevisionNumber
from tui.options import artifact_named


@click.command("restore")
@click.argument("session")
@click.argument("artifact")
@click.argument("revision", metavar="REV", type=RevisionNumber())
def restore_command(session: str, artifact: str, revision: int) -> None:
    """Let revision REV of ARTIFACT be the newest again. The ones after it stay and can be restored too."""
    from agents.commands import Restore
    from plan.artifacts import TITLES
    from tui.foreground import carry_out
    from tui.loading import load_session

    name = artifact_named(artifact)
    path, state = load_session(session)
    command = Restore(artifact=name, base=state.artifacts[name].number, revision=revision)
    state = carry_out(path, [command])
    click.echo(f"{TITLES[name]} r{state.artifacts[name].number} says again what r{revision} says.")
    if state.stale(name):
        click.echo("It is stale: what it was drawn from has changed since.")
