"""One step without the app: through the engine that runs, or through one in this process."""

import asyncio
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agents.commands import Command
from plan.artifacts import ArtifactName
from sessions.lock import holder
from sessions.state import SessionState, broken_off
from sessions.text import plain
from sessions.touched import touched
from tui.engine_link import answer
from tui.progress import report, resumable

if TYPE_CHECKING:
    from agents.engine import Engine


def carry_out(path: Path, commands: Sequence[Command], awaited: tuple[ArtifactName, ...] = ()) -> SessionState:
    """Have `commands` carried out in order, wait until no draft of `awaited` runs, and return the state then.

    Progress is printed on standard error. Raises RefusedError with one sentence, or SessionError.
    """
    state: SessionState | None = None

    async def carried() -> None:
        nonlocal state
        state = await _carry_out(path, commands, awaited)

    try:
        asyncio.run(carried())  # which returns nothing: asyncio writes a result out, all of it, while it takes leave
    except asyncio.CancelledError:  # as `_end_as_by_ctrl_c` has it
        raise KeyboardInterrupt from None
    assert state is not None
    return state


def _end_as_by_ctrl_c(task: "asyncio.Task[object] | None") -> None:
    """Let a request to end, or a terminal that goes away, end what this process drafts as Ctrl+C does.

    Otherwise it would end in the middle, and nobody would know what was used.
    """
    if task is None:
        return
    # Not by SIGINT, which a script that starts this in the background lets it ignore.
    for request in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(request) is not signal.SIG_IGN:  # as `nohup` has it
            task.get_loop().add_signal_handler(request, task.cancel)


async def _carry_out(path: Path, commands: Sequence[Command], awaited: tuple[ArtifactName, ...]) -> SessionState:
    if holder(path):
        return await _through_running_engine(path, commands, awaited)
    return await _through_own_engine(path, commands)


async def _through_running_engine(
    path: Path, commands: Sequence[Command], awaited: tuple[ArtifactName, ...]
) -> SessionState:
    from agents.client import EngineClient

    client = await EngineClient.connect_or_start(path)
    try:
        seq = 0
        for command in commands:
            seq = await answer(client.send(command), lambda said: click.echo(f"planroom: {said}", err=True))
        state = await report(
            path,
            seq - 1,
            lambda state: (
                touched(path) != ""
                or (
                    state.seq >= seq
                    and not (set(awaited) & set(state.drafting()) or ("sprints" in awaited and state.consulting()))
                )
            ),
        )
        if not (sentence := touched(path)):
            return state
        click.echo(f"✗ {plain(sentence)}", err=True)
        return broken_off(state, sentence)
    except asyncio.CancelledError:  # Ctrl+C
        click.echo(f"\nplanroom: The engine goes on without you; `planroom open {path.stem}` shows it.", err=True)
        raise
    finally:
        await client.close()


def _way_on(path: Path, state: SessionState, stopped: Sequence[ArtifactName]) -> str:
    """Return what goes on with drafts that were stopped, or drafts them again where none can be gone on with."""
    if any(resumable(state, name) for name in stopped):
        return f"`planroom draft {path.stem} AGENT --resume` goes on from there"
    return f"`planroom draft {path.stem} AGENT` drafts again"


async def _drafted(engine: "Engine", path: Path, before: SessionState) -> bool:
    """Print what is drafted until all of it is; return whether it came to that before another program changed the
    file."""
    shown = asyncio.create_task(
        report(path, before.seq, lambda state: not engine.busy and state.seq == engine.state.seq, before),
    )
    lost = asyncio.create_task(engine.touched())
    try:
        await asyncio.wait({shown, lost}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        lost.cancel()
    if not engine.holds():
        shown.cancel()
        await asyncio.gather(shown, return_exceptions=True)
        return False
    await shown
    return True


async def _through_own_engine(path: Path, commands: Sequence[Command]) -> SessionState:
    from functools import partial

    from agents import litellm_setup
    from agents.asking import ask
    from agents.cache import AnswerCache
    from agents.commands import Cancel, RefusedError
    from agents.engine import Engine
    from sessions.file import SessionWriter

    try:
        writer = SessionWriter.open(path)
        engine = Engine(writer, partial(ask, cache=AnswerCache()))
    except OSError as error:
        why = error.strerror or error
        raise RefusedError(f"{path} cannot be written to ({why}); mend that, then try again.") from error
    _end_as_by_ctrl_c(asyncio.current_task())
    if writer.recovered:
        click.echo(f"planroom: {plain(writer.recovered)}", err=True)
    try:
        before = engine.state
        for command in commands:
            await engine.handle(command)
            if not await _drafted(engine, path, before):
                click.echo(f"✗ {plain(engine.state.touched)}", err=True)
                break
            before = engine.state
        return engine.state
    except asyncio.CancelledError:  # Ctrl+C
        stopped = engine.state.drafting()
        for name in stopped:
            await engine.handle(Cancel(artifact=name))
        click.echo(f"\nplanroom: Stopped; what was written is kept, {_way_on(path, engine.state, stopped)}.", err=True)
        raise
    finally:
        await engine.close()
        await litellm_setup.close()
