"""A process that knows models, for an app that must not import litellm: `python -m agents.model_desk`.

It answers lines of JSON with lines of JSON, in whatever order they are ready; `id` says which belongs to which.
"""

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from agents.callable import callable_as
from agents.catalogue import ModelCard, card, search
from agents.commands import RefusedError
from agents.config.reading import read_config
from agents.endpoints import EndpointError, served, try_call
from agents.forecast import forecast
from agents.keys import KeyMissingError, key_for
from agents.litellm_setup import close, load
from plan.artifacts import ArtifactName
from sessions.collecting import collect_seldom
from sessions.errors import SessionError
from sessions.events import ModelSettings
from sessions.opening import open_session
from sessions.state import Assignment

MOST = 200
"""Models that a search gives at most."""


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: int


class Search(_Asked):
    """Which models of litellm's list have every word of `text`."""

    ask: Literal["search"] = "search"
    text: str


class About(_Asked):
    """What is known of one model."""

    ask: Literal["about"] = "about"
    model: str
    api_base: str = ""
    settings: ModelSettings = ModelSettings()


class Served(_Asked):
    """What the person's own endpoints serve."""

    ask: Literal["served"] = "served"


class Try(_Asked):
    """How one short call of a model goes."""

    ask: Literal["try"] = "try"
    model: str
    api_base: str = ""
    settings: ModelSettings = ModelSettings()


class CallableAs(_Asked):
    """Whether a model can be called at all."""

    ask: Literal["callable"] = "callable"
    model: str
    api_base: str = ""
    settings: ModelSettings = ModelSettings()


class Expect(_Asked):
    """What the next draft of a session's agent is likely to cost."""

    ask: Literal["expect"] = "expect"
    session: Path
    artifact: ArtifactName
    feedback: str = ""


Asked = Annotated[Search | About | Served | Try | CallableAs | Expect, Field(discriminator="ask")]
ASKED: TypeAdapter[Asked] = TypeAdapter(Asked)


async def answer(asked: Asked) -> dict[str, object]:
    """Return what is known: `models` as cards, or a `sentence` and whether the call was `ok`."""
    match asked:
        case Search(text=text):
            return {"models": [_record(each) for each in await asyncio.to_thread(search, text, MOST)]}
        case About(model=model, api_base=api_base, settings=settings):
            return {"models": [_record(await asyncio.to_thread(card, model, api_base, settings), api_base)]}
        case Served():
            return await _served()
        case Try(model=model, api_base=api_base, settings=settings):
            tried = await try_call(Assignment(model, api_base, settings))
            return {"ok": tried.ok, "sentence": tried.sentence}
        case CallableAs(model=model, api_base=api_base, settings=settings):
            found = await asyncio.to_thread(callable_as, Assignment(model, api_base, settings))
            return {"ok": not found.problem, "sentence": found.problem or found.doubt}
        case Expect():
            return await asyncio.to_thread(_expected, asked)


def _expected(asked: Expect) -> dict[str, object]:
    try:
        state = open_session(asked.session).state
        return {"ok": True, "sentence": forecast(state, asked.artifact, asked.feedback).sentence}
    except (SessionError, RefusedError) as error:
        return {"sentence": str(error)}


async def _served() -> dict[str, object]:
    models: list[dict[str, object]] = []
    problems: list[str] = []
    for name, endpoint in read_config().config.endpoints.items():
        try:
            found = await served(endpoint.api_base, key_for(endpoint.key))
        except (EndpointError, KeyMissingError) as error:
            problems.append(f"{name}: {error}")
            continue
        for each in found:
            settings = ModelSettings(key=endpoint.key, prices=endpoint.prices)
            record = _record(await asyncio.to_thread(card, each.model, each.api_base, settings), each.api_base)
            models.append({**record, "endpoint": name})
    return {"models": models, "sentence": " ".join(problems)}


def _record(found: ModelCard, api_base: str = "") -> dict[str, object]:
    told = asdict(found)
    return {
        **{name: value for name, value in told.items() if name != "key"},
        "api_base": api_base,
        "key_word": found.key.word,
        "key_problem": found.key.problem,
    }


async def _serve() -> None:
    await asyncio.to_thread(load)
    running: set[asyncio.Task[None]] = set()
    while line := await asyncio.to_thread(sys.stdin.readline):
        try:
            asked = ASKED.validate_json(line)
        except ValidationError:
            continue
        task = asyncio.create_task(_tell(asked))
        running.add(task)
        task.add_done_callback(running.discard)
    for task in running:
        task.cancel()
    await close()


async def _tell(asked: Asked) -> None:
    said = json.dumps({"id": asked.id, **await answer(asked)}, ensure_ascii=False)
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    collect_seldom()
    asyncio.run(_serve())
