"""`planroom merge`: what the last draft proposes against a person's hand work, taken or left item by item."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tui.options import artifact_named, json_option

if TYPE_CHECKING:
    from sessions.state import ArtifactState


@click.command("merge")
@click.argument("session")
@click.argument("artifact")
@click.option("--take", multiple=True, metavar="KEY", help="Take this as the draft has it, and all below it.")
@click.option("--leave", multiple=True, metavar="KEY", help="Keep this as it is, and do not propose it again.")
@click.option("--take-all", is_flag=True, help="Take everything that is proposed.")
@click.option("--leave-all", is_flag=True, help="Leave everything that is proposed.")
@json_option
def merge_command(
    session: str,
    artifact: str,
    take: tuple[str, ...],
    leave: tuple[str, ...],
    take_all: bool,
    leave_all: bool,
    as_json: bool,
) -> None:
    """Decide between a redraft and your own hand work.

    Without --take or --leave: list the differences, what is proposed and not decided first. What you changed by hand
    stays until you take the draft's word for it.
    """
    from agents.commands import Merge
    from plan.artifacts import TITLES
    from sessions.proposals import open_proposals
    from tui.foreground import carry_out
    from tui.loading import load_session

    if take_all and leave_all:
        raise click.UsageError("--take-all and --leave-all exclude each other")
    name = artifact_named(artifact)
    path, state = load_session(session)
    held = state.artifacts[name]
    if held.latest is None:
        raise click.UsageError(f"{TITLES[name]} has no revision yet; draft it first")
    proposed = open_proposals(held)
    if (take_all or leave_all) and not proposed:
        raise click.UsageError(f"Nothing is proposed for {TITLES[name]} that is not decided")
    if take_all:
        take = (*take, *proposed)
    if leave_all:
        leave = (*leave, *proposed)
    if take or leave:
        command = Merge(artifact=name, base=held.number, take=take, leave=leave)
        held = carry_out(path, [command]).artifacts[name]
    if as_json:
        click.echo(json.dumps(_document(held), ensure_ascii=False, indent=2))
    else:
        _say(held, path.stem)


def _document(held: "ArtifactState") -> dict[str, object]:
    from sessions.proposals import differences, open_proposals

    draft, proposed = held.last_draft, frozenset(open_proposals(held))
    return {
        "artifact": held.name,
        "revision": held.number,
        "draft": draft.number if draft else 0,
        "differences": [{**asdict(change), "open": change.key in proposed} for change in differences(held)],
    }


def _say(held: "ArtifactState", session: str) -> None:
    from plan.artifacts import AGENTS, TITLES
    from sessions.proposals import differences, open_proposals
    from sessions.text import plain
    from tui.change_lines import say_changes

    title, draft = TITLES[held.name], held.last_draft
    found = differences(held)
    if draft is None or not found:
        click.echo(f"{title} r{held.number} is its last draft; there is no hand work in it.")
        return
    proposed = frozenset(open_proposals(held))
    undecided = [change for change in found if change.key in proposed]
    others = [change for change in found if change.key not in proposed]
    if undecided:
        say_changes(f"{AGENTS[held.name]} proposes in r{draft.number}, against r{held.number}", undecided)
        click.echo(plain(f"Decide with `planroom merge {session} {held.name} --take KEY` or `--leave KEY`."))
    if others:
        if undecided:
            click.echo()
        say_changes(f"What letting go of your hand work in r{held.number} would change", others)
