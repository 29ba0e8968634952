"""Progress of drafts as lines of text: a view of the log like any other."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import click

from agents.commands import RefusedError
from agents.models import is_offline
from agents.resuming import interrupted
from plan.artifacts import AGENTS, ARTIFACTS, TITLES, ArtifactName
from plan.estimates import disputes
from sessions.dollars import rounded
from sessions.events import (
    DraftCancelled,
    DraftContinued,
    DraftEstimated,
    DraftFailed,
    DraftFinished,
    DraftRetried,
    DraftStarted,
    EstimatesAsked,
    EstimatesFailed,
    EstimatesGiven,
    EstimatesSettled,
    Event,
    NoteAdded,
    Usage,
)
from sessions.fold import fold
from sessions.opening import state_at
from sessions.reader import SessionReader
from sessions.state import SessionState
from sessions.text import one_line
from tui.unheeded import unheeded_lines

_BESIDE = "; the sprint plan, which has changed meanwhile, is left as it is"


def line_of(state: SessionState, event: Event) -> str:  # noqa: C901, PLR0911 - one line an event
    """Return what to say about `event`, after which the session is `state`; empty for nothing."""
    match event.data:
        case DraftStarted(artifact=name, model=model):
            rules = ", which is rules and no model" if is_offline(model) and name == "architecture" else ""
            return f"  {AGENTS[name]} drafts with {model}{rules}"
        case DraftEstimated(usage=usage, cost=cost):
            return f"  {event.by} will read and write about {_tokens(usage)}{_price(cost, usage)}"
        case DraftRetried(message=message, model=model, wait_ms=wait):
            return f"  {event.by} again{_with(model)}{_after(wait)}: {message}"
        case DraftContinued(message=message, model=model, wait_ms=wait):
            return f"  {event.by} goes on{_with(model)}{_after(wait)}: {message}"
        case DraftFinished(artifact=name, revision=number, usage=usage, duration_ms=ms, cost=cost, cached=cached):
            note = ", from the cache" if cached else _price(cost, usage)
            return f"✓ {TITLES[name]} r{number}: {usage.completion_tokens:,} tokens in {ms / 1000:.1f} s{note}"
        case DraftFailed(artifact=name, message=message):
            return f"✗ {TITLES[name]}: {message}"
        case DraftCancelled(artifact=name, usage=usage, cost=cost, engine=engine):
            used = f", {_tokens(usage)}{_price(cost, usage)}" if usage.prompt_tokens else ""
            return f"✗ {TITLES[name]} was {'stopped with its engine' if engine else 'cancelled'}{used}"
        case EstimatesAsked(agent=agent):
            return "  The specialists estimate the stories, blind" if agent == AGENTS["architecture"] else ""
        case EstimatesGiven():
            return _agreed(state)
        case EstimatesSettled(settlements=settlements, settled=number):
            stories = "1 story was" if len(settlements) == 1 else f"{len(settlements)} stories were"
            return f"✓ Estimates: {stories} disputed and settled by the {AGENTS['sprints']}{'' if number else _BESIDE}"
        case EstimatesFailed(agent=agent, message=message):
            return f"  {agent} gave no estimates: {message}"
        case NoteAdded(text=text):
            return f"  {text}"
    return ""


def _tokens(usage: Usage) -> str:
    return f"{usage.prompt_tokens + usage.completion_tokens:,} tokens"


def _price(cost: float | None, usage: Usage) -> str:
    """Say what something costs; nothing of what is free."""
    if cost is None:
        return ", at an unknown price"
    return f", {'≈' if usage.estimated else ''}{rounded(cost)}" if cost else ""


def _with(model: str) -> str:
    return f" with {model}" if model else ""


def _after(wait_ms: int) -> str:
    return f" in {wait_ms / 1000:.1f} s" if wait_ms else ""


def _agreed(state: SessionState) -> str:
    """Say that the specialists' cards lie close together, once the last of them has answered."""
    round_, latest = state.consultation, state.artifacts["sprints"].latest
    if round_ is None or latest is None or round_.waiting or round_.failures:
        return ""
    plan = state.plan().sprints
    if plan is None or disputes(plan, round_.estimation().cards):
        return ""
    return f"✓ Estimates: {len(round_.cards)} specialists agree about every story"


def resumable(state: SessionState, name: ArtifactName) -> bool:
    """Return whether the last draft of `name` can be gone on with."""
    try:
        interrupted(state, name)
    except RefusedError:
        return False
    return True


def resume_hint(session: str, state: SessionState, name: ArtifactName) -> str:
    """Say how a draft that failed is gone on with; nothing if it cannot be."""
    if not resumable(state, name):
        return ""
    return f"  `planroom draft {session} {name} --resume` goes on where it stopped, with another --model too."


async def report(
    path: Path, after: int, done: Callable[[SessionState], bool], state: SessionState | None = None
) -> SessionState:
    """Print what happens from event `after` on until `done` says that is all; return the state then.

    `state` is what the session was after event `after`, for whoever knows it.
    """
    # From the event before: so there is always something to come, and `done` is asked at once.
    if state is None and after > 1:
        state = state_at(path, after - 1)
    # An engine may be at its end only after it has written its last event.
    async for batch in SessionReader(path).follow(min(state.seq, after - 1) if state else 0, beats=True):
        for event in batch:
            if state is None or event.seq > state.seq:
                state = fold(state, event)
            if event.seq > after and (line := line_of(state, event)):
                click.echo(one_line(line), err=True)
            if event.seq > after and isinstance(event.data, DraftFailed | DraftFinished):
                for said in unheeded_lines(state, event.data.artifact, path.stem):
                    click.echo(one_line(said), err=True)
            if event.seq > after and isinstance(event.data, DraftFailed):
                hint = resume_hint(path.stem, state, event.data.artifact)
                click.echo(f"{one_line(hint)}\n" if hint else "", nl=False, err=True)
        if state is not None and state.seq >= after and done(state):
            return state
        await asyncio.sleep(0)
    raise AssertionError("a session file is followed for ever")


def failed(state: SessionState, names: tuple[ArtifactName, ...] = ARTIFACTS) -> bool:
    """Return whether the last draft of one of `names` came to nothing."""
    return any(
        state.status(name) in {"failed", "cancelled", "empty", "drafting"} or state.artifacts[name].unmoved
        for name in names
    )
