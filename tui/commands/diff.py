"""`planroom diff`: what differs between two revisions of an artifact."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tui.options import artifact_named, json_option

if TYPE_CHECKING:
    from sessions.state import ArtifactState, Revision


_MOST_DIGITS, _MOST_SHOWN = 9, 40


class RevisionNumber(click.ParamType[int]):
    """A revision as people write it: `3` or `r3`."""

    name = "revision"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        text = str(value).removeprefix("r")
        if not text.isdecimal() or len(text) > _MOST_DIGITS or not int(text):
            raise click.UsageError(f"{str(value)[:_MOST_SHOWN]!r} is no revision; write r2 or 2", ctx)
        return int(text)


@click.command("diff")
@click.argument("session")
@click.argument("artifact")
@click.argument("old", required=False, metavar="[REV]", type=RevisionNumber())
@click.argument("new", required=False, metavar="[REV]", type=RevisionNumber())
@click.option("--hand", is_flag=True, help="Between the agent's last draft and the newest revision: your hand work.")
@click.option("--with", "other", metavar="OTHER", help="From SESSION's newest revision to that of another session.")
@json_option
def diff_command(
    session: str, artifact: str, old: int | None, new: int | None, hand: bool, other: str | None, as_json: bool
) -> None:
    """Show what differs in ARTIFACT of SESSION, item by item.

    Between two revisions; with one, from it to the newest; with none, from the newest that says something else. With
    another session (a fork, say), REV and REV are a revision of each.
    """
    from plan.artifacts import TITLES
    from plan.changes import changes
    from sessions.proposals import hand_work
    from tui.change_lines import say_changes
    from tui.loading import load_session

    if hand and old is not None:
        raise click.UsageError("Name revisions or use --hand, not both")
    name = artifact_named(artifact)
    own, state = load_session(session)
    held = state.artifacts[name]
    if other is None:
        before, after = _revisions(held, old, new, hand)
        names = "", ""
    elif hand:
        raise click.UsageError("Name another session or use --hand, not both")
    else:
        path, there = load_session(other)
        before = revision_of(held, old, own.stem)
        after = revision_of(there.artifacts[name], new, path.stem)
        names = f"{own.stem} ", f"{path.stem} "
    found = hand_work(held) if hand else changes(before.content, after.content)
    if as_json:
        document = {
            "artifact": name,
            "from": before.number,
            "to": after.number,
            "with": other,
            "changes": [asdict(change) for change in found],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    say_changes(f"{TITLES[name]} {names[0]}r{before.number} → {names[1]}r{after.number}", found)


def _revisions(held: "ArtifactState", old: int | None, new: int | None, hand: bool) -> "tuple[Revision, Revision]":
    from plan.artifacts import TITLES

    title = TITLES[held.name]
    if held.latest is None:
        raise click.UsageError(f"{title} has no revision yet; draft it first")
    if hand:
        return held.last_draft or held.revisions[0], held.latest
    if old is None and len(held.revisions) == 1:
        raise click.UsageError(f"{title} has one revision only, r{held.number}; there is nothing to compare it with")
    before = held.before or held.revisions[0]
    return revision_of(held, before.number if old is None else old), revision_of(held, new)


def revision_of(held: "ArtifactState", number: int | None, session: str = "") -> "Revision":
    """Return a revision, the newest if no number is given; raises click.UsageError if there is none.

    It names the `session`, where there are several.
    """
    from plan.artifacts import TITLES

    title = f"{TITLES[held.name]} of {session}" if session else TITLES[held.name]
    if held.latest is None:
        raise click.UsageError(f"{title} has no revision yet; draft it first")
    if number is None:
        return held.latest
    found = held.revision(number)
    if found is None:
        first = held.revisions[0].number
        there = f"there are r{first} to r{held.number}" if first != held.number else f"r{first} is the only one"
        raise click.UsageError(f"{title} has no r{number}; {there}")
    return found
