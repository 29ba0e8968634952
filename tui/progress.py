"""Progress of drafts as lines of text: a view of the log like any other."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import click

from plan.artifacts import AGENTS, ARTIFACTS, TITLES, ArtifactName
from sessions.events import (
    DraftCancelled,
    DraftFailed,
    DraftFinished,
    DraftRetried,
    DraftStarted,
    EstimatesAsked,
    EstimatesFailed,
    EstimatesSettled,
    Event,
    NoteAdded,
)
from sessions.file import SessionReader
from sessions.fold import fold
from sessions.state import SessionState
from sessions.text import one_line

_BESIDE = "; the sprint plan, which holds your own work, is left as it is"


def line_of(state: SessionState, event: Event) -> str:  # noqa: PLR0911 - one line an event
    """Return what to say about `event`, after which the session is `state`; empty for nothing."""
    match event.data:
        case DraftStarted(artifact=name, model=model):
            return f"  {AGENTS[name]} drafts with {model}"
        case DraftRetried(message=message):
            return f"  {event.by} again: {message}"
        case DraftFinished(artifact=name, revision=number, usage=usage, duration_ms=ms, cached=cached):
            note = ", from the cache" if cached else ""
            tokens = f"{usage.completion_tokens:,} tokens"
            return f"✓ {TITLES[name]} r{number}: {tokens} in {ms / 1000:.1f} s{note}"
        case DraftFailed(artifact=name, message=message):
            return f"✗ {TITLES[name]}: {message}"
        case DraftCancelled(artifact=name):
            return f"✗ {TITLES[name]} was cancelled"
        case EstimatesAsked(agent=agent):
            return "  The specialists estimate the stories, blind" if agent == AGENTS["architecture"] else ""
        case EstimatesSettled(settlements=settlements, settled=number):
            stories = "1 story was" if len(settlements) == 1 else f"{len(settlements)} stories were"
            return f"✓ Estimates: {stories} disputed and settled by the {AGENTS['sprints']}{'' if number else _BESIDE}"
        case EstimatesFailed(agent=agent, message=message):
            return f"  {agent} gave no estimates: {message}"
        case NoteAdded(text=text):
            return f"  {text}"
    return ""


async def report(path: Path, after: int, done: Callable[[SessionState], bool]) -> SessionState:
    """Print what happens from event `after` on until `done` says that is all; return the state then."""
    state: SessionState | None = None
    async for batch in SessionReader(path).follow():
        for event in batch:
            state = fold(state, event)
            if event.seq > after and (line := line_of(state, event)):
                click.echo(one_line(line), err=True)
        if state is not None and state.seq >= after and done(state):
            return state
        await asyncio.sleep(0)
    raise AssertionError("a session file is followed for ever")


def failed(state: SessionState, names: tuple[ArtifactName, ...] = ARTIFACTS) -> bool:
    """Return whether the last draft of one of `names` came to nothing."""
    return any(state.status(name) in {"failed", "cancelled", "empty", "drafting"} for name in names)
