"""`planroom diff`: what differs between two revisions of an artifact."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tui.options import artifact_named, json_option

if TYPE_CHECKING:
    from sessions.state import ArtifactState, Revision


class RevisionNumber(click.ParamType[int]):
    """A revision as people write it: `3` or `r3`."""

    name = "revision"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        text = str(value).removeprefix("r")
        if not text.isdecimal():
            self.fail(f"{value!r} is no revision; write r2 or 2", param, ctx)
        return int(text)


@click.command("diff")
@click.argument("session")
@click.argument("artifact")
@click.argument("old", required=False, metavar="[REV]", type=RevisionNumber())
@click.argument("new", required=False, metavar="[REV]", type=RevisionNumber())
@click.option("--hand", is_flag=True, help="Between the agent's last draft and the newest revision: your hand work.")
@json_option
def diff_command(session: str, artifact: str, old: int | None, new: int | None, hand: bool, as_json: bool) -> None:
    """Show what differs in ARTIFACT of SESSION, item by item.

    Between two revisions; with one, from it to the newest; with none, from the newest that says something else.
    """
    from plan.artifacts import TITLES
    from plan.changes import changes
    from tui.change_lines import say_changes
    from tui.loading import load_session

    if hand and old is not None:
        raise click.UsageError("Name revisions or use --hand, not both")
    name = artifact_named(artifact)
    _, state = load_session(session)
    held = state.artifacts[name]
    before, after = _revisions(held, old, new, hand)
    found = changes(before.content, after.content)
    if as_json:
        document = {
            "artifact": name,
            "from": before.number,
            "to": after.number,
            "changes": [asdict(change) for change in found],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    say_changes(f"{TITLES[name]} r{before.number} → r{after.number}", found)


def _revisions(held: "ArtifactState", old: int | None, new: int | None, hand: bool) -> "tuple[Revision, Revision]":
    from plan.artifacts import TITLES

    title = TITLES[held.name]
    if held.latest is None:
        raise click.UsageError(f"{title} has no revision yet; draft it first")
    if hand:
        return held.last_draft or held.revisions[0], held.latest
    if old is None and len(held.revisions) == 1:
        raise click.UsageError(f"{title} has one revision only, r{held.number}; there is nothing to compare it with")
    by_number = {revision.number: revision for revision in held.revisions}
    before = held.before or held.revisions[0]
    wanted = (before.number if old is None else old, held.number if new is None else new)
    for number in wanted:
        if number not in by_number:
            raise click.UsageError(f"{title} has no r{number}; there are r{min(by_number)} to r{max(by_number)}")
    return by_number[wanted[0]], by_number[wanted[1]]
