"""`planroom show`: a session's state as text or JSON."""

import json
from typing import TYPE_CHECKING

import click

from tui.commands.diff import RevisionNumber, revision_of
from tui.options import artifact_named, json_option

if TYPE_CHECKING:
    from plan.artifacts import ArtifactName
    from sessions.state import SessionState


@click.command("show")
@click.argument("session", default="")
@click.argument("artifact", default="")
@click.option(
    "--revision", metavar="REV", type=RevisionNumber(), default=None, help="With ARTIFACT: which; the newest if none."
)
@click.option("--at", "seq", type=click.IntRange(min=1), default=None, metavar="SEQ", help="After event number SEQ.")
@json_option
def show_command(session: str, artifact: str, revision: int | None, seq: int | None, as_json: bool) -> None:
    """Show where SESSION stands, the newest if none is named.

    With ARTIFACT, any revision of it as Markdown, or as JSON.
    """
    from sessions.lock import holder
    from sessions.opening import state_at
    from tui.loading import load_session

    if revision is not None and not artifact:
        raise click.UsageError("--revision goes with an artifact; write `planroom show SESSION database --revision 2`")
    path, state = load_session(session)
    if seq is not None:
        if seq > state.seq:
            raise click.UsageError(f"{path.stem} has {state.seq} events; name one of them with --at")
        state = state_at(path, seq)
    if artifact:
        _say_revision(path.stem, state, artifact_named(artifact), revision, as_json=as_json)
        return
    written = bool(holder(path))
    say_state(path.stem, state, written=written, past=seq is not None, as_json=as_json)


def _say_revision(
    session: str, state: "SessionState", name: "ArtifactName", number: int | None, *, as_json: bool
) -> None:
    from plan.artifacts import TITLES
    from plan.exports import PARTS, deliverables
    from sessions.text import plain

    revision = revision_of(state.artifacts[name], number)
    if as_json:
        content = revision.content.model_dump(mode="json")
        record = {"session": session, "artifact": name, "revision": revision.number, "content": content}
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    files = deliverables(state.plan().model_copy(update={name: revision.content}), only=(name,))
    click.echo(f"{TITLES[name]} r{revision.number} of {session}\n")
    click.echo(plain(files[PARTS[name][0]]))


def say_state(name: str, state: "SessionState", *, written: bool, past: bool, as_json: bool) -> None:
    """Print where a session stands; or stood, in the `past`. `written` says whether somebody writes to it now."""
    from tui.report import session_report
    from tui.summary import summary_lines

    if as_json:
        click.echo(json.dumps(session_report(name, state, written), ensure_ascii=False, indent=2))
        return
    for line in summary_lines(name, state, written or past):
        click.echo(line)
