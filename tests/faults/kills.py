"""Engines that are killed at random moments, over and over, while agents write and a person decides."""

import asyncio
import contextlib
import os
import select
import shutil
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from agents.commands import DraftAll
from agents.engine import Engine
from agents.server import EngineServer
from agents.socket_path import socket_path
from sessions.errors import SessionError
from sessions.events import DraftCancelled, DraftFailed, DraftFinished, DraftStarted, Event
from sessions.file import SessionWriter
from sessions.lock import lock_path, promised
from sessions.reader import Tail
from tests.faults.agents import PLAN, ScriptedAgents
from tests.faults.person import Person, lost
from tests.sessions.build import new_session

_KILLS_A_SESSION = 5
_DRAFT_SECONDS = 0.08
_LONG_DRAFT_SECONDS = 0.5
_WHILE_ALL_WRITE = 0.6
"""How many of the engines are killed once four agents write, however slow the machine is; the others at any moment."""
_LONGEST_LIFE_SECONDS = 0.05
_LONGEST_START_SECONDS = 0.012
_LOOK_SECONDS = 0.004
_PATIENCE_SECONDS = 20.0


@dataclass(slots=True)
class Counts:
    """What came of it. `lost`, `unseen`, `damaged` and `hanging` are faults, the rest says what was tried."""

    kills: int = 0
    while_starting: int = 0
    acknowledged: int = 0
    refused: int = 0
    events: int = 0
    torn: int = 0
    power_cuts: int = 0
    writing: Counter[int] = field(default_factory=Counter)
    """Kills by the number of agents that wrote."""
    lost: int = 0
    """Acknowledged events that are not in the file any more."""
    unseen: int = 0
    """Events that a watcher had seen, and that are not in the file any more although only a process was killed."""
    damaged: int = 0
    """Files in which a line cannot be trusted."""
    hanging: int = 0
    """Drafts without an end after an engine took over."""

    @property
    def faults(self) -> int:
        """What must be 0."""
        return self.lost + self.unseen + self.damaged + self.hanging

    def lines(self) -> Iterator[str]:
        """Yield the counts as text."""
        agents = ", ".join(f"{count} while {n} wrote" for n, count in sorted(self.writing.items()))
        yield f"{self.kills} kills: {self.while_starting} of an engine that was starting, {agents}"
        yield f"{self.acknowledged} acknowledged events, {self.refused} refusals, {self.events} events in the files"
        yield f"{self.torn} half-written last lines; {self.power_cuts} files cut as a crash of the machine may"
        yield f"acknowledged events lost: {self.lost}"
        yield f"events lost that were seen: {self.unseen}"
        yield f"files with a line that cannot be trusted: {self.damaged}"
        yield f"drafts without an end: {self.hanging}"


def kill_engines(kills: int, seed: int, folder: Path) -> Counts:
    """Kill engines `kills` times; what is random hangs on `seed`, except for how fast the machine is."""
    counts, random = Counts(), Random(seed)
    drafted = asyncio.run(_drafted(folder))
    while counts.kills < kills:
        session = folder / f"s{counts.kills}.jsonl"
        shutil.copy(drafted, session)
        # What the copy holds was acknowledged too.
        shutil.copy(lock_path(drafted), lock_path(session))
        _one_session(session, min(_KILLS_A_SESSION, kills - counts.kills), random, counts)
        session.unlink()
    return counts


async def _drafted(folder: Path) -> Path:
    with new_session(folder, "drafted", PLAN.requirements) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path), ScriptedAgents(0, 0).ask)
    await engine.handle(DraftAll())
    await engine.idle()
    await engine.close()
    return path


def _one_session(session: Path, kills: int, random: Random, counts: Counts) -> None:
    person = Person(random)
    events: dict[int, Event] = {}
    watcher = Tail(session)
    for _ in range(kills):
        seen = _one_life(session, person, watcher, random, counts)
        cut = random.random() < 0.3
        if cut:
            counts.power_cuts += _lose_what_was_not_synced(session, random)
        # Somebody who reads it anew now, and watches what the next engine does.
        watcher = Tail(session)
        try:
            events = {event.seq: event for event in watcher.read()}
        except SessionError:
            counts.damaged += 1
            return
        counts.torn += bool(watcher.torn)
        counts.lost += len(lost(person.acknowledged, events))
        counts.unseen += not cut and seen is not None and events.get(seen.seq) != seen
        counts.writing[_writing(events.values())] += 1
    counts.acknowledged += len(person.acknowledged)
    counts.refused += person.refused
    counts.events += len(events)
    counts.hanging += asyncio.run(_hanging(session))


def _writing(events: Iterable[Event]) -> int:
    drafts: set[str] = set()
    for event in events:
        if isinstance(event.data, DraftStarted):
            drafts.add(event.data.draft)
        elif isinstance(event.data, DraftFinished | DraftFailed | DraftCancelled):
            drafts.discard(event.data.draft)
    return len(drafts)


def _one_life(session: Path, person: Person, watcher: Tail, random: Random, counts: Counts) -> Event | None:
    """Start an engine, use it, and kill it; return the last event that a watcher saw of it."""
    person.begin_anew()
    all_write = random.random() < _WHILE_ALL_WRITE
    pid = _start_engine(session, random.getrandbits(32), _LONG_DRAFT_SECONDS if all_write else _DRAFT_SECONDS)
    counts.kills += 1
    try:
        if random.random() < 0.15:
            counts.while_starting += 1
            time.sleep(random.random() * _LONGEST_START_SECONDS)
            return None
        with _connected(session) as connection:
            seen = _use(connection, person, watcher, random.random() * _LONGEST_LIFE_SECONDS, all_write=all_write)
            os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ConnectionError):
                while person.listen(connection):
                    pass
            return seen
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _start_engine(session: Path, seed: int, draft_seconds: float) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        asyncio.run(_serve(session, seed, draft_seconds))
    finally:
        os._exit(1)


async def _serve(session: Path, seed: int, draft_seconds: float) -> None:
    engine = Engine(SessionWriter.open(session), ScriptedAgents(seed, draft_seconds).ask)
    await EngineServer(engine, socket_path(session), lambda: None).serve()


def _connected(session: Path) -> socket.socket:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(socket_path(session)))
        except OSError:
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.003)
        else:
            return connection


def _use(connection: socket.socket, person: Person, watcher: Tail, seconds: float, *, all_write: bool) -> Event | None:
    """Decide and watch for so long: from now on, or from when all four agents that the person sent back write."""
    seen = None
    deadline = time.monotonic() + (_PATIENCE_SECONDS if all_write else seconds)
    while time.monotonic() < deadline:
        if all_write and person.began:
            all_write, deadline = False, time.monotonic() + seconds
        person.decide(connection)
        if select.select([connection], [], [], _LOOK_SECONDS)[0]:
            person.listen(connection)
        for event in watcher.read():
            seen = event
    return seen


def _lose_what_was_not_synced(session: Path, random: Random) -> bool:
    """Cut the file at any byte after the last line that was synced, as a machine that stops may."""
    lines = session.read_bytes().splitlines(keepends=True)
    synced = sum(map(len, lines[: promised(session)]))
    size = session.stat().st_size
    os.truncate(session, random.randint(synced, size))
    return session.stat().st_size < size


async def _hanging(session: Path) -> int:
    engine = Engine(SessionWriter.open(session), ScriptedAgents(0, 0).ask)
    hanging = len(engine.state.drafting())
    await engine.close()
    lock_path(session).unlink()
    return hanging
