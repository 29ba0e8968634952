"""`planroom draft`, `iterate` and `approve`: one step, for scripts."""

from pathlib import Path
from typing import Unpack

import click

from tui.options import ModelOptions, artifact_named, changed_models, dialect_option, model_options
from tui.out_folder import OutFolder, refuse_unwritable


def _drafted(session: str, agent: str, feedback: str, options: ModelOptions, *, resume: bool = False) -> int:
    from agents.commands import DraftOne, Iterate, Resume
    from tui.cli import DRAFT_FAILED
    from tui.foreground import carry_out
    from tui.loading import load_session
    from tui.progress import failed

    artifact = artifact_named(agent)
    path, state = load_session(session)
    command: DraftOne | Iterate | Resume = DraftOne(artifact=artifact)
    if resume:
        command = Resume(artifact=artifact)
    elif feedback:
        command = Iterate(artifact=artifact, feedback=feedback)
    state = carry_out(path, [*changed_models(state, artifact, **options), command], (artifact,))
    return DRAFT_FAILED if failed(state, (artifact,)) else 0


def _estimated(session: str, agent: str, options: ModelOptions) -> int:
    from dataclasses import replace

    from agents.commands import Assign, SetBudget
    from agents.forecast import forecast
    from sessions.state import Assignment
    from sessions.text import plain
    from tui.loading import load_session

    artifact = artifact_named(agent)
    _, state = load_session(session)
    for change in changed_models(state, artifact, **options):
        match change:
            case Assign(agent=who, model=model, api_base=api_base, settings=settings):
                state = replace(state, agents={**state.agents, who: Assignment(model, api_base, settings)})
            case SetBudget(dollars=dollars):
                state = replace(state, budget=dollars)
    click.echo(plain(forecast(state, artifact).sentence, newlines=False))
    return 0


@click.command("draft")
@click.argument("session")
@click.argument("agent")
@click.option("--resume", is_flag=True, help="Go on with a draft that failed or was cancelled, where its text stops.")
@click.option("--estimate", is_flag=True, help="Say what the draft is likely to cost, and call nobody.")
@model_options
def draft_command(session: str, agent: str, resume: bool, estimate: bool, **options: Unpack[ModelOptions]) -> int:
    """Let AGENT draft its artifact (again).

    AGENT is an agent's name or its artifact's: database-architect, database. Exits with 5 if the draft fails.

    Model options hold for the agent from this draft on.
    """
    if estimate and resume:
        raise click.UsageError("--estimate is about a draft begun anew; leave --resume out")
    if estimate:
        return _estimated(session, agent, options)
    return _drafted(session, agent, "", options, resume=resume)


@click.command("iterate")
@click.argument("session")
@click.argument("agent")
@click.argument("feedback")
@model_options
def iterate_command(session: str, agent: str, feedback: str, **options: Unpack[ModelOptions]) -> int:
    """Send AGENT's artifact back with FEEDBACK.

    Exits with 5 if the draft fails, or the offline planner can carry out nothing of it; what it left is said, point by
    point.

    \b
    planroom iterate loans database "Keep loans for seven years."
    """
    if not feedback.strip():
        raise click.UsageError("The feedback is empty; say what should change")
    return _drafted(session, agent, feedback.strip(), options)


@click.command("approve")
@click.argument("session")
@click.argument("agent", required=False)
@click.option(
    "--out",
    type=OutFolder(),
    metavar="DIR",
    help="Folder for the files once the gate opens; ./SESSION-plan if not named.",
)
@dialect_option
def approve_command(session: str, agent: str | None, out: Path | None, dialect: str) -> int:
    """Approve AGENT's artifact; without AGENT, sign the plan.

    Signing approves all four and the gate, seals the session and writes the deliverables. They go to the folder
    SESSION-plan here unless --out names another one; what is written where is printed at the end.

    Exits with 3 if the gate stays closed.
    """
    from agents.commands import Approve, ApproveGate, RefusedError
    from agents.decisions import sealed
    from agents.review import gate_of
    from plan.artifacts import ARTIFACTS
    from sessions.home import name_of
    from sessions.text import plain
    from tui.cli import FINDINGS_LEFT
    from tui.foreground import carry_out
    from tui.loading import load_session
    from tui.outcome import kept, say_written

    path, state = load_session(session)
    if state.signed is not None:
        raise RefusedError(sealed(name_of(path)))
    folder = (out or Path(f"{path.stem}-plan")).resolve()
    if out is None and not agent:
        refuse_unwritable(folder)
    names = (artifact_named(agent),) if agent else ARTIFACTS
    approvals = [
        Approve(artifact=name, revision=state.artifacts[name].number)
        for name in names
        if agent or state.status(name) == "drafted"
    ]
    if approvals:
        state = carry_out(path, approvals)
    if agent:
        return 0
    gate = gate_of(state)
    if not gate.open:
        for reason in gate.reasons:
            click.echo(plain(f"✗ {reason}", newlines=False), err=True)
        return FINDINGS_LEFT
    with kept("What was approved", f"planroom approve {name_of(path)} --out DIR"):
        state = carry_out(path, [ApproveGate.model_validate({"folder": str(folder), "dialect": dialect})])
    say_written(state)
    return 0
