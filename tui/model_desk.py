"""The app's way to the process that knows models: `agents.model_desk`."""

import asyncio
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from plan.artifacts import ArtifactName
from sessions.state import Assignment

_LONGEST_LINE = 4 << 20


class KnownModel(BaseModel):
    """A model as the desk tells of it. Prices are dollars per million tokens; None is unknown, never free."""

    model_config = ConfigDict(frozen=True)

    model: str
    provider: str = ""
    api_base: str = ""
    endpoint: str = ""
    key_word: str = ""
    key_problem: str = ""
    context: int | None = None
    max_output: int | None = None
    price_in: float | None = None
    price_out: float | None = None
    structured_output: bool = False
    tools: bool = False
    reasoning: bool = False
    known: bool = True


class Told(BaseModel):
    """One answer."""

    model_config = ConfigDict(frozen=True)

    id: int = 0
    models: tuple[KnownModel, ...] = ()
    ok: bool = False
    sentence: str = ""


GONE = Told(sentence="The list of models could not be read; type the model's name, as PROVIDER/MODEL.")


class Desk(Protocol):
    """Answers questions about models."""

    async def search(self, text: str) -> Told:
        """Return the models of litellm's list that have every word of `text`."""
        ...

    async def about(self, assignment: Assignment) -> Told:
        """Return what is known of one model."""
        ...

    async def served(self) -> Told:
        """Return what the person's own endpoints serve."""
        ...

    async def try_call(self, assignment: Assignment) -> Told:
        """Make one short call."""
        ...

    async def expect(self, session: Path, artifact: ArtifactName, feedback: str) -> Told:
        """Return what the next draft is likely to cost."""
        ...

    async def close(self) -> None:
        """End whatever answers."""
        ...


DeskFactory = Callable[[], Desk]


class ModelDesk:
    """The process, started at the first question; what it cannot answer any more is `GONE`."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._waiting: dict[int, asyncio.Future[Told]] = {}
        self._starting = asyncio.Lock()
        self._number = 0

    async def search(self, text: str) -> Told:
        """Return the models of litellm's list that have every word of `text`."""
        return await self._ask("search", {"text": text})

    async def about(self, assignment: Assignment) -> Told:
        """Return what is known of one model."""
        return await self._ask("about", _of(assignment))

    async def served(self) -> Told:
        """Return what the person's own endpoints serve."""
        return await self._ask("served", {})

    async def try_call(self, assignment: Assignment) -> Told:
        """Make one short call."""
        return await self._ask("try", _of(assignment))

    async def callable_as(self, assignment: Assignment) -> Told:
        """Return whether a model can be called at all, and why not or what is doubtful about it."""
        told = await self._ask("callable", _of(assignment))
        return Told(ok=True) if told is GONE else told

    async def expect(self, session: Path, artifact: ArtifactName, feedback: str) -> Told:
        """Return what the next draft is likely to cost."""
        told = await self._ask("expect", {"session": str(session), "artifact": artifact, "feedback": feedback})
        return Told(sentence="What this will cost could not be estimated.") if told is GONE else told

    async def close(self) -> None:
        """End the process."""
        if self._process is not None and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self._reader is not None:
            await self._reader

    async def _ask(self, ask: str, told: dict[str, object]) -> Told:
        from json import dumps

        process = await self._started()
        self._number += 1
        answer: asyncio.Future[Told] = asyncio.get_running_loop().create_future()
        self._waiting[self._number] = answer
        if process is None or process.stdin is None or process.returncode is not None:
            return GONE
        process.stdin.write(f"{dumps({'id': self._number, 'ask': ask, **told})}\n".encode())
        try:
            await process.stdin.drain()
        except ConnectionError:
            return GONE
        return await answer

    async def _started(self) -> asyncio.subprocess.Process | None:
        async with self._starting:
            if self._process is None:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-m",
                    "agents.model_desk",
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                    limit=_LONGEST_LINE,
                )
                self._reader = asyncio.create_task(self._read(self._process))
            return self._process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        while process.stdout is not None and (line := await process.stdout.readline()):
            with contextlib.suppress(ValidationError):
                told = Told.model_validate_json(line)
                waiting = self._waiting.pop(told.id, None)
                if waiting is not None and not waiting.done():
                    waiting.set_result(told)
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_result(GONE)
        await process.wait()


def _of(assignment: Assignment) -> dict[str, object]:
    return {
        "model": assignment.model,
        "api_base": assignment.api_base,
        "settings": assignment.settings.model_dump(mode="json"),
    }
