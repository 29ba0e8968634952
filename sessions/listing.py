"""Looking at many sessions: one after the other, and where that takes long in other processes, too.

`python -m sessions.listing` is such a process. It answers lines of JSON, each with sessions to look at and words to
look for, with a line for each session; it ends when nobody is there to ask it.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from types import TracebackType
from typing import Self

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sessions.catalog import SessionSummary, as_tree, look
from sessions.collecting import collect_seldom
from sessions.home import session_paths
from sessions.searching import Hit, search

_WORTH_SECONDS = 0.8
_BATCH = 16
_MOST_HELPERS = 7
_TELL_SECONDS = 0.1
_FIRST = 10


@dataclass(frozen=True, slots=True)
class Found:
    """What a list says of a session, and where the words are said that were looked for."""

    summary: SessionSummary
    hit: Hit | None = None


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    paths: tuple[Path, ...]
    words: str


def list_sessions(words: str = "") -> list[Found]:
    """Return all sessions, or those in which all of `words` are said; the newest change first, forks behind theirs."""
    paths = session_paths()
    return arranged(paths, looked_at(paths, words), words)


@dataclass(frozen=True, slots=True)
class Growing:
    """A list while it is read: `known` of `total` sessions are; `found` are those in front, None where it said so."""

    known: int
    total: int
    found: list[Found] | None


def growing_list(words: str = "") -> Iterator[Growing]:
    """Yield what `list_sessions` returns as it grows: what is in front soon, and all of it at the end."""
    paths, known, front, shown, told = session_paths(), dict[Path, Found](), 0, 0, monotonic()
    for one in looked_at(paths, words):
        known[one.summary.path] = one
        while front < len(paths) and paths[front] in known:
            front += 1
        if monotonic() < told + _TELL_SECONDS:
            continue
        told, more = monotonic(), front >= max(_FIRST, 2 * shown)
        shown = front if more else shown
        yield Growing(len(known), len(paths), arranged(paths[:front], known.values(), words) if more else None)
    yield Growing(len(known), len(paths), arranged(paths, known.values(), words))


def arranged(paths: Sequence[Path], found: Iterable[Found], words: str = "") -> list[Found]:
    """Return what was found in the order of `paths`, each session followed by its forks."""
    known = {one.summary.path: one for one in found}
    tree = as_tree([known[path].summary for path in paths if path in known])
    every = (Found(summary, known[summary.path].hit) for summary in tree)
    return [one for one in every if one.hit or not words]


def looked_at(paths: Sequence[Path], words: str = "", worth_seconds: float = _WORTH_SECONDS) -> Iterator[Found]:
    """Yield what a list says of each of the sessions at `paths`, as soon as it is known.

    Other processes help where what is left is likely to take more than `worth_seconds`.
    """
    left, began = deque(paths), monotonic()
    with _Helpers(left, words) as helpers:
        while left or helpers.at_work:
            # What a helper took and did not come to is put back.
            with suppress(IndexError):
                yield _found(left.popleft(), words)
            yield from helpers.found(wait=not left)
            took, done = monotonic() - began, len(paths) - len(left)
            if not helpers.started and took > worth_seconds / 4 and took / done * len(left) > worth_seconds:
                helpers.start()


def _found(path: Path, words: str) -> Found:
    summary, skimmed = look(path)
    return Found(summary, search(path, words, skimmed) if words and summary.opens else None)


class _Helpers:
    """Processes that take sessions from the same pile as this one."""

    def __init__(self, left: deque[Path], words: str) -> None:
        self.started = False
        self.at_work = 0
        self._left = left
        self._words = words
        self._processes: list[subprocess.Popen[bytes]] = []
        self._told: SimpleQueue[Found | None] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.clear()
        for process in self._processes:
            process.kill()
            process.wait()

    def start(self) -> None:
        """Let others help: as many as there are cores left."""
        self.started = True
        for _ in range(min(_MOST_HELPERS, (os.cpu_count() or 1) - 1)):
            # -P keeps a folder named `sessions` in the working directory from being imported instead of ours.
            command = [sys.executable, "-P", "-m", "sessions.listing"]
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True)
            self._processes.append(process)
            self.at_work += 1
            Thread(target=self._feed, args=(process,), daemon=True).start()

    def found(self, *, wait: bool) -> Iterator[Found]:
        """Yield what helpers have found by now; with `wait`, what they find until one of them ends."""
        with suppress(Empty):
            while self.at_work:
                told = self._told.get(block=wait)
                if told is None:
                    self.at_work -= 1
                    break
                yield told

    def _feed(self, process: subprocess.Popen[bytes]) -> None:
        batch: list[Path] = []
        with suppress(OSError, ValidationError):
            while batch := self._batch():
                self._ask(process, batch)
        self._left.extend(batch)
        if process.stdin is not None and process.stdout is not None:
            with suppress(OSError):
                process.stdin.close()
            process.stdout.close()
        self._told.put(None)

    def _ask(self, process: subprocess.Popen[bytes], batch: list[Path]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(_Asked(paths=tuple(batch), words=self._words).model_dump_json().encode() + b"\n")
        process.stdin.flush()
        while batch:
            self._told.put(_records().validate_json(process.stdout.readline()))
            del batch[0]

    def _batch(self) -> list[Path]:
        # From the back: in front the list is shown as it grows, without a gap.
        batch: list[Path] = []
        with suppress(IndexError):
            while len(batch) < _BATCH:
                batch.append(self._left.pop())
        return batch


@cache
def _records() -> TypeAdapter[Found]:
    return TypeAdapter(Found)


def _help() -> None:
    for line in sys.stdin.buffer:
        asked = _Asked.model_validate_json(line)
        for path in asked.paths:
            sys.stdout.buffer.write(_records().dump_json(_found(path, asked.words)) + b"\n")
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    collect_seldom()
    _help()
