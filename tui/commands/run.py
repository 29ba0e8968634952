"""`planroom run`: the whole job without the app."""

from pathlib import Path
from typing import Unpack

import click

from tui.callable import refuse_uncallable
from tui.options import ModelOptions, begin_session, chosen_models, dialect_option, requirements_arguments
from tui.out_folder import OutFolder


@click.command("run")
@requirements_arguments
@click.option("--out", required=True, type=OutFolder(), metavar="DIR", help="Folder for the deliverables.")
@click.option("--approve", is_flag=True, help="Approve all four artifacts and sign the plan if the gate opens.")
@dialect_option
def run_command(
    requirements: tuple[Path, ...],
    schema: Path | None,
    openapi: Path | None,
    name: str,
    out: Path,
    approve: bool,
    dialect: str,
    **options: Unpack[ModelOptions],
) -> int:
    """Draft all four artifacts and write the deliverables.

    REQUIREMENTS are files, folders, or - for standard input.

    \b
    planroom run REQUIREMENTS.md --out plan --approve

    What the documents leave open is not asked: the recommendations are taken, and what is assumed is printed.

    Exits with 0 if no error finding is left, 3 if some are, 5 if a draft failed.
    """
    from agents.commands import Approve, ApproveGate, Command, DraftAll, Export, TakeRecommendations
    from plan.artifacts import ARTIFACTS
    from sessions.home import name_of
    from tui.cli import DRAFT_FAILED
    from tui.foreground import carry_out
    from tui.loading import load_session
    from tui.outcome import (
        findings_status,
        kept,
        say_assumptions,
        say_findings,
        say_unplaced,
        say_where_to_begin,
        say_written,
    )
    from tui.progress import failed

    agents, budget = chosen_models(**options)
    refuse_uncallable(agents.values())
    path = begin_session(requirements, schema, openapi, agents, name, budget)
    click.echo(f"Session {path.stem}", err=True)
    _, state = load_session(str(path))
    if state.open_questions():
        state = carry_out(path, [TakeRecommendations()])
    say_assumptions(path.stem, state)
    state = carry_out(path, [DraftAll()], ARTIFACTS)
    if failed(state):
        click.echo(f"The session keeps what it had; `planroom open {path.stem}` goes on from there.", err=True)
        return DRAFT_FAILED
    status = findings_status(state)
    say_findings(name_of(path), state)
    say_unplaced(name_of(path), state)
    folder = str(out.resolve())
    commands: list[Command] = [Export.model_validate({"folder": folder, "dialect": dialect})]
    if approve and not status:
        approvals = [Approve(artifact=name, revision=state.artifacts[name].number) for name in ARTIFACTS]
        commands = [*approvals, ApproveGate.model_validate({"folder": folder, "dialect": dialect})]
    with kept(f"Session {path.stem}", f"planroom export {name_of(path)} --out DIR"):
        state = carry_out(path, commands)
    say_written(state)
    say_where_to_begin(path.stem, state)
    return status
